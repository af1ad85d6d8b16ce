"""A ticket on the customer's own phone: the number large, where it stands, what is missing and what can be done today.

Whoever finds the paper can open it, so nothing on it says who the customer is: no name, no phone number, no star, no
care, no note, no staff. The same HTML is the first page and every answer after; the script only puts it in place.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.domain.business_hall import BusinessHall
from app.domain.hall_time import clock_time
from app.domain.matter import Matter
from app.domain.queue_ticket import QueueTicket
from app.domain.ticket_ledger import CallRules, Standing, TicketCourse
from app.domain.told_wait import WaitEstimate
from app.domain.triage import Missing, Visitor, triage
from app.texts import hall_pages as words
from app.texts.display import COUNTER
from app.texts.language import Language, Text
from central.hall_page_look import page, phone_head, switch_link
from central.hall_page_seen import Stands

NEAR = 2  # people before: close enough to stand up
SOON_S, QUIET_S = 3, 10  # how often a phone asks again
_WITHOUT_SCRIPT = '<noscript><meta http-equiv="refresh" content="10"></noscript>'
_FRAME = (
    "<header><span>{hall}</span>{switch}</header><p id=lost role=alert hidden>{lost}</p>"
    "<div id=live aria-live=polite>{main}</div>"
    "<button id=remind type=button hidden>{remind}</button><p id=reminds hidden>{reminds}</p>"
    "<footer>{only_numbers}</footer>"
)


class Told(NamedTuple):
    """One state of a ticket: `look` is a class of phone.css, `alert` changes when the phone is to be felt; `again_s` 0:
    this is the last state there will be."""

    look: str
    html: str
    title: Text
    alert: str = ""
    again_s: int = QUIET_S


def ticket_page(main: str, *, ticket: QueueTicket, hall: BusinessHall, language: Language) -> str:
    frame = _FRAME.format(
        hall=escape(words.HALL.say(language, operator=hall.brand.operator, hall=hall.name)),
        switch=switch_link(language),
        lost=escape(words.LOST.say(language)),
        main=main,
        remind=escape(words.REMIND.say(language)),
        reminds=escape(words.REMINDS.say(language)),
        only_numbers=escape(words.ONLY_NUMBERS.say(language)),
    )
    head = phone_head("ticket.js") + _WITHOUT_SCRIPT
    return page(title=ticket.number.shown.say(language), body=frame, head=head, language=language)


def ticket_main(
    stands: Stands, *, at: str, zone: ZoneInfo, calls: CallRules, matters: Mapping[str, Matter], language: Language
) -> str:
    """What changes on the page; `at` is the hall's clock."""
    course = stands.course
    told = _told(stands, zone=zone, calls=calls, language=language)
    number = course.number.shown.say(language)
    queue = words.BUSINESS.say(language, queue=course.queue.called)
    over = course.standing.over
    parts = (
        f'<main class="{told.look}" data-title="{escape(told.title.say(language))}" data-alert="{escape(told.alert)}"'
        f' data-again="{told.again_s}">',
        f"<h1>{escape(number)}</h1><p class=queue>{escape(queue)}</p>",
        f"<section class=state>{told.html}<p class=at>{escape(words.AS_OF.say(language, time=at))}</p></section>",
        _matters(course, matters, language),
        "" if over else _missing(course, matters, language),
        "</main>",
    )
    return "".join(parts)


