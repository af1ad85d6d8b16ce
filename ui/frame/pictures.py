"""Pictures of the real windows, for the guides, for the demo and for tests."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

SMALL = QSize(1366, 768)
LARGE = QSize(1920, 1080)
BOTH_SIZES = (SMALL, LARGE)
Screen = QWidget  # what a picture is taken of, for those who know no Qt


def grab(widget: QWidget, file: Path, *, size: QSize | None = None) -> Path:
    """Paint `widget` as it is now into a PNG, first resized to `size` logical pixels. OSError if it cannot write."""
    if size is not None:
        widget.resize(size)
    if not widget.isVisible():
        widget.show()
    QApplication.processEvents()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(file), "PNG"):
        raise OSError(f"cannot write {file}")
    return file
