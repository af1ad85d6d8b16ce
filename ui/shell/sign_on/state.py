"""What the sign-on screen shows: data, and its words. No Qt here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.business_hall import CounterDesk
from app.domain.hall_time import clock_time, hall_date
from app.domain.order import CentralState
from app.domain.staff import StaffMember
from app.errors import Trouble
from app.ports import DraftRecord, OrderRow, PrintState
from app.texts import shell
from app.texts import sign_on as words
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class AboutProgram:
    """What stands at the foot of the left side."""

    desk: CounterDesk
    program_version: str
    catalogue_version: str


@dataclass(frozen=True, slots=True)
class SignOnState:
    """`locked_by` is who left the desk locked, None before anybody signed on. `person` is whose number stands there."""

    about: AboutProgram
    now: datetime
    number: str = ""
    person: StaffMember | None = None
    number_problem: Text | None = None
    problem: Trouble | None = None
    checking: bool = False
    locked_by: StaffMember | None = None
    last_order: OrderRow | None = None
    drafts: tuple[DraftRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    icon: str
    good: bool  # the icon in accent, else in ink
    title: str
    detail: str


_SENT = {
    CentralState.ACCEPTED: words.SENT,
    CentralState.PENDING: words.WAITING,
    CentralState.REFUSED: words.REFUSED,
}
_UNPRINTED = (PrintState.QUEUED.value, PrintState.CHECKED.value, PrintState.FAILED_BEFORE_SEND.value)
_SILENT = (PrintState.SENT.value, PrintState.UNKNOWN.value)


def name_in(person: StaffMember, language: Language) -> str:
    return person.name if language is Language.ZH else person.latin_name


def person_words(person: StaffMember, language: Language) -> str:
    """周敏·营业员."""
    return words.PERSON.say(language, name=name_in(person, language), role=person.role.called)


def heading(state: SignOnState, language: Language) -> tuple[str, str]:
    """The large line and the one below it."""
    if state.locked_by is not None:
        note = words.LOCKED_NOTE.say(language, name=name_in(state.locked_by, language))
        return words.LOCKED.say(language), note
    local = state.now.astimezone(state.about.desk.hall.zone)
    greeting = words.GOOD_MORNING if local.hour < 12 else words.GOOD_AFTERNOON
    if local.hour >= 18:
        greeting = words.GOOD_EVENING
    weekday = shell.WEEKDAYS[local.weekday()]
    today = words.TODAY.say(language, month=local.month, day=local.day, weekday=weekday, date=local.date().isoformat())
    return greeting.say(language), today


def foot(about: AboutProgram, language: Language) -> str:
    """Hall and desk, opening hours, versions: two lines."""
    hall = about.desk.hall
    where = words.HALL.say(language, operator=hall.brand.operator, hall=hall.name, desk=about.desk.label)
    versions = words.ABOUT.say(
        language, hours=hall.opening_hours, program=about.program_version, catalogue=about.catalogue_version
    )
    return f"{where}\n{versions}"


def card_lines(state: SignOnState, language: Language) -> tuple[CardLine, ...]:
    """The last order is safe; the drafts that wait."""
    lines = [_last_order(state, language)]
    if state.drafts:
        newest = max(state.drafts, key=lambda draft: draft.saved_at)
        when = _when(newest.saved_at, state, language)
        detail = words.DRAFT_LINE.say(language, customer=newest.customer_masked, summary=newest.summary, when=when)
        title = words.DRAFTS.say(language, count=len(state.drafts))
        lines.append(CardLine("pencil-line", good=False, title=title, detail=detail))
    return tuple(lines)


def _last_order(state: SignOnState, language: Language) -> CardLine:
    order = state.last_order
    if order is None:
        return CardLine("file-check", False, words.NO_ORDER.say(language), words.NO_ORDER_LINE.say(language))
    title = words.LAST_ORDER
    if order.print_state in _UNPRINTED:
        title = words.LAST_ORDER_UNPRINTED
    elif order.print_state in _SILENT:
        title = words.LAST_ORDER_SILENT
    detail = words.LAST_ORDER_LINE.say(
        language,
        number=order.receipt_number,
        when=_when(order.accepted_at, state, language),
        state=_SENT[order.central],
    )
    return CardLine("circle-check", good=True, title=title.say(language), detail=detail)


def _when(at: datetime, state: SignOnState, language: Language) -> str:
    zone = state.about.desk.hall.zone
    day, today = hall_date(at, zone), hall_date(state.now, zone)
    time = clock_time(at, zone)
    if day == today:
        return words.TODAY_AT.say(language, time=time)
    if day == today - timedelta(days=1):
        return words.YESTERDAY_AT.say(language, time=time)
    return words.DATE_AT.say(language, date=day.isoformat(), time=time)
