"""What looking at one part of a counter found: its doctor says it, the set-up ends with it."""

from dataclasses import dataclass
from enum import StrEnum

from app.texts.language import Text


class FindingState(StrEnum):
    """How a check of this installation ended."""

    FINE = "fine"
    NOTE = "note"  # not wrong, and worth knowing
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is its key in JSON, `what` how a person calls it."""

    name: str
    what: Text
    state: FindingState
    words: Text
