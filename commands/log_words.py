"""What may stand in a log: what the program did, never whom it did it for.

A record is the sentence its author wrote, with values only where they cannot be personal: numbers under nine digits,
enum members, ids, codes, addresses of machines. Of an exception it is the type and the places in the program; its
message only where the language, the system or the database composed it; of a bug's the ids, and the words that stand
in the program where it was raised.
Everything else becomes ‹…›. Libraries' own sentences are read word by word, up to the first that is no plain word.
"""

import errno
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import PurePath
from urllib.parse import urlsplit

from app.errors import Bug, Trouble
from app.texts.language import Text

HIDDEN = "‹…›"
MOST_CHARACTERS = 4000
OURS = ("app", "central", "commands", "devices", "offline_cache", "printing", "ui", "yitai")
_PROGRAM = PurePath(__file__).parent.parent  # frozen, places are already written from there
_TOP = re.compile(r"site-packages|_internal|python3\.\d+")  # modules are named from there
_MOST_NUMBER = 10**9
_MOST_CAUSES = 5
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_RECEIPT = r"[A-Z]{1,6}\d{8}-\d{2}-\d{4}"
_CODE = r"(?=[A-Z-]*\d)(?=\d{0,3}[A-Z])[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,5})+"
_VERSION = r"\d{1,4}(?:\.\d{1,4}){0,3}"
_ID = rf"{_UUID}|{_RECEIPT}|{_CODE}"
_WORD = r"[a-z]{1,24}(?:[-_/.][a-z]{1,24})*"
_NUMBER = r"-?\d{1,4}(?:\.\d{1,4})?[a-z%]{0,3}"
_NAME = r"[A-Za-z_]{1,40}(?:(?:\.|::)[A-Za-z_]{1,40})*"
_QT = r"Q[A-Z]\w{1,30}(?:::\w{1,30})*"
_BUG_ID = re.compile(_ID)
_VALUE = re.compile(rf"{_ID}|{_VERSION}")
_PLAIN = re.compile(rf"{_ID}|{_WORD}|{_NUMBER}|{_QT}")
_IDENTIFIERS = re.compile(rf"{_PLAIN.pattern}|{_NAME}")
_BEGINNINGS = {"Cannot", "Could", "Failed", "Invalid", "No", "The", "This", "Unable", "Unknown"}  # of sentences
_AROUND = "\"'`()[]{}<>,.;:!?"
# Their words are made by Python or the database out of names in the program, never out of values.
_NAMES_ONLY = (AttributeError, NameError, ImportError, RecursionError, NotImplementedError)
_DATABASES = ("sqlite3", "sqlcipher3")


def plain(words: str, *, allowed: re.Pattern[str] = _PLAIN) -> str:
    """As far as the first word that could be a name or a number of a person, and ‹…› for it and all behind it."""
    found: list[str] = []
    after_number = False
    for word in words[:MOST_CHARACTERS].split():
        core = word.strip(_AROUND)
        number = core.isdigit()
        if number and after_number:  # a number of a person, written in groups
            return " ".join((*found[:-1], HIDDEN))
        if core and not allowed.fullmatch(core) and not (core in _BEGINNINGS and not found):
            return " ".join((*found, HIDDEN))
        found.append(word)
        after_number = number
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class OfTheProgram:
    """Words that no person typed or is called by: a version, a system, a place in the program."""

    words: str

    def __str__(self) -> str:
        return self.words


def shown(value: object) -> str:
    """One value of a record."""
    if isinstance(value, OfTheProgram):
        return value.words
    if isinstance(value, BaseException):
        return described(value)
    if isinstance(value, Enum):
        return shown(value.value)
    if value is None or isinstance(value, bool | float):
        return str(value)
    if isinstance(value, int):
        return str(value) if abs(value) < _MOST_NUMBER else HIDDEN
    if isinstance(value, str):
        return value if _VALUE.fullmatch(value) else _machine(value)
    return f"‹{type(value).__name__}›"


