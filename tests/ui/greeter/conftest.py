"""The greeter's page over a real queue, closed again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import ui.greeter.style
import ui.shell.style
from app.texts.language import Language
from tests.ui import clothes
from tests.ui.greeter.scene import GreeterScene
from ui.frame.theme import Theme

Make = Callable[..., GreeterScene]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, ui.greeter.style.rules)


@pytest.fixture
def make(tmp_path: Path, qapp: QApplication) -> Iterator[Make]:
    """A scene, shown at a tablet's size."""
    made: list[GreeterScene] = []

    def scene(language: Language = Language.ZH, *, held: bool = False, desk: str = "") -> GreeterScene:
        one = GreeterScene(tmp_path, language, held=held, desk=desk)
        made.append(one)
        one.window.resize(1208, 712)
        one.window.show()
        return one

    yield scene
    for one in made:
        one.close()
