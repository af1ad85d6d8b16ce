"""A chart that was drawn elsewhere, as the PDF has it too: an SVG in the panel of its title."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.manager.summary_state import ChartPicture


class ChartView(QWidget):
    """Its own size where there is room, smaller in proportion where there is less."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn: QSvgRenderer | None = None
        self.picture: ChartPicture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def render_chart(self, picture: ChartPicture) -> None:
        if picture == self.picture:
            return
        self.picture = picture
        self._drawn = QSvgRenderer(QByteArray(picture.svg), self)
        self.setAccessibleName(picture.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.picture.width, self.picture.height) if self.picture is not None else QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self.picture is None:
            return 0
        return round(self.picture.height * min(1.0, width / self.picture.width))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None or self.picture is None:
            return
        share = min(1.0, self.width() / self.picture.width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawn.render(painter, QRectF(0, 0, self.picture.width * share, self.picture.height * share))
        painter.end()
