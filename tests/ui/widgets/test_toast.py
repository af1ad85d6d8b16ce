import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets.toast
from tests.ui.looks import check_looks, settle
from ui.frame.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast, ToastAnswer, ToastArea
from ui.widgets.toast_action import ToastAction
from ui.widgets.words import Words


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def said(area: ToastArea) -> list[str]:
    return [toast.findChildren(Words)[0].text() for toast in area.toasts()]


def answer(words: str, done: list[str], key: str = "") -> ToastAnswer:
    return ToastAnswer(words, lambda: done.append(words), key)


def dialog_of(width: int, height: int) -> Dialog:
    dialog = Dialog("找")
    dialog.setFixedSize(width, height)
    return dialog


def uppermost(window: QWidget) -> QWidget:
    """Children stand in the order they are painted in."""
    return [part for part in window.children() if isinstance(part, Overlay | ToastArea)][-1]


def press(toast: Toast, words: str) -> None:
    (action,) = (part for part in toast.findChildren(ToastAction) if part.accessibleName() == words)
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)


def test_at_most_two_notices_and_the_oldest_goes(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    for words in ("一", "二", "三"):
        area.tell(words)
    assert said(area) == ["二", "三"]


def test_questions_stay_and_a_third_waits_its_turn(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    done: list[str] = []
    first = area.ask("小票出来了吗？", icon="printer", answers=[answer("出来了", done), answer("没有，补打", done)])
    area.ask("第二问", icon="printer", answers=[answer("好", done)])
    area.ask("第三问", icon="printer", answers=[answer("行", done)])
    assert said(area) == ["小票出来了吗？", "第二问"]
    press(first, "没有，补打")
    assert done == ["没有，补打"]
    assert said(area) == ["第二问", "第三问"]


def test_a_notice_takes_no_place_from_a_question(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    area.ask("小票出来了吗？", icon="printer", answers=[])
    area.tell("已挂单")
    area.tell("已上传")
    assert said(area) == ["小票出来了吗？", "已上传"]


def test_a_notice_goes_by_itself_and_a_question_does_not(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 20)
    area = ToastArea(window, above=72)
    area.ask("小票出来了吗？", icon="printer", answers=[])
    notice = area.tell("已挂单")
    with qtbot.waitSignal(notice.closed):
        assert said(area) == ["小票出来了吗？", "已挂单"]
    assert said(area) == ["小票出来了吗？"]


def test_a_question_can_be_taken_back(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    question = area.ask("小票出来了吗？", icon="printer", answers=[])
    question.close_toast()
    assert said(area) == []
    assert area.isHidden()


def test_the_lock_hides_them_and_gives_them_back(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    area.ask("小票出来了吗？", icon="printer", answers=[])
    area.suspend()
    area.tell("已上传")
    assert area.isHidden()
    area.resume()
    assert area.isVisible()
    assert said(area) == ["小票出来了吗？", "已上传"]


def test_with_a_language_go_the_notices_that_were_seen(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    area.tell("已挂单")
    area.close_notices()
    assert said(area) == []
    area.suspend()
    area.tell("已上传")
    area.close_notices()
    area.resume()
    assert said(area) == ["已上传"]


def test_they_stand_at_the_foot_in_the_middle_wherever_the_window_grows(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    area.tell("已挂单：张*，2 行。F6 随时取回。", answers=[answer("撤回", [], "Ctrl Z")])
    settle(window)
    check_looks(window)
    window.resize(1920, 1080)
    settle(window)
    assert area.geometry().center().x() == 1920 // 2 - 1
    assert area.geometry().bottom() == 1080 - 72 - 4 - 1


def test_they_stand_on_a_part_that_grows(window: QWidget) -> None:
    foot = QWidget(window)
    foot.setGeometry(0, window.height() - 32, window.width(), 32)
    foot.show()
    area = ToastArea(window, above=0)
    area.stand_on(foot)
    area.tell("已挂单")
    foot.setGeometry(0, window.height() - 64, window.width(), 64)
    settle(window)
    assert area.geometry().bottom() < foot.y()


def test_a_long_sentence_wraps_and_is_not_cut(window: QWidget) -> None:
    area = ToastArea(window, above=72)
    area.ask("打印机没有回话，" * 12, icon="printer", answers=[answer("出来了", []), answer("没有，补打", [])])
    settle(window)
    check_looks(window)


def test_one_said_before_never_comes_to_lie_over_a_dialog(window: QWidget) -> None:
    overlay, area = Overlay(window), ToastArea(window, above=72)
    area.ask("小票出来了吗？", icon="printer", answers=[])
    notice = area.tell("已挂单")
    overlay.open(Dialog("找"))
    overlay.suspend()
    area.suspend()
    overlay.resume()
    area.resume()
    notice.close_toast()
    parts = [part for part in window.children() if part in (overlay, area)]
    assert parts[-1] is overlay, "children stand in the order they are painted in"


def test_they_stand_in_the_pages_own_room_where_they_fit(window: QWidget) -> None:
    foot, room = QWidget(window), QWidget(window)
    foot.setGeometry(348, 632, 726, 63)
    room.setGeometry(1099, 380, 238, 220)
    for part in (foot, room):
        part.show()
    area = ToastArea(window, above=72)
    area.stand_on(foot, room=room)
    area.ask(
        "小票出来了吗？", icon="printer", answers=[answer("出来了", [], "Alt 1"), answer("没有，补打", [], "Alt 2")]
    )
    settle(window)
    check_looks(window)
    assert room.geometry().contains(area.geometry())
    assert area.geometry().bottom() == room.geometry().bottom()
    room.setGeometry(1099, 560, 238, 40)
    settle(window)
    check_looks(window)
    assert area.geometry().width() == 560
    assert area.geometry().bottom() < foot.y()


@pytest.mark.parametrize("size", [(600, 428), (1000, 640), (1174, 672)], ids=str)
def test_what_is_told_of_a_dialog_stands_clear_of_it(window: QWidget, size: tuple[int, int]) -> None:
    overlay = Overlay(window)
    area, dialog = ToastArea(window, above=72, overlay=overlay), Dialog("找")
    dialog.setFixedSize(*size)
    overlay.open(dialog)
    area.tell("已从受理单取下：视频彩铃。", answers=[answer("撤回", [], "Ctrl Z")])
    settle(window)
    check_looks(area)
    assert not area.geometry().intersects(dialog.geometry())
    assert window.rect().contains(area.geometry())
    parts = [part for part in window.children() if part in (overlay, area)]
    assert parts[-1] is area, "children stand in the order they are painted in"
    below = area.geometry().bottom()
    area.ask("小票出来了吗？", icon="printer", answers=[answer("出来了", [])])
    settle(window)
    assert said(area)[-1] == "小票出来了吗？", "the newer one at least"
    assert not area.geometry().intersects(dialog.geometry())
    overlay.close_dialog()
    assert len(said(area)) == 2
    area.toasts()[-1].close_toast()
    assert area.geometry().bottom() == 768 - 72 - 4 - 1 <= below, "where it always stands"


def test_what_is_told_of_a_dialog_that_fills_the_window_is_read_once_it_is_closed(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 20)
    overlay = Overlay(window)
    area, dialog = ToastArea(window, above=72, overlay=overlay), Dialog("明细")
    dialog.setFixedSize(1366, 768)
    overlay.open(dialog)
    done: list[str] = []
    notice = area.tell("已保存", answers=[answer("撤回", done, "Alt 1")])
    parts = [part for part in window.children() if part in (overlay, area)]
    assert parts[-1] is overlay, "nothing of the dialog is covered"
    area.press("Alt 1")
    assert not done, "nobody answers what they do not see"
    with qtbot.assertNotEmitted(notice.closed, wait=60):
        pass
    with qtbot.waitSignal(notice.closed):
        overlay.close_dialog()


def test_no_key_answers_a_question_that_a_dialog_came_to_lie_over(window: QWidget) -> None:
    overlay, done = Overlay(window), list[str]()
    area = ToastArea(window, above=72, overlay=overlay)
    area.ask("小票出来了吗？", icon="printer", answers=[answer("没有，补打", done, "Alt 2")])
    overlay.open(dialog_of(920, 664))
    area.press("Alt 2")
    assert not done, "nobody answers what they do not see"
    overlay.close_dialog()
    area.press("Alt 2")
    assert done == ["没有，补打"]


@pytest.mark.parametrize(("size", "answered"), [((1000, 640), True), ((1366, 768), False)], ids=str)
def test_after_the_lock_a_key_answers_what_was_asked_in_a_dialog_where_it_is_seen(
    window: QWidget, size: tuple[int, int], answered: bool
) -> None:
    overlay, done = Overlay(window), list[str]()
    area = ToastArea(window, above=72, overlay=overlay)
    overlay.open(dialog_of(*size))
    area.ask("小票出来了吗？", icon="printer", answers=[answer("出来了", done, "Alt 1")])
    overlay.suspend()
    area.suspend()
    area.press("Alt 1")
    assert not done
    overlay.resume()
    area.resume()
    assert (uppermost(window) is area) is answered
    area.press("Alt 1")
    assert bool(done) is answered


def test_a_notice_of_one_dialog_keeps_its_time_below_another_and_comes_up_again(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 40)
    overlay = Overlay(window)
    area = ToastArea(window, above=72, overlay=overlay)
    overlay.open(dialog_of(600, 428))
    notice = area.tell("已保存")
    overlay.open(dialog_of(1366, 768), over=True)
    assert uppermost(window) is overlay
    with qtbot.assertNotEmitted(notice.closed, wait=100):
        pass
    with qtbot.waitSignal(notice.closed):
        overlay.close_dialog()
        assert uppermost(window) is area


def test_what_waited_below_a_full_dialog_comes_up_beside_the_smaller_one_seen_again(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 40)
    overlay, done = Overlay(window), list[str]()
    area = ToastArea(window, above=72, overlay=overlay)
    overlay.open(dialog_of(600, 428))
    overlay.open(dialog_of(1366, 768), over=True)
    notice = area.tell("已保存", answers=[answer("撤回", done, "Alt 1")])
    with qtbot.assertNotEmitted(notice.closed, wait=100):
        pass
    overlay.close_dialog()
    assert uppermost(window) is area
    seen = overlay.dialog()
    assert seen is not None
    assert not area.geometry().intersects(seen.geometry())
    with qtbot.waitSignal(notice.closed):
        area.press("Alt 1")
    assert done == ["撤回"]
    later = area.tell("已挂单")
    with qtbot.waitSignal(later.closed):
        assert overlay.dialog() is seen, "its clock runs beside it"


def test_of_two_notices_beside_a_large_dialog_the_hidden_one_keeps_its_time(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = Overlay(window)
    area = ToastArea(window, above=72, overlay=overlay)
    overlay.open(dialog_of(1174, 672))
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 40)
    older = area.tell("第一句")
    monkeypatch.setattr(ui.widgets.toast, "SHOWN_MS", 6_000)
    newer = area.tell("第二句")
    assert said(area) == ["第二句"]
    with qtbot.assertNotEmitted(older.closed, wait=120):
        pass
    with qtbot.waitSignal(older.closed):
        newer.close_toast()
        assert said(area) == ["第一句"]


def test_nothing_is_placed_in_a_window_that_goes_with_its_dialog_open(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1366, 768)
    room = QWidget(window)
    room.setGeometry(1099, 380, 238, 220)
    window.show()
    overlay = Overlay(window)
    area = ToastArea(window, above=72, overlay=overlay)
    area.stand_on(room, room=room)
    overlay.open(dialog_of(600, 428))
    area.tell("已保存")
    with qtbot.captureExceptions() as raised:
        window.deleteLater()
        del window
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert raised == []
