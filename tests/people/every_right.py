"""For each right the act that it gates."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import resources
from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.masked_part import MaskedPart
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.payment import PaymentMethod
from app.domain.repair import RefusedEntry
from app.domain.reversal import Reversal, reversing_lines
from app.domain.reversal_form import reversing
from app.domain.right import Right, right_for_matter
from app.domain.signature import LEAST_POINTS, Point
from app.errors import RightMissing
from app.handling import begin_training, export_audit, view_day, view_orders
from app.handling.discard_draft import discard_draft
from app.handling.keep_signed import keep_signed
from app.handling.open_drawer import open_drawer
from app.handling.print_form import begin_form
from app.handling.repair_refused import resend_refused
from app.handling.reprint import reprint
from app.handling.settle_refused import settle_refused
from app.handling.take_up_others import take_up_others
from app.handling.unmask import unmask
from app.handling.view_audit import view_audit
from app.handling.void_order import void_order
from app.handling.void_signed import void_signed
from app.ports import OrderSearch
from app.staff_ports import AuditSearch
from app.texts.language import Text
from commands.desk_deeds import StoredDeskDeeds
from commands.stock import shipped_matters
from commands.stored_parts import stored_parts
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import Hall
from tests.fakes.day_books import EmptyDayBook
from tests.people import money_acts
from tests.people.archive_acts import ARCHIVE_ACTS
from tests.people.bench import HE, PASSWORDS, ZHOU
from tests.people.cash_acts import CASH_ACTS
from tests.people.close_acts import CLOSE_ACTS
from tests.people.list_acts import LIST_ACTS
from tests.people.picture_acts import PICTURE_ACTS
from tests.people.queue_acts import QUEUE_ACTS
from tests.people.room import Room
from tests.ui.clerk.desk import ClerkAtDesk
from ui.shell.deed_desk import Deed

NAME: Final = (tuple(Point(100 * n, 200, 16 * n, 500) for n in range(LEAST_POINTS)),)
REASON: Final = "客户要求"
MATTERS: Final = {
    right_for_matter(shipped_matters().matters[code]): code
    for code in ("plan_change", "value_added_order", "value_added_cancel", "number_hold", "disconnect", "roaming")
    + ("broadband_new", "sub_card", "device_sale", "leased_circuit", "top_up")
}


Act = Callable[[Room], object]


def _sign(room: Room, form: OrderForm, *, limit_fen: int = 5_000_00) -> object:
    return keep_signed(
        form=form,
        strokes=NAME,
        pad_width=2600,
        leaves=room.leaves,
        cash_limit_fen=limit_fen,
        order_book=room.book,
        clock=room.clock,
        ids=room.ids,
    )


def _matter(right: Right) -> Act:
    code = MATTERS.get(right, "of_the_operators_own")

    def act(room: Room) -> object:
        offering: Offering = replace(demo.CALLER_ID, code="ANY", matter=code, second_confirmation=False)
        shipped = shipped_matters().matters.get(code)
        matter = replace(
            demo.CATALOGUE.matters["value_added_order"], code=code, right=shipped.right if shipped is not None else ""
        )
        known = {**demo.CATALOGUE.matters, code: matter}
        offers = {**demo.CATALOGUE.offerings, "ANY": offering}
        catalogue = replace(demo.CATALOGUE, matters=MappingProxyType(known), offerings=MappingProxyType(offers))
        form = demo.an_empty_form(catalogue=catalogue)
        form = form.with_addition(offering, number=demo.PHONE, line_id=demo.sample_id(101))
        return _sign(room, form.with_payment_method(PaymentMethod.CASH))

    return act


def _reverse(room: Room) -> object:
    """A card was sold and its money is to go back: what is signed takes that order back."""
    sold = demo.order_of(demo.an_empty_form().with_addition(demo.NEW_CARD, number=demo.PHONE, line_id="L-1"), number=2)
    content = sold.signed.content
    lines = reversing_lines(content, customer=demo.CUSTOMER, catalogue=demo.CATALOGUE, new_id=room.ids.uuid7)
    form = replace(demo.an_empty_form(number=3), lines=lines)
    return _sign(room, reversing(form, Reversal(sold.id, str(sold.receipt_number), REASON, ())))


def _void(right: Right) -> Act:
    def act(room: Room) -> None:
        signed = demo.signed(demo.a_form())
        void_signed(
            signed=signed,
            money=demo.paid(signed) if right is Right.RETURN_MONEY else None,
            reason=REASON,
            leave=room.leave(right, signed.id),
            today=demo.TODAY,
            order_book=room.book,
            clock=room.clock,
        )

    return act


def _take_back(right: Right) -> Act:
    def act(room: Room) -> None:
        (void_order if right is Right.VOID_ORDER else settle_refused)(
            order_id=room.order.id,
            receipt_number=room.receipt,
            reason=REASON,
            leave=room.leave(right, room.receipt),
            today=demo.TODAY,
            book=room.book,
            clock=room.clock,
        )

    return act


def _send_again(room: Room) -> None:
    entry = RefusedEntry(
        room.order.id, room.receipt, "03", "PC-03", "3017", "", "off_sale", Text("", ""), demo.NOW, 0, True
    )
    resend_refused(
        entry=entry,
        rewritten=False,
        reason=REASON,
        leave=room.leave(Right.REPAIR_REFUSED, room.receipt),
        today=demo.TODAY,
        orders=room.refused,
        clock=room.clock,
    )


def _take_up(room: Room) -> None:
    leave = room.leave(Right.TAKE_UP_OTHERS, "F-1")
    take_up_others(form_id="F-1", clerk="3021", leave=leave, today=demo.TODAY, audit=room.desk.trail, clock=room.clock)


def _discard(room: Room) -> None:
    leave = room.leave(Right.DISCARD_DRAFT, "F-1")
    discard_draft(
        form_id="F-1",
        leave=leave,
        today=demo.TODAY,
        order_book=room.book,
        audit=room.desk.trail,
        clock=room.clock,
    )


def _orders(clerk: str) -> Act:
    wanted = OrderSearch(clerk=clerk)
    return lambda room: view_orders.find_orders(wanted, limit=9, leaves=room.leaves, today=demo.TODAY, book=room.book)


def _drawer(room: Room) -> object:
    return open_drawer(
        leave=room.leave(Right.OPEN_DRAWER, "03"),
        subject="03",
        reason=REASON,
        drawer=room,
        audit=room.desk.trail,
        clock=room.clock,
        zone=demo.ZONE,
    )


def _reprint(right: Right, copies: int) -> Act:
    return lambda room: reprint(
        receipt_number=room.receipt,
        copies=copies,
        leave=room.leave(right, room.receipt),
        today=demo.TODAY,
        audit=room.desk.trail,
        clock=room.clock,
    )


def _second_form(room: Room) -> object:
    return begin_form(
        order_id=room.order.id,
        receipt_number=room.receipt,
        leave=room.leave(Right.REPRINT_FORM, room.receipt),
        by=HE,
        place="file",
        today=demo.TODAY,
        jobs=room.jobs,
        audit=room.desk.trail,
        clock=room.clock,
        ids=room.ids,
    )


def _at_the_window(use: Callable[[ClerkAtDesk], None]) -> Act:
    """What the screen alone asks for: whoever may not is asked for an approval, and nobody gives one."""

    def act(room: Room) -> None:
        hall, person = Hall(), room.desk.staff.name_of(HE.number)
        hall.gate.on_duty(person)
        use(ClerkAtDesk(hall))
        if hall.asked:
            raise RightMissing(hall.asked[0].why)

    return act


def _unmask(part: MaskedPart) -> Act:
    return lambda room: unmask(
        customer=demo.CUSTOMER,
        part=part,
        leave=room.leave(part.right, demo.CUSTOMER.id),
        reason=REASON,
        today=demo.TODAY,
        audit=room.desk.trail,
        clock=room.clock,
    )


def _deed(use: Callable[[StoredDeskDeeds, Leave], object], deed: Deed, right: Right) -> Act:
    def act(room: Room) -> object:
        parts = stored_parts(room.desk.store)
        deeds = StoredDeskDeeds(parts, room.desk.trail, room.clock, lambda kept: room.done.append(kept.version))
        return use(deeds, room.leave(right, deed.value))

    return act


def _catalogue(deeds: StoredDeskDeeds, leave: Leave) -> object:
    return deeds.import_catalogue(Path(str(resources.path("demo/catalogue.toml"))), leave)


LOOKS: Final = {
    *(Right.VIEW_OWN_ORDERS, Right.VIEW_ALL_ORDERS, Right.VIEW_ORDER_HISTORY, Right.VIEW_REFUSED, Right.VIEW_STAFF),
    Right.VIEW_ARCHIVE,
    *(Right.VIEW_AUDIT, Right.SEARCH_CUSTOMERS, Right.TYPE_NUMBER, Right.VIEW_DAY),
}  # of which nothing is written
ACTS: Final[Mapping[Right, Act]] = {
    **{right: _matter(right) for right in (*MATTERS, Right.OTHER_MATTER)},
    Right.TAKE_OFFLINE: lambda room: _sign(room, demo.a_form(offline=True)),
    Right.WITHOUT_CARD: lambda room: _sign(room, demo.a_form()),
    Right.TRAINING_MODE: lambda room: begin_training.begin_training(
        leave=room.leave(Right.TRAINING_MODE, begin_training.SUBJECT),
        today=demo.TODAY,
        audit=room.desk.trail,
        clock=room.clock,
    ),
    Right.VOID_SIGNED: _void(Right.VOID_SIGNED),
    Right.VOID_ORDER: _take_back(Right.VOID_ORDER),
    Right.REVERSE_ORDER: _reverse,
    Right.TAKE_UP_OTHERS: _take_up,
    Right.DISCARD_DRAFT: _discard,
    Right.VIEW_OWN_ORDERS: _orders(HE.number),
    Right.VIEW_ALL_ORDERS: _orders(""),
    Right.VIEW_ORDER_HISTORY: lambda room: view_orders.order_history(
        room.row, leaves=room.leaves, today=demo.TODAY, book=room.book
    ),
    Right.VIEW_REFUSED: lambda room: view_orders.refused_orders(
        leaves=room.leaves, today=demo.TODAY, outbox=room.outbox
    ),
    Right.SETTLE_REFUSED: _take_back(Right.SETTLE_REFUSED),
    Right.REPAIR_REFUSED: _send_again,
    Right.TAKE_CASH: money_acts.cash(5_000_00),
    Right.TAKE_CASH_OVER_LIMIT: money_acts.cash(0),
    Right.TAKE_CARD: money_acts.charge(PaymentMethod.CARD),
    Right.TAKE_BALANCE: money_acts.charge(PaymentMethod.BALANCE),
    Right.RETURN_MONEY: _void(Right.RETURN_MONEY),
    Right.RETURN_IN_CASH: money_acts.cash_for_refused_return,
    Right.OPEN_DRAWER: _drawer,
    Right.REPRINT_RECEIPT: _reprint(Right.REPRINT_RECEIPT, 0),
    Right.REPRINT_AGAIN: _reprint(Right.REPRINT_AGAIN, 1),
    Right.REPRINT_FORM: _second_form,
    Right.SEARCH_CUSTOMERS: _at_the_window(lambda desk: desk.presenter.find_customer()),
    Right.TYPE_NUMBER: _at_the_window(lambda desk: desk.choose_customer("15412359009")),
    **{part.right: _unmask(part) for part in MaskedPart},
    Right.PRINTER_TEST: _deed(StoredDeskDeeds.print_test, Deed.TEST_PAGE, Right.PRINTER_TEST),
    Right.SUPPORT_BUNDLE: _deed(StoredDeskDeeds.save_bundle, Deed.BUNDLE, Right.SUPPORT_BUNDLE),
    Right.IMPORT_CATALOGUE: _deed(_catalogue, Deed.CATALOGUE, Right.IMPORT_CATALOGUE),
    Right.STORE_PASSPHRASE: _deed(
        lambda deeds, leave: deeds.change_passphrase("the old one", "a new lake in the north", leave),
        Deed.PASSPHRASE,
        Right.STORE_PASSPHRASE,
    ),
    Right.CONFIRM_CLOCK: lambda room: room.desk.sign_on(HE.number),
    Right.VIEW_AUDIT: lambda room: view_audit(
        AuditSearch(),
        limit=9,
        before=None,
        leave=room.leave(Right.VIEW_AUDIT, export_audit.SUBJECT),
        place=room.trail,
    ),
    Right.EXPORT_AUDIT: lambda room: export_audit.export_audit(
        AuditSearch(),
        leave=room.leave(Right.EXPORT_AUDIT, export_audit.SUBJECT),
        place=room.trail,
        language=demo.a_form().language,
    ),
    Right.APPROVE: lambda room: room.desk.approve(HE.number),
    Right.UNLOCK_DESK: lambda room: room.desk.sign_on(HE.number, PASSWORDS[HE.number], locked_by=ZHOU.number),
    Right.VIEW_DAY: lambda room: view_day.view_day(
        DayScope(demo.TODAY, demo.TODAY),
        leave=room.leave(Right.VIEW_DAY, view_day.SUBJECT),
        place=view_day.DayPlace(EmptyDayBook(), room.clock, demo.ZONE),
    ),
    **PICTURE_ACTS,
    **ARCHIVE_ACTS,
    **LIST_ACTS,
    **QUEUE_ACTS,
    **CLOSE_ACTS,
    **CASH_ACTS,
}
