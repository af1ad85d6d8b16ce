"""号票 after picture 16: the number seen from afar, the wait as it was told, what is there and what is missing.

It is the customer's own paper in the customer's language: why they are called first is said kindly, a dispute is not
named at all, and nothing of what a card or a phone number brought stands on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.business_hall import BusinessHall
from app.domain.hall_time import clock_time, hall_date
from app.domain.matter import Matter, SelfService
from app.domain.queue_ticket import LETTERS, Care, QueueTicket
from app.domain.staff import StaffMember
from app.domain.triage import Triage, Visitor, triage
from app.papers.document import Block, Cut, Document, Feed, Heading, KeyValue, Paragraph, Phrases, QrCode, Rule, Small
from app.texts import ticket_paper as texts
from app.texts.language import Language, Text, same

_INDENT = 2  # cells, below a missing document
_STORY = 40  # characters: longer ones stay small in large print


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a ticket's words are made from beside the ticket: its hall, the matters in force, and who is named on it.

    `pages_url` begins the address of customers' pages, "" for none; `before` how many are called first, None where
    nobody knows. `issued_by` and `handler` are None where this counter does not know the person.
    """

    hall: BusinessHall
    matters: Mapping[str, Matter]
    pages_url: str
    before: int | None
    issued_by: StaffMember | None
    handler: StaffMember | None = None


def queue_ticket(ticket: QueueTicket, at_hand: AtHand) -> Document:
    """In large print (S106) what is only good to know stays small, on a crowded ticket all but number, care and wait:
    the paper is at most 30 cm long."""
    language = ticket.language
    number = ticket.number.shown.say(language)
    hall = at_hand.hall
    operator_and_hall = texts.BRAND_AND_HALL.say(language, operator=hall.brand.operator, hall=hall.name)
    needs = _needs(ticket, at_hand.matters)
    blocks: list[Block] = [
        Small(Heading(operator_and_hall)),
        Rule(),
        Heading(number, strong=True, huge=True),
        _sized(KeyValue(texts.CAME_FOR.say(language), _came_for(ticket, needs).say(language)), ticket),
        *_care(ticket),
        *_where_and_when(ticket, at_hand),
        Small(KeyValue(texts.TAKEN.say(language), _taken(ticket, at_hand))),
        *_documents(ticket, needs),
        Rule(),
        *_how_it_goes_on(ticket, at_hand, needs),
        *_page(ticket, at_hand),
        Feed(1),
        Cut(),
    ]
    return Document(title=number, blocks=tuple(blocks), large=ticket.large_print)


def ticket_copy_mark(
    *, copy_number: int, at: datetime, by: StaffMember | None, zone: ZoneInfo, language: Language
) -> Document:
    """What stands above a ticket that is printed again: below it comes the ticket as it was printed first."""
    who = f"  {_who(by, '').say(language)}" if by is not None else ""
    mark = texts.COPY_MARK.say(language, n=copy_number)
    return Document(mark, (Heading(mark, strong=True, double=True), Heading(f"{_minute(at, zone)}{who}")))


def desk_alone(ticket: QueueTicket) -> str:
    """The number of the desk that gave it out while cut off from its hall server; "" for the hall's own ticket."""
    mark = ticket.number.prefix.removesuffix(LETTERS[ticket.queue])
    return mark if mark.isdigit() else ""


def _needs(ticket: QueueTicket, matters: Mapping[str, Matter]) -> Triage | None:
    """None where none of its matters is in force here: the rules changed since, or are another counter's."""
    known = [code for code in ticket.matters if code in matters]
    visitor = Visitor(ticket.who, ticket.care, frozenset(ticket.brought))
    return triage(matters, known, visitor) if known else None


def _came_for(ticket: QueueTicket, needs: Triage | None) -> Text:
    return ticket.queue.called if needs is None else _joined([matter.name for matter in needs.matters])


def _sized(block: KeyValue | Phrases | Paragraph, ticket: QueueTicket) -> Block:
    """Small on a crowded ticket, and where it is a whole story."""
    crowded = len(ticket.missing) > 1 or len(ticket.matters) > 2
    story = isinstance(block, Paragraph) and len(block.words) > _STORY
    return Small(block) if crowded or story else block


def _care(ticket: QueueTicket) -> list[Block]:
    if not ticket.cares:
        return []
    why = _joined([_CARES[care] for care in ticket.cares])
    return [KeyValue(texts.CARE.say(ticket.language), texts.FIRST.say(ticket.language, why=why))]


