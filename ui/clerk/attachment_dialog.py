"""The pictures kept with a form: their list, the one that is looked at or the camera's view, and how to add another."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.device_ports import CameraFrame
from app.texts import clerk as clerk_words
from app.texts import identity as words
from app.texts.language import Language
from ui.clerk.attachment_state import AttachmentsState
from ui.clerk.list_dialog import ListLine
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.panel import Hairline
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_SIZE = (960, 600)
_LIST = 400


class PicturePane(QWidget):
    """A picture, whole, as large as its place allows."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_jpeg(self, picture: bytes) -> None:
        self._image = QImage.fromData(picture)
        self.update()

    def show_frame(self, frame: CameraFrame) -> None:
        size = (frame.width, frame.height)
        self._image = QImage(frame.rgb, *size, frame.width * 3, QImage.Format.Format_RGB888).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter.drawImage(place, self._image)
        painter.end()


class AttachmentDialog(Dialog):
    """Signals say what the clerk asked for; `file_chosen` carries a path, `kind_chosen` an AttachmentKind value."""

    moved = Signal(int)
    chosen = Signal(int)
    view_pressed = Signal()
    remove_pressed = Signal()
    camera_pressed = Signal()
    camera_left = Signal()
    file_chosen = Signal(str)
    kind_chosen = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="file-check", parent=parent)
        self._state: AttachmentsState | None = None
        self._language = Language.ZH
        self._rows: list[ListLine] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = Scroll(self._inside, parent=self)
        self._empty = EmptyState("file-check", parent=self)
        self.picture = PicturePane(parent=self)
        self._aside = Words("", face=Face.BODY, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._problem = QWidget(self)
        self._problem_words = Words("", face=Face.BODY, parent=self._problem)
        self._kind_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._kinds = Choice(parent=self)
        self._kinds.chosen.connect(self.kind_chosen)
        self._add = Button("", icon="folder-open", key="F2", size=ButtonSize.ORDINARY, parent=self)
        self._add.clicked.connect(self.choose_file)
        self._camera = Button("", icon="eye", key="F3", size=ButtonSize.ORDINARY, parent=self)
        self._camera.clicked.connect(self.camera_pressed)
        self._lay_out()
        self.setFixedSize(*_SIZE)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._scroll, 1)
        left.addWidget(self._empty, 1)
        sheet = QWidget(self)
        sheet.setFixedWidth(_LIST)
        sheet.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._right = right = QVBoxLayout()
        right.setContentsMargins(grid.TWO, grid.TWO, grid.TWO, grid.TWO)
        right.setSpacing(grid.ONE)
        right.addStretch(0)
        right.addWidget(self.picture)
        right.addWidget(self._aside)
        right.addStretch(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(sheet)
        middle.addWidget(Hairline(Qt.Orientation.Vertical, parent=self))
        middle.addLayout(right, 1)
        said = QHBoxLayout(self._problem)
        said.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, grid.ONE)
        said.setSpacing(grid.ONE)
        said.addWidget(Icon("circle-alert", size=IconSize.INLINE, tone=Tone.WARN, parent=self._problem))
        said.addWidget(self._problem_words, 1)
        self._foot = QFrame(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, grid.ONE)
        foot.setSpacing(grid.ONE)
        foot.addWidget(self._kind_label)
        foot.addWidget(self._kinds, 1)
        foot.addWidget(self._add)
        foot.addWidget(self._camera)
        self.body.addLayout(middle, 1)
        self.body.addWidget(Hairline(parent=self))
        self.body.addWidget(self._problem)
        self.body.addWidget(self._foot)

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_attachments(self, state: AttachmentsState, language: Language) -> None:
        self._state, self._language = state, language
        self.set_title(state.title, note=state.note)
        self._render_rows(state)
        looking = state.picture is not None or state.camera
        self.picture.setVisible(looking)
        for place, share in enumerate((not looking, looking, False, not looking)):  # words alone stand in the middle
            self._right.setStretch(place, int(share))
        if state.picture is not None:
            self.picture.show_jpeg(state.picture)
        self._aside.setText(state.busy or state.aside)
        self._aside.setVisible(bool(state.busy or state.aside))
        self._problem_words.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self._foot.setVisible(state.may_edit)
        self._kind_label.setText(state.kind_label)
        self._kinds.render_choice([(each.kind.value, f"{each.key} {each.words}") for each in state.kinds], state.kind)
        self._add.set_words(state.add_words)
        self._camera.set_words(state.camera_words)
        self.set_footer(self._keys(state, language))

    def show_frame(self, frame: CameraFrame) -> None:
        """What the camera sees."""
        if self._state is not None and self._state.camera:
            self.picture.show_frame(frame)

    def _render_rows(self, state: AttachmentsState) -> None:
        self._scroll.setVisible(bool(state.rows))
        self._empty.setVisible(not state.rows)
        self._empty.render_words(state.empty)
        while len(self._rows) < len(state.rows):
            line = ListLine(len(self._rows), parent=self._inside)
            line.pressed.connect(self.chosen)
            self._column.insertWidget(len(self._rows), line)
            self._rows.append(line)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(state.rows))
            if place < len(state.rows):
                line.render_row(state.rows[place], chosen=place == state.selected)
        if state.rows:
            self._scroll.ensureWidgetVisible(self._rows[state.selected], 0, grid.ONE)

    def _keys(self, state: AttachmentsState, language: Language) -> list[KeyHint]:
        keys = []
        if state.camera:
            keys.append(KeyHint(("Enter",), state.camera_words))
        elif state.rows:
            keys.append(KeyHint(("↑", "↓"), clerk_words.KEY_CHOOSE.say(language)))
            keys.append(KeyHint(("Enter",), state.view_words))
            if state.may_edit:
                keys.append(KeyHint(("F8",), state.remove_words))
        return [*keys, KeyHint(("Esc",), state.close_words)]

    # ── keys ──────────────────────────────────────────────────────────────────────────────

    def choose_file(self) -> None:
        """By the file dialog of the system."""
        dialog = QFileDialog(self, words.CHOOSE_FILE.say(self._language))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(words.PICTURE_FILES.say(self._language))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state, key = self._state, event.key()
        if state is None or (event.isAutoRepeat() and key in (*ENTER, Qt.Key.Key_F8, Qt.Key.Key_Delete)):
            return
        digits = {ord(each.key): each.kind for each in state.kinds}
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in ENTER:
            (self.camera_pressed if state.camera else self.view_pressed).emit()
        elif key == Qt.Key.Key_Escape and state.camera:
            self.camera_left.emit()
        elif key in (Qt.Key.Key_F8, Qt.Key.Key_Delete):
            self.remove_pressed.emit()
        elif key == Qt.Key.Key_F2 and state.may_edit:
            self.choose_file()
        elif key == Qt.Key.Key_F3 and state.may_edit:
            self.camera_pressed.emit()
        elif key in digits and state.may_edit:
            self.kind_chosen.emit(digits[key].value)
        else:
            super().keyPressEvent(event)
