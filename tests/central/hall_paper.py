"""A greeter issues over TCP while the printer runs out of paper and the tablet's program is started again: each number
once on paper, and the one the server gave."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.domain.printer_fault import Fault
from app.domain.ticket_ledger import TicketCourse
from app.ports import PrintState
from commands.outside import SystemIds
from printing.virtual_printer.server import VirtualPrinter
from tests.central.hall_process import HallProcess, paired
from tests.commands.test_ticket_papers import Greeter, numbers, reached, running
from tests.offline_cache.hall_shared import draft
from tests.offline_cache.parts import new_counter
from tests.papers.tickets import PAGES_URL


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of `tickets` issued, `without_paper` were asked for while there was none; the counts behind should be 0."""

    tickets: int
    without_paper: int
    printed_twice: int
    not_printed: int
    other_numbers: int

    @property
    def clean(self) -> bool:
        return not (self.printed_twice or self.not_printed or self.other_numbers)


def paper(folder: Path, *, tickets: int) -> Outcome:
    """A third with paper, two thirds without, the program started again among them; then paper is put in."""
    hall = HallProcess(folder / "hall", pair=("H0032-G1",))
    counter, ids = new_counter(folder / "counter"), SystemIds()
    try:
        server = paired(hall, hall.codes[0], secret=ids.token)
        with VirtualPrinter(port=0) as printer:
            greeter = running(counter, reached(printer))
            issued, runs = list[TicketCourse](), [greeter]
            for n in range(tickets):
                if n == tickets // 3:
                    printer.switch_on(Fault.PAPER_OUT)
                if n == 2 * tickets // 3:
                    greeter.store.close()
                    greeter = running(counter, reached(printer))
                    runs.append(greeter)
                course = server.issue(draft(), ticket_id=ids.uuid7())
                issued.append(server.issue(draft(), ticket_id=course.ticket.id))
                for _ in range(2):
                    greeter.papers.print(course, before=n, pages_url=PAGES_URL)
            printer.switch_off(Fault.PAPER_OUT)
            for id in _asked_about(runs):
                greeter.papers.answered(id, came_out=True, undone=lambda: None)
            greeter.papers.print_waiting()
            greeter.store.close()
            printed = Counter(numbers(printer))
    finally:
        hall.end()
    wanted = Counter(course.number.shown.zh for course in issued)
    return Outcome(
        tickets=len(issued),
        without_paper=tickets - tickets // 3,
        printed_twice=sum(count - 1 for count in printed.values()),
        not_printed=sum((wanted - printed).values()),
        other_numbers=sum((printed - wanted).values()) + sum(count > 1 for count in wanted.values()),
    )


def _asked_about(runs: list[Greeter]) -> list[str]:
    """Papers of which nobody knows whether they came out, as the last that was told of each says."""
    last = {told.ticket_id: told.state for run in runs for told in run.told}
    return [id for id, state in last.items() if state is PrintState.UNKNOWN]
