"""What the sign-on screen shows: data, and its words. No Qt here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.business_hall import CounterDesk
from app.domain.hall_time import clock_time, hall_date
from app.domain.money import yuan
from app.domain.order import OVER, CentralState
from app.domain.staff import StaffMember
from app.errors import Trouble
from app.ports import DraftRecord, OrderRow, PrintState, UnfinishedVersion
from app.texts import sign_on as words
from app.texts import weekdays
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class AboutProgram:
    """What stands at the foot of the left side."""

    desk: CounterDesk
    program_version: str
    catalogue_version: str


@dataclass(frozen=True, slots=True)
class ChangeState:
    """New secrets are being chosen; `why` says why they must be, None where the person wants to."""

    why: Trouble | None = None
    problem: Trouble | None = None
    checking: bool = False


@dataclass(frozen=True, slots=True)
class SignOnState:
    """`locked_by` is who left the desk locked, `handed_over_by` who gave it up for a colleague; None before anybody
    signed on. `person` is whose number stands there. `wait_s`: seconds until the next try."""

    about: AboutProgram
    now: datetime
    number: str = ""
    person: StaffMember | None = None
    number_problem: Text | None = None
    problem: Trouble | None = None
    checking: bool = False
    locked_by: StaffMember | None = None
    handed_over_by: StaffMember | None = None
    wait_s: int = 0
    change: ChangeState | None = None
    last_order: OrderRow | None = None
    drafts: tuple[DraftRecord, ...] = ()
    unfinished: tuple[UnfinishedVersion, ...] = ()
    offers_outside: bool = False  # company accounts sign on too
    visiting: Text | None = None  # what is said while the browser has the operator's page


class CardTone(StrEnum):
    """How the icon of a line is painted."""

    GOOD = "good"
    PLAIN = "plain"
    WAITS = "waits"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CardLine:
    icon: str
    tone: CardTone
    title: str
    detail: str


_SENT = {
    CentralState.ACCEPTED: words.SENT,
    CentralState.PENDING: words.WAITING,
    CentralState.REFUSED: words.REFUSED,
    CentralState.VOIDED: words.VOIDED,
    CentralState.SETTLED: words.SETTLED,
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
    if state.handed_over_by is not None:
        note = words.HANDED_OVER_NOTE.say(language, name=name_in(state.handed_over_by, language))
        return words.HANDED_OVER.say(language), note
    local = state.now.astimezone(state.about.desk.hall.zone)
    greeting = words.GOOD_MORNING if local.hour < 12 else words.GOOD_AFTERNOON
    if local.hour >= 18:
        greeting = words.GOOD_EVENING
    weekday = weekdays.SHORT[local.weekday()]
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
    """What was signed and not finished, first; the last order and what became of it; the drafts that wait."""
    lines = [_unfinished(state, language)] if state.unfinished else []
    lines.append(_last_order(state, language))
    if state.drafts:
        newest = max(state.drafts, key=lambda draft: draft.saved_at)
        when = _when(newest.saved_at, state, language)
        then = words.OPENS if state.locked_by is None else words.AFTER_UNLOCK
        detail = words.DRAFT_LINE.say(
            language, customer=newest.customer_masked, summary=newest.summary.say(language), when=when, then=then
        )
        title = words.DRAFTS.say(language, count=len(state.drafts))
        lines.append(CardLine("pencil-line", CardTone.PLAIN, title, detail))
    return tuple(lines)


def _unfinished(state: SignOnState, language: Language) -> CardLine:
    """Whose, since when, and whether money was taken: of the oldest, which is asked about first."""
    count, left = len(state.unfinished), state.unfinished[0]
    content = left.signed.content
    if left.payment is not None and left.payment.amount_fen:
        money = words.PAID.say(language, sum=yuan(left.payment.amount_fen))
    else:
        due = content.sums.today_fen
        money = (words.UNPAID if due else words.NOTHING_TO_PAY).say(language, sum=yuan(due))
    then = words.AFTER_UNLOCK if state.locked_by is not None else words.AFTER_SIGN_ON
    detail = words.UNFINISHED_LINE.say(
        language,
        customer=next((fact.value for fact in content.customer if fact.key == "name"), ""),
        when=_when(left.signed.signature.signed_at, state, language),
        money=money,
        then=then,
    )
    title = words.UNFINISHED_ONE if count == 1 else words.UNFINISHED
    return CardLine("circle-alert", CardTone.WAITS, title.say(language, count=count), detail)


def _last_order(state: SignOnState, language: Language) -> CardLine:
    order = state.last_order
    if order is None:
        return CardLine("file-check", CardTone.PLAIN, words.NO_ORDER.say(language), words.NO_ORDER_LINE.say(language))
    title = words.LAST_ORDER
    if order.print_state in _UNPRINTED:
        title = words.LAST_ORDER_UNPRINTED
    elif order.print_state in _SILENT:
        title = words.LAST_ORDER_SILENT
    refused = order.central is CentralState.REFUSED
    detail = words.LAST_ORDER_LINE.say(
        language,
        number=order.receipt_number,
        when=_when(order.accepted_at, state, language),
        state=order.refusal if refused and order.refusal is not None else _SENT[order.central],
    )
    if refused:
        return CardLine("ban", CardTone.REFUSED, words.LAST_ORDER_REFUSED.say(language), detail)
    if order.central in OVER:
        return CardLine("undo-2", CardTone.PLAIN, title.say(language), detail)
    return CardLine("circle-check", CardTone.GOOD, title.say(language), detail)


def _when(at: datetime, state: SignOnState, language: Language) -> str:
    zone = state.about.desk.hall.zone
    day, today = hall_date(at, zone), hall_date(state.now, zone)
    time = clock_time(at, zone)
    if day == today:
        return words.TODAY_AT.say(language, time=time)
    if day == today - timedelta(days=1):
        return words.YESTERDAY_AT.say(language, time=time)
    return words.DATE_AT.say(language, date=day.isoformat(), time=time)
