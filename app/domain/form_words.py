"""A line of the form in words: the facts a customer is owed (S03, R12), each a value or an explicit none."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.domain.bill import Service, month_fen, month_parts
from app.domain.content import Fact
from app.domain.effective_time import EffectiveTime, effective_time, fee_on, runs_months, without_days
from app.domain.hall_time import first_of_next_month, on_paper
from app.domain.left_out import left_out
from app.domain.money import yuan, yuan_short
from app.domain.offering import (
    AfterTerm,
    Allowance,
    EffectTiming,
    FirstMonthRule,
    Offering,
    PenaltyRule,
    PriceType,
)
from app.domain.order_line import Action, ConfirmationChannel, OrderLine
from app.domain.penalty import EarlyTerminationCharge, after_discount, early_termination, penalty_example, upgrades
from app.texts import form as words
from app.texts.language import Language, Text

CONFIRMED_BY = {
    ConfirmationChannel.CUSTOMER_SCREEN: words.CONFIRMED_AT,
    ConfirmationChannel.ONE_TIME_CODE: words.CONFIRMED_BY_CODE,
}
PENALTIES = {
    PenaltyRule.SHARE_OF_REMAINING_FEES: words.PENALTY_SHARE,
    PenaltyRule.FIXED: words.PENALTY_FIXED,
    PenaltyRule.SUBSIDY_BACK: words.PENALTY_SUBSIDY,
}
PENALTIES_NOW = dict.fromkeys(PENALTIES, words.PENALTY_NOW) | {PenaltyRule.FIXED: words.PENALTY_NOW_FIXED}
PENALTIES_PLAIN = {
    PenaltyRule.SHARE_OF_REMAINING_FEES: words.PLAIN_PENALTY,
    PenaltyRule.FIXED: words.PLAIN_PENALTY_FIXED,
    PenaltyRule.SUBSIDY_BACK: words.PLAIN_PENALTY_SUBSIDY,
}
DayWords = Callable[[date], str]  # 2028-11-30 in a fact, 2028 年 11 月 30 日 in a sentence


def joined(parts: list[str], language: Language) -> str:
    """Several values in one fact: with a middle dot in Chinese, with commas in English."""
    return ("·" if language is Language.ZH else ", ").join(parts)


def fact(key: str, label: Text, value: str | None, language: Language) -> Fact:
    """An explicit none where `value` is None."""
    if value is None:
        return Fact(key, label.say(language), words.NONE.say(language), none=True)
    return Fact(key, label.say(language), value)


def allowance_words(allowance: Allowance, language: Language) -> str:
    """30 GB, 1000 分钟, 1,000 min."""
    amount = f"{allowance.amount:,}" if language is Language.EN else str(allowance.amount)
    return f"{amount} {allowance.unit.say(language)}"


def month_words(of: date, text: Text, language: Language, **values: object) -> str:
    """`text` with the month of `of` in it: 12 in Chinese, December in English."""
    return text.say(language, month=of.month, month_name=words.MONTH_NAMES[of.month - 1], **values)


def plain_day(day: date, language: Language) -> str:
    """11 月 30 日, 30 November."""
    return month_words(day, words.PLAIN_DAY, language, day=day.day)


def near_day(day: date, *, today: date, language: Language) -> str:
    """12 月 1 日 of this year, 2028 年 1 月 1 日 of another."""
    return (plain_day if day.year == today.year else whole_day)(day, language)


def whole_day(day: date, language: Language) -> str:
    """2028 年 11 月 30 日, 30 November 2028: a day that may lie years ahead."""
    return month_words(day, words.WHOLE_DAY, language, day=day.day, year=day.year)


def months_words(count: int, language: Language) -> str:
    """24 个月, 24 months, 1 month."""
    return (words.ONE_MONTH if count == 1 else words.MONTHS).say(language, n=count)


def _days_words(count: int, language: Language) -> str:
    return (words.ONE_DAY if count == 1 else words.DAYS).say(language, n=count)


def _overage(offering: Offering, language: Language) -> str | None:
    parts = [rate.words.say(language) for rate in offering.overage]
    return joined(parts, language) if parts else None


def included_words(offering: Offering, language: Language) -> str | None:
    """流量 60 GB·语音 1000 分钟"""
    parts = [
        f"{words.ALLOWANCE_HEADS[a.kind].say(language)} {allowance_words(a, language)}" for a in offering.allowances
    ]
    return joined(parts, language) if parts else None


def _start(when: EffectiveTime, *, offline: bool, language: Language) -> str:
    if when.timing is EffectTiming.ON_COMPLETION:
        return words.ON_COMPLETION.say(language)
    if when.timing is EffectTiming.NOW or when.starts_on is None:
        return _at_once(offline=offline, language=language)
    return when.starts_on.isoformat()


def _at_once(*, offline: bool, language: Language) -> str:
    """What is signed while the centre is away waits for it."""
    return (words.ONCE_ONLINE if offline else words.AT_ONCE).say(language)


def _not_monthly(offering: Offering, language: Language) -> str:
    """Of a fee that is not charged by the month."""
    said = {PriceType.DAILY: words.FIRST_DAILY, PriceType.DEPOSIT: words.FIRST_DEPOSIT}
    return said.get(offering.price.type, words.NO_FIRST_MONTH).say(language)


def first_month_words(line: OrderLine, offering: Offering, when: EffectiveTime, today: date, language: Language) -> str:
    """What the first month costs, by the offer's own rule and the day the service starts (R29)."""
    rule = offering.first_month
    if offering.price.type is not PriceType.MONTHLY or rule is FirstMonthRule.NOT_APPLICABLE:
        return _not_monthly(offering, language)
    if when.timing is EffectTiming.NOW and when.starts_on is None:
        at_once = first_month_words(line, offering, effective_time(line, today=today), today, language)
        return words.FIRST_WHEN_ACCEPTED.say(language, words=at_once)
    starts = when.starts_on or today
    fee = yuan_short(fee_on(offering, started_on=starts, day=starts))
    if line.renews:
        return words.FIRST_RENEWED.say(language, sum=fee)
    if when.timing is EffectTiming.ON_COMPLETION:
        installed = {
            FirstMonthRule.BY_DAY: words.FIRST_BY_DAY_ON_COMPLETION,
            FirstMonthRule.FREE: words.FIRST_FREE_ON_COMPLETION,
        }
        return installed.get(rule, words.FIRST_WHOLE_ON_COMPLETION).say(language, sum=fee)
    if when.timing is EffectTiming.NEXT_MONTH:
        free = rule is FirstMonthRule.FREE and not offering.trial_months
        return month_words(starts, words.FIRST_FREE_FROM if free else words.FIRST_WHOLE_FROM, language, sum=fee)
    if rule is FirstMonthRule.BY_DAY or when.timing is EffectTiming.ON_DATE:
        return _first_month_from(offering, starts, today=today, language=language)
    return (words.FIRST_FREE if rule is FirstMonthRule.FREE else words.FIRST_WHOLE_NOW).say(language, sum=fee)


