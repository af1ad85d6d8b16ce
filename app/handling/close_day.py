"""The rights of the close of a day, demanded where the manager is signed on; who closed it then travels."""

from datetime import date

from app.domain.approval import Leave
from app.domain.day_close import Closer, CloseStanding, CloseStep
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.texts import day_close as words


def close_subject(day: date) -> str:
    """What a leave for the close of this day is for."""
    return day.isoformat()


def right_for(step: CloseStep, standing: CloseStanding) -> Right:
    """Signing a day with items still open is more than closing it."""
    return Right.CLOSE_WITH_OPEN if step is CloseStep.SIGN and standing.items else Right.CLOSE_DAY


def who_takes(step: CloseStep, standing: CloseStanding, *, leave: Leave, today: date) -> Closer:
    """Raises RightMissing where `leave` does not cover the step as the day stands."""
    right = Right.CLOSE_WITH_OPEN if leave.right is Right.CLOSE_WITH_OPEN else right_for(step, standing)
    return _who(standing.day, leave=leave, right=right, today=today)


def who_carries(day: date, *, leave: Leave, today: date) -> Closer:
    """Raises RightMissing."""
    return _who(day, leave=leave, right=Right.CLOSE_WITH_OPEN, today=today)


def carrying_reason(reason: str) -> str:
    """In one line. Raises InputRefused for none, or one that says whom it is about."""
    return checked_reason(reason, missing=words.REASON_NEEDED)


def _who(day: date, *, leave: Leave, right: Right, today: date) -> Closer:
    leave.demand(right, today, subject=close_subject(day))
    person = leave.person
    return Closer(person.number, person.called, leave.approver)
