from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.errors import Bug
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import Delivery, PrinterCondition, PrintNews
from printing.profiles import PAPER_58
from printing.spool import (
    LeftOver,
    PrinterPlace,
    PrintOutcome,
    after_restart,
    no_paper_came_out,
    paper_came_out,
    print_job,
    queue_copy,
)
from tests.fakes.print_jobs import (
    UNREACHABLE,
    CountingIds,
    JobsInMemory,
    PrinterThat,
    SteppingClock,
    at,
    job,
    print_waiting,
)

CLOCK = SteppingClock()


def lay_out(what: PrintJob, place: PrinterPlace) -> bytes:
    return f"paper of {what.id}, copy {what.copy_number}".encode()


def for_its_paper(what: PrintJob, place: PrinterPlace) -> bytes:
    return f"{place.profile.paper_width_mm} mm".encode()


def printed(jobs: JobsInMemory, printer: PrinterThat, name: str = "job-a") -> PrintOutcome:
    printer.jobs = jobs
    return print_job(jobs[name], places=[at(printer)], jobs=jobs, lay_out=lay_out, clock=CLOCK)


def test_bytes_are_stored_and_sending_is_journalled_before_the_first_byte() -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(Delivery.CONFIRMED)
    outcome = printed(jobs, printer)
    assert printer.journal_at_send == [[("job-a", PrintState.CHECKED), ("job-a", PrintState.SENT)]]
    assert printer.received == [b"paper of job-a, copy 0"] == [jobs["job-a"].data]
    assert outcome == PrintOutcome("job-a", PrintState.CONFIRMED, None, PrinterCondition.READY, "tcp://own:9100")
    assert jobs.open() == ()


def test_a_silent_printer_leaves_the_job_unknown_and_a_mute_one_ends_it_as_handed_over() -> None:
    jobs = JobsInMemory(job("job-a"), job("job-b"))
    assert printed(jobs, PrinterThat(Delivery.SILENT)).state is PrintState.UNKNOWN
    assert printed(jobs, PrinterThat(Delivery.UNASKED), "job-b").state is PrintState.HANDED_OVER
    assert [open_job.id for open_job in jobs.open()] == ["job-a"]


def test_an_unreachable_printer_is_told_and_the_job_is_laid_out_for_what_is_there_at_the_next_try() -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(UNREACHABLE)
    outcome = printed(jobs, printer)
    assert (outcome.state, outcome.trouble) == (PrintState.FAILED_BEFORE_SEND, UNREACHABLE)
    assert jobs["job-a"].last_error == "The printer cannot be reached."
    printer.answer = Delivery.CONFIRMED
    narrow = PrinterPlace(printer, PAPER_58)  # set up anew, at the same address
    again = print_job(jobs["job-a"], places=[narrow], jobs=jobs, lay_out=for_its_paper, clock=CLOCK)
    assert again.state is PrintState.CONFIRMED
    assert printer.received == [b"58 mm"] == [jobs["job-a"].data]


def test_a_connection_that_breaks_leaves_the_outcome_unknown_and_never_prints_again_by_itself() -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(ConnectionResetError("reset"))
    assert printed(jobs, printer).state is PrintState.UNKNOWN
    printer.answer = Delivery.CONFIRMED
    assert print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK) == []
    with pytest.raises(Bug, match="may be on paper"):
        printed(jobs, printer)
    assert len(printer.received) == 1


@pytest.mark.parametrize(
    ("broke", "says", "condition"),
    [
        (ConnectionResetError("reset"), PrinterCondition.READY, PrinterCondition.AWAY),
        (TimeoutError("full"), PrinterCondition.PAPER_OUT, PrinterCondition.PAPER_OUT),
        (TimeoutError("full"), PrinterCondition.READY, PrinterCondition.SILENT),
    ],
)
def test_with_a_job_that_broke_off_it_is_kept_why_as_far_as_the_printer_says(
    broke: OSError, says: PrinterCondition, condition: PrinterCondition
) -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(broke)
    printer.says = says
    assert printed(jobs, printer).condition is condition
    assert (jobs["job-a"].state, jobs["job-a"].condition) == (PrintState.UNKNOWN, condition)


