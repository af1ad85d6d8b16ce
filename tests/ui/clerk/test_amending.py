"""改单 at the desk: from the page of an order that is not final to its next version, signed again, both named."""

from dataclasses import replace

import pytest

from app.domain.amendment import AMENDMENT_FACTS
from app.domain.amendment_form import AmendmentForm
from app.domain.order import CentralState
from app.domain.right import Right
from app.texts import amendment as words
from app.texts.language import Language
from tests.ui.clerk.permit_desk import approve, without
from tests.ui.clerk.test_in_part import CARD, DEPOSIT, MONEY, PLAN, hall_in_part
from tests.ui.clerk.test_order_ending import WHY, EndingDesk, KickedDrawer, act_of
from tests.ui.clerk.test_order_reader import facts, opened
from tests.ui.customer.stage import state_of
from ui.clerk.order_state import OrderAct


def at_the_order(*, central: CentralState | None, drawer: KickedDrawer | None = None) -> EndingDesk:
    """In part where `central` is None."""
    hall = hall_in_part()
    desk = EndingDesk(hall, drawer=drawer)
    if central is not None:
        hall.book.rows[desk.order_id] = replace(hall.book.rows[desk.order_id], refused_lines=())
        hall.book.centre_says(desk.order_id, central, refusal=WHY if central is CentralState.REFUSED else None)
    desk.presenter.reader.listen(desk.asked.append, drawer=drawer)
    return desk.at_the_order()


@pytest.mark.parametrize(
    ("central", "lines", "figure", "right"),
    [
        (CentralState.PENDING, 4, "¥260.00", Right.VOID_ORDER),
        (CentralState.REFUSED, 4, "¥260.00", Right.SETTLE_REFUSED),
        (None, 2, "¥10.00", Right.SETTLE_REFUSED),
    ],
    ids=["not sent", "refused", "in part"],
)
def test_its_next_version_lies_on_the_desk_with_what_is_replaced(
    central: CentralState | None, lines: int, figure: str, right: Right
) -> None:
    desk = at_the_order(central=central)
    act = act_of(desk, OrderAct.AMEND)
    assert act is not None
    assert act.key == "F5"
    desk.do(OrderAct.AMEND, "办错了")
    assert desk.asked[-1].figure == figure
    form = desk.presenter.form
    assert isinstance(form, AmendmentForm)
    assert (form.version, len(form.lines), form.amendment.right) == (2, lines, right)
    assert not {line.id for line in form.lines} & {PLAN, CARD, DEPOSIT, MONEY}
    assert desk.form.content is not None
    said = {fact.key: fact.value for fact in desk.form.content.account}
    assert said["amended_order"] == "BH20261120-03-0001，这是第 2 版"
    assert said["amendment_difference"] == "业务没有变"
    assert desk.form.amends == tuple(f for f in desk.form.content.account if f.key in AMENDMENT_FACTS)
    assert desk.form.amends[-1].value == f"付 {figure}，原单退回 {figure}，不付不退"


def test_a_clerk_of_the_other_language_reads_it_in_theirs() -> None:
    """Prices and names kept in the words that were signed are no difference only because they are said otherwise."""
    desk = at_the_order(central=CentralState.PENDING)
    desk.do(OrderAct.AMEND, "办错了")
    form = desk.presenter.form
    assert isinstance(form, AmendmentForm)
    shown = state_of(form.without_line(form.lines[0].id), language=Language.EN)
    assert [(fact.label, fact.value) for fact in shown.amends[1:3]] == [
        ("Why amended", "Taken by mistake"),
        ("Compared with it", "no longer: Change 5G Free 129 → 5G Free 199 (154****0017)"),
    ]
    assert shown.content is not None
    assert shown.content.account[-3].value == "不办：变更5G畅行129 → 5G畅行199（154****0017）"  # what is signed


def test_signed_and_paid_it_ends_the_earlier_one_and_the_drawer_opens_for_its_money() -> None:
    drawer = KickedDrawer()
    desk = at_the_order(central=None, drawer=drawer)
    desk.hall.gate.on_duty(without(Right.SETTLE_REFUSED))
    desk.do(OrderAct.AMEND, "办错了")
    desk.presenter.sign()
    asked = {each.wanted.right for each in desk.hall.asked}
    assert asked == {Right.SETTLE_REFUSED}
    while not desk.customer.may_sign:
        approve(desk)
    desk.customer_signs()
    desk.presenter.cash.type("10")
    desk.presenter.cash.enter()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    number = str(outcome.order.receipt_number)
    assert desk.hall.book.rows[desk.order_id].amended_by == number
    assert any("请退给客户 ¥10.00（现金）" in said for said in desk.words())
    ((leave, reason),) = drawer.opened
    assert (leave.right, reason) == (Right.SETTLE_REFUSED, f"退钱 {number}")
    assert leave.approval is not None
    desk.presenter.next_customer()
    desk.at_the_order()
    assert facts(opened(desk))["已改为"] == number


def test_what_the_centre_took_whole_is_reversed_instead() -> None:
    desk = at_the_order(central=CentralState.ACCEPTED)
    assert act_of(desk, OrderAct.AMEND) is None
    assert act_of(desk, OrderAct.REVERSE) is not None


def test_what_was_sent_while_its_page_lay_open_says_so() -> None:
    desk = at_the_order(central=CentralState.PENDING)
    read = desk.presenter.reader
    desk.hall.book.centre_says(desk.order_id, CentralState.ACCEPTED)
    read.amending.begin(desk.hall.book.recorded[desk.order_id], desk.hall.book.rows[desk.order_id], words.CENTRE_HAS)
    assert desk.asked == []
    assert "请按 F8 返销" in desk.words()[-1]


def test_a_form_at_hand_is_finished_first() -> None:
    desk = at_the_order(central=CentralState.REFUSED)
    desk.presenter.close_dialog()
    desk.demo_lines()
    desk.at_the_order()
    desk.presenter.reader.act(OrderAct.AMEND)
    assert desk.asked == []
    assert "先把手上的单" in desk.words()[-1]
