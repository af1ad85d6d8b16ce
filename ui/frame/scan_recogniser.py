"""Tells the burst of a keyboard-wedge scanner from typing, by the time between two keys. Pure: times are passed in.

A scanner types its whole text faster than anybody can, and ends it with Enter or Tab. A key that may begin such a burst
is held for one gap; if no burst comes of it, it is let through exactly as it was typed.
"""

from dataclasses import dataclass
from enum import StrEnum

GAP_MS = 30  # scanners leave 1 to 16 ms; nobody types six keys that fast
LEAST = 6  # characters a burst has at least


@dataclass(frozen=True, slots=True)
class ScanShape:
    """How the hall's scanners are set. `prefix` and `suffix` are sent around the text, "" for none.

    With a prefix only a burst that begins with it is one, and ordinary typing is never held up.
    """

    prefix: str = ""
    suffix: str = "\r"
    gap_ms: int = GAP_MS
    least: int = LEAST


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What a scanner read, without prefix and suffix."""

    text: str


class Fate(StrEnum):
    """What becomes of the key just pressed."""

    HELD = "held"
    TYPED = "typed"  # it goes where it was meant to, behind those that were held
    SCANNED = "scanned"  # it ended a burst and is used up with it


@dataclass(frozen=True, slots=True)
class Judged:
    """`let_go`: the keys held so far were typed, and go first. `scanned` is there with SCANNED only."""

    fate: Fate
    let_go: bool
    scanned: ScannedText | None = None


class ScanRecogniser:
    """One keyboard. `key` for each character, `other` for whatever else happens, `silence` once a gap has passed."""

    def __init__(self, shape: ScanShape) -> None:
        self.shape = shape
        self._held = ""
        self._last_ms = 0

    @property
    def holds(self) -> bool:
        return bool(self._held)

    def key(self, character: str, at_ms: int) -> Judged:
        """A key that types `character`."""
        let_go = self.holds and at_ms - self._last_ms > self.shape.gap_ms
        if let_go:
            self._held = ""
        self._last_ms = at_ms
        if self.shape.suffix and character == self.shape.suffix:
            return self._ended(character, let_go)
        so_far = self._held + character
        if _may_become(so_far, self.shape.prefix):
            self._held = so_far
            return Judged(Fate.HELD, let_go)
        return self._typed(let_go)

    def silence(self) -> ScannedText | None:
        """A gap has passed since the last key: a burst without a suffix ends by it; anything else was typed."""
        scanned = None if self.shape.suffix else self._burst()
        self._held = ""
        return scanned

    def other(self) -> None:
        """A key that types nothing, a click, another window: what is held was typed."""
        self._held = ""

    def _ended(self, suffix: str, let_go: bool) -> Judged:
        scanned = self._burst()
        if scanned is None:
            return self._typed(let_go)
        self._held = ""
        return Judged(Fate.SCANNED, let_go, scanned)

    def _typed(self, let_go: bool) -> Judged:
        held, self._held = self.holds, ""
        return Judged(Fate.TYPED, let_go or held)

    def _burst(self) -> ScannedText | None:
        text = self._held.removeprefix(self.shape.prefix)
        whole = self._held.startswith(self.shape.prefix) and len(text) >= self.shape.least
        return ScannedText(text) if whole else None


def _may_become(held: str, prefix: str) -> bool:
    return held.startswith(prefix) or prefix.startswith(held)
