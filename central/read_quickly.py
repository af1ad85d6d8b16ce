"""JSON read in less than two thirds of the time by what FastAPI brings along, and written in a third."""

from pydantic_core import from_json, to_json

from app.wire.canonical import read_json


def read_quickly(raw: bytes) -> object:
    """As read_json: the same values of the same bytes, and ValueError where those are refused.

    What this reader refuses is asked again: it also stops at 200 levels, and where half a character is written.
    """
    try:
        return from_json(raw, allow_inf_nan=False, cache_strings="keys")  # names of fields alone outlive a batch
    except ValueError:
        return read_json(raw)


def write_quickly(value: object) -> bytes:
    """What canonical JSON makes of what was read from JSON, where all names stand in its order already. ValueError for
    half a character."""
    return to_json(value)
