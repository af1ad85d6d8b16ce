"""The customer's column as words: who they are, their numbers, what each number has. Pure; no Qt."""

from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.effective_time import fee_on
from app.domain.hall_time import clock_time
from app.domain.masking import mask_phone
from app.domain.matter import Who
from app.domain.matters import TOP_UP_MATTER
from app.domain.money import yuan, yuan_short
from app.domain.offering import OfferingKind, PriceType
from app.domain.order_form import OrderForm
from app.domain.pending_words import pending_note
from app.domain.points import points_a_yuan
from app.domain.tariff_rule import in_force
from app.texts import clerk as words
from app.texts import clerk_orders, points
from app.texts import form as form_words
from app.texts import identity as identity_words
from app.texts import pending as pending_words
from app.texts.language import Language
from ui.frame.form_state import CustomerCard, InstalledProduct, NumberCard, Pill, PillKind, Usage

_NAMED = 2  # products of a number that is not worked on; how many there are stands behind them


def customer_card(
    form: OrderForm, *, number: str, language: Language, record: Customer | None = None
) -> CustomerCard | None:
    """`number` is the service number the clerk works on, `record` a newer one of the form's own customer.

    None where no customer is chosen.
    """
    customer = form.customer
    if customer is None:
        return None
    if record is not None and record.id == customer.id:
        customer = record
    return CustomerCard(
        masked_name=customer.masked_name,
        stars=customer.stars,
        stars_words=stars_words(customer.stars, language),
        badges=(_how_identified(form, language), *_somebody_else(form, language)),
        rows=(*customer_rows(customer, language), *points_row(customer, form.catalogue, language)),
        numbers_title=words.NUMBERS.say(language),
        numbers=tuple(_number(form, customer, each, each == number, language) for each in customer.numbers()),
        alerts=tuple(alert.say(language) for alert in customer.alerts),
        history=tuple(row.say(language) for row in customer.history),
        attachments=identity_words.ATTACHMENTS_COUNT.say(language, n=len(form.attachments)),
    )


def _how_identified(form: OrderForm, language: Language) -> Pill:
    read = form.card_read_today
    if read is None:
        return Pill(PillKind.DRAFT, words.BY_RECORD.say(language))
    said = identity_words.READ_BADGE_DEMO if read.demo else identity_words.READ_BADGE
    return Pill(PillKind.DONE, said.say(language, at=clock_time(read.read_at, form.desk.hall.zone)))


def _somebody_else(form: OrderForm, language: Language) -> tuple[Pill, ...]:
    """Who stands at the desk, where it is not the customer."""
    here = form.handler
    if here.who is Who.HOLDER:
        return ()
    return (Pill(PillKind.WAITING, f"{here.who.called.say(language)} {here.name}".strip()),)


def stars_words(stars: int, language: Language) -> str:
    if stars == 0:
        return words.NO_STARS.say(language)
    if stars == 1:
        return words.ONE_STAR.say(language)
    return words.STARS.say(language, word=form_words.STARS[stars], n=stars)


def customer_rows(customer: Customer, language: Language) -> tuple[tuple[str, str], ...]:
    held = customer.identification
    valid = held.valid_until.isoformat() if held.valid_until else words.LONG_TERM.say(language)
    pays = words.PAYS[customer.payment_mode]
    owed = customer.balance_fen < 0
    balance = (words.OWED if owed else words.NOTHING_OWED).say(language, sum=yuan(abs(customer.balance_fen)))
    unsent = customer.unsent_fen(TOP_UP_MATTER)
    if unsent:
        balance += "\n" + words.TOP_UP_UNSENT.say(language, sum=yuan(unsent))
    return (
        (words.DOCUMENT_SHORT[held.type].say(language), customer.masked_document),
        (words.ROW_VALID.say(language), valid),
        (
            words.ROW_ACCOUNT.say(language),
            words.ACCOUNT_PAYS.say(language, account=customer.masked_account, pays=pays),
        ),
        (words.ROW_BALANCE.say(language), balance),
    )


