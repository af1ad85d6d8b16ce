"""Papers whose bytes are kept with their job before anything is sent: tickets, and the slips of a day and a drawer.

Where the hall has a second printer, they are kept for that one as well: a document cannot be laid out again from bytes.
"""

from dataclasses import dataclass

from app.errors import Bug
from app.papers.document import Document
from app.ports import PrintJob
from commands.receipts import PrintRoom
from printing.escpos import START, encode
from printing.layout import lay_out
from printing.spool import PrinterPlace


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper as bytes: for the counter's own printer, and for the hall's second one where there is one."""

    data: bytes
    spare: bytes | None

    def below(self, mark: "KeptPaper") -> "KeptPaper":
        """The same paper under what marks it as a copy, which ends in ordinary type: a second reset would end the
        automatic status that is asked for behind the first."""
        both = mark.spare is not None and self.spare is not None
        spare = (mark.spare or b"") + (self.spare or b"").removeprefix(START) if both else None
        return KeptPaper(mark.data + self.data.removeprefix(START), spare)


def encoded(document: Document, *, room: PrintRoom) -> KeptPaper:
    """Needs a QGuiApplication where a line has to be drawn."""
    papers = [encode(lay_out(document, columns=each.profile.columns), each.profile) for each in room.places]
    return KeptPaper(papers[0], papers[1] if len(papers) > 1 else None)


def kept(job: PrintJob) -> KeptPaper:
    """As it was printed first. Raises Bug for a job without its bytes."""
    if job.data is None:
        raise Bug(f"print job {job.id} was kept without its bytes")
    return KeptPaper(job.data, job.spare)


def kept_for(job: PrintJob, place: PrinterPlace, *, room: PrintRoom) -> bytes | None:
    """The bytes for that printer; None where it was not there yet when the paper was made. Raises Bug as above."""
    paper = kept(job)
    return paper.data if place.printer.address == room.printer.address else paper.spare
