"""叫号屏: what the hall's television shows, the same in our own window and in a browser; numbers and waits, no names.

Whether somebody is cared for is never on it (S83): a protected ticket looks like any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.announcements import CallOut, calls_in
from app.domain.catalogue import Catalogue
from app.domain.matter import QueueClass
from app.domain.money import yuan_short
from app.domain.offering import PriceType
from app.domain.queue_picture import QueuePicture
from app.domain.queue_ticket import LETTERS
from app.domain.ticket_ledger import TicketCourse
from app.domain.ticket_times import Promises
from app.domain.told_wait import WaitEstimate
from app.errors import InputRefused
from app.texts import customer
from app.texts import display as words
from app.texts.language import Text
from app.texts.weekdays import WEEKDAYS

LAST_CALLS = 6
NOTICE_S = 15  # how long one notice stands
FLASH_S = 8.0  # after a call; slower than one flash a second, far below three, which could harm somebody
_FORGOTTEN_AFTER = timedelta(hours=6)  # the calls of yesterday evening are of no use in the morning
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class ClassShown:
    """One class in the row below the call: how many wait, and what a newcomer is told; `told` None: no desk for it."""

    queue: QueueClass
    waiting: int
    told: WaitEstimate | None

    @property
    def waits(self) -> Text:
        if self.waiting == 0 and self.told is not None and self.told.high_min > 0:
            return words.DESKS_BUSY  # with others at the same desks: "nobody waits, half an hour" would read as a fault
        return words.WAITING.filled(count=self.waiting)

    @property
    def says(self) -> Text:
        if self.told is None:
            return words.NO_DESK
        return self.told.shown if self.told.high_min == 0 else words.ABOUT.filled(told=self.told.shown)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for everybody with its icon (resources/icons)."""

    icon: str
    says: Text


@dataclass(frozen=True, slots=True)
class DisplayPicture:
    """`newest` is called large; `last` are those before it, newest first, one row a ticket."""

    at: datetime
    newest: CallOut | None
    last: tuple[CallOut, ...]
    classes: tuple[ClassShown, ...]


def display_picture(
    picture: QueuePicture, calls: Sequence[CallOut], *, classes: frozenset[QueueClass] = frozenset()
) -> DisplayPicture:
    """`calls` are those of newest_calls; `classes` the screen's own, none given means all of them.

    A class is shown while a desk serves it or somebody waits for it.
    """
    shown = tuple(
        ClassShown(each.queue, each.waiting, each.told)
        for each in picture.waits
        if on_screen(each.queue, classes) and (each.waiting or each.told is not None)
    )
    return DisplayPicture(picture.at, calls[0] if calls else None, tuple(calls[1 : LAST_CALLS + 1]), shown)


def newest_calls(
    known: Sequence[CallOut],
    courses: Iterable[TicketCourse],
    *,
    now: datetime,
    classes: frozenset[QueueClass] = frozenset(),
) -> tuple[CallOut, ...]:
    """The newest call of each ticket, newest first, as many as fit the screen.

    `known` are those of before: a ticket that is done stands in no picture of the queue any more, yet was just called.
    """
    newest: dict[str, CallOut] = {}
    for call in (*known, *(call for course in courses for call in calls_in(course))):
        before = newest.get(call.ticket_id)
        fresh = now - call.at <= _FORGOTTEN_AFTER
        if fresh and on_screen(call.queue, classes) and (before is None or before.at < call.at):
            newest[call.ticket_id] = call
    ordered = sorted(newest.values(), key=lambda call: (call.at, call.ticket_id), reverse=True)
    return tuple(ordered[: LAST_CALLS + 1])


def on_screen(queue: QueueClass, classes: frozenset[QueueClass]) -> bool:
    return not classes or queue in classes


def notices(*, promises: Promises, offers: Sequence[Notice] = ()) -> tuple[Notice, ...]:
    """What is said between calls: care before each of the hall's promises and `offers`, with the minutes in force here.

    Only who reads that they come first can ask for it.
    """
    care = Notice("heart-handshake", words.CARE.filled(minutes=promises.protected_finished_s // _MINUTE_S))
    others = (*(Notice(icon, says) for icon, says in customer.PROMISES[1:]), *offers)
    return tuple(each for other in others for each in (care, other))


def offer_notices(catalogue: Catalogue, day: date) -> tuple[Notice, ...]:
    """The plans on sale with what they hold and cost; only those whose price is one figure, for good.

    What has a discount or a trial takes more words than a glance has: it is on the list.
    """
    plain = (
        each
        for each in catalogue.on_sale(day)
        if each.is_main_plan
        and each.price.type is PriceType.MONTHLY
        and each.discount is None
        and each.trial_months is None
    )
    return tuple(
        Notice(
            "badge-percent",
            words.OFFER.filled(name=each.name, summary=each.summary, price=yuan_short(each.monthly_fen)),
        )
        for each in plain
    )


def fraud_notice(hotline: str) -> Notice:
    """Always there; `hotline` is the operator's own."""
    return Notice("shield-alert", customer.FRAUD.filled(hotline=hotline))


def notice_at(every: Sequence[Notice], at: datetime) -> Notice:
    """By the clock, so that all screens of a hall say the same at the same time."""
    return every[int(at.timestamp()) // NOTICE_S % len(every)]


def flashes(call: CallOut | None, now: datetime) -> bool:
    """Whether a call is so new that it draws the eye."""
    return call is not None and 0 <= (now - call.at).total_seconds() < FLASH_S


def day_words(at: datetime, zone: ZoneInfo) -> Text:
    """11 月 20 日 星期五, in hall time."""
    local = at.astimezone(zone)
    weekday, month = WEEKDAYS[local.weekday()], words.MONTHS[local.month - 1]
    return words.DAY.filled(month=local.month, day=local.day, weekday=weekday, month_name=month)


def read_classes(typed: str) -> frozenset[QueueClass]:
    """A,B as on the tickets; "" is every class. Raises InputRefused."""
    letters = [each.strip().upper() for each in typed.split(",") if each.strip()]
    by_letter = {letter: queue for queue, letter in LETTERS.items()}
    for letter in letters:
        if letter not in by_letter:
            raise InputRefused(words.CLASS_UNKNOWN, letter=letter, letters="、".join(by_letter))
    return frozenset(by_letter[letter] for letter in letters)