def _first_month_from(offering: Offering, starts: date, *, today: date, language: Language) -> str:
    """By the day, or from a day the customer named."""
    parts = month_parts(Service(offering.name, offering, starts), month=starts)
    fen = sum(part.fen for part in parts)
    days = sum((part.last - part.first).days + 1 for part in parts)
    if offering.first_month is FirstMonthRule.FREE:
        return month_words(starts, words.FIRST_FREE_FROM, language, sum=yuan_short(offering.monthly_fen))
    if offering.first_month is FirstMonthRule.WHOLE:
        return month_words(starts, words.FIRST_WHOLE_FROM, language, sum=yuan_short(fen))
    now = (starts.year, starts.month) == (today.year, today.month)
    text = words.FIRST_BY_DAY if now else words.FIRST_BY_DAY_FROM
    return month_words(starts, text, language, sum=yuan(fen), days=_days_words(days, language))


def _term(offering: Offering, when: EffectiveTime, language: Language) -> str | None:
    if offering.term is None:
        return None
    months = months_words(offering.term.months, language)
    if when.term_ends_on is None:
        return _from_its_day(when, months, language)
    return words.TERM_UNTIL.say(language, months=months, first=when.starts_on, day=when.term_ends_on)


def _expires(offering: Offering, when: EffectiveTime, language: Language) -> str | None:
    """The last day of what does not run on by itself; None where it does."""
    lasts = runs_months(offering)
    if lasts is None:
        return None
    if when.expires_on is None:
        return _from_its_day(when, months_words(lasts, language), language)
    return when.expires_on.isoformat()


def _from_its_day(when: EffectiveTime, months: str, language: Language) -> str:
    """Counted from a day nobody knows yet: of an installation, or of the centre's word."""
    installed = when.timing is EffectTiming.ON_COMPLETION
    return (words.TERM_FROM_COMPLETION if installed else words.TERM_FROM_ACCEPTANCE).say(language, months=months)


def line_time(line: OrderLine, *, today: date, offline: bool) -> EffectiveTime:
    """`offline`: the line waits for the centre, and its days count from then."""
    when = effective_time(line, today=today)
    return without_days(when) if offline else when


def penalty_words(
    penalty: EarlyTerminationCharge | None, texts: Mapping[PenaltyRule, Text], language: Language, **values: object
) -> str | None:
    """A penalty with its whole sum worked out; None where leaving costs nothing."""
    if penalty is None:
        return None
    return texts[penalty.rule].say(
        language,
        percent=penalty.percent,
        used=months_words(penalty.used, language),
        left_months=months_words(penalty.left, language),
        worked=penalty.worked(),
        **values,
    )


