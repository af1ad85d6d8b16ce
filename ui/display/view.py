"""The whole television: head, newest call, calls before it, classes, a notice, and the word against fraud."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.display.call_panel import CallPanel, words_of
from ui.display.calls_column import CallsColumn
from ui.display.class_row import ClassRow
from ui.display.scale import Scale, factor_for
from ui.display.state import DisplayState, NoticeWords
from ui.display.style import Figure, sizes
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon
from ui.widgets.words import Words

_HEAD, _FOOT, _PAD = 96, 96, 24


class DisplayView(QWidget):
    """Fits itself into any screen; `render_display` with an unchanged state costs nothing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("displayView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scale, self._factor = Scale(), 0.0
        self._state: DisplayState | None = None
        self._title = words_of(Figure.NAME, parent=self)
        self._day = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._clock = words_of(Figure.CLOCK, parent=self)
        self._call = CallPanel(scale=self._scale, parent=self)
        self._calls = CallsColumn(scale=self._scale, parent=self)
        self._classes = ClassRow(scale=self._scale, parent=self)
        self._notice = NoticeLine(scale=self._scale, parent=self)
        self._foot = QFrame(self)
        self._foot.setObjectName("displayFoot")
        self._fraud = Words("", face=Face.DISPLAY_NOTE, tone=None, parent=self._foot)
        self._on_sale = Words("", face=Face.DISPLAY_NOTE, tone=None, wrap=False, parent=self._foot)
        self._lay_out()

    def render_display(self, state: DisplayState) -> None:
        if state == self._state:
            return
        self._state = state
        self._title.setText(state.title)
        self._day.setText(state.day)
        self._clock.setText(state.clock)
        self._call.render_call(state)
        self._calls.render_calls(state)
        self._classes.render_classes(state)
        self._notice.render_notice(state.notice)
        self._fraud.setText(state.fraud.says)
        self._on_sale.setText(state.on_sale)

    def minimumSizeHint(self) -> QSize:
        """None: it fits itself into whatever there is, and no window may grow beyond its monitor for it."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        factor = factor_for(self.width(), self.height())
        if factor != self._factor:
            self._factor = factor
            self._scale.to(factor)
            self.setStyleSheet(sizes(tokens(), factor))
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        scale = self._scale
        left = QVBoxLayout()
        scale.spacing(left, 24)
        left.addWidget(self._call, 1)
        left.addWidget(self._classes)
        left.addWidget(self._notice)
        body = QHBoxLayout()
        scale.margins(body, 48, 48, 48, 32)
        scale.spacing(body, 48)
        body.addLayout(left, 1)
        body.addWidget(self._calls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as large as its screen, whatever it says
        column.addWidget(self._head())
        column.addLayout(body, 1)
        column.addWidget(self._foot)
        foot = QHBoxLayout(self._foot)
        scale.margins(foot, 48, 0, 48, 0)
        scale.spacing(foot, 20)
        scale.height(self._foot, _FOOT)
        foot.addWidget(icon_of("shield-alert", "note", tone=None, parent=self._foot))
        foot.addWidget(self._fraud, 1)
        foot.addWidget(self._on_sale)

    def _head(self) -> QFrame:
        head = QFrame(self)
        head.setObjectName("displayHead")
        self._scale.height(head, _HEAD)
        row = QHBoxLayout(head)
        self._scale.margins(row, 48, 0, 48, 0)
        self._scale.spacing(row, 20)
        mark = icon_of("brand-mark", "mark", tone=None, parent=head)
        mark.setObjectName("displayMark")
        row.addWidget(mark)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._day)
        row.addWidget(self._clock)
        return head


class NoticeLine(QFrame):
    """One sentence between calls; two lines are kept free, so that another one moves nothing."""

    def __init__(self, *, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("displayNotice")
        self.setProperty("warns", False)
        scale.height(self, 96)
        self._icon = icon_of("info", "note", tone=None, parent=self)
        self._says = Words("", face=Face.DISPLAY_NOTE, tone=None, parent=self)
        self._scale, self._warns = scale, False
        self._row = QHBoxLayout(self)
        scale.call(self._pad, _PAD)
        scale.spacing(self._row, 20)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._says, 1)

    def render_notice(self, notice: NoticeWords) -> None:
        self._icon.set_name(notice.icon)
        self._says.setText(notice.says)
        self._warns = notice.warns
        dress(self, warns=notice.warns)
        self._pad(self._scale.px(_PAD))

    def _pad(self, px: int) -> None:
        """Only inside an edge."""
        sides = px if self._warns else 0
        self._row.setContentsMargins(sides, 0, sides, 0)


def icon_of(name: str, figure: str, *, tone: Tone | None, parent: QWidget) -> Icon:
    """An icon in a size of the television's own."""
    made = Icon(name, tone=tone, parent=parent)
    made.setProperty("figure", figure)
    return made
