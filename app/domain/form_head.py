"""Who the form is for, in words: customer and account facts."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.domain.attachment import Attachment
from app.domain.content import Attached, Fact, SignedInvoice
from app.domain.customer import Customer
from app.domain.form_words import fact
from app.domain.hall_time import clock_time, hall_date
from app.domain.handler import IN_PERSON, Handler, asked_of
from app.domain.identity_card import CardRead
from app.domain.invoice import invoice_words
from app.domain.masking import mask_phone
from app.domain.matter import Matter, Who
from app.domain.offering import OfferingKind
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts import handler as handler_words
from app.texts import invoice as invoices
from app.texts.language import Language, Text


def customer_facts(
    customer: Customer,
    language: Language,
    *,
    read: CardRead | None,
    zone: ZoneInfo,
    attachments: Sequence[Attachment],
    handler: Handler = IN_PERSON,
    matters: Sequence[Matter] = (),
) -> tuple[Fact, ...]:
    """`read` is the reading that counts today. Without attachments there is no word of them.

    `matters` are those of the form: the documents they ask for, and that were seen, stand by name.
    """
    held = customer.identification
    valid = held.valid_until.isoformat() if held.valid_until else words.LONG_TERM.say(language)
    kind = words.PERSON.say(language)
    if customer.stars == 1:
        kind = words.PERSON_ONE_STAR.say(language)
    elif customer.stars:
        kind = words.PERSON_STARS.say(language, stars=words.STARS[customer.stars], n=customer.stars)
    facts = (
        fact("name", words.LABEL_NAME, customer.masked_name, language),
        fact("type", words.LABEL_TYPE, kind, language),
        fact("document", words.LABEL_DOCUMENT, words.DOCUMENTS[held.type].say(language), language),
        fact("document_number", words.LABEL_DOCUMENT_NUMBER, customer.masked_document, language),
        fact("valid", words.LABEL_VALID, valid, language),
        _known("document_address", words.LABEL_DOCUMENT_ADDRESS, customer.masked_address, language),
        fact("phone", words.LABEL_PHONE, customer.masked_phone, language),
        _known("post", words.LABEL_POST, "", language),
        fact("handler", words.LABEL_HANDLER, _handler(handler, language), language),
        _guardian(handler, language),
        *_seen(handler, matters, language),
        fact("verified", words.LABEL_VERIFIED, _verified(read, zone, language), language),
        _none("online_check", words.LABEL_ONLINE_CHECK, words.NOT_CHECKED_ONLINE, language),
    )
    if not attachments:
        return facts
    return (*facts, fact("attachments", words.LABEL_ATTACHMENTS, _kinds(attachments, language), language))


def _none(key: str, label: Text, said: Text, language: Language) -> Fact:
    """An explicit none in other words than 无."""
    return Fact(key, label.say(language), said.say(language), none=True)


def _known(key: str, label: Text, value: str, language: Language) -> Fact:
    """What the customer's record may lack says so."""
    return fact(key, label, value, language) if value else _none(key, label, words.NOT_ON_RECORD, language)


def _guardian(handler: Handler, language: Language) -> Fact:
    if handler.who is Who.MINOR:
        return fact("guardian", words.LABEL_GUARDIAN, handler.name, language)
    return _none("guardian", words.LABEL_GUARDIAN, words.NOT_NEEDED, language)


def _handler(handler: Handler, language: Language) -> str:
    if handler.who is Who.HOLDER:
        return words.IN_PERSON.say(language)
    text = handler_words.SAID_WITH_PHONE if handler.phone else handler_words.SAID
    return text.say(
        language,
        who=handler.who.called,
        name=handler.name,
        document=handler.document,
        phone=handler.phone,
        relation=handler.relation,
    )


def _seen(handler: Handler, matters: Sequence[Matter], language: Language) -> tuple[Fact, ...]:
    named = [kind.name.say(language) for kind in asked_of(handler, matters) if kind.code in handler.seen]
    if not named:
        return ()
    said = ("、" if language is Language.ZH else ", ").join(named)
    return (fact("documents_seen", handler_words.LABEL_SEEN, said, language),)


def _verified(read: CardRead | None, zone: ZoneInfo, language: Language) -> str:
    if read is None:
        return words.BY_RECORD.say(language)
    at = f"{hall_date(read.read_at, zone)} {clock_time(read.read_at, zone)}"
    return words.BY_CARD.say(language, at=at, reader=words.DEMO_READER if read.demo else read.reader)


def _kinds(attachments: Sequence[Attachment], language: Language) -> str:
    kinds = dict.fromkeys(words.ATTACHMENT_KINDS[each.kind].say(language) for each in attachments)
    said = ("、" if language is Language.ZH else ", ").join(kinds)
    return words.ATTACHED.say(language, n=len(attachments), kinds=said)


def attached(attachment: Attachment, language: Language) -> Attached:
    """One picture as it stands in what is signed."""
    return Attached(
        kind=attachment.kind.value,
        words=words.ATTACHMENT_KINDS[attachment.kind].say(language),
        sha256=attachment.sha256,
        byte_count=attachment.byte_count,
    )


def account_facts(
    customer: Customer, lines: Sequence[OrderLine], language: Language, *, invoice: SignedInvoice | None = None
) -> tuple[Fact, ...]:
    """`invoice` is what the customer asks for, if anything."""
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
        _none("collection", words.LABEL_COLLECTION, words.NOT_CHANGED, language),
        fact("invoice", invoices.TITLE, invoice_words(invoice, language) if invoice else None, language),
        _known("home", words.LABEL_HOME, "", language),
        _none("card", words.LABEL_CARD, words.NOT_HERE, language),
        _device(lines, language),
        _installation(lines, language),
    )


def _device(lines: Sequence[OrderLine], language: Language) -> Fact:
    """Which one it is is known once it is handed over."""
    sold = any(line.action is Action.ADD and line.after and line.after.kind is OfferingKind.DEVICE for line in lines)
    said = words.AT_HANDING_OVER if sold else words.NOT_HERE
    return Fact("device", words.LABEL_DEVICE.say(language), said.say(language), none=not sold)


def _installation(lines: Sequence[OrderLine], language: Language) -> Fact:
    """Address and visit stand with the line they are of."""
    put_in = any(line.needs_installation for line in lines)
    said = words.ON_ITS_LINE if put_in else words.NOT_HERE
    return Fact("installation", words.LABEL_INSTALLATION.say(language), said.say(language), none=not put_in)
