"""A colour that the style sheet gives to a part which paints itself."""

from typing import Protocol

from PySide6.QtCore import Property
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget


class Coloured(Protocol):
    def ink(self, name: str) -> QColor: ...
    def set_colour(self, name: str, colour: QColor) -> None: ...


def colour_property(name: str) -> Property:
    """`warnInk = colour_property("warn")`: what `qproperty-warnInk` sets is asked again as `ink("warn")`."""

    def read(part: Coloured) -> QColor:
        return part.ink(name)

    def write(part: Coloured, colour: QColor) -> None:
        part.set_colour(name, colour)

    return Property(QColor, read, write)


class ColouredWidget(QWidget):
    """Has such colours by their names, that of its text for one the style sheet does not give."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours: dict[str, QColor] = {}

    def ink(self, name: str) -> QColor:
        return self._colours.get(name, self.palette().color(self.foregroundRole()))

    def set_colour(self, name: str, colour: QColor) -> None:
        self._colours[name] = colour
        self.update()
