"""One question on the manager's own screen: sent, looked at, withdrawn, each on the hall's lane. No Qt here."""

from collections.abc import Callable
from typing import Final

from app.domain.approval import ApprovalWanted
from app.errors import HallTrouble, QueueRefused
from app.ports import Ids, Lane
from app.staff_ports import FarAnswer, FarApprovals

HALL_DEADLINE_S: Final = 8.0  # more than the client's own
_TO_BE_TIDIED: Final = (HallTrouble, QueueRefused, TimeoutError)


class FarAsking:
    """One for each dialog."""

    def __init__(self, far: FarApprovals, *, lane: Lane, ids: Ids) -> None:
        self._far, self._lane, self._ids = far, lane, ids
        self._ask_id = ""

    def linked(self) -> bool:
        return self._far.linked()

    def ask(
        self,
        wanted: ApprovalWanted,
        reason: str,
        *,
        then: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._ask_id = ask_id = self._ids.uuid7()
        self._lane.run(
            lambda: self._far.ask(wanted, reason=reason, ask_id=ask_id),
            then=lambda _: then(),
            failed=failed,
            deadline_s=HALL_DEADLINE_S,
        )

    def look(
        self,
        wanted: ApprovalWanted,
        *,
        then: Callable[[FarAnswer | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        ask_id = self._ask_id
        self._lane.run(lambda: self._far.answer(ask_id, wanted), then=then, failed=failed, deadline_s=HALL_DEADLINE_S)

    def withdraw(self) -> None:
        """Nothing where nothing was sent. Where the hall is away it is withdrawn later (FarApprovals.tidy)."""
        ask_id, self._ask_id = self._ask_id, ""
        if ask_id:
            self._lane.run(
                lambda: self._far.withdraw(ask_id),
                then=lambda _: None,
                failed=let_be,
                deadline_s=HALL_DEADLINE_S,
            )


def let_be(error: Exception) -> None:
    """What the hall does not answer now is withdrawn later; anything else is raised."""
    if not isinstance(error, _TO_BE_TIDIED):
        raise error
