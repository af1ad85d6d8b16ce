"""One whole line of the content: title, price, plain sentences for the customer, facts and figures."""

from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.before_after import before_after
from app.domain.catalogue import Catalogue
from app.domain.charge import figures
from app.domain.condition_words import condition_facts
from app.domain.content import ContentLine, Fact, SignedConfirmation
from app.domain.customer import Customer
from app.domain.dependence import Names
from app.domain.deposits import Deposits, deposit_facts, deposit_sentences, deposits_of
from app.domain.effective_time import effective_time, first_day_without
from app.domain.family_pay_words import family_pay_facts, family_pay_sentences
from app.domain.form_words import (
    PENALTIES_PLAIN,
    after_term_words,
    discount_words,
    fact,
    first_month_words,
    joined,
    leaving_facts,
    line_facts,
    line_time,
    months_words,
    near_day,
    penalty_words,
    trial_words,
    whole_day,
)
from app.domain.hold_words import hold_facts, hold_price, hold_sentences, hold_table
from app.domain.installation_words import installation_facts, installation_sentences
from app.domain.masking import mask_phone
from app.domain.money import yuan, yuan_short, yuan_signed
from app.domain.offering import AfterTerm, EffectTiming, FirstMonthRule, Offering, PriceType
from app.domain.offline_limit import waits_for_centre
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import penalty_example
from app.domain.said_lines import SaidLines
from app.domain.sharing import sharing_facts, sharing_numbers, sharing_sentences
from app.domain.tariff_rule import TariffRule, in_force
from app.domain.waiver import Waived, Waivers
from app.texts import form as words
from app.texts.language import Language, Text
from app.texts.number_hold import RESTORE
from app.texts.trials import CENTRE_COUNTS

ACTION_WORDS: dict[Action, Text] = {
    Action.ADD: words.ADD,
    Action.MODIFY: words.MODIFY,
    Action.DELETE: words.DELETE,
    Action.TOP_UP: words.TOP_UP,
    Action.WITHDRAW: words.WITHDRAW,
}


def missing_facts(offering: Offering) -> tuple[Text, ...]:
    """What a customer is owed and the catalogue does not say; a line with one cannot be signed or printed."""
    lacks: list[Text] = []
    if not (offering.name.zh.strip() and offering.name.en.strip()):
        lacks.append(words.LABEL_NAME)
    if offering.is_main_plan and not offering.overage:
        lacks.append(words.LABEL_OVERAGE)
    if offering.term and offering.after_term is AfterTerm.NOT_APPLICABLE:
        lacks.append(words.LABEL_AFTER_TERM)
    if offering.price.type is PriceType.MONTHLY and offering.first_month is FirstMonthRule.NOT_APPLICABLE:
        lacks.append(words.LABEL_FIRST_MONTH)
    if not (offering.how_to_cancel.zh.strip() and offering.how_to_cancel.en.strip()):
        lacks.append(words.LABEL_CANCEL)
    return tuple(lacks)


def _tail(offering: Offering) -> Text:
    return {
        PriceType.MONTHLY: words.PER_MONTH,
        PriceType.DAILY: words.PER_DAY,
        PriceType.ONCE: words.ONCE,
        PriceType.DEPOSIT: words.DEPOSIT,
    }[offering.price.type]


def _price(line: OrderLine, *, today: date, language: Language) -> str:
    sums = figures(line, today=today)
    if line.action is Action.TOP_UP:
        return words.ONCE.say(language, sum=yuan(line.amount_fen))
    if line.action is Action.MODIFY:
        both = f"{yuan_short(sums.monthly_before_fen)} → {yuan_short(sums.monthly_after_fen)}"
        return words.PER_MONTH.say(language, sum=both)
    if line.action is Action.DELETE and line.before is not None:
        return _price_given_up(line.before, sums.monthly_before_fen, language)
    if line.after is None:
        return ""
    if line.after.trial_months:
        return words.FREE_TRIAL.say(language)
    kind = line.after.price.type
    if kind is PriceType.MONTHLY:
        return words.PER_MONTH.say(language, sum=yuan_signed(sums.monthly_after_fen))
    shown = yuan_short(line.after.price.fen) if kind is PriceType.DAILY else yuan(line.after.price.fen)
    return _tail(line.after).say(language, sum=shown)


