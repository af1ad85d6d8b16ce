"""返销单: an order form whose only lines take an earlier order's back. Nothing is paid on it; money goes back."""

from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.content import Content, ContentLine
from app.domain.customer import Customer, Product
from app.domain.form_money import FormMoney
from app.domain.line_effect import without_effects
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.pending_words import form_notices
from app.domain.reversal import Reversal, reversing_line, signed_reversal, withdrawn
from app.errors import Bug, FormRefused
from app.texts import reversal as words
from app.texts.language import Language, Text


@dataclass(frozen=True)
class ReversalForm(OrderForm):
    """`reversal` is what it takes back; its lines are all of that order's, or it is no reversal any more."""

    reversal: Reversal = field(kw_only=True)

    def without_line(self, line_id: str) -> OrderForm:
        """The order is taken back whole or not at all: without one line there is nothing left."""
        plain = {name: getattr(self, name) for name in OrderForm.__dataclass_fields__}
        return OrderForm(**{**plain, "lines": ()})

    def why_not(self, offering: Offering, *, number: str) -> Text | None:
        return words.ALONE

    def why_no_change(self, product: Product, offering: Offering) -> Text | None:
        return words.ALONE

    def _with_line(self, line_id: str, action: Action, number: str, **what: Any) -> OrderForm:
        raise FormRefused(words.ALONE)

    def content(self) -> Content:
        signed = signed_reversal(self.reversal, self.language)
        notices = form_notices(self._customer_left, catalogue=self.catalogue, language=self.language)
        written = replace(OrderForm.content(self), notices=notices, reversal=signed)
        return replace(written, amends=self.reversal.receipt_number)

    def _money(self, lines: tuple[OrderLine, ...]) -> FormMoney:
        """Nothing is due, and the bills are as if the order had never been made."""
        return FormMoney((), self._customer_left, self.catalogue, self.today, self.offline)

    @property
    def _customer_left(self) -> Customer:
        if self.customer is None:
            raise Bug("a reversal without a customer")
        return without_effects(self.customer, withdrawn(self.lines))

    def _content_lines(self, lines: tuple[OrderLine, ...], language: Language) -> tuple[ContentLine, ...]:
        today = self.today.isoformat()
        return tuple(
            reversing_line(line, self.reversal, position=place, today=today, language=language)
            for place, line in enumerate(lines, 1)
        )


def reversing(form: OrderForm, reversal: Reversal) -> ReversalForm:
    """`form` with its lines, as the reversal it is."""
    return ReversalForm(**{name: getattr(form, name) for name in OrderForm.__dataclass_fields__}, reversal=reversal)


def reversal_row(form: OrderForm) -> dict[str, Any]:
    """As a form put away or signed holds it; nothing for any other form."""
    if not isinstance(form, ReversalForm):
        return {}
    of = form.reversal
    returns = [[part.method.value, part.amount_fen] for part in of.returns]
    return {"reversal": [of.order_id, of.receipt_number, of.reason, returns]}


def as_reversal(form: OrderForm, row: list[Any] | None) -> OrderForm:
    if row is None:
        return form
    returns = tuple(PlannedPart(PaymentMethod(method), fen) for method, fen in row[3])
    return reversing(form, Reversal(row[0], row[1], row[2], returns))
