"""Label and value pairs: label in ink3, value in ink2, 13/20."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.laid_text import UNBOUNDED, Laid, Piece
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
        self._rows: list[tuple[Laid, Laid]] | None = None  # each label, and its value in one line
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
            spans += [Span(pair.label, Stress.QUIET), Span("\n"), *_value(pair)]
        self.set_spans(spans)

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self.ensurePolished()
            laid = self._lay(UNBOUNDED)
            self._least = self._around(laid.least, self._tall(laid))
        return self._least

    def _tall(self, layout: Laid) -> int:
        return layout.lines * self._line_height + max(0, len(self._pairs) - 1) * self._row_gap

    def _unbroken(self, layout: Laid) -> bool:
        return layout.lines == len(self._pairs)

    def _forget(self) -> None:
        super()._forget()
        self._rows = None

    def _recolour(self) -> None:
        super()._recolour()
        self._rows = None

    def _lay_alike(self, width: float) -> Laid:
        """A label stands beside the first line of its value."""
        if self._rows is None:
            self._rows = [self._row(pair) for pair in self._pairs]
        widest = max((math.ceil(label.natural) for label, _ in self._rows), default=0)
        column = max(self._label_width, widest + grid.ONE)
        room, lines, natural, least = max(1.0, width - column), 0, 0.0, 0.0
        pieces: list[Piece] = []
        for row, (pair, (label, value)) in enumerate(zip(self._pairs, self._rows, strict=True)):
            top = lines * self._line_height + row * self._row_gap
            laid = value if value.natural <= room else self._shaped(_value(pair), room)
            pieces += [Piece(layout, column + x, top + y) for layout, x, y in laid.pieces]
            pieces += [Piece(layout, x, top + y) for layout, x, y in label.pieces if pair.label]
            lines += laid.lines
            natural, least = max(natural, laid.natural), max(least, laid.least)
        return Laid(tuple(pieces), lines, column + natural, column + least)

    def _row(self, pair: FactPair) -> tuple[Laid, Laid]:
        """Either was mostly said before, in another table."""
        return self._shaped((Span(pair.label, Stress.QUIET),), UNBOUNDED), self._shaped(_value(pair), UNBOUNDED)


def _value(pair: FactPair) -> tuple[Span, ...]:
    value = Span(pair.value, Stress.DANGER if pair.missing else Stress.NONE)
    return (value, Span(pair.strong, Stress.STRONG)) if pair.strong else (value,)
