"""One call for money at a provider, and money that has to go back, as both stand on disk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.money import yuan
from app.domain.payment import PaymentMethod
from app.texts import payment as words
from app.texts.language import Text


class TryState(StrEnum):
    """Where one try stands. The words stand in the store: never renamed."""

    ASKED = "asked"  # journalled before the call: whether it was charged only the provider knows
    PAID = "paid"
    REFUSED = "refused"  # for good: nothing was charged under this key and nothing ever will be


@dataclass(frozen=True, slots=True)
class PaymentTry:
    """`key` is the idempotency key, and the payment's id once it is paid. `signed_id` is the version it is for.

    `account` is the id of the customer whose balance pays, "" for other means. `void`: its version is void, so
    whatever came of it goes back. `staff` is the number of whoever began it.
    """

    key: str
    signed_id: str
    method: PaymentMethod
    amount_fen: int
    state: TryState
    begun_at: datetime
    account: str = ""
    reason: Text | None = None
    void: bool = False
    staff: str = ""


class ProviderState(StrEnum):
    """What a provider says of one key."""

    PENDING = "pending"  # the customer has to do something, or the bank is thinking
    PAID = "paid"  # of a return: paid back
    REFUSED = "refused"  # for good: nothing is charged under this key any more
    UNKNOWN = "unknown"  # no answer, or none that makes sense


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """`reference` is the provider's number, `source` the masked card or wallet, `qr` what the customer is to scan.

    `amount_fen` is what it says it took, or gave back; None where it does not say.
    """

    state: ProviderState
    reference: str = ""
    source: str = ""
    reason: Text | None = None
    qr: str = ""
    amount_fen: int | None = None


def about(answer: ProviderAnswer, amount_fen: int) -> ProviderAnswer:
    """An answer that names another sum than was asked for is none: nothing is written down of it, and people are told.

    It stays open until the provider says what was asked, or somebody settles it with them.
    """
    if answer.state is not ProviderState.PAID or answer.amount_fen in (None, amount_fen):
        return answer
    why = words.WRONG_AMOUNT.filled(said=yuan(answer.amount_fen or 0), asked=yuan(amount_fen))
    return ProviderAnswer(ProviderState.UNKNOWN, reason=why)


class ReturnState(StrEnum):
    """Where money that goes back stands. The words stand in the store: never renamed."""

    OWED = "owed"  # journalled; the provider may have returned it already
    DONE = "done"
    REFUSED = "refused"  # the provider will not: somebody has to see to it
    REPLACED = "replaced"  # it was refused, and somebody saw to it: another return stands in its place


@dataclass(frozen=True, slots=True)
class Refund:
    """退款: money of one payment that goes back. `key` is the idempotency key of the return itself.

    `method` is how it goes back: the way it came, or in cash in place of that. `reason` is what the provider said last
    and `asked_at` when it was told last, None before the first time.
    """

    key: str
    payment_id: str
    signed_id: str
    method: PaymentMethod
    amount_fen: int
    state: ReturnState
    begun_at: datetime
    reason: Text | None = None
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """Money the customer has not got back, for whoever sees to it. The customer is masked, as they signed.

    `receipt_number` is "" where the form never became an order; `because` is why it goes back, as the act that asked
    for it says, `staff` whose act that was.
    """

    back: Refund
    paid_by: PaymentMethod
    customer: str
    receipt_number: str
    because: str
    staff: str
