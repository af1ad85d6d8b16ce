"""The clerk's lists: read from the store on its lane, shown in dialogs, acted on by keys."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.hall_time import hall_date, start_of
from app.domain.order_form import OrderForm
from app.domain.parked_form import ParkedForm
from app.domain.staff import StaffMember
from app.handling.reprint import copies_of, reprint
from app.handling.view_orders import refused_orders
from app.outbox_ports import DeadEntry
from app.ports import DraftRecord, OrderRow, PaperKind, PrintJob, PrintState, UnfinishedVersion
from app.printer_ports import PrinterCondition
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.after_restart import AfterRestart
from ui.clerk.bill_list import bill_list_rows
from ui.clerk.closing import Closing
from ui.clerk.desk_state import Lists
from ui.clerk.dialogs import DialogStack
from ui.clerk.on_sale_desk import OnSaleDesk
from ui.clerk.order_list import OrderList
from ui.clerk.outside import Outside
from ui.clerk.paper_asks import OpenPaper, PaperAsks
from ui.clerk.permits import Permits
from ui.clerk.put_away import PutAway
from ui.clerk.queue_parked import ParkedElsewhere
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0
ORDERS_SHOWN = 500

T = TypeVar("T")


class Parking(Protocol):
    """ui.clerk.parking as the lists see it."""

    def take_up_elsewhere(self, form: ParkedForm) -> None: ...


class Desk(Protocol):
    """The clerk's presenter as the lists see it."""

    put_away: PutAway
    restart: AfterRestart
    dialogs: DialogStack
    permits: Permits
    orders: OrderList

    @property
    def parking(self) -> Parking: ...
    @property
    def clerk(self) -> StaffMember: ...
    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def emit(self) -> None: ...
    def open_dialog(self, dialog: DialogKind) -> None: ...
    def close_dialog(self) -> None: ...
    def take_up(self, form_id: str) -> None: ...
    def discard_parked(self, record: DraftRecord, then: Callable[[], None]) -> None: ...
    def read_order(self, order_id: str) -> None: ...
    def order_changed(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _AtStart:
    unfinished: tuple[UnfinishedVersion, ...]
    drafts: tuple[DraftRecord, ...]
    last: OrderRow | None
    orders: tuple[OrderRow, ...]
    papers: tuple[OpenPaper, ...]


class ListDesk:
    """`lists` is what the dialogs show; nothing here changes a form."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._voice = voice
        self._desk = desk
        self.papers = PaperAsks(
            outside.print_jobs, outside.order_book, outside.receipts, voice=voice, second=outside.second_printer
        )
        self.on_sale = OnSaleDesk(outside, desk, voice=voice)
        self.elsewhere = ParkedElsewhere(outside, desk, voice=voice)
        self.lists = Lists(second_printer=outside.second_printer)

    def shown(self, *, drafts: tuple[DraftRecord, ...]) -> Lists:
        self.lists = replace(self.lists, drafts=drafts, elsewhere=self.elsewhere.forms)
        return self.lists

    # ── reading ───────────────────────────────────────────────────────────────────────────

    def read_at_start(self) -> None:
        book, since = self._outside.order_book, self._today_began()

        def job() -> _AtStart:
            return _AtStart(
                book.unfinished(),
                book.drafts(),
                book.last_order(),
                book.orders(since=since, limit=ORDERS_SHOWN),
                self.papers.read(),
            )

        self._run(job, self._started)

    def _started(self, found: _AtStart) -> None:
        self.lists = replace(self.lists, last=found.last, orders=found.orders)
        self._desk.put_away.show(found.drafts)
        if found.last is not None and found.last.print_state in (PrintState.QUEUED, PrintState.CHECKED):
            self._voice.tell(words.SAVED_NOT_PRINTED.filled(number=found.last.receipt_number), icon="printer")
        self.papers.show(found.papers)
        self._desk.restart.found(found.unfinished)

    def read_orders(self) -> None:
        book, since = self._outside.order_book, self._today_began()

        def job() -> tuple[OrderRow | None, tuple[OrderRow, ...], tuple[OpenPaper, ...]]:
            return book.last_order(), book.orders(since=since, limit=ORDERS_SHOWN), self.papers.read()

        def then(found: tuple[OrderRow | None, tuple[OrderRow, ...], tuple[OpenPaper, ...]]) -> None:
            last, orders, papers = found
            self.lists = replace(self.lists, last=last, orders=orders)
            if last is not None:
                self._desk.closing.row_read(last)
            self.papers.show(papers)
            self._desk.emit()
            self._desk.order_changed()

        self._run(job, then)

    def receipt_held(self, order_id: str, condition: PrinterCondition | None) -> None:
        """The printer that has it says why it waits; None once it goes on, or the try is over."""
        held = (order_id, condition) if condition is not None else None
        if held is None and self.lists.held_by(order_id) is None:
            return
        self.lists = replace(self.lists, held=held)
        self._desk.emit()

    def _today_began(self) -> datetime:
        zone = self._outside.desk.hall.zone
        return start_of(hall_date(self._outside.clock.now(), zone), zone)

    # ── paper ─────────────────────────────────────────────────────────────────────────────

    def reprint(self, order_id: str, receipt_number: str) -> None:
        """The first copy asks for one right, every later one for another; none is made of what is still to come out."""
        jobs = self._outside.print_jobs

        def ask(found: tuple[PrintJob, ...]) -> None:
            newest = next((job.state for job in reversed(found) if job.paper is PaperKind.RECEIPT), None)
            if newest is PrintState.UNKNOWN:
                self._voice.tell(words.RECEIPT_ASKED.filled(number=receipt_number), icon="printer")
            elif newest is not None and (newest.waits or newest is PrintState.SENT):
                self._voice.tell(words.RECEIPT_WAITS.filled(number=receipt_number), icon="printer")
                self._outside.receipts.print_waiting()
            else:
                copies = copies_of(found)
                self._desk.permits.reprint(
                    receipt_number, copies, lambda leave: self._reprint(order_id, receipt_number, copies, leave)
                )

        self._run(lambda: jobs.of_order(order_id), ask)

    def _reprint(self, order_id: str, receipt_number: str, copies: int, leave: Leave) -> None:
        out = self._outside

        def job() -> None:
            reprint(
                receipt_number=receipt_number,
                copies=copies,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                audit=out.audit,
                clock=out.clock,
            )

        def then(_: None) -> None:
            out.receipts.print_again(order_id)
            self._voice.tell(words.COPY_PRINTING.filled(number=receipt_number), icon="printer")

        self._run(job, then)

    def reprint_last(self) -> None:
        last = self.lists.last
        if last is None:
            self._voice.tell(words.NO_ORDER_TODAY, icon="info")
        else:
            self.reprint(last.order_id, last.receipt_number)

    # ── dialogs ───────────────────────────────────────────────────────────────────────────

    def open_drafts(self) -> None:
        """Those of this counter at once; those of other desks as soon as the hall said them."""
        if self.lists.drafts:
            self._open(DialogKind.DRAFTS)
            self.elsewhere.read(self._desk.emit)
        else:
            self.elsewhere.read(self._open_elsewhere)

    def _open_elsewhere(self) -> None:
        if self.elsewhere.forms:
            self._open(DialogKind.DRAFTS)
        else:
            self._voice.tell(words.NOTHING_TO_PARK, icon="info")

    def open_orders(self) -> None:
        self._desk.orders.open(lambda: self._open(DialogKind.ORDERS))

    def open_unsent(self) -> None:
        """The same list, of what waits to be sent."""
        self._desk.orders.open_unsent(lambda: self._open(DialogKind.ORDERS))

    def find(self, number: str, found: Callable[[OrderRow | None], None]) -> None:
        """An order of any day by its whole number."""
        book = self._outside.order_book
        self._run(lambda: book.numbered(number), found)

    def open_dead(self) -> None:
        self._desk.permits.view_refused(self._open_dead)

    def _open_dead(self) -> None:
        self._read_dead(lambda: self._open(DialogKind.DEAD))

    def renew_dead(self) -> None:
        """One of them may be settled; the list goes along where it lies open."""
        if DialogKind.DEAD in self._desk.dialogs.kinds:
            self._read_dead(lambda: self.select(self.lists.selected))

    def _read_dead(self, shown: Callable[[], None]) -> None:
        out, leaves = self._outside, self._desk.permits.leaves()
        today = hall_date(out.clock.now(), out.desk.hall.zone)

        def then(dead: tuple[DeadEntry, ...]) -> None:
            self.lists = replace(self.lists, dead=dead)
            shown()

        self._run(lambda: refused_orders(leaves=leaves, today=today, outbox=out.outbox), then)

    def _open(self, dialog: DialogKind) -> None:
        self.lists = replace(self.lists, selected=0)
        self._desk.open_dialog(dialog)

    def move(self, step: int) -> None:
        self.select(self.lists.selected + step)

    def select(self, index: int) -> None:
        self.choose(index)
        self._desk.emit()

    def choose(self, index: int) -> None:
        """Without painting: what lies over the list is."""
        self.lists = replace(self.lists, selected=max(0, min(index, self._count() - 1)))

    def _count(self) -> int:
        counts = {
            DialogKind.ORDERS: len(self._desk.orders.rows),
            DialogKind.DRAFTS: len(self.lists.drafts) + len(self.elsewhere.forms),
            DialogKind.DEAD: len(self.lists.dead),
            DialogKind.OFFLINE: len(self._outside.catalogues.current().matters),
            DialogKind.MATTERS: len(self._outside.catalogues.current().matters),
            DialogKind.BILLS: len(bill_list_rows(self._desk.form, Language.ZH)),
        }
        return next((counts[kind] for kind in self._desk.dialogs.kinds if kind in counts), 0)

    def enter(self) -> None:
        """A draft is taken up, an order opened to read, also one that was sent back."""
        top, at = self._desk.dialogs.top, self.lists.selected
        if top is DialogKind.DRAFTS and at < len(self.lists.drafts):
            self._desk.take_up(self.lists.drafts[at].form_id)
        elif top is DialogKind.DRAFTS and at < self._count():
            self._desk.parking.take_up_elsewhere(self.elsewhere.forms[at - len(self.lists.drafts)])
        elif top is DialogKind.ORDERS and at < len(self._desk.orders.rows):
            self._desk.read_order(self._desk.orders.rows[at].order_id)
        elif top is DialogKind.DEAD and at < len(self.lists.dead):
            self._desk.read_order(self.lists.dead[at].key)

    def delete(self) -> None:
        """F8 in the list of drafts."""
        if self._desk.dialogs.top is DialogKind.DRAFTS and self.lists.selected < len(self.lists.drafts):
            self._desk.discard_parked(self.lists.drafts[self.lists.selected], self._one_less)

    def _one_less(self) -> None:
        """One of the drafts is on its way out."""
        if self._count() <= 1:
            self._desk.close_dialog()
        else:
            self.select(min(self.lists.selected, self._count() - 2))

    def print_chosen(self) -> None:
        """F10 in the list of orders."""
        rows = self._desk.orders.rows
        if self._desk.dialogs.top is DialogKind.ORDERS and self.lists.selected < len(rows):
            row = rows[self.lists.selected]
            self.reprint(row.order_id, row.receipt_number)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._outside.store_lane.run(job, then=then, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)
