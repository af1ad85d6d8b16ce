"""Refused orders sent once more to a real centre: once in effect, every book agreeing, the refused entry as it was."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order, OrderState
from app.domain.repair import Way, ways_of
from app.domain.right import Right
from app.errors import OrderStays
from app.outbox_ports import EntryState
from app.staff_ports import AuditSearch
from app.texts import repair as words
from app.texts.language import Text
from app.wire.batch import AnswerStatus, EntryEnvelope, LineAnswer, Outcome, Reason
from central.application import create_app
from central.load import load_customers
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.day_collect import catch_up
from offline_cache.day_refused import refused_of_hall
from offline_cache.refused_orders import StoredRefusedOrders
from offline_cache.schema import ORDER_LINES, ORDERS, OUTBOX
from tests.central.counter import Counter as Centre
from tests.fakes.centre import filled_database
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NOW
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.looked_at import central
from tests.offline_cache.parts import SOURCES, Books, accept

LATER = NOW + timedelta(hours=3)
LEAVE = Leave(CLERK, Right.REPAIR_REFUSED, "number")


@dataclass
class Bench:
    """A counter with two orders of one customer whom the centre has not heard of, and that centre."""

    books: Books
    centre: Centre
    engine: Engine

    def __post_init__(self) -> None:
        self.refused = StoredRefusedOrders(self.books.store, SOURCES)
        self.order, self.behind = accept(self.books, 1), accept(self.books, 2)

    def send(self) -> list[AnswerStatus]:
        """All that is due, as the dispatcher does."""
        told: list[AnswerStatus] = []
        while due := self.books.outbox.due_batch(LATER):
            self.books.outbox.mark_inflight([each.key for each in due])
            sent = [
                EntryEnvelope(each.key, each.lane, each.lane_seq, each.kind, each.sha256, json.loads(each.entry))
                for each in due
            ]
            for answer in self.centre.send(*sent):
                told.append(answer.status)
                outbox = self.books.outbox
                if answer.outcome is Outcome.ACCEPTED:
                    outbox.mark_acked(
                        answer.key, result="{}", central_id=answer.central_id or "", lines=answer.lines, at=LATER
                    )
                elif answer.reason is not None and answer.outcome is Outcome.REFUSED:
                    outbox.mark_dead(answer.key, code=answer.reason.code, reason=answer.reason.words, at=LATER)
                else:
                    outbox.mark_retry(answer.key, next_attempt_at=LATER + timedelta(hours=1), error="wait")
        return told

    def customer_comes(self) -> None:
        load_customers(self.engine, (CUSTOMER,), CATALOGUE)

    def resend(self, *, rewritten: bool = False) -> None:
        self.refused.resend(self.order.id, rewritten=rewritten, reason="资料补上了", leave=LEAVE, at=LATER)

    def sound(self) -> bool:
        report = check_store(self.books.store)
        assert report.integrity == "ok", report.integrity
        return report.sound


@pytest.fixture
def bench(books: Books, tmp_path: Path) -> Iterator[Bench]:
    ids, clock = CountingIds(), HandClock()
    engine = filled_database(tmp_path / "centre.db", clock=clock, ids=ids, customers=())
    bench = Bench(books, Centre(create_app(engine=engine, clock=clock, ids=ids, tick_s=None)), engine)
    assert bench.send()[0] is AnswerStatus.REFUSED
    yield bench
    engine.dispose()


def open_lines(bench: Bench) -> set[int]:
    mine = (ORDER_LINES.c.order_id == bench.order.id) & (ORDER_LINES.c.open == 1)
    with bench.books.store.read() as connection:
        return set(connection.execute(select(ORDER_LINES.c.open).where(mine)).scalars())


def audited(books: Books) -> list[tuple[AuditKind, str]]:
    rows = StoredAudit(books.store).find(AuditSearch(), limit=9)
    return [(row.event.kind, row.event.reason) for row in rows]


def test_sent_once_more_it_takes_effect_once_and_what_waited_behind_it_goes(bench: Bench) -> None:
    (entry,) = bench.refused.refused()
    assert (entry.order_id, entry.code, entry.since) == (bench.order.id, "customer_unknown", LATER)
    assert ways_of(entry)[0] is Way.RESEND
    assert open_lines(bench) == set()
    bench.resend()
    assert open_lines(bench) == {1}  # what it will do lies over the customer's record again
    assert (central(bench.books, bench.order), bench.refused.refused()) == (CentralState.PENDING, ())
    assert audited(bench.books)[0] == (AuditKind.REFUSED_RESENT, "资料补上了")
    assert bench.sound()
    assert bench.send()[0] is AnswerStatus.REFUSED  # not there yet: again
    bench.customer_comes()
    bench.resend()
    bench.resend()  # on its way already
    assert bench.send() == [AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED]
    assert [central(bench.books, each) for each in (bench.order, bench.behind)] == [CentralState.ACCEPTED] * 2
    assert bench.centre.order(bench.order)["externalId"] == bench.order.id
    states = [(each.attempts, each.said is None) for each in bench.refused.sendings(bench.order.id)]
    assert states == [(1, False), (1, False), (1, True)]
    assert bench.books.outbox.state_of(bench.order.id) is EntryState.REPAIRED
    assert bench.sound()
    history = bench.books.orders.history(bench.order.id)
    assert history is not None
    assert history.answered_at == LATER
    with pytest.raises(OrderStays):
        bench.resend()


def test_a_resent_one_that_is_refused_again_is_settled_and_its_lane_goes_on(bench: Bench) -> None:
    bench.resend()
    with pytest.raises(OrderStays):  # on its way it cannot be taken back
        bench.books.orders.void_order(bench.order.id, reason="x", at=LATER, leave=LEAVE)
    bench.send()
    (dead,) = bench.books.outbox.dead()
    assert (dead.key, dead.attempts) == (bench.order.id, 1)
    settle = Leave(CLERK, Right.SETTLE_REFUSED, "number")
    bench.books.orders.settle_refused(bench.order.id, reason="不办了", at=LATER, leave=settle)
    assert central(bench.books, bench.order) is CentralState.SETTLED
    bench.customer_comes()
    assert bench.send() == [AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED]  # the cancellation, the order behind
    assert bench.sound()


def test_written_anew_it_is_sent_only_where_that_changes_anything(bench: Bench) -> None:
    books = bench.books
    why = json.dumps({"code": "bodies_differ", "zh": "不一致", "en": "differs"})
    books.store.write(lambda connection: connection.execute(update(ORDERS).values(refusal=why)))
    with pytest.raises(OrderStays) as told:
        bench.resend(rewritten=True)
    assert told.value.text is words.SAME_AGAIN
    with pytest.raises(OrderStays) as told:
        bench.resend()
    assert told.value.text is words.NOT_THIS_WAY

    # A clerk's number that was written wrongly: outside of what was signed.
    other = replace(bench.refused.sources, clerk_of=lambda number: CLERK)
    bench.refused = StoredRefusedOrders(books.store, other)
    changed = "UPDATE orders SET verify_token = ? WHERE id = ?"
    token = "f" * 32
    books.store.write(lambda c: c.exec_driver_sql(changed, (token, bench.order.id)))
    bench.resend(rewritten=True)
    sent = next(each for each in books.outbox.due_batch(LATER) if each.kind == "repair")
    entry = json.loads(sent.entry)
    assert (entry["repair"]["rewritten"], entry["order"]["head"]["verify_token"]) == (True, token)
    assert entry["order"]["content"] == bench.order.signed.content_bytes.decode()
    assert bench.refused.sendings(bench.order.id)[-1].rewritten
    bench.customer_comes()
    assert bench.send()[0] is AnswerStatus.ACCEPTED


def test_handed_to_somebody_stands_with_it_here_and_in_the_halls_facts(bench: Bench) -> None:
    until = date(2026, 11, 25)
    for _ in range(2):
        bench.refused.hand_over(bench.order.id, to="2107", until=until, reason="等资料", leave=LEAVE, at=LATER)
    entry = bench.refused.one(bench.order.id)
    assert entry is not None
    assert (entry.handed_to, entry.until, entry.handed_why, entry.code) == ("2107", until, "等资料", "customer_unknown")
    assert [kind for kind, _ in audited(bench.books)].count(AuditKind.REFUSED_HANDED) == 1
    catch_up(bench.books.store, desk=DESK, at=LATER)
    with bench.books.store.read() as connection:
        (told,) = refused_of_hall(connection, DESK.hall.id)
    assert replace(told, here=True, since=entry.since) == entry


@pytest.mark.parametrize("code", ["order_known", "key_conflict"])
def test_where_the_centre_has_another_nothing_is_sent(bench: Bench, code: str) -> None:
    why = json.dumps({"code": code, "zh": "已收过", "en": "known"})
    bench.books.store.write(lambda connection: connection.execute(update(ORDERS).values(refusal=why)))
    for rewritten in (False, True):
        with pytest.raises(OrderStays):
            bench.resend(rewritten=rewritten)
    with bench.books.store.read() as connection:
        assert len(connection.execute(select(OUTBOX.c.key)).all()) == 2


def test_lines_refused_alone_stand_there_too(books: Books) -> None:
    order: Order = accept(books, 1)
    outbox, line = books.outbox, order.signed.content.lines[0]
    outbox.mark_inflight([order.id])
    refused = LineAnswer(line.id, OrderState.REJECTED, Reason("off_sale", Text("不在售", "not on sale")))
    outbox.mark_acked(order.id, result="{}", central_id="C-1", lines=(refused,), at=LATER)
    (entry,) = StoredRefusedOrders(books.store, SOURCES).refused()
    assert (entry.refused_lines, entry.code, entry.reason.zh) == (1, "off_sale", "不在售")
    assert Way.RESEND not in ways_of(entry)
