"""The operator's own sign-on as the sign-on page offers it: browser out, answer back, on a lane of its own; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.staff import StaffMember
from app.errors import OutsideFailed
from app.ports import Lane
from app.staff_ports import OutsideIdentity, OutsideSignOn, OutsideVisit
from app.texts import outside as words

ASK_DEADLINE_S: Final = 20.0
VISIT_DEADLINE_S: Final = 340.0  # longer than a visit itself waits, with its calls
ENTER_DEADLINE_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class OutsideWay:
    """`lane` is its own: it waits for a person. `store` is the store's. `open_page` False where no browser opens."""

    sign_on: OutsideSignOn
    lane: Lane
    store: Lane
    open_page: Callable[[str], bool]


class OutsideFlow:
    """One visit at a time. `came` is told whom the operator named; `waits` that the browser has its page."""

    def __init__(
        self,
        way: OutsideWay,
        *,
        waits: Callable[[], None],
        came: Callable[[OutsideIdentity], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._way = way
        self._waits, self._came, self._failed = waits, came, failed
        self._turn = 0  # of the visit under way: what comes of an earlier one is not heard
        self._visit: OutsideVisit | None = None

    def begin(self) -> None:
        self._turn += 1
        turn = self._turn
        self._way.lane.run(
            self._way.sign_on.visit,
            then=lambda visit: self._begun(turn, visit),
            failed=lambda error: self._over(turn, error),
            deadline_s=ASK_DEADLINE_S,
        )

    def cancel(self) -> None:
        """Nothing that still comes of it is heard."""
        self._turn += 1
        if self._visit is not None:
            self._visit.cancel()
            self._visit = None

    def enter(
        self,
        known: OutsideIdentity,
        *,
        locked_by: str,
        then: Callable[[StaffMember], None],
        failed: Callable[[Exception], None],
        new: tuple[str, str] | None = None,
    ) -> None:
        """On the store's lane. `new` are a first password and PIN, to be kept before."""

        def job() -> StaffMember:
            if new is not None:
                self._way.sign_on.first_secrets(known, new_password=new[0], new_pin=new[1])
            return self._way.sign_on.enter(known, locked_by=locked_by)

        self._way.store.run(job, then=then, failed=failed, deadline_s=ENTER_DEADLINE_S)

    def _begun(self, turn: int, visit: OutsideVisit) -> None:
        if turn != self._turn:
            visit.cancel()
            return
        self._visit = visit
        if not self._way.open_page(visit.url):
            self._over(turn, OutsideFailed(words.NO_BROWSER))
            visit.cancel()
            return
        self._waits()
        self._way.lane.run(
            visit.wait,
            then=lambda known: self._known(turn, known),
            failed=lambda error: self._over(turn, error),
            deadline_s=VISIT_DEADLINE_S,
        )

    def _known(self, turn: int, known: OutsideIdentity) -> None:
        if turn == self._turn:
            self._visit = None
            self._came(known)

    def _over(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._visit = None
            self._failed(OutsideFailed(words.TOO_LATE) if isinstance(error, TimeoutError) else error)
