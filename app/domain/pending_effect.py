"""What an accepted order will still do to a product, and TM Forum's words for the state this puts it in (TMF637)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProductStatus(StrEnum):
    """ProductStatusType, as far as it is used here. A product that is about to change is active until then."""

    PENDING_ACTIVE = "pendingActive"
    ACTIVE = "active"
    PENDING_TERMINATE = "pendingTerminate"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"


class EffectKind(StrEnum):
    """What an order line does to a product."""

    BEGINS = "begins"
    CHANGES = "changes"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class PendingEffect:
    """`line_id` is the order line that does it, the same at counter and centre.

    `on` is the first day it is done: the first with what begins or comes instead, the first without what ends; None
    while that waits for an installation. `becomes` is the code a change leads to, "" for the others;
    `term_ends_on` the last day inside the term that the change begins. `supposed_on` is the day the visit was agreed
    for, where `on` waits for it; `line_since` the first day of a line that goes on with the change, None for one that
    begins with it.
    """

    kind: EffectKind
    line_id: str
    on: date | None
    becomes: str = ""
    term_ends_on: date | None = None
    supposed_on: date | None = None
    line_since: date | None = None

    @property
    def status(self) -> ProductStatus:
        return {
            EffectKind.BEGINS: ProductStatus.PENDING_ACTIVE,
            EffectKind.CHANGES: ProductStatus.ACTIVE,
            EffectKind.ENDS: ProductStatus.PENDING_TERMINATE,
        }[self.kind]

    def done_by(self, day: date) -> bool:
        return self.on is not None and self.on <= day
