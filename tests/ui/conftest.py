"""The dressed application for tests of screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

import ui.settings.style
import ui.setup.style
import ui.shell.style
from ui.frame.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Fonts loaded, the light style sheet on, with the rules every window has; taken off again afterwards."""
    yield Theme(qapp, extra=(ui.shell.style.rules, ui.settings.style.rules, ui.setup.style.rules))
    qapp.setStyleSheet("")
