"""What is done to a service the customer has and no offer of the list does: 续约 and 复机. F2 finds it by its name."""

from collections.abc import Sequence

from app.domain.customer import Product
from app.domain.form_rules import renewable_products
from app.domain.number_hold import held_numbers
from app.domain.order_form import OrderForm
from ui.clerk.items import Act


def ordered_by_name(form: OrderForm) -> tuple[Act, ...]:
    """Those that there is a service for."""
    there: dict[Act, Sequence[Product]] = {
        Act.RENEW: renewable_products(form.customer, catalogue=form.catalogue, today=form.today),
        Act.RESTORE: held_numbers(form.customer, catalogue=form.catalogue),
    }
    return tuple(act for act, products in there.items() if products)
