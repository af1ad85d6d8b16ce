"""The lines of a form as both screens show them: also those that are not signed now, with the reason. Pure; no Qt."""

from zoneinfo import ZoneInfo

from app.domain.content import ContentLine
from app.domain.hall_time import clock_time
from app.domain.matter import OfflineClass
from app.domain.matter_checks import needs_confirmation
from app.domain.money import yuan
from app.domain.order import CentralState, OrderState
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, LineState, OrderLine
from app.texts import clerk as words
from app.texts import partly
from app.texts.language import Language, Text, same
from app.texts.order_ending import REFUSED_THEN
from ui.frame.form_state import LineView, Pill, PillKind
from ui.frame.outcome import Outcome

IN_EFFECT = frozenset({OrderState.COMPLETED})
SENT_BACK = frozenset({OrderState.FAILED, OrderState.CANCELLED, OrderState.REJECTED})


def line_views(form: OrderForm, *, outcome: Outcome | None, editing: bool, language: Language) -> tuple[LineView, ...]:
    """`editing`: the clerk may still change the form."""
    lines = zip(form.lines, form.shown_lines(language), strict=True)
    return tuple(_view(form, line, content, outcome, editing, language) for line, content in lines)


def _view(
    form: OrderForm, line: OrderLine, content: ContentLine, outcome: Outcome | None, editing: bool, language: Language
) -> LineView:
    state = form.line_state(line)
    pill, reason, instead = _said(form, line, content, state, language)
    if outcome is not None and state is LineState.READY:
        pill, reason, instead = _later(content, outcome, language)
    return LineView(
        line=content,
        state=state,
        pill=pill,
        reason=reason,
        instead=instead,
        needs_confirmation=needs_confirmation(line, catalogue=form.catalogue),
        decision=line.confirmation.decision if line.confirmation else None,
        installed=line.product is not None,
        to_take_off=editing and state is LineState.REFUSED,
    )


def _said(
    form: OrderForm, line: OrderLine, content: ContentLine, state: LineState, language: Language
) -> tuple[Pill | None, str, str]:
    """Pill, reason and what the customer can do instead, while the form is made."""
    zone = form.desk.hall.zone
    if state is LineState.REFUSED or state is LineState.DRAFT_ONLY:
        ruling = form.ruling(line)
        draft = state is LineState.DRAFT_ONLY
        kind, name = (PillKind.DRAFT, words.PILL_DRAFT) if draft else (PillKind.REFUSED, words.PILL_REFUSED)
        why = ruling.why.say(language) if ruling.why else ""
        return Pill(kind, name.say(language)), why, ruling.instead.say(language) if ruling.instead else ""
    if content.missing:
        return Pill(PillKind.REFUSED, words.PILL_INCOMPLETE.say(language)), "", ""
    if state is LineState.DECLINED:
        why = words.DECLINED_WHY.say(language, at=_answered_at(line, zone))
        return Pill(PillKind.DECLINED, words.PILL_DECLINED.say(language)), why, ""
    if state is LineState.WAITING:
        return Pill(PillKind.WAITING, words.PILL_CONFIRM.say(language)), "", ""
    if line.confirmed:
        return Pill(PillKind.DONE, words.PILL_CONFIRMED.say(language, at=_answered_at(line, zone))), "", ""
    if form.offline and form.ruling(line).offline in (OfflineClass.DONE, OfflineClass.QUEUED):
        name = words.PILL_OFFLINE_CASH if line.action is Action.TOP_UP else words.PILL_OFFLINE_SIGN
        return Pill(PillKind.DONE, name.say(language)), "", ""
    return None, "", ""


def _answered_at(line: OrderLine, zone: ZoneInfo) -> str:
    return clock_time(line.confirmation.at, zone) if line.confirmation else ""


def _later(line: ContentLine, outcome: Outcome, language: Language) -> tuple[Pill | None, str, str]:
    why = dict(outcome.refused_lines).get(line.id)
    if why is not None:
        return line_refused(line, why, settled=False, language=language)
    return centre_said(
        line.id,
        central=outcome.central,
        line_states=outcome.line_states,
        refusal=outcome.refusal,
        in_part=bool(outcome.refused_lines),
        language=language,
    )


def line_refused(line: ContentLine, why: Text, *, settled: bool, language: Language) -> tuple[Pill, str, str]:
    """A line that the centre refused while it took others: pill, reason, what becomes of its money."""
    fen = line.figures.today_fen
    said = partly.LINE_FREE if not fen else partly.LINE_GIVEN_BACK if settled else partly.LINE_BACK
    pill = Pill(PillKind.REFUSED, partly.REFUSED.say(language))
    return pill, why.say(language), said.say(language, sum=yuan(fen))


def centre_said(
    line_id: str,
    *,
    central: CentralState,
    line_states: tuple[tuple[str, OrderState], ...],
    refusal: Text | None,
    in_part: bool,
    language: Language,
) -> tuple[Pill | None, str, str]:
    """What the centre said of a line after it was accepted here: pill, reason, what follows.

    `in_part`: it refused others of the same order.
    """
    if central is CentralState.REFUSED:
        why = words.SENT_BACK.say(language, why=refusal or same(""))
        return Pill(PillKind.REFUSED, words.PILL_SENT_BACK.say(language)), why, REFUSED_THEN.say(language)
    if central in (CentralState.VOIDED, CentralState.SETTLED):
        return Pill(PillKind.DECLINED, words.ORDER_STATES[central.value].say(language)), "", ""
    state = dict(line_states).get(line_id)
    if state in SENT_BACK:
        return Pill(PillKind.REFUSED, words.PILL_SENT_BACK.say(language)), "", words.SENT_BACK_THEN.say(language)
    if state in IN_EFFECT:
        return Pill(PillKind.DONE, words.PILL_COMPLETED.say(language)), "", ""
    if central is CentralState.ACCEPTED:
        return Pill(PillKind.DONE, (partly.TAKEN if in_part else words.PILL_CENTRE_HAS).say(language)), "", ""
    return Pill(PillKind.UNSENT, words.PILL_UNSENT.say(language)), "", ""
