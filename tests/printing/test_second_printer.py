"""What the counter's own printer does not take goes to the hall's second one; what may be on paper never does."""

import pytest

from app.errors import PrinterTrouble
from app.ports import PrintJob, PrintState
from app.printer_ports import Delivery, PrinterCondition, PrintNews
from app.texts.language import Text
from printing.spool import PrinterPlace, no_paper_came_out, paper_came_out, print_job
from tests.fakes.print_jobs import UNREACHABLE, CountingIds, JobsInMemory, PrinterThat, SteppingClock, at, job

CLOCK = SteppingClock()
OWN, SECOND = "tcp://own:9100", "tcp://second:9100"
OUT_OF_PAPER = PrinterTrouble(Text("缺纸。", "Out of paper."))


def lay_out(what: PrintJob, place: PrinterPlace) -> bytes | None:
    return f"{what.id} for {place.printer.address}".encode()


class Hall:
    """A counter's own printer and the hall's second one, and what was told of the job."""

    def __init__(self, own: Delivery | Exception, second: Delivery | Exception, *waiting: PrintJob) -> None:
        self.own, self.second = PrinterThat(own, address=OWN), PrinterThat(second, address=SECOND)
        self.jobs = JobsInMemory(*(waiting or (job("job-a"),)))
        self.news: list[PrintNews] = []

    def print(self, name: str = "job-a") -> tuple[PrintState, str, bool]:
        outcome = print_job(
            self.jobs[name],
            places=[at(self.own), at(self.second)],
            jobs=self.jobs,
            lay_out=lay_out,
            clock=CLOCK,
            ahead=lambda _: b"pulse ",
            news=self.news.append,
        )
        return outcome.state, outcome.printer, outcome.spare


def test_it_is_laid_out_anew_for_the_second_and_no_drawer_opens_there() -> None:
    hall = Hall(UNREACHABLE, Delivery.CONFIRMED)
    assert hall.print() == (PrintState.CONFIRMED, SECOND, True)
    assert hall.second.received == [b"job-a for tcp://second:9100"]
    assert (hall.jobs["job-a"].data, hall.jobs["job-a"].printer) == (hall.second.received[0], SECOND)
    assert [(news.printer, news.over, news.trouble) for news in hall.news if news.over] == [
        (OWN, True, UNREACHABLE),
        (SECOND, True, None),
    ]


@pytest.mark.parametrize("own", [Delivery.SILENT, ConnectionResetError("reset")])
def test_what_may_be_on_paper_goes_to_no_other_printer(own: Delivery | Exception) -> None:
    hall = Hall(own, Delivery.CONFIRMED)
    assert hall.print() == (PrintState.UNKNOWN, OWN, False)
    assert hall.second.received == []


def test_where_neither_takes_it_the_counters_own_is_the_one_to_see_to_and_it_is_written_down_once() -> None:
    hall = Hall(OUT_OF_PAPER, UNREACHABLE)
    assert hall.print() == (PrintState.FAILED_BEFORE_SEND, OWN, False)
    assert hall.print() == (PrintState.FAILED_BEFORE_SEND, OWN, False)
    waiting = hall.jobs["job-a"]
    assert (waiting.last_error, waiting.condition) == ("Out of paper.", PrinterCondition.AWAY)
    assert hall.jobs.journal == [("job-a", PrintState.FAILED_BEFORE_SEND)]
    hall.own.answer = Delivery.CONFIRMED
    assert hall.print() == (PrintState.CONFIRMED, OWN, False)
    assert hall.own.received == [b"pulse job-a for tcp://own:9100"]


def test_a_job_of_which_the_second_has_no_paper_waits_for_the_first() -> None:
    hall = Hall(UNREACHABLE, Delivery.CONFIRMED)
    outcome = print_job(
        hall.jobs["job-a"],
        places=[at(hall.own), at(hall.second)],
        jobs=hall.jobs,
        lay_out=lambda _, place: b"kept" if place.printer.address == OWN else None,
        clock=CLOCK,
    )
    assert (outcome.state, outcome.printer, hall.second.received) == (PrintState.FAILED_BEFORE_SEND, OWN, [])


@pytest.mark.parametrize("came_out", [True, False])
def test_after_a_job_that_nobody_knows_of_the_printer_is_cleared_unless_it_came_out_whole(came_out: bool) -> None:
    hall = Hall(Delivery.SILENT, Delivery.CONFIRMED, job("job-a"), job("job-b"), job("job-c"))
    hall.own.says = PrinterCondition.PAPER_OUT
    hall.print()
    assert (hall.jobs["job-a"].condition, hall.jobs["job-a"].last_error) == (PrinterCondition.PAPER_OUT, "paper_out")
    if came_out:
        paper_came_out(hall.jobs["job-a"], jobs=hall.jobs, clock=CLOCK)
    else:
        no_paper_came_out(hall.jobs["job-a"], by="林晓 2107", jobs=hall.jobs, ids=CountingIds(), clock=CLOCK)
    hall.own.answer = Delivery.CONFIRMED
    hall.print("job-b")
    hall.print("job-c")
    assert hall.own.torn == [False, not came_out, False]
