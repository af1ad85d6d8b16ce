"""glibc's malloc told that the lanes share their room: else each thread keeps what it let go of, for itself."""

import ctypes
import sys
from functools import cache
from typing import Final

# M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h. By itself it has eight arenas a processor, and once it
# has seen a large piece (a page, a picture) it takes such into them: what is free there between two small ones stays.
_TOLD: Final = ((-8, 2), (-3, 128 * 1024), (-1, 128 * 1024))


@cache
def share_arenas() -> None:
    """Ahead of the first lane's thread. Nothing is done where malloc is another: there is nothing alike to tell it."""
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for what, value in _TOLD:
            mallopt(what, value)
