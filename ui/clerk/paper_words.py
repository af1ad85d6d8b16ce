"""The dialog of an A4 form in words, from what store and system said and what the clerk chose. Pure; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.order import CentralState
from app.errors import Trouble
from app.ports import OrderRow
from app.printer_ports import FoundPrinter, Readiness
from app.texts import form_paper as words
from app.texts.language import Language, Text
from ui.clerk.outside import TO_FILE
from ui.clerk.paper_state import FormPaperState
from ui.clerk.state import ListRow
from ui.frame.form_state import Pill, PillKind


@dataclass(frozen=True, slots=True)
class Paper:
    """The form that is asked about; `out` is None until the store and the system said what there is.

    `unsure`: first the clerk has to say whether the last one came out.
    """

    row: OrderRow
    out: int | None = None
    unsure: bool = False
    let_go: bool = False  # by the archive, or its file is damaged: the next one is made again
    remembered: str = ""
    printers: tuple[FoundPrinter, ...] = ()
    late: bool = False

    @property
    def asks(self) -> bool:
        """Whether the next one asks for the right of a copy."""
        return bool(self.out) or self.let_go


def paper_state(
    paper: Paper | None,
    *,
    selected: int,
    folder: str,
    busy: Text | None,
    problem: Trouble | Text | None,
    archive: bool,
    language: Language,
) -> FormPaperState:
    """`folder` is where the last file went, "" for nowhere yet; `paper` is None once the dialog is gone. `archive`: the
    archive copy comes out with the customer's, on paper: the hall has no use for a second file.
    """
    number = paper.row.receipt_number if paper is not None else ""
    out = paper.out if paper is not None else None
    printers = paper.printers if paper is not None else ()
    asks = paper is not None and paper.unsure
    to_file = not asks and selected >= len(printers)
    name = f"{number}-{out}.pdf" if out else f"{number}.pdf"
    both = archive and not to_file
    switch = words.KEY_CUSTOMERS_ONLY if archive else words.KEY_WITH_ARCHIVE
    file_note = words.PDF_FILE_NOTE.say(language, name=name)
    return FormPaperState(
        title=words.TITLE.say(language),
        note=(words.BOTH_COPIES if both else words.CUSTOMERS_COPY).say(language, number=number),
        said=words.UNSURE.say(language) if asks else _said(paper, language),
        more="" if asks else _more(paper, language),
        rows=_answers(language) if asks else place_rows(printers, file_note=file_note, language=language),
        selected=selected,
        to_file=to_file,
        file=str(Path(folder, name)),
        act=(words.ANSWER if asks else words.SAVE if to_file else words.PRINT).say(language),
        icon="check" if asks else "folder-open" if to_file else "printer",
        ready=out is not None and busy is None,
        busy=busy.say(language) if busy is not None else "",
        problem=problem.say(language) if problem is not None else "",
        foot="" if asks else words.FOOT.say(language),
        copies="" if asks or to_file else switch.say(language),
    )


def usual_place(paper: Paper) -> int:
    """Where the last one went; else the first printer that could print now; else a file."""
    return 0 if paper.unsure else place_to_begin_with(paper.printers, paper.remembered)


def place_to_begin_with(printers: Sequence[FoundPrinter], remembered: str) -> int:
    """`remembered` is a printer's address, TO_FILE, or "" for nothing yet."""
    addresses = [each.address for each in printers]
    if remembered in addresses:
        return addresses.index(remembered)
    ready = [place for place, each in enumerate(printers) if each.ready is not Readiness.NOT_READY]
    return ready[0] if ready and remembered != TO_FILE else len(printers)


def name_of(address: str) -> str:
    """As its owner calls it: without cups://."""
    return address.partition("://")[2]


def place_rows(printers: Sequence[FoundPrinter], *, file_note: str, language: Language) -> tuple[ListRow, ...]:
    """The printers of this PC, and last a file."""
    file = ListRow(key=TO_FILE, title=words.PDF_FILE.say(language), note=file_note, aside="", pill=None)
    return (*(_row(each, language) for each in printers), file)


def _row(printer: FoundPrinter, language: Language) -> ListRow:
    away = printer.ready is Readiness.NOT_READY
    pill = Pill(PillKind.WAITING, words.NOT_READY.say(language)) if away else None
    return ListRow(key=printer.address, title=name_of(printer.address), note="", aside="", pill=pill)


def _answers(language: Language) -> tuple[ListRow, ...]:
    said = ((words.CAME_OUT, words.CAME_OUT_NOTE), (words.DID_NOT, words.DID_NOT_NOTE))
    return tuple(ListRow(title.zh, title.say(language), note.say(language), "", None) for title, note in said)


def _said(paper: Paper | None, language: Language) -> str:
    if paper is None or paper.out is None:
        return words.LOOKING.say(language)
    if paper.out:
        return (words.REMADE_COPY if paper.let_go else words.COPY).say(language, out=paper.out)
    return (words.REMADE if paper.let_go else words.FIRST).say(language)


def _more(paper: Paper | None, language: Language) -> str:
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
