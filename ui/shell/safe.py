"""What lies safe in the store when nobody is at the desk: sign-on and the lock say it."""

from dataclasses import dataclass

from app.ports import DraftRecord, OrderBook, OrderRow, UnfinishedVersion


@dataclass(frozen=True, slots=True)
class Safe:
    """The last order of this desk, forms put away, and versions that were signed and not finished."""

    last: OrderRow | None
    drafts: tuple[DraftRecord, ...]
    unfinished: tuple[UnfinishedVersion, ...]


def safe_in(book: OrderBook) -> Safe:
    """Reads the store: off the window's thread."""
    return Safe(book.last_order(), book.drafts(), book.unfinished())
