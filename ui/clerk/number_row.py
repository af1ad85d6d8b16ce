"""One service number in the customer's column; the chosen one shows its products, each with its way out (S13)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk_orders
from app.texts.language import Language
from ui.clerk.pills import render_pill
from ui.frame.form_state import InstalledProduct, NumberCard
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress_alone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.meter import Meter
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton

_SIDE = 8
_TOP = 7


class ProductChip(WrappingButton):
    """A product with its price; pressing it puts its cancellation on the form, once.

    What an earlier order still does to it stands below, and nothing else can be done to it until then.
    """

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._name = Words("", face=Face.SMALL, tone=None, parent=self)
        self._price = Words("", face=Face.CAPTION, tone=None, wrap=False, parent=self)
        self._icon = Icon("minus", size=IconSize.TAG, tone=None, parent=self)
        self._verb = Words("", face=Face.CAPTION, tone=None, wrap=False, parent=self)
        self._pill = Pill(PillState.WAITING, "", parent=self)
        self._note = Words("", face=Face.CAPTION, tone=Tone.INK, parent=self)
        self._note.setContentsMargins(0, 0, 0, grid.HALF)
        row = QHBoxLayout()
        row.setSpacing(grid.HALF)
        row.addWidget(self._name, 1)  # a long name wraps; nothing here makes the column wider
        for beside in (self._price, self._icon, self._verb, self._pill):
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._note)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def render_product(self, product: InstalledProduct, *, may_cancel: bool, language: Language) -> None:
        on_form = bool(product.line_id)
        verb = (clerk_orders.ON_THE_FORM if on_form else clerk_orders.CANCEL).say(language)
        self._name.setText(product.name)
        self._price.setText(product.price)
        self._verb.setText(verb)
        self._icon.set_name("check" if on_form else "minus")
        free = may_cancel and product.pill is None
        for part in (self._icon, self._verb):
            part.setVisible(product.pill is None and (on_form or free))  # the pill says more
        for said in (self._pill, self._note):
            said.setVisible(product.pill is not None)
        if product.pill is not None:
            render_pill(self._pill, product.pill)
        self._note.setText(product.note)
        self.setEnabled(free and not on_form)
        self.setAccessibleName(f"{product.name} {product.note}" if product.note else f"{verb} {product.name}")


class NumberRow(WrappingButton):
    """`chosen` carries the whole number; `cancel_pressed` a product's id."""

    chosen = Signal(str)
    cancel_pressed = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._number = ""
        self._painted: object = None
        self._shown = Words("", face=Face.BODY, parent=self)
        self._shown.setProperty("medium", True)
        self._note = Words("", face=Face.CAPTION, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._chips: list[ProductChip] = []
        self._ids: list[str] = []
        self._chip_column = QVBoxLayout()
        self._chip_column.setSpacing(0)
        self._meter = Meter(parent=self)
        self._used = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        self._percent = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        head = QHBoxLayout()
        head.addWidget(self._shown, 3)
        head.addWidget(self._note, 2)
        self._use = QWidget(self)
        figures = QHBoxLayout()
        figures.addWidget(self._used)
        figures.addStretch(1)
        figures.addWidget(self._percent)
        use = QVBoxLayout(self._use)
        use.setContentsMargins(0, 2, 0, 0)
        use.setSpacing(2)
        use.addWidget(self._meter)
        use.addLayout(figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._chip_column)
        column.addWidget(self._use)
        for part in (self._shown, self._note, self._use):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.chosen.emit(self._number))

    def render_number(self, card: NumberCard, *, may_cancel: bool, language: Language) -> None:
        painted = (card, may_cancel, language)
        if painted == self._painted:
            return
        self._painted = painted
        self._number = card.number
        self._shown.setText(card.shown)
        self._note.setText(card.note)
        open_chips = card.selected
        while len(self._chips) < len(card.products):
            self._add_chip()
        self._ids = [product.product_id for product in card.products]
        for index, chip in enumerate(self._chips):
            shown = open_chips and index < len(card.products)
            chip.setVisible(shown)
            if shown:
                chip.render_product(card.products[index], may_cancel=may_cancel, language=language)
        usage = card.usage if card.selected else None
        self._use.setVisible(usage is not None)
        if usage is not None:
            self._meter.render_share(usage.percent / 100)
            self._used.setText(usage.words)
            self._percent.setText(f"{usage.percent}%")
        self.setAccessibleName(f"{card.shown} {card.note}")
        dress_alone(self, chosen=card.selected)
        self.updateGeometry()

    def _add_chip(self) -> None:
        index = len(self._chips)
        chip = ProductChip(parent=self)
        chip.clicked.connect(lambda: self.cancel_pressed.emit(self._ids[index]))
        self._chips.append(chip)
        self._chip_column.addWidget(chip)
