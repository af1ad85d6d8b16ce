"""The archive's files beside a store's backups: one copy for all of them, since a sealed file never changes."""

import os
import shutil
from pathlib import Path
from typing import Final

from sqlalchemy import select

from offline_cache.archive import FOLDER, day_folders
from offline_cache.archive_schema import SEALED_DOCUMENTS
from offline_cache.durable import sync_folder
from offline_cache.store import Store

_PART: Final = ".part"


def archive_name(store_id: str) -> str:
    """Beside the backups, one for all of a store."""
    return f"archive-{store_id}"


def keep_documents(store: Store, backups: Path) -> int:
    """What is not there yet is copied, what was let go in the store goes there too. How many were copied. Raises
    OSError."""
    there, copied = backups / archive_name(store.id), 0
    for day in day_folders(store.folder / FOLDER):
        target = there / day.name
        known = {each.name for each in target.iterdir()} if target.is_dir() else set()
        new = [each for each in day.iterdir() if each.name not in known and each.suffix != ".new"]
        if not new:
            continue
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        for each in new:
            _copy(each, target)
        sync_folder(target)
        copied += len(new)
    for gone in _days_let_go(store):
        shutil.rmtree(there / gone, ignore_errors=True)
    return copied


def restore_documents(backups: Path, store: Path, *, store_id: str) -> None:
    """Into a folder that has none. Raises OSError."""
    kept = backups / archive_name(store_id)
    if kept.is_dir():
        shutil.copytree(kept, store / FOLDER, ignore=shutil.ignore_patterns(f"*{_PART}"))


def _copy(file: Path, folder: Path) -> None:
    """Whole or not at all."""
    part = folder / (file.name + _PART)
    with file.open("rb") as source, part.open("wb") as out:
        shutil.copyfileobj(source, out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(part, folder / file.name)


def _days_let_go(store: Store) -> tuple[str, ...]:
    """Days of which nothing is kept any more."""
    documents = SEALED_DOCUMENTS.c
    kept = select(documents.day).where(documents.let_go_at_us.is_(None))
    gone = select(documents.day).where(documents.let_go_at_us.is_not(None), documents.day.not_in(kept)).distinct()
    with store.read() as connection:
        return tuple(connection.execute(gone).scalars())
