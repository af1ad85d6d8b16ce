"""Where things lie on this machine, and how a store is opened from a command."""

import getpass
import sys
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from app.ports import Clock, Ids
from offline_cache import keys
from offline_cache.store import Store, create_store, is_store, open_store, unlocking


def default_store() -> Path:
    """The counter's store where none is named: in the data folder of the operating system."""
    return user_data_path("yitai", appauthor=False) / "store"


def default_sheet() -> Path:
    """The recovery sheet where a person finds it again, in a folder that is there."""
    documents = user_documents_path()
    return (documents if documents.is_dir() else Path.home()) / "yitai-recovery.pdf"


def _ask() -> str | None:
    return getpass.getpass("YITAI store passphrase: ") if sys.stdin.isatty() else None


def open_for_command(folder: Path, *, clock: Clock, ids: Ids, passphrase: str | None = None) -> Store:
    """Raises StoreTrouble and its kin, each with its sentence."""
    return open_store(folder, unlocking=unlocking(passphrase=passphrase, ask=_ask), clock=clock, ids=ids)


def open_or_create_demo(folder: Path, *, clock: Clock, ids: Ids) -> Store:
    """A store with the documented demo passphrase: it opens without a question, and nothing in it is real."""
    how = unlocking(passphrase=keys.DEMO_PASSPHRASE)
    make = open_store if is_store(folder) else create_store
    return make(folder, unlocking=how, clock=clock, ids=ids)
