"""An identity document as a reader read it, and whether it may stand for its holder (R01, R03, R04, R08)."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.customer import DocumentType
from app.domain.identity import birth_date, check_resident_id
from app.domain.masking import mask_document, mask_name
from app.errors import InputRefused

_FOREIGN_NUMBER = re.compile(r"[A-Z]{3}[0-9]{12}", re.ASCII)
_HMT_REGIONS = ("810000", "820000", "830000")  # Hong Kong, Macao, Taiwan


OF_AGE = 18  # R02; from 16 on, who lives on their own income may act alone


class Sex(StrEnum):
    """GB/T 2261.1 as far as a card has it."""

    MALE = "male"
    FEMALE = "female"
    UNSAID = "unsaid"


class ReadOutcome(StrEnum):
    """How a reading ended. Only READ may stand for a person; every other one has its sentence in app.texts.identity."""

    READ = "read"
    NO_CARD = "no_card"  # none was laid down in time
    MOVED_TOO_SOON = "moved_too_soon"  # it was there and went before all of it was read
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    CONTRADICTORY = "contradictory"  # its own data do not agree: check digit, birth date
    DAMAGED = "damaged"  # the chip answers and cannot be read
    UNKNOWN_KIND = "unknown_kind"  # a card that is no identity card, or one this program does not know
    GARBLED = "garbled"  # the reader's bytes did not arrive whole, several times over
    READER_REFUSED = "reader_refused"  # its security module failed its self-test or is not authorised
    NO_READER = "no_reader"  # none is set for this counter
    READER_GONE = "reader_gone"  # unplugged, switched off, or no answer
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCard:
    """What stands in the chip. Personal data stay out of its repr, so that no log holds them (R09).

    `ethnicity` and `nationality` are "" where such a document has none. `photo` is the chip's picture as it came: WLT,
    a format only licensed software decodes; None where the reader gave none. `read_at` is aware UTC, of the caller's
    clock; `reader` the number of the security module, or the name of a reader that has none.
    """

    kind: DocumentType
    name: str = field(repr=False)
    latin_name: str = field(repr=False)
    number: str = field(repr=False)
    sex: Sex = field(repr=False)
    ethnicity: str = field(repr=False)
    nationality: str = field(repr=False)
    born_on: date = field(repr=False)
    address: str = field(repr=False)
    issuer: str = field(repr=False)
    valid_from: date
    valid_until: date | None  # None: 长期
    photo: bytes | None = field(repr=False)
    reader: str
    read_at: datetime
    demo: bool

    @property
    def masked_name(self) -> str:
        return mask_name(self.name or self.latin_name)

    @property
    def masked_number(self) -> str:
        return mask_document(self.number)


@dataclass(frozen=True, slots=True)
class CardRead:
    """How the identity of a form's customer was established: this reader read their card at that time (R04).

    A form without it rests on what was typed or found, which is for queries and for matters that need no reading.
    """

    reader: str
    read_at: datetime
    demo: bool


def card_read(card: IdentityCard) -> CardRead:
    """What a form keeps of a reading: nothing that says who."""
    return CardRead(reader=card.reader, read_at=card.read_at, demo=card.demo)


def judge_card(card: IdentityCard, *, today: date, demo: bool) -> ReadOutcome:
    """READ where the card may stand for its holder today; else why not. `demo` lets demo regions pass (identity.py)."""
    if _contradicts(card, demo=demo):
        return ReadOutcome.CONTRADICTORY
    if today < card.valid_from:
        return ReadOutcome.NOT_YET_VALID
    if card.valid_until is not None and card.valid_until < today:
        return ReadOutcome.EXPIRED
    return ReadOutcome.READ


def _contradicts(card: IdentityCard, *, demo: bool) -> bool:
    if not (card.name or card.latin_name):
        return True
    if card.valid_until is not None and card.valid_until < card.valid_from:
        return True
    if card.kind is DocumentType.FOREIGN_PERMANENT:
        return _FOREIGN_NUMBER.fullmatch(card.number) is None
    try:
        check_resident_id(card.number, demo=demo)
    except InputRefused:
        return True
    hmt = card.number.startswith(_HMT_REGIONS)
    return birth_date(card.number) != card.born_on or hmt is not (card.kind is DocumentType.HMT_RESIDENCE)


def age_on(born_on: date, day: date) -> int:
    """Whole years; who was born on 29 February is a year older on 1 March of a common year."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
