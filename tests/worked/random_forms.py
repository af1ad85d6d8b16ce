"""Forms nobody thought of: a customer with what they may have, and lines as a clerk might put them on."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.effective_time import own_end, wish_days
from app.domain.family_pay import FamilyPay
from app.domain.form_rules import standing_refusal
from app.domain.hall_time import add_months, last_day_of_term
from app.domain.installation import HalfDay, Installation
from app.domain.offering import (
    Discount,
    EffectTiming,
    LastMonthRule,
    Offering,
    OfferingKind,
    PenaltyRule,
    PriceType,
    Term,
)
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.domain.pending_effect import EffectKind, PendingEffect
from app.errors import FormRefused
from app.texts.language import Language, same
from tests.fakes import orders as demo

MOST_LINES = 8
_DAY = timedelta(days=1)
BROADBAND = "KD0032001"
SECOND_BROADBAND = "KD0032002"
HOLD, FAMILY_PAY = "KEEP-0012", "FAM-0032"
_OTHER_FLOWS = (OfferingKind.NUMBER_HOLD, OfferingKind.FAMILY_PAY)  # each an act of its own
_ACTS = (
    *("add", "add", "change", "change", "cancel", "cancel", "top_up"),
    *("renew", "hold", "restore", "family_pay"),
)
_ON_LINE = (OfferingKind.BROADBAND, OfferingKind.TELEVISION, OfferingKind.NETWORKING, OfferingKind.LEASED_CIRCUIT)


def varied(catalogue: Catalogue, random: Random) -> Catalogue:
    """The demo's offers with figures, rules and terms that somebody else might sell them by."""
    offers = {code: _varied(offer, random) for code, offer in catalogue.offerings.items()}
    words = demo.CATALOGUE
    return replace(catalogue, offerings=offers, consents=(), notices=words.notices, statement=words.statement)


def _varied(offer: Offering, random: Random) -> Offering:
    fen = random.randint(1, 400_000)
    offer = replace(offer, price=replace(offer.price, fen=fen))
    if offer.price.type is not PriceType.MONTHLY:
        return replace(offer, term=None) if offer.kind is OfferingKind.DEVICE else offer
    lower = random.choice([None, Discount(random.randrange(fen), random.randint(1, 26), same("¥"))])
    offer = replace(
        offer, discount=None if offer.trial_months else lower, last_month=random.choice(list(LastMonthRule))
    )
    if offer.term is not None:
        rule = random.choice(list(PenaltyRule))
        share = rule is PenaltyRule.SHARE_OF_REMAINING_FEES
        worth = 0 if share or rule is PenaltyRule.NONE else random.randint(1, 100_000)
        term = Term(random.choice([6, 12, 24, 36]), rule, random.randint(1, 100) if share else 0, worth)
        offer = replace(offer, term=term)
    return offer


def random_form(catalogue: Catalogue, random: Random) -> OrderForm:
    """Online or not, in either language, on any day; what the form refuses is left out."""
    offers = varied(catalogue, random)
    today = date(2026, 1, 1) + timedelta(days=random.randrange(1200))
    customer = _customer(offers, random, today)
    form = demo.an_empty_form(
        customer=None,
        catalogue=offers,
        language=random.choice(list(Language)),
        today=today,
        offline=random.random() < 0.2,
    ).with_customer(customer)
    for n in range(random.randint(1, MOST_LINES)):
        try:
            form = _with_line(form, f"line {n}", random)
        except FormRefused:
            continue
    return _that_stands(form)


def _that_stands(form: OrderForm) -> OrderForm:
    """Without what leant on a line that is not signed: the counter asks for those to be taken off first."""
    for _ in form.lines:
        fallen = next((line for line in form.signable_lines() if not _stands(line, form)), None)
        if fallen is None:
            break
        form = form.without_line(fallen.id)
    return form


def _stands(line: OrderLine, form: OrderForm) -> bool:
    assert form.customer is not None
    refused = standing_refusal(
        line, customer=form.customer, catalogue=form.catalogue, lines=form.signable_lines(), today=form.today
    )
    return refused is None


def _customer(offers: Catalogue, random: Random, today: date) -> Customer:
    plans = [offer for offer in offers.offerings.values() if offer.kind is OfferingKind.PLAN]
    extras = [offer for offer in offers.offerings.values() if offer.kind is OfferingKind.VALUE_ADDED]
    lines = [offer for offer in offers.offerings.values() if offer.kind is OfferingKind.BROADBAND]
    held = [random.choice(plans), *random.sample(extras, random.randint(0, 3)), random.choice(lines)]
    products = [_product(n, offer, random, today) for n, offer in enumerate(held)]
    if random.random() < 0.5:
        products.append(replace(_product(len(held), random.choice(lines), random, today), number=SECOND_BROADBAND))
    if random.random() < 0.3:
        products.append(_hold(random, today))
        products[-2:] = [_waiting(each, offers, random, today) for each in products[-2:]]
    else:
        products = [_waiting(each, offers, random, today) for each in products]
    uses = tuple(
        (waiver.code, today.replace(day=1, month=random.randint(1, 12), year=today.year - random.randint(0, 1)))
        for waiver in offers.waivers
        for _ in range(random.randint(0, 2))
    )
    return replace(demo.CUSTOMER, stars=random.randint(0, 7), products=tuple(products), waiver_uses=uses)