def test_what_waits_is_printed_once_and_in_order() -> None:
    jobs = JobsInMemory(
        job("job-c", PrintState.FAILED_BEFORE_SEND),
        job("job-a"),
        job("job-b", PrintState.CHECKED, data=b"for the printer that was here before"),
        job("job-e", PrintState.UNKNOWN, data=b"E"),
        job("job-f", PrintState.CONFIRMED, data=b"F"),
        replace(job("job-g", data=b"G"), paper=PaperKind.TICKET),
    )
    printer = PrinterThat(Delivery.CONFIRMED)
    outcomes = print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK)
    assert [outcome.job_id for outcome in outcomes] == ["job-a", "job-b", "job-c"]
    assert printer.received == [f"paper of job-{each}, copy 0".encode() for each in "abc"]
    assert print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK) == []


def test_what_goes_ahead_of_the_paper_is_asked_for_at_every_try_and_never_kept_with_it() -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(UNREACHABLE)
    tries = [b"late", b"early"]

    def run() -> None:
        print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK, ahead=lambda _: tries.pop())

    run()
    printer.answer = Delivery.CONFIRMED
    run()
    assert printer.received == [b"latepaper of job-a, copy 0"]
    assert jobs["job-a"].data == b"paper of job-a, copy 0"


def test_an_absent_printer_is_tried_once_not_once_a_job() -> None:
    jobs, printer = JobsInMemory(job("job-a"), job("job-b")), PrinterThat(UNREACHABLE)
    outcomes = print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK)
    assert [outcome.job_id for outcome in outcomes] == ["job-a"]
    assert jobs["job-b"].state is PrintState.QUEUED


def test_after_a_restart_the_clerk_is_asked_about_what_was_sent_and_the_rest_waits() -> None:
    sent, queued = job("job-b", PrintState.SENT, data=b"B"), job("job-a")
    jobs = JobsInMemory(queued, sent, job("job-c", PrintState.UNKNOWN), job("job-d", PrintState.HANDED_OVER))
    left = after_restart(jobs=jobs, clock=CLOCK)
    unknown = replace(sent, state=PrintState.UNKNOWN)
    assert left == LeftOver((queued,), (unknown, jobs["job-c"]))
    assert jobs["job-b"] == unknown
    assert after_restart(jobs=jobs, clock=CLOCK) == left


def test_the_clerks_yes_ends_the_job() -> None:
    jobs = JobsInMemory(job("job-a", PrintState.UNKNOWN))
    paper_came_out(jobs["job-a"], jobs=jobs, clock=CLOCK)
    assert jobs["job-a"].state is PrintState.CONFIRMED
    assert jobs.open() == ()


def test_the_clerks_no_queues_a_marked_copy_in_its_place() -> None:
    jobs = JobsInMemory(job("job-a", PrintState.UNKNOWN, data=b"A"))
    copy = no_paper_came_out(jobs["job-a"], by="林晓 2107", jobs=jobs, ids=CountingIds(), clock=CLOCK)
    assert jobs["job-a"].state is PrintState.CANCELLED
    assert jobs.open() == (copy,)
    assert (copy.state, copy.copy_number, copy.data, copy.order_id) == (PrintState.QUEUED, 1, None, "order-1")


def test_each_later_copy_is_a_job_of_its_own_with_the_next_number() -> None:
    first = job("job-a", PrintState.CONFIRMED, data=b"A")
    jobs = JobsInMemory(first, replace(first, id="form", paper=PaperKind.ACCEPTANCE_FORM, copy_number=7))
    ids = CountingIds()
    copies = [queue_copy(first, by="林晓 2107", jobs=jobs, ids=ids, clock=CLOCK) for _ in range(2)]
    assert [copy.copy_number for copy in copies] == [1, 2]
    assert len({first.id, *(copy.id for copy in copies)}) == 3
    assert copies[0].queued_at > first.queued_at
    assert jobs["job-a"] == first


