"""What was signed and waits for its day: the same customer's next form knows it, online and offline, until that day."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.order import CentralState
from app.domain.order_form import ToDoKind
from app.domain.pending_effect import EffectKind, PendingEffect
from app.ports import LinkState
from app.texts.language import Language, Text
from tests.fakes.orders import CUSTOMER, PLAN_PRODUCT
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.find_state import Scope
from ui.clerk.state import DialogKind

PLAN_SAYS = "5G畅行129 从 2026 年 12 月 1 日起换成 5G畅行199，还没生效；要再改先把那张单返销，或者等生效后再来。"
CALLER_SAYS = "来电显示 从 2026 年 12 月 1 日起停用，还没生效；要再改先把那张单返销，或者等生效后再来。"
TO_DECEMBER = 11  # days from the hall's sample day


def with_the_first_order(*, state: LinkState = LinkState.ONLINE) -> ClerkAtDesk:
    """Plan changed and caller display cancelled, signed and accepted; the same person comes again at once."""
    desk = ClerkAtDesk()
    desk.hall.central.go(state)
    desk.presenter.stand_in()
    desk.choose_customer()
    for typed in ("cx199", "ldxs"):
        desk.add(typed)
    desk.presenter.sign()
    desk.customer_signs()
    desk.presenter.next_customer()
    desk.choose_customer()
    return desk


def found(desk: ClerkAtDesk, typed: str) -> str:
    """What F2 says against it; nothing is put on the form."""
    desk.presenter.find_offer()
    desk.presenter.finder.type(typed)
    said = desk.presenter.finder.row(0).blocked
    desk.presenter.finder.take(and_go_on=False)
    assert desk.presenter.finder.state().problem == said
    desk.presenter.finder.close()
    return said


@pytest.mark.parametrize("state", [LinkState.ONLINE, LinkState.OFFLINE])
def test_a_second_form_is_refused_in_the_search_with_the_sentence(state: LinkState) -> None:
    desk = with_the_first_order(state=state)
    assert found(desk, "cx199") == PLAN_SAYS
    assert found(desk, "cx129") == PLAN_SAYS
    assert found(desk, "ldxs") == CALLER_SAYS
    assert desk.presenter.form.lines == ()


def test_a_cancellation_from_the_column_is_refused_too() -> None:
    desk = with_the_first_order()
    for product_id, says in (("P-plan", PLAN_SAYS), ("P-caller-id", CALLER_SAYS)):
        desk.presenter.cancel_product(product_id)
        assert desk.told[-1].words == says
    assert desk.presenter.form.lines == ()


def test_the_sentence_speaks_the_clerks_language() -> None:
    desk = with_the_first_order()
    desk.presenter.set_language(Language.EN)
    assert found(desk, "cx199").startswith("5G Free 129 becomes 5G Free 199 from 1 December 2026.")


@pytest.mark.parametrize("state", [LinkState.ONLINE, LinkState.OFFLINE])
def test_a_top_up_goes_its_way(state: LinkState) -> None:
    desk = with_the_first_order(state=state)
    desk.add("jf20")
    desk.presenter.pay()
    assert desk.form.to_do.items == ()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("20")
    assert len(desk.hall.book.recorded) == 2


def test_what_the_centre_refused_is_free_again() -> None:
    desk = with_the_first_order()
    (order_id,) = desk.hall.book.recorded
    desk.hall.book.centre_says(order_id, CentralState.REFUSED, refusal=Text("不行。", "No."))
    desk.presenter.store_changed()
    assert found(desk, "cx199") == ""
    assert [line.line.title for line in desk.form.lines] == ["5G畅行129 → 5G畅行199"]


def test_from_the_first_of_the_month_on_it_is_allowed_again() -> None:
    desk = with_the_first_order()
    desk.hall.central.people = []  # nobody told this counter anything since
    desk.hall.clock.forward(days=TO_DECEMBER)
    desk.presenter.tick()
    customer = desk.presenter.form.customer
    assert customer is not None
    assert [product.offering_code for product in customer.products] == ["5G-199"]
    desk.add("cx129")
    desk.add("ldxs")
    assert [line.line.title for line in desk.form.lines] == ["5G畅行199 → 5G畅行129", "来电显示"]
    assert ToDoKind.CONFLICT not in [item.kind for item in desk.form.to_do.items]


def test_an_order_of_another_counter_that_comes_down_shows_at_once() -> None:
    """The centre told of it while the customer sits here; a line made before says that it does not fit any more."""
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("cx199")
    pending = PendingEffect(EffectKind.CHANGES, "elsewhere", date(2026, 12, 1), "5G-199")
    told = replace(CUSTOMER, products=(replace(PLAN_PRODUCT, pending=pending), *CUSTOMER.products[1:]))
    desk.hall.customers.put(told)
    desk.presenter.store_changed()
    assert desk.presenter.form.customer == told
    (conflict,) = desk.form.to_do.items
    assert (conflict.kind, conflict.detail) == (ToDoKind.CONFLICT, PLAN_SAYS)


def test_nothing_moves_under_the_customers_pen() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    shown = desk.customer.content_sha256
    desk.hall.customers.put(replace(CUSTOMER, balance_fen=0))
    desk.presenter.store_changed()
    assert desk.customer.content_sha256 == shown
    assert desk.presenter.form.customer == CUSTOMER


def test_a_parked_form_says_what_was_signed_meanwhile() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("ldxs")
    desk.presenter.parking.park()
    desk.choose_customer()
    for typed in ("cx199", "ldxs"):
        desk.add(typed)
    desk.presenter.sign()
    desk.customer_signs()
    desk.presenter.next_customer()
    desk.presenter.lists.open_drafts()
    assert desk.screen.dialog is DialogKind.DRAFTS
    desk.presenter.lists.enter()
    (conflict,) = desk.form.to_do.items
    assert (conflict.kind, conflict.detail) == (ToDoKind.CONFLICT, CALLER_SAYS)


def test_a_customer_found_at_the_centre_comes_with_what_this_counter_still_does() -> None:
    """The record was forgotten here, the order was not."""
    desk = with_the_first_order()
    desk.presenter.next_customer()
    desk.hall.search.forget_customers()
    desk.hall.customers.known.clear()
    desk.presenter.find_customer()
    assert desk.found.scope is Scope.CUSTOMERS
    desk.presenter.finder.type(CUSTOMER.phone)
    desk.presenter.finder.take(and_go_on=False)
    assert found(desk, "cx199") == PLAN_SAYS
