"""审批 and 修复台 as the manager has them: real asks and stores of two counters, every look."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.audit import AuditKind
from app.domain.hall_ask import AskState
from app.domain.order import CentralState
from app.domain.repair import Way
from app.domain.right import Right
from app.errors import HallTrouble
from app.staff_ports import AuditSearch
from app.texts import approvals_page, repair, today_page
from app.texts.language import Language, Text
from tests.fakes.asks_here import AsksHere
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import TODAY
from tests.offline_cache.looked_at import central
from tests.offline_cache.parts import Counter
from tests.people.bench import HE, PINS
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle
from tests.ui.manager.work_bench import MANAGER_ON_DUTY, WorkBench, work_bench
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.manager.ask_dialog import AskDialog
from ui.manager.today_state import APPROVALS, REPAIR
from ui.widgets import grid
from ui.widgets.choice import ChoiceButton
from ui.widgets.words import Words

# One of each language and ground: contrast is the theme's, cut words are the language's.
LOOKS = [
    look
    for look in SMALL_LOOKS
    if (look.language, look.theme) in ((Language.EN, ThemeName.LIGHT), (Language.ZH, ThemeName.DARK))
]


@pytest.fixture
def bench(staffed: Counter, tmp_path: Path, theme: Theme) -> Iterator[WorkBench]:
    with work_bench(tmp_path, staffed, theme) as bench:
        yield bench


def test_an_ask_appears_by_itself_and_is_granted_by_pin_alone(bench: WorkBench) -> None:
    bench.show(APPROVALS)
    bench.some_asks()
    bench.desk.pages[APPROVALS].open(lambda: None)
    state = bench.asks_state()
    assert [each.name.zh for each in state.asks] == ["周敏", "林悦"]
    pin = bench.asks_view.pin.edit
    QTest.keyClick(pin, Qt.Key.Key_Down)
    assert bench.asks_state().chosen == state.asks[1].ask.id
    QTest.keyClick(pin, Qt.Key.Key_Up)
    QTest.keyClick(pin, Qt.Key.Key_Return)
    assert bench.asks_state().problem == approvals_page.PIN_MISSING
    QTest.keyClicks(pin, "111111")
    QTest.keyClick(pin, Qt.Key.Key_Return)
    assert (pin.text(), len(bench.asks_state().asks)) == ("", 2)
    assert bench.asks_state().problem is not None
    QTest.keyClicks(pin, PINS[HE.number])
    QTest.keyClick(pin, Qt.Key.Key_Return)
    (left,) = bench.asks_state().asks
    assert left.name.zh == "林悦"
    assert "已准" in bench.told[-1]
    granted = bench.asks.of("ask-return_money-2")
    assert granted is not None
    assert (granted.state, granted.answered_by, granted.answered_desk) == (AskState.GRANTED, "1002", "03")
    assert bench.manager.last_audited()[0] is AuditKind.ASK_GRANTED


def test_a_no_wants_its_reason_and_the_hall_away_says_so(bench: WorkBench) -> None:
    ask = bench.ask(Right.RETURN_MONEY, Text("退 ¥1.00", "Return ¥1.00"), "客户要求")
    bench.show(APPROVALS)
    QTest.keyClicks(bench.asks_view.pin.edit, PINS[HE.number])
    QTest.keyClick(bench.asks_view.pin.edit, Qt.Key.Key_F8)
    assert bench.asks_state().why_problem is not None
    bench.asks_view.why_not_typed.emit("先核实身份")
    bench.asks_view.answered.emit(ask.id, PINS[HE.number], False)
    denied = bench.asks.of(ask.id)
    assert denied is not None
    assert (denied.state, denied.answer) == (AskState.DENIED, "先核实身份")
    bench.hall.away = True
    bench.show(APPROVALS)
    assert (bench.asks_state().away, bench.asks_state().asks) == (True, ())


def test_a_pin_answers_the_ask_it_was_typed_under_and_no_other(staffed: Counter, tmp_path: Path, theme: Theme) -> None:
    lane, first, second = HeldLane(), "ask-return_money-2", "ask-take_cash_over_limit-1"
    with work_bench(tmp_path, staffed, theme, hall_lane=lane) as bench:
        bench.some_asks()
        bench.window.show()
        bench.desk.open()
        lane.run_all()
        view = bench.today_view
        view.asked.buttons[first, "grant"].click()
        (dialog,) = bench.window.findChildren(AskDialog)
        dialog.pin.edit.setText(PINS[HE.number])
        QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        view.asked.buttons[second, "grant"].click()  # the first answer is still on its way
        assert bench.told[-1] == approvals_page.CHECKING.zh
        bench.asks_view.answered.emit(second, PINS[HE.number], True)
        lane.run_all()
        bench.asks_view.answered.emit(first, PINS[HE.number], True)  # typed under one that is answered
        lane.run_all()
        states = {ask_id: ask.state for ask_id in (first, second) if (ask := bench.asks.of(ask_id)) is not None}
        assert states == {first: AskState.GRANTED, second: AskState.OPEN}


def test_asks_are_answered_and_orders_opened_without_leaving_today(bench: WorkBench) -> None:
    bench.some_asks()
    bench.window.show()
    bench.desk.open()
    settle(bench.window)
    view = bench.today_view
    assert [key for key, name in view.asked.buttons if name == "grant"] == [
        "ask-return_money-2",
        "ask-take_cash_over_limit-1",
    ]
    QTest.keyClick(view.tiles[0], Qt.Key.Key_F8)
    (dialog,) = bench.window.findChildren(AskDialog)
    QTest.keyClicks(dialog.pin.edit, PINS[HE.number])
    QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
    assert bench.asks_state().why_problem is not None  # he will read why
    dialog.why_not_typed.emit("先核实身份")
    dialog.pin.edit.setText("111111")
    QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
    assert dialog.pin.text() == ""
    assert bench.asks_state().problem is not None
    dialog.pin.edit.setText(PINS[HE.number])
    QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
    denied = bench.asks.of("ask-return_money-2")
    assert denied is not None
    assert (denied.state, denied.answer) == (AskState.DENIED, "先核实身份")
    settle(bench.window)
    assert not bench.window.overlay.isVisible()
    view.asked.buttons["ask-take_cash_over_limit-1", "grant"].click()
    (dialog,) = bench.window.findChildren(AskDialog)
    AsksHere(bench.hall, "PC-05", "05").withdraw("ask-take_cash_over_limit-1")
    bench.desk.pages[APPROVALS].open(lambda: None)
    assert bench.told[-1] == approvals_page.GONE.zh
    settle(bench.window)
    assert (view.asks.isVisible(), view.asked.isVisible(), bench.desk.view.shown) == (True, False, "today")
    view.refused.buttons[bench.elsewhere.id, "repair"].click()
    assert (bench.desk.view.shown, bench.repair_state().chosen) == (REPAIR, bench.elsewhere.id)


def test_a_hall_without_tickets_has_no_blank_band_where_their_chart_would_be(bench: WorkBench) -> None:
    bench.show("today", size=(1920, 1080))
    view = bench.today_view
    assert view.arrivals.isHidden()
    assert view.repair.y() - view.tiles[0].geometry().bottom() <= grid.FOUR


def keys_of(bench: WorkBench) -> set[str]:
    return {label.text() for label in bench.window.key_bar.findChildren(Words) if label.isVisible()}


def test_only_keys_that_do_something_are_shown(bench: WorkBench) -> None:
    answers = {today_page.KEY_GRANT.zh, today_page.KEY_DENY.zh}
    bench.show("today")
    assert today_page.KEY_REPAIR.zh in keys_of(bench)
    assert not answers & keys_of(bench)
    ask = bench.ask(Right.RETURN_MONEY, Text("退 ¥1.00", "Return ¥1.00"), "客户要求")
    bench.desk.go("today")
    settle(bench.window)
    assert answers <= keys_of(bench)
    bench.show(APPROVALS)
    assert approvals_page.KEY_DENY.zh in keys_of(bench)
    AsksHere(bench.hall, "PC-05", "05").withdraw(ask.id)
    bench.desk.go(APPROVALS)
    settle(bench.window)
    assert not {approvals_page.KEY_CHOOSE.zh, approvals_page.KEY_DENY.zh} & keys_of(bench)


def test_how_much_waits_stands_behind_the_tabs_whichever_page_is_first(bench: WorkBench) -> None:
    bench.some_asks()
    unseen = {Right.VIEW_DAY, Right.APPROVE, Right.VIEW_REFUSED}
    bench.ports.gate.on_duty(replace(MANAGER_ON_DUTY, granted=frozenset(), revoked=frozenset(unseen)))
    bench.window.show()
    bench.desk.open()
    assert bench.desk.view.shown == "people"
    tabs = [button.accessibleName() for button in bench.desk.view.tabs.findChildren(ChoiceButton)]
    assert {"审批 2", "修复台 3"} <= set(tabs)


def test_an_order_of_this_desk_is_sent_again_and_handed_over(bench: WorkBench) -> None:
    bench.show(REPAIR)
    state = bench.repair_state()
    mine, handed, other = [each.order_id for each in state.seen.entries]
    assert [mine, handed, other] == [bench.mine[0].id, bench.mine[1].id, bench.elsewhere.id]
    assert [age.value for age in state.ages] == ["alarm", "late", "fresh"]
    assert len(state.detail.signed) > 1
    view = bench.repair_view
    QTest.keyClick(view, Qt.Key.Key_F2)
    view.fields.confirmed.emit()
    assert bench.repair_state().problem is not None  # why
    view.fields.reason_typed.emit("资料补上了")
    view.fields.confirmed.emit()
    assert central(bench.books, bench.mine[0]) is CentralState.PENDING
    assert "已排队重送" in bench.told[-1]
    assert bench.repair_state().chosen == handed

    QTest.keyClick(view, Qt.Key.Key_F6)
    for typed, value in ((view.fields.to_typed, "9"), (view.fields.until_typed, "2026-11-25")):
        typed.emit(value)
    view.fields.reason_typed.emit("等清单")
    view.fields.confirmed.emit()
    assert bench.repair_state().problem is not None  # nobody has this number
    view.fields.to_typed.emit("3001")
    assert bench.repair_state().names["3001"].zh == bench.name_of("3001").zh != "3001"
    view.fields.days.button("3").click()
    assert bench.repair_state().until == (TODAY + timedelta(days=3)).isoformat()
    view.fields.until_typed.emit("2020-01-01")
    view.fields.confirmed.emit()
    assert bench.repair_state().problem == repair.DAY_PAST
    view.fields.until_typed.emit("2026-11-25")
    view.fields.confirmed.emit()
    entry = bench.repair_state().seen.entries[0]
    assert (entry.handed_to, entry.until) == ("3001", date(2026, 11, 25))
    settle(bench.window)
    assert any(f"{bench.name_of('3001').zh} 3001" in part.text() for part in view.findChildren(Words))
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert entry.receipt_number in bench.told[-1]


def test_an_order_is_cancelled_and_the_customer_told(bench: WorkBench) -> None:
    bench.show(REPAIR)
    view = bench.repair_view
    view.ways[Way.CANCEL].click()
    view.fields.reason_typed.emit("客户不要了")
    for pin in ("", "111111"):
        view.fields.pin.edit.setText(pin)
        view.fields.confirmed.emit()
        assert bench.repair_state().problem is not None  # money goes back by one's own PIN
        assert view.fields.pin.text() == ""
    assert central(bench.books, bench.mine[0]) is CentralState.REFUSED
    refused = [subject for kind, _, subject in bench.manager.audited() if kind is AuditKind.SIGNATURE_REFUSED]
    assert refused
    view.fields.pin.edit.setText(PINS[HE.number])
    view.fields.confirmed.emit()
    assert central(bench.books, bench.mine[0]) is CentralState.SETTLED
    (notice,) = bench.phone.sent
    assert (notice.order_id, notice.returned_fen) == (bench.mine[0].id, bench.mine[0].payment.amount_fen)
    assert "154****0017" in bench.told[-1]
    assert AuditKind.CUSTOMER_NOTIFIED in [kind for kind, _, _ in bench.manager.audited()]
    bench.phone.away = True
    view.ways[Way.CANCEL].click()
    assert str(bench.mine[1].receipt_number) in bench.repair_state().detail.notice
    view.fields.reason_typed.emit("客户不要了")
    view.fields.pin.edit.setText(PINS[HE.number])
    view.fields.confirmed.emit()
    assert central(bench.books, bench.mine[1]) is CentralState.SETTLED
    assert "请打电话告诉客户" in bench.told[-1]


@pytest.mark.parametrize("may", [True, False])
def test_another_desks_order_is_dealt_with_by_that_desk(bench: WorkBench, may: bool) -> None:
    bench.show(REPAIR)
    view = bench.repair_view
    view.chosen.emit(bench.elsewhere.id)
    view.ways[Way.CANCEL].click()
    view.fields.reason_typed.emit("客户不要了")
    view.fields.confirmed.emit()
    assert bench.asks.open() == ()  # not by a screen that was left unlocked
    view.fields.pin.edit.setText(PINS[HE.number])
    view.fields.confirmed.emit()
    assert "已请 05 台" in bench.told[-1]
    assert bench.repair_state().seen.asked == {bench.elsewhere.id}
    assert not view.ways[Way.CANCEL].isEnabled()
    assert central(bench.theirs, bench.elsewhere) is CentralState.REFUSED  # that desk is switched off
    if not may:
        bench.other.change(HE.number, revoked=frozenset({Right.SETTLE_REFUSED}))
    assert bench.asked.take() == 1
    assert bench.asked.take() == 0
    view.again_pressed.emit()
    assert not bench.repair_state().seen.asked
    if may:
        assert central(bench.theirs, bench.elsewhere) is CentralState.SETTLED
        kinds = [(kind, who) for kind, who, _ in bench.other.audited()]
        assert (AuditKind.REFUSED_SETTLED, HE.number) in kinds
        rows = [each.event for each in bench.other.trail.find(AuditSearch(person=HE.number), limit=9)]
        assert "客户不要了（03 台）" in {each.reason for each in rows if each.kind is AuditKind.REFUSED_SETTLED}
    else:
        assert central(bench.theirs, bench.elsewhere) is CentralState.REFUSED
        assert bench.told[-1].startswith("05 台没有做")


def test_done_before_its_answer_was_lost_it_is_answered_and_not_done_twice(bench: WorkBench) -> None:
    """The hall was lost between the two."""
    bench.show(REPAIR)
    bench.repair_view.chosen.emit(bench.elsewhere.id)
    bench.repair_view.ways[Way.CANCEL].click()
    bench.repair_view.fields.reason_typed.emit("客户不要了")
    bench.repair_view.fields.pin.edit.setText(PINS[HE.number])
    bench.repair_view.fields.confirmed.emit()
    (ask,) = bench.asks.open()
    bench.hall.loses_answers = True
    with pytest.raises(HallTrouble):
        bench.asked.take()
    assert central(bench.theirs, bench.elsewhere) is CentralState.SETTLED
    bench.hall.loses_answers = False
    assert bench.asked.take() == 1
    answered = bench.asks.of(ask.id)
    assert answered is not None
    assert (answered.state, set(json.loads(answered.answer))) == (AskState.GRANTED, {"zh", "en"})


def test_without_the_hall_only_this_desks_orders_are_there(bench: WorkBench) -> None:
    bench.hall.away = True
    bench.show(REPAIR)
    assert [each.order_id for each in bench.repair_state().seen.entries] == [each.id for each in bench.mine]
    assert bench.repair_state().seen.hall_away


def test_the_list_goes_into_a_spreadsheet_and_into_text(bench: WorkBench, tmp_path: Path) -> None:
    bench.show(REPAIR)
    for name in ("list.xlsx", "list.csv"):
        bench.repair_view.export_chosen.emit(str(tmp_path / name))
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[-1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    entries = bench.repair_state().seen.entries
    assert [row[0] for row in rows[1:]] == [each.receipt_number for each in entries]
    assert rows[1][4] == entries[0].amount_fen / 100
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert all(each.receipt_number in text for each in entries)
    bench.repair_view.export_chosen.emit(str(tmp_path))
    assert "写不进" in bench.told[-1]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_pages_read_well(look: Look, staffed: Counter, tmp_path: Path, theme: Theme) -> None:
    theme.switch(look.theme)  # before the window is there: all its parts would be dressed anew
    with work_bench(tmp_path, staffed, theme, language=look.language) as bench:
        bench.some_asks()
        for page in (APPROVALS, REPAIR):
            bench.show(page, size=(look.size.width(), look.size.height()))
            bench.repair_view.ways[Way.HAND_OVER].click()
            settle(bench.window)
            check_looks(bench.desk.pages[page].view)
        bench.show("today", size=(look.size.width(), look.size.height()))
        for card in (bench.today_view.repair, bench.today_view.asks):
            check_looks(card)
        bench.today_view.asked.buttons["ask-return_money-2", "deny"].click()
        settle(bench.window)
        check_looks(bench.window)
