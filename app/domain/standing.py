"""A customer as they stand on a day: what orders did by then is so, what ended by itself before it is gone (S14), and
stars that are over are none.

The centre ends it too, on the day after its last (central/own_ends.py); a counter that has not heard of that yet, or
cannot be reached, goes by the same days.
"""

from dataclasses import replace
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.effective_time import own_end
from app.domain.pending_effect import EffectKind


def standing_on(customer: Customer, *, catalogue: Catalogue, day: date) -> Customer:
    """`day` is the hall's."""
    customer = customer.on(day)
    if customer.stars and customer.stars_until is not None and customer.stars_until < day:
        customer = replace(customer, stars=0)
    products = tuple(each for each in customer.products if not _over(each, catalogue=catalogue, day=day))
    return customer if products == customer.products else replace(customer, products=products)


def _over(product: Product, *, catalogue: Catalogue, day: date) -> bool:
    """A number hold, a trial or a validity whose last day is past; what an order will still begin or change is not."""
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None or (product.pending is not None and product.pending.kind is not EffectKind.ENDS):
        return False
    last = own_end(offering, started_on=product.started_on)
    return last is not None and last < day
