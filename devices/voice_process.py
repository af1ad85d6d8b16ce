"""The voice as the window knows it: words go to a process that speaks, languages and what is over come back.

Nothing here waits. Where that process cannot be started or ends, there is no voice, and the window goes on.
"""

import json
import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess

from app.texts.language import Language

_ENDS_WITHIN_MS = 700

log = logging.getLogger(__name__)


class SystemVoice(QObject):
    """app.device_ports.ReadingVoice. `command` is devices.speech.speak_for_parent; it is started when first needed.

    `volume` 0 to 100; None leaves it to the system.
    """

    def __init__(self, command: Sequence[str], *, volume: int | None = None) -> None:
        super().__init__()
        self._volume = {} if volume is None else {"volume": volume}
        self._program, *self._arguments = command
        self._process: QProcess | None = None
        self._known: frozenset[Language] = frozenset()
        self._listener: Callable[[], None] = lambda: None
        self._number = 0
        self._ended: Callable[[], None] = lambda: None

    def listen(self, known: Callable[[], None]) -> None:
        self._listener = known

    def languages(self) -> frozenset[Language]:
        if self._process is None:
            self._process = QProcess(self)
            self._process.readyReadStandardOutput.connect(self._hear)
            self._process.errorOccurred.connect(self._broke)
            self._process.finished.connect(self._gone)
            self._process.start(self._program, self._arguments)
        return self._known

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        self._number += 1
        self._ended = ended
        words = " ".join(sentences)
        self._order({"number": self._number, "language": language.value, "words": words, **self._volume})

    def stop(self) -> None:
        """Nothing is told of one that was stopped."""
        self._number += 1
        self._order({"stop": True})

    def close(self) -> None:
        process = self._process
        if process is None or process.state() is QProcess.ProcessState.NotRunning:
            return
        for heard in (process.readyReadStandardOutput, process.errorOccurred, process.finished):
            heard.disconnect()
        process.closeWriteChannel()
        if not process.waitForFinished(_ENDS_WITHIN_MS):
            process.kill()
            process.waitForFinished(_ENDS_WITHIN_MS)

    def _order(self, order: dict[str, object]) -> None:
        if self._process is not None:
            self._process.write(json.dumps(order).encode() + b"\n")

    def _hear(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            try:
                said = json.loads(bytes(process.readLine().data()))
            except ValueError:
                continue  # a library that writes on the output beside it
            if "languages" in said:
                self._known = frozenset(Language(value) for value in said["languages"])
                self._listener()
            elif said.get("ended") == self._number:
                self._ended()

    def _broke(self, error: QProcess.ProcessError) -> None:
        log.info("no voice: %s", error.name)

    def _gone(self) -> None:
        """What was being said is over, and no button offers more."""
        self._known = frozenset()
        self._listener()
        self._ended()
