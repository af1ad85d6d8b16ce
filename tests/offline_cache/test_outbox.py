import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import insert
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

from app.domain.approval import Leave
from app.domain.order import CentralState, OrderState
from app.domain.right import Right
from app.outbox_ports import EntryState
from app.texts import store as texts
from app.texts.language import Text
from app.wire.batch import LineAnswer, lane_of
from offline_cache.moments import to_us
from offline_cache.outbox import DUE, ENVELOPE_BYTES, DueEntry
from offline_cache.schema import OUTBOX
from tests.fakes.orders import CLERK, DESK, NOW, a_customer
from tests.offline_cache.parts import Books, Counter, accept, books_of, copy_of, new_counter

LATER = NOW + timedelta(seconds=30)


def due(books: Books, **limits: int) -> list[str]:
    return [entry.key for entry in books.outbox.due_batch(NOW, **limits)]


def accepted(books: Books, *customers: int) -> list[str]:
    """One order of each of these customers, in this order; their keys."""
    return [accept(books, number, customer=customer).id for number, customer in enumerate(customers, start=1)]


def ack(books: Books, key: str, *, lines: Sequence[tuple[str, OrderState]] = ()) -> None:
    answers = [LineAnswer(line_id, state) for line_id, state in lines]
    books.outbox.mark_acked(key, result="{}", central_id=f"H0032.{key}", lines=answers, at=NOW)


def test_an_empty_outbox_has_nothing_to_say(books: Books) -> None:
    status = books.outbox.status()
    assert (status.waiting, status.oldest_at, status.dead, status.last_sent_at) == (0, None, 0, None)
    assert (due(books), books.outbox.dead()) == ([], ())
    assert books.outbox.state_of("none") is None


def test_orders_go_oldest_first_and_a_lane_in_its_order(books: Books) -> None:
    keys = accepted(books, 1, 2, 1, 3)
    assert due(books) == keys
    assert due(books, max_entries=2) == keys[:2]


def test_a_batch_stays_below_its_bytes_but_one_entry_always_goes(books: Books) -> None:
    keys = accepted(books, 1, 2, 3)
    size = len(books.outbox.due_batch(NOW)[0].entry) + ENVELOPE_BYTES
    assert due(books, max_bytes=2 * size + 50) == keys[:2]
    assert due(books, max_bytes=2 * size - 50) == keys[:1]
    assert due(books, max_bytes=1) == keys[:1]


def test_what_is_under_way_is_not_due_and_holds_its_lane(books: Books) -> None:
    keys = accepted(books, 1, 2, 1)
    books.outbox.mark_inflight([keys[0]])
    assert due(books) == [keys[1]]
    assert books.outbox.state_of(keys[0]) is EntryState.INFLIGHT
    assert books.outbox.status().waiting == 3


def test_what_comes_behind_is_what_is_due_once_all_under_way_was_accepted(books: Books) -> None:
    keys = accepted(books, 1, 2, 3, 1, 2, 3)
    books.outbox.mark_inflight(keys[:3])

    def behind() -> list[str]:
        books.outbox.mark_dead(keys[1], code="x", reason=None, at=NOW)
        books.outbox.mark_retry(keys[2], next_attempt_at=LATER, error="wait")
        return [entry.key for entry in books.outbox.due_behind(NOW)]

    assert books.outbox.together(behind) == [keys[3]]


def test_what_was_marked_and_did_not_leave_was_not_tried(books: Books) -> None:
    keys = accepted(books, 1, 2)
    books.outbox.mark_inflight(keys)
    ack(books, keys[1])
    books.outbox.not_sent(keys)
    assert books.outbox.state_of(keys[1]) is EntryState.ACKED
    (back,) = books.outbox.due_batch(NOW)
    assert (back.key, back.attempts) == (keys[0], 0)


def settled_before(books: Books, lane_seqs: range) -> None:
    """Acknowledged entries at these places in the lane of customer 1."""
    row: dict[str, object] = {
        "state": EntryState.ACKED,
        "lane": lane_of(device=DESK.device_id, customer_id=a_customer(1).id),
    }
    row |= {"kind": "order", "day": "2026-11-20", "sha256": "", "prev_hash": "", "last_error": "", "entry_bytes": 1}
    row |= {"attempts": 1, "copies": 2, "queued_at_us": 1, "next_attempt_at_us": 0, "settled_at_us": 1}
    rows = [{**row, "key": f"old{n}", "lane_seq": n} for n in lane_seqs]
    books.store.write(lambda connection: connection.execute(insert(OUTBOX), rows))


def steps_to_find_what_is_due(books: Books) -> int:
    """In instructions of the database, which no other load changes."""
    counted: list[None] = []
    with books.store.read() as connection:
        database = connection.connection.dbapi_connection
        assert isinstance(database, dbapi2.Connection)
        database.set_progress_handler(lambda: counted.append(None), 1)
        connection.execute(DUE, {"now_us": to_us(NOW), "far_us": to_us(LATER), "most": 50}).all()
        database.set_progress_handler(None, 1)
    return len(counted)


