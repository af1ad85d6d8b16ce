"""What the greeter's page needs from outside, in one place; the shell wires the real parts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from app.device_ports import DemoCards, IdReader
from app.domain.approval import Leave
from app.domain.matter import Matter
from app.domain.staff import StaffMember
from app.domain.ticket_ledger import TicketCourse
from app.errors import PrinterTrouble
from app.hall_ports import Hall
from app.handling.at_queue import AtQueue
from app.ports import Audit, Catalogues, Central, Clock, Customers, Ids, Lane, PrintState
from app.printer_ports import PrinterCondition
from app.search_ports import OfferSearch
from ui.frame.gate import Gate


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """How far a ticket's paper came; `number` as the paper says it, `copy_number` 0 for the first one.

    CANCELLED: it waited for paper until its customer was called or the hour was over, and is not printed any more.
    `trouble` is what to tell where it did not leave this machine. `condition` is what the printer said last, and
    `broke`, where nobody knows: its connection did. `next_copy` is the number another one would bear.
    """

    ticket_id: str
    number: str
    copy_number: int
    state: PrintState
    trouble: PrinterTrouble | None = None
    condition: PrinterCondition | None = None
    broke: bool = False
    next_copy: int = 1


class TicketPapers(Protocol):
    """Tickets on paper, laid out, kept and printed on a lane of their own: none of these waits.

    A printer without paper keeps nobody waiting: the paper is kept and comes out once it can.
    """

    def listen(self, told: Callable[[TicketPaper], None]) -> None:
        """`told`, on the window's thread, of every step from now on, and at once of each paper that waits or of which
        nobody knows whether it came out (UNKNOWN: ask, and give the answer to `answered`)."""
        ...

    def print(self, course: TicketCourse, *, before: int | None, pages_url: str) -> None:
        """The first paper of a ticket just issued; asked twice it prints once. `before` people are called first, None
        where nobody knows; `pages_url` begins the address of its page, "" for none."""
        ...

    def print_again(self, course: TicketCourse, *, pages_url: str) -> None:
        """Another one with the same number and the same told wait, whoever issued it."""
        ...

    def answered(self, ticket_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        """What whoever stands at the printer saw; a no prints a marked copy. `undone` on the window's thread where the
        answer did not get into the store: it is to be asked again."""
        ...


@dataclass(frozen=True, slots=True)
class GreeterOutside:
    """`lane` is where the hall's queue is asked. `name_of` knows the people of this hall by number. `initials` gives
    the ways to type a name in pinyin. `self_service` is the address a customer's phone opens, "" for none.
    `go_alone` lets the desk of this counter give out tickets of its own; None for a tablet without one.
    """

    hall: Hall
    lane: Lane
    gate: Gate
    ids: Ids
    clock: Clock
    zone: ZoneInfo
    audit: Audit
    matters: Callable[[], Mapping[str, Matter]]
    papers: TicketPapers
    name_of: Callable[[str], StaffMember | None]
    initials: Callable[[str], Sequence[str]]
    search: OfferSearch
    customers: Customers
    central: Central
    catalogues: Catalogues
    store_lane: Lane
    central_lane: Lane
    reader: IdReader
    demo_cards: DemoCards | None
    device_lane: Lane
    demo: bool
    self_service: str = ""
    go_alone: Callable[[], None] | None = None

    def place(self, leave: Leave) -> AtQueue:
        """Where an act on the queue is done, under this leave. Raises HallTrouble where there is no queue."""
        return AtQueue(leave, self.hall.seen().desk, self.hall.queue, self.audit, self.clock, self.zone)
