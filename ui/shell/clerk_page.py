"""The clerk's page in the counter's window: made when the first person signs on, loaded ahead of it (ui.shell.ahead),
as half of what a window loads belongs to it."""

from collections.abc import Callable, Mapping

from app.domain.staff import StaffMember
from ui.clerk.items import Act as ClerkAct
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.scanning import scanned
from ui.clerk.view import ClerkView
from ui.frame.form_state import FormState
from ui.frame.shortcuts import COUNTER_KEYS, SELDOM_KEYS, Shortcuts
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.customer_place import CustomerPlace
from ui.shell.modes import COUNTER
from ui.shell.parts import ProgramParts
from ui.shell.reason_dialog import ReasonDesk
from ui.shell.window import ShellWindow

__all__ = ["clerk_presenter", "open_page", "scanned"]


def clerk_presenter(
    parts: ProgramParts, person: StaffMember, *, language: LanguageChoice, reasons: ReasonDesk, place: CustomerPlace
) -> ClerkPresenter:
    """With the desks that ask for a reason, and the customer's screen."""
    presenter = ClerkPresenter(parts.outside, clerk=person, language=language.language)
    presenter.unmasking.listen(reasons.ask)
    presenter.queue.listen_reason(reasons.ask)
    presenter.reader.listen(reasons.ask, drawer=parts.drawer if parts.has_drawer else None)
    presenter.customer_side.has_second_screen = not place.turned_round
    place.serve(presenter.customer_side)
    return presenter


def open_page(
    presenter: ClerkPresenter,
    *,
    window: ShellWindow,
    theme: Theme,
    place: CustomerPlace,
    show_customer: Callable[[FormState], None],
    acts: Callable[[], Mapping[ClerkAct, Callable[[], None]]],
) -> None:
    """The page in the window, with its keys; `acts` are asked for once the page is there."""
    view = ClerkView(presenter, theme=theme, overlay=window.overlay, toasts=window.toasts, show_customer=show_customer)
    view.keys_changed.connect(window.render_keys)
    presenter.serve(dict(acts()))
    window.add_mode(COUNTER.name, view, foot=view.form.foot, room=view.to_do.room)
    shortcuts = Shortcuts((*COUNTER_KEYS, *SELDOM_KEYS), view.key_acts(), window=view)
    window.overlay.opened.connect(shortcuts.rest)
    window.overlay.closed.connect(shortcuts.work)
    # Whatever opened it, the keys are the clerk's page's again.
    window.overlay.closed.connect(view.setFocus)
    place.turned_back.connect(lambda: window.overlay.give_focus(view))
    window.search_pressed.connect(presenter.find_anything)
    window.parked_pressed.connect(presenter.lists.open_drafts)
    window.strip.unsent_pressed.connect(lambda: _open_unsent(window, presenter))


def _open_unsent(window: ShellWindow, presenter: ClerkPresenter) -> None:
    """Not while somebody else might look, and over no dialog: the money of a form may be half taken there."""
    if not window.signed_off and window.overlay.dialog() is None:
        presenter.lists.open_unsent()