def _price_given_up(offering: Offering, monthly_fen: int, language: Language) -> str:
    if offering.trial_months:
        return words.FREE_TRIAL.say(language)
    if offering.price.type is PriceType.ONCE:
        return words.PER_MONTH.say(language, sum=yuan_short(0))  # what was paid once is not paid back
    fen = monthly_fen if offering.price.type is PriceType.MONTHLY else offering.price.fen
    return _tail(offering).say(language, sum=yuan_signed(-fen))


def _price_plain(line: OrderLine, *, today: date, language: Language) -> str:
    sums = figures(line, today=today)
    delta = sums.monthly_after_fen - sums.monthly_before_fen
    if line.action is Action.TOP_UP:
        return words.PLAIN_TOP_UP.say(language, sum=yuan_short(line.amount_fen))
    if line.action in (Action.MODIFY, Action.DELETE):
        if delta == 0:
            return words.PLAIN_SAME.say(language)
        text = words.PLAIN_MORE if delta > 0 else words.PLAIN_LESS
        return text.say(language, sum=yuan_short(abs(delta)))
    if line.after is None:
        return ""
    if line.after.trial_months:
        return words.FREE_TRIAL.say(language)
    text = {
        PriceType.MONTHLY: words.PLAIN_MONTHLY,
        PriceType.DAILY: words.PLAIN_DAILY,
        PriceType.ONCE: words.PLAIN_ONCE,
        PriceType.DEPOSIT: words.PLAIN_DEPOSIT,
    }[line.after.price.type]
    sum_fen = sums.monthly_after_fen if line.after.price.type is PriceType.MONTHLY else line.after.price.fen
    return text.say(language, sum=yuan_short(sum_fen))


def _plain_when(line: OrderLine, *, today: date, offline: bool, language: Language) -> str:
    when = effective_time(line, today=today)
    if line.action is Action.DELETE:
        if when.timing is EffectTiming.NOW or when.stops_on is None:
            return (words.PLAIN_STOPS_ONLINE if offline else words.PLAIN_STOPS_NOW).say(language)
        return words.PLAIN_STOPS.say(language, day=near_day(when.stops_on, today=today, language=language))
    if when.timing is EffectTiming.ON_COMPLETION:
        return words.PLAIN_STARTS_INSTALLED.say(language)
    if when.timing is EffectTiming.NOW or when.starts_on is None:
        return (words.PLAIN_STARTS_ONLINE if offline else words.PLAIN_STARTS_NOW).say(language)
    return words.PLAIN_STARTS.say(language, day=near_day(when.starts_on, today=today, language=language))


def _plain_terms(
    line: OrderLine, offering: Offering, *, today: date, offline: bool, language: Language
) -> tuple[str, ...]:
    when = line_time(line, today=today, offline=offline)
    said: list[Text | str | None] = [
        offering.cap,
        offering.throttle,
        offering.price.tiers,
        trial_words(offering, language),
    ]
    if when.timing is EffectTiming.NOW and offering.price.type is PriceType.MONTHLY:
        said.append(first_month_words(line, offering, when, today, language))
    said.append(discount_words(offering, when, language, day_words=lambda day: whole_day(day, language)))
    if offering.provider:
        said.append(words.PROVIDER_SAID.say(language, name=offering.provider.name))
    if (when.expires_on or offline) and not line.holds:
        said.append(after_term_words(offering, when, language, day_words=lambda day: whole_day(day, language)))
    out = [words.PLAIN_SENTENCE.say(language, words=text) for text in said if text]
    out += [CENTRE_COUNTS.say(language)] if offering.trial_months and offline else []
    if offering.overage:
        rates = joined([rate.words.say(language) for rate in offering.overage], language)
        out.insert(0, words.PLAIN_OUTSIDE.say(language, words=rates))
    if offering.term is None:
        fixed = offering.cancel_timing is EffectTiming.NOT_POSSIBLE
        out.append((words.PLAIN_NO_TERM_FIXED if fixed else words.PLAIN_NO_TERM).say(language))
    elif when.term_ends_on:
        months = months_words(offering.term.months, language)
        out.append(words.PLAIN_TERM.say(language, months=months, day=whole_day(when.term_ends_on, language)))
    else:
        months = months_words(offering.term.months, language)
        out.append((words.PLAIN_TERM_ACCEPTED if offline else words.PLAIN_TERM_INSTALLED).say(language, months=months))
    worked = penalty_words(penalty_example(offering), PENALTIES_PLAIN, language)
    leave = words.PLAIN_CANCEL.say(language, how=offering.how_to_cancel)
    return (*out, worked, leave) if worked else (*out, leave)


