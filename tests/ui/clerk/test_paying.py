"""The desk while a form is paid: means by digits, parts by provider, and what a failed one leads to."""

import pytest

from app.domain.payment import PaymentMethod
from app.texts import paying as words
from app.texts.language import Language
from tests.fakes.paying import PAID, PENDING, REFUSED, SILENT
from tests.ui.clerk.desk import STROKES, ClerkAtDesk
from ui.clerk.closing import Stage
from ui.clerk.collect_state import CollectState, PartPill
from ui.clerk.collecting import Step
from ui.clerk.scanning import scanned
from ui.clerk.state import DialogKind

FEE = "bhk"  # ¥10 once: a balance may pay it


@pytest.fixture
def desk() -> ClerkAtDesk:
    made = ClerkAtDesk()
    made.choose_customer()
    made.add(FEE)
    made.presenter.pay()
    return made


def sign(desk: ClerkAtDesk) -> None:
    desk.presenter.sign()
    desk.presenter.customer_side.sign(strokes=STROKES, width=2600, content_sha256=desk.customer.content_sha256)


def choose(desk: ClerkAtDesk, *keys: str) -> None:
    """F4, then what is pressed in the choice of means."""
    desk.presenter.pay()
    for key in keys:
        desk.presenter.means.press(key)


def collect(desk: ClerkAtDesk) -> CollectState:
    state = desk.presenter.till.collect_state()
    assert state is not None
    return state


def stage_of(desk: ClerkAtDesk) -> Stage:
    return desk.presenter.closing.stage


def dialog_of(desk: ClerkAtDesk) -> DialogKind:
    return desk.presenter.dialog


def calls(desk: ClerkAtDesk) -> list[str]:
    return [what for what, _, _ in desk.hall.provider.calls]


def test_f4_is_cash_at_once_and_once_more_all_means(desk: ClerkAtDesk) -> None:
    assert desk.presenter.form.payment_method is PaymentMethod.CASH
    assert dialog_of(desk) is DialogKind.NONE
    choose(desk)
    assert dialog_of(desk) is DialogKind.MEANS
    assert [row.key for row in desk.presenter.means.state().rows] == ["1", "2", "3", "4"]
    desk.presenter.means.press("2")
    assert (desk.presenter.dialog, desk.presenter.form.payment_method) == (DialogKind.NONE, PaymentMethod.CARD)
    assert desk.form.payment_words == "银行卡 ¥10.00"


def test_a_card_is_sent_once_and_the_order_accepted(desk: ClerkAtDesk) -> None:
    choose(desk, "2")
    sign(desk)
    assert (desk.presenter.dialog, desk.presenter.till.collecting.step) == (DialogKind.CASH, Step.READY)
    desk.presenter.till.collecting.enter()
    assert calls(desk) == ["begin"]
    assert stage_of(desk) is Stage.ACCEPTED
    (order,) = desk.hall.book.recorded.values()
    assert (order.payment.method, order.payment.reference, order.payment.cash_fen) == (PaymentMethod.CARD, "R-0017", 0)


def test_several_means_are_typed_and_taken_one_after_the_other(desk: ClerkAtDesk) -> None:
    choose(desk, "5")
    means = desk.presenter.means
    means.move(+2)
    for key in "7.5":
        means.press(key)
    means.enter()
    assert desk.form.payment_words == "账户余额 ¥7.50，现金 ¥2.50"
    sign(desk)
    assert [row.pill for row in collect(desk).rows] == [PartPill.WAITING, PartPill.NEXT]
    desk.presenter.till.collecting.enter()
    assert [row.pill for row in collect(desk).rows] == [PartPill.PAID, PartPill.WAITING]
    assert (collect(desk).pane, desk.presenter.closing.stage) == (None, Stage.SIGNED)
    assert (desk.cash.due, [row.sum for row in collect(desk).rows]) == ("¥10.00", ["¥7.50", "¥2.50"])
    desk.presenter.cash.type("5")
    desk.presenter.cash.enter()
    (order,) = desk.hall.book.recorded.values()
    assert [(part.method, part.amount_fen, part.change_fen) for part in order.payment.each] == [
        (PaymentMethod.BALANCE, 750, 0),
        (PaymentMethod.CASH, 250, 250),
    ]


