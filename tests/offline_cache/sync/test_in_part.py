"""An order the centre takes in part, over a real network: what stands at both ends, and what becomes of the rest."""

from sqlalchemy import select

from app.domain.order import CentralState, OrderState
from app.outbox_ports import EntryState
from app.wire.batch import AnswerStatus
from central.completion import complete_due
from central.database import reading
from central.schema import CUSTOMER
from offline_cache.check import check_store
from offline_cache.day_collect_events import device_fact
from offline_cache.day_waiting import read_waiting
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import FaultyRelay
from tests.fakes.orders import DESK, a_customer
from tests.offline_cache.parts import CountingIds
from tests.offline_cache.sync.afterthoughts import top_up_with_dear_card
from tests.offline_cache.sync.parts import BATCH, SyncCounter
from tests.offline_cache.sync.simulation import AMOUNT_FEN
from tests.offline_cache.sync.test_taken_back import settle


def balance_fen(centre: RunningCentre, customer: int) -> int:
    with reading(centre.engine) as connection:
        wanted = select(CUSTOMER.c.balance_fen).where(CUSTOMER.c.customer_id == a_customer(customer).id)
        return int(connection.execute(wanted).scalar_one())


def told_to_the_hall(desk: SyncCounter) -> int:
    """Orders refused in part, as the close of the day hears of them."""
    with desk.store.read() as connection:
        told = device_fact(connection, desk=DESK, at=desk.clock.now())
    assert len(read_waiting(told.parts).keys) == told.refused_in_part
    return told.refused_in_part


def test_a_lost_answer_brings_the_same_part_again_and_the_rest_goes_back_once(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    person = desk.people.customer()
    before = balance_fen(centre, person)
    order = top_up_with_dear_card(desk.people.order_number(), customer=person)
    desk.books.orders.record(order)
    card, money = (line.id for line in order.signed.content.lines)
    relay.behave(faults.lost_answer, on=BATCH, times=1)
    desk.dispatcher(deadline_s=0.4).send_due()
    assert (desk.states([order.id]), desk.outbox.dead()) == ([EntryState.PENDING], ())
    desk.wait_out()
    due = desk.outbox.due_batch(desk.clock.now())
    (answer,) = desk.client().send(desk.dispatcher()._request(due))
    assert answer.status is AnswerStatus.ALREADY
    desk.dispatcher().send_due()

    row = desk.books.orders.row(order.id)
    assert row is not None
    assert row.central is CentralState.ACCEPTED
    assert dict(row.line_states) == {card: OrderState.REJECTED, money: OrderState.ACKNOWLEDGED}
    assert [(line, "补换卡" in why.zh) for line, why in row.refused_lines] == [(card, True)]
    (dead,) = desk.outbox.dead()
    assert (dead.key, dead.refused_lines, desk.outbox.status().dead) == (order.id, 1, 1)
    assert told_to_the_hall(desk) == 1

    for _ in range(2):
        settle(desk, order.id)
    row = desk.books.orders.row(order.id)
    assert row is not None
    assert (row.refused_settled, desk.outbox.dead(), desk.outbox.status().dead) == (True, (), 0)
    assert told_to_the_hall(desk) == 0
    cash = desk.books.orders.cash(since=order.accepted_at)
    assert (cash.returned_count, cash.returned_fen) == (1, 2000)
    assert check_store(desk.store).sound

    complete_due(centre.engine, clock=desk.clock, ids=CountingIds())
    desk.hear()
    row = desk.books.orders.row(order.id)
    assert row is not None
    assert row.state is OrderState.PARTIAL
    assert balance_fen(centre, person) == before + AMOUNT_FEN
    assert check_store(desk.store).sound
