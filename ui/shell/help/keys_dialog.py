"""F1: every key that works, with what it does, in three columns; the tour starts from here too."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import amendment, clerk_orders, form_paper, order_ending, orders
from app.texts import help as words
from app.texts.language import Language, Text
from ui.frame.shortcuts import (
    CASH_KEY,
    COUNTER_KEYS,
    HELP_KEY,
    LOCK_KEY,
    PRINTERS_KEY,
    SCREEN_KEY,
    SELDOM_KEYS,
    SETTINGS_KEY,
    SWITCH_KEY,
)
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words

_WIDTH = 960
_KEYS = tuple[tuple[str, ...], Text]
_FORM: Final[tuple[_KEYS, ...]] = tuple(
    (entry.caps, entry.words) for entry in (*COUNTER_KEYS, *SELDOM_KEYS) if entry.keys
)
_WINDOW: Final[tuple[_KEYS, ...]] = tuple(
    (entry.caps, entry.words)
    for entry in (HELP_KEY, SCREEN_KEY, SETTINGS_KEY, LOCK_KEY, SWITCH_KEY, CASH_KEY, PRINTERS_KEY)
)
_LISTS: Final[tuple[_KEYS, ...]] = (
    (("↑", "↓"), words.MOVE),
    (("Enter",), words.TAKE),
    (("Esc",), words.CLOSE),
    (("Tab",), words.NEXT_FIELD),
    (("Ctrl F",), words.FIND_IN_PAGE),
    (("Ctrl Z",), words.TAKE_BACK),
)
_ORDER: Final[tuple[_KEYS, ...]] = (
    (("F10",), clerk_orders.ACT_RECEIPT),
    (("F9",), form_paper.ACT),
    (("F12",), clerk_orders.ORDER_PICTURES),
    (("F6",), orders.HISTORY),
    (("F8",), words.ENDS),
    (("F4",), order_ending.SETTLE),
    (("F5",), amendment.VERB),
    (("←", "→"), clerk_orders.ORDER_OTHERS),
)
_COLUMNS: Final[tuple[tuple[tuple[Text, tuple[_KEYS, ...]], ...], ...]] = (
    ((words.GROUP_FORM, _FORM),),
    ((words.GROUP_WINDOW, _WINDOW), (words.GROUP_ORDER, _ORDER)),
    ((words.GROUP_LISTS, _LISTS),),
)


class KeysDialog(Dialog):
    """Open it on the window's overlay; Esc closes it, `tour_pressed` asks for the tour instead."""

    tour_pressed = Signal()

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        note = words.KEYS_NOTE.say(language)
        super().__init__(words.KEYS_TITLE.say(language), icon="keyboard", note=note, footer=False, parent=parent)
        self.setFixedWidth(_WIDTH)
        self.tour = Button(words.OPEN_TOUR.say(language), icon="signpost", key="Enter", parent=self)
        self.tour.clicked.connect(self.tour_pressed)
        groups = QHBoxLayout()
        groups.setSpacing(grid.FOUR)
        for beneath in _COLUMNS:
            pile = QVBoxLayout()
            pile.setSpacing(grid.THREE)
            for head, keys in beneath:
                pile.addLayout(self._group(head, keys, language))
            pile.addStretch(1)
            groups.addLayout(pile, 1)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        column.setSpacing(grid.THREE)
        column.addLayout(groups)
        column.addWidget(self.tour, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(column)
        self.setFocusProxy(self.tour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _group(self, head: Text, keys: Sequence[_KEYS], language: Language) -> QVBoxLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(grid.ONE_AND_HALF)
        table.setVerticalSpacing(grid.ONE)
        table.setColumnStretch(1, 1)
        for row, (caps, said) in enumerate(keys):
            beside = QHBoxLayout()
            beside.setSpacing(grid.HALF)
            for cap in caps:
                beside.addWidget(KeyCap(cap, parent=self))
            beside.addStretch(1)
            table.addLayout(beside, row, 0)
            table.addWidget(Words(said.say(language), face=Face.BODY, parent=self), row, 1)
        column = QVBoxLayout()
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(Words(head.say(language), face=Face.LABEL, tone=Tone.INK3, parent=self))
        column.addLayout(table)
        return column
