"""The customers this counter knows: those of its recent orders. Others are asked online; a million people stay away.

A record is kept as the centre gave it; what this counter's own orders still do lies over it when it is read.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Row, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.customer import Customer
from app.wire.changes import ProductsChange
from offline_cache.customer_json import customer_from_json, customer_to_json
from offline_cache.moments import day_of, to_us
from offline_cache.order_lines import all_as_ordered, as_ordered
from offline_cache.schema import CUSTOMERS
from offline_cache.store import Store

MOST_CUSTOMERS = 20_000

_PUT = insert(CUSTOMERS)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["id"],
    set_={name: _PUT.excluded[name] for name in ("day", "body_sealed", "kept_at_us")},
)
_ONE = select(CUSTOMERS).where(CUSTOMERS.c.id == bindparam("wanted"))
_RENEW = update(CUSTOMERS).where(CUSTOMERS.c.id == bindparam("wanted")).values(body_sealed=bindparam("body_sealed"))
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
            return self._standing(connection, customer_id)

    def _standing(self, connection: Connection, customer_id: str) -> Customer | None:
        row = connection.execute(_ONE, {"wanted": customer_id}).one_or_none()
        return None if row is None else as_ordered(connection, self._customer(row))

    def put(self, customer: Customer) -> None:
        self.put_all((customer,))

    def put_all(self, customers: Iterable[Customer]) -> None:
        """One commit. Past `most` those put longest ago are forgotten."""
        customers = tuple(customers)
        rows = self._rows(customers)
        if rows:
            self._store.write(lambda connection: self._write(connection, rows))
        for customer in customers:
            self._kept(customer)

    def renew(self, fresh: Customer, *, instead_of: Customer) -> Customer:
        """The centre's record in place of the one that was read here before it was asked; the customer as they stand.

        Where that one changed meanwhile, the centre may have answered before what changed it: then it is left.
        """
        rows = self._rows((fresh,))

        def job(connection: Connection) -> bool:
            unchanged = self._standing(connection, fresh.id) == instead_of
            if unchanged:
                self._write(connection, rows)
            return unchanged

        if self._store.write(job):
            self._kept(fresh)
        return self.get(fresh.id) or fresh

    def _rows(self, customers: Iterable[Customer]) -> list[dict[str, object]]:
        now = self._store.clock.now()
        day = day_of(now)
        return [
            {"id": customer.id, "day": day.isoformat(), "kept_at_us": to_us(now), **self._sealed(customer, day)}
            for customer in customers
        ]

    def _sealed(self, customer: Customer, day: date) -> dict[str, object]:
        seal = self._store.day_keys.seal
        return {"body_sealed": seal(customer_to_json(customer), day=day, place=f"customers {customer.id}")}

    def _write(self, connection: Connection, rows: list[dict[str, object]]) -> None:
        connection.execute(_PUT, rows)
        connection.execute(_FORGET, {"most": self._most})

    def products_changed(self, change: ProductsChange) -> bool:
        """What the centre told of a customer's products; False where they are not known here, nor need be."""

        def job(connection: Connection) -> bool:
            row = connection.execute(_ONE, {"wanted": change.customer_id}).one_or_none()
            if row is None:
                return False
            told = {product.id: product for product in change.products}
            known = self._customer(row)
            stay = [told.pop(p.id, p) for p in known.products if p.id not in change.ended]
            renewed = replace(known, products=(*stay, *told.values()))
            connection.execute(_RENEW, {"wanted": known.id, **self._sealed(renewed, date.fromisoformat(row.day))})
            return True

        return self._store.write(job)

    def all(self) -> tuple[Customer, ...]:
        """Those put last come first."""
        with self._store.read() as connection:
            rows = connection.execute(select(CUSTOMERS).order_by(CUSTOMERS.c.kept_at_us.desc()))
            return all_as_ordered(connection, [self._customer(row) for row in rows])

    def _customer(self, row: Row[tuple[object, ...]]) -> Customer:
        plain = self._store.day_keys.unseal(
            row.body_sealed, day=date.fromisoformat(row.day), place=f"customers {row.id}"
        )
        return customer_from_json(plain)
