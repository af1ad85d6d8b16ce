"""Facts of the money this counter took and gave back: each payment and each return, split by what it is for.

The parts of a payment, in the order taken, pay fees first, then top-ups, then deposits; what goes back of a payment
goes back in the opposite order. Their sums are the payments' and the returns', to the fen.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from app.domain.business_hall import CounterDesk
from app.domain.day_facts import Account, TakingFact, TakingKind
from app.domain.hall_time import hall_date
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ReturnState
from offline_cache.cash_count import CORRECTED_AFTER
from offline_cache.cash_schema import CASH_ENTRIES, PAYMENT_CORRECTIONS
from offline_cache.moments import from_us, to_us
from offline_cache.schema import ORDERS, PAYMENT_RETURNS, PAYMENTS, SIGNED_BODIES, SIGNED_VERSIONS

Split = dict[Account, int]  # fen
_WANTED: BindParameter[Any] = bindparam("ids", expanding=True)
_VERSIONS = (
    select(SIGNED_VERSIONS.c.id, SIGNED_VERSIONS.c.clerk_number, SIGNED_BODIES.c.content, ORDERS.c.id.label("order_id"))
    .join(SIGNED_BODIES, SIGNED_BODIES.c.seq == SIGNED_VERSIONS.c.seq)
    .outerjoin(ORDERS, ORDERS.c.id == SIGNED_VERSIONS.c.id)  # an order bears the id of its version (accept_order)
    .where(SIGNED_VERSIONS.c.id.in_(_WANTED))
)
_PAYMENTS = select(PAYMENTS).where(PAYMENTS.c.signed_id.in_(_WANTED)).order_by(PAYMENTS.c.seq)
_RETURNS = (
    select(PAYMENT_RETURNS)
    .join(PAYMENTS, PAYMENTS.c.id == PAYMENT_RETURNS.c.payment_id)
    .where(PAYMENTS.c.signed_id.in_(_WANTED), PAYMENT_RETURNS.c.state == ReturnState.DONE.value)
    .order_by(PAYMENT_RETURNS.c.settled_at_us, PAYMENT_RETURNS.c.seq)
)
_CORRECTIONS = (
    select(PAYMENT_CORRECTIONS)
    .join(PAYMENTS, PAYMENTS.c.id == PAYMENT_CORRECTIONS.c.payment_id)
    .where(PAYMENTS.c.signed_id.in_(_WANTED))
    .order_by(PAYMENT_CORRECTIONS.c.seq)
)
_BOOKED = (
    select(CASH_ENTRIES)
    .join(PAYMENTS, PAYMENTS.c.id == CASH_ENTRIES.c.payment_id)
    .where(PAYMENTS.c.signed_id.in_(_WANTED))
)


def taking_facts(connection: Connection, signed_ids: Sequence[str], *, desk: CounterDesk) -> tuple[TakingFact, ...]:
    """All money of these signed versions, whether they became orders or not."""
    asked = {"ids": signed_ids}
    payments, returns, corrections, booked = (defaultdict[str, list[Row[*tuple[Any, ...]]]](list) for _ in range(4))
    for row in connection.execute(_PAYMENTS, asked):
        payments[row.signed_id].append(row)
    for row in connection.execute(_RETURNS, asked):
        returns[row.payment_id].append(row)
    for row in connection.execute(_CORRECTIONS, asked):
        corrections[row.payment_id].append(row)
    for row in connection.execute(_BOOKED, asked):
        booked[row.payment_id].append(row)
    found = []
    for version in connection.execute(_VERSIONS, asked):
        due = due_by_account(json.loads(version.content))
        for payment in payments[version.id]:
            money = _Money(payment, version, desk, booked[payment.id])
            money.taken(paid_from(due, payment.amount_fen))
            moved = [(row.at_us, money.corrected, row) for row in corrections[payment.id]]
            moved += [(row.settled_at_us, money.returned, row) for row in returns[payment.id]]
            for _, tell, row in sorted(moved, key=lambda each: each[0]):
                tell(row)
            if not returns[payment.id] and payment.returned_at_us is not None:
                money.returned_whole()
            found += money.facts
    return tuple(found)


def due_by_account(content: dict[str, Any]) -> Split:
    """What is due today of a signed content, by account."""
    figures = [line["figures"] for line in content["lines"]]
    top_up = sum(each["top_up_fen"] for each in figures)
    deposit = sum(each["deposit_fen"] for each in figures)
    return {
        Account.FEES: max(content["sums"]["today_fen"] - top_up - deposit, 0),
        Account.TOP_UP: top_up,
        Account.DEPOSIT: deposit,
    }


def paid_from(due: Split, fen: int) -> Split:
    """What `fen` pays of what is still `due`, which it lessens. More than that is a fee: nothing is lost."""
    paid = dict.fromkeys(Account, 0)
    for account in Account:
        part = min(fen, due[account])
        due[account] -= part
        paid[account] += part
        fen -= part
    paid[Account.FEES] += fen
    return paid


def back_from(there: Split, fen: int) -> Split:
    """What `fen` that goes back takes of what is `there` of one payment, which it lessens: deposits first."""
    back = dict.fromkeys(Account, 0)
    for account in reversed(Account):
        part = min(fen, there[account])
        there[account] -= part
        back[account] += part
        fen -= part
    back[Account.FEES] += fen
    return back


class _Money:
    """The facts of one payment; `there` is what is left of it."""

    def __init__(
        self,
        payment: Row[*tuple[Any, ...]],
        version: Row[*tuple[Any, ...]],
        desk: CounterDesk,
        booked: list[Row[*tuple[Any, ...]]],
    ) -> None:
        self._payment, self._version, self._desk = payment, version, desk
        # The drawer's own book says under which period, whatever the clock said.
        self._booked = {(row.at_us, row.fen): (row.period_id, row.kind == CORRECTED_AFTER) for row in booked}
        self._there: Split = {}
        self._method = payment.method  # as it is booked now
        self.facts: list[TakingFact] = []

    def taken(self, split: Split) -> None:
        row = self._payment
        self._there = dict(split)
        self._tell(row.id, split, TakingKind.TAKEN, row.method, row.taken_by, from_us(row.taken_at_us))

    def corrected(self, row: Row[*tuple[Any, ...]]) -> None:
        """Out of one means and into another, all that is still there of it."""
        at, what = from_us(row.at_us), back_from(dict(self._there), row.amount_fen)
        for side, method, sign in (("out", row.from_method, -1), ("in", row.to_method, 1)):
            split = {account: sign * fen for account, fen in what.items()}
            self._tell(f"{row.id}/{side}", split, TakingKind.CORRECTED, method, self._payment.taken_by, at)
        self._method = row.to_method

    def returned(self, row: Row[*tuple[Any, ...]]) -> None:
        self._back(row.id, row.amount_fen, row.method or self._method, row.staff_number, from_us(row.settled_at_us))

    def returned_whole(self) -> None:
        row = self._payment
        self._back(f"{row.id}/back", row.amount_fen, self._method, row.returned_by, from_us(row.returned_at_us))

    def _back(self, id: str, fen: int, method: str, by: str, at: datetime) -> None:
        split = {account: -fen for account, fen in back_from(self._there, fen).items()}
        self._tell(id, split, TakingKind.RETURNED, method, by, at)

    def _tell(self, id: str, split: Split, kind: TakingKind, method: str, by: str, at: datetime) -> None:
        payment, desk = self._payment, self._desk
        here = ("", False)
        if method == PaymentMethod.CASH:
            here = self._booked.get((to_us(at), sum(split.values())), here)
        for account, fen in split.items():
            if fen:
                self.facts.append(
                    TakingFact(
                        id=f"{id}/{account.value}",
                        payment_id=payment.id,
                        order_id=self._version.order_id or "",
                        day=hall_date(at, desk.hall.zone),
                        device=desk.device_id,
                        desk=desk.number,
                        clerk=by or self._version.clerk_number,
                        at=at,
                        method=method,
                        account=account.value,
                        kind=kind.value,
                        amount_fen=fen,
                        reference=payment.reference if method == payment.method else "",
                        period_id=here[0],
                        after_period=here[1],
                    )
                )
