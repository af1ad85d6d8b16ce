"""What the lines of an accepted order do to what the customer has, and the customer as they stand with it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.customer import Customer, Product
from app.domain.effective_time import effective_time, first_day_without
from app.domain.family_pay import FamilyPay
from app.domain.offering import OfferingKind
from app.domain.order_line import Action, OrderLine
from app.domain.pending_effect import EffectKind, PendingEffect


@dataclass(frozen=True, slots=True)
class LineEffect:
    """One line's effect. A product that begins has the id of its line, at the counter and at the centre.

    `code` is what begins or what it becomes, "" for what ends. `ordered_on` is the hall's day of the order.
    """

    product_id: str
    number: str
    code: str
    ordered_on: date
    effect: PendingEffect
    family_pay: FamilyPay | None = None

    def begun(self) -> Product:
        """The product that begins with this line."""
        return Product(
            id=self.product_id,
            number=self.number,
            offering_code=self.code,
            started_on=self.effect.on or self.ordered_on,
            term_ends_on=self.effect.term_ends_on,
            usage=None,
            primary=False,
            pending=self.effect,
            family_pay=self.family_pay,
        )


def line_effect(line: OrderLine, *, today: date) -> LineEffect | None:
    """Of a line accepted on `today`; None for money on an account and a service done at the desk: nothing
    stays; nor for what takes another line back, until the centre has done it."""
    if line.action in (Action.TOP_UP, Action.WITHDRAW):
        return None
    if line.action is Action.DELETE and line.product is not None:
        ends = PendingEffect(EffectKind.ENDS, line.id, first_day_without(line, today=today))
        return LineEffect(line.product.id, line.number, "", today, ends)
    when = effective_time(line, today=today)
    visit = line.installation.day if line.installation is not None and when.starts_on is None else None
    if line.action is Action.MODIFY and line.product is not None and line.after is not None:
        becomes = line.after.code
        changes = PendingEffect(
            EffectKind.CHANGES, line.id, when.starts_on, becomes, when.term_ends_on, visit, line.line_since
        )
        return LineEffect(line.product.id, line.number, becomes, today, changes)
    if line.after is None or line.after.kind is OfferingKind.SERVICE_FEE:
        return None
    begins = PendingEffect(
        EffectKind.BEGINS, line.id, when.starts_on, term_ends_on=when.term_ends_on, supposed_on=visit
    )
    agreed = line.family_pay.as_kept() if line.family_pay is not None else None
    return LineEffect(line.id, line.number, line.after.code, today, begins, agreed)


def with_effects(customer: Customer, effects: Iterable[LineEffect]) -> Customer:
    """The customer with what orders will still do to them, oldest first. What the record holds is not done twice.

    Where a product waits for another order's effect, that one stands: the centre takes the first and refuses the other.
    """
    products = {product.id: product for product in customer.products}
    known = {product.pending.line_id for product in customer.products if product.pending is not None}
    for each in effects:
        if each.effect.kind is EffectKind.BEGINS:
            products.setdefault(each.product_id, each.begun())
        elif each.effect.line_id not in known:
            held = products.get(each.product_id)
            then = held.on(each.ordered_on) if held is not None else None
            if then is not None and then.pending is None:
                products[each.product_id] = replace(then, pending=each.effect)
    return replace(customer, products=tuple(products.values()))


def without_effects(customer: Customer, line_ids: Collection[str]) -> Customer:
    """The customer as if those lines of an earlier order had never been; before any of them counts as in effect."""
    left: list[Product] = []
    for product in customer.products:
        if product.pending is None or product.pending.line_id not in line_ids:
            left.append(product)
        elif product.pending.kind is not EffectKind.BEGINS:
            left.append(replace(product, pending=None))
    return replace(customer, products=tuple(left))
