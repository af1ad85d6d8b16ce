from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import cut_text, faint_text, settle
from ui.frame.theme import Theme
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Span, Stress, Words

LONG = "剩余月费 × 20%。例：用满 12 个月退出，12 × ¥199 × 20% = ¥477.60。 " * 4


@pytest.fixture(autouse=True)
def _dressed(theme: Theme) -> None:
    """Every test here stands in the light theme."""


@pytest.mark.parametrize("face", [Face.CAPTION, Face.SMALL, Face.BODY, Face.PANE, Face.SUM, Face.DUE, Face.ELDER_BODY])
def test_one_line_is_as_high_as_its_face_says(qtbot: QtBot, face: Face) -> None:
    label = Words("受理单 Ag", face=face, wrap=False)
    qtbot.addWidget(label)
    assert label.sizeHint().height() == tokens().type[face].line


def test_wrapped_lines_stand_a_line_height_apart(qtbot: QtBot) -> None:
    label = Words(LONG, face=Face.SMALL)
    qtbot.addWidget(label)
    line = tokens().type[Face.SMALL].line
    heights = {label.heightForWidth(width) for width in range(120, 900, 40)}
    assert all(height % line == 0 for height in heights)
    assert label.heightForWidth(300) > label.heightForWidth(900) >= line


def test_lines_are_painted_a_line_height_apart(qtbot: QtBot) -> None:
    label = Words("一\n一", face=Face.ELDER_BODY)
    qtbot.addWidget(label)
    line = tokens().type[Face.ELDER_BODY].line
    label.resize(100, 2 * line)
    picture = label.grab().toImage()
    ground = picture.pixel(99, 1)
    inked = [y for y in range(picture.height()) if any(picture.pixel(x, y) != ground for x in range(40))]
    upper, lower = [y for y in inked if y < line], [y for y in inked if y >= line]
    assert [y + line for y in upper] == lower


def test_words_that_do_not_wrap_never_get_less_than_they_need(qtbot: QtBot) -> None:
    label = Words("请客户签字", wrap=False)
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


def test_the_text_stays_whole_whatever_the_spans(qtbot: QtBot) -> None:
    label = Words()
    qtbot.addWidget(label)
    label.set_spans((Span("违约金", Stress.QUIET), Span("  12 × ¥199 × 20% = "), Span("¥477.60", Stress.STRONG)))
    assert label.text() == "违约金  12 × ¥199 × 20% = ¥477.60"
    assert label.stresses() == {Stress.QUIET, Stress.NONE, Stress.STRONG}
    label.setText("无")
    assert label.text() == "无"
    assert label.stresses() == {Stress.NONE}


def test_the_same_words_again_are_not_painted_again(qtbot: QtBot) -> None:
    class Counted(Words):
        asked = 0

        def updateGeometry(self) -> None:
            self.asked += 1
            super().updateGeometry()

    label = Counted("受理")
    qtbot.addWidget(label)
    before = label.asked
    label.setText("受理")
    assert label.asked == before
    label.setText("受理单")
    assert label.asked == before + 1


def _colours(label: Words) -> set[str]:
    picture = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_span_is_painted_in_the_colour_of_its_stress(qtbot: QtBot, theme: Theme) -> None:
    label = Words("", face=Face.DUE)
    qtbot.addWidget(label)
    label.set_spans((Span("缺", Stress.DANGER),))
    label.show()
    assert theme.colours.danger.lower() in _colours(label)
    assert theme.colours.ink.lower() not in _colours(label)


def test_a_tone_can_change(qtbot: QtBot, theme: Theme) -> None:
    label = Words("缺", face=Face.DUE, tone=Tone.INK)
    qtbot.addWidget(label)
    label.show()
    label.set_tone(Tone.WARN)
    assert label.palette().color(label.foregroundRole()) == QColor(theme.colours.warn)
    label.set_face(Face.CAPTION)
    assert label.sizeHint().height() == tokens().type[Face.CAPTION].line