def test_thousands_of_settled_entries_in_a_lane_cost_nothing(books: Books) -> None:
    keys = accepted(books, *[1] * 10)
    settled_before(books, range(-5, 0))
    few = steps_to_find_what_is_due(books)
    settled_before(books, range(-3000, -5))
    assert due(books) == keys
    assert 0 < steps_to_find_what_is_due(books) <= 1.1 * few


def test_what_holds_up_a_lane_is_found_in_the_index_of_open_entries(books: Books) -> None:
    numbers = {"now_us": to_us(NOW), "far_us": to_us(LATER), "most": 50}
    wanted = DUE.params(**numbers).compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    with books.store.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}", (0,) * len(wanted.positiontup or ())).all()
    assert any("before USING INDEX outbox_open (lane=? AND lane_seq<?)" in row.detail for row in plan), plan


def test_a_failed_sending_waits_and_holds_its_lane_only(books: Books) -> None:
    keys = accepted(books, 1, 2, 1)
    books.outbox.mark_inflight(keys)
    for key in keys:
        books.outbox.mark_retry(key, next_attempt_at=NOW, error="no answer")
    books.outbox.mark_retry(keys[0], next_attempt_at=LATER, error="no answer")
    assert due(books) == [keys[1]]
    assert [e.key for e in books.outbox.due_batch(LATER)] == keys
    assert {e.attempts for e in books.outbox.due_batch(LATER)} == {1}
    books.outbox.due_now()
    assert due(books) == keys


def test_an_acknowledged_order_is_told_to_its_row(books: Books) -> None:
    (key,) = accepted(books, 1)
    books.outbox.mark_inflight([key])
    ack(books, key, lines=(("L-1", OrderState.ACKNOWLEDGED),))
    row = books.orders.row(key)
    assert row is not None
    assert (row.central, row.copies, row.line_states) == (
        CentralState.ACCEPTED,
        2,
        (("L-1", OrderState.ACKNOWLEDGED),),
    )
    status = books.outbox.status()
    assert (status.waiting, status.oldest_at, status.last_sent_at) == (0, None, NOW)
    assert due(books) == []


def test_a_second_acknowledgement_changes_nothing(books: Books) -> None:
    (key,) = accepted(books, 1)
    ack(books, key)
    ack(books, key)
    books.outbox.mark_dead(key, code="late", reason=None, at=NOW)
    books.outbox.mark_retry(key, next_attempt_at=LATER, error="late")
    row = books.orders.row(key)
    assert row is not None
    assert (row.central, row.copies, row.refusal) == (CentralState.ACCEPTED, 2, None)
    assert books.outbox.state_of(key) is EntryState.ACKED


def test_a_refused_order_parks_its_lane_and_stands_in_the_list(books: Books) -> None:
    keys = accepted(books, 1, 2, 1)
    reason = Text("客户已销户", "The customer has left")
    books.outbox.mark_inflight(keys[:1])
    books.outbox.mark_dead(keys[0], code="customer_gone", reason=reason, at=LATER)
    assert due(books) == [keys[1]]
    (dead,) = books.outbox.dead()
    assert (dead.key, dead.reason, dead.since, dead.attempts) == (keys[0], reason, LATER, 1)
    assert (dead.receipt_number, dead.customer_masked) == ("BH20261120-03-0001", "李* 154****0001")
    row = books.orders.row(keys[0])
    assert row is not None
    assert (row.central, row.refusal, row.copies) == (CentralState.REFUSED, reason, 1)
    assert (books.outbox.status().dead, books.outbox.status().waiting) == (1, 2)


def test_a_refusal_without_a_reason_says_so(books: Books) -> None:
    (key,) = accepted(books, 1)
    books.outbox.mark_dead(key, code="", reason=None, at=NOW)
    assert books.outbox.dead()[0].reason == texts.REFUSED_WITHOUT_REASON


def test_what_was_under_way_when_the_program_died_is_sent_again(counter: Counter) -> None:
    with counter.opened() as store:
        books = books_of(store)
        keys = accepted(books, 1, 2)
        books.outbox.mark_inflight(keys)
    with counter.opened() as store:
        books = books_of(store)
        assert due(books) == []
        books.outbox.reset_inflight()
        assert due(books) == keys


