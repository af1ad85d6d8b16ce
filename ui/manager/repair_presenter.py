"""修复台 without Qt: the hall's refused orders, what was tried, and the ways out of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.money import yuan
from app.domain.repair import Age, RefusedEntry, Way, age_of, is_due
from app.domain.right import Right
from app.errors import Trouble
from app.ports import Lane
from app.repair_ports import RefusedDetail, RefusedSeen, RepairDesk
from app.texts import reason as reasons
from app.texts import repair as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.frame.looks import Looks

T = TypeVar("T")
SUBJECT: Final = "repair"
DEADLINE_S: Final = 20.0
LOOK_EVERY_S: Final = 15.0  # whatever happens in a rush: each look asks the store and the hall server


@dataclass(frozen=True, slots=True)
class RepairState:
    """`way` is what is being filled in, None for nothing. `problem` stands below the fields. `names` are those of the
    staff numbers that stand here."""

    seen: RefusedSeen = field(default_factory=lambda: RefusedSeen(()))
    ages: tuple[Age, ...] = ()
    chosen: str = ""
    detail: RefusedDetail = field(default_factory=RefusedDetail)
    way: Way | None = None
    reason: str = ""
    to: str = ""
    until: str = ""
    notify: bool = False
    problem: Text | None = None
    busy: bool = False
    loaded: bool = False
    now: datetime | None = None
    today: date | None = None
    names: Mapping[str, Text] = field(default_factory=dict)

    @property
    def entry(self) -> RefusedEntry | None:
        return next((each for each in self.seen.entries if each.order_id == self.chosen), None)


class RepairScreen(Protocol):
    def render_repair(self, state: RepairState) -> None: ...


@dataclass(frozen=True, slots=True)
class RepairOutside:
    """`lane` is the hall's. What is asked there: `hours`, those after which one is late, and an alarm; `export` writes
    the list (OSError); `prove_pin` says that a PIN is that number's own, for this subject (SignOnRefused); `name_of`
    gives what a staff number is called, itself where nobody knows it. `count` is told how many there are."""

    desk: RepairDesk
    lane: Lane
    gate: Gate
    now: Callable[[], datetime]
    today: Callable[[], date]
    hours: Callable[[], tuple[int, int]]
    export: Callable[[tuple[RefusedEntry, ...], Path, Leave], None]
    prove_pin: Callable[[str, str, str], None]
    name_of: Callable[[str], Text]
    tell: Callable[[Text], None]
    count: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Found:
    seen: RefusedSeen
    names: dict[str, Text]
    hours: tuple[int, int]


class RepairPresenter:
    """The oldest is chosen first. An act is filled in, allowed at the gate, done on the lane, and looked at anew."""

    def __init__(self, outside: RepairOutside) -> None:
        self._outside = outside
        self._screens: list[RepairScreen] = []
        self._looks = Looks(self._begin_look)
        self.state = RepairState()

    def listen(self, screen: RepairScreen) -> None:
        """One more that shows it."""
        self._screens.append(screen)
        screen.render_repair(self.state)

    def open(self, shown: Callable[[], None]) -> None:
        def allowed(_: Leave) -> None:
            shown()
            self.look()

        self._outside.gate.ask(Right.VIEW_REFUSED, subject=SUBJECT, then=allowed)

    def look(self) -> None:
        self._looks.ask()

    def _begin_look(self) -> None:
        self._outside.lane.run(self._read, then=self._found, failed=self._unread, deadline_s=DEADLINE_S)

    def changed(self) -> None:
        """Store or hall may say something else, or a second went by: it is looked at again now and then."""
        before, now = self.state.now, self._outside.now()
        if before is None or (now - before).total_seconds() >= LOOK_EVERY_S:
            self.look()

    def choose(self, order_id: str) -> None:
        if order_id != self.state.chosen and not self.state.busy:
            self._show(self._chosen(self.state, order_id))
            self._read_detail()

    def begin(self, way: Way) -> None:
        """One of the ways was pressed; pressed again it is put away."""
        entry, state = self.state.entry, self.state
        if entry is None or state.busy:
            return
        if way is Way.SIGN_AGAIN:
            self._outside.tell(words.SIGN_AGAIN_HOW.filled(desk=entry.desk, number=entry.receipt_number))
            return
        chosen = None if way is state.way else way
        self._show(replace(state, way=chosen, problem=None, notify=bool(state.detail.notice) and way is Way.CANCEL))

    def type_reason(self, said: str) -> None:
        self._show(replace(self.state, reason=said, problem=None))

    def type_to(self, said: str) -> None:
        number = said.strip()
        self._show(replace(self.state, to=number, problem=None))
        if number and number not in self.state.names:
            self._outside.lane.run(
                lambda: self._outside.name_of(number),
                then=lambda name: self._show(replace(self.state, names={**self.state.names, number: name})),
                failed=self._told,
                deadline_s=DEADLINE_S,
            )

    def choose_until(self, days: int) -> None:
        """So many days from today, a ready choice."""
        self.type_until((self._outside.today() + timedelta(days=days)).isoformat())

    def type_until(self, said: str) -> None:
        self._show(replace(self.state, until=said.strip(), problem=None))

    def set_notify(self, notify: bool) -> None:
        self._show(replace(self.state, notify=notify))

    def confirm(self, *, pin: str = "") -> None:
        """What is missing is said in place; then whoever may allows it, and it is done. Where money goes back it is by
        the PIN of whoever is on duty, whoever allows it."""
        state, entry = self.state, self.state.entry
        if entry is None or state.way is None or state.busy:
            return
        until = _day(state.until)
        problem = None if state.reason.strip() else reasons.MISSING
        if state.way is Way.HAND_OVER and problem is None:
            problem = words.DAY_PAST if until is None or until < self._outside.today() else None
            problem = problem if state.to else words.PERSON_UNKNOWN.filled(number="—")
        if state.way is Way.CANCEL and problem is None and not pin:
            problem = words.PIN_MISSING
        if problem is not None:
            self._show(replace(state, problem=problem))
            return
        right = Right.SETTLE_REFUSED if state.way is Way.CANCEL else Right.REPAIR_REFUSED
        self._outside.gate.ask(
            right,
            subject=entry.receipt_number,
            about=_about(state.way, entry, state.to),
            then=lambda leave: self._do(entry, leave, until, pin),
            order_id=entry.order_id if entry.here else "",
            reason=state.reason,
        )

    def export(self, file: Path) -> None:
        entries = self.state.seen.entries

        def done(_: None) -> None:
            self._outside.tell(words.EXPORTED.filled(count=len(entries), file=file))

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._outside.tell(words.EXPORT_FAILED.filled(file=file))

        def allowed(leave: Leave) -> None:
            self._outside.lane.run(
                lambda: self._outside.export(entries, file, leave), then=done, failed=failed, deadline_s=DEADLINE_S
            )

        self._outside.gate.ask(Right.REPAIR_REFUSED, subject=SUBJECT, then=allowed)

    def left(self) -> None:
        """Another page, or the lock: nothing typed stays."""
        self._show(replace(self.state, way=None, reason="", to="", until="", problem=None))

    def _do(self, entry: RefusedEntry, leave: Leave, until: date | None, pin: str) -> None:
        state, desk = self.state, self._outside.desk
        self._show(replace(state, busy=True, problem=None))

        def act() -> Text:
            if state.way is Way.CANCEL:
                self._outside.prove_pin(leave.person.number, pin, entry.receipt_number)
                return desk.cancel(entry, reason=state.reason, notify=state.notify, leave=leave)
            if state.way is Way.HAND_OVER and until is not None:
                return desk.hand_over(entry, to=state.to, until=until, reason=state.reason, leave=leave)
            return desk.resend(entry, rewritten=state.way is Way.REWRITE, reason=state.reason, leave=leave)

        self._outside.lane.run(act, then=self._done, failed=self._failed, deadline_s=DEADLINE_S)

    def _done(self, said: Text) -> None:
        self._show(replace(self.state, busy=False, way=None, reason="", to="", until=""))
        self._outside.tell(said)
        self.look()

    def _failed(self, error: Exception) -> None:
        state = replace(self.state, busy=False)
        if isinstance(error, TimeoutError):
            self._show(replace(state, problem=words.TOO_LONG))
            return
        if not isinstance(error, Trouble):
            self._show(state)
            raise error
        self._show(replace(state, problem=error.text.filled(**error.values)))

    def _read(self) -> _Found:
        out = self._outside
        seen = out.desk.look()
        numbers = {number for each in seen.entries for number in (each.clerk, each.handed_to) if number}
        return _Found(seen, {number: out.name_of(number) for number in sorted(numbers)}, out.hours())

    def _found(self, found: _Found) -> None:
        out, state, seen = self._outside, self.state, found.seen
        late, alarm = found.hours
        now, today = out.now(), out.today()
        ages = tuple(age_of(each, now=now, late_hours=late, alarm_hours=alarm) for each in seen.entries)
        ids = [each.order_id for each in seen.entries]
        names = {**state.names, **found.names}
        new = replace(state, seen=seen, names=names, ages=ages, loaded=True, now=now, today=today)
        if state.chosen not in ids:
            new = self._chosen(new, ids[0] if ids else "")
        self._show(new)
        out.count(sum(1 for each in seen.entries if not each.handed_to or is_due(each, today=today)))
        for said in seen.told:
            out.tell(said)
        if not self._looks.over():
            self._read_detail()

    def _unread(self, error: Exception) -> None:
        self._looks.over()
        self._told(error)

    def _told(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            self._outside.tell(words.TOO_LONG)
        elif isinstance(error, Trouble):
            self._outside.tell(error.text.filled(**error.values))
        else:
            raise error

    def _read_detail(self) -> None:
        entry = self.state.entry
        if entry is None:
            return

        def found(detail: RefusedDetail) -> None:
            if self.state.chosen == entry.order_id:
                self._show(replace(self.state, detail=detail))

        self._outside.lane.run(
            lambda: self._outside.desk.detail(entry), then=found, failed=self._told, deadline_s=DEADLINE_S
        )

    def _chosen(self, state: RepairState, order_id: str) -> RepairState:
        return replace(
            state, chosen=order_id, detail=RefusedDetail(), way=None, reason="", to="", until="", problem=None
        )

    def _show(self, state: RepairState) -> None:
        self.state = state
        for screen in self._screens:
            screen.render_repair(state)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _about(way: Way, entry: RefusedEntry, to: str) -> Text:
    """What whoever approves reads."""
    about = {
        Way.RESEND: words.ABOUT_RESEND,
        Way.REWRITE: words.ABOUT_REWRITE,
        Way.CANCEL: words.ABOUT_CANCEL,
        Way.HAND_OVER: words.ABOUT_HAND_OVER,
    }[way]
    return about.filled(number=entry.receipt_number, sum=yuan(entry.amount_fen), who=to)
