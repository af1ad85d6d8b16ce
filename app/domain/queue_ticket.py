"""排队号: one customer's ticket, its number and the hall day it belongs to.

What becomes of a ticket is in ticket_ledger.py, who is called next in routing.py. A ticket never changes: what a
transfer or a split alters stands in its course.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.masking import mask_name, mask_phone
from app.domain.matter import QueueClass, Who
from app.domain.told_wait import WaitEstimate
from app.errors import InputRefused
from app.texts import queue as words
from app.texts.language import Language, Text

MOST_NOTE = 120  # characters: more is told in person
MIDNIGHT = time(0)
MOST_AHEAD = timedelta(days=1)  # of the newest day used before the clock's: more is a clock's fault


class Care(StrEnum):
    """老弱病残孕: why somebody is called first (S83, R24). The list is closed; stars never stand in it."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    ILL = "ill"

    @property
    def called(self) -> Text:
        return _CARES[self]


@dataclass(frozen=True, slots=True, order=True)
class TicketNumber:
    """移A018: `prefix` is the epoch's mark and the class's letter, `n` counts from 1 within hall, day and prefix.

    The mark is "" for a hall's first server, a letter from F on for each spare promoted after it, and for a counter
    that goes on alone its desk's number with what tells its pairing from others (desk_mark): so no two of them can give
    out one number.
    """

    day: date
    prefix: str
    n: int

    @property
    def shown(self) -> Text:
        """As paper, screen and voice say it: the sign of the class stands before it in Chinese."""
        return Text(f"{_SIGNS[class_of(self.prefix)]}{self}", str(self))

    def __str__(self) -> str:
        return f"{self.prefix}{self.n:03d}"


@dataclass(frozen=True, slots=True)
class Appointment:
    """预约: the agreed slot, aware UTC. Before it begins its holder waits as anybody (S85)."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Dispute:
    """争议: led to the reception room at once, where `handler`, a staff number, is in charge (S43)."""

    handler: str
    room: Text


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What a card or a phone number brought, for the greeter's eyes: masked already (R09)."""

    customer_id: str
    name: str
    phone: str
    stars: int
    open_orders: int
    ends_soon: tuple[Text, ...] = ()  # terms about to end, in words


@dataclass(frozen=True, slots=True)
class QueueTicket:
    """One customer who waits, or one part of a visit that was split (`split_from` is the id of the visit's first).

    `matters` are codes in the order they are to be done; `brought` and `missing` document codes. `issued_at` is aware
    UTC, `seniority_at` the moment its waiting counts from when the next is chosen: it survives transfer and split.
    `told` is the wait that was told with it; a reprint tells the same.
    """

    id: str
    hall_id: str
    number: TicketNumber
    queue: QueueClass
    issued_at: datetime
    seniority_at: datetime
    issued_by: str
    matters: tuple[str, ...]
    who: Who = Who.HOLDER
    brought: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    care: frozenset[Care] = frozenset()
    appointment: Appointment | None = None
    dispute: Dispute | None = None
    note: str = ""
    language: Language = Language.ZH
    customer: CustomerFacts | None = None
    told: WaitEstimate | None = None
    split_from: str = ""

    @property
    def protected(self) -> bool:
        return bool(self.care)

    @property
    def cares(self) -> tuple[Care, ...]:
        """In the order of Care, so that words are the same each time."""
        return tuple(care for care in Care if care in self.care)

    @property
    def large_print(self) -> bool:
        """Whoever is cared for gets a ticket in large print (S106)."""
        return self.protected


def prefix_of(mark: str, queue: QueueClass) -> str:
    """The prefix of `queue` under an epoch's mark."""
    return mark + LETTERS[queue]


def class_of(prefix: str) -> QueueClass:
    """Raises ValueError for a prefix that names no class."""
    for queue, letter in LETTERS.items():
        if prefix.endswith(letter):
            return queue
    raise ValueError(f"no class has the prefix {prefix}")


def next_mark(mark: str) -> str:
    """The mark of the server promoted after one that bore `mark`; after the last letter the first one again.

    Raises ValueError for what is no epoch's mark.
    """
    return EPOCH_MARKS[(EPOCH_MARKS.index(mark) + 1) % len(EPOCH_MARKS)]


