"""Every part in every theme: its states, its size, its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import check_looks, settle
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import tokens
from ui.widgets.action_tag import ActionTag, TagAction
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.keycap import KeyCap
from ui.widgets.meter import Meter
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.star_row import StarRow
from ui.widgets.strip_item import StripItem
from ui.widgets.strip_tone import StripTone
from ui.widgets.sum_block import SumBlock
from ui.widgets.text_field import TextField
from ui.widgets.words import Words


def gallery() -> QWidget:
    """One of each, in all states."""
    screen = Panel(ground=Ground.SURFACE)
    grid = QGridLayout(screen)
    parts: list[QWidget] = [Pill(state, f"状态 {state.value}") for state in PillState]
    parts += [ActionTag(action, "变更 Change") for action in TagAction]
    for role in ButtonRole:
        for enabled in (True, False):
            button = Button("请客户签字 Ask", role=role, size=ButtonSize.PRIMARY, icon="plus", key="F9")
            button.setEnabled(enabled)
            parts.append(button)
    parts += [Button("按", size=size, key="Enter") for size in ButtonSize]
    for kind in BannerKind:
        banner = Banner()
        banner.render_banner(
            kind, "网络断开，本单已安全保存。", icon="cloud-off", note="注", aside="10:20 断开", button="看"
        )
        parts.append(banner)
    for tone in StripTone:
        item = StripItem()
        item.render_item("printer", "打印机 正常", tone=tone)
        parts.append(item)
    empty = EmptyState("file-pen-line")
    empty.render_words("还没有业务", before="按", key="F2", after="找业务")
    sums = SumBlock()
    sums.render_sum("账户每月固定", "¥214 → ¥285", remark="含待确认 ¥6")
    stars = StarRow()
    stars.render_stars(5, "五星")
    faulty, locked = TextField("证件号码"), TextField("中心")
    faulty.set_text("990101")
    faulty.set_error("少 1 位，请重新读卡")
    locked.set_text("示例省中心")
    locked.set_locked(True)
    choice = Choice()
    choice.render_choice((("a", "浅色"), ("b", "深色")), "b")
    table = FactTable([FactPair("身份证", "990101********1234"), FactPair("缺", "价格", missing=True)])
    parts += [empty, sums, stars, faulty, locked, choice, table, KeyCap("Ctrl K")]
    for row, banner in enumerate(part for part in parts if isinstance(part, Banner)):
        grid.addWidget(banner, 100 + row, 0, 1, 4)
    for place, part in enumerate(part for part in parts if not isinstance(part, Banner)):
        grid.addWidget(part, place // 4, place % 4, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return screen


@pytest.mark.parametrize("name", ThemeName)
def test_every_part_reads_well_in_every_theme(theme: Theme, qtbot: QtBot, name: ThemeName) -> None:
    theme.switch(name)
    screen = gallery()
    qtbot.addWidget(screen)
    screen.resize(1366, 1032)
    screen.show()
    settle(screen)
    check_looks(screen)


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        (ButtonSize.SMALL, 32),
        (ButtonSize.ORDINARY, 36),
        (ButtonSize.PRIMARY, 48),
        (ButtonSize.PAY, 56),
        (ButtonSize.TOUCH, 56),
        (ButtonSize.TOUCH_PRIMARY, 72),
        (ButtonSize.ELDER, 112),
    ],
)
def test_buttons_are_as_high_as_the_tokens_say(theme: Theme, qtbot: QtBot, size: ButtonSize, pixels: int) -> None:
    button = Button("好", size=size)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == pixels


def test_pill_tag_and_cap_are_as_high_as_the_tokens_say(theme: Theme, qtbot: QtBot) -> None:
    control = tokens().control
    for part, pixels in (
        (Pill(PillState.DONE, "已到账"), control.pill),
        (Pill(PillState.DRAFT, "草稿"), control.pill),
        (ActionTag(TagAction.ADD, "新增"), control.tag),
        (KeyCap("F2"), control.keycap),
    ):
        qtbot.addWidget(part)
        part.show()
        assert part.height() == pixels or part.sizeHint().height() == pixels, type(part).__name__


def test_focus_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    screen = QWidget()
    column = QVBoxLayout(screen)
    first, second = Button("一", key="F2"), Button("二", role=ButtonRole.PRIMARY)
    field = TextField("号码")
    for part in (first, second, field):
        column.addWidget(part)
    qtbot.addWidget(screen)
    screen.resize(300, 300)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()

    def places() -> list[object]:
        settle(screen)
        return [(label.text(), label.mapTo(screen, label.rect().topLeft())) for label in screen.findChildren(Words)]

    first.setFocus()
    before = places()
    for part in (second, field, first):
        part.setFocus()
        assert places() == before


def test_the_focus_is_seen_on_every_button(theme: Theme, qtbot: QtBot) -> None:
    for role in ButtonRole:
        screen = QWidget()
        column = QVBoxLayout(screen)
        button, other = Button("按", role=role), Button("别的")
        column.addWidget(button)
        column.addWidget(other)
        qtbot.addWidget(screen)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        other.setFocus()
        without = button.grab().toImage()
        button.setFocus()
        assert button.hasFocus()
        assert button.grab().toImage() != without, role


def test_enter_presses_a_button_once(theme: Theme, qtbot: QtBot) -> None:
    button = Button("好")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 3
    button.setEnabled(False)
    button.click()
    assert len(pressed) == 3


def test_a_button_says_its_words_to_whoever_cannot_see(theme: Theme, qtbot: QtBot) -> None:
    button = Button("加业务", key="F2")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.set_words("请客户签字并留一份")
    assert button.accessibleName() == button.words() == "请客户签字并留一份"
    assert button.sizeHint().width() > narrow
    button.set_key("")
    button.set_icon("plus")
    assert button.sizeHint().width() > narrow


def test_a_field_keeps_its_caret_where_the_text_is_the_same(theme: Theme, qtbot: QtBot) -> None:
    field = TextField("号码")
    qtbot.addWidget(field)
    field.set_text("15400000017")
    field.edit.setCursorPosition(3)
    field.set_text("15400000017")
    assert field.edit.cursorPosition() == 3
    field.set_text("154")
    assert field.text() == "154"


def test_an_error_stands_under_its_field_and_goes_again(theme: Theme, qtbot: QtBot) -> None:
    field = TextField("证件号码")
    qtbot.addWidget(field)
    field.show()
    settle(field)
    calm, box = field.sizeHint().height(), field.edit.height()
    field.set_error("少 1 位，请重新读卡")
    settle(field)
    assert field.sizeHint().height() > calm
    assert field.edit.height() == box
    assert field.edit.property("faulty") is True
    field.set_error("")
    settle(field)
    assert field.sizeHint().height() == calm
    assert field.edit.property("faulty") is False


def test_a_locked_field_cannot_be_typed_into(theme: Theme, qtbot: QtBot) -> None:
    field = TextField("中心")
    qtbot.addWidget(field)
    field.set_text("示例省中心")
    field.set_locked(True)
    field.show()
    QTest.keyClicks(field.edit, "abc")
    assert field.text() == "示例省中心"
    field.set_locked(False)
    QTest.keyClicks(field.edit, "a")
    assert field.text() == "示例省中心a"


def test_a_choice_tells_what_a_person_chose_only(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.chosen.connect(told.append)
    options = (("light", "浅色"), ("dark", "深色"))
    choice.render_choice(options, "light")
    assert told == []
    choice.show()
    QTest.mouseClick(choice.button("dark"), Qt.MouseButton.LeftButton)
    assert told == ["dark"]
    with pytest.raises(KeyError):
        choice.button("blue")


def test_a_choice_of_other_values_has_other_buttons(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.render_choice([("a", "一"), ("b", "二")], "a")
    choice.show()
    kept = choice.button("a")
    choice.render_choice([("a", "I"), ("b", "II")], "b")
    assert choice.button("a") is kept
    choice.render_choice([("b", "II"), ("c", "III")], "c")
    with qtbot.waitSignal(choice.chosen) as told:
        choice.button("b").click()
    assert (told.args, choice.button("c").isVisible(), kept.isVisible()) == (["b"], True, False)


def test_a_pill_changes_in_place(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(PillState.WAITING, "待客户确认")
    qtbot.addWidget(pill)
    pill.show()
    pill.render_state(PillState.REFUSED, "客户不办", icon="x")
    (words,) = pill.findChildren(Words)
    assert words.text() == "客户不办"
    assert words.palette().color(words.foregroundRole()) == QColor(theme.colours.danger)
    assert pill.state() is PillState.REFUSED


def test_only_the_draft_has_dashes(theme: Theme, qtbot: QtBot) -> None:
    def edge(state: PillState) -> set[str]:
        pill = Pill(state, "草稿草稿草稿草稿")
        qtbot.addWidget(pill)
        pill.adjustSize()
        picture = pill.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return {picture.pixelColor(x, 0).name() for x in range(20, pill.width() - 20)}

    assert len(edge(PillState.LOCKED)) == 1
    assert len(edge(PillState.DRAFT)) > 1


def test_a_selected_panel_keeps_its_content_in_place(theme: Theme, qtbot: QtBot) -> None:
    def where(panel: Panel) -> object:
        label = Words("视频彩铃", wrap=False)
        QVBoxLayout(panel).addWidget(label)
        qtbot.addWidget(panel)
        panel.resize(200, 60)
        panel.show()
        settle(panel)
        return label.geometry()

    calm = Panel(edge=Edge.LINE, corners=Corners.CONTROL, selectable=True)
    before = where(calm)
    assert where(Panel(edge=Edge.SELECTED, corners=Corners.CONTROL, selectable=True)) == before
    calm.set_edge(Edge.SELECTED)
    settle(calm)
    assert calm.findChildren(Words)[0].geometry() == before


@pytest.mark.parametrize(("share", "wide"), [(0.0, 0), (0.75, 75), (2.0, 100)])
def test_a_meter_shows_its_share(theme: Theme, qtbot: QtBot, share: float, wide: int) -> None:
    meter = Meter()
    qtbot.addWidget(meter)
    meter.resize(100, 4)
    meter.render_share(share)
    picture = meter.grab().toImage()
    accent = [x for x in range(100) if picture.pixelColor(x, 2).name().upper() == theme.colours.accent]
    assert abs(len(accent) - wide) <= 2


def test_no_stars_are_not_shown(theme: Theme, qtbot: QtBot) -> None:
    stars = StarRow()
    qtbot.addWidget(stars)
    stars.render_stars(3, "三星")
    assert stars.text() == "三星 ★★★"
    stars.render_stars(0, "")
    assert stars.isHidden()


def test_facts_are_one_text_in_two_columns(theme: Theme, qtbot: QtBot) -> None:
    table = FactTable([FactPair("开始", "2026-12-01"), FactPair("违约金", "无", strong=" = ¥0")], label_width=80)
    qtbot.addWidget(table)
    line = tokens().type[Face.SMALL].line
    assert table.text() == "开始\n2026-12-01\n违约金\n无 = ¥0", "whoever cannot see hears each label before its value"
    assert table.sizeHint().height() == 2 * line + 2
    table.render_pairs([FactPair("首月", "从装好当日按天收，不满一个月按天退还 " * 4)])
    assert table.heightForWidth(300) > table.heightForWidth(3_000) == line, "a long value wraps"
    table.resize(300, table.heightForWidth(300))
    picture = table.grab().toImage()
    ground = picture.pixel(0, 0)
    rows = range(picture.height())
    inked = [x for x in range(300) for y in rows if picture.pixel(x, y) != ground]
    below = [x for x in range(300) for y in rows[line:] if picture.pixel(x, y) != ground]
    assert min(inked) < 40
    assert min(below) >= 80, "its further lines stand under it, not under the label"
    table.render_pairs(())
    assert (table.text(), table.heightForWidth(300)) == ("", 0)


def test_the_cap_of_a_button_that_is_off_is_seen_on_its_ground(theme: Theme, qtbot: QtBot) -> None:
    def edges(button: Button) -> set[str]:
        picture, cap = button.grab().toImage(), button.findChildren(KeyCap)[0]
        return {picture.pixelColor(cap.x(), cap.y() + row).name() for row in range(6, cap.height() - 6)}

    button = Button("放进受理单", role=ButtonRole.PRIMARY, key="Enter")
    qtbot.addWidget(button)
    button.show()
    settle(button)
    colours = theme.colours
    assert edges(button) == {colours.on_accent.lower()}
    button.setEnabled(False)
    assert edges(button) == {colours.line_strong.lower()}
    theme.switch(ThemeName.DARK)
    button.setEnabled(True)
    assert edges(button) == {theme.colours.on_accent.lower()}, "dressed while it was off"
