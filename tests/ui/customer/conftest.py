"""The dressed application of the customer's screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

import ui.customer.style
import ui.shell.style
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName


@pytest.fixture(scope="module")
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """As the window dresses it: the shell's rules and the customer's. Once a module, dressing takes its time."""
    yield Theme(qapp, extra=(ui.shell.style.rules, ui.customer.style.rules))
    qapp.setStyleSheet("")


@pytest.fixture
def theme(dressed: Theme) -> Theme:
    """In light clothes at the start of each test."""
    dressed.switch(ThemeName.LIGHT)
    return dressed