def test_a_cancellation_takes_the_place_of_the_refused_one(books: Books) -> None:
    """A younger entry has an earlier place: those behind it wait until it is settled."""
    keys = accepted(books, 1, 1)
    books.outbox.mark_dead(keys[0], code="x", reason=None, at=NOW)
    assert due(books) == []
    leave = Leave(CLERK, Right.SETTLE_REFUSED, "")
    books.orders.settle_refused(keys[0], reason="", at=NOW, leave=leave)
    (cancellation,) = due(books)
    assert cancellation not in keys
    books.outbox.mark_inflight([cancellation])
    assert due(books) == []
    ack(books, cancellation)
    assert due(books) == [keys[1]]


def test_together_is_one_commit(books: Books) -> None:
    keys = accepted(books, 1, 2)

    def one_and_fail() -> None:
        ack(books, keys[0])
        raise RuntimeError("the answer was cut off")

    with pytest.raises(RuntimeError):
        books.outbox.together(one_and_fail)
    assert due(books) == keys

    def both() -> int:
        for key in keys:
            ack(books, key)
        return len(keys)

    assert books.outbox.together(both) == 2
    assert due(books) == []


def test_entries_are_the_canonical_text(books: Books) -> None:
    accepted(books, 1)
    (entry,) = books.outbox.due_batch(NOW)
    canonical = json.dumps(json.loads(entry.entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert entry.entry.decode() == canonical


@dataclass
class Known:
    lane: str
    lane_seq: int
    settled: bool = False
    dead: bool = False


class LanesKeepTheirOrder(RuleBasedStateMachine):
    """Whatever happens to whichever entry: nothing overtakes in a lane, no lane waits for another."""

    template: Counter
    folder: Path

    @initialize()
    def start(self) -> None:
        type(self).runs += 1
        self.counter = copy_of(self.template, self.folder / f"run{self.runs}")
        self.store = self.counter.open()
        self.books = books_of(self.store)
        self.known: dict[str, Known] = {}
        self.now = NOW
        self.batch: tuple[DueEntry, ...] = ()

    runs = 0

    @precondition(lambda self: len(self.known) < 12)
    @rule(customer=st.integers(1, 3))
    def accept_one(self, customer: int) -> None:
        order = accept(self.books, len(self.known) + 1, customer=customer)
        lane = f"H0032-PC03/C-2000{customer}"
        self.known[order.id] = Known(lane, 1 + sum(k.lane == lane for k in self.known.values()))

    @precondition(lambda self: not self.batch)
    @rule(most=st.integers(1, 5))
    def take(self, most: int) -> None:
        self.batch = self.books.outbox.due_batch(self.now, max_entries=most)
        reached: dict[str, int] = {}
        for entry in self.batch:
            earlier = [
                k for k in self.known.values() if k.lane == entry.lane and k.lane_seq < entry.lane_seq and not k.settled
            ]
            assert all(k.lane_seq <= reached.get(k.lane, 0) for k in earlier), "overtaken"
            reached[entry.lane] = entry.lane_seq
        self.books.outbox.mark_inflight([entry.key for entry in self.batch])

    @precondition(lambda self: self.batch)
    @rule(answers=st.lists(st.sampled_from(["ack", "dead", "retry"]), min_size=5, max_size=5))
    def answer(self, answers: list[str]) -> None:
        parked: set[str] = set()
        for entry, what in zip(self.batch, answers, strict=False):
            # As a centre answers: behind one that it did not take, it takes none of the same lane.
            if entry.lane in parked or what == "retry":
                parked.add(entry.lane)
                wait = timedelta(seconds=10)
                self.books.outbox.mark_retry(entry.key, next_attempt_at=self.now + wait, error="x")
            elif what == "ack":
                self.books.outbox.mark_acked(entry.key, result="{}", central_id="", lines=(), at=self.now)
                self.known[entry.key].settled = True
            else:
                parked.add(entry.lane)
                self.books.outbox.mark_dead(entry.key, code="x", reason=None, at=self.now)
                self.known[entry.key].dead = True
        self.batch = ()

    @precondition(lambda self: self.batch)
    @rule()
    def die_and_start_again(self) -> None:
        self.store.close()
        self.store = self.counter.open()
        self.books = books_of(self.store)
        self.books.outbox.reset_inflight()
        self.batch = ()

    @rule()
    def wait(self) -> None:
        self.now += timedelta(seconds=11)

    @invariant()
    def every_free_lane_gives_its_head(self) -> None:
        if not hasattr(self, "known") or self.batch:
            return
        given = {entry.lane for entry in self.books.outbox.due_batch(self.now + timedelta(days=1))}
        open_lanes = {k.lane for k in self.known.values() if not k.settled}
        parked = {k.lane for k in self.known.values() if k.dead}
        assert given == open_lanes - parked
        assert self.books.outbox.status().dead == sum(k.dead for k in self.known.values())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()


def test_lanes_keep_their_order(tmp_path: Path) -> None:
    class Here(LanesKeepTheirOrder):
        template = new_counter(tmp_path / "template")
        folder = tmp_path

    machine = Here.TestCase
    machine.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
    machine().runTest()
