import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.right import Right
from app.domain.staff import Role
from app.hall_ports import HallSeen, HallState
from app.outbox_ports import OutboxStatus
from app.ports import LinkState, LinkStatus
from app.printer_ports import PrinterCondition
from app.texts.language import Language
from tests.fakes.orders import CLERK, NOW
from tests.ui.looks import EVERY_LOOK, SMALL_LOOKS, Look, check_looks, cut_text, settle, show_as
from tests.ui.shell.samples import FIRST, HE_JING, OFFLINE, ONLINE, PRINTERS, SIGNING_ON, TOP
from ui.frame.shortcuts import COUNTER_KEYS, Act, Shortcuts
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.modes import COUNTER, GREETER, MANAGER, Mode, modes_for
from ui.shell.rail import RailItem
from ui.shell.sign_on.view import SignOnView
from ui.shell.strip_state import CashStanding, CustomerScreenReport, DrawerReport, ReaderReport, SavedWhere, strip_lines
from ui.shell.top_line import ParkedButton, SearchButton
from ui.shell.window import ShellWindow
from ui.widgets.dialog import Dialog
from ui.widgets.strip_item import StripItem
from ui.widgets.words import Words

ALL_FAULTS = replace(
    OFFLINE,
    link=LinkStatus(LinkState.UNAUTHORISED, NOW),
    outbox=OutboxStatus(120, NOW, 12, None),
    printers=replace(PRINTERS, first=replace(FIRST, condition=PrinterCondition.COVER_OPEN), busy=True),
    drawer=DrawerReport.OPEN,
    reader=ReaderReport.AWAY,
    customer_screen=CustomerScreenReport.OFF,
    hall=HallSeen(HallState.LOST, "03", NOW),
    disk_low=True,
    cash=CashStanding(),
)


