"""A call said aloud at its pace: chime, then both languages, each by the system's voice or else by our recordings."""

import logging
import time
import wave
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol

from app.device_ports import ReadingVoice
from app.domain.announcements import CHIME, CallOut, Pace, languages_of, recordings_of
from app.texts.language import Language

log = logging.getLogger(__name__)

FULL_VOLUME: Final = 100
_LONGEST_S: Final = 25.0  # a part that tells no end by then has none
_RATE: Final = 16_000


class SoundPlayer(Protocol):
    def play(self, sound: bytes) -> None: ...
    def playing(self) -> bool: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A sound, or words in a language for the system's voice."""

    sound: bytes = b""
    language: Language = Language.ZH
    words: str = ""


class HallVoice:
    """app.display_ports.CallVoice. All on one thread; `busy` is what carries on from part to part."""

    def __init__(
        self,
        *,
        player: SoundPlayer,
        spoken: ReadingVoice,
        recordings: Path,
        first: Language,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """`first` is said before the other language. `spoken` finds out by itself what it can say."""
        self._player, self._spoken, self._recordings, self._seconds = player, spoken, recordings, seconds
        self._languages = sorted(Language, key=lambda each: each is not first)
        self._left: list[_Part] = []
        self._speaking, self._until = False, 0.0
        spoken.languages()

    def say(self, call: CallOut, *, volume: int, pace: Pace = Pace.CALM) -> None:
        aloud = self._spoken.languages()
        sounds, parts = [] if pace is Pace.HURRIED else [CHIME], list[_Part]()
        for language in languages_of(call, self._languages, pace):
            if language in aloud:
                said = call.spoken(pace).say(language)
                parts += [self._recorded(sounds, volume), _Part(language=language, words=said)]
                sounds = []
            else:
                sounds += recordings_of(call, language, pace)
        self._left = [each for each in (*parts, self._recorded(sounds, volume)) if each.sound or each.words]
        self._go_on()

    def busy(self) -> bool:
        if self._player.playing() or (self._speaking and self._seconds() < self._until):
            return True
        self._go_on()
        return self._speaking or self._player.playing()

    def close(self) -> None:
        self._player.close()
        self._spoken.close()

    def _go_on(self) -> None:
        self._speaking = False
        if not self._left:
            return
        part = self._left.pop(0)
        if part.sound:
            self._player.play(part.sound)
            return
        self._speaking, self._until = True, self._seconds() + _LONGEST_S
        self._spoken.say((part.words,), part.language, ended=self._ended)

    def _ended(self) -> None:
        self._speaking = False

    def _recorded(self, names: Sequence[str], volume: int) -> _Part:
        return _Part(sound=joined([self._recordings / f"{name}.wav" for name in names], volume=volume))


def joined(files: Sequence[Path], *, volume: int) -> bytes:
    """One WAV of them all, `volume` 0 to 100; b"" of none. A file that cannot be read is left out, and logged."""
    samples = array("h")
    for file in files:
        try:
            samples.extend(_samples(file))
        except (OSError, EOFError, wave.Error) as wrong:
            log.error("the recording %s cannot be read: %s", file.name, wrong)
    if not samples:
        return b""
    if volume != FULL_VOLUME:
        samples = array("h", (each * volume // FULL_VOLUME for each in samples))
    whole = BytesIO()
    with wave.open(whole, "wb") as file_:
        file_.setnchannels(1)
        file_.setsampwidth(samples.itemsize)
        file_.setframerate(_RATE)
        file_.writeframes(samples.tobytes())
    return whole.getvalue()


@cache
def _samples(file: Path) -> "array[int]":
    """Of one recording; a minute of them all together is two megabytes. Raises OSError, EOFError, wave.Error."""
    with wave.open(str(file)) as recording:
        return array("h", recording.readframes(recording.getnframes()))
