"""The assistant at work: its window, its presenter, and what each tells the other."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.setup_fields import SetupStep
from app.printer_ports import Ruler
from app.texts import assistant as words
from app.texts.language import Text
from ui.frame.theme import Theme
from ui.setup import style
from ui.setup.outside import SetupOutside
from ui.setup.presenter import SetupPresenter
from ui.setup.state import Phase, SetupState
from ui.setup.view import SetupView

_SMALLEST = QSize(1366, 768)


class SetupWindow(QWidget):
    """Closed by `begin_pressed` after a set-up, or by whoever gives up; `closing` says which came first."""

    closing = Signal()

    def __init__(self, view: SetupView) -> None:
        super().__init__()
        self.busy = False
        self.setObjectName("setupWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_SMALLEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not while the set-up is written, which takes seconds: half of it would be left."""
        if self.busy:
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


class SetupProgram(QObject):
    """Make it, `start` it; `closed` is emitted once, and `finished` says whether the counter is set up then."""

    closed = Signal()
    _progressed = Signal(object)

    def __init__(self, application: QApplication, outside: SetupOutside, *, answers: Mapping[str, str]) -> None:
        super().__init__()
        self.theme = Theme(application, extra=(style.rules,), parent=self)
        self.view = SetupView()
        self.window = SetupWindow(self.view)
        self.presenter = SetupPresenter(
            outside, answers=answers, screen=self, tell_progress=lambda said: self._progressed.emit(said)
        )
        self._connect()

    @property
    def finished(self) -> bool:
        return self.presenter.state.phase is Phase.DONE

    def start(self, *, maximised: bool = False) -> None:
        self.presenter.begin()
        if maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.activateWindow()

    def render_setup(self, state: SetupState) -> None:
        """ui.setup.presenter.SetupScreen."""
        self.window.busy = state.phase is Phase.RUNNING
        self.window.setWindowTitle(words.WINDOW_TITLE.say(state.language))
        self.view.render_setup(state)

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.answered.connect(presenter.answer)
        view.next_pressed.connect(presenter.next)
        view.back_pressed.connect(presenter.back)
        view.later_pressed.connect(presenter.later)
        view.step_pressed.connect(lambda step: presenter.go(SetupStep(step)))
        view.printer.find_pressed.connect(presenter.find_printers)
        view.printer.test_pressed.connect(presenter.print_test)
        view.printer.test_answered.connect(
            lambda chinese, ruler: presenter.answer_test(chinese_right=chinese, ruler=Ruler(ruler))
        )
        view.done.open_pressed.connect(self._open_sheet)
        view.done.delete_pressed.connect(presenter.delete_sheet)
        view.begin_pressed.connect(self.window.close)
        self.window.closing.connect(self.closed)
        self._progressed.connect(self._note_progress, Qt.ConnectionType.QueuedConnection)

    def _note_progress(self, said: Text) -> None:
        self.presenter.progressed(said)

    def _open_sheet(self) -> None:
        done = self.presenter.state.done
        if done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(done.sheet)))
