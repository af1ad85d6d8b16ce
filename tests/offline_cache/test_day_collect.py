"""A counter's facts are its books: of what moved alone, to the fen, and a closed day never changes."""

from collections import Counter as Tally
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import Connection, Table, select, text

from app.domain.audit import AuditKind
from app.domain.day_facts import Account, CashFact, Facts
from app.ports import AuditEvent
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.cash_schema import PAYMENT_CORRECTIONS
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_takings import back_from, paid_from
from offline_cache.day_keep import keep_facts, read_facts
from offline_cache.day_schema import CLOSED_DAYS, DAY_CASH, DAY_CHANGES, DAY_EVENTS, DAY_LINES, DAY_ORDERS, DAY_TAKINGS
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENT_RETURNS, PAYMENTS
from offline_cache.store import Store
from tests.fakes.orders import CLERK, DESK, HALL, NOW, TODAY
from tests.offline_cache.parts import Books, Counter, CountingIds, accept, books_of, copy_of
from tests.offline_cache.test_reversal import both
from tests.offline_cache.test_settle_lines import refuse
from tests.offline_cache.test_settle_refused import settle
from tests.offline_cache.test_void_order import void

TOMORROW = TODAY + timedelta(days=1)
SAID = Text("主套餐重复。", "A second main plan.")
FEN = some.integers(min_value=0, max_value=100_000)


def rows(store: Store, table: Table) -> list[Any]:
    with store.read() as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def caught_up(store: Store) -> int:
    return catch_up(store, desk=DESK, at=NOW)


def die(books: Books, order_id: str) -> None:
    books.outbox.mark_inflight([order_id])
    books.outbox.mark_dead(order_id, code="second_main_plan", reason=SAID, at=NOW)


def close(store: Store, day: date) -> None:
    row = {"hall_id": HALL.id, "day": day.isoformat(), "closed_at_us": 0, "by": "3001", "summary": "{}"}
    seals = {"number": day.toordinal(), "prev": "", "seal": "", "hmac": ""}
    store.write(lambda connection: connection.execute(CLOSED_DAYS.insert().values(**row, **seals)))


def money_in_books(store: Store) -> Tally[str]:
    """By means: what was taken, less what went back, of the payments' own rows."""
    left = Tally[str]()
    with store.read() as connection:
        parts = {row.payment_id for row in connection.execute(select(PAYMENT_RETURNS))}
        for row in connection.execute(select(PAYMENTS)):
            gone = row.returned_at_us is not None and row.id not in parts
            left[row.method] += 0 if gone else row.amount_fen
        for row in connection.execute(select(PAYMENT_RETURNS).where(PAYMENT_RETURNS.c.state == "done")):
            left[row.method] -= row.amount_fen
    return left


def test_orders_lines_and_money_are_what_the_books_say(books: Books) -> None:
    store = books.store
    plain, voided, refused = (accept(books, n, customer=n) for n in (5, 6, 7))
    reversed_order, reversal = both(books)
    void(books, voided)
    die(books, refused.id)
    settle(books, refused)
    books.outbox.mark_acked(reversal.id, result="{}", central_id="c-2", lines=(), at=NOW)
    rated = AuditEvent(AuditKind.RATING, CLERK.number, NOW, plain.id, "9")
    StoredAudit(store).write(rated)
    assert caught_up(store) > 0
    orders = {row.id: row for row in rows(store, DAY_ORDERS)}
    assert {id: row.central for id, row in orders.items()} == {
        plain.id: "pending",
        voided.id: "voided",
        refused.id: "settled",
        reversed_order.id: "accepted",
        reversal.id: "accepted",
    }
    assert orders[reversal.id].reverses == str(reversed_order.receipt_number)
    assert (orders[plain.id].rating, orders[plain.id].matter, orders[plain.id].lines) == (9, "plan_change", 4)
    sums = plain.signed.content.sums
    assert orders[plain.id].monthly_change_fen == sums.monthly_after_fen - sums.monthly_before_fen
    gone = {row.order_id: row.gone for row in rows(store, DAY_LINES)}
    assert [gone[order.id] for order in (plain, voided, refused, reversed_order)] == [
        "",
        "voided",
        "refused",
        "reversed",
    ]
    takings = rows(store, DAY_TAKINGS)
    told = Tally[str]()
    for row in takings:
        told[row.method] += row.amount_fen
    assert told == money_in_books(store)
    assert {row.account for row in takings if row.payment_id == plain.payment.id} == {"top_up"}
    assert "order_voided" in {row.kind for row in rows(store, DAY_EVENTS)}
    assert caught_up(store) == 0  # nothing moved: nothing is written


