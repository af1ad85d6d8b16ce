"""What paying needs from outside: providers that charge and return money, and the store's book of what they were asked.

A provider may be late, silent, or answer nonsense: then nobody knows, and the same key is asked again, never charged
again. Its methods raise nothing; what went wrong on the way is UNKNOWN.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from app.domain.approval import Leave
from app.domain.cash_due import CashDue
from app.domain.payment import Payment, PaymentMethod
from app.domain.payment_try import OpenReturn, PaymentTry, ProviderAnswer, Refund


class PaymentProvider(Protocol):
    """Calls block for some seconds at most: off the window's thread. The same key is always the same charge."""

    def begin(self, key: str, *, amount_fen: int, method: PaymentMethod, code: str, account: str) -> ProviderAnswer:
        """Charge. `code` is what the scanner read (被扫); with "" the customer scans (主扫) or the terminal asks."""
        ...

    def ask(self, key: str) -> ProviderAnswer:
        """What became of it; REFUSED for a key it never heard of is not said here: a late call may still arrive."""
        ...

    def cancel(self, key: str) -> ProviderAnswer:
        """Nothing is charged under this key from now on: REFUSED, or PAID where it was before."""
        ...

    def refund(self, key: str, *, refund_key: str, amount_fen: int) -> ProviderAnswer:
        """PAID once it went back; the same `refund_key` is always the same return."""
        ...


Providers = Mapping[PaymentMethod, PaymentProvider]


class PaymentBook(Protocol):
    """The store's book of calls for money. Every write is one transaction; StoreFull without room."""

    def begin(self, attempt: PaymentTry) -> None:
        """On disk before anybody is asked. Raises Bug where the version takes no such money (any more)."""
        ...

    def settle(self, attempt: PaymentTry, answer: ProviderAnswer, *, at: datetime) -> PaymentTry:
        """PAID or REFUSED is written down, once; anything else changes nothing.

        Money that comes for a void version is written down as taken and, in the same transaction, as owed back.
        """
        ...

    def taken(self, signed_id: str) -> tuple[Payment, ...]:
        """The money journalled for a version and not returned, in the order it was taken."""
        ...

    def open_tries(self, signed_id: str = "") -> tuple[PaymentTry, ...]:
        """Those nobody knows the end of, oldest first; "" for all versions."""
        ...

    def returns_owed(self) -> tuple[Refund, ...]:
        """Oldest first."""
        ...

    def returned(self, back: Refund, answer: ProviderAnswer, *, at: datetime) -> None:
        """PAID or REFUSED ends it, once; anything else is kept as the last answer there was."""
        ...

    def open_returns(self) -> tuple[OpenReturn, ...]:
        """Those owed and those refused, oldest first: what customers have not got back."""
        ...

    def cash_due(self) -> tuple[CashDue, ...]:
        """What the books gave back and nobody said was handed over, oldest first."""
        ...

    def cash_handed_over(self, key: str, *, by: str, at: datetime) -> None:
        """`by` is a staff number; a second time it changes nothing."""
        ...

    def replace_return(self, back: Refund, *, by: Refund, reason: str, leave: Leave) -> None:
        """A refused one gives way to another try, or to cash, which is done with it. `reason` is for the audit trail.

        Raises InputRefused where it is refused no longer.
        """
        ...
