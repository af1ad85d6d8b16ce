"""准 and 不准 without leaving 今天: the dialog over the page, on what 审批 answers by."""

from app.texts import approvals_page as words
from ui.manager.ask_dialog import AskDialog
from ui.manager.asks_presenter import AsksPresenter, AsksState
from ui.shell.manager_page import ManagerNeeds


class AskDialogs:
    """AsksScreen: one dialog at a time; it goes with the answer, or when somebody else answered."""

    def __init__(self, needs: ManagerNeeds, presenter: AsksPresenter) -> None:
        self._needs, self._presenter = needs, presenter
        self._dialog: AskDialog | None = None
        presenter.listen(self)

    @property
    def dialog(self) -> AskDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._needs.window.overlay.held(self._dialog)

    def open(self, ask_id: str, *, granted: bool) -> None:
        needs, presenter = self._needs, self._presenter
        if presenter.state.checking:  # an answer is on its way: what is chosen stays its own
            needs.tell(words.CHECKING)
            return
        self.give_up()
        presenter.choose(ask_id)
        dialog = AskDialog(ask_id, granted=granted, zone=needs.zone, language=needs.language.language)
        dialog.why_not_typed.connect(presenter.type_why_not)
        dialog.pin_typed.connect(presenter.type_pin)
        dialog.answered.connect(lambda asked, pin: presenter.answer(asked, pin, granted=granted))
        dialog.dismissed.connect(self._gone)
        self._dialog = dialog
        dialog.render_asks(presenter.state)
        needs.window.overlay.open(dialog)

    def render_asks(self, state: AsksState) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        if dialog.given and not state.checking:
            dialog.given = False
            if state.problem is None and state.why_problem is None:
                self.give_up()
                return
        if all(each.ask.id != dialog.ask_id for each in state.asks):
            self.give_up()
            self._needs.tell(words.GONE)
            return
        dialog.render_asks(state)

    def clear_pin(self) -> None:
        if self.dialog is not None:
            self.dialog.clear_pin()

    def give_up(self) -> None:
        """Another page, or the lock."""
        if self.dialog is not None:
            self.dialog.dismissed.emit()

    def _gone(self) -> None:
        self._dialog = None
        self._presenter.left()
