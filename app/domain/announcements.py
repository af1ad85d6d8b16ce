"""What is said aloud of calls: each one heard, one after the other, and none once it is too old to be of use.

Nothing here makes a sound: a call is words in both languages, and the names of the recordings that say them. All
moments are the hall server's, so that a screen whose own clock is wrong says what it should.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import IntEnum

from app.domain.matter import QueueClass
from app.domain.queue_ticket import TicketNumber, class_of
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from app.errors import InputRefused
from app.texts import display as words
from app.texts.language import Language, Text

OLDEST_S = 90.0  # a call older than this is shown, and said no more: the desk has called again or gone on
CHIME = "chime"  # the recording before the words, so that people look up
_CALLS = (Act.CALL, Act.RECALL)
_TEN = 10


class Pace(IntEnum):
    """How much of a call is said. A hall of 40 desks calls oftener than both languages can be said in full (about 11
    seconds): what is said late, or never, helps less than what is said briefly."""

    CALM = 0  # the chime and both languages in full
    BRISK = 1  # the chime and both languages, number and desk alone
    HURRIED = 2  # number and desk, in the ticket's own language


PACES = (Pace.CALM, Pace.BRISK, Pace.BRISK, Pace.HURRIED)  # by how many wait behind; the last for all beyond


def pace_of(behind: int) -> Pace:
    """With so many calls waiting behind the one that is said now."""
    return PACES[min(behind, len(PACES) - 1)]


@dataclass(frozen=True, slots=True)
class CallOut:
    """叫号: one call of one ticket to one desk, at an aware moment; `nth` counts in the round, recalls from 2 on.
    `language` is the ticket's."""

    ticket_id: str
    number: TicketNumber
    queue: QueueClass
    desk: str
    at: datetime
    nth: int = 1
    language: Language = Language.ZH

    @property
    def counter(self) -> str:
        """The desk as people say it, without leading zeros."""
        return self.desk.lstrip("0") or self.desk

    @property
    def said(self) -> Text:
        return words.CALL.filled(number=self.number.shown, desk=self.counter)

    def spoken(self, pace: Pace = Pace.CALM) -> Text:
        """For a voice that reads words: digit by digit, since nobody looks for the eighteenth."""
        shown, sentence = self.number.shown, words.CALL if pace is Pace.CALM else words.CALL_BRIEF
        return sentence.filled(number=Text(" ".join(shown.zh), " ".join(shown.en)), desk=self.counter)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """By the hall's wall clock; `ends` before `begins` goes over midnight."""

    begins: time
    ends: time

    def holds(self, local: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends


@dataclass(frozen=True, slots=True)
class Announcements:
    """What is still to be said, oldest first; `known` are calls heard of, so that none is taken up twice."""

    waiting: tuple[CallOut, ...] = ()
    known: frozenset[CallOut] = frozenset()

    def heard(self, calls: Iterable[CallOut], *, now: datetime, oldest_s: float = OLDEST_S) -> "Announcements":
        """With the new ones among `calls` behind those that wait.

        A call of a ticket takes the place of an earlier one that was not said yet: nobody is sent to two desks.
        """
        oldest = now - timedelta(seconds=oldest_s)
        new = sorted((each for each in set(calls) - self.known if each.at >= oldest), key=_in_order)
        waiting = list(self.waiting)
        for call in new:
            at = next((i for i, each in enumerate(waiting) if each.ticket_id == call.ticket_id), None)
            if at is None:
                waiting.append(call)
            else:
                waiting[at] = max(waiting[at], call, key=_in_order)
        known = frozenset(each for each in self.known if each.at >= oldest) | frozenset(new)
        return Announcements(tuple(waiting), known)

    def without(self, courses: Iterable[TicketCourse]) -> "Announcements":
        """Nobody is called any more who left, was missed, or waits again after that very call.

        A picture may be older than an event that came before it: one that does not know of the call takes none back.
        """
        called_no_more = (Standing.WAITING, Standing.MISSED, Standing.CANCELLED)
        gone = {call for each in courses if each.standing in called_no_more for call in calls_in(each)}
        return replace(self, waiting=tuple(each for each in self.waiting if each not in gone))

    def next(self, *, now: datetime, oldest_s: float = OLDEST_S) -> "tuple[CallOut | None, Announcements]":
        """The one to be said now, and what is left; those that grew too old while others were said fall out."""
        oldest = now - timedelta(seconds=oldest_s)
        waiting = tuple(each for each in self.waiting if each.at >= oldest)
        return (waiting[0] if waiting else None), replace(self, waiting=waiting[1:])


def calls_in(course: TicketCourse) -> tuple[CallOut, ...]:
    """Each call and recall of a ticket, in their order, to the desk it was for."""
    calls: list[CallOut] = []
    ticket, nth = course.ticket, 0
    following = [*((each.desk, each.queue) for each in course.periods), (course.desk, course.queue)][1:]
    for period, (desk, queue) in zip(course.periods, following, strict=True):
        if period.ended_by in _CALLS:
            nth = 1 if period.ended_by is Act.CALL else nth + 1
            calls.append(CallOut(ticket.id, course.number, queue, desk, period.ended, nth, ticket.language))
    return tuple(calls)


def read_quiet(typed: str) -> QuietHours:
    """12:00-14:00. Raises InputRefused."""
    begins, _, ends = typed.replace("–", "-").partition("-")
    try:
        hours = QuietHours(time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip()))
    except ValueError:
        raise InputRefused(words.QUIET_WRONG, words=typed) from None
    if hours.begins == hours.ends:
        raise InputRefused(words.QUIET_WRONG, words=typed)
    return hours


def languages_of(call: CallOut, languages: Sequence[Language], pace: Pace) -> tuple[Language, ...]:
    """In which of a screen's `languages` it is said at this pace, in order."""
    if pace is not Pace.HURRIED:
        return tuple(languages)
    return (call.language,) if call.language in languages else tuple(languages[:1])


def recordings_of(call: CallOut, language: Language, pace: Pace = Pace.CALM) -> tuple[str, ...]:
    """The recordings that say it, in order, by their names in resources/voice; letters are said alike in both."""
    letters = [f"letter_{each.lower()}" if each.isalpha() else f"{language}_{each}" for each in str(call.number)]
    counter = [each for each in call.counter if each.isdigit()]
    if language is Language.EN:
        ticket = ("en_ticket",) if pace is Pace.CALM else ()
        return (*ticket, *letters, "en_please_go_to_counter", *(f"en_{each}" for each in counter))
    head = ("zh_please", f"zh_sign_{class_of(call.number.prefix)}") if pace is Pace.CALM else ()
    return (*head, *letters, "zh_to", *_chinese_count("".join(counter)), "zh_counter")


def _in_order(call: CallOut) -> tuple[datetime, str]:
    return call.at, call.ticket_id


def _chinese_count(digits: str) -> tuple[str, ...]:
    """13 is 十三, 20 is 二十; from 100 on digit by digit."""
    n = int(digits or "0")
    if not _TEN <= n < _TEN * _TEN:
        return tuple(f"zh_{each}" for each in digits)
    tens, ones = divmod(n, _TEN)
    return (*((f"zh_{tens}",) if tens > 1 else ()), "zh_ten", *((f"zh_{ones}",) if ones else ()))
