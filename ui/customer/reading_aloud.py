"""A line read to the customer on request: one at a time, and silent again on the second press."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.device_ports import ReadingVoice
from app.texts.language import Language


class ReadingAloud(QObject):
    """`changed` when something is said, or nothing any more, or when it became known what can be said.

    Where no voice has the language, `possible` is False.
    """

    changed = Signal()

    def __init__(self, voice: ReadingVoice, *, parent: QObject) -> None:
        super().__init__(parent)
        self._voice = voice
        voice.listen(self.changed.emit)
        self.line_id = ""  # of what is being read, "" for nothing

    def possible(self, language: Language) -> bool:
        return language in self._voice.languages()

    def press(self, line_id: str, sentences: Sequence[str], language: Language) -> None:
        """Read it; the same line once more falls silent."""
        if self.line_id == line_id:
            self.stop()
            return
        if not self.possible(language):
            return
        self.line_id = line_id
        self._voice.say(sentences, language, ended=self._ended)
        self.changed.emit()

    def stop(self) -> None:
        if self.line_id:
            self.line_id = ""
            self._voice.stop()
            self.changed.emit()

    def _ended(self) -> None:
        self.line_id = ""
        self.changed.emit()
