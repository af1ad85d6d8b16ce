"""The hall's side of the comparison with the centre: which orders of a day it believes the centre has."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from app.domain.day_digest import CentreSaid, DigestRow, agree
from app.domain.day_summary import DigestFigure
from app.domain.order import CentralState
from app.errors import CentralTrouble
from offline_cache.central_client import CentralClient
from offline_cache.day_schema import DAY_ORDERS

_HERE = DAY_ORDERS.c


def hall_rows(connection: Connection, hall_id: str, day: date) -> tuple[DigestRow, ...]:
    """Orders that happened on `day`, whichever they are booked on, and that the centre has by what is known here."""
    wanted = (
        select(_HERE.id, _HERE.entry_sha256, _HERE.amount_fen, _HERE.receipt_number, _HERE.desk)
        .where(*_of_day(hall_id, day))
        .where(_HERE.central_now == CentralState.ACCEPTED.value)
        .order_by(_HERE.id)
    )
    return tuple(DigestRow(*row) for row in connection.execute(wanted))


def on_their_way(connection: Connection, hall_id: str, day: date) -> dict[str, str]:
    """Hashes by key of orders whose answer is not known here yet."""
    wanted = select(_HERE.id, _HERE.entry_sha256).where(*_of_day(hall_id, day))
    return dict(connection.execute(wanted.where(_HERE.central_now == CentralState.PENDING.value)).all())


def _of_day(hall_id: str, day: date) -> tuple[ColumnElement[bool], ...]:
    """Nothing is booked before its own day, and days that are booked on have an index."""
    return _HERE.hall_id == hall_id, _HERE.booked_on >= day.isoformat(), _HERE.day == day.isoformat()


def ask_centre(client: CentralClient | None, day: date, ours: DigestFigure) -> CentreSaid:
    """Under this counter's own token, for the whole hall; None for a counter without a centre."""
    if client is None:
        return CentreSaid(False)
    try:
        said = client.day_digest(day)
        return CentreSaid(True, said, () if agree(ours, said) else client.day_keys(day))
    except CentralTrouble:
        return CentreSaid(True)
