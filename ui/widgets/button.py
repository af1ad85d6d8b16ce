"""Buttons. A screen has one filled button at most; every key a button answers to stands in it."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


class ButtonRole(StrEnum):
    PRIMARY = "primary"  # filled
    ORDINARY = "ordinary"
    TEXT = "text"  # words in accentInk, no edge
    DANGER = "danger"


class ButtonSize(StrEnum):
    """Heights of tokens.json: small 32, ordinary 36, primary 48, pay 56, touch 56, touchPrimary 72, elder 112."""

    SMALL = "small"
    ORDINARY = "ordinary"
    PRIMARY = "primary"
    PAY = "pay"
    TOUCH = "touch"
    TOUCH_PRIMARY = "touchPrimary"
    ELDER = "elder"


_FACES = {
    ButtonSize.SMALL: Face.BODY,
    ButtonSize.ORDINARY: Face.BODY,
    ButtonSize.PRIMARY: Face.PANE,
    ButtonSize.PAY: Face.PANE,
    ButtonSize.TOUCH: Face.TOUCH_BODY,
    ButtonSize.TOUCH_PRIMARY: Face.TOUCH_HEAD,
    ButtonSize.ELDER: Face.ELDER_BUTTON,
}


class Button(ComposedButton):
    """Icon, words and key-cap in one row, centred. Enter presses it where it has the focus.

    Connect `clicked`; `setEnabled(False)` gives the disabled look. `text()` stays empty: the words are a child label,
    `words()` and the accessible name say them.
    """

    def __init__(
        self,
        words: str,
        *,
        role: ButtonRole = ButtonRole.ORDINARY,
        size: ButtonSize = ButtonSize.ORDINARY,
        icon: str = "",
        key: str = "",
        key_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`icon` a name of resources/icons, `key` what stands on the cap; `key_first` puts the cap before the words."""
        super().__init__(parent=parent)
        self.setProperty("role", role.value)
        self.setProperty("extent", size.value)
        self._icon = Icon(icon or "check", tone=None, parent=self)
        self._icon.setVisible(bool(icon))
        self._label = Words(words, face=_FACES[size], tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setVisible(bool(words))
        self._cap = KeyCap(key, parent=self)
        self._cap.setVisible(bool(key))
        row = QHBoxLayout(self)
        sides = grid.TWO if size in (ButtonSize.PRIMARY, ButtonSize.PAY) else grid.TWO - 1
        row.setContentsMargins(sides, 0, sides, 0)
        row.setSpacing(grid.ONE)
        row.addStretch(1)
        for part in (self._cap, self._icon, self._label) if key_first else (self._icon, self._label, self._cap):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        if size in (ButtonSize.TOUCH, ButtonSize.TOUCH_PRIMARY, ButtonSize.ELDER):
            self._icon.setProperty("extent", IconSize.TOUCH.value)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        return self._label.text()

    def set_words(self, words: str) -> None:
        self._label.setText(words)
        self._label.setVisible(bool(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Another icon; an empty name takes it away."""
        if icon:
            self._icon.set_name(icon)
        self._icon.setVisible(bool(icon))
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Another key on the cap; an empty one takes it away."""
        self._cap.setText(key)
        self._cap.setVisible(bool(key))
        self.updateGeometry()
