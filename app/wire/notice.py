"""POST /sync/v1/notice: the centre tells a customer by a text message that an order was not done. Both ends use this.

The sentence is made by one function at both ends, so that the manager reads what the customer will; the number it goes
to comes from the centre's own books, and one order has one message.
"""

from dataclasses import dataclass

from app.domain.money import yuan
from app.texts import notices as words
from app.texts.language import Language, Text
from app.wire.canonical import JsonObject
from app.wire.strict import record, text


@dataclass(frozen=True, slots=True)
class Notice:
    """An order the centre refused was cancelled; `returned_fen` goes back to the customer, 0 where nothing was paid."""

    order_id: str
    receipt_no: str
    customer_id: str
    returned_fen: int
    language: Language


def notice_words(notice: Notice, *, hall: Text, operator: Text) -> str:
    """What the customer reads."""
    said = words.CANCELLED_PAID if notice.returned_fen else words.CANCELLED
    return said.say(
        notice.language, number=notice.receipt_no, sum=yuan(notice.returned_fen), hall=hall, operator=operator
    )


def notice_object(notice: Notice) -> JsonObject:
    return {
        "order_id": notice.order_id,
        "receipt_no": notice.receipt_no,
        "customer": notice.customer_id,
        "returned_fen": notice.returned_fen,
        "language": notice.language.value,
    }


def read_notice(value: object) -> Notice:
    """Raises ValueError for anything that is not exactly a notice."""
    row = record(value, "notice", order_id=str, receipt_no=str, customer=str, returned_fen=int, language=str)
    if row["returned_fen"] < 0:
        raise ValueError("returned_fen: below zero")
    return Notice(
        order_id=text(row["order_id"], "order_id"),
        receipt_no=text(row["receipt_no"], "receipt_no"),
        customer_id=text(row["customer"], "customer"),
        returned_fen=row["returned_fen"],
        language=Language(row["language"]),
    )


def sent_object(to: str) -> JsonObject:
    """`to` is masked."""
    return {"to": to}


def read_sent_to(value: object) -> str:
    """Raises ValueError."""
    return text(record(value, "sent", to=str)["to"], "to")
