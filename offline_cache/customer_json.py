"""A customer as JSON and back, for the sealed columns."""

import json
from datetime import date
from typing import Any

from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.family_pay import FamilyPay
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts.language import Text


def customer_to_json(customer: Customer) -> bytes:
    paper = customer.identification
    row = {
        "id": customer.id,
        "name": customer.name,
        "stars": customer.stars,
        "document": [paper.type.value, paper.number, _day(paper.valid_until), paper.address],
        "phone": customer.phone,
        "account_number": customer.account_number,
        "payment_mode": customer.payment_mode.value,
        "balance_fen": customer.balance_fen,
        "products": [
            [
                p.id,
                p.number,
                p.offering_code,
                p.started_on.isoformat(),
                _day(p.term_ends_on),
                list(p.usage) if p.usage else None,
                p.primary,
                _pending_row(p.pending),
                _day(p.line_since),
                agreed_row(p.family_pay) if p.family_pay else None,
            ]
            for p in customer.products
        ],
        "alerts": [[t.zh, t.en] for t in customer.alerts],
        "history": [[t.zh, t.en] for t in customer.history],
        "waiver_uses": [[code, day.isoformat()] for code, day in customer.waiver_uses],
        "trials_used": list(customer.trials_used),
        "stars_until": _day(customer.stars_until),
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def customer_from_json(raw: bytes) -> Customer:
    row = json.loads(raw)
    kind, number, valid_until, address = row["document"]
    return Customer(
        id=row["id"],
        name=row["name"],
        stars=row["stars"],
        identification=Identification(DocumentType(kind), number, _read_day(valid_until), address),
        phone=row["phone"],
        account_number=row["account_number"],
        payment_mode=PaymentMode(row["payment_mode"]),
        balance_fen=row["balance_fen"],
        products=tuple(_product(p) for p in row["products"]),
        alerts=tuple(Text(*t) for t in row["alerts"]),
        history=tuple(Text(*t) for t in row["history"]),
        waiver_uses=tuple((code, date.fromisoformat(day)) for code, day in row.get("waiver_uses", ())),  # since 0.3
        trials_used=tuple(row.get("trials_used", ())),  # since 0.3
        stars_until=_read_day(row.get("stars_until")),
    )


def _product(row: list[Any]) -> Product:
    id, number, offering_code, started_on, term_ends_on, usage, primary, *later = row  # 0.1 kept nothing behind
    rest: list[Any] = [*later, None, None, None]  # 0.2 no first day of the line, nor who pays for whom
    pending, line_since, agreed, *_ = rest
    return Product(
        id=id,
        number=number,
        offering_code=offering_code,
        started_on=date.fromisoformat(started_on),
        term_ends_on=_read_day(term_ends_on),
        usage=tuple(usage) if usage else None,
        primary=primary,
        pending=_pending(pending),
        line_since=_read_day(line_since),
        family_pay=read_agreed(agreed) if agreed else None,
    )


def agreed_row(agreed: FamilyPay) -> list[Any]:
    """The other number, whether it pays, and the most a month in fen."""
    return [agreed.other, agreed.other_pays, agreed.limit_fen]


def read_agreed(row: list[Any]) -> FamilyPay:
    other, other_pays, limit_fen = row
    return FamilyPay(other, other_pays, limit_fen, None)


def _pending_row(pending: PendingEffect | None) -> list[str | None] | None:
    if pending is None:
        return None
    days = (pending.term_ends_on, pending.supposed_on, pending.line_since)
    return [pending.kind.value, pending.line_id, _day(pending.on), pending.becomes, *map(_day, days)]


def _pending(row: list[Any] | None) -> PendingEffect | None:
    if row is None:
        return None
    kind, line_id, on, becomes, *days = row
    return PendingEffect(EffectKind(kind), line_id, _read_day(on), becomes, *map(_read_day, days))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
