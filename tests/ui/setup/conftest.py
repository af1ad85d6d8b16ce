"""The application dressed with this face's own rules too."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

import ui.shell.style
from ui.frame.theme import Theme
from ui.setup import style


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    yield Theme(qapp, extra=(ui.shell.style.rules, style.rules))
    qapp.setStyleSheet("")
