"""The counter in a real window, dressed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.clerk.style
import ui.shell.style
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.ui import clothes
from tests.ui.clerk.counter import Counter
from tests.ui.looks import settle
from ui.frame.pictures import SMALL
from ui.frame.theme import Theme

MakeCounter = Callable[..., Counter]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, ui.clerk.style.rules)


@pytest.fixture
def make_counter(qtbot: QtBot, theme: Theme) -> MakeCounter:
    """An open counter of 1366 × 768 with the focus on the clerk's page."""

    def make(*, hall: Hall | None = None, language: Language = Language.ZH) -> Counter:
        counter = Counter(theme, hall, language=language)
        qtbot.addWidget(counter.window)
        counter.window.resize(SMALL)
        counter.window.show()
        counter.window.activateWindow()
        settle(counter.window)
        counter.view.setFocus()
        return counter

    return make
