"""What the card of one ticket shows: its facts, the reason of its place, and what an act asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.desk_duty import DeskStanding, lacks
from app.domain.matter import Matter, QueueClass
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import waited_s
from app.texts import greeter as words
from app.texts.language import Language, Text
from ui.greeter.outside import GreeterOutside
from ui.greeter.said import clock, customer_line, hour, names, person_said
from ui.greeter.state import CardAct, CardView, Option, StepView

_REASONS: Final = {
    CardAct.TRANSFER: (words.WHY_WRONG_CLASS, words.WHY_NEEDS_DESK, words.WHY_SHORTER),
    CardAct.CANCEL: (words.WHY_LEFT, words.WHY_SELF, words.WHY_COMES_BACK, words.WHY_TWICE),
}
_ACTS: Final = {
    CardAct.REPRINT: ("printer", words.REPRINT),
    CardAct.TRANSFER: ("arrow-right-left", words.TRANSFER),
    CardAct.PUT_BACK: ("undo-2", words.PUT_BACK),
    CardAct.SPLIT: ("layers", words.SPLIT),
    CardAct.CANCEL: ("trash-2", words.CANCEL),
}
_STEPS: Final = {
    CardAct.TRANSFER: (words.TO_WHERE, words.DO_TRANSFER),
    CardAct.SPLIT: (words.WHAT_LEAVES, words.DO_SPLIT),
    CardAct.CANCEL: (words.CANCEL, words.DO_CANCEL),
}


@dataclass(frozen=True, slots=True)
class CardChoice:
    """What was tapped on the card so far. `key` is the one the act is asked under, "" before it was asked."""

    act: CardAct | None = None
    options: tuple[str, ...] = ()
    reason: str = ""
    key: str = ""
    busy: bool = False
    error: Text | None = None


def reasons_of(act: CardAct) -> tuple[Text, ...]:
    """Ready reasons; none where an act asks for none."""
    return _REASONS.get(act, ())


def card_view(course: TicketCourse, choice: CardChoice, *, outside: GreeterOutside, language: Language) -> CardView:
    """While a ticket that was put back is asked for, its card shows no step."""
    step = None
    if choice.act in _STEPS:
        step = _step(course, choice, outside=outside, language=language)
    return CardView(
        number=course.number.shown.say(language),
        title=course.stands.say(language),
        facts=_facts(course, outside, language),
        acts=tuple(_acts(course, language)),
        step=step,
        back=words.BACK.say(language),
        error=choice.error.say(language) if choice.error is not None else "",
        busy=choice.busy,
    )


def _facts(course: TicketCourse, outside: GreeterOutside, language: Language) -> tuple[str, ...]:
    ticket, matters = course.ticket, outside.matters()
    picture, now = outside.hall.seen().picture, outside.clock.now()
    facts = [_names(course.matters, matters, language)]
    place = _place(course, picture, language)
    if place:
        facts.append(place)
    at = hour(ticket.issued_at, outside.zone)
    said = [
        words.WAITED.say(language, time=clock(waited_s(course, now=now))),
        words.ISSUED_AT.say(language, at=at, by=ticket.issued_by),
    ]
    if ticket.told is not None:
        said.append(words.TOLD_WAIT.say(language, range=ticket.told.shown))
    facts.append(("，" if language is Language.ZH else ", ").join(said))
    if ticket.customer is not None:
        facts.append(customer_line(ticket.customer, language))
    if ticket.missing:
        kinds = {
            kind.code: kind.name.say(language)
            for matter in matters.values()
            for _, of in matter.documents
            for kind in of
        }
        lacking = [kinds.get(code, code) for code in ticket.missing]
        facts.append(
            words.MISSING_NOW.say(language, documents=("、" if language is Language.ZH else ", ").join(lacking))
        )
    if ticket.dispute is not None:
        handler = person_said(outside.name_of(ticket.dispute.handler), ticket.dispute.handler, language)
        facts.append(words.IN_DISPUTE.say(language, handler=handler))
    if ticket.note:
        facts.append(words.NOTE_SAYS.say(language, note=ticket.note))
    return tuple(facts)


def _place(course: TicketCourse, picture: QueuePicture | None, language: Language) -> str:
    line = picture.line if picture is not None else ()
    for place, each in enumerate(line, start=1):
        if each.ticket_id == course.ticket.id:
            return words.ORDER_REASON.say(language, place=place, reason=each.reason)
    return ""


def _acts(course: TicketCourse, language: Language) -> list[Option]:
    """Only those that can be: what a desk has, the desk moves."""
    waits, missed = course.standing is Standing.WAITING, course.standing is Standing.MISSED
    able = {
        CardAct.REPRINT: True,
        CardAct.TRANSFER: waits,
        CardAct.PUT_BACK: missed,
        CardAct.SPLIT: waits and len(course.matters) > 1,
        CardAct.CANCEL: waits or missed,
    }
    return [Option(act.value, said.say(language), icon=icon) for act, (icon, said) in _ACTS.items() if able[act]]


def _step(course: TicketCourse, choice: CardChoice, *, outside: GreeterOutside, language: Language) -> StepView | None:
    if choice.act is None:
        return None
    title, button = _STEPS[choice.act]
    options: tuple[Option, ...] = ()
    if choice.act is CardAct.TRANSFER:
        options = _places(course, choice, outside.hall.seen().picture, outside.matters(), language)
    elif choice.act is CardAct.SPLIT:
        matters = outside.matters()
        options = tuple(
            Option(code, _names((code,), matters, language), code in choice.options) for code in course.matters
        )
    ready = reasons_of(choice.act)
    said = [each.say(language) for each in ready]
    fits = bool(choice.options) and (choice.act is not CardAct.SPLIT or len(choice.options) < len(course.matters))
    return StepView(
        title=title.say(language),
        options=options,
        why=words.WHY.say(language) if ready else "",
        reasons=tuple(Option(str(place), each, each == choice.reason) for place, each in enumerate(said)),
        own="" if choice.reason in said else choice.reason,
        own_hint=words.OWN_WORDS.say(language) if ready else "",
        button=button.say(language),
        danger=choice.act is CardAct.CANCEL,
        enabled=not choice.busy and (fits or choice.act is CardAct.CANCEL),
    )


def _places(
    course: TicketCourse,
    choice: CardChoice,
    picture: QueuePicture | None,
    matters: Mapping[str, Matter],
    language: Language,
) -> tuple[Option, ...]:
    """Classes that a desk on duty serves, and each desk that calls now and has what the ticket asks for."""
    desks = [duty for duty in picture.desks if duty.standing is not DeskStanding.CLOSED] if picture is not None else []
    served = {queue for duty in desks for queue in duty.skills}
    classes = [queue for queue in QueueClass if queue in served and queue is not course.queue]
    found = [(f"class:{queue.value}", words.TO_CLASS.say(language, queue=queue.called)) for queue in classes]
    found += [
        (f"desk:{duty.desk}", words.TO_DESK.say(language, desk=duty.desk.lstrip("0")))
        for duty in desks
        if duty.desk != course.for_desk
        and duty.calls
        and lacks(duty, queue=course.queue, matters=course.matters, rules=matters) is None
    ]
    return tuple(Option(value, said, value in choice.options) for value, said in found)


def _names(codes: tuple[str, ...], matters: Mapping[str, Matter], language: Language) -> str:
    known = [matters[code] for code in codes if code in matters]
    return names(known, language) or ", ".join(codes)