def _machine(value: str) -> str:
    """The address of a printer or a centre, without who signs in there and what is asked."""
    try:
        parts = urlsplit(value)
        if parts.scheme in ("tcp", "http", "https") and parts.hostname:
            port = f":{parts.port}" if parts.port else ""
            return f"{parts.scheme}://{parts.hostname}{port}"
        if parts.scheme in ("file", "serial", "usb", "cups", "windows"):
            return f"{parts.scheme}://{HIDDEN}"
    except ValueError:
        return HIDDEN
    return HIDDEN


def described(error: BaseException) -> str:
    """Its type, and as much of its message as can hold nothing personal."""
    said = _message(error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _message(error: BaseException) -> str:
    if isinstance(error, Trouble):
        return error.text.en if error.text.en in _own_sentences() else plain(error.text.en)
    if isinstance(error, Bug):
        return _of_bug(error)
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    if isinstance(error, _NAMES_ONLY) or type(error).__module__.startswith(_DATABASES):
        return plain(str(error), allowed=_IDENTIFIERS)
    original = getattr(error, "orig", None)  # SQLAlchemy's, around the database's own
    if isinstance(original, BaseException):
        return described(original)
    whole = str(error).strip(_AROUND)
    return whole if re.fullmatch(_ID, whole) else ""


def _of_bug(error: Bug) -> str:
    """A value that is no id becomes ‹…›, however plain it looks: it may be somebody's name."""
    raised_in = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)][-1:]
    own = {word for code in raised_in for said in code.co_consts if isinstance(said, str) for word in said.split()}
    words = str(error)[:MOST_CHARACTERS].split()
    return " ".join(word if word in own or _BUG_ID.fullmatch(word.strip(_AROUND)) else HIDDEN for word in words)


def _own_sentences() -> set[str]:
    """As app.texts has them, their places still open; one that was filled is none of them."""
    modules = [module for name, module in sys.modules.items() if name.startswith("app.texts.")]
    return {value.en for module in modules for value in vars(module).values() if isinstance(value, Text)}


def told(error: BaseException) -> str:
    """Where it happened, innermost last, and what led to it."""
    return "\n".join(_told(error))


def _told(error: BaseException) -> Iterator[str]:
    for _ in range(_MOST_CAUSES):
        yield described(error)
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {short(frame.filename)}:{frame.lineno} in {frame.name}"
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is None:
            return
        yield "because of"
        error = before


def short(file: str) -> str:
    """The place of a module in the program or a library; above it may stand whose computer it is."""
    path = PurePath(file.replace("\\", "/"))
    if path.is_relative_to(_PROGRAM):
        path = path.relative_to(_PROGRAM)
    tops = [place for place, part in enumerate(path.parts) if _TOP.fullmatch(part)]
    if tops:
        return "/".join(path.parts[tops[-1] + 1 :])
    return path.name if path.is_absolute() else str(path)


class LogFormatter(logging.Formatter):
    """A line a record, UTC, and below it where an exception came from."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").removesuffix("+00:00")
        head = f"{at}Z {record.levelname} {record.name} [{record.threadName}] {sentence(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            head = f"{head}\n{told(record.exc_info[1])}"
        return head[:MOST_CHARACTERS]


def sentence(record: logging.LogRecord) -> str:
    """The record's words, its values shown as far as they may be."""
    if not isinstance(record.msg, str):
        return shown(record.msg)
    given = record.args or ()
    if isinstance(given, dict):
        values: object = {name: shown(value) for name, value in given.items()}
    else:
        values = tuple(shown(value) for value in (given if isinstance(given, tuple) else (given,)))
    try:
        said = re.sub(r"%(\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]", r"%\1s", record.msg) % values
    except (TypeError, ValueError, KeyError):
        return HIDDEN
    return said if record.name.split(".")[0] in OURS else plain(said)
