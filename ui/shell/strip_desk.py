"""What the bottom strip shows, gathered: link, hall, outbox, printer, customer screen, clock. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.order import CentralState
from app.hall_ports import Hall
from app.outbox_ports import OutboxStatus
from app.ports import Central, Clock, OrderRow
from app.printer_ports import DrawerState
from ui.shell.printer.state import PrintersSeen
from ui.shell.strip_state import (
    CashStanding,
    CustomerScreenReport,
    DrawerReport,
    ReaderReport,
    SavedWhere,
    StripState,
)

DRAWER_OF = {
    DrawerState.SHUT: DrawerReport.SHUT,
    DrawerState.OPEN: DrawerReport.OPEN,
    DrawerState.AWAY: DrawerReport.AWAY,
}


@dataclass(frozen=True, slots=True)
class StoreNews:
    """What only the store's lane may ask."""

    outbox: OutboxStatus
    last: OrderRow | None
    low_on_room: bool


class StripDesk:
    """`show` paints; every change comes through one method."""

    def __init__(
        self,
        *,
        central: Central,
        hall: Hall,
        clock: Clock,
        zone: ZoneInfo,
        printers: PrintersSeen,
        screen: CustomerScreenReport,
        show: Callable[[StripState], None],
    ) -> None:
        self._central = central
        self._hall = hall
        self._clock = clock
        self._zone = zone
        self._show = show
        self._began_at = clock.now()
        self._news = StoreNews(OutboxStatus(waiting=0, oldest_at=None, dead=0, last_sent_at=None), None, False)
        self.printers = printers
        self.screen = screen
        self.drawer: DrawerReport | None = None
        self.reader: ReaderReport | None = None
        self.cash: CashStanding | None = None

    def tick(self) -> None:
        self._show(self.state())

    def stored(self, news: StoreNews) -> None:
        self._news = news
        self.tick()

    def printers_are(self, seen: PrintersSeen) -> None:
        if seen != self.printers:
            self.printers = seen
            self.tick()

    def drawer_is(self, report: DrawerReport | None) -> None:
        """None: there is none, or nobody can tell."""
        self.drawer = report
        self.tick()

    def reader_is(self, report: ReaderReport) -> None:
        if report is not self.reader:
            self.reader = report
            self.tick()

    def cash_is(self, standing: CashStanding) -> None:
        if standing != self.cash:
            self.cash = standing
            self.tick()

    def screen_is(self, report: CustomerScreenReport) -> None:
        self.screen = report
        self.tick()

    def state(self) -> StripState:
        last = self._news.last
        saved, at = SavedWhere.NOTHING_YET, None
        if last is not None and last.accepted_at >= self._began_at:
            saved = _saved(last)
            at = last.accepted_at
        return StripState(
            link=self._central.link(),
            outbox=self._news.outbox,
            saved=saved,
            saved_at=at,
            printers=self.printers,
            customer_screen=self.screen,
            now=self._clock.now(),
            zone=self._zone,
            drawer=self.drawer,
            reader=self.reader,
            hall=self._hall.seen(),
            disk_low=self._news.low_on_room,
            cash=self.cash,
        )


def _saved(last: OrderRow) -> SavedWhere:
    """A second copy that the centre does not have yet lies at the hall server."""
    if last.copies < 2:
        return SavedWhere.ALONE
    return SavedWhere.HALL if last.central is CentralState.PENDING else SavedWhere.CENTRE
