"""What a customer has while orders are being looked at: installed products, and what accepted orders still do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select

from app.domain.holding import Holding
from app.domain.offering import OfferingKind
from app.domain.pending_effect import PendingEffect
from central.offers import Offer
from central.product_rows import STANDING, no_pending, read_pending
from central.schema import CUSTOMER, PRODUCT

_KNOWN = select(CUSTOMER.c.customer_id).where(CUSTOMER.c.customer_id.in_(bindparam("customers", expanding=True)))
_FACTS = ("customer_id", "id", "number", "offering_code", "kind", "started_on", "line_since", *no_pending())
_KINDS = {kind.value: kind for kind in OfferingKind}  # a class is asked for its member several times as slowly
_PRODUCTS = (
    select(*(PRODUCT.c[name] for name in _FACTS))
    .where(PRODUCT.c.customer_id.in_(bindparam("customers", expanding=True)), PRODUCT.c.status.in_(STANDING))
    .order_by(PRODUCT.c.position)
)


@dataclass(slots=True)
class Installed:
    """One product; `pending` is what an accepted line still has to do to it."""

    id: str
    number: str
    code: str
    kind: OfferingKind
    pending: PendingEffect | None
    since: date | None = None  # the first day of the line; None for what only comes with an order looked at

    def holding(self, offers: Mapping[str, Offer]) -> Holding:
        """As the rules of the trade see it, by the catalogue of the order that is looked at."""
        offer = offers.get(self.code)
        may_leave = offer is not None and offer.may_leave
        return Holding(self.id, self.number, self.code, self.kind, may_leave, self.pending)

    def overdue(self, day: date) -> bool:
        """What was to happen by `day` has not been worked through yet: it will be within a second or two."""
        return self.pending is not None and self.pending.done_by(day)


def standing_of(connection: Connection, customer_ids: set[str]) -> dict[str, list[Installed]]:
    """The products of each known customer; an unknown customer has no entry."""
    known = connection.execute(_KNOWN, {"customers": list(customer_ids)}).scalars()
    found: dict[str, list[Installed]] = {customer_id: [] for customer_id in known}
    for row in connection.execute(_PRODUCTS, {"customers": list(found)}).all():
        # By place, as _FACTS names them: a batch has hundreds, and each field would be looked up by its name.
        customer_id, id, number, code, kind, started_on, line_since, *pending = row
        since = date.fromisoformat(line_since or started_on)
        found[customer_id].append(Installed(id, number, code, _KINDS[kind], read_pending(*pending), since))
    return found
