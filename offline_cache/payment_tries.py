"""What providers were asked for, what came of it, what they owe back: each step on disk and sworn to in the journal."""

from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.cash_due import CashDue
from app.domain.payment import Payment, PaymentMethod
from app.domain.payment_try import (
    OpenReturn,
    PaymentTry,
    ProviderAnswer,
    ProviderState,
    Refund,
    ReturnState,
    TryState,
)
from app.errors import Bug
from app.ports import AuditEvent
from offline_cache import signed_versions
from offline_cache.cash_due import cash_due, hand_over
from offline_cache.journal import JournalKind, append
from offline_cache.moments import from_us, to_us
from offline_cache.owed_back import (
    RETURNS,
    open_returns,
    owe_return,
    read_return,
    replace_return,
    settle_return,
)
from offline_cache.schema import PAYMENT_RETURNS, PAYMENT_TRIES, SIGNED_VERSIONS
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store
from offline_cache.written_text import read_text, written_text

LATE = "late_money"  # why money of a void version goes back, for the audit: it came after the version was given up

_TRIES = select(PAYMENT_TRIES, SIGNED_VERSIONS.c.state.label("version_state")).join(
    SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == PAYMENT_TRIES.c.signed_id
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
                    staff_number=attempt.staff,
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
                .values(
                    state=state.value,
                    settled_at_us=to_us(at),
                    reason=written_text(answer.reason) if answer.reason is not None else "",
                )
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
            taken_by=attempt.staff,
        )
        signed_versions.add_payment(connection, attempt.signed_id, payment)
        self._swear(connection, JournalKind.PAYMENT_TAKEN, attempt, at=at)
        if attempt.void:
            back = Refund(
                key=self._store.ids.uuid7(),
                payment_id=payment.id,
                signed_id=attempt.signed_id,
                method=payment.method,
                amount_fen=payment.amount_fen,
                state=ReturnState.OWED,
                begun_at=at,
            )
            clerk = signed_versions.clerk_number_of(connection, attempt.signed_id)
            because = AuditEvent(AuditKind.RETURN_BEGUN, attempt.staff or clerk, at, payment.id, LATE)
            owe_return(connection, self._store, back, because=because)

    def taken(self, signed_id: str) -> tuple[Payment, ...]:
        with self._store.read() as connection:
            return signed_versions.payments_taken(connection, signed_id)

    def open_tries(self, signed_id: str = "") -> tuple[PaymentTry, ...]:
        wanted = _TRIES.where(PAYMENT_TRIES.c.state == TryState.ASKED.value).order_by(PAYMENT_TRIES.c.seq)
        if signed_id:
            wanted = wanted.where(PAYMENT_TRIES.c.signed_id == signed_id)
        with self._store.read() as connection:
            return tuple(read_try(row) for row in connection.execute(wanted))

    def returns_owed(self) -> tuple[Refund, ...]:
        wanted = RETURNS.where(PAYMENT_RETURNS.c.state == ReturnState.OWED.value).order_by(PAYMENT_RETURNS.c.seq)
        with self._store.read() as connection:
            return tuple(read_return(row) for row in connection.execute(wanted))

    def returned(self, back: Refund, answer: ProviderAnswer, *, at: datetime) -> None:
        """Any other answer is kept as the last one there was, for whoever looks after it."""
        settled = {ProviderState.PAID: ReturnState.DONE, ProviderState.REFUSED: ReturnState.REFUSED}
        state = settled.get(answer.state, ReturnState.OWED)

        def job(connection: Connection) -> None:
            settle_return(connection, self._store, back, state, answer=answer.reason, at=at)

        self._store.write(job)

    def open_returns(self) -> tuple[OpenReturn, ...]:
        with self._store.read() as connection:
            return open_returns(connection, self._store)

    def cash_due(self) -> tuple[CashDue, ...]:
        with self._store.read() as connection:
            return cash_due(connection)

    def cash_handed_over(self, key: str, *, by: str, at: datetime) -> None:
        self._store.write(lambda connection: hand_over(connection, self._store, key, by=by, at=at))

    def replace_return(self, back: Refund, *, by: Refund, reason: str, leave: Leave) -> None:
        """Raises InputRefused where somebody else saw to it meanwhile, or the provider did."""
        self._store.write(
            lambda connection: replace_return(connection, self._store, back, by=by, reason=reason, leave=leave)
        )

    def _swear(self, connection: Connection, kind: JournalKind, attempt: PaymentTry, *, at: datetime) -> None:
        append(
            connection,
            key=self._store.journal_key,
            kind=kind,
            subject=attempt.key,
            facts={
                "signed": attempt.signed_id,
                "method": attempt.method.value,
                "amount_fen": attempt.amount_fen,
                "tendered_fen": attempt.amount_fen,
                "staff": attempt.staff,
            },
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
        reason=read_text(row.reason) if row.reason else None,
        void=row.version_state == SignedState.VOIDED,
        staff=row.staff_number,
    )
