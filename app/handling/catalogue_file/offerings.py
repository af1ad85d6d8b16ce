"""`[[offering]]`: one service with everything a customer is owed before signing (S03, R12)."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.matter import Matter
from app.domain.offering import (
    Access,
    AfterTerm,
    Allowance,
    AllowanceKind,
    Discount,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    OfferingKind,
    OverageRate,
    PenaltyRule,
    Price,
    PriceType,
    ServiceProvider,
    Term,
)
from app.handling.catalogue_file.conditions import read_conditions
from app.handling.catalogue_file.offering_rules import check_figure, check_offering, check_term
from app.handling.data_file.new_words import LINE, NAME
from app.handling.data_file.table import Table
from app.texts import data_files as words

CHARGE = r"[a-z][a-z0-9_]{1,39}"
CODE = r"[A-Z0-9][A-Z0-9-]{1,31}"
MOST_MONTHS = 120
MOST_WISH_DAYS = 366


def read_offering(table: Table, *, matters: Mapping[str, Matter] | None) -> Offering:
    """An offer; faults go to the table's list. `matters` are those it may belong to, None for any."""
    offering = Offering(
        code=table.shaped("code", CODE, example="26GD-5G-0129"),
        position=table.whole("position", least=1, most=1_000_000),
        name=table.text("name", NAME),
        summary=table.text("summary", LINE),
        plain=table.text("plain", LINE),
        kind=table.choice("kind", OfferingKind),
        matter=_matter(table, "matter", matters),
        cancel_matter=_matter(table, "cancel_matter", matters),
        price=_price(table),
        allowances=_allowances(table),
        overage=_overage(table),
        cap=table.text_or_none("cap", LINE),
        throttle=table.text_or_none("throttle", LINE),
        term=_term(table),
        after_term=table.choice("after_term", AfterTerm),
        discount=_discount(table),
        order_timing=table.choice("order_timing", EffectTiming),
        change_timing=table.choice("change_timing", EffectTiming),
        cancel_timing=table.choice("cancel_timing", EffectTiming),
        first_month=table.choice("first_month", FirstMonthRule),
        validity_months=table.whole_or_none("validity_months", least=1, most=MOST_MONTHS),
        trial_months=table.whole_or_none("trial_months", least=1, most=MOST_MONTHS),
        provider=_provider(table),
        second_confirmation=table.flag("second_confirmation"),
        how_to_cancel=table.text("how_to_cancel", LINE),
        sale_from=table.day("sale_from"),
        sale_until=table.day_or_none("sale_until"),
        source=table.string("source", most=NAME.en),
        last_month=table.choice("last_month", LastMonthRule) if table.has("last_month") else LastMonthRule.WHOLE,
        wish_days=table.whole_or_none("wish_days", least=1, most=MOST_WISH_DAYS) if table.has("wish_days") else None,
        access=table.choice("access", Access) if table.has("access") else None,
        conditions=read_conditions(table),
        copy_approved=table.flag("copy_approved") if table.has("copy_approved") else True,
        change_matter=_matter(table, "change_matter", matters) if table.has("change_matter") else "",
    )
    if table.has("trial_then"):
        then = table.string("trial_then")
        offering = replace(offering, trial_then="" if then == "none" else then)
    table.finish()
    check_offering(offering, table)
    return offering


def _matter(table: Table, key: str, known: Mapping[str, Matter] | None) -> str:
    code = table.string(key)
    if known is not None and table.sound(key) and code not in known:
        table.fault(key, words.UNKNOWN_MATTER, matter=code)
    return code


def _price(table: Table) -> Price:
    group = table.group("price")
    if group is None:
        return Price(PriceType.MONTHLY, 0, None)
    price = Price(group.choice("type", PriceType), group.fen("yuan"), group.text_or_none("tiers", LINE))
    group.finish()
    return price


def _allowances(table: Table) -> tuple[Allowance, ...]:
    found: list[Allowance] = []
    for row in table.rows_or_none("allowances"):
        kind = row.choice("kind", AllowanceKind)
        if row.sound("kind") and any(kind is before.kind for before in found):
            row.fault("kind", words.KIND_TWICE, kind=kind.value)
        found.append(Allowance(kind, row.whole("amount", least=1, most=1_000_000), row.text("unit", NAME)))
        row.finish()
    return tuple(found)


def _overage(table: Table) -> tuple[OverageRate, ...]:
    found: list[OverageRate] = []
    for row in table.rows_or_none("overage"):
        rate = OverageRate(
            row.text("words", LINE),
            row.fen("yuan"),
            row.shaped("charge", CHARGE, example="domestic_roaming") if row.has("charge") else "",
        )
        row.finish()
        check_figure(row, rate.words, rate.fen)
        found.append(rate)
    return tuple(found)


def _term(table: Table) -> Term | None:
    group = table.group_or_none("term")
    if group is None:
        return None
    term = Term(
        months=group.whole("months", least=1, most=MOST_MONTHS),
        penalty=group.choice("penalty", PenaltyRule),
        penalty_percent=group.whole("penalty_percent", least=0, most=100),
        penalty_fen=group.fen("penalty_yuan") if group.has("penalty_yuan") else 0,
        upgrade_free=group.flag("upgrade_free") if group.has("upgrade_free") else True,
        renew_days=group.whole_or_none("renew_days", least=1, most=MOST_WISH_DAYS) if group.has("renew_days") else None,
    )
    group.finish()
    check_term(group, term)
    return term


def _discount(table: Table) -> Discount | None:
    group = table.group_or_none("discount")
    if group is None:
        return None
    discount = Discount(group.fen("yuan"), group.whole("months", least=1, most=MOST_MONTHS), group.text("words", LINE))
    group.finish()
    check_figure(group, discount.words, discount.fen)
    return discount


def _provider(table: Table) -> ServiceProvider | None:
    group = table.group_or_none("provider")
    if group is None:
        return None
    provider = ServiceProvider(group.shaped("code", CODE, example="SP-9001"), group.text("name", NAME))
    group.finish()
    return provider
