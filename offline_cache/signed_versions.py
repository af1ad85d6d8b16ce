"""Signed versions of forms and the money taken for them: on disk before they are orders, read back after a restart."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, text, update

from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.content import read_content
from app.domain.customer import Customer
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.order import SignedContent, SignedVersion
from app.domain.payment import Payment, PaymentMethod
from app.domain.signature import Signature, strokes_from_json
from app.domain.staff import StaffMember
from app.errors import Bug, InputRefused, StoreDamaged
from app.texts import store as texts
from offline_cache.customer_json import customer_from_json, customer_to_json
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.order_ahead import KeptBody, OrderAhead
from offline_cache.order_lines import add_lines
from offline_cache.prepared import Prepared, prepared_insert
from offline_cache.print_jobs import keep_receipt
from offline_cache.schema import ORDER_AMENDMENTS, PAYMENTS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.store import Store


class SignedState(StrEnum):
    """What became of a signed version. At most one of a form is open."""

    OPEN = "open"
    VOIDED = "voided"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class FormSources:
    """What a form is made of again when it is read back: the desk here, catalogues and staff by their names."""

    desk: CounterDesk
    catalogue_of: Callable[[str], Catalogue | None]
    clerk_of: Callable[[str], StaffMember | None]


# None where what its entry is put together of does not stand there any more as it was written.
STILL_KEPT = select(SIGNED_BODIES.c.seq).where(
    SIGNED_BODIES.c.seq == bindparam("kept_seq"),
    SIGNED_BODIES.c.content == bindparam("kept_content"),
    SIGNED_BODIES.c.strokes_sealed == bindparam("kept_strokes"),
    SIGNED_BODIES.c.blank_sealed == bindparam("kept_blank"),
)
STATE_OF = select(SIGNED_VERSIONS.c.state).where(SIGNED_VERSIONS.c.id == bindparam("signed"))
_STATE = Prepared(STATE_OF)
_CLERK = select(SIGNED_VERSIONS.c.clerk_number).where(SIGNED_VERSIONS.c.id == bindparam("wanted"))
_AMENDS = ORDER_AMENDMENTS.c.signed_id == SIGNED_VERSIONS.c.id
_OF_OPEN = SIGNED_VERSIONS.c.state == SignedState.OPEN.value
_ADD = prepared_insert(SIGNED_VERSIONS)
_ADD_BODY = prepared_insert(SIGNED_BODIES)
_CHANGE = Prepared(
    update(SIGNED_VERSIONS).where(SIGNED_VERSIONS.c.id == bindparam("wanted")).values(state=bindparam("new_state"))
)
WHOLE_VERSIONS = select(
    SIGNED_VERSIONS,
    SIGNED_BODIES.c.content,
    SIGNED_BODIES.c.draft,
    SIGNED_BODIES.c.strokes_sealed,
    SIGNED_BODIES.c.customer_sealed,
    SIGNED_BODIES.c.blank_sealed,
).join(SIGNED_BODIES, SIGNED_BODIES.c.seq == SIGNED_VERSIONS.c.seq)
_OPEN = WHOLE_VERSIONS.where(text("state = 'open'")).order_by(SIGNED_VERSIONS.c.seq)
PAYMENT_FOR = select(PAYMENTS.c.signed_id).where(PAYMENTS.c.id == bindparam("payment"))
_ADD_PAYMENT = prepared_insert(PAYMENTS)
_OF_VERSION = select(PAYMENTS).where(PAYMENTS.c.signed_id == bindparam("wanted")).order_by(PAYMENTS.c.seq)
_TAKEN = _OF_VERSION.where(PAYMENTS.c.returned_at_us.is_(None))


def state_of(connection: Connection, signed_id: str) -> SignedState | None:
    found = _STATE.run(connection, {"signed": signed_id}).fetchall()
    return SignedState(found[0][0]) if found else None


def clerk_number_of(connection: Connection, signed_id: str) -> str:
    return str(connection.execute(_CLERK, {"wanted": signed_id}).scalar_one())


def change_state(connection: Connection, signed_id: str, state: SignedState) -> None:
    _CHANGE.run(connection, {"wanted": signed_id, "new_state": state.value})


def add_signed(connection: Connection, store: Store, signed: SignedVersion, ahead: OrderAhead) -> KeptBody:
    """With what its order will need of it (order_ahead.py). Raises Bug for a form without a customer."""
    form, signature, amendment = signed.form, signed.signature, signed.content.amendment
    if form.customer is None:
        raise Bug("a form without a customer was signed")
    day = day_of(signature.signed_at)
    drawn = f"[{signature.width},{signature.strokes_words}]".encode()
    seal = store.day_keys.seal
    added = _ADD.run(
        connection,
        {
            "id": signed.id,
            "form_id": form.id,
            "version": form.version,
            "state": SignedState.OPEN.value,
            "day": day.isoformat(),
            "content_sha256": signature.content_sha256,
            "customer_id": form.customer.id,
            "signed_at_us": to_us(signature.signed_at),
            "clerk_number": signed.clerk_number,
            "ahead": 1,
        },
    )
    kept = KeptBody(
        seq=added.lastrowid,
        content=signed.content_bytes,
        strokes_sealed=seal(drawn, day=day, place=f"strokes {signed.id}"),
        blank_sealed=seal(ahead.part.blank, day=day, place=f"blank {signed.id}"),
    )
    _ADD_BODY.run(
        connection,
        {
            "seq": kept.seq,
            "strokes_sealed": kept.strokes_sealed,
            "customer_sealed": seal(customer_to_json(form.customer), day=day, place=f"signed {signed.id}"),
            "content": kept.content,
            "draft": form_to_draft(form),
            "blank_sealed": kept.blank_sealed,
        },
    )
    add_lines(connection, signed.id, ahead.lines)
    keep_receipt(connection, signed.id, job_id=store.ids.uuid7())
    if amendment is not None:
        connection.execute(insert(ORDER_AMENDMENTS), {"signed_id": signed.id, "amends": amendment.order_id})
    return kept


def next_version_open(connection: Connection, order_id: str) -> bool:
    """The next version of an order's form is signed, and neither paid nor given up: with it that order is to end."""
    asked = select(exists().where(_AMENDS, ORDER_AMENDMENTS.c.amends == order_id, _OF_OPEN))
    return bool(connection.execute(asked).scalar_one())


