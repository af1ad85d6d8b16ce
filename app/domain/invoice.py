"""A request for an electronic invoice (R16): whose, where it goes, and for which of today's money one is issued."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stdnum.cn import uscc

from app.domain.content import Charge, SignedInvoice
from app.domain.masking import mask_phone
from app.domain.money import yuan
from app.errors import InputRefused
from app.texts import invoice as words
from app.texts.language import Language

MOST_TITLE = 100
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_MOBILE = re.compile(r"1\d{10}")


class InvoiceState(StrEnum):
    """Where a request stands. The words travel: never renamed."""

    ASKED = "asked"
    ISSUED = "issued"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class InvoiceStanding:
    """What the centre said of an order's invoice; `number` is "" until it is issued."""

    state: InvoiceState
    number: str


@dataclass(frozen=True, slots=True)
class InvoiceRequest:
    """`tax_number` is "" for a person; `contact` an e-mail address or a mobile number, "" where it is not sent."""

    title: str
    tax_number: str
    contact: str

    @property
    def masked_contact(self) -> str:
        name, at, host = self.contact.partition("@")
        return f"{name[:1]}***{at}{host}" if at else mask_phone(name) if name else ""


def read_invoice(*, title: str, tax_number: str, contact: str) -> InvoiceRequest:
    """What a person typed. Raises InputRefused with the sentence for the first thing that is none."""
    title, contact = " ".join(title.split()), contact.strip()
    number = tax_number.replace(" ", "").upper()
    if not title or len(title) > MOST_TITLE:
        raise InputRefused(words.NO_TITLE)
    if number and not uscc.is_valid(number):
        raise InputRefused(words.BAD_TAX, number=number)
    if contact and not _MAIL.fullmatch(contact) and not _MOBILE.fullmatch(contact):
        raise InputRefused(words.BAD_CONTACT, contact=contact)
    return InvoiceRequest(title, number, contact)


def invoiceable_fen(charges: Sequence[Charge], *, top_up_fen: int) -> int:
    """Fees alone: a deposit is given back, a top-up is invoiced as it is used. Both get the receipt."""
    return sum(charge.paid_fen for charge in charges if not charge.deposit) - top_up_fen


def signed_invoice(asked: InvoiceRequest | None, charges: Sequence[Charge], *, top_up_fen: int) -> SignedInvoice | None:
    """As it stands in what is signed; None where nothing was asked for, or nothing is left to invoice."""
    fen = invoiceable_fen(charges, top_up_fen=top_up_fen)
    if asked is None or not fen:
        return None
    return SignedInvoice(asked.title, asked.tax_number, asked.masked_contact, fen)


def invoice_words(said: SignedInvoice, language: Language) -> str:
    """One line for form and papers."""
    title = words.WITH_TAX.filled(title=said.title, tax=said.tax_number) if said.tax_number else said.title
    text = words.ON_FORM if said.contact else words.ON_FORM_NOT_SENT
    return text.say(language, title=title, sum=yuan(said.amount_fen), contact=said.contact)


def standing_words(standing: InvoiceStanding, language: Language) -> str:
    return words.STATES[standing.state.value].say(language, number=standing.number)
