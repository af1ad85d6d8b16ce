"""Lucide icons, painted in the colour of the words beside them. An icon never stands without a word."""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

import resources
from ui.widgets.dressing import Tone

STROKE: Final = 1.75  # on Lucide's grid of 24; checked against tokens.json
_CACHED: Final = 1024


class IconSize(StrEnum):
    """Logical pixels: tag 14, inline 16, control 18, banner 20, rail 22, touch 28, mark 30, empty 32."""

    TAG = "tag"
    INLINE = "inline"
    CONTROL = "control"
    BANNER = "banner"
    RAIL = "rail"
    TOUCH = "touch"
    EMPTY = "empty"
    MARK = "mark"


@lru_cache(maxsize=_CACHED)
def icon_image(name: str, colour: str, size: int, ratio: float) -> QImage:
    """The icon `name` of resources/icons in `colour` (#rrggbb), `size` logical pixels square, for a screen of `ratio`.

    Raises FileNotFoundError for an icon that is not shipped.
    """
    svg = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class Icon(QWidget):
    """One icon. Its colour is the style sheet's `color`: `tone`, or what the part around it asks for."""

    def __init__(
        self,
        name: str,
        *,
        size: IconSize = IconSize.INLINE,
        tone: Tone | None = Tone.INK2,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is a file of resources/icons without .svg; `tone` None leaves the colour to the part around it."""
        super().__init__(parent)
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("extent", size.value)
        if tone is not None:
            self.setProperty("tone", tone.value)

    def name(self) -> str:
        return self._name

    def set_name(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.update()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        colour = self.palette().color(self.foregroundRole()).name()
        side = min(self.width(), self.height())
        image = icon_image(self._name, colour, side, self.devicePixelRatioF())
        painter.drawImage((self.width() - side) // 2, (self.height() - side) // 2, image)
        painter.end()
