"""Between the sign-on page and whoever signs on: the clerk's page is loaded on a lane, and the customer's screen made,
a part at a time, so that a key pressed meanwhile waits for one part at most."""

import importlib
import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.ports import Lane

LOADED: Final = ("ui.shell.clerk_page", "ui.customer.view", "ui.customer.turned")
BETWEEN_MS: Final = 20
DEADLINE_S: Final = 60.0

log = logging.getLogger(__name__)


class Ahead(QObject):
    """`begin` once the sign-on page is painted. `make_next` makes one part and says whether there was one."""

    def __init__(self, make_next: Callable[[], bool], *, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_next, self._lane = make_next, lane
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(BETWEEN_MS)
        self._next.timeout.connect(self._due)
        self._stopped = False

    def begin(self) -> None:
        if not self._stopped:
            self._lane.run(load_pages, then=lambda _: self._again(), failed=self._failed, deadline_s=DEADLINE_S)

    def stop(self) -> None:
        self._stopped = True
        self._next.stop()

    def _due(self) -> None:
        if self._make_next():
            self._again()

    def _again(self) -> None:
        if not self._stopped:
            self._next.start()

    def _failed(self, error: Exception) -> None:
        """Whoever signs on is told: there it is loaded once more."""
        log.info("the clerk's page was not loaded ahead: %s", error)


def load_pages() -> None:
    for name in LOADED:
        importlib.import_module(name)
