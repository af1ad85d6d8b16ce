"""试用: had once by a customer and offer, then paid only by an order of its own (S14).

How often is the centre's count, in the customer's record; what is signed in this hour is not in it yet, so the centre
looks once more (central/trials.py).
"""

from collections.abc import Iterable

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.masking import mask_phone
from app.domain.offering import Offering
from app.domain.order_line import Action, OrderLine
from app.texts import trials as words
from app.texts.language import Text


def trial_refusal(
    offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue, lines: Iterable[OrderLine]
) -> Text | None:
    """Why `offering` cannot be ordered beside or after a trial; None where it can, and for what has to do with none."""
    running = on_trial(offering, number=number, customer=customer, catalogue=catalogue)
    if running is not None:
        trial = catalogue.offerings[running.offering_code].name
        return words.TRIAL_RUNS.filled(name=trial, number=mask_phone(number), then=offering.name)
    if not offering.trial_months:
        return None
    had = any(product.offering_code == offering.code for product in customer.products)
    added = (line.after for line in lines if line.action is Action.ADD)
    asked = any(after is not None and after.code == offering.code for after in added)
    if not (had or asked or offering.code in customer.trials_used):
        return None
    then = catalogue.offerings.get(offering.trial_then)
    if then is None:
        return words.TRIAL_USED.filled(name=offering.name)
    return words.TRIAL_USED_THEN.filled(name=offering.name, then=then.name)


def on_trial(offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue) -> Product | None:
    """The trial of `number` that `offering` is the paid service after; None where there is none."""
    for product in customer.products_on(number):
        held = catalogue.offerings.get(product.offering_code)
        if held is not None and held.trial_months and held.trial_then == offering.code:
            return product
    return None
