"""Everything the acts of the hall work on: a real store and its door; orders, prints and pictures lie in memory."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.approval import Leave, Leaves
from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.audit import AuditKind
from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.repair import RefusedEntry, Sending
from app.domain.right import Right
from app.handling import export_audit, keep_settings
from app.handling.hall_file import write_desk
from app.ports import AuditEvent, PaperKind, PrintJob, PrintState
from app.printer_ports import Delivery, DrawerState
from app.staff_ports import AuditSearch
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import EmptyOutbox
from tests.fakes.desk_devices import MemoryAttachments
from tests.fakes.hall_queue import QueueInMemory
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.paying import MemoryPaymentBook
from tests.fakes.print_jobs import CountingIds, JobsInMemory
from tests.people.bench import HE, ZHOU, Desk

PICTURE: Final = Attachment("A-1", AttachmentKind.OTHER, MediaType.JPEG, "0" * 64, 3)
REFUSALS: Final = (AuditKind.SIGN_ON_REFUSED, AuditKind.APPROVAL_REFUSED)


class ResentInMemory:
    """app.repair_ports.RefusedOrders: notes what was sent once more."""

    def __init__(self, done: list[str]) -> None:
        self._done = done

    def refused(self) -> tuple[RefusedEntry, ...]:
        return ()

    def one(self, order_id: str) -> RefusedEntry | None:
        return None

    def sendings(self, order_id: str) -> tuple[Sending, ...]:
        return ()

    def resend(self, order_id: str, *, rewritten: bool, reason: str, leave: Leave, at: datetime) -> None:
        self._done.append(f"sent again {order_id}")

    def hand_over(self, order_id: str, *, to: str, until: date, reason: str, leave: Leave, at: datetime) -> None:
        self._done.append(f"handed over {order_id}")


class Room:
    """Everything an act works on. HE acts, as the desk remembers her; what she may is what the store says."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder, self.clock, self.ids = desk, folder, desk.counter.clock, CountingIds()
        desk.settings.set(keep_settings.DESK_KEY, write_desk(demo.DESK))
        self.place = keep_settings.SettingsPlace(desk.settings, self.clock, demo.ZONE)
        self.trail = export_audit.AuditPlace(desk.trail, desk.trail, self.clock, demo.ZONE)
        self.book, self.outbox, self.jobs = MemoryOrderBook(), EmptyOutbox(), JobsInMemory()
        self.attachments, self.money = MemoryAttachments(), MemoryPaymentBook(self.book)
        self.done: list[str] = []
        self.refused = ResentInMemory(self.done)
        self.queue, self.ticket = QueueInMemory(self.clock), "T-1"
        self.queue.open_desk(
            desk="03", staff=HE.number, skills=frozenset(QueueClass), certificates=frozenset(), key="K-0"
        )
        self.queue.issue(TicketDraft(QueueClass.MOBILE, ("plan_change",), "5006"), ticket_id=self.ticket)
        self.order = demo.an_order()
        self.receipt = str(self.order.receipt_number)
        self.book.record(self.order)
        (self.row,) = self.book.rows.values()
        self.form = demo.a_form()
        self.attachments.kept[PICTURE.id] = (self.form.id, b"...")
        self.jobs.add(
            PrintJob("J-1", self.order.id, PaperKind.ACCEPTANCE_FORM, 0, PrintState.CONFIRMED, demo.NOW, None, "")
        )

    def clock_goes_back(self) -> None:
        """The store knows of a later moment than the clock shows."""
        late = self.clock.now() + timedelta(days=3)
        self.desk.trail.write(AuditEvent(AuditKind.SIGN_ON, ZHOU.number, late, "", ""))

    def open(self) -> Delivery:
        self.done.append("drawer")
        return Delivery.CONFIRMED

    def state(self) -> DrawerState:
        return DrawerState.SHUT

    def leave(self, right: Right, subject: str) -> Leave:
        return Leave(HE, right, subject, records=self.desk.staff.name_of)

    @property
    def leaves(self) -> Leaves:
        return Leaves(HE, records=self.desk.staff.name_of)

    def written(self) -> tuple[object, ...]:
        """All that an act could have changed; that somebody was refused at the door is no change."""
        rows = self.desk.trail.find(AuditSearch(), limit=99)
        book = self.book
        return (
            [row for row in rows if row.event.kind not in REFUSALS],
            [record for record in self.desk.staff.everybody() if record.member.number != HE.number],
            keep_settings.all_values(self.desk.settings),
            [dict(book.signed), dict(book.money), list(book.voided), list(book.undone), list(book.saved)],
            [dict(self.attachments.kept), list(self.attachments.events), self.jobs.of_order(self.order.id)],
            [dict(self.queue.courses), dict(self.queue.duties)],
            [list(self.money.tries), list(self.money.replaced), list(self.done)],
        )
