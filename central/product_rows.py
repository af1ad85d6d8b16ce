"""Rows of the product table and what they mean, back and forth: what is pending stands in columns of its own."""

import json
from datetime import date

from app.domain.customer import Product
from app.domain.family_pay import FamilyPay
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.wire.canonical import JsonObject
from app.wire.product_order import family_pay_facts, read_family_pay
from central.resource import Row

STANDING = (ProductStatus.PENDING_ACTIVE, ProductStatus.ACTIVE, ProductStatus.PENDING_TERMINATE)


def pending_row(pending: PendingEffect) -> JsonObject:
    return {
        "open_line_id": pending.line_id,
        "pending_kind": pending.kind.value,
        "pending_on": _day(pending.on),
        "pending_code": pending.becomes or None,
        "pending_term_ends_on": _day(pending.term_ends_on),
        "pending_supposed_on": _day(pending.supposed_on),
        "pending_line_since": _day(pending.line_since),
    }


def no_pending() -> JsonObject:
    return {
        "open_line_id": None,
        "pending_kind": None,
        "pending_on": None,
        "pending_code": None,
        "pending_term_ends_on": None,
        "pending_supposed_on": None,
        "pending_line_since": None,
    }


_PENDING = tuple(no_pending())
_KINDS = {kind.value: kind for kind in EffectKind}


def pending_of(row: Row) -> PendingEffect | None:
    return read_pending(*[row[name] for name in _PENDING])


def read_pending(
    line_id: str | None,
    kind: str | None,
    on: str | None,
    becomes: str | None,
    term_ends_on: str | None,
    supposed_on: str | None,
    line_since: str | None,
) -> PendingEffect | None:
    """Of the columns in the order of `no_pending`."""
    if line_id is None or kind is None:
        return None
    return PendingEffect(
        _KINDS[kind],
        line_id,
        _read_day(on),
        becomes or "",
        _read_day(term_ends_on),
        _read_day(supposed_on),
        _read_day(line_since),
    )


def product_of(row: Row) -> Product:
    usage = json.loads(row["usage"]) if row["usage"] else None
    return Product(
        id=row["id"],
        number=row["number"],
        offering_code=row["offering_code"],
        started_on=date.fromisoformat(row["started_on"]),
        term_ends_on=_read_day(row["term_ends_on"]),
        usage=(usage[0], usage[1], usage[2]) if usage else None,
        primary=row["is_primary"],
        pending=pending_of(row),
        line_since=_read_day(row["line_since"]),
        family_pay=read_family_pay(json.loads(row["family_pay"]), number=row["number"]) if row["family_pay"] else None,
    )


def family_pay_row(agreed: FamilyPay | None, *, number: str) -> str | None:
    """As it travels, or nothing."""
    if agreed is None:
        return None
    return json.dumps({fact["name"]: fact["value"] for fact in family_pay_facts(agreed, number=number)})


def ended_of(row: Row) -> tuple[ProductStatus, date] | None:
    """How a product that is no more came to its end, and the first day without it; None for one that stands."""
    ended_on = _read_day(row["ended_on"])
    return None if row["status"] in STANDING or ended_on is None else (ProductStatus(row["status"]), ended_on)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
