"""A closed day's summary as it is sealed and read back for years: canonical JSON, and the hall it is of.

Each field stands under its own name. One that was added since, at the end of its dataclass and with a default that
means "nothing", is not in what was sealed before, and is read as that default. What was sealed is never written again.
"""

from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from app.domain.day_summary import DaySummary
from app.wire.canonical import canonical_json, read_json
from app.wire.records import from_wire, to_wire

SCHEMA: Final = 1


def closed_day_json(summary: DaySummary, *, hall_id: str) -> str:
    """What is sealed. Raises ValueError for a summary that no JSON holds."""
    return canonical_json({"schema": SCHEMA, "hall": hall_id, "summary": to_wire(summary)}).decode()


def read_closed_day(sealed: str) -> tuple[str, DaySummary]:
    """The hall's id and the summary. Raises ValueError."""
    body = read_json(sealed.encode())
    if not isinstance(body, dict) or body.keys() != {"schema", "hall", "summary"} or body["schema"] != SCHEMA:
        raise ValueError("no closed day of ours")
    if not isinstance(body["hall"], str):
        raise ValueError("a closed day of no hall")
    return body["hall"], from_wire(DaySummary, _completed(DaySummary, body["summary"]))


def _completed(kind: Any, value: Any) -> Any:
    """`value` with what its kind has now and did not have then."""
    if value is None:
        return None
    if is_dataclass(kind):
        if not isinstance(value, dict):
            return value
        hints = get_type_hints(kind)
        whole = {each.name: _nothing(each.default) for each in fields(kind) if _is_new(each, value)}
        return whole | {name: _completed(hints.get(name, NoneType), each) for name, each in value.items()}
    inner = get_args(kind)
    if inner and isinstance(value, list):
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return [_completed(one, each) for one, each in zip(kinds, value, strict=False)]
    kept = [each for each in inner if is_dataclass(each)]
    return _completed(kept[0], value) if kept else value


def _nothing(default: Any) -> Any:
    return [] if default == () else default


def _is_new(field: Any, value: dict[str, Any]) -> bool:
    return field.name not in value and field.default is not MISSING
