"""The steps of an order in words, oldest first: signed, paid, accepted, printed again, answered by the centre. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.hall_time import on_paper
from app.domain.money import yuan
from app.domain.order import CentralState, KeptOrder
from app.ports import AuditEvent, OrderHistory, OrderRow
from app.texts import orders as words
from app.texts import partly
from app.texts.language import Language, Text

_MONTH_TO_MINUTE = slice(5, 16)  # 11-20 10:27


def history_rows(
    kept: KeptOrder, row: OrderRow, history: OrderHistory, *, zone: ZoneInfo, language: Language
) -> tuple[tuple[str, str], ...]:
    """(11-20 10:27, 补打·工号 2107)."""
    steps: list[tuple[datetime, str]] = [(kept.signed.signature.signed_at, words.SIGNED.say(language))]
    if kept.payment.amount_fen:
        steps.append((kept.payment.taken_at, words.TAKEN.say(language, sum=yuan(kept.payment.amount_fen))))
    steps += [(event.at, _said(event).say(language)) for event in history.events]
    if history.answered_at is not None:
        refused = row.central in (CentralState.REFUSED, CentralState.SETTLED)
        took = partly.CENTRE_TOOK if row.refused_lines else words.CENTRE_TOOK
        steps.append((history.answered_at, (words.CENTRE_REFUSED if refused else took).say(language)))
    return tuple((on_paper(at, zone)[_MONTH_TO_MINUTE], said) for at, said in sorted(steps, key=lambda step: step[0]))


def _said(event: AuditEvent) -> Text:
    if event.approver:
        return words.APPROVED_BY.filled(what=event.kind.said, clerk=event.staff_number, approver=event.approver)
    return words.BY_CLERK.filled(what=event.kind.said, clerk=event.staff_number)
