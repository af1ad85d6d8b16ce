"""A button whose words wrap: as wide as its place, as high as its words then need."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.composed_button import ComposedButton

_EDGE = 2  # taken by the edge or kept free for it, a side


class WrappingButton(ComposedButton):
    """Put a layout in it. It takes the focus by Tab alone, so that Enter stays the clerk's after a click."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width - 2 * _EDGE) + 2 * _EDGE if layout is not None else self.height()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
