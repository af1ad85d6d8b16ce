"""An accepted order opened to read: what was signed, and what centre, printer and money did since."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.device_ports import KeptPicture
from app.domain.hall_time import hall_date
from app.domain.order import KeptOrder
from app.domain.order_form import OrderForm
from app.handling.view_orders import order_history, read_order
from app.ports import OrderHistory, OrderRow, PrintJob
from app.printer_ports import DrawerDesk
from app.texts import clerk_orders, orders
from app.texts.language import Language, Text
from ui.clerk.amending import Amending
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.dialogs import DialogStack
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.list_desk import ListDesk
from ui.clerk.order_ending import OrderEnding
from ui.clerk.order_list import OrderList
from ui.clerk.order_pictures import OrderPictures
from ui.clerk.order_state import OrderAct, OrderView
from ui.clerk.order_words import order_view
from ui.clerk.outside import Outside
from ui.clerk.owed_back import OwedBack
from ui.clerk.paper_desk import FormPaperDesk
from ui.clerk.permits import Permits
from ui.clerk.reversing import Reversing
from ui.clerk.state import DialogKind
from ui.clerk.till import Till
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason

STORE_DEADLINE_S = 20.0

T = TypeVar("T")


class Desk(Protocol):
    """The clerk's presenter as the reader sees it."""

    dialogs: DialogStack
    finder: Finder
    lists: ListDesk
    orders: OrderList
    desk: FormDesk
    watch: CatalogueWatch
    permits: Permits
    reversing: Reversing
    owed_back: OwedBack

    @property
    def till(self) -> Till: ...
    @property
    def form(self) -> OrderForm: ...
    def new_form(self) -> OrderForm: ...
    def ready_for_customer(self) -> bool: ...
    def emit(self) -> None: ...
    def store_changed(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Read:
    kept: KeptOrder
    row: OrderRow
    prints: tuple[PrintJob, ...]
    pictures: tuple[KeptPicture, ...]
    stays: Text | None  # why it cannot be voided now
    no_amendment: Text | None  # why its next version cannot be made
    history: OrderHistory | None


class OrderReader:
    """What is done with an order has its own place: its A4 form, its pictures, how it is ended."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._read: _Read | None = None
        self._with_history = ""  # the order whose history was asked for
        self.paper = FormPaperDesk(outside, desk, voice=voice, done=self.refresh)
        self.pictures = OrderPictures(outside, desk, voice=voice)
        self.ending = OrderEnding(outside, voice=voice, cash_back=desk.till.money_back.given, done=self._ended)
        self.amending = Amending(outside, desk, voice=voice)

    def listen(self, ask: AskReason, *, drawer: DrawerDesk | None) -> None:
        """`ask` opens the dialog for a reason; `drawer` is None where this counter has none."""
        self.ending.listen(ask, drawer=drawer)
        self._desk.till.money_back.listen(drawer)
        self._desk.reversing.listen(ask)
        self.amending.listen(ask)
        self._desk.owed_back.serve(ask, drawer=drawer)

    @property
    def is_open(self) -> bool:
        return DialogKind.ORDER in self._desk.dialogs.kinds

    def open(self, order_id: str, *, then: Callable[[], None] = lambda: None) -> None:
        """Read from the store, then shown; over the list it was chosen from, or over the form. `then` once it is."""
        self._with_history = ""

        def show(read: _Read) -> None:
            self._show(read)
            then()

        def fetched(read: _Read | None) -> None:
            if read is None:
                self._voice.tell(clerk_orders.ORDER_GONE, icon="info")
            else:
                show(read)

        def found(row: OrderRow | None) -> None:
            if row is None:
                fetched(None)
            else:
                self._desk.permits.view_order(row, lambda: self._fetch(order_id, fetched))

        self._run(lambda: self._outside.order_book.row(order_id), found)

    def _renew(self, read: _Read | None) -> None:
        if read is not None and self._read is not None and read.kept.id == self._read.kept.id:
            self._read = read
            self._desk.emit()

    def _show(self, read: _Read) -> None:
        self._read = read
        if self.is_open:
            self._desk.emit()
        else:
            self._desk.finder.close()
            self._desk.dialogs.open(DialogKind.ORDER, over=bool(self._desk.dialogs.kinds))

    def refresh(self) -> None:
        """Centre or printer answered while it is open."""
        if self._read is not None and self.is_open:
            self._fetch(self._read.kept.id, self._renew)

    def move(self, step: int) -> None:
        """The one before or after it in today's list, which goes along."""
        rows, at = self._rows(), self._place()
        if at is not None and 0 <= at + step < len(rows):
            self._desk.lists.choose(at + step)
            self.open(rows[at + step].order_id)

    def act(self, act: OrderAct) -> None:
        """What the order offers now; anything else is left out."""
        read, view = self._read, self.view(self._voice.language)
        if read is None or view is None or all(each.act is not act for each in view.acts):
            return
        if act is OrderAct.REPRINT:
            self._desk.lists.reprint(read.kept.id, read.row.receipt_number)
        elif act is OrderAct.FORM:
            self.paper.open(read.row)
        elif act is OrderAct.PICTURES:
            self.pictures.open(read.kept, read.row, read.pictures)
        elif act is OrderAct.HISTORY:
            self._desk.permits.view_history(read.row, lambda: self._show_history(read.kept.id))
        elif act is OrderAct.VOID:
            self.ending.void(read.kept, read.row, read.stays)
        elif act is OrderAct.SETTLE:
            self.ending.settle(read.kept, read.row)
        elif act is OrderAct.AMEND:
            self.amending.begin(read.kept, read.row, read.no_amendment)
        elif act is OrderAct.REVERSE:
            self._desk.reversing.begin(read.kept, read.row)

    def _ended(self) -> None:
        """Or it stays: either way the lists, its own page and the cash of the day are read again."""
        self._desk.lists.renew_dead()
        self._desk.store_changed()
        self._desk.till.settling.look()  # what a provider took goes back through it

    def _show_history(self, order_id: str) -> None:
        self._with_history = order_id
        self.refresh()

    def view(self, language: Language) -> OrderView | None:
        """None while none is open."""
        if self._read is None or not self.is_open:
            return None
        at, count = self._place(), len(self._rows())
        place = clerk_orders.ORDER_PLACE if not self._in_list or not self._desk.orders.typed else orders.PLACE
        return order_view(
            self._read.kept,
            self._read.row,
            self._read.prints,
            self._read.history,
            self._read.pictures,
            self._read.stays,
            self._read.no_amendment,
            place=place.say(language, n=at + 1, of=count) if at is not None and count > 1 else "",
            zone=self._outside.desk.hall.zone,
            language=language,
        )

    @property
    def _in_list(self) -> bool:
        return self._desk.orders.is_open

    def _rows(self) -> tuple[OrderRow, ...]:
        """What goes before and after it: the list below it, or those of today that may be seen."""
        if self._in_list:
            return self._desk.orders.rows
        return tuple(row for row in self._desk.lists.lists.orders if self._desk.permits.sees(row))

    def _place(self) -> int | None:
        ids = [row.order_id for row in self._rows()]
        return ids.index(self._read.kept.id) if self._read is not None and self._read.kept.id in ids else None

    def _fetch(self, order_id: str, then: Callable[[_Read | None], None]) -> None:
        book, jobs, pictures = self._outside.order_book, self._outside.print_jobs, self._outside.devices.attachments
        with_history, leaves = order_id == self._with_history, self._desk.permits.leaves()
        today = hall_date(self._outside.clock.now(), self._outside.desk.hall.zone)

        def job() -> _Read | None:
            row = book.row(order_id)
            kept = read_order(row, leaves=leaves, today=today, book=book) if row is not None else None
            if kept is None or row is None:
                return None
            content = kept.signed.content
            return _Read(
                kept,
                row,
                jobs.of_order(order_id),
                pictures.of_form(content.form_id) if content.attachments else (),
                book.why_order_stays(order_id),
                book.why_not_amended(order_id),
                order_history(row, leaves=leaves, today=today, book=book) if with_history else None,
            )

        self._run(job, then)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._outside.store_lane.run(job, then=then, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)
