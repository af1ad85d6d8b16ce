"""存档 without Qt: forms found by number and day, opened, saved, printed, made again, and any PDF checked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, TypeVar

from app.archive_ports import ArchivedRow
from app.domain.approval import Leave
from app.domain.right import Right
from app.errors import CentralTrouble, Trouble
from app.handling.verify_document import Verdict
from app.handling.view_archive import SUBJECT
from app.texts import archive as words
from app.texts.language import Text
from ui.manager.archive_outside import ArchiveOutside
from ui.manager.archive_state import ArchiveState, OpenedForm, ShownVerdict, first_state, read_days

T = TypeVar("T")
MOST_ROWS: Final = 100
DEADLINE_S: Final = 60.0  # a time stamp authority and the centre may be asked on the way


class ArchiveScreen(Protocol):
    def render_archive(self, state: ArchiveState) -> None: ...


class ArchivePresenter:
    """Whoever may not see it is asked for an approval first; without one the page is not opened."""

    def __init__(self, outside: ArchiveOutside, *, screen: ArchiveScreen) -> None:
        self._outside = outside
        self._screen = screen
        self._leave: Leave | None = None
        self._asked = 0  # the newest search; an older answer is dropped
        self._visit = 0  # what was asked for on an earlier one opens nothing any more
        self.state = first_state(outside.today())

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(leave: Leave) -> None:
            self._leave = leave
            shown()
            self._look_up(first_state(self._outside.today()))

        self._outside.gate.ask(Right.VIEW_ARCHIVE, subject=SUBJECT, then=allowed)

    def left(self) -> None:
        """Another page is shown, or the desk is locked: nobody's form stays on the screen."""
        self._visit += 1
        self._show(first_state(self._outside.today()))

    # ── found ─────────────────────────────────────────────────────────────────────────────

    def search(self, typed: str) -> None:
        self._look_up(replace(self.state, typed=typed))

    def choose_days(self, first: str, last: str) -> None:
        days = read_days(first, last)
        if isinstance(days, Text):
            self._show(replace(self.state, wrong=days))
        else:
            self._look_up(replace(self.state, first=days[0], last=days[1], wrong=None))

    def choose(self, order_id: str) -> None:
        if order_id != self.state.chosen and self.state.busy is None:
            self._show(replace(self.state, chosen=order_id, opened=None, problem=None, verdict=None))

    def _look_up(self, state: ArchiveState) -> None:
        leave, acts = self._leave, self._outside.acts
        self._show(replace(state, loaded=False, opened=None, problem=None, verdict=None))
        if leave is None:
            return
        self._asked += 1
        asked = self._asked

        def find() -> tuple[ArchivedRow, ...]:
            return acts.find(state.typed, since=state.first, until=state.last, limit=MOST_ROWS + 1, leave=leave)

        def found(rows: tuple[ArchivedRow, ...]) -> None:
            if asked != self._asked:
                return
            shown = rows[:MOST_ROWS]
            keys = [row.order_id for row in shown]
            chosen = self.state.chosen if self.state.chosen in keys else keys[0] if keys else ""
            self._show(replace(self.state, rows=shown, more=len(rows) > MOST_ROWS, loaded=True, chosen=chosen))

        self._outside.lane.run(find, then=found, failed=self._failed, deadline_s=DEADLINE_S)

    # ── what is done with one ─────────────────────────────────────────────────────────────

    def look(self) -> None:
        row, leave = self.state.row, self._leave
        if row is None or leave is None or self.state.busy is not None:
            return
        out = self._outside

        def job() -> OpenedForm:
            pdf = out.acts.look(row, leave=leave)
            return OpenedForm(row.receipt_number, out.pictures(pdf), remade=False)

        self._work(words.LOOKING, job, self._opens())

    def save(self, file: Path) -> None:
        """The archived original, or one made again where such a one lies open."""
        acts, row, number = self._outside.acts, self.state.row, self._handed_out
        person = self._outside.gate.person
        if self.state.busy is not None or person is None:
            return
        if self.state.remade:
            about = words.ASK_REMAKE.filled(number=number)
            out = self._saved(number, file)
            self._give(
                number, about, words.SAVING, lambda leave: acts.save_remade(number, file, leave=leave, by=person), out
            )
        elif row is not None:
            about = words.ASK_SAVE.filled(number=number)
            out = self._saved(number, file)
            self._give(number, about, words.SAVING, lambda leave: acts.save(row, file, leave=leave), out)

    def print(self) -> None:
        """As `save`, on paper."""
        acts, row, number = self._outside.acts, self.state.row, self._handed_out
        person = self._outside.gate.person
        if self.state.busy is not None or person is None:
            return
        if self.state.remade:
            about = words.ASK_REMAKE.filled(number=number)
            sent = self._sent(number)
            self._give(
                number, about, words.PRINTING, lambda leave: acts.print_remade(number, leave=leave, by=person), sent
            )
        elif row is not None:
            about = words.ASK_PRINT.filled(number=number)
            sent = self._sent(number)
            self._give(number, about, words.PRINTING, lambda leave: acts.print(row, leave=leave, by=person), sent)

    @property
    def _handed_out(self) -> str:
        """The number of what F3 and F4 are about."""
        opened = self.state.opened
        return opened.receipt_number if opened is not None and opened.remade else self.state.number

    def remake(self) -> None:
        """The chosen one, or that of another counter whose whole number was typed."""
        number, out, person = self.state.to_remake, self._outside, self._outside.gate.person
        if not number or self.state.busy is not None or person is None:
            return

        def allowed(leave: Leave) -> None:
            def job() -> OpenedForm:
                pdf = out.acts.remake(number, leave=leave, by=person)
                return OpenedForm(number, out.pictures(pdf), remade=True)

            self._work(words.REMAKING, job, self._opens())

        about = words.ASK_REMAKE.filled(number=number)
        out.gate.ask(Right.REPRINT_FORM, subject=number, about=about, then=allowed)

    def verify(self, file: Path) -> None:
        acts = self._outside.acts
        if self.state.busy is not None:
            return

        def then(verdict: Verdict) -> None:
            self._show(replace(self.state, busy=None, verdict=ShownVerdict(file.name, verdict.ok, verdict.said)))

        def failed(error: Exception) -> None:
            """What cannot be checked at all is a verdict too."""
            if not isinstance(error, Trouble):
                self._failed(error)
                return
            said = error.text.filled(**error.values)
            self._show(replace(self.state, busy=None, verdict=ShownVerdict(file.name, ok=False, said=said)))

        self._show(replace(self.state, busy=words.VERIFYING.filled(file=file.name), verdict=None, problem=None))
        self._outside.lane.run(lambda: acts.verify(file), then=then, failed=failed, deadline_s=DEADLINE_S)

    # ── how it is done ────────────────────────────────────────────────────────────────────

    def _give(self, number: str, about: Text, said: Text, job: Callable[[Leave], T], then: Callable[[T], None]) -> None:
        """What leaves the house asks for the right of a copy."""

        def allowed(leave: Leave) -> None:
            self._work(said, lambda: job(leave), then)

        self._outside.gate.ask(Right.REPRINT_FORM, subject=number, about=about, then=allowed)

    def _opens(self) -> Callable[[OpenedForm], None]:
        visit = self._visit

        def then(form: OpenedForm) -> None:
            if visit == self._visit:
                self._show(replace(self.state, opened=form))

        return then

    def _saved(self, number: str, file: Path) -> Callable[[None], None]:
        return lambda _: self._outside.tell(words.SAVED.filled(number=number, file=file))

    def _sent(self, number: str) -> Callable[[str | None], None]:
        def then(printer: str | None) -> None:
            if printer is None:
                self._show(replace(self.state, problem=words.NO_PRINTER, waits=True))
            else:
                self._outside.tell(words.SENT.filled(number=number, printer=printer))

        return then

    def _work(self, said: Text, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._show(replace(self.state, busy=said, problem=None))

        def done(result: T) -> None:
            self._show(replace(self.state, busy=None))
            then(result)

        self._outside.lane.run(job, then=done, failed=self._failed, deadline_s=DEADLINE_S)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            problem = error.text.filled(**error.values)
        elif isinstance(error, TimeoutError):
            problem = words.NO_ANSWER
        else:
            self._show(replace(self.state, busy=None))
            raise error
        waits = isinstance(error, CentralTrouble | TimeoutError)
        self._show(replace(self.state, busy=None, loaded=True, problem=problem, waits=waits))

    def _show(self, state: ArchiveState) -> None:
        self.state = state
        self._screen.render_archive(state)