def _plain(
    line: OrderLine, *, today: date, offline: bool, account: str, sharing: tuple[str, ...], language: Language
) -> tuple[str, ...]:
    if line.action is Action.TOP_UP:
        put = words.PLAIN_TOP_UP_WORDS.say(language, sum=yuan(line.amount_fen), account=account)
        return (put, words.PLAIN_TOP_UP_LATER.say(language)) if offline else (put,)
    when = _plain_when(line, today=today, offline=offline, language=language)
    extra = tuple(
        words.PLAIN_LABELLED.say(language, label=fact.label, words=fact.value[0].lower() + fact.value[1:])
        for fact in leaving_facts(line, today=today, language=language)
    )
    if line.action is Action.DELETE:
        return (when, *extra) if extra else (when, words.PLAIN_NO_PENALTY.say(language))
    if line.after is None:
        return (when,)
    # A change shows what comes and when in its table; a service that is ordered says what it is.
    begin = () if line.action is Action.MODIFY else (line.after.plain.say(language), when)
    put_in = installation_sentences(line, language)
    shared = sharing_sentences(line, sharing, language)
    return (
        *begin,
        *put_in,
        *shared,
        *_plain_terms(line, line.after, today=today, offline=offline, language=language),
        *extra,
    )


def _title(line: OrderLine, language: Language) -> tuple[str, str]:
    if line.action is Action.TOP_UP:
        name = words.TOP_UP_NAME.say(language)
        return name, name
    if line.renews and line.after is not None:
        name = words.RENEWED.say(language, name=line.after.name)
        return name, name
    if line.before and line.after:
        before, after = line.before.name.say(language), line.after.name.say(language)
        return f"{before} → {after}", words.CHANGES_TO.say(language, before=before, after=after)
    name = line.offering.name.say(language) if line.offering else ""
    return name, name


def _code(line: OrderLine) -> str:
    return " → ".join(dict.fromkeys(o.code for o in (line.before, line.after) if o is not None))


def _effective_on(line: OrderLine, *, today: date) -> str:
    day = (
        first_day_without(line, today=today)
        if line.action is Action.DELETE
        else effective_time(line, today=today).starts_on
    )
    return day.isoformat() if day else ""


def _confirmation(line: OrderLine) -> SignedConfirmation | None:
    said = line.confirmation
    if said is None or not line.confirmed:
        return None
    return SignedConfirmation(said.at.isoformat(), said.channel.value, said.evidence)


def _under_rules(
    line: OrderLine, rules: tuple[TariffRule, ...], *, today: date
) -> tuple[OrderLine, tuple[TariffRule, ...]]:
    """The line with its offers as they hold, and the rules that made them so (S102, S103)."""
    if not rules:
        return line, ()
    starts = effective_time(line, today=today).starts_on or today
    since = line.product.since if line.product else starts
    before = in_force(line.before, rules, started_on=since, day=today) if line.before else None
    after = in_force(line.after, rules, started_on=line.line_since or starts, day=starts) if line.after else None
    at_work = dict.fromkeys(rule for held in (before, after) if held is not None for rule in held.rules)
    now = replace(line, before=before.offering if before else None, after=after.offering if after else None)
    return now, tuple(at_work)


def _rule_facts(rules: tuple[TariffRule, ...], language: Language) -> tuple[Fact, ...]:
    if not rules:
        return ()
    said = ("；" if language is Language.ZH else "; ").join(rule.words.say(language) for rule in rules)
    return (fact("rules", words.LABEL_RULES, said, language),)


def _waived_price(line: OrderLine, waived: Waived | None, language: Language) -> str | None:
    """None where nothing is taken off."""
    if waived is None or not waived.fen or line.after is None:
        return None
    return words.WAIVED_PRICE.say(language, sum=yuan(line.after.price.fen))


def _line_facts(line: OrderLine, *, today: date, zone: ZoneInfo, offline: bool, language: Language) -> tuple[Fact, ...]:
    """A hold says itself what follows it."""
    facts = line_facts(line, today=today, zone=zone, offline=offline, language=language)
    return tuple(each for each in facts if not (line.holds and each.key == "after_term"))


