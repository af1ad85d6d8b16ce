"""Reading aloud by QtTextToSpeech, with whatever voices the system has; where it has none, it says so.

An engine may take seconds to say which voices it has (speech-dispatcher with espeak-ng: 2 to 4 s), and none of that may
hold up the window: all of this runs in a process of its own, which devices.voice_process starts and talks to.
"""

import json
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from app.texts.language import Language

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_SPOKEN = {Language.ZH: QLocale.Language.Chinese, Language.EN: QLocale.Language.English}
_TERRITORIES = {Language.ZH: (QLocale.Country.China, QLocale.Country.Singapore), Language.EN: ()}
_MANDARIN = "Chinese (Mandarin"  # espeak-ng's code cmn is no locale Qt knows: its voice is found by its name
_LAST_STEPS_S = 1.0
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


@dataclass(frozen=True, slots=True)
class _Way:
    """How one language is said: by this engine in this locale, and where that does not tell enough in this voice."""

    engine: Any  # a QTextToSpeech, or what behaves like one
    locale: QLocale
    voice: Any = None


class Speaker(QObject):
    """Says one thing at a time. `found` carries the languages, `ended` the number of what was said."""

    found = Signal(object)
    ended = Signal(int)

    def __init__(self, engines: Callable[[], Sequence[Any]]) -> None:
        super().__init__()
        self._engines = engines
        self._ways: dict[Language, _Way] = {}
        self._speaking: tuple[int, Any] | None = None

    def find(self) -> None:
        for engine in self._engines():
            for language in Language:
                way = _way(engine, language)
                if way is not None and language not in self._ways:
                    self._ways[language] = way
            engine.stateChanged.connect(self._changed)
        self.found.emit(frozenset(self._ways))

    def say(self, number: int, language: str, words: str, *, volume: int | None = None) -> None:
        """`volume` 0 to 100; None leaves it to the system."""
        self.stop()
        way = self._ways[Language(language)]
        self._speaking = (number, way.engine)
        way.engine.setLocale(way.locale)
        if way.voice is not None:
            way.engine.setVoice(way.voice)
        if volume is not None:
            way.engine.setVolume(volume / 100)
        way.engine.say(words)

    def stop(self) -> None:
        """Nothing is told of what was stopped."""
        speaking, self._speaking = self._speaking, None
        if speaking is not None:
            speaking[1].stop()

    def _changed(self, state: "QTextToSpeech.State") -> None:
        """Ready again, or broken: in both cases nothing is being said any more."""
        speaking = self._speaking
        if speaking is None or state.name not in ("Ready", "Error"):
            return
        if state.name == "Error":
            log.warning("the voice broke off: %s", speaking[1].errorString())
        self._speaking = None
        self.ended.emit(speaking[0])


class _Orders(QObject):
    """What the parent writes, line by line; read in a thread of its own, since no system lets Qt watch a console."""

    given = Signal(str)
    over = Signal()

    def read(self) -> None:
        for line in sys.stdin:
            self.given.emit(line)
        self.over.emit()


def speak_for_parent() -> int:
    """The process behind devices.voice_process: reads orders, tells languages and what is over, ends with its parent.

    An engine may take seconds to say what it has, and some can only live in a main thread: this is theirs.
    """
    application, speaker, orders = QCoreApplication([]), Speaker(system_engines), _Orders()
    speaker.found.connect(lambda languages: _tell(languages=sorted(languages)))
    speaker.ended.connect(lambda number: _tell(ended=number))
    orders.given.connect(lambda line: _obey(speaker, json.loads(line)))
    orders.over.connect(application.quit)
    speaker.find()
    reader = threading.Thread(target=orders.read, daemon=True)
    reader.start()
    ended = application.exec()
    speaker.stop()
    reader.join(_LAST_STEPS_S)  # Python taken down under a thread's last steps falls over
    return ended


def _tell(**said: object) -> None:
    print(json.dumps(said), flush=True)


def _obey(speaker: Speaker, order: dict[str, Any]) -> None:
    if "words" in order:
        speaker.say(order["number"], order["language"], order["words"], volume=order.get("volume"))
    else:
        speaker.stop()


def languages_of_system() -> frozenset[Language]:
    """For a process that does nothing else: it makes the application that engines want."""
    application = QCoreApplication([])
    found = {each for engine in system_engines() for each in Language if _way(engine, each) is not None}
    application.quit()
    return frozenset(found)


def _way(engine: Any, language: Language) -> _Way | None:
    """Of Chinese the one of the mainland, so that nobody is read to in Cantonese."""
    locales = engine.availableLocales()
    spoken = [locale for locale in locales if locale.language() is _SPOKEN[language]]
    preferred = [locale for locale in spoken if locale.territory() in _TERRITORIES[language]]
    if spoken:
        return _Way(engine, next(iter(preferred or spoken)))
    unnamed = next((locale for locale in locales if locale.language() is QLocale.Language.C), None)
    if language is not Language.ZH or unnamed is None:
        return None
    engine.setLocale(unnamed)
    voice = next((voice for voice in engine.availableVoices() if voice.name().startswith(_MANDARIN)), None)
    return None if voice is None else _Way(engine, unnamed, voice)
