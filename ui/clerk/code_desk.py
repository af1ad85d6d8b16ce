"""A line confirmed by a code the centre sends to the customer's own number: asked for, read out, compared (S10, S12).

The customer types it on their own screen, or reads it out and the clerk does; what was typed is forgotten as soon as
it was compared, and nothing here is written down but the number of the message.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from app.code_ports import OneTimeCodes
from app.domain.one_time_code import CODE_DIGITS, VALID_MINUTES, CodeAnswer, CodeOutcome, CodeSent, CodeWanted
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, LineState, OrderLine, SecondConfirmation
from app.errors import CentralTrouble, Trouble
from app.ports import Lane, LinkState
from app.texts import one_time_code as words
from app.texts.language import Language, Text
from ui.clerk.code_state import CodeState
from ui.clerk.dialogs import DialogStack
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.permits import Permits
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice
from ui.frame.form_state import CodeView

T = TypeVar("T")

CENTRE_DEADLINE_S = 12.0  # two seconds more than a call may take
_PROBLEMS: dict[CodeOutcome, Text] = {
    CodeOutcome.WRONG: words.WRONG,
    CodeOutcome.TOO_MANY: words.TOO_MANY,
    CodeOutcome.EXPIRED: words.EXPIRED,
    CodeOutcome.USED: words.USED,
    CodeOutcome.ANOTHER: words.ANOTHER,
}


class CustomerScreen(Protocol):
    """The part that hands the screen over."""

    has_second_screen: bool
    has_form: bool

    def ask_about(self, line_id: str) -> None: ...


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    desk: FormDesk
    dialogs: DialogStack
    permits: Permits

    @property
    def customer_side(self) -> CustomerScreen: ...
    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def refused_to_edit(self) -> bool: ...
    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def emit(self) -> None: ...


class CodeConfirmation:
    """`open` for the selected line that waits, or the first that does; then what is typed, `check` and `again`."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._codes: OneTimeCodes = outside.codes
        self._lane: Lane = outside.central_lane
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._render: Callable[[CodeState], None] = lambda _: None
        self._wanted: CodeWanted | None = None
        self._name = Text("", "")
        self._sent: CodeSent | None = None
        self._typed = ""
        self._problem: Text | Trouble | None = None
        self._waits = False
        self._round = 0  # an answer to a question that was given up counts no more

    def listen(self, render: Callable[[CodeState], None]) -> None:
        self._render = render

    def open(self) -> None:
        """Ctrl+E. Without the centre it is said at once."""
        desk = self._desk
        if desk.refused_to_edit():
            return
        line = self._line()
        if line is None:
            self._voice.tell(words.NO_LINE, icon="info")
            return
        if self._outside.central.link().state is not LinkState.ONLINE:
            self._voice.tell(words.OFFLINE, icon="cloud-off")
            return
        desk.desk.select(line.id)
        self._wanted, self._name, self._sent = self._question(line), line.name, None
        desk.open_dialog(DialogKind.CODE)
        self.again()

    def closed(self) -> None:
        """Esc: nothing was confirmed."""
        self._round += 1
        self._typed, self._waits = "", False

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def type(self, typed: str) -> None:
        self._typed, self._problem = typed.strip(), None
        self._render(self.state())

    def hand_over(self) -> None:
        """F9: the one screen goes to the customer, with the key pad on it, and then with the form to sign."""
        if self._wanted is not None and self._may_check and not self._desk.customer_side.has_second_screen:
            line_id, side = self._wanted.line_id, self._desk.customer_side
            self._desk.permits.sign(lambda: side.ask_about(line_id))

    def again(self) -> None:
        """A code, the first or another one: the newest alone counts."""
        wanted = self._wanted
        if wanted is None or self._waits:
            return
        self._sent, self._typed, self._problem = None, "", None
        self._ask(lambda: self._codes.send(wanted), self._was_sent)

    def check(self) -> None:
        """Enter."""
        self._compare(self._typed)

    # ── what the customer does ────────────────────────────────────────────────────────────

    def give(self, code: str) -> None:
        """On their own screen, where the key pad stands."""
        if self._on_their_screen:
            self._compare(code)

    def leave(self) -> None:
        """They do not want to confirm it so; nothing is answered for them."""
        if self._on_their_screen:
            self.closed()
            self._close()
            self._voice.tell(words.CUSTOMER_LEFT, icon="info")

    @property
    def _on_their_screen(self) -> bool:
        side = self._desk.customer_side
        return DialogKind.CODE in self._desk.dialogs.kinds and (side.has_second_screen or side.has_form)

    def _compare(self, code: str) -> None:
        wanted, sent = self._wanted, self._sent
        if wanted is None or sent is None or self._waits:
            return
        if len(code) != CODE_DIGITS or not (code.isascii() and code.isdigit()):
            self._problem = words.WANTS_DIGITS
            self._emit()
            return
        self._typed, self._problem = "", None
        self._ask(lambda: self._codes.check(sent.message, code, wanted), self._was_checked)

    # ── what comes back ───────────────────────────────────────────────────────────────────

    def _ask(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._round += 1
        asked, self._waits = self._round, True
        self._emit()

        def answered(value: T) -> None:
            if asked == self._round:
                self._waits = False
                then(value)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble | TimeoutError):
                raise error
            if asked == self._round:
                self._waits = False
                self._problem = error if isinstance(error, Trouble) else CentralTrouble(words.NO_ANSWER)
                self._emit()

        self._lane.run(job, then=answered, failed=failed, deadline_s=CENTRE_DEADLINE_S)

    def _was_sent(self, sent: CodeSent) -> None:
        self._sent = sent
        self._emit()

    def _was_checked(self, answer: CodeAnswer) -> None:
        wanted, sent = self._wanted, self._sent
        if wanted is None or sent is None:
            return
        if answer.at is None:
            self._problem = _PROBLEMS[answer.outcome].filled(left=answer.left)
            self._sent = sent if answer.outcome is CodeOutcome.WRONG else None
            self._emit()
        elif self._still_wanted(wanted):
            said = SecondConfirmation(Decision.CONFIRMED, answer.at, ConfirmationChannel.ONE_TIME_CODE, sent.message)
            self._close()
            self._desk.desk.confirm(wanted.line_id, said)
            self._voice.tell(words.DONE.filled(name=self._name))
        else:
            self._problem, self._sent = words.ANOTHER, None
            self._emit()

    def _still_wanted(self, wanted: CodeWanted) -> bool:
        """The form is the one the code was for, in whatever language: nobody laid another one, or took the line off."""
        line = next((line for line in self._desk.form.lines if line.id == wanted.line_id), None)
        return line is not None and replace(self._question(line), language=wanted.language) == wanted

    def _close(self) -> None:
        """Only its own dialog: another one may have been opened since."""
        kinds = self._desk.dialogs.kinds
        self._desk.dialogs.leave_only(*(kind for kind in kinds if kind is not DialogKind.CODE))

    def _line(self) -> OrderLine | None:
        form = self._desk.form
        waiting = [line for line in form.lines if form.line_state(line) is LineState.WAITING]
        return next((line for line in waiting if line.id == self._desk.desk.selected), waiting[0] if waiting else None)

    def _question(self, line: OrderLine) -> CodeWanted:
        form = self._desk.form
        return CodeWanted(
            customer_id=form.customer.id if form.customer is not None else "",
            number=line.number,
            form_id=form.id,
            version=form.version,
            line_id=line.id,
            offer_code=line.after.code if line.after is not None else "",
            catalogue_version=form.catalogue.version,
            language=form.language,
        )

    # ── what is painted ───────────────────────────────────────────────────────────────────

    @property
    def _may_check(self) -> bool:
        return self._sent is not None and not self._waits

    def pad(self, language: Language) -> CodeView | None:
        """For the customer's screen; None while no code is asked for, or the one screen is the clerk's."""
        if not self._on_their_screen:
            return None
        sent, problem = self._sent, self._problem
        said = words.PAD_CHECKING if sent is not None else words.PAD_SENDING
        if sent is not None and not self._waits:
            said = words.PAD_SENT.filled(to=sent.to, minutes=VALID_MINUTES, digits=CODE_DIGITS)
        trouble = words.PAD_TROUBLE if isinstance(problem, Trouble) else problem
        return CodeView(
            line_id=self._wanted.line_id if self._wanted is not None else "",
            title=words.PAD_TITLE.say(language, name=self._name),
            said="" if sent is None and not self._waits else said.say(language),
            problem=trouble.say(language) if trouble is not None else "",
            confirm=words.PAD_CONFIRM.say(language),
            again=words.AGAIN.say(language),
            leave=words.LATER.say(language),
            clear=words.PAD_CLEAR.say(language),
            back=words.PAD_BACK.say(language),
            may_type=self._may_check,
            may_ask=not self._waits,
        )

    def state(self) -> CodeState:
        language, sent = self._desk.language, self._sent
        said = words.CHECKING if sent is not None else words.SENDING
        second = self._desk.customer_side.has_second_screen
        if sent is not None and not self._waits:
            said = words.SENT.filled(to=sent.to, minutes=VALID_MINUTES, digits=CODE_DIGITS)
            said = Text(said.zh + words.ON_THEIR_SCREEN.zh, f"{said.en} {words.ON_THEIR_SCREEN.en}") if second else said
        problem = self._problem
        stopped = sent is None and not self._waits
        return CodeState(
            title=words.TITLE.say(language),
            note=self._name.say(language),
            said="" if stopped else said.say(language),
            field_label=words.FIELD.say(language),
            field_example=words.EXAMPLE.say(language),
            typed=self._typed,
            waits=self._waits,
            may_check=self._may_check,
            problem=problem.say(language) if problem is not None else "",
            check=words.CHECK.say(language),
            again=words.AGAIN.say(language),
            warning=words.ONLY_WITH_CUSTOMER.say(language),
            demo=words.DEMO.say(language, address=self._outside.demo_phone) if self._outside.demo_phone else "",
            later=words.LATER.say(language),
            hand_over="" if second else words.HAND_OVER.say(language),
        )

    def _emit(self) -> None:
        """Both screens."""
        self._render(self.state())
        self._desk.emit()
