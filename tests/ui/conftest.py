"""The dressed application for tests of screens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

import ui.settings.style
import ui.setup.style
import ui.shell.style
from tests.offline_cache.parts import Counter
from tests.people.bench import staffed_counter
from tests.ui import clothes
from ui.frame.theme import Theme


@pytest.fixture(autouse=True)
def no_window_outlives_its_test() -> Iterator[None]:
    """Until one is deleted, each change of the style sheet dresses all of it again, to the end of the run.

    qtbot asks for it where a window was told to it. Windows of a wider fixture were there before, and stay.
    """
    before = set(QApplication.topLevelWidgets())
    yield
    for window in QApplication.topLevelWidgets():
        if window not in before:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    """A counter with people, to be copied."""
    return staffed_counter(tmp_path_factory.mktemp("staffed") / "store")


@pytest.fixture(scope="module", autouse=True)
def clothes_go_with_their_module() -> Iterator[None]:
    yield
    clothes.take_off()


@pytest.fixture(autouse=True)
def no_clothes_but_with_a_theme(request: pytest.FixtureRequest) -> None:
    """Those of the test before may still be on."""
    if "theme" not in request.fixturenames:
        clothes.take_off()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Fonts loaded, the light style sheet on, with the rules every window has."""
    return clothes.light(qapp, ui.shell.style.rules, ui.settings.style.rules, ui.setup.style.rules)