class Page(QWidget):
    """Stands for a mode's page: one field that takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.setFocusProxy(self.field)


def a_window(theme: Theme, language: Language = Language.ZH) -> ShellWindow:
    choice = LanguageChoice(language)
    sign_on = SignOnView(theme=theme, language=choice)
    choice.setParent(sign_on)
    sign_on.render_sign_on(SIGNING_ON)
    window = ShellWindow(theme=theme, language=choice, sign_on=sign_on)
    window.add_mode(COUNTER.name, Page())
    window.set_modes(modes_for(CLERK, has_hall=False))
    window.render_top(TOP)
    window.render_strip(ONLINE)
    return window


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> ShellWindow:
    window = a_window(theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def seen(window: QWidget) -> set[str]:
    return {label.text() for label in window.findChildren(Words) if label.isVisible()}


def rail_item(window: ShellWindow, words: str) -> RailItem:
    (item,) = (item for item in window.rail.findChildren(RailItem) if item.accessibleName() == words)
    return item


def test_sign_on_comes_first_then_the_page_has_the_focus(window: ShellWindow) -> None:
    assert window.signed_off
    assert "请上岗" in "".join(seen(window))
    window.show_body(COUNTER.name)
    assert not window.signed_off
    page = window.focusWidget()
    assert isinstance(page, QLineEdit)
    assert isinstance(page.parent(), Page)
    assert rail_item(window, "受理").property("chosen") is True


def test_the_strip_is_there_at_sign_on_too(window: ShellWindow) -> None:
    assert "在线" in seen(window)
    window.render_strip(OFFLINE)
    assert window.strip.said()[:2] == ("离线 4 分钟", "待上传 7 单，最早 10:24")
    assert window.strip.property("offline") is True
    window.render_strip(ONLINE)
    assert window.strip.property("offline") is False


@pytest.mark.parametrize("language", Language)
def test_the_strip_stays_one_line_by_making_icons_of_what_is_well(window: ShellWindow, language: Language) -> None:
    window.language.switch(language)
    window.render_strip(ONLINE)
    settle(window)
    before = window.strip.height()
    away = replace(OFFLINE, reader=ReaderReport.DEMO, drawer=DrawerReport.OPEN, cash=CashStanding(NOW))
    window.render_strip(away)
    settle(window)
    assert window.strip.height() == before
    assert window.width() == 1366
    shown = {label.text() for label in window.strip.findChildren(Words) if label.isVisible()}
    said = dict(zip(("zh", "en"), ("钱箱 开着，请关上", "Drawer open; please shut it"), strict=True))
    assert said[language.value] in shown, "a fault keeps its words"
    assert len(window.strip.said()) == len(strip_lines(away, language)), "whoever cannot see hears them all"


@pytest.mark.parametrize("language", Language)
def test_the_strip_is_one_line_whatever_came_before(window: ShellWindow, language: Language) -> None:
    """What an item said and how it was set last must not decide how much room the next one is thought to need."""
    window.language.switch(language)
    drawers = (DrawerReport.OPEN, DrawerReport.SHUT, DrawerReport.OPEN)
    saved = ((SavedWhere.NOTHING_YET, None), (SavedWhere.CENTRE, NOW))
    for drawer, (where, at), state in itertools.product(drawers, saved, (ONLINE, OFFLINE)):
        seen_now = replace(state, drawer=drawer, saved=where, saved_at=at, reader=ReaderReport.DEMO)
        window.render_strip(replace(seen_now, cash=CashStanding(NOW)))
        settle(window)
        window.resize(1920, 768)
        settle(window)
        window.resize(1366, 768)
        settle(window)
        items = [item for item in window.strip.findChildren(StripItem) if item.isVisible()]
        assert window.strip.height() == 32
        assert len({item.geometry().center().y() for item in items}) == 1
        assert {item.mapTo(window.strip, item.rect().bottomLeft()).y() < window.strip.height() for item in items} == {
            True
        }


def test_what_waits_to_be_sent_is_asked_for_by_pressing_the_strip(window: ShellWindow) -> None:
    pressed: list[str] = []
    window.strip.unsent_pressed.connect(lambda: pressed.append("unsent"))
    window.strip.printer_pressed.connect(lambda: pressed.append("printer"))

    def press(words: str) -> None:
        (item,) = [each for each in window.strip.findChildren(StripItem) if each.words().startswith(words)]
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)

    press("待上传")
    assert pressed == [], "nothing waits"
    window.render_strip(OFFLINE)
    for words in ("待上传", "打印机", "离线"):
        press(words)
    assert pressed == ["unsent", "printer"]


def test_who_where_and_how_many_stand_in_the_top_line(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    assert {"3 号台", "周敏", "营业员 3017", "挂单 2"} <= seen(window)
    window.render_top(replace(TOP, person=HE_JING, parked=0))
    assert {"何静", "店长 1001", "挂单 0"} <= seen(window)


def test_only_modes_that_exist_are_in_the_rail(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    names = [item.accessibleName() for item in window.rail.findChildren(RailItem) if item.isVisible()]
    assert sorted(names) == sorted(["受理", "设置", "按键", "换人", "锁屏"])


@pytest.mark.parametrize(
    ("role", "has_hall", "faces"),
    [
        (Role.GREETER, False, ()),
        (Role.GREETER, True, (GREETER,)),
        (Role.CLERK, False, (COUNTER,)),
        (Role.HALL_MANAGER, True, (COUNTER, GREETER, MANAGER)),
        (Role.HALL_IT, True, ()),
    ],
)
def test_a_person_has_the_faces_of_their_rights(role: Role, has_hall: bool, faces: tuple[Mode, ...]) -> None:
    assert modes_for(replace(CLERK, role=role), has_hall=has_hall) == faces
    without = replace(CLERK, role=role, revoked=frozenset({Right.ISSUE_TICKET}))
    assert modes_for(without, has_hall=has_hall) == tuple(face for face in faces if face is not GREETER)


def test_what_is_pressed_in_the_frame_is_told(window: ShellWindow, qtbot: QtBot) -> None:
    window.show_body(COUNTER.name)
    (search,) = window.findChildren(SearchButton)
    (parked,) = window.findChildren(ParkedButton)
    for part, signal in (
        (search, window.search_pressed),
        (parked, window.parked_pressed),
        (rail_item(window, "设置"), window.settings_pressed),
        (rail_item(window, "锁屏"), window.lock_pressed),
        (rail_item(window, "换人"), window.switch_pressed),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.mode_chosen) as chosen:
        QTest.keyClick(rail_item(window, "受理"), Qt.Key.Key_Return)
    assert chosen.args == ["counter"]


def test_the_lock_hides_a_dialog_and_gives_it_back(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    dialog = Dialog("收款")
    window.overlay.open(dialog)
    window.toasts.ask("小票出来了吗？", icon="printer", answers=())
    window.show_sign_on()
    assert not dialog.isVisible()
    assert not window.toasts.isVisible()
    window.show_body(COUNTER.name)
    assert dialog.isVisible()
    assert window.toasts.isVisible()


def test_keys_rest_while_locked_and_while_a_dialog_is_open(window: ShellWindow) -> None:
    done: list[str] = []
    shortcuts = Shortcuts(COUNTER_KEYS, {Act.ADD: lambda: done.append("add")}, window=window.body)
    window.overlay.opened.connect(shortcuts.rest)
    window.overlay.closed.connect(shortcuts.work)
    window.show_body(COUNTER.name)

    def press() -> None:
        QTest.keyClick(window, Qt.Key.Key_F2)

    press()
    assert done == ["add"]
    window.overlay.open(Dialog("收款"))
    press()
    assert done == ["add"]
    window.overlay.close_dialog()
    press()
    assert done == ["add", "add"]
    window.show_sign_on()
    press()
    assert done == ["add", "add"]


def test_the_language_changes_everywhere_at_once(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    window.language.switch(Language.EN)
    settle(window)
    assert {"Counter", "Settings", "Lock", "Zhou Min", "Online", "Add", "2 parked", "Desk 3"} <= seen(window)
    assert not {"受理", "在线", "加业务"} & seen(window)
    assert window.windowTitle() == "Yitai"


def test_the_keys_shown_follow_the_table(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    window.render_keys(COUNTER_KEYS[:1])
    settle(window)
    assert "加业务" in seen(window)
    assert "请客户签字" not in seen(window)


def test_the_key_of_the_customers_window_is_shown_where_it_does_something(window: ShellWindow) -> None:
    pressed: list[bool] = []
    window.screen_pressed.connect(lambda: pressed.append(True))
    window.show_body(COUNTER.name)
    settle(window)
    assert "客户屏" not in seen(window)
    window.offer_screen(True)
    settle(window)
    assert "客户屏" in seen(window)
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert pressed == [True]


def test_the_frame_has_the_sizes_of_the_tokens(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    settle(window)
    assert window.rail.width() == 72
    assert window.top_line.height() == 48
    assert window.key_bar.height() == 40
    assert window.strip.height() == 32
    (search,) = window.findChildren(SearchButton)
    middle = search.mapTo(window, search.rect().center()).x()
    assert abs(middle - (72 + 1366) // 2) <= 1


def test_settings_and_lock_have_keys_that_stand_in_the_rail(window: ShellWindow) -> None:
    told: list[str] = []
    window.settings_pressed.connect(lambda: told.append("settings"))
    window.lock_pressed.connect(lambda: told.append("lock"))
    window.show_body(COUNTER.name)
    settle(window)
    assert {"Ctrl ,", "Ctrl L"} <= {part.text() for part in window.rail.findChildren(Words) if part.isVisible()}
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert told == ["settings", "lock"]
    window.overlay.open(Dialog("收款", parent=window))
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert told == ["settings", "lock", "lock"], "the desk can be locked whatever is open"
    window.show_sign_on()
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert told == ["settings", "lock", "lock"]


@pytest.mark.parametrize("language", list(Language))
def test_the_key_bar_never_cuts_a_hint(window: ShellWindow, language: Language) -> None:
    window.language.switch(language)
    window.show_body(COUNTER.name)
    window.offer_screen(True)
    settle(window)
    assert cut_text(window.key_bar) == []
    assert window.width() == 1366


def test_closing_is_told_once(window: ShellWindow) -> None:
    told: list[bool] = []
    window.closing.connect(lambda: told.append(True))
    window.close()
    assert told == [True]


def test_faults_that_need_more_room_get_a_second_row(window: ShellWindow) -> None:
    window.language.switch(Language.EN)
    window.show_body(COUNTER.name)
    window.render_strip(ALL_FAULTS)
    settle(window)
    assert window.strip.height() > 32
    check_looks(window, size=window.size())
    window.render_strip(ONLINE)
    settle(window)
    assert window.strip.height() == 32


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_the_working_window_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    window = a_window(theme, look.language)
    qtbot.addWidget(window)
    window.show_body(COUNTER.name)
    window.render_strip(OFFLINE)
    show_as(window, look, theme)
    check_looks(window, size=look.size)


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_sign_on_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    window = a_window(theme, look.language)
    qtbot.addWidget(window)
    show_as(window, look, theme)
    check_looks(window, size=look.size)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_every_fault_at_once_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    window = a_window(theme, look.language)
    qtbot.addWidget(window)
    window.render_strip(ALL_FAULTS)
    window.show_body(COUNTER.name)
    show_as(window, look, theme)
    check_looks(window, size=look.size)
    window.toasts.tell("已挂单：张*，2 行。F6 随时取回。")
    settle(window)
    check_looks(window.toasts)
    assert window.toasts.geometry().bottom() < window.key_bar.mapTo(window, QPoint()).y(), "no key is covered"


def test_a_notice_goes_with_the_language_it_was_told_in_and_a_question_stays(window: ShellWindow) -> None:
    window.show_body(COUNTER.name)
    asked = window.toasts.ask("小票出来了吗？", icon="printer", answers=())
    window.toasts.tell("客户屏改成了本屏转过去")
    window.language.switch(Language.EN)
    assert window.toasts.toasts() == (asked,)


def test_toasts_stand_above_what_a_page_reads_all_the_time(theme: Theme, qtbot: QtBot) -> None:
    window, page = a_window(theme, Language.ZH), QWidget()
    qtbot.addWidget(window)
    foot = QWidget(page)
    column = QVBoxLayout(page)
    column.addStretch(1)
    foot.setFixedHeight(64)
    column.addWidget(foot)
    window.add_mode("sums", page, foot=foot)
    window.resize(1366, 768)
    window.show()
    window.show_body("sums")
    settle(window)
    window.toasts.tell("开班了")
    settle(window)
    assert window.toasts.geometry().bottom() < foot.mapTo(window, QPoint()).y()
    window.show_body(COUNTER.name)
    assert window.toasts.geometry().bottom() >= window.key_bar.mapTo(window, QPoint()).y() - 8  # of another page
