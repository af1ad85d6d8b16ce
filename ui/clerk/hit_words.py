"""A found thing in words: its row in the list, and the right pane when it is chosen. Pure; no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from app.domain.content import Fact
from app.domain.customer import Customer
from app.domain.form_words import included_words
from app.domain.hall_time import clock_time, hall_date, on_paper
from app.domain.instead import top_up_on, with_more
from app.domain.line_words import content_line
from app.domain.masking import mask_phone
from app.domain.matter import OfflineClass
from app.domain.matter_checks import needs_confirmation
from app.domain.money import yuan
from app.domain.offline_limit import waits_for_centre
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OfflineRuling, OrderLine
from app.errors import Bug, FormRefused, InputRefused
from app.ports import OrderRow
from app.search_ports import CustomerHit, OfferHit
from app.texts import clerk as words
from app.texts import clerk_orders
from app.texts import form as form_words
from app.texts import matters as matter_words
from app.texts.language import Language
from ui.clerk.find_state import Check, Detail, HitRow
from ui.clerk.fit import Fit, FitKind, fit
from ui.clerk.items import ACT_WORDS, Act, AskCentre, FindReceipt, Item, TopUp
from ui.clerk.lists import joined, order_pill
from ui.clerk.offer_words import offer_price, price_given_up
from ui.frame.customer_card import customer_rows, product_name, shown_number, stars_words

ACTIONS = {
    FitKind.ADD: Action.ADD,
    FitKind.CHANGE: Action.MODIFY,
    FitKind.RENEW: Action.MODIFY,
    FitKind.CANCEL: Action.DELETE,
    FitKind.NO: None,
}
TAKE_WORDS = {
    FitKind.ADD: words.TAKE_ADD,
    FitKind.CHANGE: words.TAKE_CHANGE,
    FitKind.RENEW: words.TAKE_RENEW,
    FitKind.CANCEL: words.TAKE_CANCEL,
    FitKind.NO: words.TAKE_ADD,
}
WILL_OFFLINE = {
    OfflineClass.QUEUED: (words.WILL_QUEUE, "clock-3"),
    OfflineClass.DRAFT: (words.WILL_DRAFT, "pencil-line"),
    OfflineClass.REFUSED: (words.WILL_REFUSE, "ban"),
}
WAITS_OFFLINE = (OfflineClass.DRAFT, OfflineClass.REFUSED)


@dataclass(frozen=True, slots=True)
class Look:
    """What words depend on: the form as it is, the number it is searched for, the clerk's language.

    `known` are customers read whole, None while that is under way. `fits` keeps what was found for an offer, which a
    row and the right pane both ask; `details` the right pane: mostly the next letter finds the same offer first.
    """

    form: OrderForm
    number: str
    language: Language
    known: Mapping[str, Customer | None]
    fits: dict[tuple[str, bool], Fit] = field(default_factory=dict)
    details: dict[tuple[str, bool], Detail] = field(default_factory=dict)


def row(item: Item, look: Look) -> HitRow:
    if isinstance(item, OfferHit):
        return _offer_row(item, look)
    if isinstance(item, CustomerHit):
        return _customer_row(item, look)
    if isinstance(item, TopUp):
        return _top_up_row(item, look)
    if isinstance(item, AskCentre):
        name = words.ASK_CENTRE.say(look.language, number=item.number)
        blocked = item.refused.say(look.language) if item.refused else ""
        return HitRow(name, (), "", words.ASK_CENTRE_NOTE.say(look.language), "", None, blocked)
    if isinstance(item, FindReceipt):
        return HitRow(item.number, (), "", words.FIND_RECEIPT_NOTE.say(look.language), "", None, "")
    if isinstance(item, Act):
        said = ACT_WORDS[item]
        return HitRow(said.name.say(look.language), (), said.key, "", "", None, "")
    return _receipt_row(item, look)


def found_fit(item: OfferHit, look: Look) -> Fit:
    asked = (item.offering.code, item.leaving)
    found = look.fits.get(asked)
    if found is None:
        found = look.fits[asked] = fit(look.form, item.offering, number=look.number, leaving=item.leaving)
    return found


def _offer_row(item: OfferHit, look: Look) -> HitRow:
    offering, language = item.offering, look.language
    found = found_fit(item, look)
    name = form_words.RENEWED.filled(name=offering.name) if found.kind is FitKind.RENEW else offering.name
    price = offer_price(offering, language)
    if found.kind is FitKind.CANCEL:
        price = price_given_up(offering, language)
    return HitRow(
        name=name.say(language),
        spans=item.spans if language is Language.ZH else (),
        code=item.initials if language is Language.ZH else offering.code,
        note=offering.summary.say(language),
        price=price,
        action=ACTIONS[found.kind],
        blocked=_refused(found, look) or _waits(partial(trial_line, item, found, look.form), look),
    )


def _refused(found: Fit, look: Look) -> str:
    return found.why.say(look.language) if found.why and look.form.customer else ""


def _waits(line: Callable[[], OrderLine], look: Look) -> str:
    """Why the line would not be part of what is signed while the centre is away; "" where it would."""
    form = look.form
    if not form.offline or form.customer is None:
        return ""
    ruling = form.ruling(line())
    return "" if ruling.offline not in WAITS_OFFLINE else _with_why(ruling, look.language)


def _with_why(ruling: OfflineRuling, language: Language) -> str:
    said, _ = WILL_OFFLINE[ruling.offline]
    return words.WILL_WHY.say(language, what=said, why=ruling.why) if ruling.why else said.say(language)


def _customer_row(item: CustomerHit, look: Look) -> HitRow:
    note = words.CUSTOMER_NOTE.say(look.language, phone=item.masked_phone, stars=stars_words(item.stars, look.language))
    return HitRow(item.masked_name, (), "", note, "", None, "")


def _top_up_row(item: TopUp, look: Look) -> HitRow:
    customer = look.form.customer
    note = words.TOP_UP_NOTE.say(look.language, account=customer.masked_account) if customer else ""
    price = yuan(item.amount_fen) if item.amount_fen else ""
    blocked = item.problem.say(look.language) if item.problem else _waits(partial(_top_up_line, item, look), look)
    return HitRow(
        name=words.TOP_UP.say(look.language),
        spans=(),
        code="jf" if look.language is Language.ZH else "",
        note=note or words.TOP_UP_ANY.say(look.language),
        price=price,
        action=Action.TOP_UP,
        blocked=blocked,
    )


def _top_up_line(item: TopUp, look: Look) -> OrderLine:
    return OrderLine("", Action.TOP_UP, look.number, None, None, None, item.amount_fen or 0, None)


def _receipt_row(item: OrderRow, look: Look) -> HitRow:
    zone = look.form.desk.hall.zone
    today = hall_date(item.accepted_at, zone) == look.form.today
    at = clock_time(item.accepted_at, zone) if today else on_paper(item.accepted_at, zone)[:16]
    note = joined((at, item.customer_masked, item.summary.say(look.language)))
    return HitRow(item.receipt_number, (), "", note, yuan(item.amount_fen), None, "")


# ── the right pane ────────────────────────────────────────────────────────────────────────


def detail(item: Item, look: Look) -> Detail:
    if isinstance(item, OfferHit):
        asked = (item.offering.code, item.leaving)
        if asked not in look.details:
            look.details[asked] = _offer_detail(item, look)
        return look.details[asked]
    language = look.language
    painted = row(item, look)
    plain = Detail(
        title=painted.name,
        price=painted.price,
        subtitle=painted.note,
        facts=(),
        checks_title="",
        checks=(),
        blocked=painted.blocked,
        take_words=words.TAKE_RECEIPT.say(language),
        may_take=not painted.blocked,
        asks_amount=False,
        amount="",
        problem="",
    )
    if isinstance(item, CustomerHit):
        return _customer_detail(item, plain, look)
    if isinstance(item, AskCentre):
        how = words.ASK_CENTRE_AWAY if look.form.offline else words.ASK_CENTRE_HOW
        return replace(plain, subtitle=how.say(language), take_words=words.TAKE_CENTRE.say(language))
    if isinstance(item, FindReceipt):
        return replace(plain, take_words=words.TAKE_FIND.say(language), may_take=False)
    if isinstance(item, TopUp):
        return _top_up_detail(item, plain, look)
    if isinstance(item, Act):
        said = ACT_WORDS[item]
        return replace(plain, subtitle=said.note.say(language), take_words=words.TAKE_ACT.say(language))
    return _receipt_detail(item, plain, look)


def _top_up_detail(item: TopUp, plain: Detail, look: Look) -> Detail:
    """Beside another top-up it becomes one with it: money for any number goes on the one account."""
    language, standing = look.language, top_up_on(look.form)
    take, said = words.TAKE_TOP_UP if item.amount_fen else words.TAKE_TOP_UP_NO_SUM, ""
    sum_fen, problem = item.amount_fen or 0, item.problem
    if standing is not None and item.amount_fen:
        take, sum_fen = words.TAKE_TOP_UP_MORE, standing.amount_fen + item.amount_fen
        problem = _too_much(look.form, standing, item.amount_fen)
        if problem is None:
            said = words.TOP_UP_MORE.say(language, had=yuan(standing.amount_fen), sum=yuan(sum_fen))
    waits = _waits(partial(_top_up_line, item, look), look)
    return replace(
        plain,
        checks_title=words.CAN_HAVE.say(language),
        checks=(Check("ban", waits, True),) if waits and not problem else (),
        blocked=said,
        take_words=take.say(language, sum=yuan(sum_fen)),
        may_take=problem is None,
        asks_amount=True,
        amount=item.typed,
        problem=problem.say(language) if problem else "",
    )


def _too_much(form: OrderForm, standing: OrderLine, amount_fen: int) -> InputRefused | None:
    """Why the two do not become one; None where they do."""
    try:
        with_more(form, standing, amount_fen=amount_fen)
    except FormRefused as refused:
        return refused
    return None


def _receipt_detail(item: OrderRow, plain: Detail, look: Look) -> Detail:
    language = look.language
    facts = [
        (clerk_orders.ORDER_AT.say(language), on_paper(item.accepted_at, look.form.desk.hall.zone)),
        (words.TAB_CUSTOMERS.say(language), item.customer_masked),
        (words.TAB_OFFERS.say(language), item.summary.say(language)),
        (clerk_orders.ORDER_CENTRE.say(language), order_pill(item, language).words),
    ]
    return replace(plain, subtitle="", facts=tuple(facts))


def _customer_detail(item: CustomerHit, plain: Detail, look: Look) -> Detail:
    """Enough to be sure who it is, and what to have in mind before the first word."""
    language, customer = look.language, look.known.get(item.customer_id)
    stars = stars_words(item.stars, language)
    facts = [(words.CUSTOMER_PHONE.say(language), item.masked_phone)]
    checks: tuple[Check, ...] = ()
    if customer is not None:
        facts += customer_rows(customer, language)
        for place, number in enumerate(customer.numbers()):
            products = customer.products_on(number)
            names = [product_name(product, look.form.catalogue, language) for product in products]
            said = shown_number(number, products, look.form.catalogue, language)
            listed = ("、" if language is Language.ZH else ", ").join(names)
            label = "" if place else words.CUSTOMER_PRODUCTS.say(language)
            facts.append((label, f"{said}  {listed}" if said not in names else listed))
        checks = tuple(Check("circle-alert", alert.say(language), True) for alert in customer.alerts)
    return replace(
        plain,
        subtitle=stars,
        facts=tuple(facts),
        checks_title=words.ALERTS.say(language),
        checks=checks,
        take_words=words.TAKE_CUSTOMER.say(language),
    )


def _offer_detail(item: OfferHit, look: Look) -> Detail:
    language, form, offering = look.language, look.form, item.offering
    painted, found = row(item, look), found_fit(item, look)
    line, refused = trial_line(item, found, form), _refused(found, look)
    shown = content_line(
        line,
        position=1,
        today=form.today,
        zone=form.desk.hall.zone,
        offline=waits_for_centre(line, matters=form.catalogue.matters, offline=form.offline, today=form.today),
        account=form.customer.masked_account if form.customer else "",
        language=language,
    )
    return Detail(
        title=painted.name,
        price=painted.price,
        subtitle=words.OFFER_CODE.say(language, code=offering.code),
        facts=(
            *_included(line, language),
            *((f.label, f.value) for f in shown.facts if _told(f)),
            *_to_bring(line, look),
        ),
        checks_title=words.CAN_HAVE.say(language),
        checks=_checks(found, line, look) if not refused else (),
        blocked=refused,
        take_words=(words.TAKE_CHANGE if found.instead else TAKE_WORDS[found.kind]).say(language),
        may_take=found.kind is not FitKind.NO or form.customer is None,
        asks_amount=False,
        amount="",
        problem="",
    )


def _included(line: OrderLine, language: Language) -> tuple[tuple[str, str], ...]:
    """First of all, also of a change, whose line on the form has it in a table."""
    included = included_words(line.after, language) if line.after is not None else None
    return ((form_words.LABEL_INCLUDED.say(language), included),) if included else ()


def _told(fact: Fact) -> bool:
    if fact.none:
        return fact.key in ("term", "penalty", "overage")
    return fact.key != "included"


def _to_bring(line: OrderLine, look: Look) -> tuple[tuple[str, str], ...]:
    """As the hall's matters file has it, for the line as it would stand on the form."""
    matter = look.form.catalogue.matters.get(line.matter)
    if matter is None or matter.bring is None:
        return ()
    return ((matter_words.LABEL_BRING.say(look.language), matter.bring.say(look.language)),)


