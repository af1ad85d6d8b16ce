"""共享号码: the numbers of the account that use what a sharing plan holds."""

from collections.abc import Sequence

from app.domain.catalogue import Catalogue
from app.domain.content import Fact
from app.domain.customer import Customer
from app.domain.form_words import fact
from app.domain.masking import mask_phone
from app.domain.offering import AllowanceKind, OfferingKind
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts.language import Language


def sharing_numbers(customer: Customer, lines: Sequence[OrderLine], *, catalogue: Catalogue) -> tuple[str, ...]:
    """Masked; the numbers of the account's sub-cards but those whose card leaves on this form."""
    leaving = {line.product.id for line in lines if line.product is not None and line.action is Action.DELETE}
    sharing = (
        product.number
        for product in customer.products
        if product.id not in leaving
        and (offering := catalogue.offerings.get(product.offering_code)) is not None
        and offering.kind is OfferingKind.SUB_CARD
    )
    return tuple(mask_phone(number) for number in dict.fromkeys(sharing))


def shares(line: OrderLine) -> bool:
    """Whether what is taken up may be used from several cards: any main plan, and what names sub-cards."""
    taken_up = line.after if line.action in (Action.ADD, Action.MODIFY) else None
    if taken_up is None:
        return False
    return taken_up.is_main_plan or any(each.kind is AllowanceKind.SUB_CARDS for each in taken_up.allowances)


def sharing_facts(line: OrderLine, numbers: tuple[str, ...], language: Language) -> tuple[Fact, ...]:
    """An explicit none where nobody shares yet."""
    if not shares(line):
        return ()
    return (fact("sharing", words.LABEL_SHARING, _joined(numbers, language) or None, language),)


def sharing_sentences(line: OrderLine, numbers: tuple[str, ...], language: Language) -> tuple[str, ...]:
    if not shares(line) or not numbers:
        return ()
    return (words.PLAIN_SHARING.say(language, numbers=_joined(numbers, language)),)


def _joined(numbers: tuple[str, ...], language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(numbers)