def _told(stands: Stands, *, zone: ZoneInfo, calls: CallRules, language: Language) -> Told:
    course = stands.course
    number, desk = course.number.shown, _plain(course.desk)

    def says(line: Text, look: str, what_now: Text | None = None, *, again_s: int = QUIET_S) -> Told:
        html = _line(line, language) + ("" if what_now is None else _line(what_now, language, "now"))
        return Told(look, html, words.TITLE_SAYS.filled(number=number, says=line), again_s=again_s)

    match course.standing:
        case Standing.WAITING:
            return _waiting(stands, zone=zone, language=language)
        case Standing.CALLED:
            html = _line(words.COME_TO, language) + _large(COUNTER.filled(desk=desk), language)
            title = words.TITLE_CALLED.filled(number=number, desk=desk)
            return Told("called", html, title, f"called {desk} {course.since.timestamp():.0f}", SOON_S)
        case Standing.SERVING:
            return says(words.SERVING.filled(desk=desk), "serving")
        case Standing.ON_HOLD:
            return says(words.ON_HOLD.filled(desk=desk), "serving")
        case Standing.MISSED:
            often = course.missed_rounds >= calls.most_rounds
            missed = says(words.MISSED, "missed", words.MISSED_TOO_OFTEN if often else words.MISSED_WHAT_NOW)
            return missed._replace(alert=f"missed {course.missed_rounds}")
        case Standing.FINISHED:
            return says(words.FINISHED, "over", words.FINISHED_WHAT_NOW, again_s=0)
        case Standing.CANCELLED:
            return says(words.CANCELLED, "over", words.CANCELLED_WHAT_NOW, again_s=0)


def _waiting(stands: Stands, *, zone: ZoneInfo, language: Language) -> Told:
    course, ticket, before = stands.course, stands.course.ticket, stands.before
    near = before <= NEAR and stands.told is not None and not stands.busy
    if before:
        people = words.PEOPLE.filled(count=before)
        html = _line(words.WAITING, language) + _large(people, language)
    else:
        html = _large(words.NOBODY_BEFORE, language)
    html += _line(words.OTHER_PART if stands.busy else _range(stands.told), language, "now")
    if near and (stands.told is None or stands.told.high_min):
        html += _line(words.NEAR, language, "now")
    if ticket.told is not None:
        time = clock_time(ticket.issued_at, zone)
        html += _line(words.TOLD_THEN.filled(time=time, range=ticket.told.shown), language, "small")
    title = words.TITLE_WAITING.filled(number=course.number.shown, count=before)
    return Told("near" if near else "waiting", html, title, "near" if near else "", SOON_S if near else QUIET_S)


def _range(told: WaitEstimate | None) -> Text:
    if told is None:
        return words.NO_DESK
    return words.RANGE_LEFT.filled(range=told.shown) if told.high_min else words.CALLED_SOON


def _matters(course: TicketCourse, matters: Mapping[str, Matter], language: Language) -> str:
    named = [matters[code].name for code in course.matters if code in matters]
    return _listed(words.MATTERS, (escape(name.say(language)) for name in named), language)


def _missing(course: TicketCourse, matters: Mapping[str, Matter], language: Language) -> str:
    rows = (
        f"<b>{escape(each.says.say(language))}</b>"
        + _listed(words.INSTEAD, (escape(way.say(language)) for way in each.instead), language, head="h3")
        for each in missing_of(course, matters)
    )
    return _listed(words.MISSING, rows, language)


def missing_of(course: TicketCourse, matters: Mapping[str, Matter]) -> Sequence[Missing]:
    """What the ticket says is missing, of the matters still on it and in force."""
    ticket, codes = course.ticket, tuple(code for code in course.matters if code in matters)
    if not codes or not ticket.missing:
        return ()
    visitor = Visitor(who=ticket.who, brought=frozenset(ticket.brought))
    return [each for each in triage(matters, codes, visitor).missing if each.kind.code in ticket.missing]


def _listed(title: Text, rows: Iterable[str], language: Language, head: str = "h2") -> str:
    """`rows` are HTML; nothing at all without any."""
    items = "".join(f"<li>{row}</li>" for row in rows)
    tag = "section" if head == "h2" else "div"
    return f"<{tag}><{head}>{escape(title.say(language))}</{head}><ul>{items}</ul></{tag}>" if items else ""


def _line(text: Text, language: Language, kind: str = "line") -> str:
    return f"<p class={kind}>{escape(text.say(language))}</p>"


def _large(text: Text, language: Language) -> str:
    return _line(text, language, "large")


def _plain(desk: str) -> str:
    """03 is desk 3 to a customer."""
    return desk.lstrip("0") or desk
