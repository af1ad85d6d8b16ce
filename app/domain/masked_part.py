"""What of a customer is masked everywhere (R09), the right that shows it for a moment, and its clear values."""

from enum import StrEnum

from app.domain.customer import Customer
from app.domain.masking import mask_phone
from app.domain.right import Right
from app.texts import unmask as words
from app.texts.language import Text


class MaskedPart(StrEnum):
    """Each has a right of its own."""

    NAME = "name"
    DOCUMENT = "document"
    PHONE = "phone"

    @property
    def right(self) -> Right:
        return _RIGHTS[self]

    @property
    def called(self) -> Text:
        return _CALLED[self]

    def clear(self, customer: Customer) -> tuple[str, ...]:
        """The values as they are: one name, one document number, or every phone number, the contact phone first."""
        if self is MaskedPart.NAME:
            return (customer.name,)
        if self is MaskedPart.DOCUMENT:
            return (customer.identification.number,)
        return tuple(dict.fromkeys(n for n in (customer.phone, *customer.numbers()) if mask_phone(n) != n))


_RIGHTS = {
    MaskedPart.NAME: Right.UNMASK_NAME,
    MaskedPart.DOCUMENT: Right.UNMASK_DOCUMENT,
    MaskedPart.PHONE: Right.UNMASK_PHONE,
}
_CALLED = {MaskedPart.NAME: words.NAME, MaskedPart.DOCUMENT: words.DOCUMENT, MaskedPart.PHONE: words.PHONE}
