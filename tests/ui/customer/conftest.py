"""The dressed application of the customer's screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

import ui.customer.style
import ui.shell.style
from ui.frame.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """As the window dresses it: the shell's rules and the customer's."""
    yield Theme(qapp, extra=(ui.shell.style.rules, ui.customer.style.rules))
    qapp.setStyleSheet("")
