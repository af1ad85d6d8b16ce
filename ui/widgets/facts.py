"""Label and value pairs: label in ink3, value in ink2, 13/20."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import UNBOUNDED, Span, Stress, Words, units


@dataclass(frozen=True, slots=True)
class FactPair:
    """`strong` is the end of the value that stands out (= ¥477.60). `missing` shows the value in red."""

    label: str
    value: str
    strong: str = ""
    missing: bool = False


class Fact(Words):
    """One fact in one text, so that a long value wraps under its label."""

    def __init__(self, pair: FactPair, *, face: Face = Face.SMALL, parent: QWidget | None = None) -> None:
        super().__init__("", face=face, tone=Tone.INK2, parent=parent)
        self.render_pair(pair)

    def render_pair(self, pair: FactPair) -> None:
        stress = Stress.DANGER if pair.missing else Stress.NONE
        spans = [Span(pair.label, Stress.QUIET), Span("  " if pair.label else ""), Span(pair.value, stress)]
        if pair.strong:
            spans.append(Span(pair.strong, Stress.STRONG))
        self.set_spans(spans)


class FactFlow(QWidget):
    """Facts one after the other, 16 apart, that wrap like words (picture 01); the widgets are used again."""

    def __init__(
        self,
        pairs: Sequence[FactPair] = (),
        *,
        face: Face = Face.SMALL,
        columns: int = 0,
        column_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`columns` and `column_width` as in FlowLayout."""
        super().__init__(parent)
        self._face = face
        self._facts: list[Fact] = []
        self._flow = FlowLayout(self, gap=grid.TWO, columns=columns, column_width=column_width)
        self.render_pairs(pairs)

    def set_columns(self, columns: int, *, column_width: int = 0) -> None:
        self._flow.set_columns(columns, column_width=column_width)

    def facts(self) -> tuple[Fact, ...]:
        """Those shown now, in order."""
        return tuple(self._facts)

    def render_pairs(self, pairs: Sequence[FactPair]) -> None:
        for fact, pair in zip(self._facts, pairs, strict=False):
            fact.render_pair(pair)
        for pair in pairs[len(self._facts) :]:
            fact = Fact(pair, face=self._face, parent=self)
            self._facts.append(fact)
            self._flow.addWidget(fact)
            fact.setVisible(True)
        while len(self._facts) > len(pairs):
            fact = self._facts.pop()
            self._flow.removeWidget(fact)
            fact.hide()
            fact.deleteLater()


class FactTable(Words):
    """Facts in two columns, labels as wide as the widest and at least `label_width` (the customer's card).

    One label for all of them: `text()` has each label and each value on a line of its own. As parts of their own, two
    a fact, they were laid out, moved and painted for longer than all else a key in the search changes.
    """

    def __init__(
        self, pairs: Sequence[FactPair] = (), *, label_width: int = 56, row_gap: int = 2, parent: QWidget | None = None
    ) -> None:
        """Widths and gaps in logical pixels."""
        self._label_width, self._row_gap = label_width, row_gap
        self._pairs: tuple[FactPair, ...] = ()
        self._column: int | None = None  # where the values begin
        super().__init__(
            "", face=Face.SMALL, align=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, parent=parent
        )
        self.setProperty("stressed", True)
        self.render_pairs(pairs)

    def render_pairs(self, pairs: Sequence[FactPair]) -> None:
        if tuple(pairs) == self._pairs:
            return
        self._pairs = tuple(pairs)
        spans: list[Span] = []
        for pair in pairs:
            spans += [Span("\n")] if spans else []
            spans += [Span(pair.label, Stress.QUIET), Span("\n")]
            spans.append(Span(pair.value, Stress.DANGER if pair.missing else Stress.NONE))
            spans += [Span(pair.strong, Stress.STRONG)] if pair.strong else []
        self.set_spans(spans)

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self.ensurePolished()
            layout = self._lay(UNBOUNDED)
            self._least = self._around(self._values_at() + layout.minimumWidth(), self._tall(layout))
        return self._least

    def _forget(self) -> None:
        super()._forget()
        self._column = None

    def _likeness(self) -> tuple[object, ...]:
        return (self._pairs, self._label_width, self._row_gap, *super()._likeness())

    def _natural(self, layout: QTextLayout) -> float:
        lines = [layout.lineAt(i) for i in range(layout.lineCount())]
        return max((line.x() + line.naturalTextWidth() for line in lines), default=0.0)

    def _tall(self, layout: QTextLayout) -> int:
        rows = len(self._pairs)
        if not rows:
            return 0
        return (layout.lineCount() - rows) * self._line_height + (rows - 1) * self._row_gap

    def _unbroken(self, layout: QTextLayout) -> bool:
        return layout.lineCount() == 2 * len(self._pairs)

    def _set_lines(self, layout: QTextLayout, width: float, lead: int) -> None:
        """A label stands beside the first line of its value."""
        column = self._values_at()
        top, pieces = 0, self._pieces()
        for end, is_value in pieces:
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(max(1, width - column) if is_value else UNBOUNDED)
                line.setPosition(QPointF(column if is_value else 0, top + lead))
                top += self._line_height if is_value else 0
                if line.textStart() + line.textLength() >= end:
                    break
                line = layout.createLine()
            top += self._row_gap if is_value else 0

    def _pieces(self) -> Iterator[tuple[int, bool]]:
        """Where in the text each label and each value ends, in units of Qt; whether it is a value."""
        end = -1
        for pair in self._pairs:
            for words, is_value in ((pair.label, False), (pair.value + pair.strong, True)):
                end += 1 + units(words)
                yield end, is_value

    def _values_at(self) -> int:
        if self._column is None:
            font, key = self.font(), self.font().key()
            widest = max((_wide(pair.label, font, key) for pair in self._pairs), default=0)
            self._column = max(self._label_width, widest + grid.ONE)
        return self._column


_WIDE: dict[tuple[str, str], int] = {}  # labels are few, and come again and again


def _wide(words: str, font: QFont, key: str) -> int:
    """Whole pixels. `key` is the font's."""
    found = _WIDE.get((words, key))
    if found is None:
        layout = QTextLayout(words, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(UNBOUNDED)
        layout.endLayout()
        found = _WIDE[words, key] = math.ceil(line.naturalTextWidth())
    return found