def test_a_paper_without_an_order_is_copied_too() -> None:
    page = replace(job("job-a", PrintState.UNKNOWN), order_id=None, paper=PaperKind.TEST_PAGE)
    assert queue_copy(page, by="林晓 2107", jobs=JobsInMemory(page), ids=CountingIds(), clock=CLOCK).copy_number == 1


def test_the_marked_copy_is_queued_before_the_first_job_is_given_up() -> None:
    class JobsThatLook(JobsInMemory):
        queued_at_the_end = 0

        def mark(
            self,
            job_id: str,
            state: PrintState,
            *,
            at: datetime,
            data: bytes | None = None,
            error: str = "",
            printer: str = "",
            condition: PrinterCondition | None = None,
        ) -> bool:
            self.queued_at_the_end = len([one for one in self.open() if one.copy_number == 1])
            return super().mark(job_id, state, at=at, data=data, error=error, printer=printer, condition=condition)

    jobs = JobsThatLook(job("job-a", PrintState.UNKNOWN, data=b"A"))
    no_paper_came_out(jobs["job-a"], by="林晓 2107", jobs=jobs, ids=CountingIds(), clock=CLOCK)
    assert jobs.queued_at_the_end == 1


@pytest.mark.parametrize("answer", [Delivery.SILENT, ConnectionResetError("reset")])
def test_a_job_whose_order_is_voided_while_it_is_out_ends_cancelled(answer: Delivery | Exception) -> None:
    jobs, printer = JobsInMemory(job("job-a")), PrinterThat(answer)

    def void(news: PrintNews) -> None:
        if news.state == PrintState.SENT.value:
            jobs.mark("job-a", PrintState.CANCELLED, at=CLOCK.now())

    printer.tells_after = PrinterCondition.PAPER_OUT
    outcome = print_job(jobs["job-a"], places=[at(printer)], jobs=jobs, lay_out=lay_out, clock=CLOCK, news=void)
    assert (outcome.state, jobs.open()) == (PrintState.CANCELLED, ())


def test_a_job_whose_end_the_store_did_not_take_is_asked_about_at_the_next_turn() -> None:
    class Full(JobsInMemory):
        def mark(self, job_id: str, state: PrintState, *, printer: str = "", **what: Any) -> bool:
            if state is PrintState.CONFIRMED and job_id == "job-a":
                raise OSError("the disk is full")
            return super().mark(job_id, state, printer=printer, **what)

    jobs, printer = Full(job("job-a"), job("job-b")), PrinterThat(Delivery.CONFIRMED)
    with pytest.raises(OSError):
        print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK)
    outcomes = print_waiting(printer, jobs=jobs, lay_out=lay_out, clock=CLOCK)
    assert [(each.job_id, each.state) for each in outcomes] == [
        ("job-a", PrintState.UNKNOWN),
        ("job-b", PrintState.CONFIRMED),
    ]
    assert jobs["job-a"].state is PrintState.UNKNOWN


def test_a_job_that_was_cancelled_since_it_was_read_sends_no_byte() -> None:
    """Its order was voided while the job lay in the printing lane's hands."""
    jobs = JobsInMemory(job("job-a"), job("job-b", PrintState.CHECKED, data=b"B"))
    printer = PrinterThat(Delivery.CONFIRMED)
    read = [jobs["job-a"], jobs["job-b"]]
    for name in ("job-a", "job-b"):
        jobs.mark(name, PrintState.CANCELLED, at=CLOCK.now())
    for one in read:
        outcome = print_job(one, places=[at(printer)], jobs=jobs, lay_out=lay_out, clock=CLOCK)
        assert (outcome.state, outcome.trouble) == (PrintState.CANCELLED, None)
        assert jobs[one.id].state is PrintState.CANCELLED
    assert printer.received == []
