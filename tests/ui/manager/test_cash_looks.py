"""日结 and 现金与交班 in every look: nothing cut, no faint text, in the words of both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.shell.style
from app.day_ports import DrawerStanding
from app.domain.cash_period import CashPeriod, CashSales
from app.domain.day_close import STEPS, CloseStanding, CloseStep, DeskHeard, LeftOver, OpenItem, OpenKind, StepState
from app.domain.day_facts import CashFact
from app.domain.day_scope import DayScope
from app.domain.day_summary import DigestFigure, MethodCheck, Taking
from app.domain.payment import Payment, PaymentMethod
from app.ports import PrintState
from app.texts import cash_screens as cash_words
from app.texts import close_screens, daily_summary, today_page
from app.texts import day_close as found
from app.texts.language import Language, Text
from tests.fakes.day_books import empty_day
from tests.fakes.orders import NOW, TODAY, ZONE
from tests.ui import clothes
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING
from ui.frame.theme import Theme
from ui.manager import style
from ui.manager.cash_state import CashPageState, CorrectForm, SafeForm
from ui.manager.cash_view import CashView
from ui.manager.close_outside import SignAsked
from ui.manager.close_sign import SignDialog
from ui.manager.close_state import CloseState, PageWent, PapersWent
from ui.manager.close_view import CloseView
from ui.shell.manager_close_desk import close_keys
from ui.widgets.overlay import Overlay
from ui.widgets.words import Words

NAMES = {f"staff:300{n}": Text("欧阳慧敏", "Ouyang Huimin") for n in range(1, 6)}
WHY = Text("卡 8986****2210 已被别厅用掉", "card 8986****2210 was used by another hall")


def fact(n: int, *, counted: bool = True) -> CashFact:
    return CashFact(
        *(f"p{n}", TODAY, "d", f"0{n}", f"300{n}", NOW, NOW if counted else None, 300_00),
        *(1_524_00, 0, 0, 0, 0, 1_824_00, 1_819_00 if counted else None, -500 if counted else None),
        *("找零看错" if counted else "", "", "", n != 2),
    )


SUMMARY = replace(
    empty_day(DayScope(TODAY, TODAY)),
    orders=142,
    cash=tuple(fact(n) for n in range(1, 6)),
    takings=(Taking("cash", "fees", 40, 4_116_00, 0, 0), Taking("card", "fees", 30, 18_220_00, 0, 0)),
)
REFUSED = OpenItem(
    OpenKind.REFUSED,
    "r",
    Text(
        "BH20261120-02-0033 被中心退回：卡 8986****2210 已被别厅用掉",
        "BH20261120-02-0033 was refused: its card is in use",
    ),
    Text("在修复台改好重发，或者退款并作废。", "Repair and resend it at the repair desk, or cancel it."),
    NOW - timedelta(hours=2, minutes=35),
    "02",
    2000,
)
PARKED = OpenItem(
    OpenKind.PARKED_FORM,
    "p",
    Text("3 台 周敏挂着一张没签字的单：李*", "Desk 3, Zhou Min: a form parked unsigned: 李*"),
    Text("接着办完，或者丢弃。", "Take it up and finish it, or discard it."),
    NOW,
)
WAITS = OpenItem(
    OpenKind.PRINT,
    "w",
    found.PRINTS.filled(
        at=Text("4 台 郑方", "Desk 4, Zheng Fang"),
        count=2,
        which=Text("：小票 BH20261120-04-0017、号票 A023", " (Receipt BH20261120-04-0017, Ticket A023)"),
    ),
    found.PRINTS_HINT,
    NOW,
    "04",
)
OPEN = OpenItem(OpenKind.HALL_OPEN, "o", found.HALL_OPEN.filled(time="18:00"), found.HALL_OPEN_HINT)
BUSY = OpenItem(
    OpenKind.DESK_ON_DUTY,
    "b",
    found.ON_DUTY.filled(at=Text("5 台 陈宁", "Desk 5, Chen Ning")),
    found.ON_DUTY_HINT,
    NOW - timedelta(hours=7),
    "05",
)
LACKS = OpenItem(
    OpenKind.DIGEST_DIFFERS,
    "d",
    Text("中心没有 BH20261120-02-0033（2 台，¥20.00）", "The centre lacks BH20261120-02-0033 (desk 2, ¥20.00)"),
    Text("2 台会自己再发一遍；过一分钟再对。", "Desk 2 sends it again by itself. Compare again in a minute."),
)
DIGESTS = tuple(
    DigestFigure(side, 142, 31_207_40, code * 32, "BH20261120-01-0001", "BH20261120-05-0029")
    for side, code in (("hall", "9f"), ("centre", "1b"))
)
CHECKS = (MethodCheck("card", 18_220_00, 30, 18_210_00, 29, (WHY,)),)


def standing(done: int, *items: OpenItem, carried: tuple[tuple[str, str], ...] = ()) -> CloseStanding:
    note = Text("5 个台都交了，短 ¥5.00", "5 drawers counted, short ¥5.00")
    steps = tuple(
        StepState(step, NOW if at < done else None, note if at < done else Text("", ""))
        for at, step in enumerate(STEPS)
    )
    closed = done == len(STEPS)
    return CloseStanding(
        *(TODAY, NOW, "1001", steps, items, carried, CHECKS, DIGESTS, 142, 31_207_40, 7),
        *(12 if closed else None, NOW if closed else None),
    )


LEFT = LeftOver(TODAY - timedelta(days=1), REFUSED, "明早第一件办")
HEARD = (
    *(DeskHeard(str(n), NOW) for n in (1, 2, 3)),
    DeskHeard("4", NOW - timedelta(minutes=14)),
    DeskHeard("5", NOW),
    DeskHeard("6", None),
)
DAY = CloseState(TODAY, TODAY, summary=SUMMARY, prints=True)
BEFORE = replace(DAY, day=TODAY - timedelta(days=1))
CLOSES = (
    replace(BEFORE, standing=standing(0)),
    replace(DAY, standing=replace(standing(1, BUSY), heard=HEARD), shown=CloseStep.COUNT_CASH),
    replace(DAY, standing=standing(2), shown=CloseStep.CHECK_TAKINGS),
    replace(DAY, standing=replace(standing(3, REFUSED, PARKED, WAITS), heard=HEARD), shown=CloseStep.CLEAR_ITEMS),
    replace(DAY, standing=standing(4, LACKS), shown=CloseStep.COMPARE, said=found.COMPARE_AGAIN, warns=True),
    replace(
        DAY,
        standing=standing(5, REFUSED, carried=(("r", "明早第一件办"),)),
        shown=CloseStep.SIGN,
        busy=CloseStep.SIGN,
        busy_s=125,
    ),
    replace(
        BEFORE,
        standing=standing(6, carried=(("r", "明早第一件办"),)),
        papers=PapersWent(PrintState.CONFIRMED, PageWent.SENT),
    ),
    replace(DAY, standing=replace(standing(0, OPEN), left=(LEFT,), heard=HEARD)),
    replace(DAY, standing=standing(0), queue=False),
    replace(DAY, standing=standing(6), papers=PapersWent(PrintState.FAILED_BEFORE_SEND, PageWent.NOWHERE)),
)
MONEY = (
    Payment("a", PaymentMethod.CARD, 2_000_00, 2_000_00, NOW),
    Payment("b", PaymentMethod.CASH, 769_00, 800_00, NOW),
)
PERIOD = CashPeriod("p", TODAY, "03", "3017", NOW, 300_00)
PAGES = (
    CashPageState(TODAY),
    CashPageState(TODAY, summary=empty_day(DayScope(TODAY, TODAY)), standing=DrawerStanding(None, CashSales())),
    CashPageState(
        TODAY,
        summary=replace(SUMMARY, cash=(fact(1), fact(2, counted=False))),
        standing=DrawerStanding(PERIOD, CashSales(), outside_fen=2_000, due_fen=1_000, safe_fen=4_116_00),
        names=NAMES,
        prints=True,
        safe=SafeForm(amount="5a", amount_problem=cash_words.AMOUNT_WRONG, reason_problem=cash_words.AMOUNT_WRONG),
        correct=CorrectForm(
            receipt="BH20261120-03-0041", payments=MONEY, chosen="b", to=PaymentMethod.SCAN, reason="记错了"
        ),
    ),
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, style.rules)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_both_pages_read_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    close = CloseView(zone=ZONE, language=look.language, now=lambda: NOW, can_go=lambda item: True)
    cash = CashView(zone=ZONE, language=look.language)
    for page in (close, cash):
        qtbot.addWidget(page)
        show_as(page, look, theme)
        page.resize(look.size.width() - 72, look.size.height() - 170)  # within rail, top line, tabs, bar and strip
    for state in CLOSES:
        close.render_close(state, NAMES)
        settle(close)
        check_looks(close)
        assert [said for table in close.tables if table.isVisible() for said in table.cut()] == []
    for shown in PAGES:
        cash.render_cash(shown)
        settle(cash)
        check_looks(cash)
        assert not cash.table.isVisible() or cash.table.cut() == []


@pytest.mark.parametrize("state", [*CLOSES, *(replace(CLOSES[-1], prints=prints) for prints in (True, False))])
def test_of_the_close_s_keys_those_stand_there_that_do_something(state: CloseState, qtbot: QtBot) -> None:
    close = CloseView(zone=ZONE, language=Language.ZH, now=lambda: NOW, can_go=lambda item: True)
    qtbot.addWidget(close)
    with qtbot.waitExposed(close):
        close.show()
    close.activateWindow()
    close.render_close(state, NAMES)
    done = list[str]()
    for signal in (close.next_pressed, close.summary_pressed, close.print_pressed, close.today_pressed):
        signal.connect(lambda: done.append(""))
    close.go_pressed.connect(lambda _: done.append(""))
    caps = {cap for key in close_keys(close) for cap in key.caps}
    close.setFocus()
    for cap, key, held in (
        ("Enter", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("Ctrl P", Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier),
        ("F2", Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
    ):
        done.clear()
        QTest.keyClick(close, key, held)
        assert (cap in caps) is bool(done)


def test_what_closing_with_an_item_takes_is_said_once(qtbot: QtBot) -> None:
    close = CloseView(zone=ZONE, language=Language.ZH, now=lambda: NOW, can_go=lambda item: True)
    qtbot.addWidget(close)
    close.render_close(CLOSES[3], NAMES)
    assert len(close.blocks()) > 1
    assert [label.text() for label in close.findChildren(Words)].count(close_screens.CARRY_NOTE.zh) == 1


def test_no_nought_stands_where_nothing_was_read_yet(qtbot: QtBot) -> None:
    cash = CashView(zone=ZONE, language=Language.ZH)
    qtbot.addWidget(cash)
    cash.show()
    cash.render_cash(CashPageState(TODAY))
    said = {label.text() for label in cash.findChildren(Words) if label.isVisible()}
    assert {"—", daily_summary.CASH.zh, today_page.NOT_YET.zh} <= said
    assert not {each for each in said if "0.00" in each or each == cash_words.NO_PERIODS.zh}
    cash.render_cash(PAGES[1])
    said = {label.text() for label in cash.findChildren(Words) if label.isVisible()}
    assert {"¥0.00", cash_words.NO_PERIODS.zh} <= said


def test_a_look_that_finds_the_same_leaves_the_figure_that_is_chosen(qtbot: QtBot) -> None:
    close = CloseView(zone=ZONE, language=Language.ZH, now=lambda: NOW, can_go=lambda item: True)
    qtbot.addWidget(close)
    close.render_close(CLOSES[2], NAMES)
    table = close.tables[0]
    table.setCurrentIndex(table.figures.index(0, 0))
    close.render_close(replace(CLOSES[2], busy_s=1), NAMES)
    assert table.currentIndex().isValid()
    close.render_close(CLOSES[1], NAMES)
    assert not table.currentIndex().isValid()


def test_the_signature_reads_well(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = Overlay(window)
    for look in (SMALL_LOOKS[0], SMALL_LOOKS[-1]):
        show_as(window, look, theme)
        asked = SignAsked(TODAY, HE_JING, (REFUSED, PARKED), standing(5, REFUSED, PARKED), lambda pin: None)
        dialog = SignDialog(asked, language=look.language)
        overlay.open(dialog)
        dialog.give()  # without a PIN: it says so
        settle(window)
        assert dialog.pin.edit.property("faulty") is True
        check_looks(window)
