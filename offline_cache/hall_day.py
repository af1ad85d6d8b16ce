"""The hall's figures as a counter asks the hall server for them (app.day_ports.DayBook).

Before it asks, what this counter itself has done is told: who looks right after an order sees it.
"""

from collections.abc import Callable

from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind, FigureTable
from app.errors import DayTampered, HallTrouble
from app.texts import queue_acts as words
from app.wire.day_facts import SUMMARY_PATH, RowsAsked, SummarySaid
from offline_cache.hall_client import HallAddress, HallClient

ASK_WITHIN_S = 10.0  # a month of a large hall is asked for at once
TOLD_WITHIN_S = 2.0


class HallDayBook:
    """Off the window's thread: every call may wait for the server. Raises HallTrouble where it does not answer."""

    def __init__(self, address: HallAddress, *, tell: Callable[[float], object]) -> None:
        """`tell` waits at most so many seconds until the server has heard of all that was done here."""
        self._address, self._tell = address, tell
        self._client = HallClient(address, deadline_s=ASK_WITHIN_S)

    def close(self) -> None:
        """Ends a call under way."""
        self._client.close()

    def summary(self, wanted: DayScope) -> DaySummary:
        """Raises DayTampered."""
        self._tell(TOLD_WITHIN_S)
        said = self._client.asked("POST", SUMMARY_PATH, wanted, answer=SummarySaid)
        if said.tampered is not None:
            raise DayTampered(said.tampered)
        if said.summary is None:
            raise HallTrouble(words.HALL_STRANGE, address=self._address.url)
        return said.summary

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        self._tell(TOLD_WITHIN_S)
        return self._client.day_rows(RowsAsked(wanted, behind))
