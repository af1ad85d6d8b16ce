"""The right column: the calls before the newest one, and a code to scan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.display_picture import LAST_CALLS
from ui.display.call_panel import words_of
from ui.display.scale import Scale
from ui.display.state import DisplayState
from ui.display.style import Figure
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.qr import QrView
from ui.widgets.words import Words

_QR_SIDE = 188


class CallsColumn(Panel):
    """Its rows are always there, so that nothing moves when a call comes."""

    def __init__(self, *, scale: Scale, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        scale.width(self, tokens().frame.display_calls_column)
        self._head = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._note = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._rows = tuple(
            (
                Words("", face=Face.DISPLAY_ROW, wrap=False, parent=self),
                Words("", face=Face.DISPLAY_ROW, tone=Tone.INK2, wrap=False, parent=self),
            )
            for _ in range(LAST_CALLS)
        )
        self._scan = Panel(ground=Ground.SUNK, corners=Corners.TOUCH, parent=self)
        self._scan.setObjectName("displayScan")
        self._code = QrView(side=_QR_SIDE, parent=self._scan)
        self._scan_title = words_of(Figure.NAME, parent=self._scan)
        self._scan_note = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, parent=self._scan)
        self._scan_title.setWordWrap(True)
        self._lay_out(scale)

    def render_calls(self, state: DisplayState) -> None:
        self._head.setText(state.last_head)
        self._note.setText(state.last_note)
        empty = (("", ""),) * LAST_CALLS
        for (number, counter), said in zip(self._rows, (*state.last, *empty), strict=False):
            number.setText(said[0])
            counter.setText(said[1])
        self._scan.setVisible(state.scan is not None)
        if state.scan is not None:
            self._code.show_payload(state.scan.address)
            self._scan_title.setText(state.scan.title)
            self._scan_note.setText(state.scan.note)

    def _lay_out(self, scale: Scale) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        scale.margins(head, 32, 16, 32, 16)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._note)
        column.addLayout(head)
        for number, counter in self._rows:
            column.addWidget(Hairline(parent=self))
            row = QHBoxLayout()
            scale.margins(row, 32, 0, 32, 0)
            row.addWidget(number)
            row.addStretch(1)
            row.addWidget(counter)
            column.addLayout(row, 1)
        column.addWidget(self._scan)
        scan = QHBoxLayout(self._scan)
        scale.margins(scan, 24, 20, 24, 20)
        scale.spacing(scan, 16)
        scale.call(self._code.set_side, _QR_SIDE)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._scan_title)
        said.addWidget(self._scan_note)
        said.addStretch(1)
        scan.addWidget(self._code, 0, Qt.AlignmentFlag.AlignVCenter)
        scan.addLayout(said, 1)
