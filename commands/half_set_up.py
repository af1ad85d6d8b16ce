"""The mark of a set-up under way: every start looks for it, and loads nothing of setting up where there is none."""

from pathlib import Path
from typing import Final

UNFINISHED: Final = "setting-up"  # in the folder from before there is a store to the end of the set-up


def unfinished(folder: Path) -> bool:
    """A set-up was killed half-way there, by a power cut say."""
    return (folder / UNFINISHED).exists()
