"""What one place of the hall asks of another through the hall server: an approval, or an act on an order of its desk.

An ask is put up once under its own id, answered once, and both are events, so that no screen has to look.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.texts.language import Text


class AskKind(StrEnum):
    """Its value travels: never renamed."""

    APPROVAL = "approval"  # a desk asks whoever may (S24)
    REPAIR = "repair"  # the manager asks the desk whose order was refused


class AskState(StrEnum):
    """Its value travels: never renamed. WITHDRAWN: whoever asked needs it no more."""

    OPEN = "open"
    GRANTED = "granted"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class HallAsk:
    """`by` and `desk` asked at `at`; `for_device` alone may answer, "" for any manager's. `about` says it to people,
    masked; `body` is what the other end needs, as JSON (of an approval: right, subject; of a repair: verb, order id …).

    `answered_by` is a staff number, `answered_desk` where they sat, `answer` the reason or what became of it.
    """

    id: str
    kind: AskKind
    at: datetime
    by: str
    desk: str
    device: str
    about: Text
    reason: str
    body: str
    for_device: str = ""
    state: AskState = AskState.OPEN
    answered_by: str = ""
    answered_at: datetime | None = None
    answer: str = ""
    answered_desk: str = ""
