"""A row of keys that changes keeps the parts it has."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import check_looks, settle
from ui.frame.theme import Theme
from ui.widgets.key_row import KeyHint, KeyRow
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words

CHOOSE, TAKE, GROUP = KeyHint(("↑", "↓"), "选"), KeyHint(("Enter",), "放进受理单"), KeyHint(("Tab",), "换类")


def shown(row: KeyRow) -> list[str]:
    """Caps and words from left to right."""
    parts: list[QWidget] = [part for kind in (KeyCap, Words) for part in row.findChildren(kind) if part.isVisible()]
    parts.sort(key=lambda part: part.mapTo(row, part.rect().topLeft()).x())
    return [part.text() for part in parts if isinstance(part, KeyCap | Words)]


def test_keys_come_go_and_change_their_words_in_their_order(theme: Theme, qtbot: QtBot) -> None:
    row = KeyRow([CHOOSE, TAKE, GROUP])
    qtbot.addWidget(row)
    row.show()
    for keys in (
        [CHOOSE, GROUP],
        [CHOOSE, KeyHint(("Enter",), "改套餐"), GROUP],
        [GROUP, CHOOSE],
        [KeyHint(("Tab",), "换"), KeyHint(("Tab",), "类")],
        [],
        [CHOOSE, TAKE, GROUP],
    ):
        row.render_keys(keys)
        row.adjustSize()
        settle(row)
        assert shown(row) == [said for key in keys for said in (*key.caps, key.words)]
        check_looks(row)


def test_a_key_that_stays_is_not_made_again(theme: Theme, qtbot: QtBot) -> None:
    row = KeyRow([CHOOSE, TAKE, GROUP])
    qtbot.addWidget(row)
    caps = row.findChildren(KeyCap)
    for _ in range(3):
        row.render_keys([CHOOSE, GROUP])
        row.render_keys([CHOOSE, KeyHint(("Enter",), "改套餐"), GROUP])
    assert row.findChildren(KeyCap) == caps
