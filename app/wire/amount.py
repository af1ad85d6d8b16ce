"""Money as TM Forum writes it: yuan as a JSON number with its unit, whole fen inside."""

import math
from typing import Any

from app.wire.canonical import JsonObject

CURRENCY = "CNY"


def amount(fen: int) -> JsonObject:
    """Whole yuan as a whole number, so that every JSON writer gives the same digits."""
    return {"unit": CURRENCY, "value": fen // 100 if fen % 100 == 0 else fen / 100}


def price(fen: int) -> JsonObject:
    return {"taxIncludedAmount": amount(fen)}


def read_amount(body: Any) -> int:
    """Fen of a Money. Raises ValueError where it is none, in another currency, or not whole fen."""
    if not isinstance(body, dict) or body.get("unit") != CURRENCY:
        raise ValueError(f"no amount in {CURRENCY}")
    value = body.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("an amount without a number")
    if isinstance(value, int):
        return value * 100
    if not math.isfinite(value):
        raise ValueError(f"no amount: {value}")
    fen = round(value * 100)
    if fen / 100 != value:  # what `amount` writes comes back exactly, however large; a tolerance would not hold
        raise ValueError(f"not whole fen: {value}")
    return fen


def read_price(body: Any) -> int:
    """Fen of a Price's tax-included amount. Raises ValueError where it has none."""
    if not isinstance(body, dict):
        raise ValueError("no price")
    return read_amount(body.get("taxIncludedAmount"))
