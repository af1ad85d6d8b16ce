"""Providers that answer what a test says, and the book of what they were asked, in memory."""

from dataclasses import replace
from datetime import datetime

from app.domain.approval import Leave
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
from app.errors import Bug, InputRefused
from app.texts.language import Text
from app.texts.owed_back import SEEN_TO
from tests.fakes.order_book import MemoryOrderBook

PAID = ProviderAnswer(ProviderState.PAID, reference="R-0017", source="**** 8821")
PENDING = ProviderAnswer(ProviderState.PENDING)
SILENT = ProviderAnswer(ProviderState.UNKNOWN)
REFUSED = ProviderAnswer(ProviderState.REFUSED, reason=Text("卡里的钱不够。", "The card holds too little."))


class HandProvider:
    """`says` is answered to every call but a return, until a test changes it; `calls` are (what, key, code)."""

    def __init__(self, says: ProviderAnswer = PAID) -> None:
        self.says = says
        self.cancel_says = ProviderAnswer(ProviderState.REFUSED, reason=Text("已取消。", "Cancelled."))
        self.refund_says = PAID
        self.calls: list[tuple[str, str, str]] = []

    def begin(self, key: str, *, amount_fen: int, method: PaymentMethod, code: str, account: str) -> ProviderAnswer:
        self.calls.append(("begin", key, code))
        return self.says

    def ask(self, key: str) -> ProviderAnswer:
        self.calls.append(("ask", key, ""))
        return self.says

    def cancel(self, key: str) -> ProviderAnswer:
        self.calls.append(("cancel", key, ""))
        return self.cancel_says

    def refund(self, key: str, *, refund_key: str, amount_fen: int) -> ProviderAnswer:
        self.calls.append(("refund", refund_key, ""))
        return self.refund_says


class MemoryPaymentBook:
    """Beside a MemoryOrderBook: what is paid is money of its version."""

    def __init__(self, orders: MemoryOrderBook) -> None:
        self._orders = orders
        self.tries: dict[str, PaymentTry] = {}
        self.owed: tuple[Refund, ...] = ()
        self.open: dict[str, Refund] = {}
        self.replaced: list[tuple[Refund, str]] = []

    def begin(self, attempt: PaymentTry) -> None:
        self._orders.room()
        same = [t for t in self.tries.values() if (t.signed_id, t.method) == (attempt.signed_id, attempt.method)]
        if any(each.state is not TryState.REFUSED for each in same):
            raise Bug("asked for before")
        self.tries[attempt.key] = attempt

    def settle(self, attempt: PaymentTry, answer: ProviderAnswer, *, at: datetime) -> PaymentTry:
        now = self.tries[attempt.key]
        if now.state is not TryState.ASKED or answer.state not in (ProviderState.PAID, ProviderState.REFUSED):
            return now
        if answer.state is ProviderState.PAID:
            self._orders.journal_payment(
                now.signed_id,
                Payment(
                    id=now.key,
                    method=now.method,
                    amount_fen=now.amount_fen,
                    tendered_fen=now.amount_fen,
                    taken_at=at,
                    reference=answer.reference,
                    source=answer.source,
                    taken_by=now.staff,
                ),
            )
        state = TryState.PAID if answer.state is ProviderState.PAID else TryState.REFUSED
        self.tries[now.key] = replace(now, state=state, reason=answer.reason)
        return self.tries[now.key]

    def taken(self, signed_id: str) -> tuple[Payment, ...]:
        money = self._orders.money.get(signed_id)
        return money.each if money is not None else ()

    def open_tries(self, signed_id: str = "") -> tuple[PaymentTry, ...]:
        voided = {voided for voided, _ in self._orders.voided}
        return tuple(
            replace(each, void=each.signed_id in voided)
            for each in self.tries.values()
            if each.state is TryState.ASKED and signed_id in ("", each.signed_id)
        )

    def returns_owed(self) -> tuple[Refund, ...]:
        return self.owed

    def returned(self, back: Refund, answer: ProviderAnswer, *, at: datetime) -> None:
        self.open.pop(back.key, None)
        if answer.state in (ProviderState.PAID, ProviderState.REFUSED):
            self.owed = tuple(each for each in self.owed if each.key != back.key)
        if answer.state is not ProviderState.PAID:
            state = ReturnState.REFUSED if answer.state is ProviderState.REFUSED else ReturnState.OWED
            self.open[back.key] = replace(back, state=state, reason=answer.reason, asked_at=at)

    def open_returns(self) -> tuple[OpenReturn, ...]:
        return tuple(
            OpenReturn(each, each.method, "林*", "BH20261120-03-0001", "payment_refused", "3021")
            for each in self.open.values()
        )

    def cash_due(self) -> tuple[CashDue, ...]:
        return tuple(self._orders.cash_due.values())

    def cash_handed_over(self, key: str, *, by: str, at: datetime) -> None:
        self._orders.room()
        self._orders.cash_due.pop(key, None)

    def replace_return(self, back: Refund, *, by: Refund, reason: str, leave: Leave) -> None:
        if self.open.pop(back.key, None) is None:
            raise InputRefused(SEEN_TO)
        self.replaced.append((by, reason))
        if not by.method.by_provider:
            self._orders.owe_cash(by.signed_id, by.amount_fen)
        else:
            self.owed, self.open[by.key] = (*self.owed, by), by
