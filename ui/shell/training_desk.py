"""Training from the counter: a practice window in a process of its own, begun by whoever may and written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock, Lane
from app.texts import training as words
from app.texts.language import Text
from ui.frame.gate import Gate

DEADLINE_S = 20.0
SUBJECT = "training"


@dataclass(frozen=True, slots=True)
class TrainingNeeds:
    """`command` starts the practice window; `tell` says a sentence at the foot of the page."""

    command: Sequence[str]
    gate: Gate
    audit: Audit
    clock: Clock
    lane: Lane
    tell: Callable[[Text], None]
    failed: Callable[[Exception], None]


class TrainingDesk(QObject):
    """One practice window at a time. The counter goes on beside it, and closing the counter ends it."""

    def __init__(self, needs: TrainingNeeds, *, parent: QObject) -> None:
        super().__init__(parent)
        self._needs = needs
        self._leave: Leave | None = None
        self.process = QProcess(self)
        self.process.setStandardOutputFile(QProcess.nullDevice())
        self.process.setStandardErrorFile(QProcess.nullDevice())
        self.process.finished.connect(lambda *_: self._ended())
        self.process.errorOccurred.connect(self._error)

    def begin(self) -> None:
        if self.process.state() is not QProcess.ProcessState.NotRunning:
            self._needs.tell(words.OPEN_ALREADY)
            return
        self._needs.gate.ask(Right.TRAINING_MODE, subject=SUBJECT, then=self._start)

    def stop(self) -> None:
        """With the counter; what was practised is gone either way."""
        if self.process.state() is not QProcess.ProcessState.NotRunning:
            self.process.terminate()
            self.process.waitForFinished(5000)

    def _start(self, leave: Leave) -> None:
        self._leave = leave
        self._note(AuditKind.TRAINING_ON)
        program, *arguments = self._needs.command
        self.process.start(program, arguments)
        self._needs.tell(words.BEGUN)

    def _ended(self) -> None:
        self._note(AuditKind.TRAINING_OFF)
        self._needs.tell(words.ENDED)

    def _error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._note(AuditKind.TRAINING_OFF)
            self._needs.tell(words.FAILED)

    def _note(self, kind: AuditKind) -> None:
        needs, leave = self._needs, self._leave
        if leave is None:
            return
        event = AuditEvent(
            kind,
            leave.person.number,
            needs.clock.now(),
            SUBJECT,
            "",
            right=Right.TRAINING_MODE,
            approver=leave.approver,
        )
        needs.lane.run(
            lambda: needs.audit.write(event), then=lambda _: None, failed=needs.failed, deadline_s=DEADLINE_S
        )