@pytest.mark.parametrize(
    ("keys", "says"), [("0", "多于 0"), ("10", "都要比应收少"), ("..", "不是金额"), ("10000000000", "金额太大")]
)
def test_a_part_that_does_not_fit_is_said_and_nothing_is_chosen(desk: ClerkAtDesk, keys: str, says: str) -> None:
    choose(desk, "5")
    means = desk.presenter.means
    means.move(+1)
    for key in keys:
        means.press(key)
    means.enter()
    assert says in means.state().problem
    assert (desk.presenter.dialog, desk.presenter.form.payment_fixed) == (DialogKind.MEANS, ())


def test_a_balance_too_low_or_a_top_up_of_itself_is_refused_with_the_reason(desk: ClerkAtDesk) -> None:
    desk.add("jf50")
    choose(desk, "4")
    assert "余额不能给自己充值" in desk.presenter.means.state().problem
    assert desk.presenter.form.payment_method is PaymentMethod.CASH


@pytest.mark.parametrize("language", list(Language))
def test_the_choice_says_why_the_balance_cannot_pay_and_names_no_key_that_does_not_work_there(
    language: Language,
) -> None:
    """It holds enough; it may not top itself up."""
    desk = ClerkAtDesk(language=language)
    desk.choose_customer()
    desk.add("jf50")
    desk.presenter.pay()
    choose(desk)
    means = desk.presenter.means
    (row,) = [row for row in means.state().rows if row.method is PaymentMethod.BALANCE]
    assert ("不能给自己充值" if language is Language.ZH else "cannot top itself up") in row.why_not
    assert means.state().split_note == words.MEANS_MIXED_NOTE["card"].say(language)
    means.press("4")
    said = means.state().problem
    assert "F4" not in said
    assert said.endswith("请选别的付法。" if language is Language.ZH else "Choose another way.")
    desk.presenter.close_dialog()
    desk.add(FEE)
    choose(desk)
    (row,) = [row for row in means.state().rows if row.method is PaymentMethod.BALANCE]
    assert "¥10.00" in row.why_not
    assert means.state().split_note == words.MEANS_MIXED_NOTE["balance"].say(language)


def test_among_what_is_still_to_do_the_reason_names_the_key(desk: ClerkAtDesk) -> None:
    choose(desk, "4")
    desk.add("jf50")
    (left,) = [item for item in desk.form.to_do.items if item.key == "F4"]
    assert "余额不能给自己充值" in left.detail
    assert left.detail.endswith("按 F4 改付法。")


def test_a_scan_is_taken_while_one_is_waited_for_and_opens_no_search(desk: ClerkAtDesk) -> None:
    choose(desk, "3")
    sign(desk)
    scanned("284571908832000017", desk.presenter)
    assert desk.hall.provider.calls[0][2] == "284571908832000017"
    assert stage_of(desk) is Stage.ACCEPTED
    assert not desk.presenter.finder.state().open