@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
@pytest.mark.parametrize("wrap", [True, False])
def test_words_stand_where_they_are_aligned(qtbot: QtBot, align: Qt.AlignmentFlag, wrap: bool) -> None:
    label = Words("一", face=Face.BODY, wrap=wrap, align=align)
    qtbot.addWidget(label)
    label.resize(200, 22)
    picture = label.grab().toImage()
    ground = picture.pixel(100, 1)
    inked = [x for x in range(200) for y in range(22) if picture.pixel(x, y) != ground]
    middle = sum(inked) / len(inked)
    assert (middle < 20) if align is Qt.AlignmentFlag.AlignLeft else (middle > 180)


@pytest.mark.parametrize("face", Face)
def test_tails_stay_inside_the_line(qtbot: QtBot, theme: Theme, face: Face) -> None:
    def ink(room: int) -> int:
        label = Words("gypjQ", face=face, wrap=False)
        qtbot.addWidget(label)
        label.setContentsMargins(0, room, 0, room)
        label.show()
        label.resize(label.sizeHint())
        picture = label.grab().toImage()
        ground = picture.pixel(0, 0)
        spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return sum(picture.pixel(x, y) != ground for x, y in spots)

    assert ink(0) == ink(20)


def test_a_layout_gives_wrapped_words_the_height_they_need(qtbot: QtBot) -> None:
    screen = QWidget()
    column = QVBoxLayout(screen)
    column.addWidget(Words(LONG, face=Face.SMALL))
    column.addWidget(Words(LONG, face=Face.BODY))
    qtbot.addWidget(screen)
    screen.resize(QSize(260, 900))
    screen.show()
    settle(screen)
    assert cut_text(screen) == []


def test_the_checks_see_words_that_are_cut_or_faint(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    label = Words("请客户签字", wrap=False, parent=screen)
    label.setFixedWidth(20)
    beyond = Words("出去了", wrap=False, parent=screen)
    beyond.move(380, 40)
    pale = Words("看不清", wrap=False, tone=Tone.LINE_STRONG, parent=screen)
    pale.move(10, 80)
    screen.resize(400, 200)
    screen.show()
    settle(screen)
    faults = cut_text(screen)
    assert any(fault.startswith("cut: '请客户签字'") for fault in faults)
    assert any(fault.startswith("outside: '出去了'") for fault in faults)
    assert len(faults) == 2
    assert [fault.split("'")[1] for fault in faint_text(screen)] == ["看不清"]


def test_a_figure_is_measured_on_a_ground_that_shades_off_and_not_on_its_own_ink(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.setStyleSheet(
        "QWidget { background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 #ffffff, stop: 1 #f4f4f4) }"
    )
    for said, tone, y in (("0", Tone.INK, 20), ("8", Tone.LINE_STRONG, 120)):
        Words(said, face=Face.TILE_FIGURE, tone=tone, wrap=False, parent=screen).move(10, y)
    screen.resize(200, 200)
    screen.show()
    settle(screen)
    assert [fault.split("'")[1] for fault in faint_text(screen)] == ["8"]


def test_what_is_remembered_of_its_size_follows_words_face_and_margins(qtbot: QtBot) -> None:
    label = Words("剩余月费", face=Face.SMALL)
    qtbot.addWidget(label)

    def sizes_of(label: Words) -> tuple[QSize, QSize, int]:
        return label.sizeHint(), label.minimumSizeHint(), label.heightForWidth(60)

    changes: tuple[Callable[[], object], ...] = (
        lambda: label.setText(LONG),
        lambda: label.set_face(Face.ELDER_BODY),
        lambda: label.setContentsMargins(5, 7, 5, 7),
        lambda: label.setText("剩余月费"),
    )
    seen = [sizes_of(label)]
    for change in changes:
        change()
        seen.append(sizes_of(label))
    fresh = Words("剩余月费", face=Face.ELDER_BODY)
    qtbot.addWidget(fresh)
    fresh.setContentsMargins(5, 7, 5, 7)
    assert seen[-1] == sizes_of(fresh)
    assert all(before != after for before, after in pairwise(seen))
