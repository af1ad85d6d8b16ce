"""Orders of this counter's own store, to hold a document against."""

from dataclasses import dataclass

from app.domain.order import OVER
from app.domain.sealed_document import KnownOrder
from app.ports import OrderBook


@dataclass(frozen=True, slots=True)
class OrdersHere:
    """app.seal_ports.KnownOrders."""

    orders: OrderBook

    def known(self, receipt_number: str) -> KnownOrder | None:
        """Raises StoreDamaged where the order cannot be read any more."""
        row = self.orders.numbered(receipt_number)
        order = self.orders.order_content(row.order_id) if row is not None else None
        if row is None or order is None:
            return None
        return KnownOrder(
            receipt_number=str(order.receipt_number),
            content_sha256=order.signed.content.sha256,
            signature_sha256=order.signed.signature.sha256,
            signed_at=order.signed.signature.signed_at,
            accepted_at=order.accepted_at,
            amended_by=row.amended_by,
            reversed_by=row.reversed_by,
            voided=row.central in OVER,
        )
