"""The log of a counter: five files of 1 MB beside its store, for whoever has to find out what happened.

<store>/log/yitai.log is the newest, yitai.log.1 … the ones before. What may stand in it is in log_words.py.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from commands.log_words import OURS, LogFormatter

FILES = 5
MOST_BYTES = 1_000_000
NAME = "yitai.log"


def log_folder(store: Path) -> Path:
    return store / "log"


def log_files(store: Path) -> tuple[Path, ...]:
    """Newest first."""
    folder = log_folder(store)
    names = [NAME, *(f"{NAME}.{number}" for number in range(1, FILES))]
    return tuple(folder / name for name in names if (folder / name).is_file())


class _CounterLog(RotatingFileHandler):
    """A disk that is full, or a file that somebody holds open, must not keep a counter from working."""

    def handleError(self, record: logging.LogRecord) -> None:
        """The record is lost."""


@contextmanager
def kept_log(store: Path) -> Iterator[None]:
    """Everything logged in this process goes to the store's log too, from INFO on; libraries' from WARNING on.

    Only for the program that holds the store: two that turned the files over would lose some.
    """
    folder, root = log_folder(store), logging.getLogger()
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handler = _CounterLog(folder / NAME, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8")
    except OSError:
        yield
        return
    handler.setFormatter(LogFormatter())
    handler.addFilter(_worth_keeping)
    level = root.level
    root.addHandler(handler)
    root.setLevel(min(level, logging.INFO))
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def _worth_keeping(record: logging.LogRecord) -> bool:
    ours = record.name.split(".")[0] in OURS
    return record.levelno >= (logging.INFO if ours else logging.WARNING)
