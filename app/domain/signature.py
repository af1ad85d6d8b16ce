"""A customer's handwriting, bound to exactly what was signed (R10, S04)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import starmap
from typing import Final


@dataclass(frozen=True, slots=True)
class Point:
    """`x`, `y` in thousandths of the pad's height from its top left; `t_ms` since first touch; `pressure` to 1000."""

    x: int
    y: int
    t_ms: int
    pressure: int


Stroke = tuple[Point, ...]
LEAST_POINTS: Final = 8  # a slip of the finger is no signature
StrokeRows = list[list[list[int]]]  # as they are kept and travel: of each stroke its points, x, y, t_ms, pressure


def is_a_name(strokes: tuple[Stroke, ...]) -> bool:
    """Whether enough is written to be taken for a signature: what the customer's screen asks, and keeping it."""
    return sum(map(len, strokes)) >= LEAST_POINTS


@dataclass(frozen=True)
class Signature:
    """`content_sha256` is of the content bytes shown while signing; `width` is the pad's, in units of Point."""

    strokes: tuple[Stroke, ...]
    width: int
    content_sha256: str
    signed_at: datetime

    def strokes_json(self) -> StrokeRows:
        return [[[p.x, p.y, p.t_ms, p.pressure] for p in stroke] for stroke in self.strokes]

    @cached_property
    def strokes_words(self) -> str:
        """`strokes_json` as JSON without blanks; keeping, hashing and sending ask for the same words."""
        return words_of_strokes(self.strokes_json())

    @cached_property
    def sha256(self) -> str:
        """Hex digest over the content's hash and the handwriting: neither can be exchanged alone."""
        return handwriting_sha256(self.content_sha256, width=self.width, strokes=self.strokes_words)


def words_of_strokes(rows: StrokeRows) -> str:
    """As JSON without blanks: so they are hashed."""
    return json.dumps(rows, separators=(",", ":"))


def handwriting_sha256(content_sha256: str, *, width: int, strokes: str) -> str:
    """Signature.sha256, of handwriting in the words that are hashed."""
    return hashlib.sha256(f"[{json.dumps(content_sha256)},{width},{strokes}]".encode()).hexdigest()


def strokes_from_json(rows: StrokeRows) -> tuple[Stroke, ...]:
    return tuple(tuple(starmap(Point, stroke)) for stroke in rows)
