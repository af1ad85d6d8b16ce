from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from app.domain.catalogue import Catalogue
from app.domain.order import CentralState
from app.errors import Bug, StoreFull
from app.handling.accept_order import accept_order
from app.ports import PaperKind, PrintState
from app.wire.entry import entry_sha256, order_entry
from offline_cache import record_order as record_order_module
from offline_cache import signed_versions
from offline_cache.check import check_store
from offline_cache.schema import AUDIT, JOURNAL, ORDERS, OUTBOX, PAYMENTS
from offline_cache.signed_versions import FormSources
from offline_cache.store import Store
from offline_cache.whole_schema import WHOLE_STORE
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NOW, TODAY
from tests.offline_cache.parts import Books, Counter, accept, books_of, order_number

HALL = DESK.hall.code


def rows_in(store: Store) -> dict[str, int]:
    with store.read() as connection:
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in WHOLE_STORE.tables.items()
        }
    return {name: count for name, count in counts.items() if count}


def test_a_recorded_order_is_whole(books: Books) -> None:
    order = accept(books, 1)
    assert rows_in(books.store) == {
        "signed_versions": 1,
        "signed_bodies": 1,
        "payments": 1,
        "cash_entries": 1,
        "orders": 1,
        "order_lines": 4,
        "outbox": 1,
        "outbox_entries": 1,
        "print_jobs": 1,
        "receipt_numbers": 1,
        "journal": 2,  # the money, the order
        "audit": 1,
        "chain_heads": 2,  # the sealed ends of both
    }
    report = check_store(books.store)
    assert (report.integrity, report.orders, report.partial) == ("ok", (order.id,), 0)


def test_an_order_that_was_never_kept_signed_is_whole_too(books: Books) -> None:
    books.orders.record(order_number(1))
    assert check_store(books.store).sound


def test_the_entry_in_the_outbox_is_the_orders(books: Books) -> None:
    order = accept(books, 1)
    (due,) = books.outbox.due_batch(NOW)
    assert (due.key, due.sha256, due.kind) == (order.id, entry_sha256(order_entry(order)), "order")
    assert (due.lane, due.lane_seq) == ("H0032-PC03/C-10001", 1)


def test_a_receipt_waits_to_be_printed(books: Books) -> None:
    order = accept(books, 1)
    (job,) = books.print_jobs.open()
    assert (job.order_id, job.paper, job.copy_number, job.state, job.data) == (
        order.id,
        PaperKind.RECEIPT,
        0,
        PrintState.QUEUED,
        None,
    )


def test_recording_twice_is_one_order_under_its_first_number(books: Books) -> None:
    order = accept(books, 1)
    before = rows_in(books.store)
    again = books.orders.record(
        replace(order, receipt_number=replace(order.receipt_number, sequence=77), verify_token="0" * 32)
    )
    assert again == order
    assert rows_in(books.store) == before


