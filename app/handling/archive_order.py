"""The sealed form of an accepted order: made once and kept, and made again where its file was let go or never was here.

The first file of an order is drawn as the order stands when it is sealed, and never drawn again: the first paper the
customer gets is that file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.archive_ports import ArchivedRow, DocumentArchive, OrdersOfCentre
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import OVER, CentralState, KeptOrder
from app.domain.receipt_number import ReceiptNumber
from app.domain.right import Right
from app.domain.sealed_document import DocumentProof, MadeFor
from app.errors import InputRefused, StoreDamaged
from app.ports import Audit, AuditEvent, Clock, OrderBook, OrderRow, PrintState
from app.seal_ports import DocumentSeal
from app.texts import archive as words
from app.texts.language import Text

RECEIPT_AT_MOST: Final = timedelta(minutes=10)  # that the form waits for it
_RECEIPT_TO_COME: Final = {PrintState.QUEUED, PrintState.CHECKED, PrintState.SENT}
COPIES: Final = 2  # machines that hold an order: with fewer its form says 单机保存


def proof_of(order: KeptOrder, *, made_for: MadeFor, copy_number: int = 0) -> DocumentProof:
    """What goes into the file of one paper of an order."""
    return DocumentProof(
        order_id=order.id,
        receipt_number=str(order.receipt_number),
        verify_token=order.verify_token,
        content=order.signed.content_bytes,
        signature=order.signed.signature,
        made_for=made_for,
        copy_number=copy_number,
    )


def may_be_sealed(row: OrderRow, *, now: datetime) -> bool:
    """Whether its time has come while nobody asks for it: not before its receipt, which is waited for a while."""
    return row.print_state not in _RECEIPT_TO_COME or now - row.accepted_at >= RECEIPT_AT_MOST


def stands_as_sealed(row: OrderRow, archived: ArchivedRow | None) -> bool:
    """Whether the archived file still says what is so: not once the order is over, lines of it were refused, or a
    second machine holds it although the file says 单机保存."""
    only_here = archived is not None and archived.only_here
    return row.central not in OVER and not row.refused_lines and not (only_here and row.copies >= COPIES)


def archive_order(
    order: KeptOrder,
    *,
    only_here: bool,
    draw: Callable[[KeptOrder], bytes],
    seal: DocumentSeal,
    archive: DocumentArchive,
    clock: Clock,
) -> bytes:
    """The sealed file of an order, as it is archived from now on; the one that is there where there is one.

    `only_here`: what is drawn says 单机保存.

    Raises StoreTrouble where it cannot be kept.
    """
    kept = archive.document(order.id)
    if kept is not None:
        return kept
    now = clock.now()
    sealed = seal.seal(draw(order), proof=proof_of(order, made_for=MadeFor.FIRST), at=now)
    archive.keep(order, sealed, at=now, only_here=only_here)
    return sealed


@dataclass(frozen=True, slots=True)
class ToRemake:
    """`refused` are ids of lines that the centre did not accept, each with why: only of an order that it told of, since
    of its own ones the counter knows them."""

    order: KeptOrder
    refused: tuple[tuple[str, Text], ...] = ()


def order_to_remake(receipt_number: str, *, orders: OrderBook, centre: OrdersOfCentre | None) -> ToRemake:
    """Of this counter's own store, else as the centre keeps it. `centre` is None where none is known.

    Raises InputRefused for what is no receipt number, none of this hall's orders or voided, CentralTrouble where the
    centre would have to be asked and is away.
    """
    try:
        number = str(ReceiptNumber.read(receipt_number.strip().upper()))
    except ValueError as wrong:
        raise InputRefused(words.NO_NUMBER, number=receipt_number.strip()) from wrong
    row = orders.numbered(number)
    if row is not None:
        if row.central is CentralState.VOIDED:
            raise InputRefused(words.VOIDED_NOT_REMADE, number=number)
        try:
            found = orders.order_content(row.order_id)
        except StoreDamaged:
            if centre is None:
                raise
            found = None  # the day's key went: the centre has it still
        if found is not None:
            return ToRemake(found)
    if centre is None:
        raise InputRefused(words.NOT_HERE_NO_CENTRE, number=number)
    asked = centre.order(number)
    if asked is None:
        raise InputRefused(words.NOWHERE, number=number)
    return ToRemake(asked, centre.refused(number))


def look_at_remade(receipt_number: str, *, leave: Leave, today: date, audit: Audit, clock: Clock) -> None:
    """Before it is shown on a screen; what leaves the house is counted beside it (print_form.begin_form).

    Raises RightMissing: one that is made again is a later copy, and asks for the same right.
    """
    leave.demand(Right.REPRINT_FORM, today, subject=receipt_number)
    person, right = leave.person.number, Right.REPRINT_FORM
    audit.write(
        AuditEvent(
            AuditKind.DOCUMENT_SEEN, person, clock.now(), receipt_number, "", right=right, approver=leave.approver
        )
    )
