"""The row in which the outbox's entries stand: each carries what the one before it was."""

import hashlib
from typing import Final

FIRST_IN_CHAIN: Final = "0" * 64


def next_in_chain(prev_hash: str, sha256: str) -> str:
    """What the entry after this one carries as its prev_hash: nothing can be taken out of the row of entries unseen."""
    return hashlib.sha256(f"{prev_hash}{sha256}".encode()).hexdigest()
