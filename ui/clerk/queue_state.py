"""What the queue paints on the clerk's page: the strip over the form and the visit beside it. Frozen, no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from ui.clerk.items import Act
from ui.frame.form_state import Pill


class Tint(StrEnum):
    """How a stretch of words stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    WARN = "warn"  # a promise that is nearly, or already, missed


@dataclass(frozen=True, slots=True)
class Said:
    """One stretch of words of the strip."""

    words: str
    tint: Tint = Tint.PLAIN


@dataclass(frozen=True, slots=True)
class StripButton:
    """`key` is "" for what has none; one that is not `enabled` says in `words` why not yet."""

    act: Act
    words: str
    key: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class StripState:
    """`number` is "" while no ticket is at the desk. `plain` is the pill of its class, "" for none."""

    number: str
    plain: str
    pills: tuple[Pill, ...]
    said: tuple[Said, ...]
    buttons: tuple[StripButton, ...]


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One thing they came for; pressed, its flow opens."""

    code: str
    name: str
    note: str
    done: bool


@dataclass(frozen=True, slots=True)
class VisitState:
    """The ticket at the desk as far as it is about the form."""

    title: str
    matters: tuple[MatterRow, ...]
    brought: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueueView:
    """Both None where this counter has no hall server."""

    strip: StripState | None = None
    visit: VisitState | None = None
