"""app.day_ports.DayClosing of a counter in a hall with a server: rights are demanded here, the close is done there.

This counter asks the centre and, for the step that needs them, the providers, since it has their tokens.
"""

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.day_close import Closer, CloseStanding, CloseStep
from app.domain.day_digest import CentreSaid
from app.domain.day_summary import DigestFigure, MethodCheck
from app.domain.hall_time import hall_date
from app.handling.close_day import carrying_reason, who_carries, who_takes
from app.ports import Clock
from app.texts.language import Text
from app.wire.hall_close import TELL_PATH, WANTED_PATH, CarryItem, DesksTold, TakeStep, WantedAgain, close_path
from offline_cache.hall_client import HallAddress, HallClient

DEADLINE_S = 60.0  # a backup and the figures of the whole day are made meanwhile


class LinkedDayClosing:
    """Raises HallTrouble where the server does not answer: ask where it stands, and go on from there."""

    def __init__(
        self,
        address: HallAddress,
        *,
        clock: Clock,
        zone: ZoneInfo,
        ask_centre: Callable[[date, DigestFigure], CentreSaid],
        ask_providers: Callable[[date], tuple[MethodCheck, ...]] | None = None,
        told_hall: Callable[[], object] = lambda: None,
        people: Callable[[], Mapping[str, Text]] = dict,
    ) -> None:
        """Without `ask_providers` the hall server asks them, or there are none. `told_hall` waits, shortly, until the
        server heard of all that was done here. `people` is what the staff are called, sealed with the day."""
        self._client = HallClient(address, deadline_s=DEADLINE_S)
        self._clock, self._zone = clock, zone
        self._ask_centre, self._ask_providers, self._told_hall = ask_centre, ask_providers, told_hall
        self._people = people

    def standing(self, day: date) -> CloseStanding:
        self._told_hall()
        return self._client.asked("GET", close_path(day), answer=CloseStanding)

    def ask_desks(self) -> None:
        """All desks tell their figures anew; those that do not answer at once are waited for two seconds at most."""
        self._told_hall()
        self._client.asked("POST", TELL_PATH, answer=DesksTold)

    def take(self, day: date, step: CloseStep, *, version: int, leave: Leave) -> CloseStanding:
        by = who_takes(step, self.standing(day), leave=leave, today=self._today())
        return self._client.asked(
            "POST", close_path(day, "take"), self._step(day, step, version, by), answer=CloseStanding
        )

    def carry(self, day: date, subject: str, *, reason: str, version: int, leave: Leave) -> CloseStanding:
        by = who_carries(day, leave=leave, today=self._today())
        asked = CarryItem(subject, carrying_reason(reason), version, by)
        return self._client.asked("POST", close_path(day, "carry"), asked, answer=CloseStanding)

    def close(self) -> None:
        """Ends a call under way."""
        self._client.close()

    def _step(self, day: date, step: CloseStep, version: int, by: Closer) -> TakeStep:
        if step is CloseStep.COMPARE:
            ours = self._client.asked("GET", close_path(day, "digest"), answer=DigestFigure)
            return TakeStep(step, version, by, centre=self._ask_centre(day, ours))
        if step is CloseStep.CHECK_TAKINGS and self._ask_providers is not None:
            return TakeStep(step, version, by, checks=self._ask_providers(day))
        if step is CloseStep.SIGN:
            return TakeStep(step, version, by, people=tuple(sorted(self._people().items())))
        return TakeStep(step, version, by)

    def _today(self) -> date:
        return hall_date(self._clock.now(), self._zone)


def wanted_again(client: HallClient) -> tuple[str, ...]:
    """Ids of this counter's orders that the centre lacked when a close compared. Raises HallTrouble."""
    return client.asked("GET", WANTED_PATH, answer=WantedAgain).orders
