"""What the approval dialog shows. No Qt here."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.staff import StaffMember
from app.errors import Trouble
from app.texts.language import Text
from ui.frame.gate import Asked


class Far(Enum):
    """How it stands with the manager's own screen: no hall server, to be offered, on its way there, waiting there."""

    NONE = auto()
    OFFERED = auto()
    SENDING = auto()
    WAITING = auto()


@dataclass(frozen=True, slots=True)
class ApprovalState:
    """`person` is whose number stands there. `problem` stands under the PIN, the others under their own fields.

    `wait_s`: seconds until the next try; nothing can be pressed before. `far_said`: what came of asking elsewhere.
    """

    asked: Asked
    reason: str = ""
    reason_problem: Text | None = None
    number: str = ""
    person: StaffMember | None = None
    number_problem: Text | None = None
    problem: Trouble | None = None
    checking: bool = False
    wait_s: int = 0
    far: Far = Far.NONE
    far_said: Text | None = None
