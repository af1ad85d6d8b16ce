"""The page in the counter's window: touched, so with a higher top line, a search of its own, and no key bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.texts import greeter as words
from app.texts.language import Language
from tests.ui.looks import settle
from tests.ui.take_greeter_pictures import Page
from ui.frame.theme import Theme
from ui.greeter.pick_dialog import PickDialog
from ui.greeter.visit import Visit
from ui.shell.styles import STYLES
from ui.widgets.words import Words


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    yield Theme(qapp, extra=STYLES, parent=qapp)
    qapp.setStyleSheet("")


def test_the_window_holds_the_touched_page(dressed: Theme, tmp_path: Path) -> None:
    page = Page(tmp_path, dressed, Language.ZH, (1280, 800))
    window, view = page.window, page.view
    told: list[bool] = []
    window.search_pressed.connect(lambda: told.append(True))
    settle(window)
    assert (window.width(), window.top_line.height(), window.key_bar.isVisible()) == (1280, 56, False)
    window.top_line.search_pressed.emit()
    assert isinstance(view.dialog, PickDialog)
    assert told == [], "the clerk's search rests"
    page.scene.issue()
    page.scene.hall.change()
    settle(window)
    assert len(view.hall.rows()) == 8, "what others did is seen"
    page.desk.give_up()
    assert view.presenter.visit == Visit()
    assert not window.overlay.isVisible()
    view.presenter.tap_tile("plan")
    view.presenter.take()
    settle(window)
    (toast,) = window.toasts.toasts()
    foot = view.choice.issue
    assert toast.mapTo(window, toast.rect().bottomLeft()).y() < foot.mapTo(window, foot.rect().topLeft()).y()
    assert words.PRINT_AGAIN.zh in [part.text() for part in toast.findChildren(Words)]
    page.close()
