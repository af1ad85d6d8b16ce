"""What the clerk's face needs from outside, in one place; commands/ wires the real parts, tests hand-written ones."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from app.code_ports import OneTimeCodes
from app.domain.approval import Leave
from app.domain.business_hall import CounterDesk
from app.domain.hall_time import hall_date
from app.domain.matter import QueueClass
from app.domain.order_form import OrderForm
from app.domain.staff import StaffMember
from app.hall_ports import Hall
from app.handling.start_form import start_form
from app.outbox_ports import Outbox
from app.ports import Audit, Catalogues, Central, Clock, Customers, Ids, Lane, OrderBook, SecondCopy
from app.print_queue_ports import PrintJobs
from app.printer_ports import FoundPrinter
from app.search_ports import OfferSearch
from app.suggestion_ports import Refusals
from app.texts.language import Language
from ui.clerk.devices import Devices
from ui.clerk.paying import Paying
from ui.frame.gate import Gate

TO_FILE: Final = "file"  # where an A4 form may go that is no printer


class Receipts(Protocol):
    """The printing lane as the clerk's face asks it; none of these waits."""

    def lay_out(self, order_id: str, *, alone: bool) -> None:
        """The order is stored and whether it is 单机保存 is known: its receipt may be laid out and printed."""
        ...

    def print_waiting(self) -> None:
        """What waits for a printer is tried again now."""
        ...

    def print_again(self, order_id: str) -> None:
        """Another copy, marked 【补打 第n次】."""
        ...

    def answered(self, job_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        """The clerk looked: the receipt whose outcome nobody knew did, or did not, come out. `undone` is called where
        the answer could not be written down."""
        ...


class FormPapers(Protocol):
    """The A4 forms of accepted orders. Each of these takes its time: on the lane of pages."""

    def out(self, order_id: str) -> int:
        """How many of this order are out already; then the next one is a copy."""
        ...

    def unsure(self, order_id: str) -> bool:
        """Whether nobody knows of one of them if it came out."""
        ...

    def let_go(self, order_id: str) -> bool:
        """Whether the archive let go of its file, or it is damaged: then the next one is made again, and asks for the
        right of a copy."""
        ...

    def answered(self, order_id: str, *, came_out: bool, by: StaffMember) -> None:
        """The clerk looked: it did, or did not, come out."""
        ...

    def remembered(self) -> str:
        """Where the last one went: a printer's address, TO_FILE, "" for nowhere yet."""
        ...

    def found(self) -> tuple[FoundPrinter, ...]: ...
    def warm(self) -> None:
        """What takes long the first time, ahead of the first paper."""
        ...

    def make(
        self,
        order_id: str,
        *,
        place: str,
        file: Path | None,
        leave: Leave | None,
        by: StaffMember,
        archive: bool = False,
    ) -> None:
        """To the printer at `place`, or into `file`, as `by` asked. `leave` covers the right that a copy asks for;
        None for the first. The first is the archived, sealed file itself; into a file every one goes sealed.
        `archive`: on paper, the archive copy behind the customer's.

        Raises RightMissing; PrinterTrouble and InputRefused with what became of it.
        """
        ...


class ListPapers(Protocol):
    """The on-sale list on A4. Each of these takes its time: on the lane of pages."""

    def remembered(self) -> str:
        """Where the last A4 paper went: a printer's address, TO_FILE, "" for nowhere yet."""
        ...

    def found(self) -> tuple[FoundPrinter, ...]: ...
    def make(self, *, place: str, file: Path | None, language: Language) -> None:
        """Of today, to the printer at `place` or into `file`. Raises PrinterTrouble and InputRefused."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """`page_lane` is where A4 forms are laid out, `hall_lane` where the hall server is
    asked. `demo` lets demo identity numbers pass; `has_second_screen` is False
    where this screen is turned round. Cash above `cash_limit_fen` on one form asks for a right of its own.
    `demo_phone` shows the demo's messages. `second_printer` is the address of the hall's, "" for none.
    `skills` are the classes this desk is set to serve, read in a lane."""

    desk: CounterDesk
    clock: Clock
    ids: Ids
    order_book: OrderBook
    outbox: Outbox
    audit: Audit
    receipts: Receipts
    print_jobs: PrintJobs
    form_papers: FormPapers
    list_papers: ListPapers
    search: OfferSearch
    customers: Customers
    catalogues: Catalogues
    central: Central
    second_copy: SecondCopy
    store_lane: Lane
    central_lane: Lane
    hall: Hall
    hall_lane: Lane
    page_lane: Lane
    devices: Devices
    paying: Paying
    gate: Gate
    codes: OneTimeCodes
    refusals: Refusals
    cash_limit_fen: int
    demo: bool
    has_second_screen: bool
    demo_phone: str = ""
    second_printer: str = ""
    skills: Callable[[], frozenset[QueueClass]] = lambda: frozenset(QueueClass)

    def new_form(self, clerk: StaffMember) -> OrderForm:
        """An empty one of `clerk`, as day, catalogue and link are now; in Chinese until the customer asks otherwise."""
        return start_form(
            desk=self.desk,
            clerk=clerk,
            catalogue=self.catalogues.current(),
            today=hall_date(self.clock.now(), self.desk.hall.zone),
            offline=self.central.link().away,
            language=Language.ZH,
            ids=self.ids,
        )
