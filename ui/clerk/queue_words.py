"""The strip over the form and the visit beside it, as words: who is at the desk, both clocks, what they came for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.desk_duty import DeskStanding
from app.domain.hall_time import clock_time
from app.domain.matter import Matter, Who
from app.domain.queue_ticket import QueueTicket
from app.domain.ticket_ledger import CallRules, Standing, TicketCourse
from app.domain.ticket_times import (
    PromiseClock,
    PromiseKind,
    Promises,
    PromiseState,
    promise_clocks,
    served_s,
    waited_s,
)
from app.hall_ports import HallSeen, HallState
from app.texts import clerk_queue as words
from app.texts.language import Language, Text, same
from ui.clerk.items import ACT_WORDS, Act
from ui.clerk.queue_facts import QueueFacts
from ui.clerk.queue_state import MatterRow, Said, StripButton, StripState, Tint, VisitState
from ui.frame.form_state import Pill, PillKind

NEAR_S = 60.0  # of a promise: from here on it is amber
NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What the words are made with. `zone` is the hall's, `rules` the matters in force."""

    now: datetime
    zone: ZoneInfo
    language: Language
    rules: Mapping[str, Matter]


def strip_state(seen: HallSeen, facts: QueueFacts, look: Look, *, why: Text | None, busy: bool) -> StripState:
    """`why` is why the ticket at hand was called first; `busy`: an act waits for its answer."""
    course = facts.at_hand
    if course is None:
        return _free(seen, facts, look, busy=busy)
    promises = seen.picture.promises if seen.picture is not None else Promises()
    calls = seen.picture.calls if seen.picture is not None else CallRules()
    ticket, language = course.ticket, look.language
    if seen.state is HallState.LOST:
        said = [_lost(seen, look), *_times(course, look, promises)]
        return StripState(
            number=ticket.number.shown.say(language),
            plain="",
            pills=(*_pills(ticket, language), *_standing_pills(seen, facts, language)),
            said=tuple(said),
            buttons=(_button(Act.GO_ALONE, look, busy=busy),),
        )
    said = _times(course, look, promises)
    if facts.away:
        said.insert(0, Said(words.AWAY_SAYS.say(language, number=ticket.number.shown), Tint.WARN))
    if why is not None and course.standing is Standing.CALLED:
        said.append(Said(words.WHY_CALLED.say(language, reason=why)))
    said += _came_for(course, look)
    return StripState(
        number=ticket.number.shown.say(language),
        plain="" if ticket.protected else _class(ticket, look).say(language),
        pills=(*_pills(ticket, language), *_standing_pills(seen, facts, language)),
        said=tuple(said),
        buttons=_away_buttons(course, look) if facts.away else _buttons(course, look, calls, busy=busy),
    )


# ── somebody is at the desk ───────────────────────────────────────────────────────────────


def _class(ticket: QueueTicket, look: Look) -> Text:
    slot = ticket.appointment
    return words.ORDINARY if slot is None else words.APPOINTMENT.filled(at=clock_time(slot.begins, look.zone))


def _pills(ticket: QueueTicket, language: Language) -> tuple[Pill, ...]:
    comma = "、" if language is Language.ZH else ", "
    pills = []
    if ticket.protected:
        why = comma.join(care.called.say(language) for care in ticket.cares)
        pills.append(Pill(PillKind.WAITING, words.CARE.say(language, why=why)))
    if ticket.dispute is not None:
        pills.append(Pill(PillKind.REFUSED, words.DISPUTE.say(language)))
    return tuple(pills)


def _standing_pills(seen: HallSeen, facts: QueueFacts, language: Language) -> tuple[Pill, ...]:
    pills = []
    if seen.state is HallState.LOST:
        pills.append(Pill(PillKind.OFFLINE, words.LOST.say(language)))
    if seen.state is HallState.ALONE:
        pills.append(Pill(PillKind.OFFLINE, words.ALONE.say(language)))
    if facts.held:
        comma = "、" if language is Language.ZH else ", "
        numbers = comma.join(each.number.shown.say(language) for each in facts.held)
        pills.append(Pill(PillKind.WAITING, words.HELD.say(language, numbers=numbers)))
    return tuple(pills)