def _where_and_when(ticket: QueueTicket, at_hand: AtHand) -> list[Block]:
    """How long they wait and who calls them; or, in a dispute, the room they go to and who receives them."""
    language, zone = ticket.language, at_hand.hall.zone
    if ticket.dispute is not None:
        handler = _who(at_hand.handler, ticket.dispute.handler)
        rows = [(texts.GO_TO, ticket.dispute.room), (texts.RECEIVED_BY, handler)]
    else:
        rows = []
        if ticket.appointment is not None:
            begins, ends = (clock_time(each, zone) for each in (ticket.appointment.begins, ticket.appointment.ends))
            rows.append((texts.APPOINTMENT, texts.APPOINTMENT_SLOT.filled(begins=begins, ends=ends)))
        if at_hand.before is not None:
            people = texts.PEOPLE.filled(count=at_hand.before) if at_hand.before else texts.NOBODY
            rows.append((texts.BEFORE, people))
        rows.append((texts.WAIT, _wait(ticket)))
        desk = desk_alone(ticket)
        if desk:
            rows.append((texts.CALLED_AT, texts.OWN_DESK.filled(desk=desk)))
    return [KeyValue(label.say(language), value.say(language)) for label, value in rows]


def _wait(ticket: QueueTicket) -> Text:
    """As it was told. A printer's dash is as wide as a Chinese character, and a range with it looks torn apart."""
    if ticket.told is None:
        return texts.WAIT_NOT_KNOWN
    shown = ticket.told.shown
    return Text(shown.zh.replace("–", "-"), shown.en.replace("–", "-"))


def _taken(ticket: QueueTicket, at_hand: AtHand) -> str:
    who = _who(at_hand.issued_by, ticket.issued_by)
    return texts.TAKEN_BY.say(ticket.language, at=_minute(ticket.issued_at, at_hand.hall.zone), who=who)


def _documents(ticket: QueueTicket, needs: Triage | None) -> list[Block]:
    """What they brought, what to have ready where nobody asked for it yet, and below each document that is missing the
    best that can be done today without it."""
    if needs is None:
        return []
    language = ticket.language
    brought = [texts.TICKED.format(what=each.kind.name.say(language)) for each in needs.needed if each.brought]
    ready = [each.kind.name.say(language) for each in needs.missing if each.kind.code not in ticket.missing]
    rows = ((texts.BROUGHT, brought), (texts.HAVE_READY, ready))
    blocks: list[Block] = [Small(Phrases((label.say(language), *names))) for label, names in rows if names]
    for n, missing in enumerate(each for each in needs.missing if each.kind.code in ticket.missing):
        name = missing.says if len(needs.matters) > 1 else missing.kind.name
        label = [] if n else [texts.MISSING.say(language)]
        what = Phrases((*label, texts.UNTICKED.format(what=name.say(language))))
        instead = Paragraph(missing.instead[0].say(language), indent=_INDENT)
        blocks += [_sized(what, ticket), _sized(instead, ticket)]
    blocks += [Small(Paragraph(each.says.say(language))) for each in needs.not_allowed]
    return [Rule(), *blocks] if blocks else []


def _how_it_goes_on(ticket: QueueTicket, at_hand: AtHand, needs: Triage | None) -> list[Block]:
    language = ticket.language
    if ticket.dispute is not None:
        who = _who(at_hand.handler, ticket.dispute.handler)
        return [Paragraph(texts.STRAIGHT_THERE.say(language, who=who))]
    by_self: list[Block] = [
        Small(Paragraph(texts.BY_YOURSELF.say(language, matters=_joined(names), ways=_ways(ways))))
        for ways, names in _by_ways(needs).items()
    ]
    desk = desk_alone(ticket)
    listen = texts.LISTEN_AT_DESK.filled(desk=desk) if desk else texts.LISTEN
    return [*by_self, _sized(Paragraph(listen.say(language)), ticket)]


def _by_ways(needs: Triage | None) -> dict[tuple[SelfService, ...], list[Text]]:
    """Matters that can be done without a counter, those done the same ways together."""
    together: dict[tuple[SelfService, ...], list[Text]] = {}
    for each in needs.self_service if needs is not None else ():
        together.setdefault(each.ways, []).append(each.matter.name)
    return together


def _ways(ways: tuple[SelfService, ...]) -> Text:
    return _joined([way.called for way in ways])


def _page(ticket: QueueTicket, at_hand: AtHand) -> list[Block]:
    """The way to the ticket's page on a phone; nobody waits for a number in a dispute."""
    if not at_hand.pages_url or ticket.dispute is not None:
        return []
    return [QrCode(f"{at_hand.pages_url}/t/{ticket.id}", texts.SCAN.say(ticket.language))]


def _who(person: StaffMember | None, number: str) -> Text:
    if person is None:
        return same(number)
    zh = texts.WHO.say(Language.ZH, role=person.role.called, name=person.name)
    return Text(zh, texts.WHO.say(Language.EN, role=person.role.called, name=person.latin_name))


def _minute(at: datetime, zone: ZoneInfo) -> str:
    """2026-11-20 10:24 in hall time."""
    return f"{hall_date(at, zone).isoformat()} {clock_time(at, zone)}"


def _joined(names: list[Text]) -> Text:
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))


_CARES: Final = {
    Care.ELDERLY: texts.OVER_65,
    Care.DISABLED: texts.ACCESSIBLE,
    Care.PREGNANT: texts.EXPECTING,
    Care.ILL: texts.UNWELL,
}
