"""Sealed A4 forms of one counter: the first of each order, kept; later copies; and those that are made again."""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.archive_ports import DocumentArchive, OrdersOfCentre
from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.order import KeptOrder
from app.domain.sealed_document import MadeFor
from app.domain.staff import StaffMember
from app.errors import Bug, StoreTrouble
from app.handling.archive_order import (
    archive_order,
    may_be_sealed,
    order_to_remake,
    proof_of,
    remake_order,
    stands_as_sealed,
)
from app.papers.form_marks import RemadeMark
from app.ports import Audit, OrderRow
from app.seal_ports import DocumentSeal
from commands.drawn_form import drawn_form
from commands.receipts import PrintRoom, clerk_words

LOOKED_AT: Final = 20  # orders at once, of those that wait to be sealed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SealedForms:
    """On the lane of pages. `centre` is None where none is known, or in training."""

    room: PrintRoom
    archive: DocumentArchive
    seal: DocumentSeal
    audit: Audit
    centre: OrdersOfCentre | None = None
    _failed: set[str] = field(default_factory=set)  # since the program started: tried again after the next start

    def let_go(self, order_id: str) -> bool:
        """Whether its file went after its days: from then on it is made again."""
        row = self.archive.row(order_id)
        return row is not None and row.let_go_at is not None

    def first(self, order: KeptOrder, row: OrderRow) -> bytes:
        """The archived file itself, where it still says what is so; else drawn as the order stands now.

        Raises StoreDamaged where it is not what was kept.
        """
        kept = self.archive.document(order.id)
        if kept is not None and stands_as_sealed(row):
            return kept
        if kept is None:
            try:
                return self._archived(order, row)
            except StoreTrouble as trouble:
                log.warning("the form of %s is not archived yet: %s", order.receipt_number, trouble)
        return self.sealed(order, drawn_form(order, row, room=self.room), made_for=MadeFor.FIRST)

    def sealed(self, order: KeptOrder, pdf: bytes, *, made_for: MadeFor, copy_number: int = 0) -> bytes:
        """One that is not kept."""
        proof = proof_of(order, made_for=made_for, copy_number=copy_number)
        return self.seal.seal(pdf, proof=proof, at=self.room.clock.now())

    def remade(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> bytes:
        """Drawn again from the store or from what the centre keeps, with its mark on every page.

        Raises InputRefused, CentralTrouble, RightMissing.
        """
        room = self.room
        order = order_to_remake(receipt_number, orders=room.order_book, centre=self.centre)
        row = room.order_book.numbered(str(order.receipt_number))

        def draw(order: KeptOrder, at: datetime) -> bytes:
            return drawn_form(order, row, room=room, remade=RemadeMark(at, clerk_words(by)))

        return remake_order(
            order,
            draw=draw,
            leave=leave,
            today=hall_date(room.clock.now(), room.zone),
            seal=self.seal,
            audit=self.audit,
            clock=room.clock,
        )

    def seal_next(self) -> bool:
        """One order that waits for its file and whose time has come; whether there was one.

        What cannot be sealed is left for the next start, so that it holds up nobody else. Raises StoreTrouble where
        there is no room, or the store does not answer.
        """
        orders, now = self.room.order_book, self.room.clock.now()
        for order_id in self.archive.unsealed(limit=LOOKED_AT + len(self._failed)):
            row = orders.row(order_id)
            if order_id in self._failed or row is None or not may_be_sealed(row, now=now):
                continue
            try:
                order = orders.order_content(order_id)
                if order is None:
                    raise Bug(f"order {order_id} without its content")
                self._archived(order, row)
            except StoreTrouble:
                raise
            except Exception:
                self._failed.add(order_id)
                log.exception("the form of %s could not be sealed", row.receipt_number)
            return True
        return False

    def _archived(self, order: KeptOrder, row: OrderRow) -> bytes:
        return archive_order(
            order,
            draw=lambda order: drawn_form(order, row, room=self.room),
            seal=self.seal,
            archive=self.archive,
            clock=self.room.clock,
        )