def test_only_what_moved_is_told_again(books: Books) -> None:
    first, second = accept(books, 1), accept(books, 2, customer=2)
    caught_up(books.store)
    with books.store.read() as connection:
        before = connection.execute(text("SELECT max(seq) FROM day_changes")).scalar_one()
    die(books, second.id)
    caught_up(books.store)
    with books.store.read() as connection:
        told = connection.execute(select(DAY_CHANGES.c.fact_id).where(DAY_CHANGES.c.seq > before)).scalars().all()
    assert {each.partition("/")[0] for each in told} == {second.id}
    assert first.id not in told


def test_a_line_that_was_refused_alone_is_gone_alone(books: Books) -> None:
    order = accept(books, 1)
    refuse(books, order.id, 1)
    caught_up(books.store)
    gone = {row.id: row.gone for row in rows(books.store, DAY_LINES)}
    lines = order.signed.content.lines
    assert [gone[f"{order.id}/{line.id}"] for line in lines] == ["", "refused", "", ""]


def test_a_correction_moves_what_is_left_from_one_means_to_another(books: Books) -> None:
    order = accept(books, 1)
    row = {"id": "C1", "payment_id": order.payment.id, "from_method": "cash", "to_method": "card", "amount_fen": 5000}
    why = {"at_us": to_us(NOW), "staff_number": "3001", "approver": "", "reason": "按错了"}
    books.store.write(lambda c: c.execute(PAYMENT_CORRECTIONS.insert().values(**row, **why)))
    caught_up(books.store)
    left = Tally[tuple[str, str]]()
    for taking in rows(books.store, DAY_TAKINGS):
        left[taking.method, taking.account] += taking.amount_fen
    assert left == {("cash", "top_up"): 0, ("card", "top_up"): 5000}


def test_an_orders_time_is_from_its_first_line_to_its_acceptance(counter: Counter) -> None:
    class LaterIds(CountingIds):
        """The store's own ids are made 90 s after those of the form."""

        def uuid7(self) -> str:
            return super().uuid7().replace("019aa000-0000", "019aa001-5f90")

    with replace(counter, ids=LaterIds()).opened() as store:
        accept(books_of(store), 1)
        caught_up(store)
        assert [row.seconds for row in rows(store, DAY_ORDERS)] == [90.0]


@given(due=some.tuples(FEN, FEN, FEN), parts=some.lists(FEN, max_size=5), back=some.lists(FEN, max_size=4))
def test_parts_of_money_are_all_of_it(due: tuple[int, int, int], parts: list[int], back: list[int]) -> None:
    left = dict(zip(Account, due, strict=True))
    for fen in parts:
        paid = paid_from(left, fen)
        assert sum(paid.values()) == fen
        assert min(paid.values()) >= 0
        there = dict(paid)
        for wanted in back:
            going = min(wanted, sum(there.values()))
            assert sum(back_from(there, going).values()) == going
            assert min(there.values()) >= 0


def test_fees_are_paid_first_and_deposits_go_back_first() -> None:
    due = {Account.FEES: 10, Account.TOP_UP: 20, Account.DEPOSIT: 30}
    first, second = paid_from(due, 15), paid_from(due, 45)
    assert list(first.values()) == [10, 5, 0]
    assert list(second.values()) == [0, 15, 30]
    assert list(back_from(second, 40).values()) == [0, 10, 30]


