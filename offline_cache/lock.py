"""One program a store, and one a centre's database: a lock the system gives back by itself when the program dies."""

import os
import sys
from pathlib import Path

from app.errors import StoreInUse
from app.texts import store as texts

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Held from making it to `release`. Raises `held` where another program, or another window, has it."""

    def __init__(self, file: Path, *, held: StoreInUse) -> None:
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as taken:
            os.close(self._handle)
            raise held from taken

    def release(self) -> None:
        """Also a second time."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


class InstanceLock(FileLock):
    """Of a store's folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "lock", held=StoreInUse(texts.IN_USE, folder=folder))