def test_a_late_answer_is_asked_for_and_never_sent_again(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = SILENT
    choose(desk, "2")
    sign(desk)
    collecting = desk.presenter.till.collecting
    collecting.enter()
    assert collecting.step is Step.ASKING
    desk.hall.clock.forward(seconds=7)
    collecting.enter()  # nothing: what was sent is out
    collecting.tick()
    assert calls(desk) == ["begin", "ask"]
    pane = collect(desk).pane
    assert pane is not None
    assert pane.elapsed == words.ELAPSED.say(Language.ZH, seconds=7)
    desk.hall.provider.says = PAID
    collecting.tick()
    assert stage_of(desk) is Stage.ACCEPTED
    assert calls(desk) == ["begin", "ask", "ask"]


def test_a_refused_card_may_be_tried_again_under_a_new_key(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = REFUSED
    choose(desk, "2")
    sign(desk)
    collecting = desk.presenter.till.collecting
    collecting.enter()
    pane = collect(desk).pane
    assert pane is not None
    assert "卡里的钱不够" in pane.sentence
    desk.hall.provider.says = PAID
    collecting.enter()
    collecting.enter()
    assert stage_of(desk) is Stage.ACCEPTED
    keys = [key for _, key, _ in desk.hall.provider.calls]
    assert len(set(keys)) == 2


def test_another_way_voids_the_version_and_the_next_one_names_it(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = REFUSED
    choose(desk, "2")
    sign(desk)
    desk.presenter.till.collecting.enter()
    desk.presenter.till.pay_otherwise(PaymentMethod.CASH)
    assert [reason for _, reason in desk.hall.book.voided] == ["payment_refused"]
    assert (desk.presenter.form.version, desk.presenter.form.payment_method) == (2, PaymentMethod.CASH)
    assert stage_of(desk) is Stage.OPEN
    sign(desk)
    desk.presenter.cash.type("10")
    desk.presenter.cash.enter()
    assert stage_of(desk) is Stage.ACCEPTED


def test_what_waits_for_the_customer_is_cancelled_before_the_version_is_voided(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = PENDING
    choose(desk, "3")
    sign(desk)
    collecting = desk.presenter.till.collecting
    collecting.enter()
    desk.presenter.remove_line()
    assert words.CANCEL_FIRST.zh in desk.words()
    assert desk.hall.book.voided == []
    collecting.cancel()
    assert (collecting.step, calls(desk)[-1]) == (Step.REFUSED, "cancel")
    desk.presenter.remove_line()
    assert len(desk.hall.book.voided) == 1


def test_a_cancellation_that_came_too_late_counts_the_money(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = PENDING
    choose(desk, "3")
    sign(desk)
    desk.presenter.till.collecting.enter()
    desk.hall.provider.cancel_says = PAID
    desk.presenter.till.collecting.cancel()
    assert stage_of(desk) is Stage.ACCEPTED
    assert words.PAID_AFTER_ALL.say(Language.ZH, sum="¥10.00") in desk.words()


def test_an_unknown_charge_of_a_voided_version_is_cancelled_by_itself(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = SILENT
    choose(desk, "2")
    sign(desk)
    desk.presenter.till.collecting.enter()
    desk.hall.provider.cancel_says = SILENT
    desk.presenter.till.pay_otherwise(PaymentMethod.CASH)
    assert calls(desk)[-1] == "cancel"
    desk.hall.provider.cancel_says = REFUSED
    desk.presenter.till.tick()
    assert calls(desk).count("cancel") == 1  # not each second
    desk.hall.clock.forward(seconds=15)
    desk.presenter.till.tick()
    assert calls(desk).count("cancel") == 2
    desk.hall.clock.forward(seconds=15)
    desk.presenter.till.tick()
    assert calls(desk).count("cancel") == 2  # it is over


def test_a_full_disk_asks_nobody_for_money(desk: ClerkAtDesk) -> None:
    choose(desk, "2")
    sign(desk)
    desk.hall.book.full = True
    desk.presenter.till.collecting.enter()
    assert calls(desk) == []
    desk.hall.book.full = False
    desk.presenter.till.collecting.tick()
    assert desk.presenter.till.collecting.step is Step.READY


def test_money_taken_and_not_finished_comes_back_with_the_version_after_a_restart(desk: ClerkAtDesk) -> None:
    choose(desk, "5")
    desk.presenter.means.move(+2)
    desk.presenter.means.press("4")
    desk.presenter.means.enter()
    sign(desk)
    desk.presenter.till.collecting.enter()
    (left,) = desk.hall.book.unfinished()
    assert left.payment is not None
    assert left.payment.amount_fen == 400
    desk.hall.book.left = (left,)
    again = ClerkAtDesk(desk.hall)
    again.presenter.restart.finish()
    assert [row.pill for row in collect(again).rows] == [PartPill.PAID, PartPill.WAITING]
    again.presenter.cash.type("6")
    again.presenter.cash.enter()
    assert again.presenter.closing.stage is Stage.ACCEPTED
    assert calls(again) == ["begin"]


def test_the_customer_sees_each_part_and_what_to_do(desk: ClerkAtDesk) -> None:
    desk.hall.provider.says = PENDING
    choose(desk, "5")
    desk.presenter.means.move(+1)
    desk.presenter.means.press("4")
    desk.presenter.means.enter()
    sign(desk)
    desk.presenter.till.collecting.enter()
    pay = desk.customer.pay
    assert pay is not None
    assert [(part.name.zh, part.fen, part.paid) for part in pay.parts] == [("扫码", 400, False), ("现金", 600, False)]
    assert pay.says.zh == "请在手机上确认付 ¥4.00"


def test_giving_up_after_a_restart_sends_a_cards_money_back_by_itself(desk: ClerkAtDesk) -> None:
    choose(desk, "5")
    desk.presenter.means.move(+1)
    desk.presenter.means.press("4")
    desk.presenter.means.enter()
    sign(desk)
    desk.presenter.till.collecting.enter()
    (left,) = desk.hall.book.unfinished()
    desk.hall.book.left = (left,)
    again = ClerkAtDesk(desk.hall)
    again.presenter.restart.give_back()
    assert words.RETURNING.say(Language.ZH, sum="¥4.00", method="扫码") in again.words()
    assert not any("退 ¥" in said and "给客户" in said for said in again.words())
