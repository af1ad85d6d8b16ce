"""Where the customer's screen stands: the second monitor, a window of its own, or this very screen turned round."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.device_ports import ReadingVoice
from app.domain.business_hall import CounterDesk
from app.domain.hall_time import hall_date
from app.domain.offering import Offering
from app.domain.order_line import Decision
from app.domain.signature import Stroke
from app.papers.on_sale_list import ON_SALE_PATH
from app.ports import Catalogues, Clock
from app.texts.language import Language
from ui.frame.form_state import CustomerActs, FormState, Phase
from ui.frame.pictures import SMALL
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.strip_state import CustomerScreenReport

if TYPE_CHECKING:
    from ui.customer.turned import CheckPassword, TurnedScreen
    from ui.customer.view import CustomerView


class NobodyOnDuty:
    """CustomerActs before anybody signed on: the on-sale list is there to read, and nothing to act on."""

    def decide(self, line_id: str, decision: Decision) -> None: ...
    def sign(self, *, strokes: tuple[Stroke, ...], width: int, content_sha256: str) -> None: ...
    def answer(self, code: str, given: bool) -> None: ...
    def give_code(self, code: str) -> None: ...
    def another_code(self) -> None: ...
    def leave_code(self) -> None: ...
    def want_large_print(self, wanted: bool) -> None: ...
    def looks_at(self, line_id: str) -> None: ...
    def speak(self, language: Language) -> None: ...
    def back_to_clerk(self) -> None: ...
    def rate(self, score: int) -> None: ...


class CustomerPlace(QObject):
    """Holds the customer's view. A second monitor that is not there gives way to the turned screen.

    `turned_back` when the one screen is the clerk's again.
    """

    turned_back = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        catalogues: Catalogues,
        desk: CounterDesk,
        clock: Clock,
        verify_base: str,
        check_password: "CheckPassword",
        voice: ReadingVoice | None = None,
        training: bool = False,
    ) -> None:
        """`window` is the clerk's."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._catalogues = catalogues
        self._clock = clock
        self._verify_base = verify_base
        self._check_password = check_password
        self._voice = voice
        self._training = training
        self._acts: CustomerActs = NobodyOnDuty()
        self._state: FormState | None = None
        self._shown = False
        self._in_front = False
        self._choice = CustomerScreenChoice.WINDOW
        self._turned: TurnedScreen | None = None
        self._soon = QTimer(self)  # once the clerk's window has answered
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._paint)
        self._view: CustomerView | None = None

    @property
    def view(self) -> "CustomerView":
        """Made when it is first wanted: where one screen serves both, the sign-on page does not wait for it."""
        if self._view is None:
            self._view = self._new_view()
            self._place(self._view)
        return self._view

    def make_next(self) -> bool:
        """One part of it that is not there yet, ahead of the first customer; whether there was one."""
        if self._view is None:
            return self.view is not None
        return self._view.make_next()

    def serve(self, acts: CustomerActs) -> None:
        """Somebody is on duty: what the customer does goes to `acts`."""
        self._acts = acts
        if self._view is not None:
            self._view.acts = acts

    def put(self, choice: CustomerScreenChoice) -> CustomerScreenReport:
        """Moves it there at once. Returns what the strip says of it."""
        if choice is CustomerScreenChoice.SECOND and _second_screen(self._window) is None:
            choice = CustomerScreenChoice.TURNED
        if choice is not self._choice:
            self._choice = choice
            if self._view is not None:
                self._rebuild(self._view)
        return self.report()

    @property
    def turned_round(self) -> bool:
        """One screen serves both."""
        return self._choice is CustomerScreenChoice.TURNED

    @property
    def beside(self) -> bool:
        """A window of its own, which may lie behind the clerk's."""
        return self._choice is CustomerScreenChoice.WINDOW

    def swap(self) -> CustomerScreenReport:
        """The customer's window comes before the clerk's, or goes behind it again; the keyboard stays the clerk's."""
        if self.beside:
            if not self.view.isVisible():
                self.show()
            self._bring_front(not self._in_front)
        return self.report()

    def render(self, state: FormState) -> CustomerScreenReport:
        """A key of the clerk's is answered on their own screen first; whatever the customer is to act on, at once."""
        before, self._state = self._state, state
        if _edited(before, state):
            self._soon.start()
        else:
            self._paint()
        awaited = _awaits_customer(state)
        if self.beside and awaited is not _awaits_customer(before) and self._covered():
            self._bring_front(awaited)
        if self._turned is not None and state.phase is Phase.WITH_CUSTOMER:
            self._turned.turn()
        return self.report()

    def _visible(self) -> bool:
        return self._view is not None and self._view.isVisible()

    def _paint(self) -> None:
        self._soon.stop()
        if self._state is not None:
            self.view.render_form(self._state)

    def _covered(self) -> bool:
        """Whether one of both windows hides part of the other."""
        return self._visible() and self.view.frameGeometry().intersects(self._window.frameGeometry())

    def _bring_front(self, front: bool) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._in_front = front
        if not front:
            self._window.raise_()
            return
        keep_in_sight(self.view)
        self.view.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the clerk's window brings that one forward."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._in_front = False
        return super().eventFilter(watched, event)

    def report(self) -> CustomerScreenReport:
        if self.turned_round:
            return CustomerScreenReport.TURNED
        return CustomerScreenReport.ON if self._visible() or not self._shown else CustomerScreenReport.OFF

    def show(self) -> None:
        self._shown = True
        if self._choice is CustomerScreenChoice.TURNED:
            return
        second = _second_screen(self._window)
        if self._choice is CustomerScreenChoice.SECOND and second is not None:
            self.view.show_on(second)
        else:
            # A window of its own beside the clerk's: by pointer only, the keyboard stays with the clerk.
            self.view.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
            self.view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.view.resize(SMALL)
            self.view.show()

    def close(self) -> None:
        self._shown = False
        if self._view is not None and self._turned is None:
            self._view.close()
        if self._voice is not None:
            self._voice.close()

    def _rebuild(self, old: "CustomerView") -> None:
        """A view that stands elsewhere is another window; what it showed is painted again."""
        old_turned = self._turned
        self._view = self._new_view()
        self._place(self._view)
        if self._state is not None:
            self._view.render_form(self._state)
        (old if old_turned is None else old_turned).deleteLater()
        if self._shown:
            self.show()

    def _place(self, view: "CustomerView") -> None:
        self._turned = None
        if self.turned_round:
            from ui.customer.turned import TurnedScreen  # late, as the view

            self._turned = TurnedScreen(view, window=self._window, check_password=self._check_password)
            self._turned.turned_back.connect(self.turned_back)

    def _new_view(self) -> "CustomerView":
        from ui.customer.view import CustomerView  # late: the sign-on page needs none of it

        return CustomerView(
            on_sale=self._on_sale,
            edition=lambda: self._catalogues.current().version,
            desk=self._desk,
            acts=self._acts,
            verify_base=self._verify_base,
            list_address=f"{self._verify_base}{ON_SALE_PATH}" if self._verify_base else "",
            voice=self._voice,
            training=self._training,
        )

    def _on_sale(self) -> tuple[Offering, ...]:
        return self._catalogues.current().on_sale(hall_date(self._clock.now(), self._desk.hall.zone))


