"""Keys of forms and dialogs: what acts once while held down, and Enter from field to field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.keys import EnterChain, on_keys


def test_a_key_held_down_acts_once_unless_it_steps(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    on_keys(part, {Qt.Key.Key_P | Qt.KeyboardModifier.ControlModifier: part.show})
    on_keys(part, {Qt.Key.Key_Down: part.show}, repeats=True)
    assert [(each.key().toString(), each.autoRepeat()) for each in part.findChildren(QShortcut)] == [
        ("Ctrl+P", False),
        ("Down", True),
    ]


def test_enter_goes_on_to_the_next_field_that_is_shown_and_at_last_finishes(qtbot: QtBot) -> None:
    form, done = QWidget(), list[str]()
    qtbot.addWidget(form)
    first, hidden, last = fields = [QLineEdit(form) for _ in range(3)]
    hidden.hide()
    lets = [True, False]
    EnterChain(fields, lambda: done.append("done"), passing={first: lets.pop}, parent=form)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Enter)  # who asks may keep the caret there
    assert form.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert (form.focusWidget() is last, done) == (True, [])
    QTest.keyClick(last, Qt.Key.Key_Enter)
    assert done == ["done"]
