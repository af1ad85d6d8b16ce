import pytest
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.emptying import throw_away_widgets


@pytest.mark.parametrize("kind", [QVBoxLayout, QGridLayout])
def test_nothing_is_seen_at_once_and_nothing_is_left_afterwards(qtbot: QtBot, kind: type[QLayout]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = kind(host)
    labels = [QLabel(name, host) for name in "abc"]
    gone: list[str] = []
    for label in labels:
        layout.addWidget(label)
        label.destroyed.connect(lambda: gone.append("one"))
    host.show()
    throw_away_widgets(layout)
    assert layout.count() == 0
    assert not any(label.isVisible() for label in labels)
    qtbot.waitUntil(lambda: len(gone) == 3)
