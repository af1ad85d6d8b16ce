"""What due lines do to what customers have: products come, change and go, money lands on accounts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from app.domain.hall_time import last_day_of_term
from app.domain.order import OrderState
from app.domain.order_line import Action
from app.domain.pending_effect import ProductStatus
from app.wire.canonical import JsonObject
from central.product_rows import STANDING, no_pending
from central.schema import CUSTOMER, PRODUCT

_PRODUCT_FACTS = ("status", "started_on", "ended_on", "term_ends_on", "offering_code", "kind", "usage", "line_since")
_SET_PRODUCT = (
    update(PRODUCT)
    .where(PRODUCT.c.customer_id == bindparam("b_customer_id"), PRODUCT.c.id == bindparam("b_id"))
    .values(**no_pending(), **{name: bindparam(f"b_{name}") for name in _PRODUCT_FACTS})
)
_HELD = select(PRODUCT).where(
    PRODUCT.c.customer_id.in_(bindparam("customers", expanding=True)),
    PRODUCT.c.open_line_id.in_(bindparam("lines", expanding=True)),
    PRODUCT.c.status.in_(STANDING),
)
_TOP_UP = (
    update(CUSTOMER)
    .where(CUSTOMER.c.customer_id == bindparam("b_customer_id"))
    .values(balance_fen=CUSTOMER.c.balance_fen + bindparam("b_fen"))
)


class Effects:
    """Read in one query and written in few, for many orders at once."""

    def __init__(self, connection: Connection, lines: Sequence[Mapping[str, Any]]) -> None:
        self._connection = connection
        self._top_ups: list[JsonObject] = []
        self._products: list[JsonObject] = []
        ids = [str(line["id"]) for line in lines if line["product_id"] is not None]
        wanted = {"customers": list({str(line["customer_id"]) for line in lines}), "lines": ids}
        held = connection.execute(_HELD, wanted).mappings() if ids else ()
        self._held = {row["open_line_id"]: dict(row) for row in held}

    def take(self, line: Mapping[str, Any]) -> OrderState:
        """Failed where the product is no longer as it was accepted."""
        action = Action(line["action"])
        if action is Action.TOP_UP:
            self._top_ups.append({"b_customer_id": line["customer_id"], "b_fen": line["top_up_fen"]})
            return OrderState.COMPLETED
        if line["product_id"] is None:
            return OrderState.COMPLETED  # a fee for a service done at the desk leaves nothing installed
        held = self._held.pop(line["id"], None)
        if held is None:
            return OrderState.FAILED
        facts = {f"b_{name}": held[name] for name in _PRODUCT_FACTS}
        key = {"b_customer_id": held["customer_id"], "b_id": held["id"]}
        self._products.append(key | facts | _new_facts(action, line, held))
        return OrderState.COMPLETED

    def write(self) -> None:
        if self._top_ups:
            self._connection.execute(_TOP_UP, self._top_ups)
        if self._products:
            self._connection.execute(_SET_PRODUCT, self._products)


def _new_facts(action: Action, line: Mapping[str, Any], held: Mapping[str, Any]) -> JsonObject:
    day = line["effective_on"]
    if action is Action.DELETE:
        return {"b_status": ProductStatus.TERMINATED.value, "b_ended_on": day}
    months = line["term_months"]
    return {
        "b_status": ProductStatus.ACTIVE.value,
        "b_started_on": day,
        "b_term_ends_on": last_day_of_term(date.fromisoformat(day), months).isoformat() if months else None,
        "b_offering_code": line["code"],
        "b_kind": line["kind"],
        "b_line_since": held["pending_line_since"],
        "b_usage": None,  # what was used of the service before says nothing of this one
    }
