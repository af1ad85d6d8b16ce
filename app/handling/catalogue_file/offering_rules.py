"""What the fields of one offer must say together: terms (S03), confirmation (S10), trials (S14), penalties (S157).

A rule looks only at fields that were read without a fault, so that one slip is told once.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from app.domain.money import yuan, yuan_short
from app.domain.offering import (
    AfterTerm,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    OfferingKind,
    PenaltyRule,
    PriceType,
    Term,
)
from app.handling.data_file.table import Table
from app.texts import data_files as words
from app.texts.language import Language, Text


def check_offering(offering: Offering, table: Table) -> None:
    """Adds a fault to the table's list for each rule the offer breaks."""
    _check_price(offering, table)
    _check_end(offering, table)
    _check_wish(offering, table)
    if table.sound("kind", "overage") and offering.is_main_plan and not offering.overage:
        table.fault("overage", words.PLAN_NEEDS_OVERAGE)
    for key, timing in (
        ("order_timing", offering.order_timing),
        ("change_timing", offering.change_timing),
        ("cancel_timing", offering.cancel_timing),
    ):
        if table.sound(key) and timing is EffectTiming.ON_DATE:
            table.fault(key, words.ON_DATE_IS_A_LINES)
    if table.sound("order_timing") and offering.order_timing is EffectTiming.NOT_POSSIBLE:
        table.fault("order_timing", words.MUST_BE_ORDERABLE)
    value_added = offering.kind is OfferingKind.VALUE_ADDED or offering.provider is not None
    if table.sound("kind", "provider", "second_confirmation") and value_added and not offering.second_confirmation:
        table.fault("second_confirmation", words.NEEDS_CONFIRMATION)
    if table.sound("sale_from", "sale_until") and offering.sale_until and offering.sale_until < offering.sale_from:
        table.fault("sale_until", words.WINDOW_REVERSED, until=offering.sale_until, begins=offering.sale_from)


def check_way_out(table: Table, offering: Offering) -> None:
    """A charge for leaving early that no order can ever ask for binds nobody, and what it says is not so (S157).

    Files of before 0.3 are in the stores with one; they stay readable.
    """
    charged = offering.term is not None and offering.term.penalty is not PenaltyRule.NONE
    if table.sound("term", "cancel_timing") and charged and offering.cancel_timing is EffectTiming.NOT_POSSIBLE:
        table.fault("cancel_timing", words.PENALTY_NEEDS_A_WAY_OUT)


def check_names(tables: Sequence[Table], offerings: Sequence[Offering]) -> None:
    """Two offers on sale on the same day bear two names: screen and receipt tell them apart by nothing else."""
    named: defaultdict[tuple[Language, str], list[Offering]] = defaultdict(list)
    for table, offering in zip(tables, offerings, strict=True):
        if not table.sound("name", "code", "sale_from", "sale_until"):
            continue
        names = [(language, offering.name.say(language)) for language in Language]
        for name in names:
            other = next((earlier for earlier in named[name] if offering.sold_beside(earlier)), None)
            if other is not None:
                table.fault("name", words.NAME_TAKEN, name=name[1], code=other.code)
                break
        for name in names:
            named[name].append(offering)


def check_figure(table: Table, said: Text, fen: int) -> None:
    """`said` must hold the amount in both languages: what is read is what is charged."""
    if not table.sound("words", "yuan"):
        return
    written = (yuan_short(fen), yuan(fen))
    if not all(_holds(text, written) for text in (said.zh, said.en)):
        table.fault("words", words.FIGURE_NOT_IN_WORDS, sum=written[0])


def _holds(text: str, written: tuple[str, ...]) -> bool:
    """One of the writings stands in the text and does not go on: ¥3 is not in ¥30."""
    return any(re.search(rf"{re.escape(sum_words)}(?!\.?\d)", text) for sum_words in written)


def check_term(table: Table, term: Term) -> None:
    if not table.sound("penalty", "penalty_percent", "penalty_yuan"):
        return
    share = term.penalty is PenaltyRule.SHARE_OF_REMAINING_FEES
    if not share and term.penalty_percent:
        table.fault("penalty_percent", words.PENALTY_PERCENT_NEEDLESS)
    if share and not term.penalty_percent:
        table.fault("penalty_percent", words.PENALTY_PERCENT_NEEDED)
    if term.penalty in (PenaltyRule.FIXED, PenaltyRule.SUBSIDY_BACK) and not term.penalty_fen:
        table.fault("penalty_yuan", words.PENALTY_SUM_NEEDED)
    if term.penalty is PenaltyRule.NONE and term.penalty_fen:
        table.fault("penalty_yuan", words.PENALTY_SUM_NEEDLESS)


def _check_wish(offering: Offering, table: Table) -> None:
    """A month that is begun or left on a day of the customer's choice is charged by its days, or it costs twice."""
    if not table.sound("wish_days", "price", "first_month", "last_month") or offering.wish_days is None:
        return
    whole = offering.first_month is FirstMonthRule.WHOLE or offering.last_month is LastMonthRule.WHOLE
    if offering.price.type is PriceType.MONTHLY and whole:
        table.fault("wish_days", words.WISH_NEEDS_DAYS)


def _check_price(offering: Offering, table: Table) -> None:
    if not table.sound("price"):
        return
    monthly = offering.price.type is PriceType.MONTHLY
    if table.sound("first_month"):
        needless = offering.first_month is FirstMonthRule.NOT_APPLICABLE
        if monthly and needless:
            table.fault("first_month", words.FIRST_MONTH_NEEDED)
        if not monthly and not needless:
            table.fault("first_month", words.FIRST_MONTH_NEEDLESS)
    if table.sound("discount") and offering.discount is not None:
        if not monthly:
            table.fault("discount", words.DISCOUNT_ONLY_MONTHLY)
        elif offering.discount.fen >= offering.price.fen:
            sums = {"sum": yuan(offering.discount.fen), "price": yuan(offering.price.fen)}
            table.fault("discount", words.DISCOUNT_NOT_LOWER, **sums)


def _check_end(offering: Offering, table: Table) -> None:
    if not table.sound("term", "validity_months", "trial_months", "after_term"):
        return
    ends = offering.term is not None or offering.validity_months is not None or offering.trial_months is not None
    needless = offering.after_term is AfterTerm.NOT_APPLICABLE
    if ends and needless:
        table.fault("after_term", words.AFTER_TERM_NEEDED)
    elif not ends and not needless:
        table.fault("after_term", words.AFTER_TERM_NEEDLESS)
    elif offering.trial_months is not None and offering.after_term is not AfterTerm.ENDS:
        table.fault("after_term", words.TRIAL_MUST_END)
