"""One life of the program that holds a store: its log, whether the life before ended in order, and the last words of
a process that dies in a library, where no Python runs any more.

<store>/log/running is there from the start to the orderly end; <store>/log/died.txt gets the places the threads were
at when the process died.
"""

import faulthandler
import logging
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.version import VERSION
from commands.log_file import kept_log, log_folder
from commands.log_words import OfTheProgram, short

_FRAME = re.compile(r'\s+File "([^"]*)", line (\d+) in ([\w<>.]+)')
_HEADING = re.compile(r"(?:Fatal Python error|Windows fatal exception): [\w ]+|(?:Current thread|Thread) 0x[0-9a-f]+.*")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Life:
    """`last_ended_badly`: the program before this one was killed, lost its power or died."""

    last_ended_badly: bool


@contextmanager
def life_of(store: Path) -> Iterator[Life]:
    """For the program that holds the store. An exception that passes through leaves the mark of a bad end."""
    running, died = log_folder(store) / "running", log_folder(store) / "died.txt"
    with kept_log(store):
        ended_badly = running.exists()
        versions = (OfTheProgram(words) for words in (VERSION, platform.python_version(), platform.platform()))
        log.info("yitai %s starts on Python %s, %s", *versions)
        if ended_badly:
            log.info("the life before did not end in order")
            _tell_last_words(died)
        _mark(running)
        with _last_words(died):
            try:
                yield Life(ended_badly)
            except BaseException:  # whatever ends it before its end: the log says what, the mark stays
                log.critical("the program cannot go on", exc_info=True)
                raise
        log.info("ended in order")
        _forget(running)


def _mark(running: Path) -> None:
    try:
        running.touch(mode=0o600)
    except OSError:  # a full disk: the next start says nothing of this one
        log.info("the start could not be marked")


@contextmanager
def _last_words(died: Path) -> Iterator[None]:
    try:
        file = died.open("w", encoding="ascii", errors="replace")
    except OSError:
        yield
        return
    before = faulthandler.is_enabled()
    with file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
            if before:
                faulthandler.enable()
    _forget(died)


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _tell_last_words(died: Path) -> None:
    """Of what faulthandler wrote, the places; a line it cut short says nothing."""
    try:
        lines = died.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    words = list(filter(None, map(_last_word, lines)))
    if words:
        log.error("the life before died:\n%s", OfTheProgram("\n".join(words)))


def _last_word(line: str) -> str:
    place = _FRAME.fullmatch(line)
    if place:
        return f"  {short(place[1])}:{place[2]} in {place[3]}"
    return line if _HEADING.fullmatch(line) else ""
