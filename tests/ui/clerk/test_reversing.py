"""返销 at the desk: from the order's page to a form the customer signs, under a right of its own."""

from dataclasses import replace

from app.domain.order import CentralState, Order, OrderState
from app.domain.order_line import Action
from app.domain.reversal_form import ReversalForm
from app.domain.right import Right
from app.texts.language import same
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER, NEW_CARD, PLAN_199, an_empty_form, order_of, sample_id
from tests.ui.clerk.permit_desk import approve, without
from tests.ui.clerk.test_order_ending import EndingDesk, KickedDrawer
from ui.clerk.order_state import OrderAct
from ui.clerk.state import DialogKind


def a_taken_order() -> tuple[Hall, Order]:
    """Another plan next month and a new card, accepted here and taken by the centre."""
    form = an_empty_form(customer=CUSTOMER).with_change(CUSTOMER.products[0], PLAN_199, line_id=sample_id(11))
    order = order_of(form.with_addition(NEW_CARD, number=CUSTOMER.phone, line_id=sample_id(12)))
    hall = Hall()
    hall.book.record(order)
    hall.book.centre_says(order.id, CentralState.ACCEPTED)
    return hall, order


class ReversingDesk(EndingDesk):
    """An order that changes the plan next month and sold a card, sent and taken by the centre."""

    def __init__(self, *, takes: bool = True) -> None:
        hall, order = a_taken_order()
        super().__init__(hall)
        self.presenter.reader.listen(self.asked.append, drawer=None)
        self.order = order
        self.order_id = order.id
        if not takes:
            hall.book.centre_says(order.id, CentralState.PENDING)

    def acts(self) -> list[OrderAct]:
        view = self.screen.order
        return [] if view is None else [act.act for act in view.acts]


def test_what_was_sent_is_reversed_with_the_key_that_voids_what_was_not() -> None:
    sent, unsent = ReversingDesk(), ReversingDesk(takes=False)
    sent.at_the_order()
    unsent.at_the_order()
    assert OrderAct.REVERSE in sent.acts()
    assert OrderAct.VOID not in sent.acts()
    assert OrderAct.REVERSE not in unsent.acts()
    assert OrderAct.VOID in unsent.acts()


def test_the_reason_first_then_the_form_lies_on_the_desk() -> None:
    desk = ReversingDesk()
    desk.at_the_order()
    desk.do(OrderAct.REVERSE, "办错号码了")
    asked = desk.asked[-1]
    assert asked.figure == "¥10.00"
    form = desk.presenter.form
    assert isinstance(form, ReversalForm)
    assert form.reversal.reason == "办错号码了"
    assert [line.action for line in form.lines] == [Action.WITHDRAW] * 2
    assert desk.screen.dialogs == ()
    assert desk.form.content is not None
    assert desk.form.content.amends == str(desk.order.receipt_number)


def test_signing_asks_for_its_own_right_and_a_second_person_gives_it() -> None:
    desk = ReversingDesk()
    desk.hall.gate.on_duty(without(Right.REVERSE_ORDER))
    desk.at_the_order().do(OrderAct.REVERSE)
    desk.presenter.sign()
    assert not desk.customer.may_sign
    assert {each.wanted.right for each in desk.hall.asked} == {Right.REVERSE_ORDER}
    while not desk.customer.may_sign:
        approve(desk)
    desk.customer_signs()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    reversal = outcome.order.signed.content.reversal
    assert reversal is not None
    assert reversal.order_id == desk.order_id
    assert desk.hall.book.rows[desk.order_id].reversed_by == str(outcome.order.receipt_number)


def test_money_is_given_back_once_the_centre_took_it() -> None:
    desk = ReversingDesk()
    desk.at_the_order()
    desk.do(OrderAct.REVERSE)
    desk.presenter.sign()
    desk.customer_signs()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    assert not any("请退给客户" in said for said in desk.words())
    desk.hall.book.centre_says(outcome.order.id, CentralState.ACCEPTED)
    for _ in range(2):
        row = desk.hall.book.rows[outcome.order.id]
        desk.presenter.closing.row_read(row)
    assert [said for said in desk.words() if "请退给客户" in said] == ["返销已生效，请退给客户 ¥10.00（现金）。"]


def test_the_drawer_opens_for_cash_that_goes_back_under_the_leave_it_was_signed_with() -> None:
    drawer = KickedDrawer()
    desk = ReversingDesk()
    desk.presenter.reader.listen(desk.asked.append, drawer=drawer)
    desk.hall.gate.on_duty(without(Right.REVERSE_ORDER))
    desk.at_the_order().do(OrderAct.REVERSE)
    desk.presenter.sign()
    while not desk.customer.may_sign:
        approve(desk)
    desk.customer_signs()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    assert drawer.opened == [], "not before the centre took it"
    desk.hall.book.centre_says(outcome.order.id, CentralState.ACCEPTED)
    for _ in range(2):
        desk.presenter.closing.row_read(desk.hall.book.rows[outcome.order.id])
    ((leave, reason),) = drawer.opened
    assert (leave.right, reason) == (Right.REVERSE_ORDER, f"退钱 {outcome.order.receipt_number}")
    assert leave.approval is not None


def test_a_line_taken_off_leaves_an_ordinary_form_and_comes_back() -> None:
    desk = ReversingDesk()
    desk.at_the_order()
    desk.do(OrderAct.REVERSE)
    desk.presenter.remove_line()
    desk.presenter.remove_line()
    assert not isinstance(desk.presenter.form, ReversalForm)
    assert desk.presenter.form.lines == ()
    desk.presenter.undo()
    assert isinstance(desk.presenter.form, ReversalForm)


def test_a_reversal_is_voided_or_settled_and_never_amended() -> None:
    desk = ReversingDesk()
    desk.at_the_order().do(OrderAct.REVERSE)
    desk.presenter.sign()
    desk.customer_signs()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    desk.presenter.next_customer()
    desk.order_id = outcome.order.id
    for central in (CentralState.PENDING, CentralState.REFUSED):
        desk.hall.book.centre_says(desk.order_id, central, refusal=same("x"))
        desk.at_the_order()
        assert OrderAct.AMEND not in desk.acts()
        assert {OrderAct.VOID, OrderAct.SETTLE} & set(desk.acts())


def test_a_form_at_hand_is_finished_first() -> None:
    desk = ReversingDesk()
    desk.demo_lines()
    desk.at_the_order()
    desk.presenter.reader.act(OrderAct.REVERSE)
    assert not desk.asked
    assert "先把手上的单" in desk.words()[-1]


def test_a_reversed_order_names_the_other_and_is_not_reversed_again() -> None:
    desk = ReversingDesk()
    rows = desk.hall.book.rows
    rows[desk.order_id] = replace(rows[desk.order_id], reversed_by="BH20261120-03-0002", state=OrderState.CANCELLED)
    desk.at_the_order()
    view = desk.screen.order
    assert view is not None
    assert OrderAct.REVERSE not in desk.acts()
    links = [row for section in view.sections for row in section.rows if row[1] == "BH20261120-03-0002"]
    assert links == [("被返销", "BH20261120-03-0002")]
    assert desk.screen.dialogs == (DialogKind.ORDER,)
