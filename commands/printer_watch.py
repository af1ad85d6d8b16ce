"""How the receipt printers of one counter fare: looked at on the printing lane between jobs, heard from while one is
out. What waits prints by itself once its printer can."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from app.ports import Lane, PaperKind, PrintJob, PrintState
from app.print_queue_ports import PrintJobs
from app.printer_ports import PrinterCondition, PrinterPort, PrintNews
from app.texts.language import Text
from ui.shell.printer.state import PrinterSeen, PrintersSeen

LOOK_DEADLINE_S: Final = 130.0  # behind a job that waits for paper; a look itself is over within 5 s
_ELSEWHERE: Final = (PaperKind.ACCEPTANCE_FORM, PaperKind.TEST_PAGE)  # not of this queue


@dataclass(frozen=True, slots=True)
class WatchedPrinter:
    """`model` as its profile is called."""

    port: PrinterPort
    model: Text

    @property
    def first_seen(self) -> PrinterSeen:
        return PrinterSeen(self.port.address, self.model)


@dataclass(frozen=True, slots=True)
class _Looked:
    conditions: dict[str, PrinterCondition]
    open: tuple[PrintJob, ...]


class PrinterWatch:
    """ui.shell.printer.state.PrintersDesk. `hear` may be called on any thread, the rest is the window's."""

    def __init__(
        self,
        first: WatchedPrinter | None,
        second: WatchedPrinter | None,
        *,
        jobs: PrintJobs,
        lane: Lane,
        ring: Callable[[], None],
        print_waiting: Callable[[], None],
        stop_waiting: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`ring` from any thread lets the window ask for `seen` and `news`."""
        self._printers = tuple(each for each in (first, second) if each is not None)
        self._jobs = jobs
        self._lane = lane
        self._ring = ring
        self._print_waiting = print_waiting
        self._stop_waiting = stop_waiting
        self._failed = failed
        self._gate = threading.Lock()
        self._seen = PrintersSeen(
            first=first.first_seen if first is not None else None,
            second=second.first_seen if second is not None else None,
        )
        self._news: list[PrintNews] = []
        self._looking = False

    @property
    def seen(self) -> PrintersSeen:
        with self._gate:
            return self._seen

    def news(self) -> tuple[PrintNews, ...]:
        """What was heard since this was asked last."""
        with self._gate:
            news, self._news = tuple(self._news), []
        return news

    def look(self, *, both: bool = False) -> None:
        """Behind a job that is out, which tells by itself. `both`: also a second printer that nobody needs now."""
        seen = self.seen
        if self._looking:
            return
        wanted = self._printers if both or seen.first is None or not seen.first.prints else self._printers[:1]
        self._run(lambda: _Looked({each.port.address: each.port.condition() for each in wanted}, self._jobs.open()))

    def count(self) -> None:
        """What waits and what is to be asked, without asking a printer."""
        if not self._looking:
            self._run(lambda: _Looked({}, self._jobs.open()))

    def print_waiting(self) -> None:
        self._print_waiting()

    def stop_waiting(self) -> None:
        self._stop_waiting()

    def hear(self, news: PrintNews) -> None:
        """Of a job that is out, or is over; on the printing lane."""
        with self._gate:
            self._news.append(news)
            seen = replace(self._seen, busy=not news.over, by_second=news.spare and not news.over)
            condition = news.condition
            if condition is None and news.trouble is not None:
                condition = PrinterCondition.AWAY  # it was not even asked
            if condition is not None:
                seen = _with(seen, {news.printer: condition})
            self._seen = seen
        self._ring()

    def _run(self, job: Callable[[], _Looked]) -> None:
        def then(looked: _Looked) -> None:
            self._looking = False
            self._looked(looked)

        def failed(error: Exception) -> None:
            self._looking = False
            if not isinstance(error, TimeoutError):  # a job was out all the while
                self._failed(error)

        self._looking = True
        self._lane.run(job, then=then, failed=failed, deadline_s=LOOK_DEADLINE_S)

    def _looked(self, looked: _Looked) -> None:
        waiting = [job for job in looked.open if job.state.waits and job.paper not in _ELSEWHERE]
        asked = [job for job in looked.open if job.state is PrintState.UNKNOWN and job.paper not in _ELSEWHERE]
        with self._gate:
            seen = replace(_with(self._seen, looked.conditions), busy=False, by_second=False)  # it was the lane's turn
            self._seen = replace(seen, waiting=tuple(job.paper for job in waiting), asked=len(asked))
        self._ring()
        # What was never tried is on its way by whoever queued it. None is out in the lane's turn of a look: one that is
        # `sent` lost its end, and the next turn asks about it.
        left = any(job.state in (PrintState.FAILED_BEFORE_SEND, PrintState.SENT) for job in looked.open)
        if looked.conditions and left and self.seen.may_print:
            self._print_waiting()


def _with(seen: PrintersSeen, conditions: dict[str, PrinterCondition]) -> PrintersSeen:
    return replace(seen, first=_now(seen.first, conditions), second=_now(seen.second, conditions))


def _now(printer: PrinterSeen | None, conditions: dict[str, PrinterCondition]) -> PrinterSeen | None:
    if printer is None or printer.address not in conditions:
        return printer
    return replace(printer, condition=conditions[printer.address])
