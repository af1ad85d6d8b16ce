"""Where things lie on this machine, and how a store is opened from a command."""

import getpass
import sys
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from app.ports import Clock, Ids
from offline_cache import keys
from offline_cache.store import Store, Unlocking, create_store, is_store, open_store, unlocking
from offline_cache.terminal_deeds import take_in_deeds

DEMO_STORE = "store"  # the counter's, in the demo's folder


def default_store() -> Path:
    """The counter's store where none is named: in the data folder of the operating system."""
    return user_data_path("yitai", appauthor=False) / "store"


def default_demo() -> Path:
    """Where `yitai demo` keeps everything of its own."""
    return user_data_path("yitai", appauthor=False) / "demo"


def default_sheet() -> Path:
    """The recovery sheet where a person finds it again, in a folder that is there."""
    return _where_people_look() / "yitai-recovery.pdf"


def fresh_sheet(clock: Clock) -> Path:
    """Of a sheet made later: no name that is there already."""
    return _where_people_look() / f"yitai-recovery-{clock.now():%Y%m%d-%H%M%S}.pdf"


def _where_people_look() -> Path:
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def _ask() -> str | None:
    return getpass.getpass("YITAI store passphrase: ") if sys.stdin.isatty() else None


def unlocking_here() -> Unlocking:
    """For a store that a command makes: environment, keyring, or a question where somebody sits before it."""
    return unlocking(ask=_ask)


def open_for_command(folder: Path, *, clock: Clock, ids: Ids, passphrase: str | None = None) -> Store:
    """What was done at the terminal meanwhile is in its audit trail. Raises StoreTrouble and its kin."""
    store = open_store(folder, unlocking=unlocking(passphrase=passphrase, ask=_ask), clock=clock, ids=ids)
    try:
        take_in_deeds(store)
    except BaseException:
        store.close()
        raise
    return store


def open_or_create_demo(folder: Path, *, clock: Clock, ids: Ids) -> Store:
    """A store with the documented demo passphrase: it opens without a question, and nothing in it is real."""
    how = unlocking(passphrase=keys.DEMO_PASSPHRASE)
    make = open_store if is_store(folder) else create_store
    return make(folder, unlocking=how, clock=clock, ids=ids)
