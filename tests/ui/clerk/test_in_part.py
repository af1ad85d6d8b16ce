"""An order the centre took in part: each line says what became of it, the sums follow, and the rest is settled."""

import pytest

from app.domain.order import CentralState
from app.domain.payment import PaymentMethod
from app.domain.reversal_form import ReversalForm
from app.outbox_ports import DeadEntry
from app.texts import partly as partly_words
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import (
    CUSTOMER,
    MODEM_DEPOSIT,
    NEW_CARD,
    NOW,
    PLAN_199,
    an_empty_form,
    order_of,
    sample_id,
)
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.test_order_ending import EndingDesk, KickedDrawer, act_of
from tests.ui.clerk.test_order_reader import facts, opened
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.order_state import OrderAct
from ui.frame.form_state import PillKind
from ui.frame.theme import Theme

PLAN, CARD, DEPOSIT, MONEY = (sample_id(n) for n in range(11, 15))
WHY = {
    PLAN: Text("5G畅行129另有一笔变更还没生效，这一笔没有受理。", "Another change of 5G Free 129 is under way."),
    CARD: Text("5G畅行199没有受理，补换卡要和它一起才能办，所以也没有受理。", "5G Free 199 was not accepted."),
}


def hall_in_part(*, refused: tuple[str, ...] = (PLAN, CARD)) -> Hall:
    """Another plan, a new card ¥10, a deposit ¥200, ¥50 on the account; the centre takes all but `refused`."""
    form = an_empty_form(customer=CUSTOMER).with_change(CUSTOMER.products[0], PLAN_199, line_id=PLAN)
    form = form.with_addition(NEW_CARD, number=CUSTOMER.phone, line_id=CARD)
    form = form.with_addition(MODEM_DEPOSIT, number=CUSTOMER.phone, line_id=DEPOSIT)
    form = form.with_top_up(number=CUSTOMER.phone, amount_fen=5000, line_id=MONEY)
    order = order_of(form.with_payment_method(PaymentMethod.CASH))
    hall = Hall()
    hall.book.record(order)
    hall.book.centre_takes_part(order.id, {id: WHY[id] for id in refused})
    row = hall.book.rows[order.id]
    entry = DeadEntry(order.id, row.receipt_number, row.customer_masked, WHY[refused[0]], NOW, 1, len(refused))
    hall.outbox.dead_entries = (entry,)
    return hall


def test_each_line_says_what_became_of_it_and_the_sums_are_of_what_stands() -> None:
    desk = EndingDesk(hall_in_part()).at_the_order()
    view = opened(desk)
    assert [line.pill.words for line in view.lines if line.pill] == ["未受理", "未受理", "已受理", "已受理"]
    assert (view.lines[0].reason, view.lines[0].instead) == (WHY[PLAN].zh, "这一项没有收钱。")
    assert view.lines[1].instead == "这一项收了 ¥10.00，要退。"
    assert view.refusal == "2 项没有受理，原因在下面；其余 2 项照办。要退给客户 ¥10.00：按 F4 结清，或按 F5 改单。"
    assert (view.pill.words, view.pill.kind) == ("部分受理", PillKind.WAITING)
    today, monthly, _ = view.sums
    assert (today.figure, today.remark) == ("¥260.00", "其中 ¥10.00 要退")
    assert (monthly.label, monthly.figure) == ("按已受理的，每月", "¥134 → ¥134")
    assert (facts(view)["状态"], facts(view)["受理"]) == ("中心部分受理", "照办 2 项，未受理 2 项")
    reverse = act_of(desk, OrderAct.REVERSE)
    assert reverse is not None
    assert reverse.why == "先把没有受理的结清，再返销其余的。"
    desk.presenter.reader.act(OrderAct.REVERSE)  # its key asks no button
    assert (desk.words()[-1], desk.presenter.form.lines) == (reverse.why, ())


