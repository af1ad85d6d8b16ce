"""押金 of a service that is cancelled: paid back against its receipt, apart from the form; the line says so."""

from app.domain.catalogue import Catalogue
from app.domain.content import Fact
from app.domain.customer import Customer, Product
from app.domain.form_words import fact
from app.domain.money import yuan_short
from app.domain.offering import Offering, OfferingKind
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts.language import Language

Deposits = tuple[Offering, ...]


def deposits_of(line: OrderLine, *, customer: Customer | None, catalogue: Catalogue) -> Deposits:
    """What was deposited for the cancelled service: of the same business, on its number where there are such ones."""
    if line.action is not Action.DELETE or line.before is None or customer is None:
        return ()
    held: list[tuple[Product, Offering]] = []
    for product in customer.products:
        offering = catalogue.offerings.get(product.offering_code)
        if offering is not None and offering.kind is OfferingKind.DEPOSIT and offering.matter == line.before.matter:
            held.append((product, offering))
    here = tuple(offering for product, offering in held if product.number == line.number)
    return here or tuple(offering for _, offering in held)


def deposit_facts(deposits: Deposits, language: Language) -> tuple[Fact, ...]:
    """光猫押金 ¥200，凭押金收据退还."""
    return tuple(
        fact(
            "deposit_back",
            words.LABEL_DEPOSIT_BACK,
            words.DEPOSIT_BACK.say(language, name=each.name.say(language), sum=yuan_short(each.price.fen)),
            language,
        )
        for each in deposits
    )


def deposit_sentences(deposits: Deposits, language: Language) -> tuple[str, ...]:
    return tuple(
        words.PLAIN_DEPOSIT_BACK.say(language, name=each.name.say(language), sum=yuan_short(each.price.fen))
        for each in deposits
    )
