"""The archive of sealed documents as acts and screens see it: kept encrypted, found by a masked index."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.order import KeptOrder
from app.texts.language import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRow:
    """One order in the index. `customer` is masked, as it is shown; `day` the hall date on which it was accepted.

    `sealed_at` is None while nothing is sealed yet, `let_go_at` is set once the file was let go after its days: from
    then on it can be made again.
    """

    order_id: str
    receipt_number: str
    customer: str
    day: date
    accepted_at: datetime
    sealed_at: datetime | None
    let_go_at: datetime | None
    sha256: str  # hex, of the sealed file; "" while there is none
    byte_count: int
    only_here: bool = False  # the file says 单机保存: no second machine held the order when it was sealed
    voided: bool = False  # 作废: never sealed, unless it was sealed before


class DocumentArchive(Protocol):
    """Reads and writes the store: off the window's thread."""

    def keep(self, order: KeptOrder, pdf: bytes, *, at: datetime, only_here: bool) -> None:
        """The first sealed file of an order, in one transaction with its row and its audit entry; a second one for the
        same order changes nothing. `only_here` is what the file says of the order."""
        ...

    def unsealed(self, *, limit: int, only_here: bool) -> tuple[str, ...]:
        """Ids of orders of this counter that have no sealed file yet, oldest first: of the days that files are kept
        for, and without those that were voided. `only_here`: also those that no second machine holds, and of which
        the centre said nothing."""
        ...

    def find(self, typed: str, *, since: date, until: date, limit: int) -> tuple[ArchivedRow, ...]:
        """Newest first; `typed` is part of a receipt number, or "" for all of those days."""
        ...

    def row(self, order_id: str) -> ArchivedRow | None:
        """None where this counter has no such order."""
        ...

    def document(self, order_id: str) -> bytes | None:
        """The sealed file, None where there is none here. Raises StoreDamaged where it is not what was kept."""
        ...

    def let_go(self, *, today: date) -> int:
        """Files older than their days go, their rows stay. How many went."""
        ...


class OrdersOfCentre(Protocol):
    """What the centre keeps of orders of this hall, whichever counter took them."""

    def order(self, receipt_number: str) -> KeptOrder | None:
        """With content, handwriting and payment, its hashes worked out again. None where the centre has no such order.

        Raises CentralTrouble, and StoreDamaged where what came does not agree with its own hashes.
        """
        ...

    def refused(self, receipt_number: str) -> tuple[tuple[str, Text], ...]:
        """Ids of its lines that the centre did not accept, each with why. Raises as `order`."""
        ...
