"""The search is filled once the window was seen, what it shows is drawn ahead, and what keeps it empty is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.shell.style
from app.texts.language import Language
from commands import search_room
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.search_room import SearchRoom
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.search import Search
from tests.fakes.clerk_ports import InstantLane
from tests.ui import clothes
from ui.clerk.known_characters import FACES, PRICE_FACE, TAKE_FACE
from ui.frame import glyphs
from ui.frame.theme import LanguageChoice
from ui.shell.window import ShellWindow
from ui.widgets.dressing import Face


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> ShellWindow:
    theme = clothes.light(qapp, ui.shell.style.rules)
    window = ShellWindow(theme=theme, language=LanguageChoice(Language.ZH), sign_on=QWidget())
    qtbot.addWidget(window)
    return window


@pytest.fixture
def search() -> Search:
    return Search()


@pytest.fixture
def parts(stocked: Path, search: Search) -> Iterator[StoredParts]:
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    yield stored_parts(store, customer_kept=search.customer_kept)
    store.close()


def test_once_the_window_was_seen_offers_are_found_and_their_characters_drawn(
    window: ShellWindow, parts: StoredParts, search: Search, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, Face, float]] = []
    monkeypatch.setattr(glyphs, "_draw", lambda characters, face, ratio: drawn.append((characters, face, ratio)))
    monkeypatch.setattr(search_room, "FIRST_MS", 1)
    monkeypatch.setattr(search_room, "BETWEEN_MS", 0)
    told: list[Exception] = []
    room = SearchRoom(search, parts, lane=InstantLane(), failed=told.append)
    assert not search.offers("cx199", limit=1)
    window.show()
    room.start(window)
    qtbot.waitUntil(lambda: bool(search.offers("cx199", limit=1)))
    qtbot.waitUntil(lambda: {"畅", "9"} <= {character for characters, _, _ in drawn for character in characters})
    qtbot.waitUntil(lambda: {face for _, face, _ in drawn} == {*FACES, PRICE_FACE, TAKE_FACE})
    assert {ratio for _, _, ratio in drawn} == {window.devicePixelRatioF()}
    room.stop()
    assert not told


def test_what_keeps_it_empty_is_told(
    window: ShellWindow, parts: StoredParts, search: Search, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OSError("the disk")

    monkeypatch.setattr(parts.customers, "all", broken)
    told: list[Exception] = []
    room = SearchRoom(search, parts, lane=InstantLane(), failed=told.append)
    window.show()
    room.start(window)
    qtbot.waitUntil(lambda: [str(error) for error in told] == ["the disk"])
    room.stop()
