"""The day book of one hall, read out of whatever store holds its facts (app.day_ports.DayBook).

A day that was closed is read back as it was sealed. Everything else (a day that runs, a desk's, a person's, a span) is
worked out of the facts; of closed days those never change any more, so that the two agree.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import DaySummary, Usual, same_weekdays
from app.domain.figure_table import Behind, FigureTable
from app.domain.ticket_times import Promises
from app.errors import DayTampered
from app.ports import Clock
from app.texts.language import Text
from offline_cache.closed_days import sealed_summary
from offline_cache.day_figure_rows import rows_of
from offline_cache.day_figures import work_out
from offline_cache.day_figures_where import Asked
from offline_cache.day_schema import CLOSED_DAYS

Names = Mapping[str, Text]
NO_NAMES: Final[Names] = MappingProxyType({})


class FactStore(Protocol):
    """A counter's or hall server's store, or the centre's database."""

    def read(self) -> AbstractContextManager[Connection]: ...


@dataclass(frozen=True, slots=True)
class StoredDayBook:
    """`seal_key` is the store's `closed_days_key`, None where nobody here has it. `promises` are the hall's limits;
    `names` what matters ("matter:<code>") and people ("staff:<number>") are called now."""

    store: FactStore
    hall_id: str
    zone: ZoneInfo
    clock: Clock
    seal_key: bytes | None = None
    promises: Callable[[], Promises] | None = None
    names: Callable[[], Names] | None = None

    def summary(self, wanted: DayScope) -> DaySummary:
        """Raises DayTampered for a closed day that does not read back as it was sealed."""
        with self.store.read() as connection:
            if wanted.one_day and wanted.kind is ScopeKind.HALL:
                sealed = sealed_summary(connection, self.hall_id, wanted.first, key=self.seal_key)
                if sealed is not None:
                    return sealed
            return self._worked_out(connection, wanted)

    def day_so_far(self, connection: Connection, day: date) -> DaySummary:
        """Of the whole hall, inside the caller's transaction: what the close seals (DayClosingPlace.summary)."""
        return self._worked_out(connection, DayScope(day, day))

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        """Raises ValueError for a figure or key there is none of."""
        with self.store.read() as connection:
            asked = Asked(self.hall_id, wanted, self.zone)
            return rows_of(connection, asked, behind, names=self.names() if self.names else NO_NAMES)

    def _worked_out(self, connection: Connection, wanted: DayScope) -> DaySummary:
        found = work_out(
            connection,
            Asked(self.hall_id, wanted, self.zone),
            at=self.clock.now(),
            promises=self.promises() if self.promises else None,
            usual=usual_of(connection, self.hall_id, wanted, key=self.seal_key),
        )
        return replace(found, called=called_in(found, self.names() if self.names else NO_NAMES))


def usual_of(connection: Connection, hall_id: str, wanted: DayScope, *, key: bytes | None) -> Usual:
    """Of a hall's single day, from the sealed summaries: they are what those days' managers signed, and reading eight
    of them costs nothing beside summing eight days. A desk, a person and a span have none; a day that was tampered with
    is left out, it is named where it is opened."""
    if not wanted.one_day or wanted.kind is not ScopeKind.HALL:
        return Usual(0)
    days = [each.isoformat() for each in same_weekdays(wanted.first)]
    here = CLOSED_DAYS.c
    closed = connection.execute(select(here.day).where(here.hall_id == hall_id, here.day.in_(days))).scalars()
    before = []
    for day in sorted(closed):
        with suppress(DayTampered):
            sealed = sealed_summary(connection, hall_id, date.fromisoformat(day), key=key)
            before += [sealed] if sealed is not None else []
    if not before:
        return Usual(0)
    waits = [each.tickets.mean_wait_s for each in before if each.tickets.mean_wait_s is not None]
    count = len(before)
    return Usual(
        count,
        sum(each.orders for each in before) / count,
        sum(each.takings_fen for each in before) / count,
        sum(each.tickets.came for each in before) / count,
        sum(waits) / len(waits) if waits else None,
    )


def called_in(summary: DaySummary, names: Names) -> tuple[tuple[str, Text], ...]:
    """What matters and people are called that stand in the summary, and no others."""
    people = {each.staff for each in summary.desks} | {each.staff for each in summary.cash}
    people |= {each.approver for each in summary.cash} | {each.handed_to for each in summary.cash}
    wanted = [f"matter:{each.key}" for each in summary.by_matter] + [f"staff:{each}" for each in sorted(people)]
    return tuple((key, names[key]) for key in wanted if key in names)