def keep_in_sight(view: QWidget) -> None:
    """Wholly on its monitor; smaller where the monitor is, but never so small that a button could not be reached."""
    room = view.screen().availableGeometry()
    around = view.frameGeometry().size() - view.size()
    view.resize(view.size().boundedTo(room.size() - around).expandedTo(SMALL))
    place = view.frameGeometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    if (left, top) != (place.left(), place.top()):
        view.move(left, top)


def _edited(before: FormState | None, now: FormState) -> bool:
    """The clerk goes on with the form that the customer sees already, and nothing of it is theirs to do yet."""
    if before is None or before.form_id != now.form_id or now.line_asked is not None:
        return False
    return before.phase is Phase.EDITING and now.phase is Phase.EDITING and not _pressed(before, now)


def _pressed(before: FormState, now: FormState) -> bool:
    """Whether the customer answered something, or is to type: that is there at once, on their own screen."""
    had, said = _answers(before), _answers(now)
    answered = any(had[about] != said[about] for about in had.keys() & said.keys())
    wanted = (before.code, before.language, before.large_print) != (now.code, now.language, now.large_print)
    return answered or wanted


def _answers(state: FormState) -> dict[str, object]:
    """By line, and by what is asked beside the lines."""
    return {view.line.id: view.decision for view in state.lines} | {ask.code: ask.given for ask in state.asks}


def _awaits_customer(state: FormState | None) -> bool:
    """The form was handed over, or the clerk asks the customer to look at a line."""
    return state is not None and (state.phase is Phase.WITH_CUSTOMER or state.line_asked is not None)


def _second_screen(window: QWidget) -> QScreen | None:
    """The first monitor the clerk's window does not stand on."""
    own = window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not own), None)
