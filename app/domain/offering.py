"""What is sold: one ProductOffering with everything a customer is owed before signing (S03, R12, R29).

Each field holds a value or an explicit none; none is printed as such (无协议期), never left out.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.matters import PLAN_CHANGE_MATTER
from app.texts.language import Text


class OfferingKind(StrEnum):
    """What sort of thing is sold; rules of conflict and order ask for it, the catalogue file names it."""

    PLAN = "plan"  # 套餐: one main plan a number
    BUNDLE = "bundle"  # 融合套餐: a main plan with broadband and sub-cards
    DATA_PACK = "data_pack"
    SUB_CARD = "sub_card"
    NUMBER_HOLD = "number_hold"
    ROAMING = "roaming"
    VALUE_ADDED = "value_added"
    BROADBAND = "broadband"
    TELEVISION = "television"
    NETWORKING = "networking"
    SERVICE_FEE = "service_fee"
    DEPOSIT = "deposit"
    DEVICE = "device"
    LEASED_CIRCUIT = "leased_circuit"
    FAMILY_PAY = "family_pay"  # 亲情付: another number pays, up to a sum each month


MAIN_PLANS = frozenset({OfferingKind.PLAN, OfferingKind.BUNDLE})


class PriceType(StrEnum):
    """How often a price is asked for."""

    MONTHLY = "monthly"
    ONCE = "once"
    DAILY = "daily"
    DEPOSIT = "deposit"  # refundable, never income


class AllowanceKind(StrEnum):
    """Columns of the before/after table, in this order where an offer has them."""

    DATA = "data"
    VOICE = "voice"
    SMS = "sms"
    DOWNLINK = "downlink"
    UPLINK = "uplink"
    DIRECTED_DATA = "directed_data"
    SUB_CARDS = "sub_cards"
    EQUIPMENT = "equipment"


class EffectTiming(StrEnum):
    """When an order, a change or a cancellation takes effect (R29)."""

    NOW = "now"
    NEXT_MONTH = "next_month"  # first day of next month; a cancellation ends with this month
    ON_COMPLETION = "on_completion"  # when installed
    ON_DATE = "on_date"  # a line's own: the day the customer wished for, or the day after an old term; no offer's
    NOT_POSSIBLE = "not_possible"


class FirstMonthRule(StrEnum):
    """What the first month costs of a monthly price that begins within it."""

    WHOLE = "whole"
    BY_DAY = "by_day"
    FREE = "free"
    NOT_APPLICABLE = "not_applicable"  # a one-off fee has no first month


class LastMonthRule(StrEnum):
    """What the month costs in which a monthly price ends before the month does."""

    WHOLE = "whole"
    BY_DAY = "by_day"  # to the last day it is there


class PenaltyRule(StrEnum):
    """EarlyTerminationCharge: what leaving inside the term costs (S157; penalty.py works it out)."""

    NONE = "none"
    SHARE_OF_REMAINING_FEES = "share_of_remaining_fees"  # what the remaining months would cost × percent
    FIXED = "fixed"  # one amount, whenever inside the term
    SUBSIDY_BACK = "subsidy_back"  # of what was given, the share of the term that is left


class Access(StrEnum):
    """What a fixed line runs on; rules of the tariff ask for it (S103)."""

    FIBRE = "fibre"
    COPPER = "copper"


class Where(StrEnum):
    """Where what another service needs has to be."""

    NUMBER = "number"  # on the same number
    ACCOUNT = "account"  # anywhere in the customer's name


class AfterTerm(StrEnum):
    """What happens when the term or the validity ends (到期处理)."""

    NOT_APPLICABLE = "not_applicable"
    MONTHLY_SAME_PRICE = "monthly_same_price"
    RENEWED_SAME_TERM = "renewed_same_term"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Allowance:
    """套餐内. `amount` with `unit` as printed (30 "GB"); `unit` is bilingual."""

    kind: AllowanceKind
    amount: int
    unit: Text


@dataclass(frozen=True, slots=True)
class OverageRate:
    """套餐外: one price outside the allowance, in words that hold the figure (语音 ¥0.15/分).

    `charge` names what it is asked for where a rule of the tariff may take it away (S102), "" for none.
    """

    words: Text
    fen: int
    charge: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """`fen` per month, once, or per day. `tiers` names further day prices (roaming zones) in words."""

    type: PriceType
    fen: int
    tiers: Text | None


@dataclass(frozen=True, slots=True)
class Discount:
    """`fen` is the price while it lasts, `months` how long; afterwards the offer's own price applies."""

    fen: int
    months: int
    words: Text


