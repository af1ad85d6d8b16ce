import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from ui.frame.shortcuts import COUNTER_KEYS, SELDOM_KEYS, Act, Shortcuts, key_hints
from ui.widgets.key_row import KeyHint

DOCS = Path(__file__).parents[3] / "docs"


def test_the_bar_shows_what_the_table_says() -> None:
    left = key_hints(COUNTER_KEYS, Language.ZH, right=False)
    assert left[0] == KeyHint(("F2",), "加业务")
    assert [hint.caps[0] for hint in left] == ["F2", "F3", "F4", "F6", "F8", "F9", "F10", "F11", "F12", "Ctrl K"]
    right = key_hints(COUNTER_KEYS, Language.EN, right=True)
    assert right == (KeyHint(("↑", "↓"), "Line"), KeyHint(("Enter",), "Open"))


def test_every_act_stands_in_the_table_once() -> None:
    assert len({entry.act for entry in COUNTER_KEYS}) == len(COUNTER_KEYS)
    keys = [entry.keys for entry in COUNTER_KEYS if entry.keys]
    assert len(set(keys)) == len(keys)


def test_a_key_does_its_act_wherever_the_focus_is(qtbot: QtBot) -> None:
    window = QWidget()
    field = QLineEdit(window)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    done: list[str] = []
    shortcuts = Shortcuts(
        COUNTER_KEYS, {Act.ADD: lambda: done.append("add"), Act.ANYTHING: lambda: done.append("any")}, window=window
    )
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F2)
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_F9)  # in the table, but nobody asked for it
    assert done == ["add", "any"]
    shortcuts.rest()
    QTest.keyClick(field, Qt.Key.Key_F2)
    assert done == ["add", "any"]
    shortcuts.work()
    QTest.keyClick(field, Qt.Key.Key_F2)
    assert done == ["add", "any", "add"]


def test_every_key_of_the_counter_stands_in_both_guides_and_on_both_cards() -> None:
    for name, heading in (
        ("guide.md", "## 按键"),
        ("guide.en.md", "## Keys"),
        ("clerk.md", "## 7 按键"),
        ("clerk.en.md", "## 7 Keys"),
    ):
        told = (DOCS / name).read_text("utf-8").split(f"\n{heading}\n")[1].split("\n## ")[0]
        keys = {entry.keys for entry in (*COUNTER_KEYS, *SELDOM_KEYS) if entry.keys}
        assert not {key for key in keys if key not in re.split(r"[ |·\n]+", told)}, name
