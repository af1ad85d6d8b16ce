"""亲情付: one number pays for another, up to a sum each month (S105, domain §3: both numbers' consent)."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OtherConsent:
    """The holder of the other number agreed, in person: which document was shown (masked), and when (aware UTC)."""

    document: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FamilyPay:
    """`other` is the number beside the line's own. `other_pays`: it pays for the line's number; else the line's number
    pays for it. `limit_fen` is the most a month. The line's own number agrees by the second confirmation.

    `consent` is None until the other's holder agreed; a number of the same customer needs none.
    """

    other: str
    other_pays: bool
    limit_fen: int
    consent: OtherConsent | None

    def as_kept(self) -> "FamilyPay":
        """The agreement without the consent, which stands in what was signed: what stays with the service."""
        return replace(self, consent=None)

    def same_terms(self, other: "FamilyPay") -> bool:
        """Whether a consent to one is a consent to the other: the same number, payer and limit."""
        return self.as_kept() == other.as_kept()

    def paying(self, own: str) -> str:
        return self.other if self.other_pays else own

    def paid(self, own: str) -> str:
        return own if self.other_pays else self.other