@dataclass(frozen=True, slots=True)
class Term:
    """协议期. `penalty_percent` of the remaining monthly fees.

    `penalty_fen` is what the rule is worked out from: the fixed amount, or the subsidy given; of a share the sum a
    month that was agreed, where that is not the offer's own monthly fee, else 0. `upgrade_free`: a change that pays no
    less a month and is bound no shorter costs nothing. `renew_days`: from how many days before its end another term
    can be taken, None for any time.
    """

    months: int
    penalty: PenaltyRule
    penalty_percent: int
    penalty_fen: int = 0
    upgrade_free: bool = True
    renew_days: int | None = None


@dataclass(frozen=True, slots=True)
class ServiceProvider:
    """服务商 whose charge is collected on the bill (代收费)."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Companion:
    """Other services an offer goes with, or does not: one of `kinds` or of `codes`, its full price at least
    `least_fen` a month (0 for any)."""

    where: Where
    kinds: tuple[OfferingKind, ...]
    codes: tuple[str, ...]
    least_fen: int = 0


@dataclass(frozen=True, slots=True)
class Conditions:
    """What has to be so before an offer can be had: every one of `requires`, none of `excludes`, that many stars.

    There is none for who is new: everybody has the same rights (S99).
    """

    requires: tuple[Companion, ...] = ()
    excludes: tuple[Companion, ...] = ()
    stars_from: int = 0


FOR_EVERYBODY = Conditions()


@dataclass(frozen=True, slots=True)
class Offering:
    """One thing on sale as the catalogue has it, with every fact the form must say. Money in whole fen."""

    code: str  # 资费编号, printed
    position: int  # its place in the on-sale list, from 1
    name: Text
    summary: Text  # one line of the on-sale list: 60 GB · 1000 分钟
    plain: Text  # one or two short sentences in plain words, for elders and for the spoken form
    kind: OfferingKind
    matter: str  # business type that ordering it belongs to (Matter.code)
    cancel_matter: str  # business type of cancelling it
    price: Price
    allowances: tuple[Allowance, ...]
    overage: tuple[OverageRate, ...]
    cap: Text | None  # 封顶
    throttle: Text | None  # 限速
    term: Term | None
    after_term: AfterTerm
    discount: Discount | None
    order_timing: EffectTiming
    change_timing: EffectTiming
    cancel_timing: EffectTiming
    first_month: FirstMonthRule
    validity_months: int | None  # ends or renews after that, see after_term
    trial_months: int | None  # ends by itself unless renewed (S14)
    provider: ServiceProvider | None
    second_confirmation: bool  # S10: the customer's own act
    how_to_cancel: Text
    sale_from: date
    sale_until: date | None  # last day on sale
    source: str  # R, P, W or demo: where the figures are from
    last_month: LastMonthRule = LastMonthRule.WHOLE
    wish_days: int | None = None  # the customer may name a day up to that many days ahead; None: no such choice
    access: Access | None = None
    conditions: Conditions = FOR_EVERYBODY  # dependence.py judges by them
    copy_approved: bool = True  # S100: until its words are approved it is neither shown, printed nor sold
    trial_then: str = ""  # the code of the paid service after the trial, "" for none
    change_matter: str = ""  # business type of a change to it from its kind; "" for the usual one (changes_by)

    @property
    def changes_by(self) -> str:
        """The matter of a change to it from an offer of its kind: a plan's own, else that of ordering it."""
        return self.change_matter or (PLAN_CHANGE_MATTER if self.kind is OfferingKind.PLAN else self.matter)

    @property
    def is_main_plan(self) -> bool:
        return self.kind in MAIN_PLANS

    @property
    def monthly_fen(self) -> int:
        """What the monthly bill carries: the discounted price while it lasts, 0 for fees once, daily or deposits."""
        if self.price.type is not PriceType.MONTHLY:
            return 0
        return self.discount.fen if self.discount else self.price.fen

    def same_terms(self, other: "Offering") -> bool:
        """Whether a customer is owed the same by both: where it stands in the list and how long it is sold is not."""
        here = replace(other, position=self.position, sale_from=self.sale_from, sale_until=self.sale_until)
        return self == replace(here, source=self.source, copy_approved=self.copy_approved)

    def on_sale(self, day: date) -> bool:
        in_time = self.sale_from <= day and (self.sale_until is None or day <= self.sale_until)
        return in_time and self.copy_approved

    def sold_beside(self, other: "Offering") -> bool:
        """Whether there is a day on which both are on sale."""
        ends = [day for day in (self.sale_until, other.sale_until) if day is not None]
        in_time = not ends or max(self.sale_from, other.sale_from) <= min(ends)
        return in_time and self.copy_approved and other.copy_approved
