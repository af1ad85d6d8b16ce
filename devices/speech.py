"""Reading aloud by QtTextToSpeech, with whatever voices the system has; where it has none, it says so.

Everything here happens on the window's thread and none of it waits: an engine speaks in the background.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from app.texts.language import Language

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_SPOKEN = {Language.ZH: QLocale.Language.Chinese, Language.EN: QLocale.Language.English}
_TERRITORIES = {Language.ZH: (QLocale.Country.China, QLocale.Country.Singapore), Language.EN: ()}
_PRETENDS = "mock"  # Qt's own engine for tests: it has voices and makes no sound

log = logging.getLogger(__name__)


def system_engines() -> "list[QTextToSpeech]":
    """Those of this system that work now; the first one that has a voice is used."""
    try:
        # Loads QtMultimedia's library, and what the system must have for sound; few counters have a loudspeaker.
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError as missing:
        log.info("no voice: %s", missing)
        return []
    made = (QTextToSpeech(name) for name in QTextToSpeech.availableEngines() if name != _PRETENDS)
    return [engine for engine in made if engine.state() is not QTextToSpeech.State.Error]


class SystemVoice:
    """app.device_ports.ReadingVoice. `engines` is asked once, when it is first wanted to know what can be said."""

    def __init__(self, engines: Callable[[], Sequence[Any]] = system_engines) -> None:
        """Each engine is a QTextToSpeech, or what behaves like one."""
        self._engines = engines
        self._voices: dict[Language, tuple[QTextToSpeech, QLocale]] | None = None
        self._speaking: QTextToSpeech | None = None
        self._ended: Callable[[], None] = lambda: None

    def languages(self) -> frozenset[Language]:
        return frozenset(self._found())

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        self.stop()
        engine, locale = self._found()[language]
        self._speaking, self._ended = engine, ended
        engine.setLocale(locale)
        engine.say(" ".join(sentences))

    def stop(self) -> None:
        """Nothing is told of one that was stopped."""
        speaking, self._speaking = self._speaking, None
        if speaking is not None:
            speaking.stop()

    def _found(self) -> "dict[Language, tuple[QTextToSpeech, QLocale]]":
        if self._voices is None:
            self._voices = {}
            for engine in self._engines():
                for language in Language:
                    locale = _best(engine.availableLocales(), language)
                    if locale is not None and language not in self._voices:
                        self._voices[language] = (engine, locale)
                engine.stateChanged.connect(self._changed)
        return self._voices

    def _changed(self, state: "QTextToSpeech.State") -> None:
        """Ready again, or broken: in both cases nothing is being said any more."""
        speaking = self._speaking
        if speaking is None or state.name not in ("Ready", "Error"):
            return
        if state.name == "Error":
            log.warning("the voice broke off: %s", speaking.errorString())
        self._speaking = None
        self._ended()


def languages_of_system() -> frozenset[Language]:
    """For a process that does nothing else: it makes the application that engines want."""
    application = QCoreApplication([])
    found = SystemVoice().languages()
    application.quit()
    return found


def _best(locales: Sequence[QLocale], language: Language) -> QLocale | None:
    """Of Chinese the one of the mainland, so that nobody is read to in Cantonese."""
    spoken = [locale for locale in locales if locale.language() is _SPOKEN[language]]
    wanted = _TERRITORIES[language]
    preferred = [locale for locale in spoken if locale.territory() in wanted]
    return next(iter(preferred or spoken), None)
