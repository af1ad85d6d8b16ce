"""The dressed application of the customer's screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

import ui.customer.style
import ui.shell.style
from tests.ui.looks import Look
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName


@pytest.fixture(scope="module")
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """As the window dresses it: the shell's rules and the customer's. Once a module, dressing takes its time."""
    yield Theme(qapp, extra=(ui.shell.style.rules, ui.customer.style.rules))
    qapp.setStyleSheet("")


@pytest.fixture
def theme(dressed: Theme, request: pytest.FixtureRequest) -> Theme:
    """In the clothes of the test's look, if it has one, before there is anything to dress again; else in light ones."""
    look = request.getfixturevalue("look") if "look" in request.fixturenames else None
    dressed.switch(look.theme if isinstance(look, Look) else ThemeName.LIGHT)
    return dressed
