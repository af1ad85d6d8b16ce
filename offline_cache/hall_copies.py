"""Second copies of orders at the hall server: durable before the counter prints, given back when its PC is lost."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from app.errors import QueueRefused
from app.texts import queue_acts as words
from app.wire.canonical import sha256_hex
from offline_cache.hall_book import QueueStore
from offline_cache.hall_schema import COPIES
from offline_cache.moments import to_us

_NEWEST: Final = 500  # more than a desk takes in a day


@dataclass(frozen=True, slots=True)
class OrderCopy:
    """`entry` is word for word what the counter's outbox has; `lane_seq` its place there, None where nobody said."""

    order_id: str
    entry: str
    lane_seq: int | None


def keep_copy(store: QueueStore, copy: OrderCopy, *, hall_id: str, device_id: str, at: datetime) -> None:
    """On disk when it returns; the same again changes nothing. Raises QueueRefused for another entry of this order."""
    order_id, sha256 = copy.order_id, sha256_hex(copy.entry.encode())

    def job(connection: Connection) -> None:
        there = select(COPIES.c.sha256, COPIES.c.device_id).where(
            COPIES.c.hall_id == hall_id, COPIES.c.order_id == order_id
        )
        row = connection.execute(there).one_or_none()
        if row is not None and (row.sha256, row.device_id) != (sha256, device_id):
            raise QueueRefused(words.COPY_DIFFERS)
        if row is None:
            values = {"hall_id": hall_id, "order_id": order_id, "device_id": device_id, "sha256": sha256}
            connection.execute(
                insert(COPIES), {**values, "entry": copy.entry, "lane_seq": copy.lane_seq, "kept_at_us": to_us(at)}
            )

    store.write(job)


def copies_of(
    store: QueueStore, *, hall_id: str, device_id: str, after: str = "", most: int = 50
) -> tuple[OrderCopy, ...]:
    """Of one device, by order id, from behind `after`: ids rise with time."""
    here = COPIES.c
    wanted = (
        select(here.order_id, here.entry, here.lane_seq)
        .where(here.hall_id == hall_id, here.device_id == device_id, here.order_id > after)
        .order_by(here.order_id)
        .limit(most)
    )
    with store.read() as connection:
        return tuple(OrderCopy(row.order_id, row.entry, row.lane_seq) for row in connection.execute(wanted))


def newest_copied(store: QueueStore, *, hall_id: str, device_id: str) -> tuple[str, ...]:
    """Receipt numbers of the newest orders of one device; what is no order of ours is passed over."""
    here = COPIES.c
    wanted = select(here.entry).where(here.hall_id == hall_id, here.device_id == device_id)
    with store.read() as connection:
        entries = connection.execute(wanted.order_by(here.order_id.desc()).limit(_NEWEST)).scalars().all()
    found = list[str]()
    for entry in entries:
        try:
            found.append(str(json.loads(entry)["head"]["receipt_no"]))
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def note_at_centre(store: QueueStore, *, hall_id: str, order_ids: Sequence[str], at: datetime) -> None:
    """The centre has accepted these: their copies may be forgotten one day. Ids without a copy are passed over."""
    here = COPIES.c
    noted = update(COPIES).where(here.hall_id == hall_id, here.order_id.in_(order_ids), here.at_centre_us.is_(None))
    store.write(lambda connection: connection.execute(noted.values(at_centre_us=to_us(at))))


def forget_copies(store: QueueStore, *, hall_id: str, before: datetime, unsaid_before: datetime) -> int:
    """Copies the centre has had since before `before`, and those kept since before `unsaid_before` of which it said
    nothing here: counters may send past this server. Gives how many of the latter."""
    here = COPIES.c
    old = delete(COPIES).where(here.hall_id == hall_id, here.at_centre_us < to_us(before))
    unsaid = here.at_centre_us.is_(None), here.kept_at_us < to_us(unsaid_before)

    def job(connection: Connection) -> int:
        connection.execute(old)
        return connection.execute(delete(COPIES).where(here.hall_id == hall_id, *unsaid)).rowcount

    return store.write(job)
