"""What 修复台 says of each refused order, in words; no Qt here."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Final

from app.domain.business_hall import desk_number
from app.domain.money import yuan
from app.domain.repair import Age, RefusedEntry, Sending, is_due
from app.texts import repair as words
from app.texts.language import Language, Text, same
from ui.manager.ages import age_words
from ui.manager.repair_presenter import RepairState
from ui.manager.work_list import WorkItem
from ui.widgets.pill import PillState

_AGES: Final = {Age.FRESH: PillState.PLAIN, Age.LATE: PillState.WAITING, Age.ALARM: PillState.REFUSED}


def items(state: RepairState, language: Language) -> list[WorkItem]:
    if state.now is None:
        return []
    return [
        WorkItem(
            entry.order_id,
            f"{entry.receipt_number}  {yuan(entry.amount_fen)}",
            _note(entry, state, language),
            age_words(state.now - entry.since).say(language),
            PillState.REFUSED if state.today is not None and is_due(entry, today=state.today) else _AGES[age],
        )
        for entry, age in zip(state.seen.entries, state.ages, strict=True)
    ]


def _note(entry: RefusedEntry, state: RepairState, language: Language) -> str:
    desk = words.HERE if entry.here else words.DESK.filled(desk=desk_number(entry.desk))
    said = words.ROW.say(language, desk=desk, reason=entry.reason)
    more = handed_words(entry, state)
    if entry.order_id in state.seen.asked:
        more = words.UNDER_WAY.filled(desk=desk_number(entry.desk))
    return f"{said}\n{more.say(language)}" if more is not None else said


def who_words(number: str, names: Mapping[str, Text]) -> Text:
    """何静 1002; the number alone where nobody knows the name."""
    name = names.get(number, same(number))
    return name if name == same(number) else words.WHO.filled(name=name, number=number)


def handed_words(entry: RefusedEntry, state: RepairState) -> Text | None:
    if not entry.handed_to or entry.until is None:
        return None
    due = state.today is not None and is_due(entry, today=state.today)
    said = words.HANDED_DUE if due else words.HANDED
    return said.filled(who=who_words(entry.handed_to, state.names), day=entry.until.isoformat())


def sending_words(sending: Sending, *, first: bool, zone: tzinfo) -> Text:
    """One line: when, how, how often, and what the centre said."""
    how = words.SENT_ONCE if sending.attempts <= 1 else words.SENT.filled(attempts=sending.attempts)
    if not first:
        how = words.SENT_REWRITTEN if sending.rewritten else words.SENT_AGAIN
    said = sending.said or words.WAITS_FOR_ANSWER
    at = sending.queued_at.astimezone(zone).strftime("%m-%d %H:%M")
    return Text(f"{at}  {how.zh}：{said.zh}", f"{at}  {how.en}: {said.en}")
