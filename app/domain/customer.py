"""The customer at the desk and what they already have."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.masking import mask_account, mask_document, mask_name, mask_phone
from app.texts.language import Text


class DocumentType(StrEnum):
    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"
    MILITARY_ID = "military_id"


class PaymentMode(StrEnum):
    PREPAID = "prepaid"
    POSTPAID = "postpaid"


@dataclass(frozen=True, slots=True)
class Identification:
    type: DocumentType
    number: str
    valid_until: date | None  # None: 长期
    address: str


@dataclass(frozen=True, slots=True)
class Product:
    """在网产品. `number` is the service number it runs on (a mobile number, a broadband account).

    `term_ends_on` is the last day inside its term, None without one. `usage` is (used, of, unit) of this month.
    """

    id: str
    number: str
    offering_code: str
    started_on: date
    term_ends_on: date | None
    usage: tuple[float, float, str] | None
    primary: bool  # the main number of the account


@dataclass(frozen=True, slots=True)
class Customer:
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

    @property
    def masked_name(self) -> str:
        return mask_name(self.name)

    @property
    def masked_document(self) -> str:
        return mask_document(self.identification.number)

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
