"""A folder below the system's temporary one that is gone with its program; where that was killed, the next one of the
same kind takes it away."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import StoreInUse
from app.texts import store as texts
from offline_cache.lock import FileLock

_LOCK = "held"  # as long as its program lives
_MARK = "was-held"  # there once the lock is: one that is just being made has none, and is nobody's to take away


@contextmanager
def passing_folder(prefix: str) -> Iterator[Path]:
    """`prefix` is its kind's own."""
    _take_away_left_behind(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    lock = _lock(folder)
    (folder / _MARK).touch()
    try:
        yield folder
    finally:
        lock.release()  # first: Windows deletes no file that is open
        shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> FileLock:
    return FileLock(folder / _LOCK, held=StoreInUse(texts.IN_USE, folder=folder))


def _take_away_left_behind(prefix: str) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        try:
            if not _is_ours(folder.lstat()) or not (folder / _MARK).exists():
                continue
            lock = _lock(folder)
        except (OSError, StoreInUse):  # gone meanwhile, or its program lives
            continue
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(found: os.stat_result) -> bool:
    """A folder, no link to one, and of this user."""
    return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())
