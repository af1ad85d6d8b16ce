"""One line of the form: a service ordered, changed, cancelled, or money put on an account."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.customer import Customer, Product
from app.domain.family_pay import FamilyPay
from app.domain.installation import Installation
from app.domain.matter import OfflineClass
from app.domain.matters import RENEWAL_MATTER, REVERSAL_MATTER, TOP_UP_MATTER
from app.domain.offering import EffectTiming, Offering, OfferingKind
from app.texts.form import RENEWED, TOP_UP_NAME
from app.texts.language import Text
from app.texts.number_hold import RESTORED


class Action(StrEnum):
    """TM Forum's words where it has them; a top-up changes no product."""

    ADD = "add"
    MODIFY = "modify"
    DELETE = "delete"
    TOP_UP = "topUp"
    WITHDRAW = "withdraw"  # 返销: a line of an earlier order is taken back before it took effect


class Decision(StrEnum):
    """The customer's own answer to a value-added line (S10, S12)."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


class ConfirmationChannel(StrEnum):
    """Where the customer answered (S12)."""

    CUSTOMER_SCREEN = "customer_screen"
    ONE_TIME_CODE = "one_time_code"  # sent to their own number by the centre


@dataclass(frozen=True, slots=True)
class SecondConfirmation:
    """二次确认: what the customer said, when (aware UTC) and where.

    `evidence` is the number of the message that carried the code they proved it with, "" on the customer's screen.
    """

    decision: Decision
    at: datetime
    channel: ConfirmationChannel
    evidence: str = ""


class LineState(StrEnum):
    """Why a line is, or is not, part of what is signed."""

    READY = "ready"
    WAITING = "waiting"  # for the customer's second confirmation
    DECLINED = "declined"  # by the customer
    DRAFT_ONLY = "draft_only"  # offline: kept, not signed
    REFUSED = "refused"  # offline: cannot be done, or faulty


@dataclass(frozen=True, slots=True)
class Resting:
    """A service that is neither used nor charged while its number is on hold (停机保号)."""

    product: Product
    offering: Offering


@dataclass(frozen=True, slots=True)
class OrderLine:
    """`before` is what the number has now (modify, delete), `after` what it gets (add, modify).

    `product` is the installed product that is changed or cancelled. `amount_fen` is the sum of a top-up, else 0.
    `installation` is what was agreed for a service that has to be put in, None until then and for any other.
    `wished_on` is the day the customer named, where the offer lets them: the first with what comes, the last with
    what goes; None for the offer's own timing. `resting` is what a number hold puts to rest or, cancelled, lets go
    on; `family_pay` who pays for whom, None until it is agreed and for any other line. `withdraws` is the id of
    the line of an earlier order that this one takes back, "" for any other: `before` is then what would have come,
    `after` what stays.
    """

    id: str
    action: Action
    number: str
    before: Offering | None
    after: Offering | None
    product: Product | None
    amount_fen: int
    confirmation: SecondConfirmation | None
    installation: Installation | None = None
    wished_on: date | None = None
    resting: tuple[Resting, ...] = ()
    family_pay: FamilyPay | None = None
    withdraws: str = ""

    @property
    def offering(self) -> Offering | None:
        return self.after or self.before

    @property
    def name(self) -> Text:
        if self.renews and self.after:
            return RENEWED.filled(name=self.after.name)
        if self.before and self.after:
            return Text(
                f"{self.before.name.zh} → {self.after.name.zh}", f"{self.before.name.en} → {self.after.name.en}"
            )
        return self.offering.name if self.offering else TOP_UP_NAME

    @property
    def told_name(self) -> Text:
        """As one speaks of the line by itself: what is restored is not a hold that is ordered."""
        return RESTORED.filled(name=self.name) if self.restores else self.name

    @property
    def offer_asks(self) -> bool:
        """The offer it brings is confirmed by the customer's own act; its matter may ask the same of any line (S10)."""
        return self.action in (Action.ADD, Action.MODIFY) and self.after is not None and self.after.second_confirmation

    @property
    def renews(self) -> bool:
        """续约: the same offer for another term."""
        if self.action is not Action.MODIFY or self.before is None or self.after is None:
            return False
        return self.before.code == self.after.code

    @property
    def pays_after_trial(self) -> bool:
        """What was on trial goes on as the paid service its offer names, by the customer's own order (S14)."""
        if self.action is not Action.MODIFY or self.before is None or self.after is None:
            return False
        return bool(self.before.trial_months) and self.before.trial_then == self.after.code

    @property
    def line_since(self) -> date | None:
        """The first day of the line that goes on with this change, as it is of the same kind; None for a new one."""
        if self.product is None or self.before is None or self.after is None:
            return None
        return self.product.since if self.before.kind is self.after.kind else None

    @property
    def needs_installation(self) -> bool:
        """It starts on the day it is installed (R29): somebody has to know where, and when to come."""
        taken_up = self.after if self.action in (Action.ADD, Action.MODIFY) and not self.renews else None
        return taken_up is not None and taken_up.order_timing is EffectTiming.ON_COMPLETION

    @property
    def holds(self) -> bool:
        """停机保号: the number rests from this line on."""
        return self.action is Action.ADD and self.after is not None and self.after.kind is OfferingKind.NUMBER_HOLD

    @property
    def restores(self) -> bool:
        """复机: what rests goes on."""
        return self.action is Action.DELETE and self.before is not None and self.before.kind is OfferingKind.NUMBER_HOLD

    @property
    def needs_family_pay(self) -> bool:
        """It says who pays for whom, up to how much."""
        return self.action is Action.ADD and self.after is not None and self.after.kind is OfferingKind.FAMILY_PAY

    @property
    def ends_family_pay(self) -> FamilyPay | None:
        """What a cancellation ends of who pays for whom, as the service keeps it."""
        return self.product.family_pay if self.action is Action.DELETE and self.product is not None else None

    def wished_for(self, day: date | None) -> "OrderLine":
        return self._on_terms(replace(self, wished_on=day))

    def paid_as(self, family_pay: FamilyPay) -> "OrderLine":
        return self._on_terms(replace(self, family_pay=family_pay))

    def _on_terms(self, other: "OrderLine") -> "OrderLine":
        """What was confirmed were the terms before: on others the customer is asked again (S10). A no stands."""
        return other if other == self or not self.confirmed else replace(other, confirmation=None)

    @property
    def declined(self) -> bool:
        return self.confirmation is not None and self.confirmation.decision is Decision.DECLINED

    @property
    def confirmed(self) -> bool:
        return self.confirmation is not None and self.confirmation.decision is Decision.CONFIRMED

    @property
    def matter(self) -> str:
        """The business type this line belongs to."""
        if self.action is Action.WITHDRAW:
            return REVERSAL_MATTER
        if self.action is Action.TOP_UP or self.offering is None:
            return TOP_UP_MATTER
        if self.action is Action.DELETE:
            return self.offering.cancel_matter
        if self.renews and self.offering.kind is OfferingKind.BROADBAND:
            return RENEWAL_MATTER
        if self.before is not None and self.before.kind is self.offering.kind and not self.pays_after_trial:
            return self.offering.changes_by
        return self.offering.matter


@dataclass(frozen=True, slots=True)
class OfflineRuling:
    """What the hall may promise for one line while the centre is away."""

    offline: OfflineClass
    why: Text | None
    instead: Text | None


def of_today(lines: tuple[OrderLine, ...], customer: Customer) -> tuple[OrderLine, ...]:
    """The lines with their products as the customer has them now; one that is gone or another by now is a conflict."""
    now = {product.id: product for product in customer.products}
    return tuple(
        replace(line, product=now[line.product.id])
        if line.product is not None
        and line.product.id in now
        and line.product.offering_code == now[line.product.id].offering_code
        else line
        for line in lines
    )
