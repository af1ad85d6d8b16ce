"""The greeter's page: the choice at the left, the hall at the right, lists and cards over it; and its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.texts.language import Language
from ui.frame.tokens import tokens
from ui.greeter.card_dialog import CardDialog
from ui.greeter.choice_view import ChoiceView
from ui.greeter.hall_panel import HallPanel
from ui.greeter.more import More
from ui.greeter.more_dialog import MoreDialog
from ui.greeter.notes_dialog import NotesDialog
from ui.greeter.outside import GreeterOutside
from ui.greeter.pick_dialog import PickDialog
from ui.greeter.picks import Pick
from ui.greeter.presenter import GreeterPresenter
from ui.greeter.state import ChoiceState, HallView, Notice
from ui.greeter.ticket_card import TicketCard
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast, ToastAnswer, ToastArea

_WIDE = 1500  # from here on four tiles stand in a row, and the hall is wider
_HALL_WIDE = 480


class GreeterView(QFrame):
    """1–9 tap the tiles, F9 issues, F11 looks the customer up, Ctrl K finds somebody, Esc begins again."""

    def __init__(self, outside: GreeterOutside, *, overlay: Overlay, toasts: ToastArea, language: Language) -> None:
        super().__init__()
        self.setObjectName("greeterPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._overlay = overlay
        self._toasts = toasts
        self._asked: dict[str, tuple[Toast, str]] = {}  # by what a question is about, with its words
        self.choice = ChoiceView(parent=self)
        self.hall = HallPanel(parent=self)
        self.dialog: Dialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        row.setSpacing(grid.TWO)
        row.addWidget(self.choice, 1)
        row.addWidget(self.hall)
        self.presenter = GreeterPresenter(outside, screen=self, language=language)
        self._connect()
        self._fit(0)

    # ── what the presenter shows ──────────────────────────────────────────────────────────

    def render_choice(self, state: ChoiceState) -> None:
        self.choice.render_choice(state)

    def render_hall(self, state: HallView) -> None:
        self.hall.render_hall(state, self.presenter.language)

    def say(self, notice: Notice) -> None:
        caps = notice.caps or ("",) * len(notice.answers)
        answers = tuple(ToastAnswer(said, act, cap) for (said, act), cap in zip(notice.answers, caps, strict=True))
        if not notice.question:
            self._toasts.tell(notice.words, icon=notice.icon, answers=answers, detail=notice.detail, touch=True)
            return
        stands, said = self._asked.get(notice.about, (None, ""))
        if stands is not None and said == notice.words:
            return
        if stands is not None:
            stands.close_toast()
        toast = self._toasts.ask(notice.words, icon=notice.icon, answers=answers, detail=notice.detail, touch=True)
        toast.closed.connect(lambda: self._asked.pop(notice.about, None))
        self._asked[notice.about] = toast, notice.words

    def open_pick(self, pick: Pick) -> None:
        self._open(PickDialog(pick, parent=self.window()))

    def open_more(self, more: More) -> None:
        self._open(MoreDialog(more, parent=self.window()))

    def open_card(self, card: TicketCard) -> None:
        self._open(CardDialog(card, parent=self.window()))

    def open_notes(self, title: str, note: str, notes: tuple[tuple[str, str], ...]) -> None:
        self._open(NotesDialog(title, note, notes, parent=self.window()))

    def close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.dismissed.emit()

    def _open(self, dialog: Dialog) -> None:
        """In the place of the one before, which is told that it is gone."""
        self.close_dialog()
        self.dialog = dialog
        dialog.dismissed.connect(lambda: self._gone(dialog))
        self._overlay.open(dialog)

    def _gone(self, dialog: Dialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    # ── keys and sizes ────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.isAutoRepeat():
            return
        if ctrl and key == Qt.Key.Key_K:
            self.presenter.open_find()
        elif key == Qt.Key.Key_F9:
            self.presenter.take()
        elif key == Qt.Key.Key_F11:
            self.presenter.open_customer()
        elif key == Qt.Key.Key_Escape:
            self.presenter.clear()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(self.choice.tiles):
            self.presenter.tap_tile(self.choice.tiles[key - Qt.Key.Key_1].key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(self.width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        wide = width >= _WIDE
        self.hall.setFixedWidth(_HALL_WIDE if wide else tokens().frame.greeter_hall_column)
        self.choice.set_columns(4 if wide else 3)
        self.presenter.set_tiles(12 if wide else 9)

    def _connect(self) -> None:
        choice, presenter = self.choice, self.presenter
        choice.tile_pressed.connect(presenter.tap_tile)
        choice.switch_pressed.connect(presenter.open_matters)
        choice.document_pressed.connect(presenter.tap_document)
        choice.all_brought_pressed.connect(presenter.all_brought)
        choice.care_pressed.connect(presenter.tap_care)
        choice.self_pressed.connect(presenter.to_self_service)
        choice.issue.button.clicked.connect(presenter.take)
        choice.issue.other.clicked.connect(presenter.other_button)
        choice.head.who.clicked.connect(presenter.open_who)
        choice.head.customer.clicked.connect(presenter.open_customer)
        choice.head.more.clicked.connect(presenter.open_more)
        choice.head.clear.clicked.connect(presenter.clear)
        self.hall.ticket_pressed.connect(presenter.open_ticket)
        self.hall.manager_pressed.connect(presenter.show_manager)
