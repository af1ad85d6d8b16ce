"""Notes counted: the float of a new period, the blind count, and what came of it: 交班 or 交接. No Qt here."""

from collections.abc import Callable
from dataclasses import replace

from app.day_ports import DrawerStanding
from app.domain.approval import Leave
from app.domain.cash_period import CashPeriod, difference_words
from app.domain.money import yuan
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.errors import Bug, InputRefused
from app.texts import cash_screens as words
from app.texts.language import Text
from ui.frame.reason import read_reason
from ui.shell.cash.bench import CashBench
from ui.shell.cash.state import CountState, Purpose, ResultState

PROVE_S = 60.0  # a password takes as long as argon2 takes


class Counting:
    """One of a drawer. What should be there never reaches a page before it was counted (S140)."""

    def __init__(self, bench: CashBench) -> None:
        self._bench = bench

    def begin_open(self, standing: DrawerStanding) -> None:
        bench = self._bench
        bench.act_id = bench.outside.ids.uuid7()
        page = CountState(Purpose.OPEN, left_fen=standing.left_fen)
        self._ask(Right.CASH_PERIOD, bench.act_id, lambda: bench.show(page))

    def begin_count(self, period: CashPeriod, purpose: Purpose) -> None:
        """Of somebody else's drawer only whoever answers for differences."""
        person = self._bench.outside.gate.person
        own = person is not None and person.number == period.staff
        right = Right.CASH_PERIOD if own else Right.CASH_DIFFERENCE
        self._ask(right, period.id, lambda: self._bench.show(CountState(purpose)))

    def type_count(self, place: int, typed: str) -> None:
        page = self._bench.page
        if isinstance(page, CountState) and page.typed[place] != typed:
            rows = tuple(typed if at == place else each for at, each in enumerate(page.typed))
            self._bench.show(replace(page, typed=rows, problem=None))

    def enter(self) -> None:
        """The notes as they stand."""
        bench, page = self._bench, self._bench.page
        if not isinstance(page, CountState) or page.busy or bench.leave is None:
            return
        try:
            notes = page.notes()
        except InputRefused as refused:
            bench.show(replace(page, problem=refused.text))
            return
        if page.purpose is Purpose.OPEN:
            self._open(page, notes, bench.leave)
        else:
            self._count(page, notes, bench.leave)

    def carry_over(self) -> None:
        """What the period before left, without counting it: the period says so for good."""
        bench, page = self._bench, self._bench.page
        opening = isinstance(page, CountState) and page.left_fen is not None and not page.busy
        if opening and isinstance(page, CountState) and bench.leave is not None:
            self._open(page, None, bench.leave)

    def recount(self) -> None:
        """The rows empty again: the count before stays kept."""
        page = self._bench.page
        if isinstance(page, ResultState) and not page.busy:
            self._bench.show(CountState(page.purpose))

    def type_reason(self, typed: str) -> None:
        page = self._bench.page
        if isinstance(page, ResultState) and page.reason != typed:
            self._bench.show(replace(page, reason=typed, reason_problem=None, problem=None))

    def type_taker(self, typed: str) -> None:
        page = self._bench.page
        if isinstance(page, ResultState) and page.taker != typed.strip():
            self._bench.show(replace(page, taker=typed.strip(), taker_problem=None, password_problem=None))

    def close(self, password: str = "") -> None:
        """Or to whoever takes the drawer over with `password`. A difference beyond the limit asks a second person."""
        bench, page = self._bench, self._bench.page
        if not isinstance(page, ResultState) or page.busy or bench.leave is None:
            return
        page = self._checked(page, password)
        bench.show(page)
        if page.reason_problem or page.taker_problem or page.password_problem:
            return
        difference = difference_words(page.period.worst_fen)
        own = self._own(page.period)
        right = Right.CASH_DIFFERENCE if page.beyond or not own else Right.CASH_PERIOD
        bench.outside.gate.ask(
            right,
            subject=page.period.id,
            about=words.BEYOND_ABOUT.filled(difference=difference),
            then=lambda leave: self._close(page, leave, password),
            second_person=words.BEYOND if page.beyond and own else None,
            reason=page.reason,
            ready=words.READY_REASONS,
        )

    def _open(self, page: CountState, notes: dict[int, int] | None, leave: Leave) -> None:
        bench = self._bench
        desk, period_id = bench.outside.desk, bench.act_id

        def opened(period: CashPeriod) -> None:
            bench.stand(period)
            bench.done(words.OPENED.filled(sum=yuan(period.float_fen)))

        bench.show(replace(page, busy=True, problem=None))
        bench.run(lambda: desk.open(period_id=period_id, notes=notes, leave=leave), then=opened)

    def _count(self, page: CountState, notes: dict[int, int], leave: Leave) -> None:
        bench = self._bench
        desk, count_id = bench.outside.desk, bench.outside.ids.uuid7()

        def job() -> tuple[CashPeriod, bool]:
            period = desk.count(count_id=count_id, notes=notes, leave=leave)
            return period, desk.close_needs(period.id) is Right.CASH_DIFFERENCE

        def counted(found: tuple[CashPeriod, bool]) -> None:
            period, beyond = found
            last = period.counted
            if last is None:
                raise Bug("counted, and no count kept")
            bench.stand(period)
            if bench.page is None:  # given up while it was being kept
                bench.warn(words.COUNT_KEPT)
                return
            giver = f"{leave.person.name} {leave.person.number}"
            bench.show(ResultState(page.purpose, period, last, beyond, giver=giver))

        bench.show(replace(page, busy=True, problem=None))
        bench.run(job, then=counted)

    def _close(self, page: ResultState, leave: Leave, password: str) -> None:
        bench = self._bench
        desk, outside, period = bench.outside.desk, bench.outside, page.period
        difference, total = difference_words(page.counted.difference_fen), yuan(page.counted.counted_fen)

        def closed(ended: CashPeriod) -> None:
            bench.stand(None)
            self._over(ended, words.CLOSED.filled(sum=total, difference=difference))

        def job() -> tuple[StaffMember, CashPeriod]:
            next_id = outside.ids.uuid7()
            taker = outside.prove(page.taker, password, next_id)
            ended = desk.close(period_id=period.id, reason=page.reason, leave=leave, taker=taker, next_id=next_id)
            return taker.person, ended

        def handed(found: tuple[StaffMember, CashPeriod]) -> None:
            taker, ended = found
            said = words.HANDED.filled(giver=leave.person.name, taker=taker.name, sum=total, difference=difference)
            self._over(ended, said)
            outside.taken_over(taker)

        bench.show(replace(page, busy=True))
        if page.purpose is Purpose.CLOSE:
            bench.run(lambda: desk.close(period_id=period.id, reason=page.reason, leave=leave), then=closed)
        else:
            bench.run(job, then=handed, deadline_s=PROVE_S)

    def _over(self, ended: CashPeriod, said: Text) -> None:
        bench = self._bench
        if bench.outside.print_count is not None:
            bench.outside.print_count(ended)
        then, bench.then = bench.then, None
        bench.done(said)
        bench.fresh(lambda _: None)
        if then is not None:
            then()

    def _checked(self, page: ResultState, password: str) -> ResultState:
        """With what is wrong said at its field."""
        gate = self._bench.outside.gate
        reason_problem = taker_problem = password_problem = None
        if page.counted.difference_fen or page.beyond:
            reason, reason_problem = read_reason(page.reason, customer=gate.customer())
            page = replace(page, reason=reason)
        if page.purpose is Purpose.HAND_OVER:
            own = gate.person is not None and page.taker == gate.person.number
            taker_problem = words.HAND_MISSING if not page.taker else words.HAND_SELF if own else None
            password_problem = None if password else words.HAND_PASSWORD_MISSING
        return replace(
            page,
            reason_problem=reason_problem,
            taker_problem=taker_problem,
            password_problem=password_problem,
            problem=None,
        )

    def _own(self, period: CashPeriod) -> bool:
        person = self._bench.outside.gate.person
        return person is not None and person.number == period.staff

    def _ask(self, right: Right, subject: str, then: Callable[[], None]) -> None:
        def given(leave: Leave) -> None:
            self._bench.leave = leave
            self._bench.open_for(leave, "drawer_counted")
            then()

        self._bench.outside.gate.ask(right, subject=subject, then=given)