def desk_mark(desk: str, *, server: str = "", pairing: int = 0) -> str:
    """The mark of a counter that goes on alone: its desk's number without leading zeros, after the mark of the `server`
    that paired it and before letters for its `pairing`, counted from 0 at this server: 3, 3F, 3G … 3Z, 3FF.

    A PC that replaces another knows nothing of the numbers of the one before, and is another pairing. Raises ValueError
    for no number.
    """
    letters, left = "", pairing
    while left:
        left, at = divmod(left - 1, len(EPOCH_MARKS) - 1)
        letters = EPOCH_MARKS[1 + at] + letters
    return f"{server}{int(desk)}{letters}"


def is_mark_of(desk: str, mark: str) -> bool:
    """Whether `mark` is one of this desk's, of whichever pairing."""
    bare = mark.strip("".join(EPOCH_MARKS))
    return bare.isdecimal() and desk.isdecimal() and bare == desk_mark(desk)


def business_day(at: datetime, zone: ZoneInfo, *, begins: time = MIDNIGHT, not_before: date | None = None) -> date:
    """The hall day of an aware moment. A hall open overnight lets its day begin later, at `begins` on the wall clock.

    `not_before` is the newest day used: a clock set back never opens an earlier day again. Where it lies further ahead
    than MOST_AHEAD, a clock was wrong when it was used, and it is passed over.
    """
    local = at.astimezone(zone)
    day = local.date() - timedelta(days=1) if local.time() < begins else local.date()
    return day if not_before is None or not_before - day > MOST_AHEAD else max(day, not_before)


def check_ticket(ticket: QueueTicket) -> None:
    """Raises InputRefused with a sentence for what no ticket may say."""
    if not ticket.matters:
        raise InputRefused(words.NO_MATTER)
    twice = next((code for code in ticket.matters if ticket.matters.count(code) > 1), None)
    if twice is not None:
        raise InputRefused(words.MATTER_TWICE, matter=twice)
    if len(ticket.note) > MOST_NOTE:
        raise InputRefused(words.NOTE_TOO_LONG, count=len(ticket.note), most=MOST_NOTE)
    if ticket.dispute is not None and not ticket.dispute.handler:
        raise InputRefused(words.DISPUTE_WITHOUT_HANDLER)
    if ticket.appointment is not None and ticket.appointment.ends < ticket.appointment.begins:
        raise InputRefused(words.APPOINTMENT_REVERSED)
    if ticket.customer is not None:
        _check_masked(ticket.customer)


def _check_masked(facts: CustomerFacts) -> None:
    if facts.name and "*" not in facts.name:
        raise InputRefused(words.SPELLED_OUT, what=words.NAME_FACT)
    if facts.phone != mask_phone(facts.phone):
        raise InputRefused(words.SPELLED_OUT, what=words.PHONE_FACT)


def facts_of(
    *, customer_id: str, name: str, phone: str, stars: int, open_orders: int, ends_soon: tuple[Text, ...] = ()
) -> CustomerFacts:
    """Masks what must not stand in a queue."""
    return CustomerFacts(customer_id, mask_name(name) if name else "", mask_phone(phone), stars, open_orders, ends_soon)


LETTERS: Final = {
    QueueClass.MOBILE: "A",
    QueueClass.FIXED: "B",
    QueueClass.COMPLAINT: "C",
    QueueClass.REPAIR: "D",
    QueueClass.ENTERPRISE: "E",
}
EPOCH_MARKS: Final[tuple[str, ...]] = (
    "",
    *"FGHJKLMNPQRSTUVWXYZ",
)  # no I and no O, which look like digits; A to E are classes
_SIGNS: Final = {
    QueueClass.MOBILE: words.SIGN_MOBILE,
    QueueClass.FIXED: words.SIGN_FIXED,
    QueueClass.COMPLAINT: words.SIGN_COMPLAINT,
    QueueClass.REPAIR: words.SIGN_REPAIR,
    QueueClass.ENTERPRISE: words.SIGN_ENTERPRISE,
}
_CARES: Final = {
    Care.ELDERLY: words.ELDERLY,
    Care.DISABLED: words.DISABLED,
    Care.PREGNANT: words.PREGNANT,
    Care.ILL: words.ILL,
}
