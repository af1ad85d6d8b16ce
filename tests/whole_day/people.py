"""The customers of a played day: one of the demo's many times over, under numbers and documents of their own."""

from dataclasses import replace

from app.domain.customer import Customer
from tests.fakes.orders import sample_id

_FIRST = 0x700000


def customers(model: Customer, count: int) -> tuple[Customer, ...]:
    """With what `model` has on its first number."""
    return tuple(_one(model, n) for n in range(count))


def _one(model: Customer, n: int) -> Customer:
    phone = f"154202{70000 + n}"
    own = [each for each in model.products if each.number == model.phone]
    products = tuple(
        replace(each, id=sample_id(_FIRST + n * 16 + place), number=phone) for place, each in enumerate(own)
    )
    document = replace(model.identification, number=f"{model.identification.number[:13]}{n:04}X")
    return replace(
        model,
        id=sample_id(_FIRST + 0x100000 + n),
        phone=phone,
        account_number=f"66009{n:05}",
        identification=document,
        products=products,
        waiver_uses=(),
    )
