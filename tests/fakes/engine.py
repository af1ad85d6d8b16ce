"""A speech engine as Qt's behave: it says it speaks, and later that it is ready; stopped, it is ready at once."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, Signal

from tests.fakes.engine_state import State

MANDARIN = "Chinese (Mandarin, latin as English)"


class HandVoice:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


class HandEngine(QObject):
    """`said` is what was given to it, in which locale; `finish` and `break_off` end what is being said."""

    stateChanged = Signal(object)

    def __init__(self, *locales: str) -> None:
        super().__init__()
        self._locales = [QLocale(name) for name in locales]
        self._locale = ""
        self.said: list[tuple[str, str]] = []
        self.stops = 0
        self.speaking = False
        self.volume = 1.0

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def availableLocales(self) -> Sequence[QLocale]:
        return self._locales

    def setLocale(self, locale: QLocale) -> None:
        self._locale = locale.name()

    def availableVoices(self) -> Sequence["HandVoice"]:
        """Those of the locale it is set to: the unnamed one has Mandarin, as espeak-ng's."""
        return [HandVoice("Bishnupriya"), HandVoice(MANDARIN)] if self._locale == "C" else [HandVoice("Bob")]

    def setVoice(self, voice: "HandVoice") -> None:
        self._locale = voice.name()

    def say(self, words: str) -> None:
        self.said.append((self._locale, words))
        self.speaking = True
        self.stateChanged.emit(State.Speaking)

    def stop(self) -> None:
        self.stops += 1
        if self.speaking:
            self.finish()

    def finish(self) -> None:
        self.speaking = False
        self.stateChanged.emit(State.Ready)

    def break_off(self) -> None:
        self.speaking = False
        self.stateChanged.emit(State.Error)

    def errorString(self) -> str:
        return "the loudspeaker went"
