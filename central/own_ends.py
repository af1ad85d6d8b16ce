"""What ends by itself does on the day its line said: a number hold, a validity, and a trial, which never becomes paid
silently (S14).

Whoever wants to go on orders it anew and confirms it anew: a line of its own on a form of its own. What rested on a
hold goes on from that day by itself (app/domain/number_hold.py).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, bindparam, select, update

from app.domain.hall_time import hall_date, last_day_of_term
from app.domain.pending_effect import ProductStatus
from app.ports import Clock, Ids
from app.wire.changes import ProductsChange, change_object
from central.database import reading, writing
from central.hall_changes import HallChanges
from central.schema import HALL, OFFERING, PRODUCT

_END = (
    update(PRODUCT)
    .where(PRODUCT.c.customer_id == bindparam("b_customer_id"), PRODUCT.c.id == bindparam("b_id"))
    .values(status=ProductStatus.TERMINATED.value, ended_on=bindparam("b_ended_on"))
)


class OwnEnds:
    """One for the centre. `catch_up` looks once a day, after midnight in the last of its halls."""

    def __init__(self, engine: Engine, *, clock: Clock, ids: Ids) -> None:
        self._engine = engine
        self._clock = clock
        self._ids = ids
        self._looked_on: date | None = None

    def catch_up(self) -> int:
        """Says how many products ended."""
        with reading(self._engine) as connection:
            today = self._today(connection)
            if today is None or today == self._looked_on:
                return 0
            over = list(_over(connection, today))
        ended = self._end(today) if over else 0
        self._looked_on = today
        return ended

    def _today(self, connection: Connection) -> date | None:
        zones = connection.execute(select(HALL.c.zone).distinct()).scalars()
        now = self._clock.now()
        return min((hall_date(now, ZoneInfo(zone)) for zone in zones), default=None)

    def _end(self, today: date) -> int:
        """Read again under the locks of all halls: a customer of one may be known in any."""
        with writing(self._engine) as connection:
            hall_ids = connection.execute(select(HALL.c.hall_id).order_by(HALL.c.hall_id)).scalars().all()
            halls = [HallChanges.locked(connection, hall_id, ids=self._ids) for hall_id in hall_ids]
            over = list(_over(connection, today))
            if over:
                rows = [{"b_customer_id": who, "b_id": what, "b_ended_on": day.isoformat()} for who, what, day in over]
                connection.execute(_END, rows)
            for who, what, _ in over:
                told = change_object(ProductsChange(id="", customer_id=who, products=(), ended=(what,)))
                for changes in halls:
                    changes.add(told)
            for changes in halls:
                changes.write(connection)
        return len(over)


def _over(connection: Connection, today: date) -> Iterator[tuple[str, str, date]]:
    """Customer, product and first day without it, of all whose last day has gone; what waits is left alone."""
    ends = select(OFFERING.c.code, OFFERING.c.ends_months).where(OFFERING.c.ends_months.is_not(None))
    months = dict(connection.execute(ends.order_by(OFFERING.c.version)).all())
    if not months:
        return
    standing = select(PRODUCT.c.customer_id, PRODUCT.c.id, PRODUCT.c.offering_code, PRODUCT.c.started_on).where(
        PRODUCT.c.offering_code.in_(months),
        PRODUCT.c.status == ProductStatus.ACTIVE.value,
        PRODUCT.c.open_line_id.is_(None),
    )
    for row in connection.execute(standing.order_by(PRODUCT.c.customer_id, PRODUCT.c.id)):
        last = last_day_of_term(date.fromisoformat(row.started_on), months[row.offering_code])
        if last < today:
            yield row.customer_id, row.id, last + timedelta(days=1)
