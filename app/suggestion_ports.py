"""What the trade needs to remember what customers did not want (S170)."""

from datetime import datetime
from typing import Protocol

from app.domain.form_answers import RefusedOffer


class Refusals(Protocol):
    """On the store's lane."""

    def keep(self, refused: RefusedOffer, *, customer_id: str) -> None:
        """At once, whatever becomes of the form it was said on."""
        ...

    def since(self, customer_id: str, moment: datetime) -> frozenset[str]:
        """The codes this customer said no to after `moment`."""
        ...
