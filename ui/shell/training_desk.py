"""Training from the counter: a practice window in a process of its own, begun by whoever may and written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QProcess

from app.domain.approval import Leave
from app.domain.right import Right
from app.handling.begin_training import SUBJECT, begin_training, end_training
from app.ports import Audit, Clock, Lane
from app.texts import training as words
from app.texts.language import Text
from ui.frame.gate import Gate

DEADLINE_S = 20.0


@dataclass(frozen=True, slots=True)
class TrainingNeeds:
    """`command` starts the practice window, `today` is the hall's day, `tell` says a sentence at the page's foot."""

    command: Sequence[str]
    gate: Gate
    audit: Audit
    clock: Clock
    today: Callable[[], date]
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
        needs, self._leave = self._needs, leave
        program, *arguments = needs.command

        def then(_: None) -> None:
            self.process.start(program, arguments)
            needs.tell(words.BEGUN)

        self._run(lambda: begin_training(leave=leave, today=needs.today(), audit=needs.audit, clock=needs.clock), then)

    def _ended(self) -> None:
        self._note_end()
        self._needs.tell(words.ENDED)

    def _error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._note_end()
            self._needs.tell(words.FAILED)

    def _note_end(self) -> None:
        needs, leave = self._needs, self._leave
        if leave is not None:
            self._run(lambda: end_training(leave=leave, audit=needs.audit, clock=needs.clock), lambda _: None)

    def _run(self, job: Callable[[], None], then: Callable[[None], None]) -> None:
        self._needs.lane.run(job, then=then, failed=self._needs.failed, deadline_s=DEADLINE_S)
