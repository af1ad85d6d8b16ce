"""What somebody typed to find an order, as what the store is asked for. Pure; no Qt."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.domain.hall_time import start_of
from app.domain.order import CentralState
from app.ports import OrderSearch
from app.texts import clerk as words
from app.texts import orders

_DAY = re.compile(r"(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})")
_PHONE_END = 4
_RECEIPT = re.compile(r"(?=.*\d)[A-Za-z0-9-]+")
_ASKED = (CentralState.PENDING, CentralState.REFUSED)


def state_asked(typed: str) -> CentralState | None:
    """待上传 or 被退回, as an order's own word says it or shorter; None for anything else."""
    said = typed.strip().casefold()
    for state in _ASKED:
        own, shorter = words.ORDER_STATES[state.value], orders.STATES_SHORT[state.value]
        if said in {each.casefold() for text in (own, shorter) for each in (text.zh, text.en)}:
            return state
    return None


def read_query(typed: str, *, today: date, zone: ZoneInfo) -> OrderSearch:
    """Digits are a receipt number or the end of a phone number; 11-20 is the last such day; a state is one of whatever
    day; other words are a name."""
    typed = typed.strip()
    state = state_asked(typed)
    if state is not None:
        return OrderSearch(central=state)
    day = _day(typed, today)
    if day is not None:
        return OrderSearch(since=start_of(day, zone), until=start_of(day + timedelta(days=1), zone))
    digits = typed.replace(" ", "")
    if digits.isdecimal():
        return OrderSearch(receipt=digits, phone_end=digits[-_PHONE_END:] if len(digits) >= _PHONE_END else "")
    if _RECEIPT.fullmatch(typed):
        return OrderSearch(receipt=typed.upper())
    return OrderSearch(name=typed)


def _day(typed: str, today: date) -> date | None:
    """None where it is no day. Without a year it is the last one that is not to come."""
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    year, month, day = found.groups()
    for each in [int(year)] if year else range(today.year, today.year - 5, -1):  # 29 February may be four years ago
        try:
            asked = date(each, int(month), int(day))
        except ValueError:
            continue
        if year or asked <= today:
            return asked
    return None
