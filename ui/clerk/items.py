"""What can be found: hits of the store's search, and what typing itself means (a top-up, a whole number)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import check_phone, check_resident_id
from app.domain.money import read_amount
from app.errors import InputRefused
from app.ports import CustomerHit, OfferHit, OrderRow
from app.texts import clerk as words
from app.texts.language import Text

_AMOUNT_TAIL = re.compile(r"^(.*?)\s*([¥￥]?[\d.,]*)$")
_RESIDENT = re.compile(r"^\d{14,}[0-9Xx]$", re.ASCII)
_OTHER_NUMBER = re.compile(r"^(?=.*\d)[A-Za-z0-9-]{6,30}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class TopUp:
    """缴费 typed in the search: `typed` is the amount as it stands there, `amount_fen` None while it is none."""

    typed: str
    amount_fen: int | None
    problem: InputRefused | None


@dataclass(frozen=True, slots=True)
class AskCentre:
    """A whole number nobody here has. `refused` where it cannot be one (a wrong check digit)."""

    number: str
    refused: InputRefused | None


class Act(StrEnum):
    """What Ctrl+K does by name."""

    PARK = "park"
    DRAFTS = "drafts"
    ORDERS = "orders"
    DEAD = "dead"
    REPRINT = "reprint"
    SIGN = "sign"
    OFFLINE = "offline"
    NEW = "new"


ACT_WORDS: dict[Act, tuple[Text, str]] = {
    Act.SIGN: (words.ACT_SIGN, "qkhqz"),
    Act.PARK: (words.ACT_PARK, "gd"),
    Act.DRAFTS: (words.ACT_DRAFTS, "qhgdhcg"),
    Act.ORDERS: (words.ACT_ORDERS, "jtddz"),
    Act.DEAD: (words.ACT_DEAD, "zxthddz"),
    Act.REPRINT: (words.ACT_REPRINT, "bdsyzxp"),
    Act.OFFLINE: (words.ACT_OFFLINE, "lxsnxnb"),
    Act.NEW: (words.ACT_NEW, "zf"),
}

Item = OfferHit | CustomerHit | TopUp | AskCentre | Act | OrderRow


def top_up_typed(typed: str) -> TopUp | None:
    """None where the words before the amount do not begin one of the names of a top-up."""
    found = _AMOUNT_TAIL.match(typed.strip())
    if found is None:
        return None
    name, amount = found[1].strip().lower(), found[2]
    known = len(name) >= (2 if name.isascii() else 1)
    if not known or not any(key.startswith(name) for key in words.KEY_TOP_UP_WORDS):
        return None
    return top_up_of(amount)


def top_up_of(amount: str) -> TopUp:
    if not amount.strip():
        return TopUp("", None, None)
    try:
        return TopUp(amount, read_amount(amount), None)
    except InputRefused as refused:
        return TopUp(amount, None, refused)


def centre_number(typed: str, *, demo: bool) -> AskCentre | None:
    """The whole number or document somebody typed; None where it is only a part, or a name."""
    number = typed.strip().upper()
    if not _OTHER_NUMBER.match(number):
        return None
    digits = number.isdigit()
    if digits and len(number) < 11:
        return None
    try:
        if _RESIDENT.match(number):
            check_resident_id(number, demo=demo)
        elif digits:
            check_phone(number, demo=demo)
    except InputRefused as refused:
        return AskCentre(number, refused)
    return AskCentre(number, None)


def acts_typed(typed: str) -> tuple[Act, ...]:
    """By Chinese words, English words or pinyin initials; all of them while nothing is typed."""
    key = typed.strip().lower()
    return tuple(
        act
        for act, (name, initials) in ACT_WORDS.items()
        if key in name.zh or key in name.en.lower() or initials.startswith(key)
    )
