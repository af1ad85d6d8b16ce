"""The 现在 / 之后 table of a change (S03): what the number has on either side, and its monthly price."""

from datetime import date

from app.domain.content import BeforeAfter, TableRow
from app.domain.effective_time import EffectiveTime, effective_time, fee_on
from app.domain.form_words import allowance_words
from app.domain.left_out import PLAN_COLUMNS
from app.domain.money import yuan
from app.domain.offering import AllowanceKind, EffectTiming, Offering
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts.language import Language


def _cells(offering: Offering, columns: tuple[AllowanceKind, ...], language: Language) -> tuple[str, ...]:
    have = {a.kind: allowance_words(a, language) for a in offering.allowances}
    return tuple(have.get(kind, words.NOT_INCLUDED.say(language)) for kind in columns)


def _rows_when(when: EffectiveTime, *, today: date, offline: bool, language: Language) -> tuple[str, str]:
    """What stands before the 现在 row and the 之后 row."""
    if when.timing is EffectTiming.ON_COMPLETION:
        return words.NOW_UNTIL_INSTALLED.say(language), words.THEN_INSTALLED.say(language)
    if when.timing is EffectTiming.NOW and offline:
        return words.NOW_UNTIL_ONLINE.say(language), words.THEN_ONLINE.say(language)
    if when.timing is EffectTiming.NOW:
        return words.NOW_AT_ONCE.say(language), words.THEN_FROM.say(language, day=today)
    return words.NOW_UNTIL.say(language, day=when.stops_on), words.THEN_FROM.say(language, day=when.starts_on)


def before_after(line: OrderLine, *, today: date, offline: bool, language: Language) -> BeforeAfter | None:
    """The 现在 / 之后 table of a change; None for every other line."""
    if line.action is not Action.MODIFY or line.before is None or line.after is None or line.product is None:
        return None
    when = effective_time(line, today=today)
    kinds = {a.kind for o in (line.before, line.after) for a in o.allowances}
    if line.before.is_main_plan or line.after.is_main_plan:
        kinds |= set(PLAN_COLUMNS)
    columns = tuple(kind for kind in AllowanceKind if kind in kinds)
    now, then = _rows_when(when, today=today, offline=offline, language=language)
    starts = when.starts_on or today
    return BeforeAfter(
        head=words.TABLE_HEAD.say(language),
        columns=tuple(words.ALLOWANCE_HEADS[kind].say(language) for kind in columns),
        price_head=words.TABLE_PRICE.say(language),
        now=TableRow(
            now,
            _cells(line.before, columns, language),
            yuan(fee_on(line.before, started_on=line.product.started_on, day=today)),
        ),
        then=TableRow(
            then, _cells(line.after, columns, language), yuan(fee_on(line.after, started_on=starts, day=starts))
        ),
    )