def content_line(
    line: OrderLine,
    *,
    position: int,
    today: date,
    zone: ZoneInfo,
    offline: bool,
    account: str,
    language: Language,
    sharing: tuple[str, ...] = (),
    waived: Waived | None = None,
    rules: tuple[TariffRule, ...] = (),
    names: Names = MappingProxyType({}),
    deposits: Deposits = (),
) -> ContentLine:
    """`account` is the masked account number a top-up goes to; `position` counts from 1.

    `offline`: the line waits for the centre (offline_limit.waits_for_centre), or for a top-up that it is away.
    `sharing` are the numbers (masked) that use a sharing plan, `rules` the tariff's, `deposits` what was deposited.
    """
    line, at_work = _under_rules(line, rules, today=today)
    title, title_plain = _title(line, language)
    taken_up = line.after if line.action in (Action.ADD, Action.MODIFY) else None
    waived_price = _waived_price(line, waived, language)
    price, price_plain = hold_price(line, today=today, language=language) or (
        _price(line, today=today, language=language),
        _price_plain(line, today=today, language=language),
    )
    return ContentLine(
        id=line.id,
        position=position,
        action=line.action.value,
        action_word=(RESTORE if line.restores else ACTION_WORDS[line.action]).say(language),
        title=title,
        title_plain=title_plain,
        number=mask_phone(line.number),
        code=_code(line),
        price=waived_price or price,
        price_plain=waived_price or price_plain,
        plain=(
            *_plain(line, today=today, offline=offline, account=account, sharing=sharing, language=language),
            *hold_sentences(line, today=today, offline=offline, language=language),
            *family_pay_sentences(line, language),
            *deposit_sentences(deposits, language),
            *(words.PLAIN_SENTENCE.say(language, words=rule.words) for rule in at_work),
            *([words.PLAIN_SENTENCE.say(language, words=waived.why)] if waived else []),
        ),
        table=hold_table(line, today=today, offline=offline, language=language)
        or before_after(line, today=today, offline=offline, language=language),
        facts=(
            *_line_facts(line, today=today, zone=zone, offline=offline, language=language),
            *hold_facts(line, today=today, offline=offline, language=language),
            *family_pay_facts(line, language),
            *installation_facts(line, language),
            *sharing_facts(line, sharing, language),
            *condition_facts(line, names, language),
            *deposit_facts(deposits, language),
            *_rule_facts(at_work, language),
            *([fact("waiver", words.LABEL_WAIVER, waived.why.say(language), language)] if waived else []),
        ),
        figures=figures(line, today=today, waived_fen=waived.fen if waived else 0),
        effective_on=_effective_on(line, today=today),
        missing=tuple(text.say(language) for text in missing_facts(taken_up)) if taken_up else (),
        confirmation=_confirmation(line),
        on_acceptance=offline and line.action is not Action.TOP_UP,
    )


def content_lines(
    lines: tuple[OrderLine, ...],
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    waivers: Waivers,
    today: date,
    zone: ZoneInfo,
    offline: bool,
    language: Language,
    said: SaidLines,
) -> tuple[ContentLine, ...]:
    """All of them, numbered from 1; what `said` holds already is not put into words again."""
    sharing = sharing_numbers(customer, lines, catalogue=catalogue) if customer else ()
    account = customer.masked_account if customer else ""
    names = {code: offering.name for code, offering in catalogue.offerings.items()}

    deposits = {line.id: deposits_of(line, customer=customer, catalogue=catalogue) for line in lines}

    def one(line: OrderLine, place: int) -> ContentLine:
        return content_line(
            line,
            position=place,
            today=today,
            zone=zone,
            offline=waits_for_centre(line, matters=catalogue.matters, offline=offline, today=today)
            or (offline and line.action is Action.TOP_UP),
            account=account,
            language=language,
            sharing=sharing,
            waived=waivers.get(line.id),
            rules=catalogue.tariff_rules,
            names=names,
            deposits=deposits[line.id],
        )

    # All that `one` takes besides the line itself; `names`, the rules and the matters are the catalogue's.
    made_of = (catalogue, today, zone, offline, account, sharing)
    return tuple(
        said.line(
            line,
            language,
            (*made_of, waivers.get(line.id), deposits[line.id]),
            position=place,
            say=partial(one, line, place),
        )
        for place, line in enumerate(lines, 1)
    )
