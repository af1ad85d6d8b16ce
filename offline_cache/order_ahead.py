"""What recording an order needs of its signed version alone.

Worked out when that version is kept, so that nobody waits for it after the last key. After a restart it is worked out
when the order is recorded; the program may be a newer one then, and what was kept with that version have other words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.line_effect import line_effect
from app.domain.line_words import ACTION_WORDS
from app.domain.order import SignedVersion
from app.domain.payment import Payment
from app.errors import Bug
from app.texts.language import Text
from app.wire.batch import lane_of
from app.wire.entry import SignedPart, paid_part, signed_part
from offline_cache.customer_json import agreed_row
from offline_cache.find_keys import ends_column, initials_column
from offline_cache.prepared import Value
from offline_cache.written_text import written_text

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class KeptBody:
    """What an entry is put together of, as its row of SIGNED_BODIES has it; of none, nothing."""

    seq: int | None = None
    content: bytes | None = None
    strokes_sealed: bytes | None = None
    blank_sealed: bytes | None = None


@dataclass(frozen=True, slots=True)
class OrderAhead:
    """`row` and `lines` are columns of its row in ORDERS and of those in ORDER_LINES; `part` is of its entry, as is
    `paid`, once it was paid by one means. `kept` is what was written of it with the version."""

    signed: SignedVersion
    lane: str
    row: Row
    lines: tuple[Row, ...]
    part: SignedPart
    kept: KeptBody = KeptBody()
    payment: Payment | None = None
    paid: bytes | None = None

    def with_payment(self, payment: Payment) -> "OrderAhead":
        return replace(self, payment=payment, paid=paid_part(self.signed, payment))

    def paid_by(self, payment: Payment) -> bytes | None:
        """None where that is another one, or several."""
        return self.paid if self.payment == payment else None


def order_ahead(signed: SignedVersion) -> OrderAhead:
    """Raises Bug for a form without a customer."""
    form = signed.form
    customer = form.customer
    if customer is None:
        raise Bug("a form without a customer was signed")
    return OrderAhead(
        signed=signed,
        lane=lane_of(device=form.desk.device_id, customer_id=customer.id),
        row={
            "customer_masked": f"{customer.masked_name} {customer.masked_phone}",
            "summary": written_text(summary_of(signed)),
            "name_initials": initials_column(customer.name),
            "number_ends": ends_column((customer.phone, *(line.number for line in form.lines))),
        },
        lines=tuple(_lines(signed, customer.id)),
        part=signed_part(signed),
    )


def summary_of(signed: SignedVersion) -> Text:
    """One line for lists, in both languages: a clerk reads it in theirs, whatever was signed."""
    in_it = {line.id for line in signed.content.lines}
    lines = [line for line in signed.form.lines if line.id in in_it]
    zh = [f"{ACTION_WORDS[line.action].zh} {line.name.zh}" for line in lines]
    en = [f"{ACTION_WORDS[line.action].en} {line.name.en}" for line in lines]
    return Text("、".join(zh), ", ".join(en))


def _lines(signed: SignedVersion, customer_id: str) -> list[Row]:
    """The signed lines, in the order they stand on the form; they are open from their acceptance on."""
    lines, today = {line.id: line for line in signed.form.lines}, signed.form.today
    rows: list[Row] = []
    for said in signed.content.lines:
        line = lines[said.id]
        found = line_effect(line, today=today)
        effect = found.effect if found is not None else None
        rows.append(
            {
                "line_id": line.id,
                "customer_id": customer_id,
                "matter": line.matter,
                "due_fen": said.figures.today_fen,
                "effect": effect.kind.value if effect else None,
                "product_id": found.product_id if found else "",
                "number": line.number,
                "code": found.code if found else "",
                "ordered_on": today.isoformat(),
                "effective_on": _day(effect.on) if effect else None,
                "term_ends_on": _day(effect.term_ends_on) if effect else None,
                "supposed_on": _day(effect.supposed_on) if effect else None,
                "line_since": _day(effect.line_since) if effect else None,
                "family_pay": json.dumps(agreed_row(found.family_pay)) if found and found.family_pay else None,
                "open": 1,
                "refusal": None,
                "settled_at_us": None,
            }
        )
    return rows


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
