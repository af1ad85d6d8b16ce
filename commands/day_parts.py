"""The day book of a counter: the hall's, asked of its hall server; its own, where it is the whole hall."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.day_ports import DayBook
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind, FigureTable
from app.domain.matter import Matter
from app.domain.ticket_times import Promises
from app.ports import Clock
from app.staff_ports import StaffBook
from app.texts.language import Text
from commands.fact_room import FactRoom
from commands.stored_parts import StoredParts
from offline_cache.day_book import Names, StoredDayBook
from offline_cache.day_collect import catch_up
from offline_cache.store import Store

if TYPE_CHECKING:
    from central.hall_place import HallPlace


@dataclass(frozen=True, slots=True)
class OwnDayBook:
    """Of this counter's store, after its facts were brought up to date."""

    book: StoredDayBook
    bring_up: Callable[[], object]

    def summary(self, wanted: DayScope) -> DaySummary:
        """Raises DayTampered."""
        self.bring_up()
        return self.book.summary(wanted)

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        self.bring_up()
        return self.book.rows(wanted, behind)


@dataclass(frozen=True, slots=True)
class DayRoom:
    """`book` is the hall's, `here` reads this store alone. `names` are what matters and people are called now."""

    book: DayBook
    here: OwnDayBook
    names: Callable[[], Names]
    close: Callable[[], None]  # ends a call under way


def own_day_book(parts: StoredParts, *, clock: Clock) -> tuple[OwnDayBook, Callable[[], Names]]:
    """Of this counter's store, and what matters and people are called in it now."""
    desk, store = parts.desk, parts.store

    def names() -> Names:
        return matter_names(parts.catalogues.matters().matters) | people_names(parts)

    here = OwnDayBook(
        StoredDayBook(
            store,
            hall_id=desk.hall.id,
            zone=desk.hall.zone,
            clock=clock,
            seal_key=store.closed_days_key,
            promises=Promises,
            names=names,
        ),
        lambda: catch_up(store, desk=desk, at=clock.now()),
    )
    return here, names


def day_room(parts: StoredParts, facts: FactRoom, *, clock: Clock) -> DayRoom:
    """With a hall server the hall's figures; a training window sees its own practice."""
    here, names = own_day_book(parts, clock=clock)
    if not parts.linked:
        return DayRoom(here, here, names, lambda: None)
    from commands.linked_hall import hall_address  # late: a counter without a hall server does not wait for it
    from offline_cache.hall_day import HallDayBook

    book = HallDayBook(hall_address(parts), tell=facts.told_hall)
    return DayRoom(book, here, names, book.close)


def hall_day_book(place: "HallPlace", store: Store, *, clock: Clock) -> StoredDayBook:
    """Of the hall server's own store; its facts are brought up to date by whoever asks (HallPlace)."""
    return StoredDayBook(
        store,
        hall_id=place.hall_id,
        zone=place.hall.zone,
        clock=clock,
        seal_key=store.closed_days_key,
        promises=lambda: place.rules.promises,
        names=lambda: matter_names(place.rules.matters),
    )


def people_names(parts: StoredParts) -> dict[str, Text]:
    return called_in(parts.staff)


def called_in(book: StaffBook) -> dict[str, Text]:
    return {f"staff:{each.member.number}": each.member.called for each in book.everybody()}


def matter_names(matters: Mapping[str, Matter]) -> dict[str, Text]:
    return {f"matter:{code}": matter.name for code, matter in matters.items()}
