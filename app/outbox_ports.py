"""What still has to reach the centre, as screens and sender see it. The store's is in offline_cache/outbox.py."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.texts.language import Text


class EntryState(StrEnum):
    """Where an outbox entry is. ACKED, REPAIRED and WITHDRAWN are settled; DEAD holds up its lane until somebody acts.

    REPAIRED: refused, and another entry took its place in the lane. WITHDRAWN: never sent, its place is free again.
    """

    PENDING = "pending"
    INFLIGHT = "inflight"
    ACKED = "acked"
    DEAD = "dead"
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DeadEntry:
    """An order the centre refused for good, as the manager's list shows it; `key` is the order's id.

    `refused_lines` counts those it refused of an order whose rest it accepted, 0 where it refused all of it; `reason`
    is then that of the first.
    """

    key: str
    receipt_number: str
    customer_masked: str
    reason: Text
    since: datetime
    attempts: int
    refused_lines: int = 0


@dataclass(frozen=True, slots=True)
class OutboxStatus:
    """What the strip says of the outbox: `waiting` and `dead` are counts, `oldest_at` is of those that wait."""

    waiting: int
    oldest_at: datetime | None
    dead: int
    last_sent_at: datetime | None


class Outbox(Protocol):
    """What still has to reach the centre. Reads the store: off the window's thread."""

    def status(self) -> OutboxStatus: ...
    def dead(self) -> tuple[DeadEntry, ...]: ...
