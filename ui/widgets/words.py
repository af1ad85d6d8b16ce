"""Words on a screen: never cut, never elided; they wrap at the line height of their face."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import Property, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.dressing import Face, Tone, dress, dress_alone
from ui.widgets.laid_text import UNBOUNDED, Laid, lay_out

_MOST_WIDTHS: Final = 8  # remembered of one label
_MOST_LAID: Final = 512  # laid out once for all labels that say the same in the same ink
_RELAY: Final = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.ContentsRectChange}
_RECOLOUR: Final = {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}


class Stress(StrEnum):
    """How one stretch stands out from the words around it."""

    NONE = "none"
    QUIET = "quiet"  # ink3: the label of a fact
    STRONG = "strong"  # ink, medium: a worked amount
    DANGER = "danger"  # danger, medium: a fact that is missing
    WARN = "warn"


class Span(NamedTuple):
    words: str
    stress: Stress = Stress.NONE


def units(words: str) -> int:
    """How long Qt takes them to be."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2


_laid: dict[tuple[object, ...], Laid] = {}


class Words(QLabel):
    """A label whose lines have the face's own height; `text()` is always the whole text.

    The style sheet gives font, colour and the property lineHeight; and quietInk, strongInk, dangerInk and warnInk to
    those with a stress only: four more took two fifths of the time a label takes to dress.
    """

    def __init__(
        self,
        words: str = "",
        *,
        face: Face = Face.BODY,
        tone: Tone | None = Tone.INK,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        """`wrap` False keeps one line and asks for all its width; `tone` None leaves the colour to the part around."""
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._said = ""  # all of them
        self._line_height = 0
        self._inks: dict[Stress, QColor] = {}
        self._face_key = ""  # of the font it has now, asked for once
        self._laid: tuple[float, Laid] | None = None
        self._placed: tuple[int, int, Laid, float, float, QColor] | None = None  # what is painted in which size
        self._whole: float | None = None  # the room in which the words are one line that begins at its left end
        # Remembered: windows that lay themselves out ask each label hundreds of times for a few widths.
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}  # by width
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setProperty("face", face.value)
        if tone is not None:
            self.setProperty("tone", tone.value)
        self.setText(words)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Taken apart here, once: flags of Qt are slow to look into at every paint."""
        super().setAlignment(alignment)
        self._laid = self._placed = self._whole = None
        self._across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._top = bool(alignment & Qt.AlignmentFlag.AlignTop)
        self._right = bool(alignment & Qt.AlignmentFlag.AlignRight)
        self._centred = bool(alignment & Qt.AlignmentFlag.AlignHCenter)

    def setText(self, words: str) -> None:
        self.set_spans((Span(words),))

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Words in stretches, each with its own stress; unchanged spans cost nothing."""
        if tuple(spans) == self._spans:
            return
        self._spans = tuple(spans)
        self._said = "".join(span.words for span in spans)
        if any(span.stress is not Stress.NONE and span.words for span in spans):
            dress_alone(self, stressed=True)
        self._forget()
        super().setText(self._said)
        self.updateGeometry()
        self.update()

    def stresses(self) -> frozenset[Stress]:
        """The kinds of stress on this label now."""
        return frozenset(span.stress for span in self._spans if span.words)

    def ink(self, stress: Stress) -> QColor:
        """The colour a stretch of that stress is painted in."""
        found = self._inks.get(stress)
        return self.palette().color(self.foregroundRole()) if found is None else found

    def set_tone(self, tone: Tone) -> None:
        dress(self, tone=tone.value)

    def set_face(self, face: Face) -> None:
        dress(self, face=face.value)

    def changeEvent(self, event: QEvent) -> None:
        self._placed = None
        if event.type() in _RELAY:
            self._face_key = ""
            self._forget()
        elif event.type() in _RECOLOUR:
            self._recolour()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self.ensurePolished()
            layout = self._lay(UNBOUNDED)
            self._hint = self._around(layout.natural, self._tall(layout))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        if self._least is None:
            self.ensurePolished()
            self._least = self._around(self._lay(UNBOUNDED).least, self._line_height)
        return self._least

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._height(width)
            if len(self._heights) >= _MOST_WIDTHS:
                self._heights = {}
            self._heights[width] = height
        return height

    def _height(self, width: int) -> int:
        if not self.wordWrap():
            return self.sizeHint().height()
        self.ensurePolished()
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._tall(self._lay(max(1, inner))) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words and nothing else: no rule gives a label a ground or an edge, what it stands on has them."""
        placed = self._placed
        if placed is None or placed[0] != self.width() or placed[1] != self.height():
            placed = self._placed = self._place()
        painter = QPainter(self)
        painter.setPen(placed[5])
        placed[2].draw(painter, placed[3], placed[4])
        painter.end()

    def _place(self) -> tuple[int, int, Laid, float, float, QColor]:
        """Found once for all paints of it: a key in a search paints a label beside one that changed again."""
        room = self.contentsRect()
        layout = self._lay(room.width() if self.wordWrap() else UNBOUNDED)
        spare = 0 if self._top else (room.height() - self._tall(layout)) // 2
        left = float(room.x())
        if not self.wordWrap():
            width = self.sizeHint().width() - (self.width() - room.width())
            if self._right:
                left += room.width() - width
            elif self._centred:
                left += (room.width() - width) // 2
        ink = self.palette().color(self.foregroundRole())
        return self.width(), self.height(), layout, left, float(room.y() + spare), ink

    def _forget(self) -> None:
        self._laid = self._placed = self._hint = self._least = self._whole = None
        self._heights = {}

    def _recolour(self) -> None:
        """Stressed words are laid out with their colours."""
        self._laid = self._placed = None

    def _around(self, width: float, tall: int) -> QSize:
        margins = self.contentsMargins()
        whole = int(-(-width // 1))
        return QSize(whole + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def _tall(self, layout: Laid) -> int:
        return max(1, layout.lines) * self._line_height

    def _unbroken(self, layout: Laid) -> bool:
        """Whether no more room would lay it out in another way."""
        return layout.lines == 1

    def _lay(self, width: float) -> Laid:
        if self._whole is not None and width >= self._whole:
            width = UNBOUNDED  # as most labels have the room: laid out once for all their sizes
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1]
        layout = self._lay_alike(width)
        self._laid = (width, layout)
        if width == UNBOUNDED and self._across == Qt.AlignmentFlag.AlignLeft and self._unbroken(layout):
            self._whole = layout.natural + 1
        return layout

    def _lay_alike(self, width: float) -> Laid:
        return self._shaped(self._spans, width)

    def _shaped(self, spans: tuple[Span, ...], width: float) -> Laid:
        """From one who said the same: the words of a search come again in other rows with every letter."""
        if not self._face_key:
            self._face_key = self.font().key()
        across = self._across.value if width < UNBOUNDED else 0
        inks = [self.ink(span.stress).rgba() for span in spans if span.stress is not Stress.NONE]
        alike = (spans, *inks, self._face_key, self._line_height, width, across)
        laid = _laid.get(alike)
        if laid is None:
            if len(_laid) >= _MOST_LAID:
                del _laid[next(iter(_laid))]
            laid = _laid[alike] = self._shaped_anew(spans, width)
        return laid

    def _shaped_anew(self, spans: tuple[Span, ...], width: float) -> Laid:
        lead = self._lead()  # first: it settles how high a line is
        return lay_out(
            "".join(span.words for span in spans),
            self.font(),
            width=width,
            line_height=self._line_height,
            lead=lead,
            formats=self._formats(spans),
            across=self._across,
            device=self,
        )

    def _lead(self) -> int:
        """From the top of a line to its text."""
        metrics = QFontMetricsF(self.font())
        natural = metrics.height()
        if self._line_height <= 0:
            self._line_height = round(natural)
        lead = math.floor((self._line_height - natural) / 2)
        if lead < 0:  # a tight line: tails of y and g stay inside it, and a figure stands as high as one with a comma
            tail = metrics.tightBoundingRect(f"{self._said},").bottom()
            lead = min(lead, math.floor(self._line_height - metrics.ascent() - tail))
        return lead

    def _formats(self, spans: tuple[Span, ...]) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        styles: dict[Stress, QTextCharFormat] = {}
        start = 0
        for span in spans:
            length = units(span.words)
            if span.stress is not Stress.NONE and length:
                if span.stress not in styles:
                    styles[span.stress] = self._style(span.stress)
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, length, styles[span.stress]
                ranges.append(piece)
            start += length
        return ranges

    def _style(self, stress: Stress) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(self.ink(stress))
        if stress in (Stress.STRONG, Stress.DANGER):
            style.setFontWeight(QFont.Weight.Medium)
        return style

    def _get_line_height(self) -> int:
        return self._line_height

    def _set_line_height(self, height: int) -> None:
        if height != self._line_height:
            self._line_height = height
            self._forget()
            self.updateGeometry()

    def _set_ink(self, stress: Stress, colour: QColor) -> None:
        if self._inks.get(stress) != colour:
            self._inks[stress] = colour
            self._recolour()
            self.update()

    lineHeight = Property(int, _get_line_height, _set_line_height)
    quietInk = Property(QColor, lambda self: self.ink(Stress.QUIET), lambda self, c: self._set_ink(Stress.QUIET, c))
    strongInk = Property(QColor, lambda self: self.ink(Stress.STRONG), lambda self, c: self._set_ink(Stress.STRONG, c))
    dangerInk = Property(QColor, lambda self: self.ink(Stress.DANGER), lambda self, c: self._set_ink(Stress.DANGER, c))
    warnInk = Property(QColor, lambda self: self.ink(Stress.WARN), lambda self, c: self._set_ink(Stress.WARN, c))
