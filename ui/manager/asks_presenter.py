"""审批 without Qt: what desks ask for, answered by the manager's own PIN; looked at anew whenever the hall says so."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from app.day_ports import HallAsks
from app.domain.business_hall import desk_number
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.right import Right
from app.errors import HallTrouble, InputRefused, SignOnRefused, Trouble
from app.handling.ask_approval import right_asked
from app.ports import Lane
from app.texts import approvals_page as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.frame.looks import Looks

SUBJECT: Final = "approvals"
DEADLINE_S: Final = 20.0  # argon2 on the slowest counter PC, and the hall server


class AnswerAsk(Protocol):
    """Checks PIN and rights here, writes it down, and answers. Off the window's thread."""

    def __call__(self, *, ask: HallAsk, granted: bool, said: str, by: str, pin: str) -> HallAsk: ...


@dataclass(frozen=True, slots=True)
class AskSeen:
    """`name` is what whoever asks is called here, their number where nobody here knows them."""

    ask: HallAsk
    name: Text
    right: Right | None


@dataclass(frozen=True, slots=True)
class AsksState:
    """`problem` stands under the PIN, `why_problem` under the reason; `away`: the hall server does not answer."""

    asks: tuple[AskSeen, ...] = ()
    chosen: str = ""
    why_not: str = ""
    problem: Text | None = None
    why_problem: Text | None = None
    checking: bool = False
    loaded: bool = False
    away: bool = False

    @property
    def seen(self) -> AskSeen | None:
        return next((each for each in self.asks if each.ask.id == self.chosen), None)


class AsksScreen(Protocol):
    def render_asks(self, state: AsksState) -> None: ...
    def clear_pin(self) -> None: ...


@dataclass(frozen=True, slots=True)
class AsksOutside:
    """`lane` is the hall's. What this very counter (`device`) asks for is answered at another. `count` is told how many
    wait."""

    asks: HallAsks
    answer: AnswerAsk
    name_of: Callable[[str], Text]
    device: str
    lane: Lane
    gate: Gate
    tell: Callable[[Text], None]
    count: Callable[[int], None]


class AsksPresenter:
    """One ask is chosen, at first the oldest; an answer clears what was typed. 审批 and 今天 show the same."""

    def __init__(self, outside: AsksOutside) -> None:
        self._outside = outside
        self._screens: list[AsksScreen] = []
        self._looks = Looks(self._begin_look)
        self.state = AsksState()

    def listen(self, screen: AsksScreen) -> None:
        """One more that shows it."""
        self._screens.append(screen)
        screen.render_asks(self.state)

    @property
    def may_answer(self) -> bool:
        """Whether whoever is on duty approves anything at all."""
        return self._outside.gate.may(Right.APPROVE).allowed

    def open(self, shown: Callable[[], None]) -> None:
        def allowed(_: object) -> None:
            shown()
            self.look()

        self._outside.gate.ask(Right.APPROVE, subject=SUBJECT, then=allowed)

    def look(self) -> None:
        """What waits now; whenever the hall may say something else, also while the page is not shown."""
        self._looks.ask()

    def _begin_look(self) -> None:
        self._outside.lane.run(self._read, then=self._found, failed=self._unread, deadline_s=DEADLINE_S)

    def choose(self, ask_id: str) -> None:
        if ask_id != self.state.chosen and not self.state.checking:
            self._show(replace(self.state, chosen=ask_id, why_not="", problem=None, why_problem=None))
            self._clear_pin()

    def type_why_not(self, said: str) -> None:
        self._show(replace(self.state, why_not=said, why_problem=None))

    def type_pin(self) -> None:
        if self.state.problem is not None:
            self._show(replace(self.state, problem=None))

    def answer(self, ask_id: str, pin: str, *, granted: bool) -> None:
        """A PIN is for the ask it was typed under, whatever was chosen meanwhile."""
        seen, person = self.state.seen, self._outside.gate.person
        if seen is None or seen.ask.id != ask_id or person is None or self.state.checking:
            return
        if not pin:
            self._show(replace(self.state, problem=words.PIN_MISSING))
            return
        self._show(replace(self.state, checking=True, problem=None, why_problem=None))
        ask, said = seen.ask, "" if granted else self.state.why_not
        self._outside.lane.run(
            lambda: self._outside.answer(ask=ask, granted=granted, said=said, by=person.number, pin=pin),
            then=lambda _: self._answered(ask, granted=granted),
            failed=lambda error: self._refused(error, granted=granted),
            deadline_s=DEADLINE_S,
        )

    def left(self) -> None:
        """Another page, or the lock: nothing typed stays."""
        self._clear_pin()
        self._show(replace(self.state, why_not="", problem=None, why_problem=None))

    def _read(self) -> tuple[AskSeen, ...]:
        out = self._outside
        mine = [ask for ask in out.asks.open() if ask.kind is AskKind.APPROVAL and ask.device != out.device]
        return tuple(AskSeen(ask, out.name_of(ask.by), right_asked(ask)) for ask in mine)

    def _found(self, asks: tuple[AskSeen, ...]) -> None:
        ids = [each.ask.id for each in asks]
        chosen = self.state.chosen if self.state.chosen in ids else (ids[0] if ids else "")
        state = self.state
        if chosen != state.chosen:
            self._clear_pin()
            state = replace(state, why_not="", problem=None, why_problem=None)
        self._show(replace(state, asks=asks, chosen=chosen, loaded=True, away=False))
        self._outside.count(len(asks))
        self._looks.over()

    def _unread(self, error: Exception) -> None:
        if not isinstance(error, HallTrouble | TimeoutError):
            self._looks.over()
            raise error
        self._show(replace(self.state, asks=(), chosen="", loaded=True, away=True))
        self._outside.count(0)
        self._looks.over()

    def _answered(self, ask: HallAsk, *, granted: bool) -> None:
        self._clear_pin()
        self._show(replace(self.state, checking=False, why_not=""))
        said = words.GRANTED if granted else words.DENIED
        self._outside.tell(said.filled(about=ask.about, desk=desk_words(ask)))
        self.look()

    def _refused(self, error: Exception, *, granted: bool) -> None:
        state = replace(self.state, checking=False)
        if isinstance(error, TimeoutError):
            self._show(replace(state, problem=words.TOO_LONG))
            return
        if not isinstance(error, Trouble):
            self._show(state)
            raise error
        said = error.text.filled(**error.values)
        if isinstance(error, InputRefused) and not granted:
            self._show(replace(state, why_problem=said))
            return
        self._show(replace(state, problem=said))
        if isinstance(error, SignOnRefused):
            self._clear_pin()
        else:
            self._outside.tell(said)
            self.look()

    def _show(self, state: AsksState) -> None:
        self.state = state
        for screen in self._screens:
            screen.render_asks(state)

    def _clear_pin(self) -> None:
        for screen in self._screens:
            screen.clear_pin()


def desk_words(ask: HallAsk) -> Text:
    number = desk_number(ask.desk)
    return words.DESK.filled(desk=number) if number else words.NO_DESK
