"""One writing of a JSON value, so that both ends get the same hash of the same thing."""

import hashlib
import json
import re
from typing import Any

JsonObject = dict[str, Any]
# What is written was read from JSON or made of values: looking for circles in it takes a sixth of the time.
_WRITER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
)
_HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")  # also begins an escaped pair, which is a whole one


def canonical_json(value: Any) -> bytes:
    """UTF-8, keys sorted, no blanks, nothing escaped that need not be. Raises ValueError for NaN and infinities."""
    return _WRITER.encode(value).encode()


def canonical_words(value: Any) -> str:
    """`canonical_json` before it is UTF-8."""
    return _WRITER.encode(value)


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_json(raw: bytes) -> object:
    """Raises ValueError for anything that is no JSON text in UTF-8, also for what Python would let pass: NaN, Infinity,
    and half a character, which no store and no answer could hold."""
    try:
        words = raw.decode()
        value = json.loads(words, parse_constant=_no_number)
        if _HALF_A_CHARACTER.search(words) is not None:
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except (UnicodeError, RecursionError) as wrong:
        raise ValueError(f"not JSON: {wrong}") from wrong


def _no_number(words: str) -> float:
    raise ValueError(f"{words} is no number of JSON")


def quoted(raw: bytes) -> bytes:
    """`raw` as a string of canonical JSON, where it has no control character: then JSON escapes these two alone."""
    return b'"%s"' % raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
