"""Telling a customer that a refused order was cancelled (commands.repair_desk.Notices), by the centre's messages."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.business_hall import BusinessHall
from app.domain.repair import RefusedEntry
from app.errors import Trouble
from app.ports import Audit, AuditEvent, Clock, OrderBook
from app.texts import repair as words
from app.texts.language import Language, Text
from app.wire.notice import Notice, notice_words


class Sends(Protocol):
    """offline_cache.customer_notices.CentreNotices."""

    def send(self, notice: Notice) -> str: ...


@dataclass(frozen=True, slots=True)
class CustomerNotices:
    """Of orders of this counter: whose customer and language it knows."""

    sends: Sends
    book: OrderBook
    hall: BusinessHall
    audit: Audit
    clock: Clock

    def said(self, entry: RefusedEntry) -> str:
        """Nothing of an order that was refused in part: the rest of it stands."""
        if entry.refused_lines:
            return ""
        return notice_words(self._notice(entry), hall=self.hall.name, operator=self.hall.brand.operator)

    def send(self, entry: RefusedEntry, leave: Leave) -> Text:
        """The money is on its way back by now, whatever becomes of the message."""
        try:
            to = self.sends.send(self._notice(entry))
        except Trouble as trouble:
            return words.NOT_NOTIFIED.filled(why=trouble.text.filled(**trouble.values))
        person, at = leave.person.number, self.clock.now()
        self.audit.write(
            AuditEvent(AuditKind.CUSTOMER_NOTIFIED, person, at, entry.receipt_number, to, leave.right, leave.approver)
        )
        return words.NOTIFIED.filled(to=to)

    def _notice(self, entry: RefusedEntry) -> Notice:
        kept = self.book.order_content(entry.order_id)
        language = Language.ZH if kept is None else Language(kept.signed.content.language)
        customer = self.book.customer_of(entry.order_id)
        return Notice(entry.order_id, entry.receipt_number, customer, entry.amount_fen, language)
