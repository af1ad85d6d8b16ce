"""Rules of the tariff that hold from a day on, whatever was agreed before: a charge abolished (S102), a line made
faster free of charge (S103). Which rules, and from when, is data of the catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.offering import Access, Allowance, AllowanceKind, Offering, OfferingKind
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class SpeedUp:
    """Free of charge to `to_mbps`, for lines of up to `up_to_mbps` on `access` (None: any).

    `begun_before` is for lines that began before that day, None for every line.
    """

    to_mbps: int
    up_to_mbps: int
    access: Access | None
    begun_before: date | None


@dataclass(frozen=True, slots=True)
class TariffRule:
    """`holds_from` is its first day. Either `abolishes` charges (OverageRate.charge) or speeds a line up."""

    code: str
    holds_from: date
    words: Text  # 2017-09-01 起取消手机国内长途和漫游费
    kinds: tuple[OfferingKind, ...]
    abolishes: tuple[str, ...]
    speed_up: SpeedUp | None
    source: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The offer as it holds on a day, and the rules that made it so, oldest first; of the faster speeds the last."""

    offering: Offering
    rules: tuple[TariffRule, ...]


def in_force(offering: Offering, rules: Sequence[TariffRule], *, started_on: date, day: date) -> InForce:
    """`started_on` is when the customer's line began. Prices of the offer itself never change by a rule."""
    at_work: list[TariffRule] = []
    for rule in sorted(rules, key=lambda each: (each.holds_from, each.code)):
        if day < rule.holds_from or offering.kind not in rule.kinds:
            continue
        changed = _changed(offering, rule, started_on=started_on)
        if changed != offering:
            offering = changed
            at_work = [each for each in at_work if not _faster_still(rule, each)] + [rule]
    return InForce(offering, tuple(at_work))


def _faster_still(rule: TariffRule, earlier: TariffRule) -> bool:
    """Of several that make a line faster the last one is what holds; the others are history."""
    return rule.speed_up is not None and earlier.speed_up is not None and not earlier.abolishes


def _changed(offering: Offering, rule: TariffRule, *, started_on: date) -> Offering:
    overage = tuple(rate for rate in offering.overage if not rate.charge or rate.charge not in rule.abolishes)
    allowances = tuple(_faster(each, offering, rule.speed_up, started_on) for each in offering.allowances)
    return replace(offering, overage=overage, allowances=allowances)


def _faster(allowance: Allowance, offering: Offering, rule: SpeedUp | None, started_on: date) -> Allowance:
    """Never slower than it was."""
    if rule is None or allowance.kind is not AllowanceKind.DOWNLINK:
        return allowance
    if rule.access is not None and rule.access is not offering.access:
        return allowance
    if rule.begun_before is not None and started_on >= rule.begun_before:
        return allowance
    if allowance.amount > rule.up_to_mbps or allowance.amount >= rule.to_mbps:
        return allowance
    return replace(allowance, amount=rule.to_mbps)