def paid_for(connection: Connection, payment_id: str) -> str | None:
    """The id of the version a payment was taken for."""
    return connection.execute(PAYMENT_FOR, {"payment": payment_id}).scalar()


def add_payment(connection: Connection, signed_id: str, payment: Payment) -> None:
    _ADD_PAYMENT.run(
        connection,
        {
            "id": payment.id,
            "signed_id": signed_id,
            "method": payment.method.value,
            "amount_fen": payment.amount_fen,
            "tendered_fen": payment.tendered_fen,
            "taken_at_us": to_us(payment.taken_at),
            "returned_at_us": None,
            "reference": payment.reference,
            "source": payment.source,
            "taken_by": payment.taken_by,
            "returned_by": "",
        },
    )


def payments_taken(connection: Connection, signed_id: str) -> tuple[Payment, ...]:
    """The money journalled for it and not returned."""
    return tuple(read_payment(row) for row in connection.execute(_TAKEN, {"wanted": signed_id}))


def payments_of(connection: Connection, signed_id: str) -> tuple[Payment, ...]:
    """All that was ever taken for it, also what a reversal gave back later."""
    return tuple(read_payment(row) for row in connection.execute(_OF_VERSION, {"wanted": signed_id}))


def return_payment(connection: Connection, payment_id: str, *, at: datetime, by: str) -> None:
    """`by` is the staff number of whoever gives it back."""
    this = update(PAYMENTS).where(PAYMENTS.c.id == payment_id)
    connection.execute(this.values(returned_at_us=to_us(at), returned_by=by))


def read_payment(row: Row[tuple[object, ...]]) -> Payment:
    return Payment(
        id=row.id,
        method=PaymentMethod(row.method),
        amount_fen=row.amount_fen,
        tendered_fen=row.tendered_fen,
        taken_at=from_us(row.taken_at_us),
        reference=row.reference,
        source=row.source,
        taken_by=row.taken_by,
    )


def open_versions(connection: Connection) -> tuple[Row[tuple[object, ...]], ...]:
    return tuple(connection.execute(_OPEN))


def read_signed(row: Row[tuple[object, ...]], store: Store) -> SignedContent:
    """From its bytes and strokes alone. Raises StoreDamaged where they are not what was kept."""
    drawn = store.day_keys.unseal(row.strokes_sealed, day=date.fromisoformat(row.day), place=f"strokes {row.id}")
    width, strokes = json.loads(drawn)
    try:
        content = read_content(row.content)
    except ValueError as wrong:
        raise StoreDamaged(texts.DAMAGED, folder=store.folder) from wrong
    return SignedContent(
        id=row.id,
        content=content,
        content_bytes=row.content,
        signature=Signature(
            strokes=strokes_from_json(strokes),
            width=width,
            content_sha256=row.content_sha256,
            signed_at=from_us(row.signed_at_us),
        ),
        clerk_number=row.clerk_number,
    )


def read_finishable(
    row: Row[tuple[object, ...]], signed: SignedContent, store: Store, sources: FormSources
) -> SignedVersion | None:
    """The same with its form, its customer as they were when they signed; None where something it names is gone."""
    clerk = sources.clerk_of(row.clerk_number)
    if clerk is None:
        return None
    kept = store.day_keys.unseal(row.customer_sealed, day=date.fromisoformat(row.day), place=f"signed {row.id}")
    customer = customer_from_json(kept)

    def customer_of(customer_id: str) -> Customer | None:
        return customer if customer_id == customer.id else None

    try:
        form = form_from_draft(
            row.draft, desk=sources.desk, clerk=clerk, catalogue_of=sources.catalogue_of, customer_of=customer_of
        )
    except InputRefused:
        return None
    return SignedVersion(
        id=signed.id,
        form=form,
        content=signed.content,
        content_bytes=signed.content_bytes,
        signature=signed.signature,
        clerk_number=signed.clerk_number,
    )
