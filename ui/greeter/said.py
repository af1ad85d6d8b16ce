"""How the greeter's page writes times, names and customers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.matter import Matter, QueueClass
from app.domain.queue_picture import QueuePicture
from app.domain.queue_ticket import CustomerFacts
from app.domain.staff import StaffMember
from app.domain.ticket_ledger import TicketCourse
from app.texts import greeter as words
from app.texts.language import Language


def clock(seconds: float) -> str:
    """4:40; an hour and more as 75:10, as a stopwatch goes on."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def hour(at: datetime, zone: ZoneInfo) -> str:
    """10:40 in the hall."""
    return at.astimezone(zone).strftime("%H:%M")


def names(found: Sequence[Matter], language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(matter.name.say(language) for matter in found)


def matters_of(course: TicketCourse, matters: Mapping[str, Matter], language: Language) -> str:
    """The first of them and how many more; a code no rule knows any more stands as it is."""
    codes = course.matters
    first = matters[codes[0]].name.say(language) if codes[0] in matters else codes[0]
    if len(codes) == 1:
        return first
    return words.MATTER_MORE.say(language, matter=first, count=len(codes), more=len(codes) - 1)


def minutes_of(matter: Matter, language: Language) -> str:
    took = matter.minutes
    if took is None:
        return words.MINUTES_UNKNOWN.say(language)
    return minutes_said(took.least, took.most, language)


def minutes_said(least: int, most: int, language: Language) -> str:
    if least == most:
        return words.ABOUT_MINUTES.say(language, n=most)
    return words.ABOUT_RANGE.say(language, low=least, high=most)


def customer_line(facts: CustomerFacts, language: Language) -> str:
    """张* 六星 · 在途 1 单 · 5G畅享 12-31 到期; masked already."""
    stars = words.STARS.say(language, stars=facts.stars) if facts.stars else words.NO_STARS.say(language)
    parts = [f"{facts.name} {facts.phone}".strip(), stars]
    if facts.open_orders:
        parts.append(words.OPEN_ORDERS.say(language, count=facts.open_orders))
    return "  ·  ".join((*parts, *(each.say(language) for each in facts.ends_soon)))


def person_said(person: StaffMember | None, number: str, language: Language) -> str:
    if person is None:
        return words.HANDLER_UNNAMED.say(language, number=number)
    return person.name if language is Language.ZH else person.latin_name


def open_for(picture: QueuePicture, queue: QueueClass) -> int:
    """How many desks that call serve this class."""
    return sum(1 for duty in picture.desks if duty.calls and queue in duty.skills)
