"""Plays a sound by what the system has: a player's process, on Windows the system itself. Nothing here waits.

A PC without a sound device is told of once; everything else goes on.
"""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import winsound

log = logging.getLogger(__name__)

_BEFORE: Final = "LD_LIBRARY_PATH_ORIG"  # where a frozen program keeps what was there before it
_LATER_S: Final = 5.0  # a player that takes so much longer than its sound hangs
_LINUX: Final = (("pw-play",), ("paplay",), ("aplay", "-q"))


def players_here() -> tuple[tuple[str, ...], ...]:
    """Commands that play the file named behind them, the best first; on Windows none is needed."""
    wanted = (("afplay",),) if sys.platform == "darwin" else _LINUX
    return tuple(each for each in wanted if shutil.which(each[0]) is not None)


class WavPlayer:
    """One sound at a time. `silent` is called once, when there is nothing left that could play."""

    def __init__(
        self,
        players: Sequence[Sequence[str]],
        *,
        silent: Callable[[], None],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._players = tuple(tuple(each) for each in players)
        self._left: list[tuple[str, ...]] = []  # of the sound that plays: the one that plays it, and those after it
        self._warned: set[str] = set()
        self._silent, self._told, self._seconds = silent, False, seconds
        self._folder = tempfile.TemporaryDirectory(prefix="yitai-sound-")
        self._process: subprocess.Popen[bytes] | None = None
        self._sound, self._until = b"", 0.0

    def play(self, sound: bytes) -> None:
        """`sound` is a whole WAV. What is playing ends."""
        self._end()
        self._sound, self._left = sound, list(self._players)  # anew: a sound server may have come back
        self._until = self._seconds() + _length_s(sound)
        if sys.platform == "win32":
            self._play_on_windows()
        else:
            self._start()

    def playing(self) -> bool:
        """Asked some times a second: a player that failed gives way to the next one here."""
        if sys.platform == "win32":
            return self._seconds() < self._until
        if self._process is None:
            return False
        code = self._process.poll()
        if code is None:
            if self._seconds() < self._until + _LATER_S:
                return True
            log.warning("the player %s hung and was ended", self._left[0][0])
            self._end()
            return False
        self._process = None
        if code != 0:
            self._give_way(f"ended with {code}")
            self._until = self._seconds() + _length_s(self._sound)
            self._start()
        return self._process is not None

    def close(self) -> None:
        self._end()
        self._folder.cleanup()

    def _start(self) -> None:
        place = Path(self._folder.name) / "call.wav"
        while self._left:
            try:
                place.write_bytes(self._sound)
                self._process = subprocess.Popen(
                    [*self._left[0], str(place)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
                return
            except OSError as wrong:
                self._give_way(f"cannot be started: {wrong}")
        self._tell()

    def _give_way(self, why: str) -> None:
        """Each player's trouble is logged once: it may come back with every call."""
        name = self._left.pop(0)[0]
        if name not in self._warned:
            self._warned.add(name)
            log.warning("the player %s %s", name, why)

    def _play_on_windows(self) -> None:
        if sys.platform == "win32":
            place = Path(self._folder.name) / "call.wav"
            try:
                place.write_bytes(self._sound)
                winsound.PlaySound(str(place), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            except (OSError, RuntimeError) as wrong:
                log.warning("the sound cannot be played: %s", wrong)
                self._until = 0.0
                self._tell()

    def _end(self) -> None:
        process, self._process = self._process, None
        if sys.platform == "win32":
            winsound.PlaySound(None, 0)
        if process is not None and process.poll() is None:
            process.kill()
            process.wait(_LATER_S)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._silent()


def _environment() -> dict[str, str]:
    """Without the libraries of a frozen program: a player of the system wants its own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LD_LIBRARY_PATH", _BEFORE)}
    return {**kept, "LD_LIBRARY_PATH": os.environ[_BEFORE]} if os.environ.get(_BEFORE) else kept


def _length_s(sound: bytes) -> float:
    with wave.open(BytesIO(sound)) as read:
        return float(read.getnframes() / read.getframerate())
