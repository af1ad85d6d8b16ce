"""Who may want larger type and slower words (R24): from 65 on, by the birth date in the document that was read."""

from datetime import date

from app.domain.customer import Customer
from app.domain.handler import WITH_BIRTH_DATE
from app.domain.identity import birth_date
from app.domain.identity_card import CardRead, age_on

ELDER_FROM = 65


def may_be_elder(customer: Customer | None, read: CardRead | None, day: date) -> bool:
    """Only what a card said today counts: nobody is taken for old by a typed number."""
    if customer is None or read is None or customer.identification.type not in WITH_BIRTH_DATE:
        return False
    return age_on(birth_date(customer.identification.number), day) >= ELDER_FROM