def points_row(customer: Customer, catalogue: Catalogue, language: Language) -> tuple[tuple[str, str], ...]:
    """What a yuan brings (S70); no row where the catalogue says nothing of points."""
    times = points_a_yuan(catalogue.point_rules, stars=customer.stars)
    if times is None:
        return ()
    said = points.ONE if times == 1 else points.MANY
    return ((points.LABEL.say(language), said.say(language, n=times)),)


def _number(form: OrderForm, customer: Customer, number: str, chosen: bool, language: Language) -> NumberCard:
    products = customer.products_on(number)
    by_product = {line.product.id: line.id for line in form.lines if line.product is not None}
    return NumberCard(
        number=number,
        shown=shown_number(number, products, form.catalogue, language),
        note=_note(products, form.catalogue, form.today, language),
        products=tuple(
            InstalledProduct(
                product_id=product.id,
                name=product_name(product, form.catalogue, language),
                price=_price(product, form.catalogue, form.today, language),
                line_id=by_product.get(product.id, ""),
                pill=Pill(PillKind.WAITING, pending_words.PILL.say(language)) if product.pending else None,
                note=_product_note(product, form.catalogue, form.today, language),
            )
            for product in products
        ),
        usage=_usage(products, language),
        selected=chosen,
    )


def _product_note(product: Product, catalogue: Catalogue, today: date, language: Language) -> str:
    """What an earlier order will still do to it; else the rules of the tariff it runs under (S102, S103)."""
    if product.pending is not None:
        return pending_note(product, product.pending, catalogue=catalogue, today=today).say(language)
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None:
        return ""
    held = in_force(offering, catalogue.tariff_rules, started_on=product.since, day=today)
    return held.rules[-1].words.say(language) if held.rules else ""


def shown_number(number: str, products: tuple[Product, ...], catalogue: Catalogue, language: Language) -> str:
    """154****0017; a broadband account is called by its product, which says more than its digits."""
    offerings = [catalogue.offerings[p.offering_code] for p in products if p.offering_code in catalogue.offerings]
    broadband = next((each for each in offerings if each.kind is OfferingKind.BROADBAND), None)
    return mask_phone(number) if broadband is None else broadband.name.say(language)


def product_name(product: Product, catalogue: Catalogue, language: Language) -> str:
    offering = catalogue.offerings.get(product.offering_code)
    return offering.name.say(language) if offering else product.offering_code


def _price(product: Product, catalogue: Catalogue, today: date, language: Language) -> str:
    """¥129 a month, ¥25 /天; nothing for what was paid once."""
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None or offering.price.type not in (PriceType.MONTHLY, PriceType.DAILY):
        return ""
    if offering.price.type is PriceType.DAILY:
        return form_words.PER_DAY.say(language, sum=yuan_short(offering.price.fen))
    return yuan_short(fee_on(offering, started_on=product.started_on, day=today))


def _note(products: tuple[Product, ...], catalogue: Catalogue, today: date, language: Language) -> str:
    if any(product.primary for product in products):
        return words.MAIN_NUMBER.say(language)
    ordered = sorted(products, key=lambda product: not _is_broadband(product, catalogue))
    known = [each for each in (_with_price(product, catalogue, today, language) for product in ordered) if each]
    said = "\n".join(known[:_NAMED])
    return clerk_orders.AND_MORE.say(language, named=said, n=len(known)) if len(known) > _NAMED else said


def _is_broadband(product: Product, catalogue: Catalogue) -> bool:
    offering = catalogue.offerings.get(product.offering_code)
    return offering is not None and offering.kind is OfferingKind.BROADBAND


def _with_price(product: Product, catalogue: Catalogue, today: date, language: Language) -> str:
    """IPTV ¥20; of the broadband, whose name the account has, the price alone."""
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None:
        return ""
    price = _price(product, catalogue, today, language)
    return price if _is_broadband(product, catalogue) else f"{offering.name.say(language)} {price}".rstrip()


def _usage(products: tuple[Product, ...], language: Language) -> Usage | None:
    for product in products:
        if product.usage is not None:
            used, of, unit = product.usage
            percent = round(100 * used / of) if of else 0
            return Usage(words.USAGE.say(language, used=f"{used:g}", of=f"{of:g}", unit=unit), percent)
    return None
