"""One counter for a campaign of printer faults: its real store with two accepted orders, the real queue over a real
line, and a virtual printer at the other end whose paper is counted afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from threading import Event

from app.domain.order import Order
from app.domain.payment import PaymentMethod
from app.domain.printer_address import parse_address
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import PrintNews, no_news
from commands.receipts import PrintRoom, Receipts
from offline_cache.store import Store
from printing.conversation import Bounds, speech_of
from printing.profile_table import profile_of_model
from printing.profiles import PAPER_80, Characters, CutBy, DrawerPort, PrinterProfile, QrBy, StatusBy
from printing.spool import PrinterPlace
from printing.transport import ConnectedPrinter, printer_at
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.printer import PrinterOnALine
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.orders import CLERK, DESK, PHONE, an_empty_form, order_of, sample_id
from tests.offline_cache.parts import Counter, books_of

NARROW_MODEL = "xprinter-xp-58"  # of those with a cutter: what hangs in one without is torn off by hand
SLOW_BAUD, FAST_BAUD = 9600, 115_200
SETTLED_WITHIN_S = 60.0


class Wire(StrEnum):
    NETWORK = "network"
    SERIAL = "serial"


class Paper(StrEnum):
    TEXT = "text"
    RASTER = "raster"
    NARROW = "text 58 mm"  # with its QR code as a picture, as the cheapest printers get it


@dataclass(frozen=True, slots=True)
class Setting:
    """`answer_s`: of silence until a job is given up; `wait_s` for a printer that says why it stands still."""

    paper: Paper
    wire: Wire
    status: StatusBy = StatusBy.ASB
    answer_s: float = 5.0
    wait_s: float = 60.0

    @property
    def baud(self) -> int:
        """A picture is refused on a slow line by the program itself (printing.profiles.suited)."""
        return FAST_BAUD if self.paper is Paper.RASTER else SLOW_BAUD

    @property
    def column(self) -> tuple[Paper, Wire]:
        """Of the table of results."""
        return self.paper, self.wire

    @property
    def profile(self) -> PrinterProfile:
        clears = self.status is StatusBy.ASB  # as the models are: one that is only asked gets NUL for what was cut off
        model = profile_of_model(NARROW_MODEL) if self.paper is Paper.NARROW else PAPER_80
        profile = replace(
            model, status=self.status, clears=clears, drawer=DrawerPort(), cut=CutBy.PRINTER, answers=True
        )
        if self.paper is Paper.RASTER:
            profile = replace(profile, characters=Characters.RASTER, qr=QrBy.RASTER)
        return profile

    @property
    def bounds(self) -> Bounds:
        return Bounds(answer_s=self.answer_s, wait_s=self.wait_s)


def printer_for(setting: Setting, *, folder: Path, row_s: float) -> PrinterOnALine:
    """Nobody tears anything off by himself: what hangs in the printer is on the next slip, unless it was cut off."""
    mechanism = Mechanism(
        columns=setting.profile.columns,
        row_s=row_s,
        buffer_bytes=65_536 if setting.wire is Wire.NETWORK else 4096,
        knows_real_time=setting.status in (StatusBy.DLE_EOT, StatusBy.ASB),
        torn_when_hung_up=False,
    )
    if setting.wire is Wire.NETWORK:
        return VirtualPrinter(port=0, mechanism=mechanism)
    return SerialVirtualPrinter(baud=setting.baud, link=folder / "ttyUSB0", mechanism=mechanism)


def _receipt(number: int) -> Order:
    """A top-up in cash: as long as most receipts are."""
    form = an_empty_form(number=number).with_top_up(number=PHONE, amount_fen=5000, line_id=sample_id(number * 100 + 1))
    return order_of(form.with_payment_method(PaymentMethod.CASH), number=number)


def _by_card(order: Order) -> Order:
    paid = replace(order.payment, method=PaymentMethod.CARD, tendered_fen=order.payment.amount_fen)
    return replace(order, payment=paid)


FIRST = _receipt(1)  # in cash: the drawer opens
SECOND = _by_card(_receipt(33))  # its number is far enough from the first's for a payment of its own


def _connected(address: str, setting: Setting) -> ConnectedPrinter:
    return printer_at(address, speech=speech_of(setting.profile), bounds=setting.bounds)


class Desk:
    """One life of the program at a counter: `asked` are the orders of which it wants to know whether paper came out."""

    def __init__(
        self,
        store: Store,
        counter: Counter,
        *,
        address: str,
        setting: Setting,
        news: Callable[[PrintNews], None] = no_news,
        second: str = "",
    ) -> None:
        """`address` of its own printer, `second` of the hall's second one."""
        books = books_of(store)
        self.jobs = books.print_jobs
        self._book = books.orders
        self._clock = counter.clock
        self.columns = setting.profile.columns
        self.failures: list[Exception] = []
        self.room = PrintRoom(
            order_book=books.orders,
            jobs=self.jobs,
            printer=_connected(address, setting),
            profile=setting.profile,
            clock=counter.clock,
            ids=counter.ids,
            zone=DESK.hall.zone,
            verify_base="https://centre.example",
            news=news,
            spare=PrinterPlace(_connected(second, setting), setting.profile) if second else None,
        )
        self.receipts = Receipts(
            self.room,
            lane=InstantLane(),
            audit=WrittenAudit(),
            clerk=lambda: CLERK,
            told=lambda _: None,
            failed=self.failures.append,
        )

    def accept(self, order: Order) -> None:
        self._book.record(order)

    def print(self, order: Order) -> None:
        self.receipts.lay_out(order.id, alone=False)

    def receipts_of(self, order: Order) -> tuple[PrintJob, ...]:
        return tuple(job for job in self.jobs.of_order(order.id) if job.paper is PaperKind.RECEIPT)

    def asks_about(self, order: Order) -> bool:
        return any(job.state is PrintState.UNKNOWN for job in self.receipts_of(order))

    def answers(self, order: Order, *, came_out: bool) -> None:
        """The clerk, about each receipt of it in question."""
        for job in self.receipts_of(order):
            if job.state is PrintState.UNKNOWN:
                self.receipts.answered(job.id, came_out=came_out, undone=lambda: None)

    def after_restart(self) -> None:
        self.receipts.after_restart(lambda _: None)


@contextmanager
def desk_at(
    counter: Counter,
    *,
    address: str,
    setting: Setting,
    news: Callable[[PrintNews], None] = no_news,
    second: str = "",
) -> Iterator[Desk]:
    with counter.opened() as store:
        yield Desk(store, counter, address=address, setting=setting, news=news, second=second)


def typed(printer: PrinterOnALine) -> str:
    """Its address as the settings keep it."""
    return str(parse_address(printer.address))


def settled(printer: PrinterOnALine) -> None:
    """Returns once the printer has dealt with all it got. Raises TimeoutError."""
    changed = Event()
    printer.watch(changed.set)
    while not printer.mechanism.idle:
        if not changed.wait(SETTLED_WITHIN_S):
            raise TimeoutError("the virtual printer does not come to rest")
        changed.clear()
