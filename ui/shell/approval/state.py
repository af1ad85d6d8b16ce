"""What the approval dialog shows. No Qt here."""

from dataclasses import dataclass

from app.domain.staff import StaffMember
from app.errors import Trouble
from app.texts.language import Text
from ui.frame.gate import Asked


@dataclass(frozen=True, slots=True)
class ApprovalState:
    """`person` is whose number stands there. `problem` stands under the PIN, the others under their own fields.

    `wait_s`: seconds until the next try; nothing can be pressed before.
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
