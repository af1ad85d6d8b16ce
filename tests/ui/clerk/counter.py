"""The clerk's page in the real window, with a desk in memory: what view tests and pictures use."""

from PySide6.QtWidgets import QWidget

from app.domain.order_line import Decision
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, DESK
from tests.ui.clerk.desk import STROKES
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.view import ClerkView
from ui.frame.form_state import FormState
from ui.frame.shortcuts import COUNTER_KEYS, SELDOM_KEYS, Shortcuts
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.modes import COUNTER, modes_for
from ui.shell.reason_dialog import ReasonDesk
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow


class Counter:
    """`window` shows the counter; `customer` is what the customer's screen would paint."""

    customer: FormState

    def __init__(self, theme: Theme, hall: Hall | None = None, *, language: Language = Language.ZH) -> None:
        self.hall = hall or Hall()
        self.presenter = ClerkPresenter(self.hall.outside, clerk=CLERK, language=language)
        self.window = ShellWindow(theme=theme, language=LanguageChoice(language), sign_on=QWidget())
        self.view = ClerkView(
            self.presenter,
            theme=theme,
            overlay=self.window.overlay,
            toasts=self.window.toasts,
            show_customer=self._show,
        )
        self.view.keys_changed.connect(self.window.render_keys)
        self.window.add_mode(COUNTER.name, self.view, foot=self.view.form.foot, room=self.view.to_do.room)
        self.window.set_modes(modes_for(CLERK, has_hall=False))
        self.shortcuts = Shortcuts((*COUNTER_KEYS, *SELDOM_KEYS), self.view.key_acts(), window=self.window.body)
        self.window.overlay.opened.connect(self.shortcuts.rest)
        self.window.overlay.closed.connect(self.shortcuts.work)
        self.window.render_top(TopLineState(DESK, CLERK, parked=0))
        self.window.show_body(COUNTER.name)
        self.reasons = ReasonDesk(overlay=self.window.overlay, language=self.window.language)
        self.presenter.reader.ending.listen(self.reasons.ask, drawer=None)
        self.presenter.queue.listen_reason(self.reasons.ask)
        self.presenter.begin()

    def _show(self, state: FormState) -> None:
        self.customer = state

    def customer_confirms(self, decision: Decision = Decision.CONFIRMED) -> None:
        for line in self.customer.lines:
            if line.needs_confirmation:
                self.presenter.customer_side.decide(line.line.id, decision)

    def customer_signs(self) -> None:
        self.presenter.customer_side.sign(strokes=STROKES, width=2600, content_sha256=self.customer.content_sha256)
