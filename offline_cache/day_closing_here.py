"""app.day_ports.DayClosing of a counter that is the whole hall: its own store is closed, and the centre asked by it."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.day_close import CloseStanding, CloseStep
from app.domain.day_digest import CentreSaid
from app.domain.day_summary import DigestFigure
from app.domain.hall_time import hall_date
from app.handling.close_day import carrying_reason, who_carries, who_takes
from app.ports import Clock
from offline_cache.day_closing import DayCloser


class StoredDayClosing:
    """`ask_centre` may wait; `send_again` is told the ids of orders that the centre lacks."""

    def __init__(
        self,
        closer: DayCloser,
        *,
        clock: Clock,
        zone: ZoneInfo,
        ask_centre: Callable[[date, DigestFigure], CentreSaid],
        send_again: Callable[[tuple[str, ...]], object] = lambda _: None,
    ) -> None:
        self._closer, self._clock, self._zone = closer, clock, zone
        self._ask_centre, self._send_again = ask_centre, send_again

    def standing(self, day: date) -> CloseStanding:
        return self._closer.standing(day)

    def ask_desks(self) -> None:
        """There is none but this one, whose figures are here."""

    def take(self, day: date, step: CloseStep, *, version: int, leave: Leave) -> CloseStanding:
        by = who_takes(step, self._closer.standing(day), leave=leave, today=self._today())
        if step is not CloseStep.COMPARE:
            return self._closer.take(day, step, version=version, by=by)
        said = self._ask_centre(day, self._closer.digest(day))
        try:
            return self._closer.take(day, step, version=version, by=by, centre=said)
        finally:
            self._send_again(self._closer.wanted_again(day))

    def carry(self, day: date, subject: str, *, reason: str, version: int, leave: Leave) -> CloseStanding:
        by = who_carries(day, leave=leave, today=self._today())
        return self._closer.carry(day, subject, reason=carrying_reason(reason), version=version, by=by)

    def _today(self) -> date:
        return hall_date(self._clock.now(), self._zone)
