"""A picture straight from a store's queue, for a desk that is alone: few tickets, and no server to keep a board."""

from datetime import datetime

from app.domain.hall_waits import HallWaits
from app.domain.queue_picture import QueuePicture
from central.hall_board import HallBoard
from central.hall_notes import NotesOfHall
from central.hall_picture import draw
from offline_cache.hall_book import HallRules
from offline_cache.hall_view import HallView


def drawn(
    view: HallView, *, rules: HallRules, at: datetime, waits: HallWaits | None = None, event_id: str = ""
) -> QueuePicture:
    """As the hall server draws its own. Without `waits` nothing was learned yet."""
    learned = HallWaits() if waits is None else waits
    seen = HallBoard(view, rules=rules, at=at).seen(at)
    notes = NotesOfHall().of(seen, rules=rules, waits=learned, at=at)
    return draw(seen, rules=rules, waits=learned, notes=notes, event_id=event_id, at=at)
