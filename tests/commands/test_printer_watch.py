"""The watch over a counter's printers: looked at in the lane's turn, one look at a time, and what waits prints."""

import pytest

from app.ports import PaperKind, PrintState
from app.printer_ports import Delivery, PrinterCondition, PrintNews
from app.texts.language import same
from commands.printer_watch import PrinterWatch, WatchedPrinter
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.print_jobs import UNREACHABLE, JobsInMemory, PrinterThat, job
from ui.shell.printer.state import PrintersSeen

READY, OUT = PrinterCondition.READY, PrinterCondition.PAPER_OUT
WAITS, ASKED = PrintState.FAILED_BEFORE_SEND, PrintState.UNKNOWN
OWN, OTHER = "tcp://own:9100", "tcp://other:9100"


class Watched:
    """Both printers of a hall and one watch; `done` are the prints and stops it asked for, `rung` its bell."""

    def __init__(self, *states: PrintState) -> None:
        self.own = PrinterThat(Delivery.CONFIRMED)
        self.other = PrinterThat(Delivery.CONFIRMED, address=OTHER)
        self.lane = HeldLane()
        self.done: list[str] = []
        self.rung = 0
        jobs = JobsInMemory(*(job(f"job-{chr(97 + place)}", state) for place, state in enumerate(states)))
        self.watch = PrinterWatch(
            WatchedPrinter(self.own, same("TM-T82")),
            WatchedPrinter(self.other, same("XP-80")),
            jobs=jobs,
            lane=self.lane,
            ring=self._ring,
            print_waiting=lambda: self.done.append("print"),
            stop_waiting=lambda: self.done.append("stop"),
            failed=self._fail,
        )

    def look(self, *, both: bool = False) -> PrintersSeen:
        self.watch.look(both=both)
        self.lane.run_all()
        return self.watch.seen

    def news(self, state: PrintState, condition: PrinterCondition | None, *, over: bool, spare: bool = False) -> None:
        trouble = UNREACHABLE if state is WAITS else None
        address = OTHER if spare else OWN
        paper = PaperKind.RECEIPT.value
        self.watch.hear(PrintNews("job-a", "order-1", paper, state.value, condition, address, spare, over, trouble))

    def _ring(self) -> None:
        self.rung += 1

    def _fail(self, error: Exception) -> None:
        raise error


def conditions(seen: PrintersSeen) -> tuple[PrinterCondition | None, PrinterCondition | None]:
    assert seen.first is not None
    assert seen.second is not None
    return seen.first.condition, seen.second.condition


def test_the_second_is_asked_only_where_it_is_wanted_or_the_first_cannot_print() -> None:
    hall = Watched()
    assert conditions(hall.look()) == (READY, None)
    assert conditions(hall.look(both=True)) == (READY, READY)
    hall.own.says, hall.other.says = OUT, OUT
    assert conditions(hall.look()) == (OUT, READY)
    assert conditions(hall.look()) == (OUT, OUT)


def test_at_most_one_look_is_under_way() -> None:
    hall = Watched()
    for _ in range(5):
        hall.watch.look()
    hall.watch.count()
    assert hall.lane.waiting == 1
    hall.lane.run_all()
    hall.watch.look()
    assert hall.lane.waiting == 1


@pytest.mark.parametrize(
    ("state", "own", "other", "prints"),
    [
        (WAITS, READY, OUT, True),
        (WAITS, OUT, READY, True),
        (WAITS, OUT, OUT, False),
        (PrintState.SENT, READY, READY, True),  # the store did not take its end
        (PrintState.QUEUED, READY, READY, False),  # on its way by whoever queued it
        (ASKED, READY, READY, False),
    ],
)
def test_what_was_held_back_prints_once_a_printer_can(
    state: PrintState, own: PrinterCondition, other: PrinterCondition, prints: bool
) -> None:
    hall = Watched(state)
    hall.own.says, hall.other.says = own, other
    seen = hall.look(both=True)
    assert hall.done == (["print"] if prints else [])
    counts = {ASKED: (0, 1), PrintState.SENT: (0, 0)}
    assert (len(seen.waiting), seen.asked) == counts.get(state, (1, 0))


def test_counting_asks_no_printer_and_prints_nothing() -> None:
    hall = Watched(WAITS)
    hall.watch.count()
    hall.lane.run_all()
    assert (hall.watch.seen.waiting, conditions(hall.watch.seen)) == ((PaperKind.RECEIPT,), (None, None))
    assert hall.done == []


def test_what_a_job_tells_while_it_is_out_is_seen_at_once() -> None:
    hall = Watched()
    hall.news(PrintState.SENT, OUT, over=False)
    assert (hall.watch.seen.busy, conditions(hall.watch.seen)[0], hall.rung) == (True, OUT, 1)
    hall.news(PrintState.SENT, READY, over=False, spare=True)
    assert (hall.watch.seen.by_second, conditions(hall.watch.seen)) == (True, (OUT, READY))
    hall.news(WAITS, None, over=True)
    assert (hall.watch.seen.busy, conditions(hall.watch.seen)[0]) == (False, PrinterCondition.AWAY)
    assert [each.over for each in hall.watch.news()] == [False, False, True]
    assert hall.watch.news() == ()
    hall.watch.stop_waiting()
    assert hall.done == ["stop"]


def test_a_job_whose_end_was_never_told_does_not_stay_out() -> None:
    hall = Watched()
    hall.news(PrintState.SENT, READY, over=False)
    assert not hall.look().busy
