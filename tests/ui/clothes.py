"""The application's clothes, kept on from one test of a module to the next.

Dressing and undressing it, with the windows of a test still there, took up to a fifth of that test.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.frame.style_sheet import Rules
from ui.frame.theme import Theme


class _Dressed:
    """The application as Theme asks for it: what it wears already is not put on again."""

    worn = ""  # by whoever asked `light` last

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def setStyle(self, name: str) -> None:
        if not self._application.styleSheet():
            self._application.setStyle(name)

    def setFont(self, font: QFont) -> None:
        if self._application.font() != font:
            self._application.setFont(font)

    def setPalette(self, palette: QPalette) -> None:
        if self._application.palette() != palette:
            self._application.setPalette(palette)

    def setStyleSheet(self, sheet: str) -> None:
        if self._application.styleSheet() != sheet:
            self._application.setStyleSheet(sheet)
        _Dressed.worn = sheet


def light(application: QApplication, *extra: Rules) -> Theme:
    """A theme of the test's own, in light clothes, with the faces' own rules."""
    return Theme(cast(QApplication, _Dressed(application)), extra=cast(Sequence[Rules], extra))


def take_off() -> None:
    """What `light` put on, if it is still on."""
    application = QApplication.instance()
    if _Dressed.worn and isinstance(application, QApplication) and application.styleSheet() == _Dressed.worn:
        application.setStyleSheet("")
    _Dressed.worn = ""
