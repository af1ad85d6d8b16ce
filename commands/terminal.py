"""How a command speaks to the person who typed it: their language, one sentence an error, an exit code."""

import getpass
import os
import sys
from pathlib import Path

from app.domain.audit import at_terminal
from app.errors import FileFaulty, InputRefused, Trouble
from app.texts.data_files import FILE_UNREADABLE
from app.texts.language import Language, Text

EXIT_TROUBLE = 1
EXIT_RESTART = 75  # of a command, never of the process: main starts the same command line again


def terminal_language() -> Language:
    """Chinese where the environment says so, English elsewhere."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.ZH if said.lower().startswith("zh") else Language.EN


def terminal_person() -> str:
    """Who types here, as the audit trail writes it: the operating system's user, who may be nobody of the staff."""
    try:
        return at_terminal(getpass.getuser())
    except (OSError, KeyError, ImportError):  # no name for this user id; Windows without its variable
        return at_terminal("?")


def tell(text: Text, /, **values: object) -> None:
    """One line on standard output, at once."""
    print(text.say(terminal_language(), **values), flush=True)


def tell_trouble(trouble: Trouble) -> int:
    """The sentence on standard error, each fault of a file on its own line; returns the exit code."""
    language = terminal_language()
    print(trouble.say(language), file=sys.stderr)
    if isinstance(trouble, FileFaulty):
        for place, what in trouble.faults:
            print(f"  {place}: {what.say(language)}", file=sys.stderr)
    return EXIT_TROUBLE


def has_display() -> bool:
    """Linux without X or Wayland has none, unless Qt was told how to do without: it would end the program there."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def file_bytes(file: Path) -> bytes:
    """Of a file named on the command line. Raises InputRefused."""
    try:
        return file.read_bytes()
    except OSError as wrong:
        raise InputRefused(FILE_UNREADABLE, file=file) from wrong