def after_term_words(
    offering: Offering, when: EffectiveTime, language: Language, *, day_words: DayWords = date.isoformat
) -> str | None:
    """What happens when the term, the validity or the trial is over, with its last day where that is known."""
    ends = when.expires_on or when.term_ends_on
    day = day_words(ends) if ends else ""
    if offering.after_term is AfterTerm.MONTHLY_SAME_PRICE:
        if ends is None or when.starts_on is None:
            return words.AFTER_MONTHLY.say(language)
        then = ends + timedelta(days=1)
        fee = yuan_short(fee_on(offering, started_on=when.starts_on, day=then))
        return words.AFTER_MONTHLY_ON.say(language, day=day_words(then), fee=fee)
    if offering.after_term is AfterTerm.RENEWED_SAME_TERM:
        months = months_words(runs_months(offering) or (offering.term.months if offering.term else 0), language)
        return (words.AFTER_RENEWED_ON if ends else words.AFTER_RENEWED).say(language, months=months, day=day)
    if offering.after_term is AfterTerm.ENDS:
        return (words.AFTER_ENDS_ON if ends else words.AFTER_ENDS).say(language, day=day)
    return None


def discount_words(
    offering: Offering, when: EffectiveTime, language: Language, *, day_words: DayWords = date.isoformat
) -> str | None:
    """The offer's own words; where its days are known, the last of them and the price from the next."""
    if offering.discount is None:
        return None
    said = offering.discount.words.say(language)
    after = after_discount(offering, started_on=when.starts_on) if when.starts_on else None
    if after is None or when.discount_ends_on is None:
        return said
    last, first = day_words(when.discount_ends_on), day_words(after[0])
    return words.DISCOUNT_TO.say(language, words=said, day=last, then=first, fee=yuan_short(after[1]))


def trial_words(offering: Offering, language: Language) -> str | None:
    """How long it is free, that it then ends by itself, and what renewing would cost (S14)."""
    if not offering.trial_months:
        return None
    months = months_words(offering.trial_months, language)
    return words.TRIAL_MONTHS.say(language, months=months, after=yuan_short(offering.price.fen))


def _tiers(offering: Offering, language: Language) -> tuple[Fact, ...]:
    if offering.price.tiers is None:
        return ()
    return (fact("tiers", words.LABEL_TIERS, offering.price.tiers.say(language), language),)


def _confirmation(line: OrderLine, zone: ZoneInfo, language: Language) -> tuple[Fact, ...]:
    if not line.confirmed or line.confirmation is None:
        return ()
    said, at = line.confirmation, on_paper(line.confirmation.at, zone)
    value = CONFIRMED_BY[said.channel].say(language, at=at, message=said.evidence)
    return (fact("confirmation", words.LABEL_CONFIRMATION, value, language),)


def _taken_up_facts(
    line: OrderLine, offering: Offering, *, today: date, zone: ZoneInfo, offline: bool, language: Language
) -> tuple[Fact, ...]:
    """Everything owed of a service that is ordered or changed to."""
    when = line_time(line, today=today, offline=offline)
    example = penalty_words(penalty_example(offering), PENALTIES, language)
    included = (
        ()
        if line.action is Action.MODIFY
        else (fact("included", words.LABEL_INCLUDED, included_words(offering, language), language),)
    )
    throttle = offering.throttle.say(language) if offering.throttle else None
    return (
        fact("start", words.LABEL_START, _start(when, offline=offline, language=language), language),
        fact("expires", words.LABEL_EXPIRES, _expires(offering, when, language), language),
        *included,
        *_tiers(offering, language),
        fact("overage", words.LABEL_OVERAGE, _overage(offering, language), language),
        fact("cap", words.LABEL_CAP, offering.cap.say(language) if offering.cap else None, language),
        fact("throttle", words.LABEL_THROTTLE, throttle, language),
        fact("term", words.LABEL_TERM, _term(offering, when, language), language),
        fact(
            "first_month", words.LABEL_FIRST_MONTH, first_month_words(line, offering, when, today, language), language
        ),
        fact("penalty", words.LABEL_PENALTY, example, language),
        *_old_term(line, today=today, language=language),
        fact("after_term", words.LABEL_AFTER_TERM, after_term_words(offering, when, language), language),
        fact("discount", words.LABEL_DISCOUNT, discount_words(offering, when, language), language),
        fact("trial", words.LABEL_TRIAL, trial_words(offering, language), language),
        fact(
            "provider",
            words.LABEL_PROVIDER,
            offering.provider.name.say(language) if offering.provider else None,
            language,
        ),
        fact("cancel", words.LABEL_CANCEL, offering.how_to_cancel.say(language), language),
        *left_out(line, offering, language),
        *_confirmation(line, zone, language),
    )


