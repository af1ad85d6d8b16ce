"""What a form says beside its lines, part by part, in the language that is signed: papers and screens show the same."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.amendment import AMENDMENT_FACTS
from app.domain.content import Charge, Content, Fact, check_code
from app.domain.money import amount_in_words, yuan
from app.papers.consents import consent_paragraphs, refusal_paragraphs
from app.texts import acceptance_form as words
from app.texts import amendment, consents, papers
from app.texts import form as form_words
from app.texts.language import Language, Text


class PartKey(StrEnum):
    """Which part of domain §2 it is."""

    AMENDMENT = "amendment"
    CUSTOMER = "customer"
    ACCOUNT = "account"
    FEES = "fees"
    NOTICES = "notices"
    CONSENTS = "consents"
    REFUSALS = "refusals"
    STATEMENT = "statement"
    HEAD = "head"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its facts, or with paragraphs."""

    title: str
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[str, ...] = ()


def _fact(key: str, label: Text, value: str, language: Language) -> Fact:
    return Fact(key=key, label=label.say(language), value=value)


def head_facts(content: Content) -> tuple[Fact, ...]:
    """Who took it where, how, and under which versions; the numbers given at acceptance stand outside."""
    language = Language(content.language)
    rules = content.matters_version or words.RULES_IN_CATALOGUE.say(language)
    where = words.HALL_AND_DESK.say(language, hall=content.hall, desk=content.desk)
    return (
        _fact("clerk", words.CLERK, content.clerk, language),
        _fact("hall", words.HALL, where, language),
        _fact("channel", words.CHANNEL, words.CHANNEL_COUNTER.say(language), language),
        _fact("mode", words.MODE, content.mode, language),
        _fact("amends", words.AMENDS, content.amends or words.NONE.say(language), language),
        _fact("agreement", papers.TEMPLATE_VERSION, content.template_version, language),
        _fact("tariff", papers.CATALOGUE_VERSION, content.catalogue_version, language),
        _fact("rules", words.RULES_VERSION, rules, language),
        _fact("drawn_up", papers.DRAWN_UP_ON, content.drawn_up_on, language),
        _fact("version", papers.FORM_VERSION, str(content.version), language),
    )


def handler_words(content: Content) -> str:
    """Who signed for the customer, in short: the whole of it stands with the customer."""
    language = Language(content.language)
    said = next((fact.value for fact in content.customer if fact.key == "handler"), "")
    if not said or said == form_words.IN_PERSON.say(language):
        return words.NO_HANDLER.say(language)
    return words.SIGNED_FOR_CUSTOMER.say(language, who=re.split("·|, ", said)[0])


def hash_words(sha256: str) -> str:
    """SHA-256 in groups of eight digits."""
    return "SHA-256 " + " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))


def invoice_number(content: Content) -> Fact:
    """The centre gives it after the form is signed; without a request there is none."""
    language = Language(content.language)
    said = words.INVOICE_TO_COME if content.invoice else words.INVOICE_NONE
    return Fact("invoice_number", words.INVOICE_NUMBER.say(language), said.say(language), none=content.invoice is None)


def amendment_part(content: Content) -> Part:
    """What the next version of an order replaces and what that comes to, apart from the account; else no facts."""
    facts = tuple(fact for fact in content.account if fact.key in AMENDMENT_FACTS)
    return Part(amendment.PART.say(Language(content.language)), facts)


def account_part(content: Content) -> Part:
    facts = tuple(fact for fact in content.account if fact.key not in AMENDMENT_FACTS)
    return Part(words.ACCOUNT.say(Language(content.language)), facts)


def _fee(charge: Charge, language: Language) -> tuple[Fact, ...]:
    said = words.FEE_ROW.say(
        language, due=yuan(charge.due_fen), discount=yuan(charge.discount_fen), paid=yuan(charge.paid_fen)
    )
    if charge.deposit:
        said = words.FEE_DEPOSIT.say(language, row=said)
    row = Fact("fee", charge.name, said)
    return (row, Fact("why", "", charge.why)) if charge.why else (row,)


def _fees(content: Content, language: Language) -> Part:
    title = words.FEES.say(language)
    paid = _fact("payment", words.PAYMENT, content.payment_words, language)
    if not content.charges:
        nothing = Fact("fee", words.FEE_NAME.say(language), words.NO_FEES.say(language), none=True)
        return Part(title, (nothing, paid, invoice_number(content)))
    total = sum(charge.paid_fen for charge in content.charges)
    rows = [fact for charge in content.charges for fact in _fee(charge, language)]
    return Part(
        title,
        (
            *rows,
            _fact("total", words.TOTAL, yuan(total), language),
            _fact("capitals", words.CAPITALS, amount_in_words(total, language), language),
            paid,
            invoice_number(content),
        ),
    )


def screen_parts(content: Content, *, sha256: str) -> dict[PartKey, Part]:
    """Everything that is signed beside lines and bills, in the order it is read; `sha256` is of `content`.

    Parts in which nothing is said are left out.
    """
    language = Language(content.language)
    check = _fact("check", papers.CHECK_CODE, check_code(sha256), language)
    parts = {
        PartKey.AMENDMENT: amendment_part(content),
        PartKey.FEES: _fees(content, language),
        PartKey.CUSTOMER: Part(words.CUSTOMER.say(language), content.customer),
        PartKey.ACCOUNT: account_part(content),
        PartKey.NOTICES: Part(words.NOTICES.say(language), paragraphs=content.notices),
        PartKey.CONSENTS: Part(consents.TITLE.say(language), paragraphs=consent_paragraphs(content)),
        PartKey.REFUSALS: Part(consents.REFUSED_TITLE.say(language), paragraphs=refusal_paragraphs(content)),
        PartKey.HEAD: Part(words.HEAD.say(language), (*head_facts(content), check)),
        PartKey.STATEMENT: Part(words.STATEMENT.say(language), paragraphs=(content.statement,)),
        PartKey.CONTACTS: Part(words.CONTACTS.say(language), paragraphs=(content.contacts,)),
    }
    return {key: part for key, part in parts.items() if part.facts or part.paragraphs}