def trial_line(item: OfferHit, found: Fit, form: OrderForm) -> OrderLine:
    """The line as it would stand on the form; where it cannot, as it would for somebody who may."""
    action = ACTIONS[found.kind] or Action.ADD
    before = item.offering if action is Action.DELETE else None
    if action is Action.MODIFY and found.product is not None:
        before = form.catalogue.offerings.get(found.product.offering_code)
    after = None if action is Action.DELETE else item.offering
    return OrderLine("", action, found.number, before, after, found.product, 0, None)


def _checks(found: Fit, line: OrderLine, look: Look) -> tuple[Check, ...]:
    language, form = look.language, look.form
    if form.customer is None:
        return ()
    number = mask_phone(found.number)
    out: list[Check] = []
    if found.kind is FitKind.ADD:
        out.append(Check("plus", words.WILL_ADD.say(language, number=number), False))
    elif found.kind is FitKind.CANCEL:
        out.append(Check("minus", words.WILL_CANCEL.say(language, number=number), False))
    elif found.kind is FitKind.CHANGE:
        if found.product is None:
            raise Bug("a change without a product")
        had = form.catalogue.offerings[found.product.offering_code]
        out.append(Check("arrow-right-left", words.WILL_REPLACE.say(language, name=had.name), False))
    elif found.kind is FitKind.RENEW:
        out.append(Check("arrow-right-left", words.WILL_RENEW.say(language, number=number), False))
    if found.instead is not None and found.instead.offering is not None:
        had_name = found.instead.offering.name
        out.append(Check("arrow-right-left", words.PLAN_MORE.say(language, name=had_name), True))
    if needs_confirmation(line, catalogue=form.catalogue):
        out.append(Check("clock-3", words.WILL_CONFIRM.say(language), True))
    ruling = form.ruling(line)
    if form.offline and ruling.offline in WILL_OFFLINE:
        waits = ruling.offline in WAITS_OFFLINE
        said, icon = WILL_OFFLINE[ruling.offline]
        out.append(Check(icon, _with_why(ruling, language) if waits else said.say(language), True))
    return tuple(out)
