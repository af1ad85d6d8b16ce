"""Between two steps of a payment: a call that is still out, a void that fails, an answer of another sum, no right."""

from dataclasses import replace

import pytest

from app.domain.payment import PaymentMethod
from app.domain.payment_plan import parts_signed
from app.domain.payment_try import PaymentTry, TryState
from app.domain.right import Right
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import NOW
from tests.fakes.paying import PAID, PENDING, SILENT
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import approve, without
from tests.ui.clerk.test_paying import FEE, calls, choose, collect, sign, stage_of
from ui.clerk.closing import Stage
from ui.clerk.collecting import Step

A_TRY = PaymentTry("T-1", "", PaymentMethod.CARD, 0, TryState.ASKED, NOW)


def desk_of(hall: Hall) -> ClerkAtDesk:
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    desk.add(FEE)
    desk.presenter.pay()
    return desk


def slow_hall(*, store: bool = False) -> Hall:
    """Calls to providers wait until the lane runs; with `store` the store's jobs do, too, once it is held."""
    hall = Hall()
    hall.outside = replace(hall.outside, paying=replace(hall.outside.paying, lane=hall.payment_lane))
    if store:
        hall.outside = replace(hall.outside, store_lane=hall.store_lane)
    return hall


def run_lanes(hall: Hall) -> None:
    while hall.store_lane.waiting or hall.payment_lane.waiting:
        hall.store_lane.run_all()
        hall.payment_lane.run_all()


def split_card(desk: ClerkAtDesk) -> None:
    """¥4 by card, the rest in cash."""
    choose(desk, "5")
    desk.presenter.means.press("4")
    desk.presenter.means.enter()


def test_a_cancellation_while_the_first_call_is_out_is_kept_in_mind() -> None:
    desk = desk_of(slow_hall())
    desk.hall.provider.says = PENDING
    choose(desk, "3")
    sign(desk)
    lane, collecting = desk.hall.payment_lane, desk.presenter.till.collecting
    lane.run_all()
    collecting.enter()
    collecting.cancel()
    assert (collecting.step, calls(desk)) == (Step.CANCELLING, [])
    lane.run_all()
    assert (collecting.step, calls(desk)) == (Step.REFUSED, ["begin", "cancel"])


def test_money_that_came_while_a_void_failed_counts() -> None:
    hall = slow_hall(store=True)
    desk = ClerkAtDesk(hall)
    run_lanes(hall)
    desk.choose_customer()
    run_lanes(hall)
    desk.add(FEE)
    desk.presenter.pay()
    hall.provider.says = SILENT
    choose(desk, "2")
    sign(desk)
    run_lanes(hall)
    collecting = desk.presenter.till.collecting
    collecting.enter()
    run_lanes(hall)
    collecting.tick()  # asked about, and while that is out the clerk gives up
    hall.provider.says = PAID
    desk.presenter.remove_line()
    assert stage_of(desk) is Stage.VOIDING
    hall.payment_lane.run_all()
    hall.book.full = True
    hall.store_lane.run_all()
    assert (stage_of(desk), hall.book.voided) == (Stage.SIGNED, [])
    hall.book.full = False
    run_lanes(hall)
    (order,) = hall.book.recorded.values()
    assert (order.payment.method, order.payment.amount_fen) == (PaymentMethod.CARD, 1000)


def left_over(desk: ClerkAtDesk) -> ClerkAtDesk:
    """A new start that was told of the version before its card money came."""
    sign(desk)
    (stale,) = desk.hall.book.unfinished()
    assert stale.payment is None
    desk.hall.payments.begin(
        replace(A_TRY, signed_id=stale.signed.id, amount_fen=parts_signed(stale.signed.content)[0].amount_fen)
    )
    desk.hall.payments.settle(A_TRY, PAID, at=NOW)
    desk.hall.book.left = (stale,)
    again = ClerkAtDesk(desk.hall)
    again.presenter.restart.finish()
    return again


def test_a_version_finished_without_knowing_of_its_card_money_takes_cash_once() -> None:
    desk = desk_of(Hall())
    split_card(desk)
    again = left_over(desk)
    again.give("10")
    (order,) = desk.hall.book.recorded.values()
    assert (order.payment.method, order.payment.amount_fen) == (PaymentMethod.MIXED, 1000)


def test_a_version_finished_without_knowing_that_all_of_it_is_paid_is_accepted() -> None:
    desk = desk_of(Hall())
    choose(desk, "2")
    again = left_over(desk)
    assert (again.presenter.closing.stage, len(desk.hall.book.recorded)) == (Stage.ACCEPTED, 1)


@pytest.mark.parametrize("language", list(Language))
def test_an_answer_about_another_sum_takes_nothing_and_says_both(language: Language) -> None:
    desk = desk_of(Hall())
    desk.hall.provider.says = replace(PAID, amount_fen=100_000)
    choose(desk, "2")
    sign(desk)
    collecting = desk.presenter.till.collecting
    collecting.enter()
    assert (collecting.step, desk.hall.book.money) == (Step.ASKING, {})
    pane = collect(desk).pane
    assert pane is not None
    assert "¥1,000.00" in pane.sentence
    assert "¥10.00" in pane.sentence
    desk.hall.provider.says = replace(PAID, amount_fen=1000)
    collecting.tick()
    assert (stage_of(desk), calls(desk)) == (Stage.ACCEPTED, ["begin", "ask"])


def test_a_clock_set_back_does_not_keep_open_money_waiting_for_a_day() -> None:
    desk = desk_of(Hall())
    desk.hall.provider.says = SILENT
    choose(desk, "2")
    sign(desk)
    desk.presenter.till.collecting.enter()
    desk.hall.provider.cancel_says = SILENT
    desk.presenter.till.pay_otherwise(PaymentMethod.CASH)
    before = calls(desk).count("cancel")
    desk.hall.clock.forward(seconds=-26 * 3600)
    desk.presenter.till.tick()
    assert calls(desk).count("cancel") == before + 1


@pytest.mark.parametrize(("key", "right"), [("2", Right.TAKE_CARD), ("3", Right.TAKE_CARD), ("4", Right.TAKE_BALANCE)])
def test_whoever_may_not_charge_needs_a_second_person_before_anybody_is_asked(key: str, right: Right) -> None:
    desk = desk_of(Hall())
    choose(desk, key)
    sign(desk)
    desk.hall.gate.on_duty(without(right))  # the desk went to somebody else after the signature
    collecting = desk.presenter.till.collecting
    collecting.enter()
    assert [asked.wanted.right for asked in desk.hall.asked] == [right]
    assert (calls(desk), collecting.step) == ([], Step.READY)
    approve(desk)
    assert (calls(desk), stage_of(desk)) == (["begin"], Stage.ACCEPTED)
