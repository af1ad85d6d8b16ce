from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select, update

from app.ports import PaperKind, PrintJob, PrintState, TicketOnPaper
from app.printer_ports import PrinterCondition
from app.texts.language import Language
from offline_cache.check import check_store
from offline_cache.day_waiting import read_waiting, waiting_prints
from offline_cache.figures import store_figures
from offline_cache.moments import to_us
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.store import Store
from printing.spool import paper_came_out
from tests.fakes.clock import HandClock
from tests.fakes.orders import NOW
from tests.offline_cache.parts import Books, Counter, accept, books_of, order_number
from tests.offline_cache.taken_down import take_down

JOB = PrintJob("J-1", None, PaperKind.TEST_PAGE, 0, PrintState.QUEUED, NOW, None, "")
WANTS_SOMETHING = {
    PrintState.QUEUED,
    PrintState.CHECKED,
    PrintState.SENT,
    PrintState.FAILED_BEFORE_SEND,
    PrintState.UNKNOWN,
}


def test_jobs_are_kept_over_a_restart_in_their_order(counter: Counter) -> None:
    second = replace(JOB, id="J-0", data=b"\x1b@", last_error="paper out", copied_by="周敏 3017")
    ticket = replace(JOB, id="J-2", paper=PaperKind.TICKET, ticket=TicketOnPaper("T-1", "A023", Language.EN))
    report = replace(JOB, id="J-3", paper=PaperKind.X_REPORT, subject="period-1")
    with counter.opened() as store:
        for job in (JOB, second, ticket, report):
            StoredPrintJobs(store).add(job)
    with counter.opened() as store:
        assert StoredPrintJobs(store).open() == (JOB, second, ticket, report)
        assert StoredPrintJobs(store).of_subject("period-1") == (report,)
        assert StoredPrintJobs(store).of_ticket("T-1") == (ticket,)


def test_of_earlier_days_tickets_alone_go(store: Store) -> None:
    jobs = StoredPrintJobs(store)
    old = replace(JOB, id="J-2", paper=PaperKind.TICKET, ticket=TicketOnPaper("T-1", "A023", Language.EN))
    today = replace(old, id="J-3", queued_at=NOW + timedelta(days=1))
    for job in (JOB, old, today):
        jobs.add(job)
    assert jobs.let_tickets_go(before=today.queued_at) == 1
    assert jobs.open() == (JOB, today)


@pytest.mark.parametrize("state", PrintState)
def test_a_job_is_open_as_long_as_it_wants_something(store: Store, state: PrintState) -> None:
    jobs = StoredPrintJobs(store)
    jobs.add(JOB)
    jobs.mark("J-1", state, at=NOW + timedelta(seconds=1), error="said so")
    expected = (replace(JOB, state=state, last_error="said so"),) if state in WANTS_SOMETHING else ()
    assert jobs.open() == expected


def test_bytes_laid_out_once_stay_through_later_marks(store: Store) -> None:
    jobs = StoredPrintJobs(store)
    jobs.add(JOB)
    jobs.mark("J-1", PrintState.CHECKED, at=NOW, data=b"\x1b@paper")
    jobs.mark("J-1", PrintState.SENT, at=NOW)
    assert [(job.state, job.data) for job in jobs.open()] == [(PrintState.SENT, b"\x1b@paper")]


def test_a_store_is_not_sound_whose_papers_are_not_those_that_were_laid_out(store: Store) -> None:
    jobs = StoredPrintJobs(store)
    jobs.add(replace(JOB, data=b"kept with the job"))
    jobs.add(replace(JOB, id="J-2"))
    jobs.mark("J-2", PrintState.CHECKED, at=NOW, data=b"laid out later")
    assert check_store(store).sound
    changed = update(PRINT_JOBS).where(PRINT_JOBS.c.id == "J-2").values(data=b"laid out otherwise")
    store.write(lambda connection: connection.execute(changed))
    assert check_store(store).integrity == "print job J-2: other bytes than were laid out"


def test_the_papers_of_an_order_are_its_first_print_and_all_copies(books: Books) -> None:
    order, other = accept(books, 1), accept(books, 2)
    copy = replace(JOB, id="J-copy", order_id=order.id, paper=PaperKind.RECEIPT, copy_number=1)
    books.print_jobs.add(copy)
    books.print_jobs.mark("J-copy", PrintState.CONFIRMED, at=NOW)
    assert [(j.copy_number, j.state) for j in books.print_jobs.of_order(order.id)] == [
        (0, PrintState.QUEUED),
        (1, PrintState.CONFIRMED),
    ]
    assert len(books.print_jobs.of_order(other.id)) == 1


def test_a_printer_keeps_what_may_lie_in_it_over_a_restart_until_a_job_ends_whole_there(counter: Counter) -> None:
    own, other = "tcp://own:9100", "tcp://other:9100"

    def remnants(store: Store) -> tuple[bool, bool]:
        return StoredPrintJobs(store).remnant(own), StoredPrintJobs(store).remnant(other)

    with counter.opened() as store:
        jobs = StoredPrintJobs(store)
        for name in ("J-1", "J-2", "J-3"):
            jobs.add(replace(JOB, id=name, printer=own, spare=b"spare", condition=PrinterCondition.COVER_OPEN))
        jobs.mark("J-1", PrintState.FAILED_BEFORE_SEND, at=NOW, error="paper out")
        assert remnants(store) == (False, False)
        jobs.mark("J-1", PrintState.SENT, at=NOW, printer=own)
    with counter.opened() as store:
        jobs = StoredPrintJobs(store)
        assert remnants(store) == (True, False)
        jobs.mark("J-1", PrintState.UNKNOWN, at=NOW, condition=PrinterCondition.PAPER_OUT)
        jobs.mark("J-1", PrintState.CANCELLED, at=NOW)
        assert remnants(store) == (True, False), "nobody took it out"
        jobs.mark("J-2", PrintState.SENT, at=NOW, printer=other)
        jobs.mark("J-3", PrintState.SENT, at=NOW, printer=own)
        jobs.mark("J-3", PrintState.CONFIRMED, at=NOW, printer=own)
        assert remnants(store) == (False, True)
        jobs.mark("J-2", PrintState.FAILED_BEFORE_SEND, at=NOW)
        assert remnants(store) == (False, False), "refused whole"
        (waiting,) = jobs.open()
        assert (waiting.id, waiting.printer, waiting.spare) == ("J-2", other, b"spare")
        assert waiting.condition is PrinterCondition.COVER_OPEN


