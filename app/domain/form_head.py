"""Who the form is for, in words: customer and account facts."""

from collections.abc import Sequence

from app.domain.content import Fact
from app.domain.customer import Customer
from app.domain.form_words import fact
from app.domain.masking import mask_phone
from app.domain.order_line import OrderLine
from app.texts import form as words
from app.texts.language import Language


def customer_facts(customer: Customer, language: Language) -> tuple[Fact, ...]:
    held = customer.identification
    valid = held.valid_until.isoformat() if held.valid_until else words.LONG_TERM.say(language)
    kind = words.PERSON.say(language)
    if customer.stars == 1:
        kind = words.PERSON_ONE_STAR.say(language)
    elif customer.stars:
        kind = words.PERSON_STARS.say(language, stars=words.STARS[customer.stars], n=customer.stars)
    return (
        fact("name", words.LABEL_NAME, customer.masked_name, language),
        fact("type", words.LABEL_TYPE, kind, language),
        fact("document", words.LABEL_DOCUMENT, words.DOCUMENTS[held.type].say(language), language),
        fact("document_number", words.LABEL_DOCUMENT_NUMBER, customer.masked_document, language),
        fact("valid", words.LABEL_VALID, valid, language),
        fact("phone", words.LABEL_PHONE, customer.masked_phone, language),
        fact("handler", words.LABEL_HANDLER, words.IN_PERSON.say(language), language),
        fact("verified", words.LABEL_VERIFIED, words.BY_RECORD.say(language), language),
    )


def account_facts(customer: Customer, lines: Sequence[OrderLine], language: Language) -> tuple[Fact, ...]:
    numbers = dict.fromkeys(mask_phone(line.number) for line in lines)
    return (
        fact("account", words.LABEL_ACCOUNT, customer.masked_account, language),
        fact("pays", words.LABEL_PAYS, words.PAYS[customer.payment_mode].say(language), language),
        fact(
            "numbers",
            words.LABEL_NUMBERS,
            "、".join(numbers) if language is Language.ZH else ", ".join(numbers),
            language,
        ),
    )
