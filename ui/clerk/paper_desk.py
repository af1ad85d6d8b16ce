"""F9 in an accepted order: its A4 form to a printer of this PC or into a file; a later copy with leave. No Qt here.

Whether it is a copy is asked of the store each time, so that a paper that came to nothing is none.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.errors import Trouble
from app.ports import OrderRow
from app.printer_ports import FoundPrinter, Readiness
from app.texts import form_paper as words
from app.texts.language import Language, Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.outside import TO_FILE, Outside
from ui.clerk.paper_state import FormPaperState
from ui.clerk.permits import Permits
from ui.clerk.state import DialogKind, ListRow
from ui.clerk.voice import Voice
from ui.frame.form_state import Pill, PillKind

LOOK_DEADLINE_S: Final = 15.0
MAKE_DEADLINE_S: Final = 60.0  # behind the other papers of this lane


class Desk(Protocol):
    """The clerk's presenter as the A4 form sees it."""

    dialogs: DialogStack
    permits: Permits


@dataclass(frozen=True, slots=True)
class _Paper:
    """The form that is asked about; `out` is None until the store and the system said what there is.

    `unsure`: first the clerk has to say whether the last one came out.
    """

    row: OrderRow
    out: int | None = None
    unsure: bool = False
    remembered: str = ""
    printers: tuple[FoundPrinter, ...] = ()
    late: bool = False


