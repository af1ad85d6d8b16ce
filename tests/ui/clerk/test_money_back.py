"""Cash that goes back is told once, from the store, whatever lies on the desk by then, until it was handed over."""

import pytest

from app.domain.order import CentralState
from app.domain.right import Right
from app.errors import PrinterTrouble, StoreFull
from app.texts import printing
from tests.fakes.clerk_ports import Hall
from tests.fakes.order_book import FULL
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import approve, without
from tests.ui.clerk.test_amending import at_the_order
from tests.ui.clerk.test_order_ending import EndingDesk, KickedDrawer
from tests.ui.clerk.test_reversing import ReversingDesk
from ui.clerk.notice import Notice
from ui.clerk.order_state import OrderAct

NUMBER = "BH20261120-03-0001"


def questions(desk: ClerkAtDesk) -> list[Notice]:
    return [notice for notice in desk.told if notice.question and "退" in notice.words]


def reversed_later(drawer: KickedDrawer | None) -> ReversingDesk:
    """The centre takes the reversal once its customer has left the desk; two things then change in the store."""
    desk = ReversingDesk()
    desk.presenter.reader.listen(desk.asked.append, drawer=drawer)
    desk.at_the_order().do(OrderAct.REVERSE)
    desk.presenter.sign()
    desk.customer_signs()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    desk.presenter.next_customer()
    desk.hall.book.centre_says(outcome.order.id, CentralState.ACCEPTED)
    for _ in range(2):
        desk.presenter.store_changed()
    return desk


def test_what_the_centre_lets_go_after_the_next_customer_came_is_asked_once_and_opens_the_drawer() -> None:
    drawer = KickedDrawer()
    desk = reversed_later(drawer)
    (question,) = questions(desk)
    assert question.words.startswith(f"{NUMBER}（张**）要退 ¥10.00 现金")
    assert (drawer.opened, len(desk.hall.book.cash_due)) == ([], 1), "not by itself, over another customer"
    desk.hall.gate.on_duty(without(Right.OPEN_DRAWER))
    question.answers[0].act()
    approve(desk)
    assert [reason for _, reason in drawer.opened] == [f"退钱 {NUMBER}"]
    assert desk.hall.book.cash_due == {}
    desk.presenter.store_changed()
    assert len(questions(desk)) == 1
    assert question.about in desk.taken_back


def test_whoever_signs_on_next_is_asked_again_until_it_was_handed_over() -> None:
    desk = reversed_later(None)
    again = ClerkAtDesk(desk.hall)
    (question,) = questions(again)
    question.answers[0].act()
    assert questions(ClerkAtDesk(desk.hall)) == []
    desk.presenter.store_changed()
    assert question.about in desk.taken_back, "the question that still stood elsewhere goes"


@pytest.mark.parametrize("drawer", [None, KickedDrawer(PrinterTrouble(printing.UNREACHABLE, address="tcp://x"))])
def test_without_a_drawer_that_opens_the_clerk_says_that_it_was_handed_over(drawer: KickedDrawer | None) -> None:
    desk = EndingDesk(drawer=drawer).at_the_order()
    desk.do(OrderAct.VOID)
    (due,) = desk.hall.book.cash_due.values()
    question = questions(desk)[-1]
    assert (question.about, "¥50.00" in question.words) == (due.key, True)
    assert question.answers[0].words == "已交给客户"
    question.answers[0].act()
    assert desk.hall.book.cash_due == {}


def test_with_one_it_is_handed_over_as_it_opens() -> None:
    drawer = KickedDrawer()
    desk = EndingDesk(drawer=drawer).at_the_order()
    desk.do(OrderAct.VOID)
    assert len(drawer.opened) == 1
    assert desk.hall.book.cash_due == {}
    assert questions(ClerkAtDesk(desk.hall)) == []


def test_where_nobody_approves_it_stays_a_question() -> None:
    desk = reversed_later(KickedDrawer())
    desk.hall.gate.on_duty(without(Right.OPEN_DRAWER))
    questions(desk)[-1].answers[0].act()
    desk.hall.asked[-1].dismissed()
    assert len(questions(desk)) == 2
    assert len(desk.hall.book.cash_due) == 1


def test_what_could_not_be_noted_is_asked_again_with_the_next_change() -> None:
    desk = reversed_later(None)
    desk.hall.book.full = True
    questions(desk)[-1].answers[0].act()
    assert StoreFull(FULL).text.zh in desk.words()[-1]
    desk.hall.book.full = False
    desk.presenter.store_changed()
    assert len(questions(desk)) == 2


@pytest.mark.parametrize(
    ("central", "act"), [(None, OrderAct.SETTLE), (CentralState.PENDING, OrderAct.VOID)], ids=["in part", "not sent"]
)
def test_an_order_that_is_being_amended_gives_its_money_back_once(central: CentralState | None, act: OrderAct) -> None:
    """Its page still lies behind while the next version waits for its money."""
    drawer = KickedDrawer()
    desk = at_the_order(central=central, drawer=drawer)
    desk.do(OrderAct.AMEND, "办错了")
    desk.presenter.sign()
    desk.customer_signs()
    signed = desk.presenter.closing.signed
    assert signed is not None
    desk.presenter.read_order(desk.order_id)
    before = len(desk.asked)
    desk.presenter.reader.act(act)
    for question in desk.asked[before:]:
        question.given("", "客户不要了")
    assert "新版本已经签字" in desk.words()[-1]
    assert (drawer.opened, desk.hall.book.cash_due) == ([], {})
    desk.presenter.close_dialog()
    desk.presenter.cash.type(str(signed.content.sums.today_fen // 100))
    desk.presenter.cash.enter()
    assert [said for said in desk.words() if "请退给客户" in said] == [desk.words()[-1]]
    assert (len(drawer.opened), desk.hall.book.cash_due) == (1, {})


def test_what_no_order_came_of_is_told_by_its_customer() -> None:
    hall = Hall()
    desk = ClerkAtDesk(hall)
    hall.book.owe_cash("signed-1", 1234)
    desk.presenter.store_changed()
    (question,) = questions(desk)
    assert question.words.startswith("没成单的表单（张**）要退 ¥12.34 现金")
