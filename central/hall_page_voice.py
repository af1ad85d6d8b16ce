"""Spoken calls for browsers: the recordings of one call joined into one, since a browser pauses between files."""

import io
import wave
from functools import cache, lru_cache
from pathlib import Path

import resources

MOST_RECORDINGS = 40  # the longest call in both languages has 25
_KEPT = 64  # the same call is asked for by every screen, and again when it is repeated


@lru_cache(maxsize=_KEPT)
def said_aloud(asked: str) -> bytes | None:
    """A WAV of the recordings named with commas between, by their names in resources/voice; None for any other."""
    names = asked.split(",")
    if len(names) > MOST_RECORDINGS or not all(name in _recordings() for name in names):
        return None
    joined = io.BytesIO()
    with wave.open(joined, "wb") as out:
        for place, name in enumerate(names):
            with wave.open(str(_recordings()[name]), "rb") as one:
                if not place:
                    out.setparams(one.getparams())
                out.writeframes(one.readframes(one.getnframes()))
    return joined.getvalue()


@cache
def _recordings() -> dict[str, Path]:
    return {file.stem: file for file in resources.path("voice").glob("*.wav")}