def _product(number: int, offer: Offering, random: Random, today: date) -> Product:
    since = today - timedelta(days=random.randrange(1200))
    if offer.trial_months:
        since = today - timedelta(days=random.randrange(27))
    ends = last_day_of_term(since, offer.term.months) if offer.term is not None else None
    on = BROADBAND if offer.kind in _ON_LINE else demo.PHONE
    return Product(f"P-{number}", on, offer.code, since, ends, None, primary=number == 0)


def _hold(random: Random, today: date) -> Product:
    since = today - timedelta(days=random.choice([0, 1, *(random.randrange(200) for _ in range(4))]))
    return Product("P-hold", demo.PHONE, HOLD, since, None, None, primary=False)


def _waiting(product: Product, offers: Catalogue, random: Random, today: date) -> Product:
    """Now and then with what an earlier order will still do to it: end, change or renew it, or begin it."""
    if random.random() < 0.75:
        return product
    day = today + timedelta(days=random.randint(1, 45))
    offering = offers.offerings[product.offering_code]
    if offering.kind is OfferingKind.NUMBER_HOLD or random.random() < 0.3:
        last = own_end(offering, started_on=product.started_on)
        return replace(product, pending=PendingEffect(EffectKind.ENDS, "earlier", min(day, (last or day) + _DAY)))
    if random.random() < 0.3 and not offering.is_main_plan:
        return replace(product, started_on=day, pending=PendingEffect(EffectKind.BEGINS, "earlier", day))
    alike = [each for each in offers.offerings.values() if each.kind is offering.kind and not each.trial_months]
    becomes = random.choice(alike) if alike else offering
    if becomes.code != offering.code and becomes.order_timing is EffectTiming.ON_COMPLETION:
        visit = random.choice([None, day])
        pending = PendingEffect(EffectKind.CHANGES, "earlier", None, becomes.code, supposed_on=visit)
    else:
        pending = PendingEffect(EffectKind.CHANGES, "earlier", day, becomes.code)
    return replace(product, pending=pending)


def _with_line(form: OrderForm, line_id: str, random: Random) -> OrderForm:
    """Raises FormRefused."""
    assert form.customer is not None
    on_sale = [offer for offer in form.catalogue.on_sale(form.today) if offer.kind not in _OTHER_FLOWS]
    act = random.choice(_ACTS)
    has = form.customer.products
    product = random.choice(has)
    if act == "top_up":
        return form.with_top_up(number=demo.PHONE, amount_fen=random.randint(1, 500) * 10, line_id=line_id)
    if act == "cancel":
        return form.with_cancellation(product, line_id=line_id)
    if act in ("hold", "family_pay"):
        offer = form.catalogue.offerings[HOLD if act == "hold" else FAMILY_PAY]
        form = form.with_addition(offer, number=demo.PHONE, line_id=line_id)
        form = form.with_family_pay(line_id, FamilyPay("15412340099", True, 10_000, None))
        return _settled(form, line_id, random)
    if act == "restore":
        hold = next((each for each in has if each.offering_code == HOLD), product)
        return _settled(form.with_cancellation(hold, line_id=line_id), line_id, random)
    if act == "renew":
        return _settled(form.with_change(product, _offer_of(product, form), line_id=line_id), line_id, random)
    if act == "change":
        before = form.catalogue.offerings[product.offering_code]
        others = [offer for offer in on_sale if offer.kind is before.kind and offer.code != before.code]
        if not others:
            return form
        return _settled(form.with_change(product, random.choice(others), line_id=line_id), line_id, random)
    offer = random.choice(on_sale)
    number = BROADBAND if offer.kind in _ON_LINE else demo.PHONE
    return _settled(form.with_addition(offer, number=number, line_id=line_id), line_id, random)


def _offer_of(product: Product, form: OrderForm) -> Offering:
    return form.catalogue.offerings[product.offering_code]


def _settled(form: OrderForm, line_id: str, random: Random) -> OrderForm:
    """Confirmed, with its visit agreed mostly, on a day the customer named now and then. Raises FormRefused."""
    form = form.with_confirmation(line_id, demo.confirmed())
    if random.random() < 0.8:
        visit = form.today + timedelta(days=random.randint(1, 45))
        form = form.with_installation(line_id, Installation("滨河路 12 号", visit, HalfDay.MORNING))
    line = next(line for line in form.lines if line.id == line_id)
    if wish_days(line) is not None and random.random() < 0.5:
        wished = add_months(form.today, 1)
        return form.with_wished_day(line_id, wished)
    return form
