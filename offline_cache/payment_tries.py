"""What providers were asked for, what came of it, what they owe back: each step on disk and sworn to in the journal."""

import json
from datetime import datetime

from sqlalchemy import Connection, Row, Select, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.payment import Payment, PaymentMethod
from app.domain.payment_try import MoneyReturn, PaymentTry, ProviderAnswer, ProviderState, ReturnState, TryState
from app.errors import Bug
from app.ports import AuditEvent
from app.texts.language import Text
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.chain import ChainName, head_of
from offline_cache.journal import JournalKind, append
from offline_cache.moments import from_us, to_us
from offline_cache.schema import PAYMENT_RETURNS, PAYMENT_TRIES, PAYMENTS, SIGNED_VERSIONS
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store

LATE = "late_money"  # why money of a void version goes back, for the audit: it came after the version was given up

_TRIES = select(PAYMENT_TRIES, SIGNED_VERSIONS.c.state.label("version_state")).join(
    SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == PAYMENT_TRIES.c.signed_id
)
_RETURNS = select(PAYMENT_RETURNS, PAYMENTS.c.signed_id, PAYMENTS.c.method).join(
    PAYMENTS, PAYMENTS.c.id == PAYMENT_RETURNS.c.payment_id
)


class StoredPaymentBook:
    """app.payment_ports.PaymentBook."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, attempt: PaymentTry) -> None:
        """Raises Bug where the version is not open, or has such money, or a try of which nobody knows the end."""

        def job(connection: Connection) -> None:
            if signed_versions.state_of(connection, attempt.signed_id) is not SignedState.OPEN:
                raise Bug(f"money for {attempt.signed_id}, which is no open version")
            others = _TRIES.where(
                PAYMENT_TRIES.c.signed_id == attempt.signed_id, PAYMENT_TRIES.c.method == attempt.method.value
            )
            if any(row.state != TryState.REFUSED for row in connection.execute(others)):
                raise Bug(f"{attempt.method} of {attempt.signed_id} was asked for before")
            connection.execute(
                PAYMENT_TRIES.insert().values(
                    id=attempt.key,
                    signed_id=attempt.signed_id,
                    method=attempt.method.value,
                    amount_fen=attempt.amount_fen,
                    account=attempt.account,
                    state=attempt.state.value,
                    begun_at_us=to_us(attempt.begun_at),
                    settled_at_us=None,
                    reason="",
                )
            )
            self._swear(connection, JournalKind.PAYMENT_BEGUN, attempt, at=attempt.begun_at)

        self._store.write(job)

    def settle(self, attempt: PaymentTry, answer: ProviderAnswer, *, at: datetime) -> PaymentTry:
        """A second answer, or an answer of another moment, changes nothing any more."""
        if answer.state not in (ProviderState.PAID, ProviderState.REFUSED):
            return attempt

        def job(connection: Connection) -> PaymentTry:
            now = read_try(connection.execute(_TRIES.where(PAYMENT_TRIES.c.id == attempt.key)).one())
            if now.state is not TryState.ASKED:
                return now
            paid = answer.state is ProviderState.PAID
            state = TryState.PAID if paid else TryState.REFUSED
            connection.execute(
                update(PAYMENT_TRIES)
                .where(PAYMENT_TRIES.c.id == now.key)
                .values(state=state.value, settled_at_us=to_us(at), reason=_written(answer.reason))
            )
            if paid:
                self._take(connection, now, answer, at=at)
            else:
                self._swear(connection, JournalKind.PAYMENT_REFUSED, now, at=at)
            return read_try(connection.execute(_TRIES.where(PAYMENT_TRIES.c.id == now.key)).one())

        return self._store.write(job)

    def _take(self, connection: Connection, attempt: PaymentTry, answer: ProviderAnswer, *, at: datetime) -> None:
        payment = Payment(
            id=attempt.key,
            method=attempt.method,
            amount_fen=attempt.amount_fen,
            tendered_fen=attempt.amount_fen,
            taken_at=at,
            reference=answer.reference,
            source=answer.source,
        )
        signed_versions.add_payment(connection, attempt.signed_id, payment)
        self._swear(connection, JournalKind.PAYMENT_TAKEN, attempt, at=at)
        if attempt.void:
            clerk = signed_versions.clerk_number_of(connection, attempt.signed_id)
            owe_return(
                connection,
                self._store,
                MoneyReturn(
                    key=self._store.ids.uuid7(),
                    payment_id=payment.id,
                    signed_id=attempt.signed_id,
                    method=payment.method,
                    amount_fen=payment.amount_fen,
                    state=ReturnState.OWED,
                    begun_at=at,
                ),
                staff_number=clerk,
                approver="",
                reason=LATE,
            )

    def taken(self, signed_id: str) -> tuple[Payment, ...]:
        with self._store.read() as connection:
            return signed_versions.payments_taken(connection, signed_id)

    def open_tries(self, signed_id: str = "") -> tuple[PaymentTry, ...]:
        wanted = _TRIES.where(PAYMENT_TRIES.c.state == TryState.ASKED.value).order_by(PAYMENT_TRIES.c.seq)
        if signed_id:
            wanted = wanted.where(PAYMENT_TRIES.c.signed_id == signed_id)
        with self._store.read() as connection:
            return tuple(read_try(row) for row in connection.execute(wanted))

    def begin_return(self, back: MoneyReturn, *, leave: Leave) -> None:
        """Raises Bug for more than is left of the payment."""

        def job(connection: Connection) -> None:
            paid = connection.execute(select(PAYMENTS).where(PAYMENTS.c.id == back.payment_id)).one()
            before = connection.execute(_RETURNS.where(PAYMENT_RETURNS.c.payment_id == back.payment_id)).all()
            gone = sum(row.amount_fen for row in before if row.state != ReturnState.REFUSED)
            if paid.returned_at_us is not None or gone + back.amount_fen > paid.amount_fen:
                raise Bug(f"{back.amount_fen} fen back of payment {back.payment_id}, of which {gone} went back")
            number, approver = leave.person.number, leave.approver
            owe_return(connection, self._store, back, staff_number=number, approver=approver, reason=leave.right.value)
            if not back.method.by_provider:
                self._settle_return(connection, back, ReturnState.DONE, reason="", at=back.begun_at)

        self._store.write(job)

    def returns_owed(self) -> tuple[MoneyReturn, ...]:
        wanted = _RETURNS.where(PAYMENT_RETURNS.c.state == ReturnState.OWED.value).order_by(PAYMENT_RETURNS.c.seq)
        return self._returns(wanted)

    def returns_refused(self) -> tuple[MoneyReturn, ...]:
        """Money a provider would not give back: somebody has to see to it."""
        wanted = _RETURNS.where(PAYMENT_RETURNS.c.state == ReturnState.REFUSED.value).order_by(PAYMENT_RETURNS.c.seq)
        return self._returns(wanted)

    def _returns(self, wanted: Select[tuple[object, ...]]) -> tuple[MoneyReturn, ...]:
        with self._store.read() as connection:
            return tuple(_read_return(row) for row in connection.execute(wanted))

    def returned(self, back: MoneyReturn, answer: ProviderAnswer, *, at: datetime) -> None:
        if answer.state not in (ProviderState.PAID, ProviderState.REFUSED):
            return
        state = ReturnState.DONE if answer.state is ProviderState.PAID else ReturnState.REFUSED

        def job(connection: Connection) -> None:
            self._settle_return(connection, back, state, reason=_written(answer.reason), at=at)

        self._store.write(job)

    def _settle_return(
        self, connection: Connection, back: MoneyReturn, state: ReturnState, *, reason: str, at: datetime
    ) -> None:
        row = connection.execute(_RETURNS.where(PAYMENT_RETURNS.c.id == back.key)).one()
        if row.state != ReturnState.OWED:
            return
        this = update(PAYMENT_RETURNS).where(PAYMENT_RETURNS.c.id == back.key)
        connection.execute(this.values(state=state.value, settled_at_us=to_us(at), reason=reason or row.reason))
        kind, audit = JournalKind.PAYMENT_RETURNED, AuditKind.PAYMENT_RETURNED
        if state is ReturnState.REFUSED:
            kind, audit = JournalKind.RETURN_REFUSED, AuditKind.RETURN_REFUSED
        _swear_return(connection, self._store, kind, back, at=at)
        event = AuditEvent(audit, row.staff_number, at, back.payment_id, row.reason, approver=row.approver)
        note(connection, event, key=self._store.audit_key)
        if state is ReturnState.DONE:
            _close_payment(connection, back.payment_id, at=at)

    def _swear(self, connection: Connection, kind: JournalKind, attempt: PaymentTry, *, at: datetime) -> None:
        append(
            connection,
            key=self._store.journal_key,
            prev=head_of(connection, ChainName.JOURNAL),
            kind=kind,
            subject=attempt.key,
            facts={
                "signed": attempt.signed_id,
                "method": attempt.method.value,
                "amount_fen": attempt.amount_fen,
                "tendered_fen": attempt.amount_fen,
            },
            at=at,
        )


def owe_return(
    connection: Connection, store: Store, back: MoneyReturn, *, staff_number: str, approver: str, reason: str
) -> None:
    """Within a transaction under way: from its commit on the money is owed, whatever happens to this program."""
    connection.execute(
        PAYMENT_RETURNS.insert().values(
            id=back.key,
            payment_id=back.payment_id,
            amount_fen=back.amount_fen,
            state=ReturnState.OWED.value,
            begun_at_us=to_us(back.begun_at),
            settled_at_us=None,
            staff_number=staff_number,
            approver=approver,
            reason=reason,
        )
    )
    _swear_return(connection, store, JournalKind.RETURN_BEGUN, back, at=back.begun_at)
    event = AuditEvent(AuditKind.RETURN_BEGUN, staff_number, back.begun_at, back.payment_id, reason, approver=approver)
    note(connection, event, key=store.audit_key)


def _close_payment(connection: Connection, payment_id: str, *, at: datetime) -> None:
    """All of it went back."""
    paid = connection.execute(select(PAYMENTS.c.amount_fen).where(PAYMENTS.c.id == payment_id)).scalar_one()
    done = _RETURNS.where(PAYMENT_RETURNS.c.payment_id == payment_id, PAYMENT_RETURNS.c.state == ReturnState.DONE.value)
    if sum(row.amount_fen for row in connection.execute(done)) == paid:
        signed_versions.return_payment(connection, payment_id, at=at)


def _swear_return(connection: Connection, store: Store, kind: JournalKind, back: MoneyReturn, *, at: datetime) -> None:
    append(
        connection,
        key=store.journal_key,
        prev=head_of(connection, ChainName.JOURNAL),
        kind=kind,
        subject=back.payment_id,
        facts={"return": back.key, "method": back.method.value, "amount_fen": back.amount_fen},
        at=at,
    )


def read_try(row: Row[tuple[object, ...]]) -> PaymentTry:
    return PaymentTry(
        key=row.id,
        signed_id=row.signed_id,
        method=PaymentMethod(row.method),
        amount_fen=row.amount_fen,
        state=TryState(row.state),
        begun_at=from_us(row.begun_at_us),
        account=row.account,
        reason=_read(row.reason),
        void=row.version_state == SignedState.VOIDED,
    )


def _read_return(row: Row[tuple[object, ...]]) -> MoneyReturn:
    return MoneyReturn(
        key=row.id,
        payment_id=row.payment_id,
        signed_id=row.signed_id,
        method=PaymentMethod(row.method),
        amount_fen=row.amount_fen,
        state=ReturnState(row.state),
        begun_at=from_us(row.begun_at_us),
        reason=_read(row.reason) if row.reason.startswith("{") else None,
    )


def _written(reason: Text | None) -> str:
    if reason is None:
        return ""
    return json.dumps({"en": reason.en, "zh": reason.zh}, ensure_ascii=False, sort_keys=True)


def _read(written: str) -> Text | None:
    if not written:
        return None
    said = json.loads(written)
    return Text(said["zh"], said["en"])
