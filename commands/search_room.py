"""The search of a counter: filled beside the window, and the characters it shows drawn ahead."""

from collections.abc import Callable
from typing import Final

from app.ports import Lane
from commands.stored_parts import StoredParts
from offline_cache.search import Search
from ui.clerk.known_characters import known_characters, search_pieces
from ui.frame.application import once_painted_or_late
from ui.shell.warming import FIRST_MS, Warming
from ui.shell.window import ShellWindow

BETWEEN_MS: Final = 40
_DEADLINE_S: Final = 60.0


class SearchRoom:
    """`failed` is told what kept the search empty."""

    def __init__(self, search: Search, parts: StoredParts, *, lane: Lane, failed: Callable[[Exception], None]) -> None:
        self._search, self._parts, self._lane, self._failed = search, parts, lane, failed
        self._glyphs = Warming(what="a search shows", first_ms=FIRST_MS, between_ms=BETWEEN_MS)

    def start(self, window: ShellWindow) -> None:
        once_painted_or_late(window, lambda: self._fill(window))
        self._glyphs.start(window)

    def stop(self) -> None:
        self._glyphs.stop()

    def _fill(self, window: ShellWindow) -> None:
        def draw_ahead(characters: str) -> None:
            self._glyphs.add(search_pieces(characters, ratio=window.devicePixelRatioF()))

        self._lane.run(self._filled, then=draw_ahead, failed=self._failed, deadline_s=_DEADLINE_S)

    def _filled(self) -> str:
        """Beside the window: 100,000 offers take a second. The characters that stand in it."""
        catalogue = self._parts.catalogues.current()
        self._search.use_customers(self._parts.customers.all())
        self._search.use_catalogue(catalogue)
        return known_characters(catalogue)
