"""Room for the tails of large letters: 24 px letters in lines of 32 reach a pixel below (y, g, p)."""

from typing import Final

from ui.widgets.words import Words

_ROOM: Final = 2


def with_tail(label: Words) -> Words:
    """The same label, with room below its last line."""
    label.setContentsMargins(0, 0, 0, _ROOM)
    return label
