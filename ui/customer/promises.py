"""What the hall promises, and whom to call: the right column while nobody is served."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.business_hall import Brand
from app.texts import customer as words
from app.texts.language import Language, Text
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.qr import QrView
from ui.widgets.words import Words

_SIDES = grid.FOUR - 1
_QR_SIDE = 88
_LEAST_ROW = 63


class Promises(Panel):
    """`list_address` is where the whole on-sale list can be read; without one there is no QR."""

    def __init__(self, *, brand: Brand, list_address: str, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self._brand = brand
        self._title = Words("", face=Face.TOUCH_HEAD, parent=self)
        self._promises: list[tuple[Words, Text]] = []
        self._scan = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._supervision = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._hotline = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._scan.setVisible(bool(list_address))
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES, grid.THREE, _SIDES, grid.THREE)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(grid.TWO - 2)
        for icon, text in words.PROMISES:
            column.addWidget(Hairline(parent=self))
            column.addLayout(self._promise(icon, text))
        column.addStretch(1)
        column.addWidget(Hairline(parent=self))
        column.addSpacing(grid.TWO)
        column.addLayout(self._foot(list_address))

    def render_promises(self, language: Language, *, larger: bool) -> None:
        self._title.setText(words.PROMISES_TITLE.say(language))
        self._title.set_face(Face.TOUCH_TITLE if larger else Face.TOUCH_HEAD)
        for said, text in self._promises:
            said.setText(text.say(language))
            said.set_face(Face.TOUCH_NAME if larger else Face.TOUCH_BODY)
        self._scan.setText(words.SCAN_LIST.say(language))
        self._supervision.setText(words.SUPERVISION.say(language, phone=self._brand.supervision_phone))
        self._hotline.setText(words.ASK_HOTLINE.say(language, hotline=self._brand.hotline))

    def _promise(self, icon: str, text: Text) -> QHBoxLayout:
        said = Words("", face=Face.TOUCH_BODY, parent=self)
        said.setContentsMargins(0, grid.ONE, 0, grid.ONE)
        said.setMinimumHeight(_LEAST_ROW)
        self._promises.append((said, text))
        row = QHBoxLayout()
        row.setSpacing(grid.TWO)
        row.addWidget(Icon(icon, size=IconSize.TOUCH, tone=Tone.ACCENT, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(said, 1)
        return row

    def _foot(self, list_address: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO + grid.HALF)
        if list_address:
            code = QrView(side=_QR_SIDE, parent=self)
            code.show_payload(list_address)
            foot.addWidget(code)
        said = QVBoxLayout()
        said.setSpacing(0)
        for part in (self._scan, self._supervision, self._hotline):
            said.addWidget(part)
        foot.addLayout(said, 1)
        return foot
