"""What the database says when it fails, as the trouble a person is told."""

import errno
import shutil
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.errors import StoreDamaged, StoreFull, StoreInUse, StoreTrouble
from app.texts import store as texts

_BUSY, _IOERR, _CORRUPT, _FULL, _NOTADB = 5, 10, 11, 13, 26  # sqlite3.h
_NO_ROOM_BYTES = 64 * 1024


DatabaseFault = (DBAPIError, dbapi2.Error)
"""What a statement raises: SQLAlchemy's wrapping, or the driver's own where it was prepared (prepared.py)."""


def _code(fault: Exception) -> int:
    """SQLite's primary result code, 0 where it gave none."""
    own = fault.orig if isinstance(fault, DBAPIError) else fault
    return int(getattr(own, "sqlite_errorcode", 0)) & 0xFF


def is_full(fault: Exception, folder: Path) -> bool:
    """SQLITE_FULL, or an I/O error on a disk without room: the shared-memory file reports a full disk as that."""
    code = _code(fault)
    return code == _FULL or (code == _IOERR and not has_room(folder, _NO_ROOM_BYTES))


def has_room(folder: Path, wanted_bytes: int) -> bool:
    return shutil.disk_usage(folder).free >= wanted_bytes


def told(fault: Exception, folder: Path) -> Exception:
    """The trouble to raise in place of `fault`; the fault itself where it is a bug of ours."""
    if is_full(fault, folder):
        return StoreFull(texts.FULL)
    code = _code(fault)
    if code in (_CORRUPT, _NOTADB):
        return StoreDamaged(texts.DAMAGED, folder=folder)
    if code == _BUSY:
        return StoreInUse(texts.IN_USE, folder=folder)
    if code == _IOERR:
        return StoreTrouble(texts.UNREADABLE, folder=folder)
    return fault


def told_of_file(fault: OSError, folder: Path) -> StoreTrouble:
    """The same for a file beside the database."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(texts.FULL)
    return StoreTrouble(texts.UNREADABLE, folder=folder)
