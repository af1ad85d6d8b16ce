"""Pages of a PDF as pictures, and the strip of them: what the sealed file shows, painted by Qt's own reader."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.errors import InputRefused
from app.texts import verify as words
from ui.widgets import grid

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

WIDTH_PX: Final = 1240  # A4 at 150 dots an inch
WIDEST: Final = 900  # px on the screen: wider lines are hard to read
MOST_PAGES: Final = 20


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Each page as PNG, on paper's white. On the lane of pages. Raises InputRefused for what is no PDF."""
    from PySide6.QtPdf import QPdfDocument  # late: 5 MB that no start waits for

    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    if document.status() is not QPdfDocument.Status.Ready:
        raise InputRefused(words.BROKEN)
    try:
        return tuple(_png(document, page) for page in range(min(document.pageCount(), MOST_PAGES)))
    finally:
        document.close()


def _png(document: "QPdfDocument", page: int) -> bytes:
    points = document.pagePointSize(page)
    size = QSize(WIDTH_PX, round(WIDTH_PX * points.height() / points.width()))
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(out, QByteArray(b"png")).write(paper)
    return bytes(out.data().data())


class PageStrip(QWidget):
    """One page below the other, as wide as there is room."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[bytes, ...] = ()
        self._pages: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.ONE)
        self._column.addStretch(1)

    def render_pages(self, pages: tuple[bytes, ...], said: str) -> None:
        """`said` is what a screen reader calls them."""
        if pages != self._shown:
            self._shown, self._pages = pages, [_pixmap(each) for each in pages]
            while len(self._labels) < len(pages):
                label = QLabel(self)
                self._column.insertWidget(len(self._labels), label, 0, Qt.AlignmentFlag.AlignHCenter)
                self._labels.append(label)
            self._fit()
        for label in self._labels[: len(pages)]:
            label.setAccessibleName(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        width = min(self.width(), WIDEST)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(self._pages))
            if place < len(self._pages):
                ratio = self.devicePixelRatioF()
                fitted = self._pages[place].scaledToWidth(
                    round(width * ratio), Qt.TransformationMode.SmoothTransformation
                )
                fitted.setDevicePixelRatio(ratio)
                label.setPixmap(fitted)


def _pixmap(png: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(png)
    return picture
