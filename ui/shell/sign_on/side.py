"""The left side of sign-on: what the program is, where it stands."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import sign_on as words
from app.texts.language import Language
from ui.shell.rail import BrandMark
from ui.shell.sign_on.state import AboutProgram, foot
from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.words import Words

WIDTH = 520
_SLOGAN_FROM_TOP = 113


class SignOnSide(QFrame):
    """520 wide, in the rail's colour."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signOnSide")
        self.setFixedWidth(WIDTH)
        self._brand = Words("", face=Face.DIALOG, tone=None, wrap=False, parent=self)
        self._brand.setObjectName("brand")
        self._slogan = Words("", face=Face.CHANGE, tone=None, parent=self)
        self._slogan.setObjectName("slogan")
        self._promise = Words("", face=Face.TOUCH_NOTE, tone=None, parent=self)
        self._promise.setObjectName("promise")
        self._foot = Words("", face=Face.SMALL, tone=None, parent=self)
        self._foot.setObjectName("foot")
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF + 2)
        head.addWidget(BrandMark(parent=self))
        head.addWidget(self._brand)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SIX, grid.SIX + 1, grid.SIX, grid.SIX)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(_SLOGAN_FROM_TOP)
        column.addWidget(self._slogan)
        column.addSpacing(grid.TWO)
        column.addWidget(self._promise)
        column.addStretch(1)
        column.addWidget(self._foot)

    def render_side(self, about: AboutProgram, language: Language) -> None:
        self._brand.setText(words.BRAND.say(language))
        self._slogan.setText(words.SLOGAN.say(language))
        self._promise.setText(words.PROMISE.say(language))
        self._foot.setText(foot(about, language))
