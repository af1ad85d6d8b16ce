"""Suggestions a customer did not want, so that nobody asks them again soon (app.suggestion_ports.Refusals).

What was said here goes up to the centre, and what was said at the hall's other counters comes down; how far they were
told stands beside the downlink's cursor. Nothing lies here longer than a no counts.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.form_answers import RefusedOffer
from app.domain.order_line import ConfirmationChannel
from app.domain.suggestion import REST_DAYS
from app.wire.refusals import MOST_REFUSALS, SharedRefusal
from offline_cache.moments import from_us, to_us
from offline_cache.schema import DOWNLINK, REFUSED_OFFERS
from offline_cache.store import Store

_TOLD = "refusals"  # its cursor in DOWNLINK: the last row the centre has
_MILLISECOND_US = 1000
_REST_US = timedelta(days=REST_DAYS) // timedelta(microseconds=1)


class StoredRefusals:
    """Holds the customer's id, the offer and the moment; no number and no name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, refused: RefusedOffer, *, customer_id: str) -> None:
        row = _row(customer_id, refused.code, refused.at, refused.channel)
        self._store.write(lambda connection: _add(connection, row))

    def since(self, customer_id: str, moment: datetime) -> frozenset[str]:
        here = REFUSED_OFFERS.c
        found = select(here.code).where(here.customer_id == customer_id, here.refused_at_us > to_us(moment))
        with self._store.read() as connection:
            return frozenset(connection.execute(found).scalars())

    # ── between the counters of a hall ────────────────────────────────────────────────────

    def untold(self) -> tuple[int, tuple[SharedRefusal, ...]]:
        """What the centre has not heard yet, the oldest first and at most MOST_REFUSALS, with the last one's place."""
        here = REFUSED_OFFERS.c
        with self._store.read() as connection:
            rows = connection.execute(
                select(REFUSED_OFFERS).where(here.seq > _told(connection)).order_by(here.seq).limit(MOST_REFUSALS)
            ).all()
        last = rows[-1].seq if rows else 0
        return last, tuple(
            SharedRefusal(
                row.customer_id, row.code, from_us(_whole(row.refused_at_us)), ConfirmationChannel(row.channel)
            )
            for row in rows
        )

    def were_told(self, last: int) -> None:
        """Up to this place the centre has them."""
        self._store.write(lambda connection: _tell(connection, last))

    def heard(self, refusal: SharedRefusal) -> bool:
        """Said at another counter, or here. False where it was known."""
        row = _row(refusal.customer_id, refusal.code, refusal.at, refusal.channel)

        def job(connection: Connection) -> bool:
            all_told = _told(connection) >= _last(connection)
            added = _add(connection, row)
            if added and all_told:
                _tell(connection, _last(connection))  # the centre need not hear what it said
            return added

        return self._store.write(job)


def _row(customer_id: str, code: str, at: datetime, channel: ConfirmationChannel) -> dict[str, Any]:
    """To the millisecond, as it travels: what comes back is known again."""
    return {
        "customer_id": customer_id,
        "code": code,
        "refused_at_us": _whole(to_us(at)),
        "channel": channel.value,
    }


def _whole(us: int) -> int:
    return us // _MILLISECOND_US * _MILLISECOND_US


def _add(connection: Connection, row: dict[str, Any]) -> bool:
    """False where it is there already, from here or from the centre."""
    here, at_us = REFUSED_OFFERS.c, row["refused_at_us"]
    same = select(here.seq).where(
        here.customer_id == row["customer_id"],
        here.code == row["code"],
        here.refused_at_us.between(at_us, at_us + _MILLISECOND_US - 1),  # rows of before were kept finer
    )
    if connection.execute(same).first() is not None:
        return False
    connection.execute(insert(REFUSED_OFFERS), row)
    # The last row stays, so that its place is never given to another one.
    connection.execute(
        delete(REFUSED_OFFERS).where(here.refused_at_us <= at_us - _REST_US, here.seq < _last(connection))
    )
    return True


def _last(connection: Connection) -> int:
    last: int = connection.execute(select(func.coalesce(func.max(REFUSED_OFFERS.c.seq), 0))).scalar_one()
    return last


def _told(connection: Connection) -> int:
    cursor = connection.execute(select(DOWNLINK.c.cursor).where(DOWNLINK.c.upstream == _TOLD)).scalar()
    return int(cursor or 0)


def _tell(connection: Connection, last: int) -> None:
    keep = insert(DOWNLINK).values(upstream=_TOLD, cursor=str(last))
    connection.execute(keep.on_conflict_do_update(index_elements=["upstream"], set_={"cursor": str(last)}))
