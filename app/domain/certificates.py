"""Certificates that gate a matter: who handles it must hold one that is still valid (持证上岗, S141)."""

from dataclasses import dataclass
from datetime import date

from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """What a matter asks for and a person holds; `code` compares, `name` is for people."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Certificate:
    """One that a person holds. `valid_from` is its first day, `valid_until` its last; None is no limit."""

    kind: CertificateKind
    valid_until: date | None
    valid_from: date | None = None

    def valid_on(self, day: date) -> bool:
        """Both days count."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)
