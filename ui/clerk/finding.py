"""What is found for what was typed, in the order it is shown. It changes nothing, and paints nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.offering import Offering
from app.ports import OrderRow
from app.search_ports import OfferHit, OfferSearch
from ui.clerk.by_name import ordered_by_name
from ui.clerk.find_state import Scope
from ui.clerk.fit import FitKind
from ui.clerk.hit_words import Look, found_fit
from ui.clerk.items import Act, FindReceipt, Item, acts_typed, centre_number, receipt_typed, top_up_typed

LIMIT = 60  # more hits than anybody reads; typing one letter more is quicker


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed` without blanks around it; `matter` narrows the offers while nothing is typed, "" for all.

    `receipts` are today's orders, `acts` those that work now; `finds_customers` whether whoever sits here may search
    the customers of this counter.
    """

    typed: str
    look: Look
    search: OfferSearch
    matter: str
    finds_customers: bool
    demo: bool
    receipts: tuple[OrderRow, ...]
    acts: tuple[Act, ...]


def found(asked: Asked, scope: Scope) -> Sequence[Item]:
    if scope is Scope.OFFERS:
        by_name = acts_typed(asked.typed, ordered_by_name(asked.look.form)) if asked.typed else ()
        return [*_offers(asked), *by_name]
    return _customers(asked) if scope is Scope.CUSTOMERS else _anything(asked)


def matters_of_offer(offering: Offering) -> tuple[str, ...]:
    """Of ordering it, cancelling it, and changing to it."""
    return (offering.matter, offering.cancel_matter, offering.changes_by)


def _offers(asked: Asked) -> list[Item]:
    if not asked.typed:
        return list(_before_typing(asked))
    top_up = top_up_typed(asked.typed)
    first: list[Item] = [top_up] if top_up else []
    return [*first, *_with_leaving(asked.search.offers(asked.typed, limit=LIMIT), asked.look)]


def _with_leaving(hits: Sequence[OfferHit], look: Look) -> list[OfferHit]:
    """What the number has and could have once more is found a second time, to be cancelled."""
    customer = look.form.customer
    had = {product.offering_code for product in customer.products} if customer is not None else set()
    out: list[OfferHit] = []
    for hit in hits:
        out.append(hit)
        if hit.offering.code not in had:
            continue
        leaving = replace(hit, leaving=True)
        if found_fit(hit, look).kind in (FitKind.RENEW, FitKind.ADD):
            out += [leaving] if found_fit(leaving, look).kind is FitKind.CANCEL else []
    return out


def _before_typing(asked: Asked) -> Sequence[Item]:
    """What the number has, then what is on sale, as far as anybody scrolls."""
    form = asked.look.form
    had = [] if form.customer is None else form.customer.products_on(asked.look.number)
    codes = [p.offering_code for p in had if p.offering_code in form.catalogue.offerings]
    on_sale = (o.code for o in form.catalogue.offerings.values() if o.on_sale(form.today))
    wanted = dict.fromkeys([*codes, *islice(on_sale, LIMIT)])
    if asked.matter:
        wanted = {code: None for code in wanted if asked.matter in matters_of_offer(form.catalogue.offerings[code])}
    return _with_leaving([OfferHit(form.catalogue.offerings[code], "", ()) for code in wanted], asked.look)


def _customers(asked: Asked) -> list[Item]:
    if not asked.typed:
        return []
    known: list[Item] = []
    if asked.finds_customers:
        known += asked.search.customers(asked.typed, limit=LIMIT)
    at_centre = None if known else centre_number(asked.typed, demo=asked.demo)
    return [at_centre] if at_centre else known


def _anything(asked: Asked) -> list[Item]:
    acts: list[Item] = list(acts_typed(asked.typed, asked.acts))
    if not asked.typed:
        return acts
    key, number = asked.typed.upper(), receipt_typed(asked.typed)
    receipts: list[Item] = [row for row in asked.receipts if key in row.receipt_number]
    if number:
        return receipts or [FindReceipt(number)]
    first = any(row.receipt_number.startswith(key) for row in asked.receipts)
    others = [*_customers(asked), *_offers(asked)]
    return [*receipts, *others, *acts] if first else [*others, *receipts, *acts]
