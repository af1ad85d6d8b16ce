"""What the centre has of a hall's orders of one day, for the hall's close (app/domain/day_digest.py).

Worked out of the centre's own tables, never of what the hall told of its figures: the two are compared.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, Engine, select

from app.domain.day_digest import CENTRE, DigestRow, digest_of
from app.domain.hall_time import start_of
from app.wire.batch import Outcome
from app.wire.day_digest import DIGEST_PATH, KEYS_PATH, MOST_KEYS, digest_object, key_object
from app.wire.moment import moment
from central.answers import json_answer, read_day
from central.database import reading
from central.devices import Device, device_of
from central.schema import ENTRY_KEY, HALL, PRODUCT_ORDER

_ACCEPTED = f'"outcome": "{Outcome.ACCEPTED.value}"'  # as answers are kept


def day_digest_router(engine: Engine) -> APIRouter:
    router = APIRouter()

    def caller(request: Request) -> Device:
        return device_of(engine, authorization=request.headers.get("authorization", ""))

    @router.get(DIGEST_PATH, response_model=None)
    def digest(request: Request, day: str = "") -> Response:
        hall_id, wanted = caller(request).hall_id, read_day(day)
        with reading(engine) as connection:
            return json_answer(digest_object(digest_of(CENTRE, _rows(connection, hall_id, wanted))))

    @router.get(KEYS_PATH, response_model=None)
    def keys(request: Request, day: str = "", after: str = "") -> Response:
        hall_id, wanted = caller(request).hall_id, read_day(day)
        with reading(engine) as connection:
            page = [key_object(row) for row in _rows(connection, hall_id, wanted, after=after, most=MOST_KEYS)]
        return json_answer({"keys": page})

    return router


def _rows(
    connection: Connection, hall_id: str, day: date, *, after: str = "", most: int | None = None
) -> Iterator[DigestRow]:
    """By key. A day of the hall's own zone, by the moment of acceptance at the desk."""
    zone = ZoneInfo(connection.execute(select(HALL.c.zone).where(HALL.c.hall_id == hall_id)).scalar_one())
    begins, ends = (moment(start_of(day + timedelta(days=ahead), zone)) for ahead in (0, 1))
    order = PRODUCT_ORDER.c
    same = (ENTRY_KEY.c.hall_id == order.hall_id) & (ENTRY_KEY.c.key == order.external_id)
    same &= ENTRY_KEY.c.answer.contains(_ACCEPTED)  # its own key keeps the refusal where it was sent once more
    wanted = (
        select(order.id, order.external_id, order.receipt_no, order.desk, order.content, ENTRY_KEY.c.sha256)
        .select_from(PRODUCT_ORDER.outerjoin(ENTRY_KEY, same))
        .where(order.hall_id == hall_id, order.accepted_at >= begins, order.accepted_at < ends)
        .where(order.external_id > after)
        .order_by(order.external_id)
        .limit(most)
    )
    for row in connection.execute(wanted):
        due = json.loads(row.content)["sums"]["today_fen"]
        sha256 = row.sha256 or _of_repaired(connection, hall_id, row.id)
        yield DigestRow(row.external_id, sha256, int(due), row.receipt_no, row.desk)


def _of_repaired(connection: Connection, hall_id: str, order_id: str) -> str:
    """The hash of the entry that brought an order under another key than its own: one that was refused before."""
    key = ENTRY_KEY.c
    wanted = select(key.sha256).where(key.hall_id == hall_id, key.answer.contains(f'"{order_id}"'))
    return connection.execute(wanted.limit(1)).scalar() or ""
