"""`yitai soak`: many orders of the offline kinds Q and Y through the real handling, each said once it is on disk."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from app.domain.approval import Leaves
from app.domain.catalogue import Catalogue
from app.domain.consent import ConsentAnswer
from app.domain.consent_question import ConsentNeed
from app.domain.customer import Customer
from app.domain.hall_time import hall_date
from app.domain.offering import Offering, OfferingKind
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel
from app.domain.payment import PaymentMethod
from app.domain.setting_list import CASH_LIMIT
from app.domain.signature import Point, Stroke
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused
from app.handling.accept_order import accept_order
from app.handling.keep_signed import keep_signed
from app.handling.start_form import start_form
from app.handling.take_payment import take_payment
from app.ports import Clock, Ids
from app.texts import commands as words
from app.texts.language import Language
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo
from commands.stored_parts import StoredParts, stored_parts
from commands.terminal import tell
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import is_store

STROKES: tuple[Stroke, ...] = tuple(
    tuple(Point(200 * row + 90 * n, 150 + 70 * n * (row % 2), 400 * row + 16 * n, 500 + 20 * n) for n in range(6))
    for row in range(5)
)
SOAK_CLERK = StaffMember(number="0000", name="试机", latin_name="Soak", role=Role.CLERK)


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("soak", help="accept many orders through the real handling")
    parser.add_argument("--store", type=Path, required=True, help="the store's folder; made with demo data if missing")
    parser.add_argument("--orders", type=int, required=True, help="how many orders to accept")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """One line "ACK <order id>" after each order that is on disk. Raises InputRefused, StoreTrouble."""
    if given.orders < 1:
        raise InputRefused(words.SOAK_COUNT)
    clock, ids = SystemClock(), SystemIds()
    fresh = not is_store(given.store)
    store = open_or_create_demo(given.store, clock=clock, ids=ids)
    try:
        if fresh:
            stock_demo(store, demo_data())
            tell(words.DEMO_PASSPHRASE, passphrase=DEMO_PASSPHRASE)
        tell(words.SOAK_BEGINS, folder=store.folder, orders=given.orders)
        for order in soak(stored_parts(store), orders=given.orders, clock=clock, ids=ids):
            print(f"ACK {order.id}", flush=True)
    finally:
        store.close()
    return 0


def soak(parts: StoredParts, *, orders: int, clock: Clock, ids: Ids) -> Iterator[Order]:
    """Top-ups (Y) and roaming (Q) in turn, for every customer in turn, each as the counter would accept it offline."""
    catalogue = _without_limits(parts.catalogues.current())
    customers = parts.customers.all()
    roaming = next(o for o in catalogue.offerings.values() if o.kind is OfferingKind.ROAMING)
    for n in range(orders):
        form = start_form(
            desk=parts.desk,
            clerk=SOAK_CLERK,
            catalogue=catalogue,
            today=hall_date(clock.now(), parts.desk.hall.zone),
            offline=True,
            language=Language.ZH if n % 3 else Language.EN,
            ids=ids,
        )
        form = _filled(form, customers[n % len(customers)], roaming, n=n, ids=ids)
        yield accept_one(parts, form, clock=clock, ids=ids)


def accept_one(parts: StoredParts, form: OrderForm, *, clock: Clock, ids: Ids) -> Order:
    book, form = parts.order_book, _acknowledged(form, clock=clock)
    leaves, limit_fen = Leaves(form.clerk), int(CASH_LIMIT.default) * 100
    signed = keep_signed(
        form=form,
        strokes=STROKES,
        pad_width=2600,
        leaves=leaves,
        cash_limit_fen=limit_fen,
        order_book=book,
        clock=clock,
        ids=ids,
    )
    payment = take_payment(
        signed=signed,
        tendered_fen=signed.content.sums.today_fen,
        leaves=leaves,
        cash_limit_fen=limit_fen,
        order_book=book,
        clock=clock,
        ids=ids,
    )
    return accept_order(signed=signed, payment=payment, order_book=book, clock=clock, ids=ids)


def _acknowledged(form: OrderForm, *, clock: Clock) -> OrderForm:
    """The notices of its matters, as a customer who reads them says on their screen."""
    screen, now = ConfirmationChannel.CUSTOMER_SCREEN, clock.now()
    asked = [each.question for each in form.asked() if each.question.need is ConsentNeed.ACKNOWLEDGE]
    said = tuple(ConsentAnswer(question.code, True, now, screen) for question in asked)
    return form.with_answers(replace(form.answers, consents=said)) if said else form


def _filled(form: OrderForm, customer: Customer, roaming: Offering, *, n: int, ids: Ids) -> OrderForm:
    form, number = form.with_customer(customer), customer.phone
    if n % 2:
        return form.with_addition(roaming, number=number, line_id=ids.uuid7())
    amount_fen = 1000 + n * 100 % 50000
    form = form.with_top_up(number=number, amount_fen=amount_fen, line_id=ids.uuid7())
    return form.with_payment_method(PaymentMethod.CASH)


def _without_limits(catalogue: Catalogue) -> Catalogue:
    matters = {
        code: replace(matter, offline_limit_fen=None, offline_order_limit_fen=None)
        for code, matter in catalogue.matters.items()
    }
    return replace(catalogue, matters=MappingProxyType(matters))
