"""Makes the store of a day at the demo hall: what every later program has to bring over. README.md says how it is kept.

PYTHONPATH=. .venv/bin/python tests/old_stores/make_store.py FOLDER: counter and centre go to FOLDER, and with them
expected.json, what has to stand in the store for ever.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.domain.approval import Leaves
from app.domain.customer import Customer
from app.domain.draft import form_to_draft
from app.domain.hall_time import hall_date
from app.domain.order import Order, SignedVersion
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.handling.accept_order import accept_order
from app.handling.keep_signed import keep_signed
from app.handling.start_form import start_form
from app.handling.take_payment import take_payment
from app.ports import DraftRecord, PrintState
from app.texts.language import Language, Text
from commands.central_process import start_central
from commands.demo_place import DemoPlace, demo_store, point_to
from commands.engine_room import engine_room
from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.soak import STROKES
from commands.stock import DemoData, demo_data
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.central_client import CentreAddress
from offline_cache.store import Store

BEGINS = datetime.fromisoformat("2026-11-20T10:24+08:00")
ANSWERS_WITHIN_S = 30.0
CASH_LIMIT_FEN = 5_000_00

# What was written is read back by these for ever, word for word, whatever columns come later.
KEPT = {
    "orders": "SELECT id, receipt_number, signed_id, payment_id, accepted_at_us, verify_token, customer_masked,"
    " summary, amount_fen, central, central_id, copies FROM orders ORDER BY seq",
    "outbox": "SELECT seq, key, lane, lane_seq, kind, day, sha256, prev_hash, state, attempts FROM outbox ORDER BY seq",
    "drafts": "SELECT form_id, saved_at_us, customer_masked, summary, why, body FROM drafts ORDER BY form_id",
    "signed": "SELECT id, form_id, version, state, content_sha256, customer_id, signed_at_us, clerk_number"
    " FROM signed_versions ORDER BY seq",
    "payments": "SELECT id, signed_id, method, amount_fen, tendered_fen, taken_at_us, returned_at_us"
    " FROM payments ORDER BY seq",
    "journal": "SELECT at_us, kind, subject, body, prev, link, hmac FROM journal ORDER BY seq",
    "audit": "SELECT at_us, kind, staff_number, subject, reason FROM audit ORDER BY seq",
    "print_jobs": "SELECT id, order_id, paper, copy_number, state FROM print_jobs ORDER BY seq",
    "staff": "SELECT number, name, latin_name, role FROM staff ORDER BY number",
    "receipt_numbers": "SELECT hall_code, desk, last_day, last_sequence FROM receipt_numbers",
}


def kept_rows(store: Store) -> dict[str, list[list[Any]]]:
    with store.read() as connection:
        return {name: [list(row) for row in connection.execute(text(rows))] for name, rows in KEPT.items()}


def shift_clock() -> None:
    """This process and those it starts live on the demo's day."""
    ahead_s = round((BEGINS - datetime.now(UTC)).total_seconds())
    os.environ[CLOCK_VARIABLE] = f"{ahead_s:+d}s"


class Day:
    """What one clerk does, through the same functions as the window."""

    def __init__(self, parts: StoredParts, data: DemoData) -> None:
        self.parts = parts
        self.clock, self.ids = SystemClock(), SystemIds()
        self.clerk = data.staff[0].member
        self.by_name = {customer.name: customer for customer in data.customers}

    def form(self, name: str, *, offline: bool) -> OrderForm:
        desk, customer = self.parts.desk, self.by_name[name]
        return start_form(
            desk=desk,
            clerk=self.clerk,
            catalogue=self.parts.catalogues.current(),
            today=hall_date(self.clock.now(), desk.hall.zone),
            offline=offline,
            language=Language.ZH,
            ids=self.ids,
        ).with_customer(customer)

    def plan_change(self, name: str, code: str, *, offline: bool) -> OrderForm:
        form = self.form(name, offline=offline)
        offer, number = form.catalogue.offerings[code], self.by_name[name].phone
        plan = form.changeable(offer, number=number)
        assert plan is not None
        return form.with_change(plan, offer, line_id=self.ids.uuid7())

    def cancellation(self, name: str, code: str, *, offline: bool) -> OrderForm:
        form, customer = self.form(name, offline=offline), self.by_name[name]
        return form.with_cancellation(_product(customer, code), line_id=self.ids.uuid7())

    def addition(self, name: str, code: str, *, offline: bool) -> OrderForm:
        """Confirmed by the customer where the offer wants it."""
        form, line_id = self.form(name, offline=offline), self.ids.uuid7()
        form = form.with_addition(form.catalogue.offerings[code], number=self.by_name[name].phone, line_id=line_id)
        yes = SecondConfirmation(Decision.CONFIRMED, self.clock.now(), ConfirmationChannel.CUSTOMER_SCREEN)
        return form.with_confirmation(line_id, yes)

    def top_up(self, name: str, yuan: int, *, offline: bool) -> OrderForm:
        form = self.form(name, offline=offline)
        number, line_id = self.by_name[name].phone, self.ids.uuid7()
        form = form.with_top_up(number=number, amount_fen=yuan * 100, line_id=line_id)
        return form.with_payment_method(PaymentMethod.CASH)

    def sign(self, form: OrderForm) -> SignedVersion:
        book = self.parts.order_book
        return keep_signed(
            form=form,
            strokes=STROKES,
            pad_width=2600,
            leaves=Leaves(form.clerk),
            cash_limit_fen=CASH_LIMIT_FEN,
            order_book=book,
            clock=self.clock,
            ids=self.ids,
        )

    def pay(self, signed: SignedVersion) -> Any:
        due_fen, book = signed.content.sums.today_fen, self.parts.order_book
        return take_payment(
            signed=signed,
            tendered_fen=due_fen,
            leaves=Leaves(signed.form.clerk),
            cash_limit_fen=CASH_LIMIT_FEN,
            order_book=book,
            clock=self.clock,
            ids=self.ids,
        )

    def accept(self, form: OrderForm) -> Order:
        signed, book = self.sign(form), self.parts.order_book
        payment = self.pay(signed)
        return accept_order(signed=signed, payment=payment, order_book=book, clock=self.clock, ids=self.ids)

    def put_away(self, form: OrderForm, *, why: str) -> None:
        customer = form.customer
        assert customer is not None
        self.parts.order_book.save_draft(
            DraftRecord(
                form_id=form.id,
                saved_at=self.clock.now(),
                customer_masked=customer.masked_name,
                summary=Text(
                    "、".join(line.name.zh for line in form.lines), ", ".join(line.name.en for line in form.lines)
                ),
                why=why,
                body=form_to_draft(form),
            )
        )

    def mark_print(self, order: Order, *states: PrintState) -> None:
        (job,) = self.parts.print_jobs.of_order(order.id)
        for state in states:
            self.parts.print_jobs.mark(job.id, state, at=self.clock.now(), data=b"\x1b@paper\n")


