"""What travels between a desk and a payment provider; both ends use these functions.

POST /pay/v1/charges charges, GET /pay/v1/charges/{key} asks, POST …/{key}/cancel closes the key, POST …/{key}/refunds
pays back. A key is always the same charge: told again it gets the same answer, with other figures it is refused.
"""

from dataclasses import dataclass

from app.domain.money import MOST_FEN
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.texts.language import Text
from app.wire.canonical import JsonObject, canonical_json, read_json
from app.wire.strict import record, text

CHARGES = "/pay/v1/charges"
MOST_REQUEST_BYTES = 4 * 1024


@dataclass(frozen=True, slots=True)
class ChargeRequest:
    """`code` is what a scanner read, `account` the customer whose balance pays; each "" where it is none of that."""

    key: str
    amount_fen: int
    method: PaymentMethod
    code: str
    account: str


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """`refund_key` is the return's own idempotency key."""

    refund_key: str
    amount_fen: int


def charge_bytes(asked: ChargeRequest) -> bytes:
    return canonical_json(
        {
            "key": asked.key,
            "amount_fen": asked.amount_fen,
            "method": asked.method.value,
            "code": asked.code,
            "account": asked.account,
        }
    )


def read_charge(raw: bytes) -> ChargeRequest:
    """Raises ValueError for anything else than a charge."""
    row = record(read_json(raw), "charge", key=str, amount_fen=int, method=str, code=str, account=str)
    return ChargeRequest(
        key=text(row["key"], "key"),
        amount_fen=_amount(row["amount_fen"]),
        method=PaymentMethod(row["method"]),
        code=row["code"],
        account=row["account"],
    )


def refund_bytes(asked: RefundRequest) -> bytes:
    return canonical_json({"refund_key": asked.refund_key, "amount_fen": asked.amount_fen})


def read_refund(raw: bytes) -> RefundRequest:
    """Raises ValueError for anything else than a return."""
    row = record(read_json(raw), "refund", refund_key=str, amount_fen=int)
    return RefundRequest(text(row["refund_key"], "refund_key"), _amount(row["amount_fen"]))


def answer_object(key: str, answer: ProviderAnswer) -> JsonObject:
    return {
        "key": key,
        "state": answer.state.value,
        "reference": answer.reference,
        "source": answer.source,
        "reason": None if answer.reason is None else {"zh": answer.reason.zh, "en": answer.reason.en},
        "qr": answer.qr,
        "amount_fen": answer.amount_fen or 0,
    }


def read_answer(raw: bytes, *, key: str) -> ProviderAnswer:
    """Raises ValueError for anything that is not exactly an answer about this key."""
    said = read_json(raw)
    if not isinstance(said, dict):
        raise ValueError("answer: no object")
    reason = said.pop("reason", None)
    row = record(said, "answer", key=str, state=str, reference=str, source=str, qr=str, amount_fen=int)
    if row["key"] != key:
        raise ValueError("answer: about another key")
    words = None
    if reason is not None:
        both = record(reason, "reason", zh=str, en=str)
        words = Text(text(both["zh"], "zh"), text(both["en"], "en"))
    return ProviderAnswer(
        state=ProviderState(row["state"]),
        reference=row["reference"],
        source=row["source"],
        reason=words,
        qr=row["qr"],
        amount_fen=row["amount_fen"],
    )


def _amount(fen: int) -> int:
    if not 0 < fen <= MOST_FEN:
        raise ValueError(f"no amount: {fen}")
    return fen
