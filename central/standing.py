"""What a customer has while orders are being looked at: installed products, and what accepted orders still do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.holding import Holding
from app.domain.offering import OfferingKind
from app.domain.pending_effect import PendingEffect
from central.offers import Offer
from central.product_rows import STANDING, pending_of
from central.schema import CUSTOMER, PRODUCT


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
    known = connection.execute(select(CUSTOMER.c.customer_id).where(CUSTOMER.c.customer_id.in_(customer_ids))).scalars()
    found: dict[str, list[Installed]] = {customer_id: [] for customer_id in known}
    rows = select(PRODUCT).where(PRODUCT.c.customer_id.in_(found.keys()), PRODUCT.c.status.in_(STANDING))
    for row in connection.execute(rows.order_by(PRODUCT.c.position)).mappings():
        found[row["customer_id"]].append(
            Installed(
                id=row["id"],
                number=row["number"],
                code=row["offering_code"],
                kind=OfferingKind(row["kind"]),
                pending=pending_of(row),
                since=date.fromisoformat(row["line_since"] or row["started_on"]),
            )
        )
    return found
