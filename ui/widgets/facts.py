"""Label and value pairs: label in ink3, value in ink2, 13/20."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.laid_out_once import laid_out_once
from ui.widgets.words import Span, Stress, Words


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


class FactTable(QWidget):
    """Facts in two columns, labels as wide as the widest and at least `label_width` (the customer's card)."""

    def __init__(
        self,
        pairs: Sequence[FactPair] = (),
        *,
        label_width: int = 56,
        row_gap: int = 2,
        face: Face = Face.SMALL,
        value_tone: Tone = Tone.INK,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Widths and gaps in logical pixels; `right` sets the values flush right (five-star rights in picture 02)."""
        super().__init__(parent)
        self._rows: list[tuple[Words, Words]] = []
        self._shown = 0  # of them
        self._face, self._value_tone, self._right = face, value_tone, right
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0 if label_width else grid.ONE)
        self._grid.setVerticalSpacing(row_gap)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self.render_pairs(pairs)

    def render_pairs(self, pairs: Sequence[FactPair]) -> None:
        while len(self._rows) < len(pairs):
            self._add_row()
        for (label, value), pair in zip(self._rows, pairs, strict=False):
            label.setText(pair.label)
            stress = Stress.DANGER if pair.missing else Stress.NONE
            value.set_spans((Span(pair.value, stress), Span(pair.strong, Stress.STRONG)))
        before, self._shown = self._shown, len(pairs)
        with laid_out_once(self._grid):
            for row in self._rows[before : self._shown]:
                for part in row:
                    part.show()
            for row in self._rows[self._shown : before]:
                for part in row:
                    part.hide()

    def _add_row(self) -> None:
        align = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        label = Words("", face=self._face, tone=Tone.INK3, wrap=False, parent=self)
        label.setContentsMargins(0, 0, grid.ONE, 0)
        value = Words("", face=self._face, tone=self._value_tone, align=align, parent=self)
        row = len(self._rows)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((label, value))
