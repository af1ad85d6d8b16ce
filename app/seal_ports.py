"""What sealing of documents needs from outside: the hall's key, the sealing itself, and who is trusted (app.ports)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.sealed_document import DocumentProof, KnownOrder, SealedFile, TrustedSeal


class SealSource(StrEnum):
    """Where a key came from. The words stand in the store: never renamed."""

    HALL = "hall"  # made at set-up, vouched for by the centre that took its certificate
    OPERATOR = "operator"  # brought in with the operator's certificate and its chain


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """`certificate` and `chain` (from its issuer to the root, may be empty) are DER, `private_key` PKCS#8 DER."""

    fingerprint: str
    certificate: bytes
    chain: tuple[bytes, ...]
    private_key: bytes
    source: SealSource
    since: datetime


class SealKeys(Protocol):
    """Reads and writes the store: off the window's thread."""

    def current(self) -> SealKey:
        """Made by the first call where a store has none yet."""
        ...

    def trusted(self) -> tuple[TrustedSeal, ...]:
        """Its own, those retired, and those of this hall that the centre told."""
        ...


class DocumentSeal(Protocol):
    """Seals a finished PDF. May wait for a time stamp authority: off the window's thread."""

    def seal(self, pdf: bytes, *, proof: DocumentProof, at: datetime) -> bytes:
        """The same pages, certified against any change, with the proof inside. `at` is aware UTC; a seal is never dated
        before the handwriting, also where the clock was put back in between.

        A time stamp authority that does not answer in time is done without; `read` says so.
        """
        ...


class SealReader(Protocol):
    """Reads what a file says under its seal."""

    def read(self, pdf: bytes) -> SealedFile:
        """Raises InputRefused for what is no PDF, cannot be read, or bears no seal at all."""
        ...


class KnownOrders(Protocol):
    """Orders to hold a document against."""

    def known(self, receipt_number: str) -> KnownOrder | None: ...
