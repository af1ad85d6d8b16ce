"""What goes wrong on the way: each told in a sentence, nothing lost, nothing taken twice."""

from dataclasses import replace

from app.ports import PrintState
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.print_jobs import job
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.closing import Stage
from ui.clerk.state import DialogKind
from ui.frame.form_state import LockKind, Phase, PrintNews


def test_a_full_disk_while_signing_keeps_the_form_unsigned() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    desk.hall.book.full = True
    desk.customer_signs()
    assert "磁盘满了" in desk.told[-1].words
    assert desk.form.lock.words == "未签字"
    assert len(desk.form.lines) == 4
    desk.hall.book.full = False
    desk.presenter.sign()
    desk.customer_signs()
    assert desk.form.lock.kind is LockKind.SIGNED


def test_a_full_disk_while_taking_money_leaves_the_cash_to_be_entered_again() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.hall.book.full = True
    desk.give("50")
    assert "磁盘满了" in desk.told[-1].words
    assert desk.screen.dialog is DialogKind.CASH
    assert not desk.cash.busy
    desk.hall.book.full = False
    desk.presenter.cash.enter()
    assert desk.form.phase is Phase.ACCEPTED


def test_a_full_disk_while_accepting_keeps_money_and_signature_until_f4_stores_again() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.hall.book.record_fails = 1
    desk.give("50")
    assert desk.presenter.closing.stage is Stage.PAID
    assert desk.form.to_do.title == "钱已收好，本单还没存下"
    assert (desk.screen.primary.key, desk.screen.primary.enabled) == ("F4", True)
    assert len(desk.hall.book.money) == 1
    desk.presenter.pay()
    assert desk.form.accepted is not None
    assert len(desk.hall.book.recorded) == 1
    assert len(desk.hall.book.money) == 1


def test_paid_but_not_stored_may_be_voided_and_the_sum_to_return_is_said() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.hall.book.record_fails = 1
    desk.give("50")
    desk.presenter.remove_line()
    assert desk.told[-1].words.startswith("已作废。请把 ¥20.00 退给客户")
    assert desk.form.version == 2
    assert desk.hall.book.recorded == {}


def test_money_whose_journal_answered_too_late_is_not_written_down_twice() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    desk.add("jf20")
    desk.presenter.pay()
    desk.presenter.sign()
    hall.store_lane.run_all()
    desk.customer_signs()
    hall.store_lane.run_all()
    desk.give("20")
    hall.store_lane.run_late()
    assert "保存太慢" in desk.told[-1].words
    first = dict(hall.book.money)
    desk.presenter.cash.enter()
    hall.store_lane.run_all()
    assert hall.book.money == first
    assert [order.payment for order in hall.book.recorded.values()] == list(first.values())


def test_enter_twice_takes_the_money_once() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    desk.add("jf20")
    desk.presenter.pay()
    desk.presenter.sign()
    hall.store_lane.run_all()
    desk.customer_signs()
    hall.store_lane.run_all()
    desk.give("20")
    desk.presenter.cash.enter()
    assert hall.store_lane.waiting == 1
    hall.store_lane.run_all()
    hall.central_lane.run_all()
    assert len(hall.book.recorded) == 1


def test_esc_leaves_the_signed_form_and_f4_asks_for_the_cash_again() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    desk.presenter.close_dialog()
    assert desk.screen.asks_return
    desk.presenter.find_offer()
    assert "签字锁定" in desk.told[-1].words
    assert not desk.found.open
    desk.presenter.pay()
    assert desk.screen.dialog is DialogKind.CASH


def test_a_receipt_nobody_knows_of_is_asked_about_once_and_printed_again_on_no() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    order_id = next(iter(desk.hall.book.recorded))
    desk.hall.book.printer_says(order_id, PrintState.UNKNOWN)
    desk.hall.print_jobs.add(replace(job("job-a", PrintState.UNKNOWN), order_id=order_id))
    desk.presenter.store_changed()
    desk.presenter.store_changed()
    questions = [notice for notice in desk.told if notice.question]
    assert [notice.words for notice in questions] == [f"小票出来了吗？{desk.hall.book.rows[order_id].receipt_number}"]
    assert questions[0].detail == "打印机没有回话。请看一眼。没有就补打一份，印上【补打 第1次】。"
    assert desk.form.accepted is not None
    assert desk.form.accepted.print_news is PrintNews.ASK
    questions[0].answers[1].act()
    assert desk.hall.receipts.asked[-1] == ("answered", "job-a", False)


def test_an_unreachable_printer_is_said_and_the_receipt_waits() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.hall.book.printer_says(next(iter(desk.hall.book.recorded)), PrintState.FAILED_BEFORE_SEND)
    desk.presenter.store_changed()
    assert desk.form.accepted is not None
    assert desk.form.accepted.print_words == "小票还没打，打印机好了会自己出来"


def test_f10_prints_the_accepted_form_again_and_before_that_says_why_not() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.print_again()
    assert "签字受理以后" in desk.told[-1].words
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("20")
    desk.presenter.print_again()
    assert desk.hall.receipts.asked[-1][0] == "again"


def test_an_offer_gone_off_sale_is_refused_where_it_is_searched() -> None:
    hall = Hall()
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    desk.presenter.find_offer()
    desk.presenter.finder.type("cx199")
    refused = Text("停售", "off sale")
    assert refused.zh not in desk.presenter.finder.row(0).blocked
    hall.clock.forward(days=0)
    desk.presenter.finder.take(and_go_on=True)
    desk.presenter.finder.type("cx199")
    desk.presenter.finder.take(and_go_on=False)
    assert "已经在这张单上" in desk.found.problem
    assert len(desk.form.lines) == 1
