"""What the view of an accepted order paints: frozen, no Qt. Its lines are what was signed, in the words they were."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.signature import Stroke
from app.papers.form_parts import Part
from ui.frame.form_state import LineView, Pill


class OrderAct(StrEnum):
    """What can be done with an order that is accepted."""

    REPRINT = "reprint"
    FORM = "form"
    PICTURES = "pictures"
    HISTORY = "history"
    AMEND = "amend"
    VOID = "void"
    REVERSE = "reverse"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class OrderActView:
    """A button in the row of acts; `key` works while the order is open.

    `why` is what keeps it from being done now, "" where it can be; `danger`: it cannot be undone.
    """

    act: OrderAct
    icon: str
    words: str
    key: str
    why: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """One block under the lines; `remark` may be ""."""

    label: str
    figure: str
    remark: str


@dataclass(frozen=True, slots=True)
class Section:
    """Some facts under a heading. `strong` is the one that stands out, "" for none."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrderView:
    """`refusal` is the centre's reason with what follows from it, "" where it did not refuse.

    `strokes` on a pad `width` wide (units of app.domain.signature.Point) are the customer's hand. `place` says which of
    the list it is, "" where it was opened alone; then there is nothing before or after it.
    """

    order_id: str
    number: str
    note: str
    pill: Pill
    refusal: str
    lines: tuple[LineView, ...]
    sums: tuple[Sum, ...]
    sections: tuple[Section, ...]
    signature_title: str
    strokes: tuple[Stroke, ...]
    width: int
    acts: tuple[OrderActView, ...]
    place: str
    refusal_over: bool = False  # somebody saw to it: it is told, not asked for
    parts: tuple[Part, ...] = ()  # what was signed beside the lines, in the words it was signed in
