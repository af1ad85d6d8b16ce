"""F9 in an accepted order: its A4 form to a printer of this PC or into a file; a later copy with leave. No Qt here.

Whether it is a copy is asked of the store each time, so that a paper that came to nothing is none.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from app.domain.approval import Leave
from app.errors import Trouble
from app.ports import OrderRow
from app.texts import form_paper as words
from app.texts.language import Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.outside import TO_FILE, Outside
from ui.clerk.paper_state import FormPaperState
from ui.clerk.paper_words import Paper, name_of, paper_state, usual_place
from ui.clerk.permits import Permits
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice

LOOK_DEADLINE_S: Final = 15.0
MAKE_DEADLINE_S: Final = 60.0  # behind the other papers of this lane


class Desk(Protocol):
    """The clerk's presenter as the A4 form sees it."""

    dialogs: DialogStack
    permits: Permits


class FormPaperDesk:
    """`listen` for the dialog. `done` is called once a form is out, or may be."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice, done: Callable[[], None]) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._done = done
        self._render: Callable[[FormPaperState], None] = lambda _: None
        self._paper: Paper | None = None
        self._leave: Leave | None = None
        self._selected = 0
        self._archive = False
        self._folder = ""  # where the last file went, or was to go
        self._busy: Text | None = None
        self._problem: Trouble | Text | None = None

    def listen(self, render: Callable[[FormPaperState], None]) -> None:
        self._render = render

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def open(self, row: OrderRow) -> None:
        """Over the order; what there is to print on is looked for meanwhile."""
        self._paper = Paper(row)
        self._leave, self._busy, self._problem = None, None, None
        self._selected, self._archive = 0, False
        self._desk.dialogs.open(DialogKind.FORM_PAPER, over=True)
        self._look()

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        if self._paper is not None and self._busy is None:
            last = 1 if self._paper.unsure else len(self._paper.printers)
            self._selected = max(0, min(index, last))
            self._problem = None
            self.emit()

    def switch_archive(self) -> None:
        """F6: on paper the archive copy with the customer's, or that one alone."""
        if self._paper is not None and self._busy is None and not self.state().to_file:
            self._archive = not self._archive
            self.emit()

    def print(self) -> None:
        """To the chosen printer; or the chosen answer, where one is asked for."""
        paper = self._paper
        if paper is not None and paper.unsure:
            self._answer(paper, came_out=self._selected == 0)
        elif paper is not None and self._selected < len(paper.printers):
            self._go(paper, paper.printers[self._selected].address, None)

    def save(self, path: str) -> None:
        """Into the file the clerk chose."""
        paper = self._paper
        if paper is not None:
            self._folder = str(Path(path).parent)
            self._go(paper, TO_FILE, Path(path))

    # ── how it is done ────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        papers, paper = self._outside.form_papers, self._paper
        if paper is None:
            return
        order_id = paper.row.order_id

        def job() -> Paper:
            return replace(
                paper,
                out=papers.out(order_id),
                unsure=papers.unsure(order_id),
                let_go=papers.let_go(order_id),
                remembered=papers.remembered(),
                printers=papers.found(),
            )

        def then(seen: Paper) -> None:
            if self._paper is not paper:
                return
            self._paper = seen
            self._selected = usual_place(seen)
            self.emit()
            # Behind what the clerk waits for: then the first form takes no longer than any other.
            self._outside.page_lane.run(
                papers.warm, then=lambda _: None, failed=self._voice.say_failed, deadline_s=MAKE_DEADLINE_S
            )

        def failed(error: Exception) -> None:
            if not isinstance(error, TimeoutError):
                self._voice.say_failed(error)
            elif self._paper is paper:
                self._count_only(replace(paper, late=True))

        self._outside.page_lane.run(job, then=then, failed=failed, deadline_s=LOOK_DEADLINE_S)

    def _count_only(self, paper: Paper) -> None:
        """The system does not say what printers there are, or nobody asks it again: the store alone is asked."""
        self._paper = paper
        papers, order_id = self._outside.form_papers, paper.row.order_id

        def job() -> Paper:
            known = replace(paper, out=papers.out(order_id), unsure=papers.unsure(order_id))
            return replace(known, let_go=papers.let_go(order_id))

        def then(seen: Paper) -> None:
            if self._paper is paper:
                self._paper = seen
                if seen.unsure:
                    self._selected = 0
                self.emit()

        self.emit()
        self._outside.store_lane.run(job, then=then, failed=self._voice.say_failed, deadline_s=LOOK_DEADLINE_S)

    def _answer(self, paper: Paper, *, came_out: bool) -> None:
        papers, person = self._outside.form_papers, self._outside.gate.person
        if person is None:
            return

        def then(_: None) -> None:
            self._done()
            if self._paper is paper:
                self._problem, self._selected = None, usual_place(replace(paper, unsure=False))
                self._count_only(replace(paper, out=None, unsure=False))

        self._outside.store_lane.run(
            lambda: papers.answered(paper.row.order_id, came_out=came_out, by=person),
            then=then,
            failed=self._voice.say_failed,
            deadline_s=LOOK_DEADLINE_S,
        )

    def _go(self, paper: Paper, place: str, file: Path | None) -> None:
        if self._busy is not None or paper.out is None or paper.unsure:
            return
        person = self._outside.gate.person
        if self._leave is not None and (person is None or self._leave.person.number != person.number):
            self._leave = None  # the desk went to somebody else meanwhile
        if paper.asks and self._leave is None:

            def given(leave: Leave) -> None:
                if self._paper is paper:
                    self._leave = leave
                    self._make(paper, place, file)

            if paper.out:
                self._desk.permits.reprint_form(paper.row.receipt_number, paper.out, given)
            else:
                self._desk.permits.remake_form(paper.row.receipt_number, given)
            return
        self._make(paper, place, file)

    def _make(self, paper: Paper, place: str, file: Path | None) -> None:
        papers, leave, number = self._outside.form_papers, self._leave, paper.row.receipt_number
        archive = self._archive and file is None
        person = self._outside.gate.person
        if person is None:
            return
        self._busy, self._problem = words.SAVING if file is not None else words.PRINTING, None
        self.emit()

        def then(_: None) -> None:
            self._close(paper)
            if file is not None:
                self._voice.tell(words.SAVED.filled(number=number, file=file), icon="file-check")
            else:
                self._voice.tell(words.SENT.filled(number=number, printer=name_of(place)), icon="printer")
            self._done()

        def failed(error: Exception) -> None:
            self._done()
            known = words.STILL_GOING if isinstance(error, TimeoutError) else error
            if self._paper is not paper or not isinstance(known, Trouble | Text):
                self._voice.say_failed(error)
                return
            self._busy, self._problem = None, known
            self._count_only(replace(paper, out=None))

        self._outside.page_lane.run(
            lambda: papers.make(paper.row.order_id, place=place, file=file, leave=leave, by=person, archive=archive),
            then=then,
            failed=failed,
            deadline_s=MAKE_DEADLINE_S,
        )

    def closed(self) -> None:
        """The dialog is gone; what is under way goes on and is told at the foot of the page."""
        self._paper, self._busy = None, None

    def _close(self, paper: Paper) -> None:
        if self._paper is paper and self._desk.dialogs.top is DialogKind.FORM_PAPER:
            self._desk.dialogs.close()
            self.closed()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FormPaperState:
        return paper_state(
            self._paper,
            selected=self._selected,
            folder=self._folder,
            busy=self._busy,
            problem=self._problem,
            archive=self._archive,
            language=self._voice.language,
        )

    def emit(self) -> None:
        self._render(self.state())
