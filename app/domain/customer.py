"""The customer at the desk and what they already have."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.family_pay import FamilyPay
from app.domain.masking import mask_account, mask_address, mask_document, mask_name, mask_phone
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.texts.language import Text


class DocumentType(StrEnum):
    """The identity documents a customer may show."""

    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"
    MILITARY_ID = "military_id"
    FOREIGN_PERMANENT = "foreign_permanent"  # 外国人永久居留身份证
    HMT_RESIDENCE = "hmt_residence"  # 港澳台居民居住证


class PaymentMode(StrEnum):
    """How an account is billed: money first, or a bill each month."""

    PREPAID = "prepaid"
    POSTPAID = "postpaid"


@dataclass(frozen=True, slots=True)
class Identification:
    """The document a customer's record was made with; `number` and `address` as it says, masked where shown."""

    type: DocumentType
    number: str
    valid_until: date | None  # None: 长期
    address: str


@dataclass(frozen=True, slots=True)
class Product:
    """在网产品. `number` is the service number it runs on (a mobile number, a broadband account).

    `term_ends_on` is the last day inside its term, None without one. `usage` is (used, of, unit) of this month.
    `pending` is what an accepted order will still do to it; one that has not begun is there with its first day, or
    the day it was ordered where that is not known, as `started_on`. `line_since` is the first day of the line itself
    where a change or a renewal made `started_on` a later one: rules for lines begun earlier go by it (S103).
    `family_pay` is what was agreed of who pays for whom, without the consent; None for any other service.
    """

    id: str
    number: str
    offering_code: str
    started_on: date
    term_ends_on: date | None
    usage: tuple[float, float, str] | None
    primary: bool  # the main number of the account
    pending: PendingEffect | None = None
    line_since: date | None = None
    family_pay: FamilyPay | None = None

    @property
    def since(self) -> date:
        """The first day of the line, however often it was renewed."""
        return self.line_since or self.started_on

    @property
    def status(self) -> ProductStatus:
        return ProductStatus.ACTIVE if self.pending is None else self.pending.status

    @property
    def agreed_code(self) -> str:
        """What it is or will be."""
        return self.pending.becomes if self.pending is not None and self.pending.becomes else self.offering_code

    def agreed(self) -> "Product | None":
        """As it is once what was ordered is in effect, whenever that is; None where it is gone then."""
        pending = self.pending
        if pending is None:
            return self
        if pending.kind is EffectKind.ENDS:
            return None
        if pending.kind is EffectKind.BEGINS:
            return replace(self, pending=None)
        return replace(
            self,
            offering_code=pending.becomes,
            started_on=pending.on or self.started_on,
            term_ends_on=pending.term_ends_on,
            usage=None,  # what was used of the service before says nothing of this one
            pending=None,
            line_since=pending.line_since,
        )

    def on(self, day: date) -> "Product | None":
        """As it is on `day`: what was ordered for an earlier day, or for this one, is simply so."""
        return self.agreed() if self.pending is not None and self.pending.done_by(day) else self


@dataclass(frozen=True, slots=True)
class Customer:
    """`unsent` is what this counter's orders that the centre does not have yet took from them, as (matter, fen).

    `waiver_uses` are the times a right of their stars was used, by its code and the hall's day, as the centre counts,
    `trials_used` the codes of the offers they had on trial. `stars_until` is the last day of their star level, None
    where the record names none (§5: twelve months).
    """

    id: str
    name: str
    stars: int  # 0 to 7
    identification: Identification
    phone: str
    account_number: str
    payment_mode: PaymentMode
    balance_fen: int  # below zero: owed
    products: tuple[Product, ...]
    alerts: tuple[Text, ...]
    history: tuple[Text, ...]
    unsent: tuple[tuple[str, int], ...] = ()
    waiver_uses: tuple[tuple[str, date], ...] = ()
    trials_used: tuple[str, ...] = ()
    stars_until: date | None = None

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)

    @property
    def masked_document(self) -> str:
        return mask_document(self.identification.number)

    @property
    def masked_address(self) -> str:
        return mask_address(self.identification.address)

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def masked_account(self) -> str:
        return mask_account(self.account_number)

    def numbers(self) -> tuple[str, ...]:
        """The service numbers, each once, the primary one first."""
        ordered = sorted(self.products, key=lambda p: not p.primary)
        return tuple(dict.fromkeys(p.number for p in ordered))

    def products_on(self, number: str) -> tuple[Product, ...]:
        return tuple(p for p in self.products if p.number == number)

    def on(self, day: date) -> "Customer":
        """With what they have on `day`."""
        products = tuple(then for p in self.products if (then := p.on(day)) is not None)
        return self if products == self.products else replace(self, products=products)

    def waiver_uses_in(self, code: str, year: int) -> int:
        return sum(1 for used, on in self.waiver_uses if used == code and on.year == year)

    def unsent_fen(self, matter: str) -> int:
        return sum(fen for code, fen in self.unsent if code == matter)
