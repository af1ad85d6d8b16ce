"""What is agreed and still to come, in words: why a product cannot be changed again, and how a form counts it."""

from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.form_words import whole_day
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts import pending as words
from app.texts.language import Language, Text, same

_ITEMS = {
    EffectKind.BEGINS: words.BEGINS,
    EffectKind.CHANGES: words.CHANGES,
    EffectKind.ENDS: words.ENDS,
}
_NOTES = {
    EffectKind.BEGINS: words.NOTE_BEGINS,
    EffectKind.CHANGES: words.NOTE_CHANGES,
    EffectKind.ENDS: words.NOTE_ENDS,
}
_INSTALLED_NOTES = {
    EffectKind.BEGINS: words.NOTE_BEGINS_INSTALLED,
    EffectKind.CHANGES: words.NOTE_CHANGES_INSTALLED,
    EffectKind.ENDS: words.NOTE_ENDS_REMOVED,
}


def offer_name(code: str, catalogue: Catalogue) -> Text:
    """Its code where the catalogue does not know it."""
    offering = catalogue.offerings.get(code)
    return offering.name if offering is not None else same(code)


def pending_item(product: Product, pending: PendingEffect, *, catalogue: Catalogue) -> Text:
    """5G畅行129 从 2026 年 12 月 1 日起换成 5G畅行199."""
    return (words.RENEWED if _renews(product, pending) else _ITEMS[pending.kind]).filled(
        name=offer_name(product.offering_code, catalogue),
        becomes=offer_name(pending.becomes, catalogue),
        when=_when(pending),
    )


def _renews(product: Product, pending: PendingEffect) -> bool:
    return pending.becomes == product.offering_code


def pending_note(product: Product, pending: PendingEffect, *, catalogue: Catalogue, today: date) -> Text:
    """12-01 起换成 5G畅行199: short, beside the product itself; with the year where it is another."""
    becomes = offer_name(pending.becomes, catalogue)
    if pending.on is None:
        return _INSTALLED_NOTES[pending.kind].filled(becomes=becomes)
    day = f"{pending.on:%m-%d}" if pending.on.year == today.year else pending.on.isoformat()
    return (words.NOTE_RENEWED if _renews(product, pending) else _NOTES[pending.kind]).filled(becomes=becomes, day=day)


def not_in_effect(product: Product, *, catalogue: Catalogue) -> Text | None:
    """Why it cannot be changed again before its day; None where nothing is to come."""
    if product.pending is None:
        return None
    return words.NOT_IN_EFFECT.filled(what=pending_item(product, product.pending, catalogue=catalogue))


def agreed_notice(customer: Customer, *, catalogue: Catalogue, language: Language) -> str | None:
    """What the sums of a form hold besides its own lines, to be read before signing; None where there is nothing."""
    items = [
        pending_item(product, product.pending, catalogue=catalogue).say(language)
        for product in customer.products
        if product.pending is not None
    ]
    return words.AGREED.say(language, what=words.BETWEEN.say(language).join(items)) if items else None


def _when(pending: PendingEffect) -> Text:
    day = pending.on
    if day is not None:
        return words.FROM_DAY.filled(day=Text(whole_day(day, Language.ZH), whole_day(day, Language.EN)))
    return words.ONCE_REMOVED if pending.kind is EffectKind.ENDS else words.ONCE_INSTALLED


def form_notices(customer: Customer, *, catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    """Those of the catalogue; before them what the sums count of earlier orders."""
    agreed = agreed_notice(customer, catalogue=catalogue, language=language)
    general = tuple(notice.say(language) for notice in catalogue.notices)
    return general if agreed is None else (agreed, *general)
