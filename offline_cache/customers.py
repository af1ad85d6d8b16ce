"""The customers this counter knows: those of its recent orders. Others are asked online; a million people stay away."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import Connection, Row, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.customer import Customer
from offline_cache.customer_json import customer_from_json, customer_to_json
from offline_cache.moments import day_of, to_us
from offline_cache.schema import CUSTOMERS
from offline_cache.store import Store

MOST_CUSTOMERS = 20_000

_PUT = insert(CUSTOMERS)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["id"],
    set_={name: _PUT.excluded[name] for name in ("day", "body_sealed", "kept_at_us")},
)
_SURPLUS = select(CUSTOMERS.c.id).order_by(CUSTOMERS.c.kept_at_us.desc()).limit(-1).offset(bindparam("most"))
_FORGET = delete(CUSTOMERS).where(CUSTOMERS.c.id.in_(_SURPLUS))


class StoredCustomers:
    """app.ports.Customers. `kept` is told of each customer put, so that the search finds them at once."""

    def __init__(self, store: Store, *, kept: Callable[[Customer], None], most: int = MOST_CUSTOMERS) -> None:
        self._store = store
        self._kept = kept
        self._most = most

    def get(self, customer_id: str) -> Customer | None:
        with self._store.read() as connection:
            row = connection.execute(select(CUSTOMERS).where(CUSTOMERS.c.id == customer_id)).one_or_none()
        return None if row is None else self._customer(row)

    def put(self, customer: Customer) -> None:
        self.put_all((customer,))

    def put_all(self, customers: Iterable[Customer]) -> None:
        """One commit. Past `most` those put longest ago are forgotten."""
        customers = tuple(customers)
        now = self._store.clock.now()
        day = day_of(now)
        rows = [
            {
                "id": customer.id,
                "day": day.isoformat(),
                "body_sealed": self._store.day_keys.seal(
                    customer_to_json(customer), day=day, place=f"customers {customer.id}"
                ),
                "kept_at_us": to_us(now),
            }
            for customer in customers
        ]

        def job(connection: Connection) -> None:
            connection.execute(_PUT, rows)
            connection.execute(_FORGET, {"most": self._most})

        if rows:
            self._store.write(job)
        for customer in customers:
            self._kept(customer)

    def all(self) -> tuple[Customer, ...]:
        """Those put last come first."""
        with self._store.read() as connection:
            rows = connection.execute(select(CUSTOMERS).order_by(CUSTOMERS.c.kept_at_us.desc())).all()
        return tuple(self._customer(row) for row in rows)

    def _customer(self, row: Row[tuple[object, ...]]) -> Customer:
        plain = self._store.day_keys.unseal(
            row.body_sealed, day=date.fromisoformat(row.day), place=f"customers {row.id}"
        )
        return customer_from_json(plain)
