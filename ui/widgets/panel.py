"""Grounds other parts stand on: a fill, an edge, rounded corners; and the hairline between them."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.dressing import dress


class Ground(StrEnum):
    """Fills, by token name; NONE shows what is behind."""

    NONE = "none"
    CANVAS = "canvas"
    SURFACE = "surface"
    SUNK = "sunk"
    HOVER = "hover"
    ACCENT = "accent"
    ACCENT_TINT = "accent_tint"
    WARN_TINT = "warn_tint"
    DANGER_TINT = "danger_tint"
    RAIL = "rail"
    TOAST = "toast"


class Edge(StrEnum):
    """1 px edges by token name; SELECTED is 2 px in the focus colour."""

    NONE = "none"
    LINE = "line"
    STRONG = "line_strong"
    ACCENT_LINE = "accent_line"
    WARN_LINE = "warn_line"
    DANGER_LINE = "danger_line"
    SELECTED = "selected"


class Corners(StrEnum):
    """Radii. The *_TOP and *_BOTTOM ones are for children that touch the rounded corners of what they stand in."""

    SQUARE = "square"
    TAG = "tag"
    CONTROL = "control"
    CARD = "card"
    DIALOG = "dialog"
    TOUCH = "touch"
    CARD_TOP = "cardTop"
    CARD_BOTTOM = "cardBottom"
    DIALOG_TOP = "dialogTop"
    DIALOG_BOTTOM = "dialogBottom"


class Panel(QFrame):
    """A frame with ground, edge and corners; put a layout in it. Its edge takes its own room."""

    def __init__(
        self,
        *,
        ground: Ground = Ground.SURFACE,
        edge: Edge = Edge.NONE,
        corners: Corners = Corners.SQUARE,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`selectable` keeps room for the 2 px edge of SELECTED, so that nothing moves when it comes."""
        super().__init__(parent)
        self.setProperty("ground", ground.value)
        self.setProperty("edge", edge.value)
        self.setProperty("corners", corners.value)
        self.setProperty("selectable", selectable)

    def set_ground(self, ground: Ground) -> None:
        dress(self, ground=ground.value)

    def set_edge(self, edge: Edge) -> None:
        dress(self, edge=edge.value)


class Hairline(QFrame):
    """A line of 1 px in the colour `line`, across or down."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("across", orientation == Qt.Orientation.Horizontal)
