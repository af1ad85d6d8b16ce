"""Where a report's figures come from: a store that nobody has open, or a hall server that runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.day_ports import DayBook
from app.domain.business_hall import BusinessHall
from app.errors import InputRefused
from app.handling.hall_file import read_desk
from app.papers.figure_cells import Names
from app.texts import report as words
from commands.day_parts import hall_day_book, matter_names, own_day_book
from commands.hall import place_in
from commands.hall_admin import door_in
from commands.linked_hall import hall_address
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stock import shipped_matters
from commands.stored_parts import stored_parts
from offline_cache.hall_client import HallAddress
from offline_cache.hall_day import HallDayBook
from offline_cache.staff import StoredStaff
from offline_cache.store import Store


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """`names` are what matters and people are called now, for days that are not closed."""

    book: DayBook
    hall: BusinessHall
    names: Callable[[], Names]


@contextmanager
def report_place(folder: Path, *, hall_url: str) -> Iterator[ReportPlace]:
    """The hall server that runs on `folder`; else the store in it: the hall server's of `hall_url` as its counter, or
    what is in the store alone.

    Raises InputRefused, StoreTrouble, HallTrouble.
    """
    door = door_in(folder)
    if door is not None and hall_url in ("", door.address.url):
        if not door.hall_toml:
            raise InputRefused(words.OLD_DOOR)
        hall = read_desk(door.hall_toml).hall
        with _asked(door.address) as book:
            yield ReportPlace(book, hall, lambda: matter_names(shipped_matters().matters))
        return
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(folder, clock=clock, ids=ids)
    try:
        if not StoredStaff(store).everybody():  # a counter is never without anybody: this one is a hall server's
            yield _of_hall_server(store, clock, ids)
            return
        parts = stored_parts(store)
        here, names = own_day_book(parts, clock=clock)
        if not hall_url:
            yield ReportPlace(here, parts.desk.hall, names)
            return
        address = hall_address(parts)
        if address.url != hall_url.rstrip("/"):
            known = address.url or words.NO_HALL
            raise InputRefused(words.OTHER_HALL, folder=folder, url=hall_url, known=known)
        with _asked(address) as book:
            yield ReportPlace(book, parts.desk.hall, names)
    finally:
        store.close()


@contextmanager
def _asked(address: HallAddress) -> Iterator[HallDayBook]:
    book = HallDayBook(address, tell=lambda within_s: None)
    try:
        yield book
    finally:
        book.close()


def _of_hall_server(store: Store, clock: SystemClock, ids: SystemIds) -> ReportPlace:
    place = place_in(store, clock=clock, ids=ids)
    place.catch_up_figures()
    return ReportPlace(hall_day_book(place, store, clock=clock), place.hall, lambda: matter_names(place.rules.matters))
