"""Where the gate's questions are asked: the approval dialog over whatever is open in the window, one at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.ports import Ids, Lane
from app.staff_ports import Approvals, FarApprovals
from ui.frame.application import Bell
from ui.frame.gate import Asked
from ui.frame.theme import LanguageChoice
from ui.shell.approval.far_asking import HALL_DEADLINE_S, FarAsking, let_be
from ui.shell.approval.presenter import ApprovalPresenter
from ui.shell.approval.view import ApprovalDialog
from ui.widgets.overlay import Overlay


class ApprovalDesk(QObject):
    """`ask` is the gate's `open_dialog`."""

    def __init__(self, *, overlay: Overlay, language: LanguageChoice, approvals: Approvals, lane: Lane) -> None:
        super().__init__(overlay)
        self._overlay = overlay
        self._language = language
        self._approvals = approvals
        self._lane = lane
        self._far: Callable[[], FarAsking] | None = None
        self._open: ApprovalDialog | None = None
        self._presenter: ApprovalPresenter | None = None

    def ask_also_afar(self, far: FarApprovals, *, lane: Lane, ids: Ids) -> None:
        """From now on the manager's own screen is offered while there is a hall server; asked on `lane`, the hall's."""
        self._far = partial(FarAsking, far, lane=lane, ids=ids)
        bell = Bell(self)

        def look() -> None:
            """An ask of the hall came or was answered, or the hall is heard again."""
            if self._presenter is not None:
                self._presenter.look_afar()
            lane.run(far.tidy, then=lambda _: None, failed=let_be, deadline_s=HALL_DEADLINE_S)

        bell.rang.connect(look)
        far.listen(bell.ring)

    def ask(self, asked: Asked) -> None:
        """A second question while one is open takes its place: the first counts as not approved."""
        self.give_up()
        asking = self._far() if self._far is not None else None
        presenter = ApprovalPresenter(asked, approvals=self._approvals, lane=self._lane, far=asking)
        dialog = ApprovalDialog(presenter, language=self._language)
        dialog.dismissed.connect(self._forget)
        self._open, self._presenter = dialog, presenter
        self._overlay.open_front(dialog)

    def give_up(self) -> None:
        """The desk goes to somebody else: what the one before asked for is not approved any more."""
        if self._open is not None:
            self._open.dismissed.emit()

    def _forget(self) -> None:
        self._open = self._presenter = None