def test_a_closed_day_stays_as_it_is_and_only_lists_of_now_hear(books: Books) -> None:
    order = accept(books, 1)
    caught_up(books.store)
    close(books.store, TODAY)
    die(books, order.id)
    late = accept(books, 2, customer=2)
    caught_up(books.store)
    found = {row.id: row for row in rows(books.store, DAY_ORDERS)}
    assert (found[order.id].central, found[order.id].refusal) == ("pending", "")
    assert found[order.id].central_now == "refused"
    assert "second_main_plan" in found[order.id].refusal_now
    assert [row.gone for row in rows(books.store, DAY_LINES) if row.order_id == order.id] == [""] * 4
    assert (found[late.id].day, found[late.id].booked_on) == (TODAY.isoformat(), TOMORROW.isoformat())


def test_an_order_voided_after_its_day_was_closed_comes_off_on_the_next_and_the_centre_hears_of_it(
    books: Books,
) -> None:
    order = accept(books, 1)
    caught_up(books.store)
    close(books.store, TODAY)
    void(books, order)
    caught_up(books.store)
    (row,) = rows(books.store, DAY_ORDERS)
    assert (row.central, row.booked_on, row.undone_on, row.undone_booked_on) == (
        "pending",
        TODAY.isoformat(),
        TODAY.isoformat(),
        TOMORROW.isoformat(),
    )
    with books.store.read() as connection:
        (told,) = read_facts(connection, HALL.id, [("orders", order.id)]).orders
    assert (told.central, told.undone_on) == ("voided", TODAY)
    # Told again once that next day is closed, too: it came off there and stays.
    close(books.store, TOMORROW)
    again = replace(told, central="refused", refusal="{}")
    assert books.store.write(lambda c: keep_facts(c, HALL.id, Facts(orders=(again,)), noted=True)) == 1
    (row,) = rows(books.store, DAY_ORDERS)
    assert (row.central_now, row.undone_booked_on) == ("refused", TOMORROW.isoformat())


def test_a_period_that_ran_when_its_day_was_closed_is_told_again(store: Store) -> None:
    running = CashFact(
        "P1", TODAY, DESK.device_id, "03", "2107", NOW, None, 100, 5, 0, 0, 0, 0, 105, None, None, "", "", "", True
    )
    counted = CashFact(
        "P1", TODAY, DESK.device_id, "03", "2107", NOW, NOW, 100, 9, 0, 0, 0, 0, 109, 107, -2, "", "", "", True
    )

    def keep(fact: CashFact) -> int:
        return store.write(lambda c: keep_facts(c, HALL.id, Facts(cash=(fact,)), noted=True))

    assert keep(running) == 1
    close(store, TODAY)
    assert (keep(running), keep(counted), keep(counted)) == (0, 1, 0)
    found = [(row.id, row.booked_on, row.difference_fen) for row in rows(store, DAY_CASH)]
    assert found == [("P1", TODAY.isoformat(), None), ("P1/after", TOMORROW.isoformat(), -2)]


def test_what_a_restored_store_tells_is_not_taken_for_what_was_done_after_its_backup(
    counter: Counter, tmp_path: Path
) -> None:
    told = list[str]()
    for place, reason in ((copy_of(counter, tmp_path / "lost"), "找零"), (counter, "点钞")):
        with place.opened() as store:
            StoredAudit(store).write(AuditEvent(AuditKind.DRAWER_OPENED, CLERK.number, NOW, "drawer", reason))
            caught_up(store)
            told += [row.id for row in rows(store, DAY_EVENTS)]
    assert len(set(told)) == 2


def test_a_fact_reads_back_as_it_was(books: Books) -> None:
    order = accept(books, 1)
    caught_up(books.store)

    def told_again(connection: Connection) -> tuple[Facts, int]:
        wanted = [("orders", order.id), ("lines", f"{order.id}/{order.signed.content.lines[0].id}")]
        found = read_facts(connection, HALL.id, wanted)
        return found, keep_facts(connection, HALL.id, found, noted=False)

    found, changed = books.store.write(told_again)
    assert (found.orders[0].accepted_at, len(found.lines), changed) == (order.accepted_at, 1, 0)