def _product(customer: Customer, code: str) -> Any:
    (found,) = [product for product in customer.products if product.offering_code == code]
    return found


def with_the_centre(day: Day) -> None:
    """Two orders the centre took, one it refused, and one that waits behind the refused one."""
    plan = day.accept(day.plan_change("张立", "26GD-5G-0199", offline=False))
    day.mark_print(plan, PrintState.CHECKED, PrintState.SENT, PrintState.CONFIRMED)
    day.accept(day.cancellation("李桂芳", "VAS-0014", offline=False))
    send_all(day.parts, lambda: day.parts.outbox.status().waiting == 0)
    day.accept(day.cancellation("李桂芳", "VAS-0014", offline=False))
    send_all(day.parts, lambda: day.parts.outbox.status().dead == 1)
    day.accept(day.top_up("李桂芳", 20, offline=False))


def without_the_centre(day: Day) -> None:
    """Unsent orders in three lanes, one of which the centre is going to refuse; forms in every state before that."""
    waiting = day.accept(day.top_up("陈思远", 30, offline=True))
    day.mark_print(waiting, PrintState.CHECKED, PrintState.SENT, PrintState.UNKNOWN)
    day.parts.outbox.mark_inflight((waiting.id,))  # the program died before it heard the answer
    day.accept(day.top_up("陈思远", 40, offline=True))
    day.accept(day.addition("赵海涛", "VAS-0015", offline=True))
    day.accept(day.plan_change("张立", "26GD-5G-0169", offline=True))  # his plan is changing already
    day.pay(day.sign(day.top_up("王建国", 50, offline=True)))
    day.sign(day.top_up("赵海涛", 10, offline=True))
    voided = day.sign(day.top_up("王建国", 60, offline=True))
    day.pay(voided)
    day.parts.order_book.void_signed(voided.id, reason="changed", at=day.clock.now())
    day.put_away(day.top_up("张立", 70, offline=True), why="parked")
    day.put_away(day.addition("陈思远", "BB-0020", offline=True), why="offline")
    day.put_away(day.plan_change("陈思远", "26GD-5G-0199", offline=True), why="left_open")


def send_all(parts: StoredParts, there: Callable[[], bool]) -> None:
    """Lets the program's own sender work until it is so. Raises TimeoutError."""
    moved, settings, desk = threading.Event(), parts.settings, parts.desk
    room = engine_room(
        parts,
        address=CentreAddress(
            url=settings.get(CENTRAL_URL, ""),
            token=settings.get(CENTRAL_TOKEN, ""),
            hall=desk.hall.id,
            device=desk.device_id,
        ),
        clock=SystemClock(),
        told=moved.set,
        catalogue_kept=lambda _: None,
        catalogue_faulty=lambda _: None,
    )
    room.start()
    try:
        while not there():
            if not moved.wait(ANSWERS_WITHIN_S):
                raise TimeoutError("the centre did not answer")
            moved.clear()
    finally:
        room.stop()


def make(folder: Path) -> None:
    """`folder` gets store/, central.db and expected.json."""
    folder.mkdir(parents=True)
    place, data = DemoPlace(folder), demo_data()
    with demo_store(place, data, clock=SystemClock(), ids=SystemIds()) as store:
        centre = start_central(database=place.database)
        try:
            point_to(store, data=data, central_url=centre.url, printer="tcp://127.0.0.1:9", width_mm=58)
            parts = stored_parts(store)
            parts.settings.set("language", "en")
            parts.settings.set("theme", "dark")
            day = Day(parts, data)
            with_the_centre(day)
        finally:
            centre.stop()
        without_the_centre(day)
        rows = kept_rows(store)
    for left in ("ballast", "lock"):
        (place.store / left).unlink()
    (folder / "expected.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    shift_clock()
    make(Path(sys.argv[1]))
