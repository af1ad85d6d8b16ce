"""The browser of this PC, where a person signs in at the operator's own page."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_page(url: str) -> bool:
    """False where this PC has none. On the window's thread."""
    return QDesktopServices.openUrl(QUrl(url))