def test_a_failure_at_the_last_step_leaves_nothing_of_the_order(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    before = rows_in(books.store)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("pulled the plug")

    with monkeypatch.context() as patched:
        patched.setattr(record_order_module, "move_heads", fail)
        with pytest.raises(RuntimeError):
            books.orders.record(order)
    assert rows_in(books.store) == before
    (unfinished,) = books.orders.unfinished()
    assert unfinished.payment == order.payment
    books.orders.record(order)
    assert books.orders.unfinished() == ()


def test_a_full_disk_keeps_the_signed_version_and_its_money(books: Books) -> None:
    waiting = [order_number(number) for number in range(1, 40)]  # a few go into what room their pages have
    for each in waiting:
        books.orders.keep_signed(each.signed)
        books.orders.journal_payment(each.signed.id, each.payment)
    (books.store.folder / "ballast").unlink()

    def limit(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    books.store.write(limit)
    accepted: list[str] = []

    def accept_all() -> None:
        for each in waiting:
            accepted.append(books.orders.record(each).id)

    with pytest.raises(StoreFull):
        accept_all()
    left = waiting[len(accepted) :]
    unfinished = books.orders.unfinished()
    assert [(each.finishable, each.payment) for each in unfinished] == [(each.signed, each.payment) for each in left]
    report = check_store(books.store)
    assert (report.sound, list(report.orders)) == (True, accepted)
    assert books.store.low_on_room


def test_an_unfinished_version_comes_back_as_it_was_signed(counter: Counter) -> None:
    order = order_number(1)
    with counter.opened() as store:
        books_of(store).orders.keep_signed(order.signed)
    with counter.opened() as store:
        books = books_of(store)
        (unfinished,) = books.orders.unfinished()
        assert unfinished.payment is None
        assert unfinished.finishable == order.signed
        assert unfinished.signed.content == order.signed.content
        assert unfinished.signed.signature == order.signed.signature
        books.orders.journal_payment(order.signed.id, order.payment)
    with counter.opened() as store:
        (unfinished,) = books_of(store).orders.unfinished()
        assert unfinished.payment == order.payment


def no_catalogue(_: str) -> Catalogue | None:
    return None


def test_a_version_whose_catalogue_is_gone_is_still_read(store: Store) -> None:
    order = order_number(1)
    books_of(store).orders.keep_signed(order.signed)
    bare = books_of(store, sources=FormSources(desk=DESK, catalogue_of=no_catalogue, clerk_of=lambda _: CLERK))
    (unfinished,) = bare.orders.unfinished()
    assert unfinished.finishable is None
    assert unfinished.signed.content_bytes == order.signed.content_bytes
    assert unfinished.signed.signature.sha256 == order.signed.signature.sha256


def test_an_accepted_order_reads_back_without_any_catalogue(store: Store) -> None:
    order = accept(books_of(store), 1)
    bare = books_of(store, sources=FormSources(desk=DESK, catalogue_of=no_catalogue, clerk_of=lambda _: None))
    kept = bare.orders.order_content(order.id)
    assert kept is not None
    assert (kept.id, kept.receipt_number, kept.payment, kept.accepted_at, kept.verify_token) == (
        order.id,
        order.receipt_number,
        order.payment,
        order.accepted_at,
        order.verify_token,
    )
    assert (kept.signed.content_bytes, kept.signed.signature) == (order.signed.content_bytes, order.signed.signature)
    assert bare.orders.order_content("nothing of that name") is None


def test_voiding_returns_the_money_once_and_says_so(books: Books) -> None:
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    for _ in range(2):
        books.orders.void_signed(order.signed.id, reason="the customer thought again", at=NOW)
    with books.store.read() as connection:
        returned = connection.execute(select(PAYMENTS.c.returned_at_us)).scalars().all()
        journal = connection.execute(select(JOURNAL.c.kind).order_by(JOURNAL.c.seq)).scalars().all()
        audit = connection.execute(select(AUDIT.c.kind, AUDIT.c.reason, AUDIT.c.staff_number)).all()
    assert None not in returned
    assert journal == ["payment_taken", "payment_returned", "cash_due"]
    assert [tuple(row) for row in audit] == [
        ("signed_voided", "the customer thought again", CLERK.number),
        ("payment_returned", "the customer thought again", CLERK.number),
    ]
    assert books.orders.unfinished() == ()


def test_money_returned_is_no_longer_the_versions(books: Books) -> None:
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    books.store.write(lambda c: signed_versions.return_payment(c, order.payment.id, at=NOW, by="3021"))
    (unfinished,) = books.orders.unfinished()
    assert unfinished.payment is None


def test_money_is_journalled_once_and_only_for_an_open_version(books: Books) -> None:
    order, other = order_number(1), order_number(2)
    books.orders.keep_signed(order.signed)
    books.orders.keep_signed(other.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    books.orders.journal_payment(order.signed.id, order.payment)
    assert rows_in(books.store)["payments"] == 1
    with pytest.raises(Bug, match="was taken for"):
        books.orders.journal_payment(other.signed.id, order.payment)
    books.orders.void_signed(order.signed.id, reason="", at=NOW)
    with pytest.raises(Bug, match="no open version"):
        books.orders.journal_payment(order.signed.id, order.payment)


def test_what_is_voided_becomes_no_order_and_what_is_an_order_is_not_voided(books: Books) -> None:
    voided = order_number(1)
    books.orders.keep_signed(voided.signed)
    books.orders.void_signed(voided.signed.id, reason="", at=NOW)
    with pytest.raises(Bug, match="voided"):
        books.orders.record(voided)
    accepted = accept(books, 2)
    with pytest.raises(Bug, match="cannot be voided"):
        books.orders.void_signed(accepted.signed.id, reason="", at=NOW)
    with pytest.raises(Bug, match="cannot be voided"):
        books.orders.void_signed("never signed", reason="", at=NOW)


def test_one_signed_version_is_one_order(books: Books) -> None:
    order = accept(books, 1)
    with pytest.raises(Bug, match="accepted"):
        books.orders.record(replace(order, id="another id"))
    with pytest.raises(Bug, match="was taken for"):
        books.orders.record(replace(order_number(2), payment=order.payment))


def test_a_signature_over_other_content_is_not_kept(books: Books) -> None:
    signed = order_number(1).signed
    with pytest.raises(Bug, match="other content"):
        books.orders.keep_signed(replace(signed, content_bytes=signed.content_bytes + b" "))
    assert books.orders.unfinished() == ()


def test_keeping_a_version_twice_keeps_one(books: Books) -> None:
    signed = order_number(1).signed
    books.orders.keep_signed(signed)
    books.orders.keep_signed(signed)
    assert len(books.orders.unfinished()) == 1


def test_receipt_numbers_go_on_after_a_restart_and_a_clock_set_back(counter: Counter) -> None:
    yesterday = TODAY - timedelta(days=1)
    given = []
    for number, today in ((1, TODAY), (2, TODAY), (3, yesterday), (4, TODAY + timedelta(days=1))):
        with counter.opened() as store:
            books = books_of(store)
            receipt = books.orders.next_receipt_number(hall_code=HALL, desk="03", today=today)
            books.orders.record(replace(order_number(number), receipt_number=receipt))
            given.append(str(receipt))
    assert given == [
        "BH20261120-03-0001",
        "BH20261120-03-0002",
        "BH20261120-03-0003",
        "BH20261121-03-0001",
    ]


def test_no_receipt_number_is_given_twice_nor_skipped_for_want_of_an_order(counter: Counter) -> None:
    with counter.opened() as store:
        orders = books_of(store).orders
        numbers = [orders.next_receipt_number(hall_code=HALL, desk="03", today=TODAY).sequence for _ in range(3)]
        other_desk = orders.next_receipt_number(hall_code=HALL, desk="04", today=TODAY).sequence
    assert (numbers, other_desk) == ([1, 2, 3], 1)
    with counter.opened() as store:
        assert books_of(store).orders.next_receipt_number(hall_code=HALL, desk="03", today=TODAY).sequence == 1


def test_an_order_recorded_late_does_not_turn_the_numbers_back(counter: Counter) -> None:
    with counter.opened() as store:
        books = books_of(store)
        first = books.orders.next_receipt_number(hall_code=HALL, desk="03", today=date(2026, 11, 20))
        second = books.orders.next_receipt_number(hall_code=HALL, desk="03", today=date(2026, 11, 20))
        books.orders.record(replace(order_number(2), receipt_number=second))
        books.orders.record(replace(order_number(1), receipt_number=first))
    with counter.opened() as store:
        after = books_of(store).orders.next_receipt_number(hall_code=HALL, desk="03", today=date(2026, 11, 20))
    assert after.sequence == 3


def test_accept_order_accepts_the_same_version_once(counter: Counter) -> None:
    signed, payment = order_number(1).signed, order_number(1).payment
    with counter.opened() as store:
        books = books_of(store)
        books.orders.keep_signed(signed)
        books.orders.journal_payment(signed.id, payment)
        first, again = (
            accept_order(signed=signed, payment=payment, order_book=books.orders, clock=counter.clock, ids=counter.ids)
            for _ in range(2)
        )
        assert rows_in(store)["orders"] == 1
    assert first == again


def test_rows_of_orders_come_newest_first_and_only_since(books: Books) -> None:
    assert books.orders.last_order() is None
    orders = [accept(books, number, customer=number) for number in (1, 2, 3)]
    last = books.orders.last_order()
    assert last is not None
    assert (last.order_id, last.receipt_number, last.customer_masked) == (
        orders[2].id,
        "BH20261120-03-0003",
        "李* 154****0003",
    )
    assert last.summary.zh == "变更 5G畅行129 → 5G畅行199、取消 来电显示、新增 视频彩铃、缴费 话费"
    assert last.summary.en.startswith("Change 5G Free 129 → 5G Free 199, Cancel Caller display")
    assert (last.central, last.state, last.refusal, last.copies) == (CentralState.PENDING, None, None, 1)
    assert (last.print_state, last.amount_fen) == ("queued", orders[2].payment.amount_fen)
    since = datetime(2026, 1, 1, tzinfo=UTC)
    assert [row.order_id for row in books.orders.orders(since=since, limit=2)] == [orders[2].id, orders[1].id]
    assert books.orders.orders(since=NOW + timedelta(days=1), limit=9) == ()
    assert books.orders.row(orders[0].id) == books.orders.orders(since=since, limit=9)[-1]
    assert books.orders.row("none") is None


def test_the_last_order_is_the_last_one_accepted_whatever_the_clock_said(books: Books) -> None:
    accept(books, 1)
    set_back = order_number(2)
    books.orders.record(replace(set_back, accepted_at=set_back.accepted_at - timedelta(days=1)))
    last = books.orders.last_order()
    assert last is not None
    assert last.order_id == set_back.id


def test_a_customers_orders_are_numbered_in_their_lane_and_chained(books: Books) -> None:
    for number, customer in ((1, 1), (2, 2), (3, 1)):
        accept(books, number, customer=customer)
    with books.store.read() as connection:
        rows = connection.execute(select(OUTBOX).order_by(OUTBOX.c.seq)).all()
    assert [(row.lane.split("/")[1], row.lane_seq) for row in rows] == [("C-20001", 1), ("C-20002", 1), ("C-20001", 2)]
    assert len({row.prev_hash for row in rows}) == 3
    assert check_store(books.store).sound


def test_the_catalogue_of_the_sample_is_asked_by_its_version(store: Store) -> None:
    asked: list[str] = []

    def catalogue_of(version: str) -> Catalogue | None:
        asked.append(version)
        return CATALOGUE

    books = books_of(store, sources=FormSources(desk=DESK, catalogue_of=catalogue_of, clerk_of=lambda _: CLERK))
    books.orders.keep_signed(order_number(1).signed)
    books.orders.unfinished()
    assert asked == [CATALOGUE.version]


def test_orders_hold_no_two_rows_of_a_number(books: Books) -> None:
    order = accept(books, 1)
    clash = replace(order_number(2), receipt_number=order.receipt_number)
    with pytest.raises(Exception, match="UNIQUE constraint"):
        books.orders.record(clash)
    with books.store.read() as connection:
        assert connection.execute(select(ORDERS.c.id)).scalars().all() == [order.id]


def test_an_order_is_found_by_its_number(books: Books) -> None:
    order = accept(books, 1)
    accept(books, 2)
    found = books.orders.numbered(str(order.receipt_number))
    assert found is not None
    assert found.order_id == order.id
    assert books.orders.numbered("BH20261120-03-0009") is None


def test_a_signed_form_is_no_order_of_a_customer_yet(books: Books) -> None:
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    with pytest.raises(Bug):
        books.orders.customer_of(order.id)
    books.orders.record(order)
    assert books.orders.customer_of(order.id) == CUSTOMER.id
