"""What a customer has while orders are being looked at: installed products, and those an accepted order will change."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from app.domain.offering import OfferingKind
from central.schema import CUSTOMER, PRODUCT


class ProductStatus(StrEnum):
    """TM Forum's ProductStatusType, as far as the centre uses it."""

    PENDING_ACTIVE = "pendingActive"
    ACTIVE = "active"
    PENDING_TERMINATE = "pendingTerminate"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"


STANDING = (ProductStatus.PENDING_ACTIVE, ProductStatus.ACTIVE, ProductStatus.PENDING_TERMINATE)


@dataclass(slots=True)
class Installed:
    """One product; `open_line_id` is the accepted line that still has to take effect on it."""

    id: str
    number: str
    code: str
    kind: OfferingKind
    status: ProductStatus
    open_line_id: str | None

    @property
    def stays(self) -> bool:
        """It is there and no accepted order ends it."""
        return self.status in (ProductStatus.PENDING_ACTIVE, ProductStatus.ACTIVE)


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
                status=ProductStatus(row["status"]),
                open_line_id=row["open_line_id"],
            )
        )
    return found
