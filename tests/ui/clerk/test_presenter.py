"""One form from the first key to the receipt, without a window."""

from app.domain.order_line import Action, Decision, LineState
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.find_state import Scope
from ui.clerk.state import DialogKind
from ui.frame.form_state import LockKind, Phase


def test_an_empty_desk_asks_for_the_customer_first() -> None:
    desk = ClerkAtDesk()
    assert desk.form.phase is Phase.EDITING
    assert [(item.title, item.key) for item in desk.form.to_do.items] == [("选客户", "F3")]
    assert not desk.screen.primary.enabled


def test_f2_without_a_customer_takes_the_customer_on_the_way_to_the_offers() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_offer()
    assert desk.found.scope is Scope.CUSTOMERS
    desk.presenter.finder.type("张")
    desk.presenter.finder.take(and_go_on=False)
    assert desk.form.customer is not None
    assert (desk.found.open, desk.found.scope) == (True, Scope.OFFERS)


def test_typing_on_before_the_customers_record_is_read_loses_nothing() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.find_offer()
    desk.presenter.finder.type("张")
    desk.presenter.finder.take(and_go_on=False)
    desk.presenter.finder.type("cx199")
    desk.presenter.finder.take(and_go_on=True)
    assert not desk.form.lines
    hall.store_lane.run_all()
    assert [line.line.title for line in desk.form.lines] == ["5G畅行129 → 5G畅行199"]


def test_one_search_orders_changes_cancels_and_tops_up() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    assert [line.line.action for line in desk.form.lines] == [
        Action.MODIFY,
        Action.DELETE,
        Action.ADD,
        Action.TOP_UP,
    ]
    assert desk.form.sums.today == "¥20.00"
    assert desk.form.sums.capitals == "贰拾元整"
    assert desk.form.to_do.title == "还差 2 件才能签字"
    assert [item.key for item in desk.form.to_do.items] == ["Enter", "F4"]


def test_the_new_line_is_selected_and_f8_takes_it_off_until_undone() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    assert desk.form.selected_line_id == desk.form.lines[-1].line.id
    desk.presenter.remove_line()
    assert len(desk.form.lines) == 3
    assert desk.told[-1].words == "已从本单移走：话费"
    desk.told[-1].answers[0].act()
    assert len(desk.form.lines) == 4


def test_enter_on_the_confirmation_asks_the_customer_to_look_at_that_line() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.open_to_do()
    assert desk.customer.line_asked == desk.form.lines[2].line.id
    assert desk.form.phase is Phase.EDITING


def test_a_single_screen_is_turned_for_the_confirmation_and_may_be_signed_there() -> None:
    desk = ClerkAtDesk(Hall(second_screen=False))
    desk.demo_lines()
    desk.presenter.pay()
    desk.presenter.open_to_do()
    assert desk.form.phase is Phase.WITH_CUSTOMER
    assert not desk.customer.may_sign
    desk.confirm()
    assert desk.customer.may_sign
    desk.customer_signs()
    assert desk.form.phase is Phase.TAKING_MONEY


def test_f9_before_everything_is_done_says_what_and_goes_there() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.sign()
    assert desk.told[-1].words == "还差：视频彩铃"
    assert desk.form.phase is Phase.EDITING
    assert desk.form.selected_line_id == desk.form.lines[2].line.id


def test_a_declined_line_is_not_signed_and_not_in_the_sums() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.confirm(Decision.DECLINED)
    declined = desk.form.lines[2]
    assert declined.state is LineState.DECLINED
    assert declined.pill is not None
    assert declined.pill.words == "客户不办"
    desk.presenter.pay()
    assert desk.form.content is not None
    assert [line.title for line in desk.form.content.lines] == ["5G畅行129 → 5G畅行199", "来电显示", "话费"]
    assert "这次只签第 1、2、4 行" in desk.form.to_do.explanation


def test_the_clerk_cannot_edit_while_the_customer_reads_and_f9_takes_it_back() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    assert desk.customer.may_sign
    desk.presenter.remove_line()
    assert len(desk.form.lines) == 4
    assert "客户正在看单" in desk.told[-1].words
    desk.presenter.sign()
    assert desk.form.phase is Phase.EDITING


def test_signing_stores_the_version_before_money_is_asked_for() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    assert len(desk.hall.book.signed) == 1
    assert desk.hall.book.money == {}
    assert desk.form.lock.kind is LockKind.SIGNED
    assert desk.form.lock.words == "已签字，第 1 版 10:27"
    assert desk.screen.dialog is DialogKind.CASH
    assert desk.cash.due == "¥20.00"


def test_cash_with_change_accepts_the_order_and_lays_the_receipt_out() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.give("10")
    assert desk.cash.problem == "还差 ¥10.00"
    assert desk.hall.book.money == {}
    desk.give("50")
    accepted = desk.form.accepted
    assert accepted is not None
    assert accepted.receipt_number == "BH20261120-03-0001"
    assert accepted.change_fen == 3000
    assert desk.form.phase is Phase.ACCEPTED
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.hall.receipts.asked == [("lay_out", accepted.order_id, False)]
    assert accepted.copies_words == "已存两处"


def test_without_a_second_copy_the_order_says_it_lies_here_alone() -> None:
    desk = ClerkAtDesk()
    desk.hall.copy.arrives = False
    desk.accepted()
    assert desk.form.accepted is not None
    assert desk.form.accepted.copies_words == "单机保存"
    assert desk.hall.receipts.asked[0][2] is True


def test_a_form_with_nothing_due_is_accepted_by_the_signature_alone() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("ldxs")
    assert desk.form.to_do.items == ()
    desk.presenter.sign()
    desk.customer_signs()
    assert desk.form.phase is Phase.ACCEPTED


def test_enter_after_the_order_begins_the_next_form() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.presenter.open_to_do()
    assert desk.form.phase is Phase.EDITING
    assert desk.form.customer is None
    assert desk.screen.last_order is not None
    assert desk.screen.last_order.title == "BH20261120-03-0001"


def test_f8_on_a_signed_form_voids_it_and_the_next_version_is_signed_again() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.presenter.remove_line()
    assert [reason for _, reason in desk.hall.book.voided] == ["not_paid"]
    assert (desk.form.phase, desk.form.version) == (Phase.EDITING, 2)
    assert desk.form.lock.words == "未签字，第 2 版"
    assert desk.form.to_do.items == ()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("20")
    assert desk.form.accepted is not None


def test_a_signature_over_other_content_does_not_count() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    old = desk.customer.content_sha256
    desk.presenter.customer_side.speak(Language.EN)
    desk.presenter.customer_side.sign(strokes=(), width=1, content_sha256=old)
    assert desk.hall.book.signed == {}
    assert "没有算数" in desk.told[-1].words
    assert desk.customer.language is Language.EN
    assert desk.form.language is Language.ZH


def test_an_empty_signature_is_refused_in_a_sentence_and_the_form_comes_back() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    desk.presenter.customer_side.sign(strokes=(), width=1, content_sha256=desk.customer.content_sha256)
    assert "还没签名" in desk.told[-1].words
    assert desk.form.phase is Phase.EDITING


def test_a_rating_is_kept_in_the_audit() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.presenter.customer_side.rate(9)
    assert [(event.kind, event.reason) for event in desk.hall.audit.events] == [("rating", "9")]