def _times(course: TicketCourse, look: Look, promises: Promises) -> list[Said]:
    language, dot = look.language, "·" if look.language is Language.ZH else " · "
    said = [words.WAITED.say(language, time=time_words(waited_s(course, now=look.now)).say(language))]
    if course.standing is Standing.CALLED and course.calls > 1:
        said.append(words.CALLED_TIMES.say(language, n=course.calls))
    if course.standing is Standing.SERVING:
        said.append(words.SERVED.say(language, time=exact_words(served_s(course, now=look.now)).say(language)))
    clocks = promise_clocks(course, now=look.now, promises=promises)
    return [Said(dot.join(said)), *(_clock(each, language) for each in clocks)]


def _clock(clock: PromiseClock, language: Language) -> Said:
    over_s = clock.took_s - clock.limit_s
    if clock.state is PromiseState.KEPT:
        how, tint = words.KEPT, Tint.PLAIN
    elif clock.state is PromiseState.MISSED:
        how, tint = words.OVER.filled(time=exact_words(over_s)), Tint.WARN
    else:
        how = words.LEFT.filled(time=exact_words(clock.left_s))
        tint = Tint.WARN if clock.left_s <= NEAR_S else Tint.PLAIN
    told = words.WITHIN_CALLED if clock.kind is PromiseKind.CALLED else words.WITHIN_FINISHED
    return Said(told.say(language, m=clock.limit_s // 60, how=how), tint)


def _came_for(course: TicketCourse, look: Look) -> list[Said]:
    language = look.language
    brought = [_document(code, look).say(language) for code in course.ticket.brought]
    said = [Said(words.CHECKED.say(language, documents=_some(brought, language)))] if brought else []
    names = [matter_name(code, look.rules).say(language) for code in course.matters]
    return [*said, Said(words.CAME_FOR.say(language, n=len(names), matters=_some(names, language)))]


def _buttons(course: TicketCourse, look: Look, calls: CallRules, *, busy: bool) -> tuple[StripButton, ...]:
    if course.standing is Standing.SERVING:
        return (_button(Act.FINISH_TICKET, look, busy=busy), _button(Act.QUEUE, look, busy=False))
    left_s = calls.recall_gap_s - (look.now - course.since).total_seconds()
    recall = _button(Act.RECALL, look, busy=busy)
    if course.calls >= calls.most_calls:
        said = words.RECALLED_ALL.say(look.language, n=course.calls)
        recall = StripButton(Act.RECALL, said, "", enabled=False)
    elif left_s > 0:
        recall = StripButton(Act.RECALL, words.RECALL_IN.say(look.language, s=int(-(-left_s // 1))), "", enabled=False)
    return (_button(Act.BEGIN_TICKET, look, busy=busy), recall, _button(Act.NO_SHOW, look, busy=busy))


def _away_buttons(course: TicketCourse, look: Look) -> tuple[StripButton, ...]:
    finish = _button(Act.FINISH_TICKET, look, busy=False)
    return (finish,) if course.standing is Standing.SERVING else (finish, _button(Act.NO_SHOW, look, busy=False))


# ── nobody is at the desk ─────────────────────────────────────────────────────────────────


def _free(seen: HallSeen, facts: QueueFacts, look: Look, *, busy: bool) -> StripState:
    language = look.language
    pills = _standing_pills(seen, facts, language)
    if seen.state is HallState.LOST:
        return StripState("", "", pills, (_lost(seen, look),), (_button(Act.GO_ALONE, look, busy=busy),))
    duty = facts.duty
    if duty is None or duty.standing is DeskStanding.CLOSED:
        return StripState(
            "", "", pills, (Said(words.OFF_DUTY.say(language)),), (_button(Act.OPEN_DESK, look, busy=busy),)
        )
    if duty.standing is DeskStanding.PAUSED:
        until = words.PAUSED if duty.back_at is None else words.PAUSED_UNTIL
        back = clock_time(duty.back_at, look.zone) if duty.back_at is not None else ""
        said = [Said(until.say(language, reason=duty.reason, at=back), Tint.WARN)]
        return StripState("", "", pills, tuple(said), (_button(Act.RESUME_DESK, look, busy=busy),))
    said = [*_who_waits(facts, language), *(Said(each.say(language), Tint.WARN) for each in seen.stays)]
    if seen.state is HallState.ALONE:
        said.append(Said(words.ALONE_SAYS.say(language), Tint.WARN))
    acts = (*((Act.TAKE_OFF_HOLD,) if facts.held else ()), Act.CALL, Act.QUEUE)
    buttons = tuple(_button(act, look, busy=busy and act is not Act.QUEUE) for act in acts)
    return StripState("", "", pills, tuple(said), buttons)


def _lost(seen: HallSeen, look: Look) -> Said:
    return Said(words.LOST_SAYS.say(look.language, at=clock_time(seen.since, look.zone)), Tint.WARN)


def _who_waits(facts: QueueFacts, language: Language) -> list[Said]:
    here = facts.for_here
    count = words.WAIT_HERE.say(language, n=len(here)) if here else words.WAIT_NOBODY.say(language)
    said = [Said(count, Tint.STRONG)]
    if len(facts.line) > len(here):
        said.append(Said(words.WAIT_OTHERS.say(language, n=len(facts.line) - len(here))))
    if here:
        first = here[0]
        said.append(Said(words.NEXT_IS.say(language, number=first.course.number.shown, reason=first.line.reason)))
    return said


# ── the visit ─────────────────────────────────────────────────────────────────────────────


def visit_state(course: TicketCourse, look: Look, *, done: frozenset[str], on_form: frozenset[str]) -> VisitState:
    """`done` are the matters of it that an accepted order had, `on_form` those that have a line now."""
    ticket, language = course.ticket, look.language
    notes = [words.NOTE.say(language, note=ticket.note)] if ticket.note else []
    notes += [words.COMES_AS.say(language, who=ticket.who.called)] if ticket.who is not Who.HOLDER else []
    facts = ticket.customer
    if facts is not None:
        notes.append(words.MAYBE.say(language, who=facts.name or facts.phone, stars=facts.stars))
        notes += [words.OPEN_ORDERS.say(language, n=facts.open_orders)] if facts.open_orders else []
        notes += [each.say(language) for each in facts.ends_soon]
    if course.owner:
        notes.append(words.OWNER.say(language, staff=course.owner))
    return VisitState(
        title=words.VISIT.say(language, number=ticket.number.shown, n=len(course.matters)),
        matters=tuple(
            MatterRow(
                code,
                matter_name(code, look.rules).say(language),
                _how_far(code, done, on_form).say(language),
                code in done,
            )
            for code in course.matters
        ),
        brought=tuple(_document(code, look).say(language) for code in ticket.brought),
        missing=tuple(words.MISSING.say(language, document=_document(code, look)) for code in ticket.missing),
        notes=tuple(notes),
    )


def _how_far(code: str, done: frozenset[str], on_form: frozenset[str]) -> Text:
    if code in done:
        return words.MATTER_DONE
    return words.MATTER_ON_FORM if code in on_form else same("")


# ── parts ─────────────────────────────────────────────────────────────────────────────────


def time_words(seconds: float) -> Text:
    """Whole minutes, seconds below one: a wait."""
    whole = max(0, int(seconds))
    return words.SECONDS.filled(s=whole) if whole < 60 else words.MINUTES.filled(m=whole // 60)


def exact_words(seconds: float) -> Text:
    """Minutes and seconds: a clock that runs."""
    whole = max(0, int(seconds))
    if whole < 60:
        return words.SECONDS.filled(s=whole)
    return words.MINUTES_SECONDS.filled(m=whole // 60, s=whole % 60)


def matter_name(code: str, rules: Mapping[str, Matter]) -> Text:
    """A matter that rules of today no longer have is still called by its code."""
    matter = rules.get(code)
    return matter.name if matter is not None else Text(code, code)


def pill_of(ticket: QueueTicket, look: Look) -> Pill | None:
    """In a list: why somebody is cared for, a dispute, an appointment; None for an ordinary ticket."""
    pills = _pills(ticket, look.language)
    if ticket.appointment is not None and not pills:
        return Pill(PillKind.WAITING, _class(ticket, look).say(look.language))
    return pills[0] if pills else None


def _document(code: str, look: Look) -> Text:
    for matter in look.rules.values():
        for _, kinds in matter.documents:
            for kind in kinds:
                if kind.code == code:
                    return kind.name
    return Text(code, code)


def _some(names: Sequence[str], language: Language) -> str:
    comma = "、" if language is Language.ZH else ", "
    said = comma.join(names[:NAMES_SHOWN])
    return said if len(names) <= NAMES_SHOWN else words.AND_MORE.say(language, names=said, n=len(names))


def _button(act: Act, look: Look, *, busy: bool) -> StripButton:
    said = ACT_WORDS[act]
    return StripButton(act, said.name.say(look.language), said.key, enabled=not busy)
