"""An electronic invoice asked for at the desk (R16): whose it is and where it goes, put on the form that is signed."""

from enum import StrEnum

from app.domain.invoice import InvoiceRequest, invoiceable_fen, read_invoice
from app.domain.money import yuan
from app.errors import InputRefused
from app.texts import invoice as words
from ui.clerk.fields_desk import Desk, FieldsDesk
from ui.clerk.fields_state import FieldsState
from ui.clerk.state import DialogKind


class Whose(StrEnum):
    """Who the invoice is for; NOBODY takes the request off the form."""

    COMPANY = "company"
    PERSON = "person"
    NOBODY = "nobody"


_OPTIONS = {Whose.COMPANY: words.COMPANY, Whose.PERSON: words.PERSON, Whose.NOBODY: words.REMOVE}
_FIELDS = {
    "title": (words.TITLE_LABEL, words.TITLE_EXAMPLE),
    "tax_number": (words.TAX_LABEL, words.TAX_EXAMPLE),
    "contact": (words.CONTACT_LABEL, words.CONTACT_EXAMPLE),
}


class InvoiceDesk(FieldsDesk):
    """`open`, then what the clerk chooses and types; `keep` puts it on the form or says what is wrong."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._whose = Whose.COMPANY

    def open(self) -> None:
        """With what the form asks for already."""
        if self._desk.refused_to_edit() or self._desk.form.customer is None:
            return
        asked, self._problem = self._desk.form.invoice, None
        self._whose = Whose.COMPANY if asked is None or asked.tax_number else Whose.PERSON
        self._typed = {} if asked is None else _typed(asked)
        self._desk.open_dialog(DialogKind.INVOICE)

    def _chosen(self, value: str) -> None:
        self._whose = Whose(value)

    def _put(self) -> None:
        self._desk.desk.invoice(self._asked())

    def _asked(self) -> InvoiceRequest | None:
        """Raises InputRefused."""
        if self._whose is Whose.NOBODY:
            return None
        if not self._fen():
            raise InputRefused(words.NOTHING_TO_INVOICE)
        company = self._whose is Whose.COMPANY
        number = self._typed.get("tax_number", "") if company else ""
        if company and not number.strip():
            raise InputRefused(words.NO_TAX)
        return read_invoice(
            title=self._typed.get("title", ""), tax_number=number, contact=self._typed.get("contact", "")
        )

    def _fen(self) -> int:
        form = self._desk.form
        top_up_fen = sum(line.amount_fen for line in form.signable_lines())
        return invoiceable_fen(form.content().charges, top_up_fen=top_up_fen) if form.signable_lines() else 0

    def state(self) -> FieldsState:
        language = self._desk.language
        shown = [key for key in _FIELDS if key != "tax_number" or self._whose is Whose.COMPANY]
        return FieldsState(
            title=words.TITLE.say(language),
            note=words.FOR.say(language, sum=yuan(self._fen())),
            choice_label=words.WHOSE.say(language),
            options=tuple((value.value, said.say(language)) for value, said in _OPTIONS.items()),
            chosen=self._whose.value,
            fields=() if self._whose is Whose.NOBODY else tuple(self._field(key, *_FIELDS[key]) for key in shown),
            ticks_label="",
            ticks=(),
            told=(words.RECEIPT_ONLY.say(language),),
            against=(),
            problem=self._said(),
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )


def _typed(asked: InvoiceRequest) -> dict[str, str]:
    return {"title": asked.title, "tax_number": asked.tax_number, "contact": asked.contact}
