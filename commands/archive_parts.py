"""Sealed A4 forms of one counter: the first of each order, kept; later copies; and those that are made again."""

import logging
from dataclasses import dataclass, field
from typing import Final

from app.archive_ports import DocumentArchive, OrdersOfCentre
from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.link_settings import SEAL_TSA_URL
from app.domain.order import KeptOrder
from app.domain.sealed_document import MadeFor
from app.domain.setting_list import ARCHIVE_DAYS
from app.domain.staff import StaffMember
from app.errors import Bug, InputRefused, StoreDamaged, StoreTrouble
from app.handling.archive_order import (
    COPIES,
    ToRemake,
    archive_order,
    look_at_remade,
    may_be_sealed,
    order_to_remake,
    proof_of,
    stands_as_sealed,
)
from app.handling.print_form import remade_after
from app.papers.form_marks import RemadeMark
from app.papers.in_part import RefusedLines
from app.papers.receipt import CopyMark
from app.ports import Audit, OrderRow, Settings
from app.seal_ports import DocumentSeal
from app.texts.form_paper import GONE
from app.texts.language import Language
from commands.drawn_form import drawn_form
from commands.engine_room import centre_address
from commands.receipts import PrintRoom, clerk_words
from commands.stored_parts import StoredParts
from offline_cache.archive import StoredArchive
from offline_cache.audit import StoredAudit
from offline_cache.centre_orders import CentreOrders
from offline_cache.link import Link
from offline_cache.seal_keys import StoredSealKeys
from printing.pdf_seal import PdfSeal

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
        """Whether its file went after its days, or is not what was kept: from then on it is made again."""
        row = self.archive.row(order_id)
        if row is None or row.sealed_at is None:
            return False
        try:
            return self.archive.document(order_id) is None
        except StoreDamaged as damaged:
            log.warning("the form of %s is made again: %s", row.receipt_number, damaged)
            return True

    def first(self, order: KeptOrder, row: OrderRow) -> bytes:
        """The archived file itself, where it still says what is so; else drawn as the order stands now.

        Raises StoreDamaged where it is not what was kept.
        """
        kept = self.archive.document(order.id)
        if kept is not None and stands_as_sealed(row, self.archive.row(order.id)):
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

    def to_remake(self, receipt_number: str) -> ToRemake:
        """Of the store, else as the centre keeps it. Raises InputRefused, CentralTrouble."""
        return order_to_remake(receipt_number, orders=self.room.order_book, centre=self.centre)

    def shown_again(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> bytes:
        """Drawn again to be looked at, with its mark on every page; unsealed. Raises as to_remake, and RightMissing."""
        room, found = self.room, self.to_remake(receipt_number)
        number, now = str(found.order.receipt_number), room.clock.now()
        signed = clerk_words(by, Language(found.order.signed.content.language))
        look_at_remade(number, leave=leave, today=hall_date(now, room.zone), audit=self.audit, clock=room.clock)
        row = room.order_book.numbered(number)
        out = remade_after(room.jobs, order_id=row.order_id if row is not None else None, receipt_number=number)
        return drawn_form(
            found.order,
            row,
            room=room,
            copy=CopyMark(out, now, signed) if out else None,
            remade=RemadeMark(now, signed),
            refused=RefusedLines(found.refused, settled=False),
        )

    def seal_next(self) -> bool:
        """One order that waits for its file and whose time has come; whether there was one. Where there is a centre,
        its answer or a second copy is waited for, however long: sealed by itself no form says 单机保存 of one that the
        centre has.

        What cannot be sealed is left for the next start, so that it holds up nobody else. Raises StoreTrouble where
        there is no room, or the store does not answer.
        """
        orders, now = self.room.order_book, self.room.clock.now()
        lone = self.centre is None  # then there is no answer of it to wait for
        for order_id in self.archive.unsealed(limit=LOOKED_AT + len(self._failed), only_here=lone):
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

    def seal_now(self, row: OrderRow) -> None:
        """Archived as it stands, where nothing is yet: somebody wants its file. Nothing is done for a voided one.

        Raises InputRefused where its content was cleared, StoreTrouble where it cannot be kept.
        """
        archived = self.archive.row(row.order_id)
        if archived is None or archived.sealed_at is not None or archived.voided:
            return
        order = self.room.order_book.order_content(row.order_id)
        if order is None:
            raise InputRefused(GONE)
        self._archived(order, row)

    def _archived(self, order: KeptOrder, row: OrderRow) -> bytes:
        return archive_order(
            order,
            only_here=row.copies < COPIES,
            draw=lambda order: drawn_form(order, row, room=self.room),
            seal=self.seal,
            archive=self.archive,
            clock=self.room.clock,
        )


def keep_days(settings: Settings) -> int:
    """For how many days sealed files are kept; their rows stay."""
    return int(settings.get(ARCHIVE_DAYS.key, ARCHIVE_DAYS.default))


def centre_orders(parts: StoredParts, *, link: Link) -> CentreOrders | None:
    """None where no centre was ever set. Close it."""
    address = centre_address(parts)
    return CentreOrders(address, link=link) if address.url else None


def sealed_forms(parts: StoredParts, room: PrintRoom, *, centre: OrdersOfCentre | None) -> SealedForms:
    """Of this store, with its own key."""
    settings, store = parts.settings, parts.store
    archive = StoredArchive(store, zone=parts.desk.hall.zone, keep_days=lambda: keep_days(settings))
    keys = StoredSealKeys(store, parts.desk)
    seal = PdfSeal(keys, tsa_url=lambda: settings.get(SEAL_TSA_URL.key, SEAL_TSA_URL.default))
    return SealedForms(room, archive, seal, StoredAudit(store), centre)
