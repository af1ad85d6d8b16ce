"""小票出来了吗？ What the printer left open about receipts, asked of the one who can look, one after the other.

The print queue in the store knows what is open: so a question stands again after a restart, and one whose answer came
by another way is asked no longer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.ports import OrderBook, PaperKind, PrintJob, PrintState
from app.print_queue_ports import PrintJobs
from app.printer_ports import PrinterCondition
from app.texts import printers as words
from app.texts.language import Text, same
from ui.clerk.notice import NoticeAnswer
from ui.clerk.voice import Voice
from ui.frame.open_paper import CAME_OUT_CAP, NOT_OUT_CAP, asked, why_asked

ABOUT = "paper"  # one question stands at a time, and the next takes its place


class Receipts(Protocol):
    """ui.clerk.outside.Receipts as the questions see it."""

    def answered(self, job_id: str, *, came_out: bool, undone: Callable[[], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A receipt of which nobody knows. `copy_number` is what the next copy would bear, `printer` where it went."""

    job_id: str
    order_id: str
    receipt_number: str
    copy_number: int
    condition: PrinterCondition | None
    broke: bool
    printer: str


class PaperAsks:
    """`read` on the store's lane, `show` what it found. `second` is the address of the hall's second printer."""

    def __init__(self, jobs: PrintJobs, book: OrderBook, receipts: Receipts, *, voice: Voice, second: str) -> None:
        self._jobs = jobs
        self._book = book
        self._receipts = receipts
        self._voice = voice
        self._second = second
        self._open: tuple[OpenPaper, ...] = ()
        self._answered: set[str] = set()
        self._before: frozenset[str] | None = None
        self._stands: Text | None = None
        voice.on_language(self._ask_anew)

    def read(self) -> tuple[OpenPaper, ...]:
        """Oldest first."""
        return tuple(
            self._paper(job, job.order_id)
            for job in self._jobs.open()
            if job.paper is PaperKind.RECEIPT and job.state is PrintState.UNKNOWN and job.order_id is not None
        )

    def show(self, found: tuple[OpenPaper, ...]) -> None:
        if self._before is None:
            self._before = frozenset(each.job_id for each in found)
        self._answered &= {each.job_id for each in found}
        self._open = tuple(each for each in found if each.job_id not in self._answered)
        self._ask()

    def answer(self, *, came_out: bool) -> None:
        """Of the one that is asked about; nothing where none is."""
        if self._open:
            first, self._open = self._open[0], self._open[1:]
            self._answered.add(first.job_id)
            self._ask()
            self._receipts.answered(first.job_id, came_out=came_out, undone=lambda: self._undone(first))

    def _undone(self, paper: OpenPaper) -> None:
        """The question stands again: the store did not get the answer."""
        self._answered.discard(paper.job_id)
        self._open = (paper, *self._open)
        self._ask()

    def _ask_anew(self) -> None:
        """In another language; where none stands there is nothing to say."""
        if self._stands is not None and self._open:
            self._stands = None
            self._ask()

    def _ask(self) -> None:
        if not self._open:
            if self._stands is not None:
                self._stands = None
                self._voice.take_back(ABOUT)
            return
        first, more = self._open[0], len(self._open) - 1
        said, detail = self._question(first, more), self._detail(first)
        if self._stands == said:
            return
        self._stands = said
        language = self._voice.language
        self._voice.ask(
            said,
            detail=detail,
            icon="printer",
            about=ABOUT,
            answers=(
                NoticeAnswer(words.CAME_OUT.say(language), self._answering(first, came_out=True), CAME_OUT_CAP),
                NoticeAnswer(words.NOT_OUT.say(language), self._answering(first, came_out=False), NOT_OUT_CAP),
            ),
        )

    def _answering(self, paper: OpenPaper, *, came_out: bool) -> Callable[[], None]:
        """Of that very paper: another one may stand first by the time the button is pressed."""

        def act() -> None:
            if self._open and self._open[0].job_id == paper.job_id:
                self.answer(came_out=came_out)

        return act

    def _question(self, paper: OpenPaper, more: int) -> Text:
        about = same(paper.receipt_number)
        if paper.printer and paper.printer == self._second:
            about = words.AT_SECOND.filled(about=about)
        return asked(PaperKind.RECEIPT, about, more=more)

    def _detail(self, paper: OpenPaper) -> Text:
        before = self._before is not None and paper.job_id in self._before
        return why_asked(paper.condition, broke=paper.broke, next_copy=paper.copy_number, before=before)

    def _paper(self, job: PrintJob, order_id: str) -> OpenPaper:
        row = self._book.row(order_id)
        copies = [each.copy_number for each in self._jobs.of_order(order_id) if each.paper is PaperKind.RECEIPT]
        return OpenPaper(
            job_id=job.id,
            order_id=order_id,
            receipt_number=row.receipt_number if row is not None else "",
            copy_number=max(copies, default=0) + 1,
            condition=job.condition,
            broke=job.broke_off,
            printer=job.printer,
        )
