"""The close of the hall's day and the backups, for a counter, and for the hall server."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.day_ports import DayClosing
from app.domain.day_digest import CentreSaid
from app.domain.day_summary import DigestFigure, MethodCheck
from app.domain.reconcile import Takings
from app.domain.setting_list import BACKUP_FOLDER
from app.errors import Trouble
from app.ports import Clock
from commands.day_parts import people_names
from commands.fact_room import centre_address
from commands.paying_parts import list_parts
from commands.stored_parts import StoredParts
from offline_cache.backup import BackupThread, back_up, usual_folder
from offline_cache.central_client import CentralClient
from offline_cache.day_book import StoredDayBook
from offline_cache.day_closing import ClosePlace, DayCloser
from offline_cache.day_closing_here import StoredDayClosing
from offline_cache.day_collect import catch_up
from offline_cache.day_digest import ask_centre
from offline_cache.reconcile_takings import AskedProviders, LinkedTakings, takings_around
from offline_cache.send_again import SendsAgain, send_again
from offline_cache.settings import StoredSettings
from offline_cache.store import Store

if TYPE_CHECKING:
    from central.hall_place import HallPlace
    from offline_cache.hall_client import HallClient

log = logging.getLogger(__name__)


@contextmanager
def backing_up(store: Store) -> Iterator[None]:
    """A hall server's store, each hour while the block runs."""
    thread = BackupThread(store, lambda: backup_folder(store))
    thread.start()
    try:
        yield
    finally:
        thread.close()


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """Start it once the window listens; stop it before the store is closed."""

    closing: DayClosing
    backups: BackupThread | None
    connections: tuple[Callable[[], object], ...]

    def start(self) -> None:
        if self.backups is not None:
            self.backups.start()

    def stop(self) -> bool:
        """True where its thread ended in time."""
        for close in self.connections:
            close()
        return self.backups is None or self.backups.close()


def backup_folder(store: Store) -> Path:
    """As set, or beside the store."""
    named = StoredSettings(store).get(BACKUP_FOLDER.key, "")
    return Path(named) if named else usual_folder(store.folder)


def close_room(
    parts: StoredParts, *, clock: Clock, book: StoredDayBook, told_hall: Callable[[], object] = lambda: None
) -> CloseRoom:
    """The hall's day where there is a hall server, this counter's own where there is none.

    `book` reads this store; `told_hall` waits shortly until the hall server heard of all that was done here.
    """
    zone, lists = parts.desk.hall.zone, list_parts(parts)
    centre = _Centre(parts)
    if parts.linked:
        from commands.linked_hall import hall_address  # late: a counter without a hall server does not wait for it
        from offline_cache.hall_client import HallClient
        from offline_cache.hall_close import LinkedDayClosing

        address = hall_address(parts)
        takings, hall = LinkedTakings(address), HallClient(address)
        far = LinkedDayClosing(
            address,
            clock=clock,
            zone=zone,
            ask_centre=centre.said,
            ask_providers=AskedProviders(takings, lists.lists, zone),
            told_hall=told_hall,
            people=lambda: people_names(parts),
        )
        again = SendsAgain()
        thread = BackupThread(
            parts.store, lambda: backup_folder(parts.store), also=lambda: _send_wanted(hall, centre, again)
        )
        return CloseRoom(far, thread, (far.close, takings.close, hall.close, lists.close))
    store, hall_id = parts.store, parts.desk.hall.id

    def takings_here(day: date) -> Takings:
        with store.read() as connection:
            return takings_around(connection, hall_id=hall_id, day=day)

    closer = DayCloser(
        _place(
            store,
            hall_id=hall_id,
            zone=zone,
            book=book,
            catch_up=lambda: catch_up(store, desk=parts.desk, at=clock.now()),
            opening_hours=parts.desk.hall.opening_hours,
            takings=AskedProviders(takings_here, lists.lists, zone),
        )
    )
    here = StoredDayClosing(closer, clock=clock, zone=zone, ask_centre=centre.said, send_again=centre.try_again)
    backups = None if parts.training else BackupThread(store, lambda: backup_folder(store))
    return CloseRoom(here, backups, (lists.close,))


def hall_closer(place: "HallPlace", store: Store, *, book: StoredDayBook, clock: Clock) -> DayCloser:
    """At the hall server; providers and centre are asked by the manager's counter, which has their tokens."""
    made = _place(
        store,
        hall_id=place.hall_id,
        zone=place.hall.zone,
        book=book,
        catch_up=place.catch_up_figures,
        opening_hours=place.hall.opening_hours,
        takings=lambda day: (),
    )
    return DayCloser(replace(made, rules=lambda: place.rules, tickets_ended=lambda: place.acts.look_again(clock.now())))


def _place(
    store: Store,
    *,
    hall_id: str,
    zone: ZoneInfo,
    book: StoredDayBook,
    catch_up: Callable[[], object],
    opening_hours: str,
    takings: Callable[[date], tuple[MethodCheck, ...]],
) -> ClosePlace:
    return ClosePlace(
        store=store,
        hall_id=hall_id,
        zone=zone,
        rules=None,
        catch_up=catch_up,
        summary=book.day_so_far,
        takings=takings,
        back_up=lambda: back_up(store, backup_folder(store)),
        opening_hours=opening_hours,
    )


class _Centre:
    """The centre of this counter, asked under its own token by a connection for each time."""

    def __init__(self, parts: StoredParts) -> None:
        self._outbox, self._desk = parts.outbox, parts.desk
        self._address = centre_address(parts)

    def said(self, day: date, ours: DigestFigure) -> CentreSaid:
        if self._address is None:
            return ask_centre(None, day, ours)
        client = CentralClient(self._address)
        try:
            return ask_centre(client, day, ours)
        finally:
            client.close()

    def try_again(self, order_ids: tuple[str, ...]) -> None:
        """Where the centre does not take them now, the next comparison names them again."""
        try:
            self.send_again(order_ids)
        except Trouble as trouble:
            log.warning("what the centre lacked was not sent again: %s", trouble)

    def send_again(self, order_ids: tuple[str, ...]) -> None:
        """Raises CentralTrouble."""
        if self._address is None or not order_ids:
            return
        client = CentralClient(self._address)
        try:
            send_again(self._outbox, order_ids, hall=self._desk.hall.id, device=self._desk.device_id, centre=client)
        finally:
            client.close()


def _send_wanted(hall: "HallClient", centre: _Centre, again: SendsAgain) -> None:
    """Raises HallTrouble, CentralTrouble: the next time tries again."""
    from offline_cache.hall_close import wanted_again  # as above

    wanted = again.left_of(wanted_again(hall))
    centre.send_again(wanted)
    again.were_sent(wanted)
