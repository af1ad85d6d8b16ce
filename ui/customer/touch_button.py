"""Buttons of the customer's screen. Keys never reach them: on one turned screen they would be the clerk's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import dress
from ui.widgets.icons import Icon, IconSize


class HeadButton(Button):
    """48 high, the corners of what is touched; lit while what it names is on."""

    def __init__(
        self,
        *,
        name: str,
        icon: str = "",
        role: ButtonRole = ButtonRole.ORDINARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(" ", icon=icon, role=role, parent=parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._off_icon = icon
        for part in self.findChildren(Icon):
            part.setProperty("extent", IconSize.CONTROL.value)

    def set_lit(self, lit: bool) -> None:
        dress(self, lit=lit)
        self.set_icon("check" if lit else self._off_icon)


class FootButton(Button):
    """56 high, in the elders' larger type."""

    def __init__(self, *, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(" ", icon=icon, size=ButtonSize.TOUCH, parent=parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in self.findChildren(Icon):
            part.setProperty("extent", IconSize.RAIL.value)
