"""Records of the trade as JSON, strictly: each field of a dataclass under its own name, nothing more and nothing less.

For calls inside a hall, where both ends are one release. What is signed or kept for years has a file of its own that
spells every field. Moments are RFC 3339 in UTC with microseconds: a period that went alone comes back to the bit.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from app.wire.canonical import read_json
from app.wire.moment import read_moment

T = TypeVar("T")
_MOST_PARTS = 20_000  # of one list
_MOST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of one declared type are written, and read with their place for the fault's words."""

    write: Callable[[Any], Any]
    read: Callable[[Any, str], Any]
    as_is: bool = False  # it is written as it stands


def to_wire(value: object) -> Any:
    """What json.dumps takes. Raises TypeError for a kind that does not travel."""
    return _form(type(value)).write(value)


def from_wire(kind: type[T], value: object) -> T:
    """A `kind`, all its fields of their declared types. Raises ValueError, naming the field."""
    return cast(T, _form(kind).read(value, kind.__name__))


def written(value: object) -> bytes:
    """The body of a call or an answer."""
    return json.dumps(to_wire(value), ensure_ascii=False, separators=(",", ":")).encode()


def read_as(kind: type[T], raw: bytes) -> T:
    """A `kind` out of such a body. Raises ValueError."""
    return from_wire(kind, read_json(raw))


def _form(kind: Any) -> _Form:
    return _form_of(kind)  # a kind is hashable, which its type does not say


@cache
def _form_of(kind: Any) -> _Form:
    origin = get_origin(kind)
    if origin is UnionType:
        return _optional(kind)
    if origin is tuple and get_args(kind)[-1] is not Ellipsis:
        return _together(get_args(kind))
    if origin in (tuple, frozenset):
        return _many(origin, get_args(kind)[0])
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind is datetime:
        return _Form(_moment, lambda value, place: _parsed(read_moment, value, place))
    if kind is date:
        return _Form(date.isoformat, lambda value, place: _parsed(date.fromisoformat, value, place))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Form(lambda member: member.value, lambda value, place: _parsed(kind, value, place))
    if kind is float:
        return _Form(lambda value: value, lambda value, place: float(_number(value, place, int, float)), as_is=True)
    if kind is int:
        return _Form(lambda value: value, lambda value, place: _number(value, place, int), as_is=True)
    if kind in (str, bool):
        return _Form(lambda value: value, lambda value, place: _of(value, place, kind), as_is=True)
    raise TypeError(f"{kind} does not travel")


def _optional(kind: Any) -> _Form:
    (inner,) = (each for each in get_args(kind) if each is not NoneType)
    form = _form_of(inner)
    return _Form(
        lambda value: None if value is None else form.write(value),
        lambda value, place: None if value is None else form.read(value, place),
    )


def _many(container: Any, member: Any) -> _Form:
    form = _form_of(member)

    def write(values: Any) -> list[Any]:
        written = list(values) if form.as_is else [form.write(each) for each in values]
        return sorted(written) if container is frozenset else written

    def read(value: Any, place: str) -> Any:
        if type(value) is not list or len(value) > _MOST_PARTS:
            raise ValueError(f"{place}: no list, or too long")
        found = container(form.read(each, place) for each in value)
        if len(found) != len(value):
            raise ValueError(f"{place}: one of them twice")
        return found

    return _Form(write, read)


def _together(kinds: tuple[Any, ...]) -> _Form:
    """A tuple of so many, each of its own kind."""
    forms = tuple(_form_of(kind) for kind in kinds)

    def read(value: Any, place: str) -> Any:
        if type(value) is not list or len(value) != len(forms):
            raise ValueError(f"{place}: not {len(forms)} of them")
        return tuple(form.read(each, place) for form, each in zip(forms, value, strict=True))

    return _Form(lambda values: [form.write(each) for form, each in zip(forms, values, strict=True)], read)


def _dataclass(kind: Any) -> _Form:
    hints = get_type_hints(kind)
    forms = {field.name: _form_of(hints[field.name]) for field in fields(kind)}
    to_write = [(name, form.write) for name, form in forms.items() if not form.as_is]

    def write(value: Any) -> dict[str, Any]:
        written = {name: getattr(value, name) for name in forms}
        for name, one in to_write:
            if written[name] is not None:
                written[name] = one(written[name])
        return written

    def read(value: Any, place: str) -> Any:
        if type(value) is not dict or value.keys() != forms.keys():
            raise ValueError(f"{place}: not exactly the fields {sorted(forms)}")
        return kind(**{name: form.read(value[name], f"{place}.{name}") for name, form in forms.items()})

    return _Form(write, read)


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _number(value: Any, place: str, *kinds: type) -> Any:
    """No greater than what every reader of JSON and every store holds exactly."""
    if abs(_of(value, place, *kinds)) > _MOST_EXACT:
        raise ValueError(f"{place}: too great")
    return value


def _of(value: Any, place: str, *kinds: type) -> Any:
    if type(value) not in kinds:
        raise ValueError(f"{place}: not {kinds[0].__name__}")
    return value


def _parsed(parse: Callable[[str], Any], value: Any, place: str) -> Any:
    try:
        return parse(_of(value, place, str))
    except ValueError as wrong:
        raise ValueError(f"{place}: {wrong}") from None
