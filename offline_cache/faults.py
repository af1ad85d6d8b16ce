"""What the database says when it fails, as the trouble a person is told."""

import errno
import shutil
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.errors import StoreDamaged, StoreFull, StoreInUse, StoreTrouble
from app.texts import store as texts

_PERM, _BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 8, 10, 11, 13, 14, 26  # sqlite3.h
_NO_ROOM_BYTES = 64 * 1024

DatabaseFault = (DBAPIError, dbapi2.Error)
"""What a statement raises: SQLAlchemy's wrapping, or the driver's own where it was prepared (prepared.py)."""


def _code(fault: Exception) -> int:
    """SQLite's primary result code, 0 where it gave none."""
    own = fault.orig if isinstance(fault, DBAPIError) else fault
    return int(getattr(own, "sqlite_errorcode", 0)) & 0xFF


def _is_full(fault: Exception, folder: Path) -> bool:
    """SQLITE_FULL, or an error on a disk without room: the files beside the database report a full one as that."""
    code = _code(fault)
    return code == _FULL or (code in (_IOERR, _CANTOPEN) and not has_room(folder, _NO_ROOM_BYTES))


def has_room(folder: Path, wanted_bytes: int) -> bool:
    return shutil.disk_usage(folder).free >= wanted_bytes


def telling(folder: Path) -> AbstractContextManager[None]:
    """Raises the trouble in place of what the database says; what is no trouble but a bug of ours goes through."""
    return _Telling(folder)


class _Telling:
    """A class: a generator's way in and out takes several times as long, and every write goes through one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if isinstance(fault, DatabaseFault):
            trouble = _trouble(fault, self._folder)
            if trouble is not None:
                raise trouble from fault


def _trouble(fault: Exception, folder: Path) -> StoreTrouble | None:
    if _is_full(fault, folder):
        return StoreFull(texts.FULL)
    code = _code(fault)
    if code in (_CORRUPT, _NOTADB):
        return StoreDamaged(texts.DAMAGED, folder=folder)
    if code == _BUSY:
        return StoreInUse(texts.IN_USE, folder=folder)
    if code in (_PERM, _READONLY, _IOERR, _CANTOPEN):
        return StoreTrouble(texts.UNREADABLE, folder=folder)
    return None


def told_of_place(fault: OSError, folder: Path) -> StoreTrouble:
    """Where a store is to be made: what fails there is the place that was named, and the disk only if it says so."""
    of_disk = fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO)
    return told_of_file(fault, folder) if of_disk else StoreTrouble(texts.NO_PLACE, folder=folder)


def told_of_file(fault: OSError, folder: Path) -> StoreTrouble:
    """The same for a file beside the database."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(texts.FULL)
    return StoreTrouble(texts.UNREADABLE, folder=folder)
