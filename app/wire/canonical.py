"""One writing of a JSON value, so that both ends get the same hash of the same thing."""

import hashlib
import json
from typing import Any

JsonObject = dict[str, Any]


def canonical_json(value: JsonObject) -> bytes:
    """UTF-8, keys sorted, no blanks, nothing escaped that need not be. Raises ValueError for NaN and infinities."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256_hex(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_json(raw: bytes) -> object:
    """Raises ValueError for anything that is no JSON text, also for the NaN and Infinity that Python would let pass."""
    try:
        return json.loads(raw, parse_constant=_no_number)
    except (UnicodeDecodeError, RecursionError) as wrong:
        raise ValueError(f"not JSON: {wrong}") from wrong


def _no_number(words: str) -> float:
    raise ValueError(f"{words} is no number of JSON")
