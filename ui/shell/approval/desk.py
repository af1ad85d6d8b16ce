"""Where the gate's questions are asked: the approval dialog over whatever is open in the window, one at a time."""

from app.ports import Lane
from app.staff_ports import Approvals
from ui.frame.gate import Asked
from ui.frame.theme import LanguageChoice
from ui.shell.approval.presenter import ApprovalPresenter
from ui.shell.approval.view import ApprovalDialog
from ui.widgets.overlay import Overlay


class ApprovalDesk:
    """`ask` is the gate's `open_dialog`."""

    def __init__(self, *, overlay: Overlay, language: LanguageChoice, approvals: Approvals, lane: Lane) -> None:
        self._overlay = overlay
        self._language = language
        self._approvals = approvals
        self._lane = lane
        self._open: ApprovalDialog | None = None

    def ask(self, asked: Asked) -> None:
        """A second question while one is open takes its place: the first counts as not approved."""
        self.give_up()
        presenter = ApprovalPresenter(asked, approvals=self._approvals, lane=self._lane)
        dialog = ApprovalDialog(presenter, language=self._language)
        dialog.dismissed.connect(self._forget)
        self._open = dialog
        self._overlay.open_front(dialog)

    def give_up(self) -> None:
        """The desk goes to somebody else: what the one before asked for is not approved any more."""
        if self._open is not None:
            self._open.dismissed.emit()

    def _forget(self) -> None:
        self._open = None
