"""What came of an order, read back beside a centre at work: its body without what the centre lays beside it."""

from pathlib import Path

from sqlalchemy import Engine

from app.wire.entry import order_entry
from central.received_order import received_order
from tests.central.counter import Counter, envelope
from tests.fakes.orders import HALL, an_order


def test_what_came_is_read_back_as_it_was_sent(engine: Engine, counter: Counter, tmp_path: Path) -> None:
    database, order = f"sqlite:///{tmp_path / 'centre.db'}", an_order()
    sent = envelope(order, key=order.id)
    assert received_order(database, hall_id=HALL.id, key=order.id) is None
    counter.send(sent)
    received = received_order(database, hall_id=HALL.id, key=order.id)
    assert received is not None
    assert received.body == order_entry(order)["bodies"]["productOrder"]
    assert received.entry_sha256 == sent.sha256
    assert received_order(database, hall_id="H0033", key=order.id) is None
