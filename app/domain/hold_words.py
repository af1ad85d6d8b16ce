"""A number hold and its end in words: what rests or goes on, before and after, and that the term goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from app.domain.bill import month_fen, month_parts
from app.domain.charge import figures
from app.domain.content import BeforeAfter, Fact, TableRow
from app.domain.effective_time import effective_time, first_day_without, own_months
from app.domain.form_words import allowance_words, fact, joined, month_words, months_words, whole_day
from app.domain.money import yuan, yuan_short
from app.domain.number_hold import going_on, resting_service, restored
from app.domain.offering import AllowanceKind
from app.domain.order_line import OrderLine
from app.texts import form as form_texts
from app.texts import number_hold as words
from app.texts.language import Language


def _day(line: OrderLine, *, today: date) -> date:
    """The first day it rests, or goes on."""
    first = first_day_without(line, today=today) if line.restores else effective_time(line, today=today).starts_on
    return first or today


def _names(line: OrderLine, language: Language) -> str:
    return joined([each.offering.name.say(language) for each in line.resting], language)


def hold_facts(line: OrderLine, *, today: date, offline: bool, language: Language) -> tuple[Fact, ...]:
    """None for any other line. `offline`: it waits for the centre."""
    if not line.resting:
        return ()
    day, names = _day(line, today=today), _names(line, language)
    shown = words.ITS_DAY.say(language) if offline else day.isoformat()
    label, said = words.LABEL_RESTS, words.RESTS_FROM.say(language, names=names, day=shown)
    if line.restores:
        charge = _charge(line, day, language)
        charge = words.IF_TODAY.say(language, charge=charge) if offline else charge
        label, said = words.LABEL_GOES_ON, words.GOES_ON_FROM.say(language, names=names, day=shown, charge=charge)
    return (
        fact("resting", label, said, language),
        *_by_itself(line, today=today, offline=offline, language=language),
        *_terms(line, language, date.isoformat),
    )


def _charge(line: OrderLine, day: date, language: Language) -> str:
    """What the month costs in which it goes on, as the bill counts it (form_bill.py)."""
    began = line.product.started_on if line.restores and line.product is not None else None
    services = [
        restored(service, hold_began=began, day=day) if began is not None else going_on(service, day)
        for service in map(resting_service, line.resting)
    ]
    parts = [part for service in services for part in month_parts(service, month=day)]
    fen = sum(part.fen for part in parts)
    whole = fen == sum(month_fen(replace(each, started_on=day.replace(day=1)), month=day) for each in services)
    text = (words.MONTH_WHOLE if whole else words.MONTH_BY_DAYS) if parts else words.MONTH_PAID
    return month_words(day, text, language, sum=yuan(fen))


def _by_itself(line: OrderLine, *, today: date, offline: bool, language: Language) -> tuple[Fact, ...]:
    """A hold that ends on a day of its own lets the number go on the next: nobody shall find that out by a bill."""
    last = effective_time(line, today=today).expires_on if line.holds else None
    if last is None:
        return ()
    day = last + timedelta(days=1)
    charge, names = _charge(line, day, language), _names(line, language)
    if offline and line.after is not None:
        months = months_words(own_months(line.after) or 0, language)
        said = words.GOES_ON_AFTER.say(language, months=months, names=names)
        return (fact("after_term", form_texts.LABEL_AFTER_TERM, said, language),)
    said = words.GOES_ON_BY_ITSELF.say(language, last=last, day=day, names=names, charge=charge)
    return (fact("after_term", form_texts.LABEL_AFTER_TERM, said, language),)


def hold_sentences(line: OrderLine, *, today: date, offline: bool, language: Language) -> tuple[str, ...]:
    if not line.resting:
        return ()
    text = words.PLAIN_GOES_ON if line.restores else words.PLAIN_RESTS
    terms = _terms(line, language, lambda day: whole_day(day, language))
    more = (*_by_itself(line, today=today, offline=offline, language=language), *terms)
    sentences = (form_texts.PLAIN_SENTENCE.say(language, words=each.value.rstrip("。.")) for each in more)
    return (text.say(language, names=_names(line, language)), *sentences)


def _terms(line: OrderLine, language: Language, day_words: Callable[[date], str]) -> tuple[Fact, ...]:
    """What rests inside a term says that the term does not."""
    last = max((day for each in line.resting if (day := each.product.term_ends_on)), default=None)
    if line.restores or last is None:
        return ()
    said = words.PLAIN_TERM_GOES_ON.say(language, day=day_words(last))
    return (fact("term_goes_on", form_texts.LABEL_OLD_TERM, said, language),)


def hold_price(line: OrderLine, *, today: date, language: Language) -> tuple[str, str] | None:
    """¥129 → ¥5 /月 and 每月少 ¥124; None for any other line."""
    if not line.resting:
        return None
    sums = figures(line, today=today)
    both = f"{yuan_short(sums.monthly_before_fen)} → {yuan_short(sums.monthly_after_fen)}"
    delta = sums.monthly_after_fen - sums.monthly_before_fen
    plain = form_texts.PLAIN_MORE if delta > 0 else form_texts.PLAIN_LESS
    return form_texts.PER_MONTH.say(language, sum=both), plain.say(language, sum=yuan_short(abs(delta)))


def hold_table(line: OrderLine, *, today: date, offline: bool, language: Language) -> BeforeAfter | None:
    """现在 / 之后: what the number has on either side; None for any other line."""
    if not line.resting:
        return None
    sums, day = figures(line, today=today), _day(line, today=today)
    allowances = [each for held in line.resting for each in held.offering.allowances]
    kinds = [kind for kind in AllowanceKind if any(each.kind is kind for each in allowances)]
    used = tuple(
        joined([allowance_words(each, language) for each in allowances if each.kind is kind], language)
        for kind in kinds
    )
    unused = tuple(form_texts.NOT_INCLUDED.say(language) for _ in kinds)
    before, after = (unused, used) if line.restores else (used, unused)
    now, then = (
        (form_texts.NOW_UNTIL_ONLINE.say(language), form_texts.THEN_ONLINE.say(language))
        if offline
        else (form_texts.NOW_AT_ONCE.say(language), form_texts.THEN_FROM.say(language, day=day))
    )
    return BeforeAfter(
        head=form_texts.TABLE_HEAD.say(language),
        columns=tuple(form_texts.ALLOWANCE_HEADS[kind].say(language) for kind in kinds),
        price_head=form_texts.TABLE_PRICE.say(language),
        now=TableRow(now, before, yuan(sums.monthly_before_fen)),
        then=TableRow(then, after, yuan(sums.monthly_after_fen)),
    )
