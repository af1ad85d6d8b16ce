"""The greeter's page in the counter's window: made when it is first opened, told whenever the hall changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.staff import StaffMember
from app.texts import greeter as words
from ui.clerk.outside import Outside
from ui.frame.application import Bell
from ui.frame.theme import LanguageChoice
from ui.greeter.outside import GreeterOutside, TicketPapers
from ui.greeter.view import GreeterView
from ui.shell.modes import GREETER
from ui.shell.top_line import TouchFace
from ui.shell.window import ShellWindow


@dataclass(frozen=True, slots=True)
class GreeterParts:
    """What the greeter's page has beside the counter's own parts: `papers` prints tickets, `initials` gives the ways
    to type a name in pinyin (offline_cache.pinyin), `self_service` is the address a customer's phone opens for doing
    it alone, "" for none."""

    papers: TicketPapers
    initials: Callable[[str], Sequence[str]]
    self_service: str = ""


@dataclass(frozen=True, slots=True)
class GreeterNeeds:
    """`outside` is the counter's; its hall, lanes, devices and gate are used. `go_alone` begins the counter's own way
    of going on alone; None where this device has no desk. `name_of` is the entrance's."""

    window: ShellWindow
    language: LanguageChoice
    outside: Outside
    parts: GreeterParts
    name_of: Callable[[str], StaffMember | None]
    go_alone: Callable[[], None] | None = None


class GreeterDesk(QObject):
    """`open` shows the page; `tick` is called every second; `give_up` before the lock or another person."""

    def __init__(self, needs: GreeterNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs
        self._view: GreeterView | None = None
        self._bell = Bell(self)
        self._ringing = False
        needs.language.changed.connect(lambda _: self._language_switched())

    @property
    def view(self) -> GreeterView | None:
        """None until somebody opened it: at most desks nobody ever does."""
        return self._view

    def open(self) -> None:
        """The page in place of the counter's, which stays as it is behind it."""
        if self._view is None:
            self._view = self._made()
        self._needs.window.show_body(GREETER.name)

    def tick(self) -> None:
        """Waits grow and promises run out, a second at a time, while somebody sees it."""
        if self._view is not None and self._view.isVisible():
            self._view.presenter.tick()

    def give_up(self) -> None:
        """Nothing of a visitor stays on the page: the desk is locked, or goes to somebody else."""
        if self._view is not None:
            self._view.presenter.give_up()

    def _made(self) -> GreeterView:
        needs = self._needs
        window = needs.window
        view = GreeterView(
            _outside(needs), overlay=window.overlay, toasts=window.toasts, language=needs.language.language
        )
        face = TouchFace(words.PLACE, words.SEARCH, view.presenter.open_find, view.choice.issue)
        window.add_mode(GREETER.name, view, keys=(), touch=face)
        self._bell.rang.connect(lambda: self._rang(view))
        needs.outside.hall.listen(self._heard)
        view.presenter.begin()
        return view

    def _heard(self) -> None:
        """In a thread of the hall's; however much changes until the window looks, it looks once."""
        if not self._ringing:
            self._ringing = True
            self._bell.ring()

    def _rang(self, view: GreeterView) -> None:
        self._ringing = False  # before it is looked: what changes from here on rings again
        view.presenter.hall_changed()

    def _language_switched(self) -> None:
        if self._view is not None:
            self._view.presenter.set_language(self._needs.language.language)


def _outside(needs: GreeterNeeds) -> GreeterOutside:
    outside, parts = needs.outside, needs.parts
    devices = outside.devices
    return GreeterOutside(
        hall=outside.hall,
        lane=outside.hall_lane,
        gate=outside.gate,
        ids=outside.ids,
        clock=outside.clock,
        zone=outside.desk.hall.zone,
        audit=outside.audit,
        matters=lambda: outside.catalogues.current().matters,
        papers=parts.papers,
        name_of=needs.name_of,
        initials=parts.initials,
        search=outside.search,
        customers=outside.customers,
        central=outside.central,
        catalogues=outside.catalogues,
        store_lane=outside.store_lane,
        central_lane=outside.central_lane,
        reader=devices.reader,
        demo_cards=devices.demo_cards,
        device_lane=devices.lane,
        demo=outside.demo,
        self_service=parts.self_service,
        go_alone=needs.go_alone,
    )