class FormPaperDesk:
    """`listen` for the dialog. `done` is called once a form is out, or may be."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice, done: Callable[[], None]) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._done = done
        self._render: Callable[[FormPaperState], None] = lambda _: None
        self._paper: _Paper | None = None
        self._leave: Leave | None = None
        self._selected = 0
        self._folder = ""  # where the last file went, or was to go
        self._busy: Text | None = None
        self._problem: Trouble | Text | None = None

    def listen(self, render: Callable[[FormPaperState], None]) -> None:
        self._render = render

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def open(self, row: OrderRow) -> None:
        """Over the order; what there is to print on is looked for meanwhile."""
        self._paper = _Paper(row)
        self._leave, self._busy, self._problem = None, None, None
        self._selected = 0
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

        def job() -> _Paper:
            return replace(
                paper,
                out=papers.out(order_id),
                unsure=papers.unsure(order_id),
                remembered=papers.remembered(),
                printers=papers.found(),
            )

        def then(seen: _Paper) -> None:
            if self._paper is not paper:
                return
            self._paper = seen
            self._selected = _usual(seen)
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

    def _count_only(self, paper: _Paper) -> None:
        """The system does not say what printers there are, or nobody asks it again: the store alone is asked."""
        self._paper = paper
        papers, order_id = self._outside.form_papers, paper.row.order_id

        def job() -> _Paper:
            return replace(paper, out=papers.out(order_id), unsure=papers.unsure(order_id))

        def then(seen: _Paper) -> None:
            if self._paper is paper:
                self._paper = seen
                if seen.unsure:
                    self._selected = 0
                self.emit()

        self.emit()
        self._outside.store_lane.run(job, then=then, failed=self._voice.say_failed, deadline_s=LOOK_DEADLINE_S)

    def _answer(self, paper: _Paper, *, came_out: bool) -> None:
        papers = self._outside.form_papers

        def then(_: None) -> None:
            self._done()
            if self._paper is paper:
                self._problem, self._selected = None, _usual(replace(paper, unsure=False))
                self._count_only(replace(paper, out=None, unsure=False))

        self._outside.store_lane.run(
            lambda: papers.answered(paper.row.order_id, came_out=came_out),
            then=then,
            failed=self._voice.say_failed,
            deadline_s=LOOK_DEADLINE_S,
        )

    def _go(self, paper: _Paper, place: str, file: Path | None) -> None:
        if self._busy is not None or paper.out is None or paper.unsure:
            return
        person = self._outside.gate.person
        if self._leave is not None and (person is None or self._leave.person.number != person.number):
            self._leave = None  # the desk went to somebody else meanwhile
        if paper.out and self._leave is None:

            def given(leave: Leave) -> None:
                if self._paper is paper:
                    self._leave = leave
                    self._make(paper, place, file)

            self._desk.permits.reprint_form(paper.row.receipt_number, paper.out, given)
            return
        self._make(paper, place, file)

    def _make(self, paper: _Paper, place: str, file: Path | None) -> None:
        papers, leave, number = self._outside.form_papers, self._leave, paper.row.receipt_number
        self._busy, self._problem = words.SAVING if file is not None else words.PRINTING, None
        self.emit()

        def then(_: None) -> None:
            self._close(paper)
            if file is not None:
                self._voice.tell(words.SAVED.filled(number=number, file=file), icon="file-check")
            else:
                self._voice.tell(words.SENT.filled(number=number, printer=_name_of(place)), icon="printer")
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
            lambda: papers.make(paper.row.order_id, place=place, file=file, leave=leave),
            then=then,
            failed=failed,
            deadline_s=MAKE_DEADLINE_S,
        )

    def closed(self) -> None:
        """The dialog is gone; what is under way goes on and is told at the foot of the page."""
        self._paper, self._busy = None, None

    def _close(self, paper: _Paper) -> None:
        if self._paper is paper and self._desk.dialogs.top is DialogKind.FORM_PAPER:
            self._desk.dialogs.close()
            self.closed()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FormPaperState:
        language, paper = self._voice.language, self._paper
        number = paper.row.receipt_number if paper is not None else ""
        out = paper.out if paper is not None else None
        printers = paper.printers if paper is not None else ()
        asks = paper is not None and paper.unsure
        to_file = not asks and self._selected >= len(printers)
        name = f"{number}-{out}.pdf" if out else f"{number}.pdf"
        file_row = ListRow(
            key=TO_FILE,
            title=words.PDF_FILE.say(language),
            note=words.PDF_FILE_NOTE.say(language, name=name),
            aside="",
            pill=None,
        )
        return FormPaperState(
            title=words.TITLE.say(language),
            note=number,
            said=words.UNSURE.say(language) if asks else _said(out, language),
            more="" if asks else _more(paper, language),
            rows=_answers(language) if asks else (*(_row(each, language) for each in printers), file_row),
            selected=self._selected,
            to_file=to_file,
            file=str(Path(self._folder, name)),
            act=(words.ANSWER if asks else words.SAVE if to_file else words.PRINT).say(language),
            icon="check" if asks else "folder-open" if to_file else "printer",
            ready=out is not None and self._busy is None,
            busy=self._busy.say(language) if self._busy is not None else "",
            problem=self._problem.say(language) if self._problem is not None else "",
            foot="" if asks else words.FOOT.say(language),
        )

    def emit(self) -> None:
        self._render(self.state())


def _usual(paper: _Paper) -> int:
    """Where the last one went; else the first printer that could print now; else a file."""
    printers, remembered = paper.printers, paper.remembered
    if paper.unsure:
        return 0
    addresses = [each.address for each in printers]
    if remembered in addresses:
        return addresses.index(remembered)
    ready = [place for place, each in enumerate(printers) if each.ready is not Readiness.NOT_READY]
    return ready[0] if ready and remembered != TO_FILE else len(printers)


def _name_of(address: str) -> str:
    """As its owner calls it: without cups://."""
    return address.partition("://")[2]


def _row(printer: FoundPrinter, language: Language) -> ListRow:
    away = printer.ready is Readiness.NOT_READY
    pill = Pill(PillKind.WAITING, words.NOT_READY.say(language)) if away else None
    return ListRow(key=printer.address, title=_name_of(printer.address), note="", aside="", pill=pill)


def _answers(language: Language) -> tuple[ListRow, ...]:
    said = ((words.CAME_OUT, words.CAME_OUT_NOTE), (words.DID_NOT, words.DID_NOT_NOTE))
    return tuple(ListRow(title.zh, title.say(language), note.say(language), "", None) for title, note in said)


def _said(out: int | None, language: Language) -> str:
    if out is None:
        return words.LOOKING.say(language)
    return words.COPY.say(language, out=out) if out else words.FIRST.say(language)


def _more(paper: _Paper | None, language: Language) -> str:
    if paper is None or paper.out is None:
        return ""
    said = []
    if paper.row.central is CentralState.SETTLED:
        said.append(words.SETTLED)
    if paper.late:
        said.append(words.LATE)
    elif not paper.printers:
        said.append(words.NO_PRINTER)
    return "\n".join(each.say(language) for each in said)