def test_settling_gives_back_what_was_paid_for_the_refused_lines_alone() -> None:
    drawer = KickedDrawer()
    desk = EndingDesk(hall_in_part(), drawer=drawer).at_the_order()
    desk.do(OrderAct.SETTLE, "客户不要了")
    assert (desk.asked[-1].title.zh, desk.asked[-1].figure) == ("结清没有受理的项目", "¥10.00")
    assert desk.hall.book.undone == [(desk.order_id, CentralState.ACCEPTED, "客户不要了")]
    assert len(drawer.opened) == 1
    assert desk.told[-1].words == "BH20261120-03-0001 没有受理的已结清。请退 ¥10.00 给客户。"
    view = opened(desk)
    assert (act_of(desk, OrderAct.SETTLE), view.pill.kind) == (None, PillKind.DONE)
    assert view.refusal.endswith("已结清，退了 ¥10.00。")
    assert facts(view)["已退"] == "¥10.00"


def test_nobody_is_offered_to_say_that_money_went_back_before_it_did() -> None:
    assert not [each for each in partly_words.SETTLE_REASONS if "退" in each.zh or "return" in each.en.lower()]


def test_without_money_to_return_the_drawer_stays_shut() -> None:
    drawer = KickedDrawer()
    desk = EndingDesk(hall_in_part(refused=(PLAN,)), drawer=drawer).at_the_order()
    desk.do(OrderAct.SETTLE)
    assert (desk.asked[-1].figure, drawer.opened) == ("¥0.00", [])


def test_it_stands_among_the_refused_until_it_is_settled() -> None:
    desk = EndingDesk(hall_in_part())
    desk.presenter.lists.open_dead()
    assert desk.screen.list is not None
    (row,) = desk.screen.list.rows
    assert row.pill is not None
    assert row.pill.words == "部分受理"
    assert row.note.startswith("2 项未受理：5G畅行129")


def test_once_settled_what_was_taken_is_reversed_by_its_own_rules() -> None:
    """What was refused is not looked at; the money on the account has arrived."""
    desk = EndingDesk(hall_in_part())
    desk.presenter.reader.listen(desk.asked.append, drawer=None)
    desk.at_the_order().do(OrderAct.SETTLE)
    desk.presenter.reader.act(OrderAct.REVERSE)
    assert "光猫押金" in desk.words()[-1] or "充进账户的钱已到账" in desk.words()[-1]
    assert not isinstance(desk.presenter.form, ReversalForm)


def test_the_form_just_accepted_says_so_on_both_screens() -> None:
    desk = EndingDesk()
    desk.presenter.next_customer()
    desk.accepted()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    first, *others = outcome.order.signed.content.lines
    desk.hall.book.centre_takes_part(outcome.order.id, {first.id: WHY[PLAN]})
    desk.presenter.store_changed()
    for screen in (desk.form, desk.customer):
        assert screen.accepted is not None
        assert screen.accepted.refused_lines == {first.id}
        assert screen.accepted.central_words.startswith(f"中心受理了 {len(others)} 项，1 项没有受理")
        said = [line.pill.words for line in screen.lines if line.pill is not None]
        assert said == ["未受理", *["已受理"] * len(others)]
    assert desk.form.lines[0].reason == WHY[PLAN].zh


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_its_page_the_question_and_its_next_version_read_well(
    look: Look, make_counter: MakeCounter, theme: Theme
) -> None:
    hall = hall_in_part()
    theme.switch(look.theme)
    counter: Counter = make_counter(hall=hall, language=look.language)
    show_as(counter.window, look, theme)
    counter.presenter.reader.listen(counter.reasons.ask, drawer=None)
    counter.presenter.read_order(next(iter(hall.book.recorded)))

    def looks() -> None:
        for toast in counter.window.toasts.toasts():
            toast.close_toast()
        settle(counter.window)
        check_both_sizes(counter.window)

    looks()
    counter.presenter.reader.act(OrderAct.SETTLE)
    looks()
    counter.reasons.give_up()
    counter.presenter.reader.listen(lambda question: question.given("", "办错了"), drawer=None)
    counter.presenter.reader.act(OrderAct.AMEND)
    assert counter.presenter.form.version == 2
    looks()
