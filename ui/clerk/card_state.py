"""What the dialog of a card reading paints: frozen, no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from ui.clerk.state import ListRow


class CardPhase(StrEnum):
    CHOOSING = "choosing"  # only the demo's: whose card is laid down
    READING = "reading"
    LOOKING_UP = "looking_up"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CardState:
    """`rows` are the demo's cards, empty with a real reader. `enter` is what Enter does, "" for nothing."""

    phase: CardPhase
    title: str
    note: str
    sentence: str
    more: str
    rows: tuple[ListRow, ...]
    selected: int
    enter: str
    esc: str
