"""What may be written as a reason: it stays in the trail and the journal for ever, and some travel to the centre, so
that it says what happened and never whom it happened to (R09)."""

import re

from app.domain.customer import Customer
from app.domain.masked_part import MaskedPart
from app.errors import InputRefused
from app.texts import reason as words
from app.texts.language import Text

_OURS = re.compile(r"[A-Z]{2,4}\d{8}-\d{2}-\d{4,}|20\d\d-\d\d-\d\d")  # a receipt number, a day
_LONG_NUMBER = re.compile(r"\d{7,}")
_BETWEEN = re.compile(r"[\s-]+")


def reason_fault(reason: str, *, customer: Customer | None = None) -> Text | None:
    """Why it cannot stand, and what to write instead: it has a long number, or the name or a number of `customer`."""
    said = _in_one(_OURS.sub("·", reason))
    if _LONG_NUMBER.search(said):
        return words.TELLS_NUMBER
    if customer is None:
        return None
    clear = [(part, _in_one(value)) for part in MaskedPart for value in part.clear(customer)]
    told = next((part for part, value in clear if value and value in said), None)
    if told is None:
        return None
    return words.TELLS_NAME if told is MaskedPart.NAME else words.TELLS_NUMBER


def checked_reason(reason: str, *, missing: Text = words.MISSING, customer: Customer | None = None) -> str:
    """In one line, for the acts that write it down. Raises InputRefused: `missing` for none, else what is wrong."""
    reason = " ".join(reason.split())
    fault = reason_fault(reason, customer=customer) if reason else missing
    if fault is not None:
        raise InputRefused(fault)
    return reason


def _in_one(said: str) -> str:
    return _BETWEEN.sub("", said).upper()
