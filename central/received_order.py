"""What the centre keeps of an order as it came, for whoever wants to hold it against what was sent."""

import json
from dataclasses import dataclass

from sqlalchemy import select

from app.wire.canonical import JsonObject
from central.database import open_database, reading
from central.schema import ENTRY_KEY, PRODUCT_ORDER

KEPT_APART = ("agreement", "payment")  # laid beside the body here: where what is kept apart from it is found


@dataclass(frozen=True, slots=True)
class ReceivedOrder:
    """`body` is the TMF622 body; `entry_sha256` of the whole entry, worked out here when it came."""

    body: JsonObject
    entry_sha256: str


def received_order(database: str, *, hall_id: str, key: str) -> ReceivedOrder | None:
    """None where the order never came. Also while a centre works on the database. Raises InputRefused."""
    order, entry = PRODUCT_ORDER.c, ENTRY_KEY.c
    same = (entry.hall_id == order.hall_id) & (entry.key == order.external_id)
    wanted = select(order.body, entry.sha256).join_from(PRODUCT_ORDER, ENTRY_KEY, same)
    engine = open_database(database)
    try:
        with reading(engine) as connection:
            row = connection.execute(wanted.where(order.hall_id == hall_id, order.external_id == key)).one_or_none()
    finally:
        engine.dispose()
    if row is None:
        return None
    body = {name: value for name, value in json.loads(row.body).items() if name not in KEPT_APART}
    return ReceivedOrder(body, row.sha256)