def test_a_clerks_yes_to_one_job_says_nothing_of_another_that_lies_torn_in_the_same_printer(store: Store) -> None:
    jobs, own = StoredPrintJobs(store), "tcp://own:9100"
    for name in ("J-1", "J-2"):
        jobs.add(replace(JOB, id=name))
        jobs.mark(name, PrintState.SENT, at=NOW, printer=own)
        jobs.mark(name, PrintState.UNKNOWN, at=NOW)
    seen = []
    for job in jobs.open():
        paper_came_out(job, jobs=jobs, clock=HandClock(NOW))
        seen.append(jobs.remnant(own))
    assert seen == [True, False]


def test_an_orders_row_says_what_became_of_the_receipt_that_came_out_else_of_the_newest(books: Books) -> None:
    order = accept(books, 1)
    (first,) = books.print_jobs.of_order(order.id)
    books.print_jobs.mark(first.id, PrintState.UNKNOWN, at=NOW, printer="tcp://own:9100")
    books.print_jobs.add(replace(JOB, id="J-copy", order_id=order.id, paper=PaperKind.RECEIPT, copy_number=1))
    books.print_jobs.mark(first.id, PrintState.CANCELLED, at=NOW)

    def said() -> tuple[str, str]:
        row = books.orders.row(order.id)
        assert row is not None
        return row.print_state, row.printer

    assert said() == (PrintState.QUEUED, "")
    books.print_jobs.mark("J-copy", PrintState.CONFIRMED, at=NOW, printer="tcp://other:9100")
    books.print_jobs.add(replace(JOB, id="J-later", order_id=order.id, paper=PaperKind.RECEIPT, copy_number=2))
    assert said() == (PrintState.CONFIRMED, "tcp://other:9100")


def test_a_receipt_is_queued_with_its_order_and_not_with_the_signature_it_was_kept_with(books: Books) -> None:
    order = replace(order_number(1), accepted_at=NOW + timedelta(minutes=5))
    books.orders.keep_signed(order.signed)
    with books.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(PRINT_JOBS)).scalar() == 1
        assert waiting_prints(connection) == ""
    assert (books.print_jobs.open(), books.print_jobs.of_order(order.id)) == ((), ())
    assert store_figures(books.store)["states"]["print jobs"] == {}
    books.orders.journal_payment(order.signed.id, order.payment)
    books.orders.record(order)
    (job,) = books.print_jobs.open()
    assert (job.order_id, job.paper, job.copy_number, job.state, job.queued_at) == (
        order.id,
        PaperKind.RECEIPT,
        0,
        PrintState.QUEUED,
        order.accepted_at,
    )
    with books.store.read() as connection:
        assert read_waiting(waiting_prints(connection)).since == order.accepted_at
    assert store_figures(books.store)["states"]["print jobs"] == {"queued": 1}
    books.print_jobs.mark(job.id, PrintState.CONFIRMED, at=order.accepted_at)
    assert books.print_jobs.of_order(order.id) == (replace(job, state=PrintState.CONFIRMED),)


def test_receipts_come_out_in_the_order_of_acceptance_and_not_of_signing(books: Books) -> None:
    signed_first, accepted_first = order_number(1), order_number(2)
    for order in (signed_first, accepted_first):
        books.orders.keep_signed(order.signed)
        books.orders.journal_payment(order.signed.id, order.payment)
    for minutes, order in enumerate((accepted_first, signed_first), start=1):
        books.orders.record(replace(order, accepted_at=NOW + timedelta(minutes=minutes)))
    books.print_jobs.add(replace(JOB, queued_at=NOW + timedelta(seconds=90)))
    assert [job.order_id for job in books.print_jobs.open()] == [accepted_first.id, None, signed_first.id]
    with books.store.read() as connection:
        named = read_waiting(waiting_prints(connection)).named
    assert [number for _, number in named] == [
        str(accepted_first.receipt_number),
        "",
        str(signed_first.receipt_number),
    ]


def test_a_receipt_that_waits_for_its_order_is_nothing_to_an_older_program(store: Store) -> None:
    books = books_of(store)
    accepted, signed = accept(books, 1), order_number(2)
    books.orders.keep_signed(signed.signed)

    def older(connection: Connection) -> list[tuple[str, int, int]]:
        take_down(connection, to="0031")
        wanted = select(PRINT_JOBS.c.order_id, PRINT_JOBS.c.queued_at_us, PRINT_JOBS.c.changed_at_us)
        return [(id, queued, changed) for id, queued, changed in connection.execute(wanted)]

    at_us = to_us(accepted.accepted_at)
    assert store.write(older) == [(accepted.id, at_us, at_us)]
