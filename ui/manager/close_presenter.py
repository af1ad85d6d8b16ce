"""日结 without Qt: which day, how it stands, a step done, an item carried, the manager's signature.

Nothing is done twice: each act says the version it saw, and what somebody else did meanwhile is told and shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from app.day_ports import DayClosing
from app.domain.approval import Leave
from app.domain.business_hall import desk_number
from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenItem, OpenKind
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.right import Right
from app.errors import DayCloseRefused, SignOnRefused, Trouble
from app.handling.close_day import close_subject, right_for
from app.papers.figure_cells import NO_NAMES, Names
from app.texts import close_screens as words
from app.texts.language import Text
from ui.frame.reason import ReasonAsked
from ui.manager.close_outside import CloseOutside, CloseScreen, SignAsked
from ui.manager.close_state import WITH_PIN, CloseState, PapersWent, for_here

T = TypeVar("T")
DEADLINE_S: Final = 30.0
STEP_S: Final = 300.0  # a backup of a large store, a centre that answers late
LOOK_EVERY_S: Final = 15
PRINTING_LOOK_EVERY_S: Final = 3


# Where an item can be seen to from here, by the page's name.
PAGE_OF: Final = {
    OpenKind.REFUSED: "repair",
    OpenKind.CASH_PERIOD: "cash",
    OpenKind.CASH_OUTSIDE: "cash",
    OpenKind.TAKINGS_DIFFER: "cash",
    OpenKind.TICKET: "today",
    OpenKind.DESK_ON_DUTY: "today",
    OpenKind.UNSENT: "today",
}
# At the counter that it is of, where its clerk is asked about it.
AT_COUNTER: Final = (OpenKind.PARKED_FORM, OpenKind.PRINT, OpenKind.CASH_DUE)


@dataclass(frozen=True, slots=True)
class _Look:
    standing: CloseStanding
    summary: DaySummary
    names: Names
    papers: PapersWent | None


class ClosePresenter:
    """Looks while the page is shown, every `LOOK_EVERY_S`; nothing is asked while a step is being done."""

    def __init__(self, outside: CloseOutside, *, screen: CloseScreen) -> None:
        self._outside = outside
        self._screen = screen
        self._leave: Leave | None = None
        self._shown = self._looking = self._chosen = False
        self._since_look = self._turn = 0
        self.names: Names = NO_NAMES
        self.state = CloseState(outside.today(), outside.today())

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it. A day before today that was not closed is first."""
        today = self._outside.today()

        def allowed(leave: Leave) -> None:
            self._leave, self._shown = leave, True
            if self.state.closed or self.state.today != today:
                self.state, self._chosen = CloseState(today, today), False
            shown()
            self._render(replace(self.state, said=None, warns=False))
            self._find_day()

        self._outside.gate.ask(Right.CLOSE_DAY, subject=close_subject(today), then=allowed)

    def left(self) -> None:
        self._shown = False

    def tick(self) -> None:
        """Every second."""
        if self.state.busy is not None:
            self._render(replace(self.state, busy_s=self.state.busy_s + 1))
            return
        self._since_look += 1
        prints = self.state.papers is not None and self.state.papers.under_way
        if self._shown and self._since_look >= (PRINTING_LOOK_EVERY_S if prints else LOOK_EVERY_S):
            self._look_if_free(ask=False)

    def look_again(self) -> None:
        """Somebody wants it now: the desks are asked for their figures first."""
        self._look_if_free(ask=True)

    def _look_if_free(self, *, ask: bool) -> None:
        if not self._looking and self.state.busy is None:
            self._look(self.state.day, ask=ask)

    def choose(self, step: CloseStep) -> None:
        """Another step's content; nothing is done."""
        self._chosen = step is not self.state.next_step
        self._render(replace(self.state, shown=step))

    def go_on(self) -> None:
        """The step that is next, where nothing keeps it."""
        state = self.state
        step, standing = state.next_step, state.standing
        if step is None or standing is None or state.busy is not None or state.blocking() is not None:
            return
        if state.shown is not step:
            self.choose(step)
            return
        if step is CloseStep.SIGN:
            self._sign(standing)
        else:
            self._ask(Right.CLOSE_DAY, lambda leave: self._take(step, standing, leave))

    def carry(self, item: OpenItem) -> None:
        """The day will be closed with it: a reason is asked, and written down."""
        standing = self.state.standing
        if standing is None or self.state.busy is not None:
            return

        def carried(leave: Leave, reason: str) -> None:
            day, version = standing.day, standing.version
            self._run(
                lambda: self._outside.closing.carry(day, item.subject, reason=reason, version=version, leave=leave),
                then=self._kept,
            )

        def given(leave: Leave, reason: str) -> None:
            if item.kind in WITH_PIN:
                self._ask_pin(standing, leave, (item,), then=lambda: carried(leave, reason), what=item.words)
            else:
                carried(leave, reason)

        def allowed(leave: Leave) -> None:
            if leave.approval is not None:
                given(leave, leave.approval.reason)
                return
            self._outside.ask_reason(
                ReasonAsked(
                    title=words.CARRY_TITLE,
                    note=item.words,
                    ready=words.CARRY_READY,
                    act=words.CARRY_TITLE,
                    given=lambda _, reason: given(leave, reason),
                )
            )

        self._ask(Right.CLOSE_WITH_OPEN, allowed, about=item.words)

    def see_to(self, item: OpenItem) -> None:
        """Where it can be done."""
        page = PAGE_OF.get(item.kind, "")
        if self._at_this_counter(item):
            self._outside.back()
        elif page in self._outside.pages():
            self._outside.go(page)

    def can_see_to(self, item: OpenItem) -> bool:
        return self._at_this_counter(item) or PAGE_OF.get(item.kind, "") in self._outside.pages()

    def _at_this_counter(self, item: OpenItem) -> bool:
        return item.kind in AT_COUNTER and desk_number(item.desk) == desk_number(self._outside.desk)

    def print_again(self) -> None:
        if self._outside.print_papers is not None and self.state.closed:
            self._outside.print_papers(self.state.day)
            self._look_if_free(ask=False)

    def see_summary(self) -> None:
        if "summary" in self._outside.pages():
            self._outside.go("summary")

    def go_to_today(self) -> None:
        """From a closed day before it to the day that runs."""
        today = self._outside.today()
        self._chosen = self._looking = False
        self._turn += 1  # a look at the closed day that is under way is for nobody
        self._render(CloseState(today, today))
        self._find_day()

    # ── signing ───────────────────────────────────────────────────────────────────────────

    def _sign(self, standing: CloseStanding) -> None:
        about = words.SIGN_ABOUT.filled(day=standing.day)
        if standing.items:
            about = words.SIGN_ABOUT_WITH.filled(day=standing.day, count=len(standing.items))
        self._ask(right_for(CloseStep.SIGN, standing), lambda leave: self._signature(standing, leave), about=about)

    def _signature(self, standing: CloseStanding, leave: Leave) -> None:
        self._ask_pin(standing, leave, standing.items, then=lambda: self._take(CloseStep.SIGN, standing, leave))

    def _ask_pin(
        self,
        standing: CloseStanding,
        leave: Leave,
        items: tuple[OpenItem, ...],
        *,
        then: Callable[[], None],
        what: Text | None = None,
    ) -> None:
        """One's own; whoever approved has given theirs."""
        if leave.approval is not None:
            then()
            return

        def signed(pin: str) -> None:
            number = leave.person.number

            def proved(_: None) -> None:
                self._screen.end_signature()
                then()

            def failed(error: Exception) -> None:
                if isinstance(error, SignOnRefused):
                    self._screen.refuse_signature(error.text.filled(**error.values))
                elif isinstance(error, TimeoutError):
                    self._screen.refuse_signature(words.LATE)
                else:
                    raise error

            self._outside.lane.run(
                lambda: self._outside.prove_pin(number, pin), then=proved, failed=failed, deadline_s=DEADLINE_S
            )

        self._screen.ask_signature(SignAsked(standing.day, leave.person, items, standing, signed, what))

    # ── what is asked outside ─────────────────────────────────────────────────────────────

    def _take(self, step: CloseStep, standing: CloseStanding, leave: Leave) -> None:
        day, version = standing.day, standing.version

        def job() -> _Look:
            taken = self._outside.closing.take(day, step, version=version, leave=leave)
            return self._looked(taken)

        def done(found: _Look) -> None:
            self._render(replace(self.state, busy=None, busy_s=0))
            self._show(found, said=None)
            if found.standing.closed_at is not None and self._outside.print_papers is not None:
                self._outside.print_papers(day)
                self._look_if_free(ask=False)

        self._chosen = False
        self._render(replace(self.state, busy=step, busy_s=0, said=None, warns=False))
        self._outside.lane.run(job, then=done, failed=self._failed, deadline_s=STEP_S)

    def _find_day(self) -> None:
        today, outside = self._outside.today(), self._outside

        def job() -> _Look:
            return self._looked(first_open(outside.closing, today))

        def seen(found: _Look) -> None:
            self._seen(found)
            if found.standing.heard and not self.state.closed:
                self._look_if_free(ask=True)

        if not self._looking:
            self._run_look(job, then=seen, failed=self._failed)

    def _look(self, day: date, *, ask: bool) -> None:
        closing = self._outside.closing

        def job() -> _Look:
            if ask:
                closing.ask_desks()
            return self._looked(closing.standing(day))

        self._run_look(job, then=self._seen, failed=self._failed)

    def _run_look(
        self, job: Callable[[], _Look], *, then: Callable[[_Look], None], failed: Callable[[Exception], None]
    ) -> None:
        """Its answer is dropped where another day was gone to meanwhile."""
        turn = self._turn

        def found(look: _Look) -> None:
            if turn == self._turn:
                then(look)

        def went_wrong(error: Exception) -> None:
            if turn == self._turn or not isinstance(error, Trouble | TimeoutError):
                failed(error)

        self._looking = True
        self._outside.lane.run(job, then=found, failed=went_wrong, deadline_s=DEADLINE_S)

    def _looked(self, standing: CloseStanding) -> _Look:
        """With the figures of the day, on the lane."""
        outside, went, names = self._outside, None, self._outside.names()
        if standing.number is not None and outside.papers_went is not None:
            went = outside.papers_went(standing.day, standing.number)
        summary = outside.book.summary(DayScope(standing.day, standing.day))
        return _Look(for_here(standing, names, desk=outside.desk), summary, names, went)

    def _seen(self, found: _Look) -> None:
        before = self.state.standing
        said = self.state.said
        other = before is not None and before.day == found.standing.day and found.standing.version > before.version
        if other:
            said = words.SOMEBODY
        self._show(found, said=said)

    def _show(self, found: _Look, *, said: Text | None) -> None:
        self._looking, self._since_look, self.names = False, 0, found.names
        standing = found.standing
        following = standing.next_step or STEPS[-1]
        shown = self.state.shown if self._chosen else following
        today = self._outside.today()
        self._render(
            replace(
                self.state,
                day=standing.day,
                today=today,
                standing=standing,
                summary=found.summary,
                shown=shown,
                said=said,
                warns=False,
                prints=self._outside.print_papers is not None,
                queue=self._outside.has_queue(),
                papers=found.papers,
            )
        )
        self._outside.left(len(standing.left))

    def _run(self, job: Callable[[], CloseStanding], *, then: Callable[[CloseStanding], None]) -> None:
        self._outside.lane.run(job, then=then, failed=self._failed, deadline_s=DEADLINE_S)

    def _kept(self, standing: CloseStanding) -> None:
        standing = for_here(standing, self.names, desk=self._outside.desk)
        self._render(replace(self.state, standing=standing, said=None, warns=False))

    def _failed(self, error: Exception) -> None:
        """Said on the page; how the day stands is looked at again, since part of it may have been done."""
        self._looking = False
        self._since_look = 0
        if isinstance(error, TimeoutError):
            said = words.LATE
        elif isinstance(error, Trouble):
            said = error.text.filled(**error.values)
        else:
            raise error
        self._render(replace(self.state, said=said, warns=True))
        if self.state.busy is not None or isinstance(error, DayCloseRefused):
            self._look_keeping(said)  # busy until then: an act from here would say a version that is old

    def _look_keeping(self, said: Text) -> None:
        day = self.state.day

        def seen(found: _Look) -> None:
            self._show(found, said=said)
            self._render(replace(self.state, busy=None, busy_s=0, warns=True))

        self._run_look(lambda: self._looked(self._outside.closing.standing(day)), then=seen, failed=self._gone)

    def _gone(self, error: Exception) -> None:
        """What was said stands; the next look tries again."""
        self._looking = False
        self._render(replace(self.state, busy=None, busy_s=0))
        if not isinstance(error, Trouble | TimeoutError):
            raise error

    def _ask(self, right: Right, then: Callable[[Leave], None], *, about: Text | None = None) -> None:
        self._outside.gate.ask(right, subject=close_subject(self.state.day), then=then, about=about)

    def _render(self, state: CloseState) -> None:
        self.state = state
        self._screen.render_close(state)


def first_open(closing: DayClosing, today: date) -> CloseStanding:
    """Of the oldest day at which something was done and which nobody closed; else of today."""
    standing = closing.standing(today)
    return standing if standing.earlier is None else closing.standing(standing.earlier)
