"""The next version of a form whose order is not final: an order form like any other that says what it replaces."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.amendment import (
    Amendment,
    EarlierLine,
    amendment_facts,
    signed_amendment,
)
from app.domain.content import Content
from app.domain.customer import Customer
from app.domain.line_effect import without_effects
from app.domain.order_form import OrderForm
from app.domain.order_line import OfflineRuling, OrderLine
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.right import Right
from app.domain.said_again import amendment_in
from app.errors import Bug


@dataclass(frozen=True)
class AmendmentForm(OrderForm):
    """`amendment` is what it replaces; its customer stands without that."""

    amendment: Amendment = field(kw_only=True)

    def with_customer(self, customer: Customer) -> OrderForm:
        if self.customer is not None and customer.id != self.customer.id:
            raise Bug("an amendment of another customer's order")
        return super().with_customer(without_effects(customer, self.amendment.replaces))

    def ruling(self, line: OrderLine) -> OfflineRuling:
        """Of what the customer has here unsent, the money of the order that goes does not count."""
        if self.customer is None or self.amendment.right is not Right.VOID_ORDER:
            return super().ruling(line)
        unsent = Counter(dict(self.customer.unsent))
        for each in self.amendment.lines:
            unsent[each.matter] -= each.fen
        left = replace(self.customer, unsent=tuple(sorted((code, fen) for code, fen in unsent.items() if fen > 0)))
        return OrderForm.ruling(replace(self, customer=left), line)

    def content(self) -> Content:
        written = OrderForm.content(self)
        amendment = amendment_in(self.amendment, catalogue=self.catalogue, language=self.language)
        signed = signed_amendment(amendment, written.lines, self.language)
        facts = amendment_facts(
            amendment, signed, version=self.version, today_fen=written.sums.today_fen, language=self.language
        )
        account = (*written.account, *facts)
        return replace(written, amends=self.amendment.receipt_number, account=account, amendment=signed)


def amending(form: OrderForm, amendment: Amendment, *, new_id: Callable[[], str]) -> AmendmentForm:
    """`form` is the earlier version as it was taken up again; of its lines those that are replaced, under new ids.

    Another version is paid and confirmed anew, so nothing of how the earlier one was stays but the means. Raises Bug
    for a reversal: what it takes back is another order's.
    """
    if any(line.withdraws for line in form.lines):
        raise Bug("the next version of a reversal")
    form = replace(form.next_version(), payment_fixed=())
    replaced = {line.id: line for line in form.lines if line.id in amendment.replaces}
    earlier = tuple(
        replace(each, matter=replaced[each.id].matter) if each.id in replaced else each for each in amendment.lines
    )
    lines = tuple(replace(line, id=new_id(), confirmation=None) for line in replaced.values())
    return _amendment_form(form, replace(amendment, lines=earlier), lines=lines)


def _amendment_form(form: OrderForm, amendment: Amendment, **changed: Any) -> AmendmentForm:
    plain = {name: getattr(form, name) for name in OrderForm.__dataclass_fields__}
    return AmendmentForm(**{**plain, **changed}, amendment=amendment)


def plain_form(form: OrderForm) -> OrderForm:
    """The same lines as a form that replaces nothing: what is left over of one for later has an id of its own."""
    return OrderForm(**{name: getattr(form, name) for name in OrderForm.__dataclass_fields__})


def amendment_row(form: OrderForm) -> dict[str, Any]:
    """As a form put away or signed holds it; nothing for any other form."""
    if not isinstance(form, AmendmentForm):
        return {}
    of = form.amendment
    returns = [[part.method.value, part.amount_fen] for part in of.returns]
    lines = [
        [line.id, list(line.key), line.action_word, line.title, line.price, line.effective_on, line.fen, line.matter]
        for line in of.lines
    ]
    return {"amendment": [of.order_id, of.receipt_number, of.reason, returns, lines, of.right.value]}


def read_amendment(row: list[Any] | None) -> Amendment | None:
    if row is None:
        return None
    returns = tuple(PlannedPart(PaymentMethod(method), fen) for method, fen in row[3])
    lines = tuple(EarlierLine(id, (key[0], key[1], key[2]), *said) for id, key, *said in row[4])
    return Amendment(row[0], row[1], row[2], returns, lines, Right(row[5]))


def as_amendment(form: OrderForm, amendment: Amendment | None) -> OrderForm:
    return form if amendment is None else _amendment_form(form, amendment)