def leaving_facts(line: OrderLine, *, today: date, language: Language) -> tuple[Fact, ...]:
    """What leaving the old term costs, for a sentence; nothing where there is none, or a cancellation costs nothing."""

    def said(day: date) -> str:
        return whole_day(day, language)

    if line.action is Action.MODIFY:
        return _old_term(line, today=today, language=language, day_words=said)
    end = line.product.term_ends_on if line.product else None
    penalty = _penalty_now(line, said(end), today=today, language=language) if end else None
    return (fact("penalty", words.LABEL_PENALTY, penalty, language),) if penalty else ()


def _old_term(
    line: OrderLine, *, today: date, language: Language, day_words: DayWords = date.isoformat
) -> tuple[Fact, ...]:
    """A change inside the old term says what that costs, also where it costs nothing."""
    if line.action is not Action.MODIFY or line.product is None or line.product.term_ends_on is None:
        return ()
    if line.product.term_ends_on <= today:
        return ()
    end = day_words(line.product.term_ends_on)
    said = _penalty_now(line, end, today=today, language=language)
    if said is None:
        upgrade = not line.renews and upgrades(line, today=today)
        said = (words.OLD_TERM_WAIVED if upgrade else words.OLD_TERM_FREE).say(language, day=end)
    return (fact("old_term", words.LABEL_OLD_TERM, said, language),)


def _penalty_now(line: OrderLine, end: str, *, today: date, language: Language) -> str | None:
    return penalty_words(early_termination(line, today=today), PENALTIES_NOW, language, day=end)


def _last_month(line: OrderLine, offering: Offering, *, today: date, language: Language) -> str:
    if offering.price.type is not PriceType.MONTHLY:
        return _not_monthly(offering, language)
    if offering.trial_months:
        return words.LAST_TRIAL.say(language)
    since = line.product.started_on if line.product else today
    last = effective_time(line, today=today).stops_on
    whole = Service(offering.name, offering, since)
    fen, full = month_fen(replace(whole, ends_on=last), month=today), month_fen(whole, month=today)
    if full == 0:
        return words.LAST_FREE.say(language)
    if last is None or fen == full:
        return words.LAST_WHOLE.say(language, sum=yuan_short(fee_on(offering, started_on=since, day=today)))
    return words.LAST_BY_DAY.say(language, sum=yuan(fen), day=last)


def _cancelled_facts(
    line: OrderLine, offering: Offering, *, today: date, offline: bool, language: Language
) -> tuple[Fact, ...]:
    when = effective_time(line, today=today)
    if when.timing is EffectTiming.NOW or when.stops_on is None:
        stops = _at_once(offline=offline, language=language)
    else:
        stops = words.END_OF_DAY.say(language, day=when.stops_on)
    end = line.product.term_ends_on if line.product else None
    penalty = _penalty_now(line, end.isoformat(), today=today, language=language) if end else None
    last_month = _last_month(line, offering, today=today, language=language)
    if offline and offering.price.type is PriceType.MONTHLY and not offering.trial_months:
        last_month = words.LAST_WHEN_ACCEPTED.say(language, words=last_month)
    again = words.REORDER_ANY_TIME if offering.on_sale(first_of_next_month(today)) else words.REORDER_NOT_ON_SALE
    return (
        fact("stop", words.LABEL_STOP, stops, language),
        fact("last_month", words.LABEL_LAST_MONTH, last_month, language),
        fact("term", words.LABEL_TERM, end.isoformat() if end and end > today else None, language),
        fact("penalty", words.LABEL_PENALTY, penalty, language),
        fact("reorder", words.LABEL_REORDER, again.say(language), language),
    )


def _top_up_facts(*, offline: bool, language: Language) -> tuple[Fact, ...]:
    when = words.ARRIVES_LATER if offline else words.ARRIVES_AT_ONCE
    return (
        fact("arrival", words.LABEL_ARRIVAL, when.say(language), language),
        fact("term", words.LABEL_TERM, None, language),
        fact("penalty", words.LABEL_PENALTY, None, language),
    )


def line_facts(line: OrderLine, *, today: date, zone: ZoneInfo, offline: bool, language: Language) -> tuple[Fact, ...]:
    """Everything owed of one line; `zone` is the hall's, for the moment of a confirmation. `offline`: it waits for the
    centre (offline_limit.waits_for_centre)."""
    if line.action is Action.TOP_UP:
        return _top_up_facts(offline=offline, language=language)
    if line.action is Action.DELETE and line.before is not None:
        return _cancelled_facts(line, line.before, today=today, offline=offline, language=language)
    if line.after is None:
        return ()
    return _taken_up_facts(line, line.after, today=today, zone=zone, offline=offline, language=language)
