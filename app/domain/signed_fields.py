"""How the parts of a signed content are written and read, field by field, each field since the schema it came with.

Knows no field itself: which there are, and since when, stands in content.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.errors import Bug

Row = dict[str, Any]
Since = Mapping[type, Mapping[str, int]]
_Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, eq=False)
class SignedFields:
    """The fields of every part as schema `schema` has them; `since` names those that came after the first."""

    since: Since
    schema: int

    def later(self, part: type) -> frozenset[str]:
        """The fields of `part` that this schema does not have yet."""
        return frozenset(name for name, since in self.since.get(part, {}).items() if since > self.schema)

    def row(self, part: Any) -> Row:
        """A part as an object; dataclasses.asdict copies every value, which took most of the time of reading an order.

        Raises Bug where a field that the schema lacks says anything: it would not be signed.
        """
        kind: Any = type(part)
        names, without = _written(self, kind)
        for name, nothing in without:
            if getattr(part, name) != nothing:
                raise Bug(f"{kind.__name__}.{name} is not in a content of schema {self.schema}")
        return {name: getattr(part, name) for name in names}

    def read(self, kind: Any, row: Row) -> Any:
        """The part of `row`. Raises KeyError where a field is missing, left over, of a later schema or out of place."""
        return _reader(self, kind)(row)


@cache
def _written(of: SignedFields, kind: Any) -> tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]:
    """The names a part is written with, and those left out, each with what stands for nothing."""
    later = of.later(kind)
    each = fields(kind)
    missing = [field.name for field in each if field.name in later and field.default is MISSING]
    unknown = later - {field.name for field in each}
    if missing or unknown:
        raise Bug(f"{kind.__name__}: a field that came later needs a default: {sorted([*missing, *unknown])}")
    names = tuple(field.name for field in each if field.name not in later)
    return names, tuple((field.name, field.default) for field in each if field.name in later)


@cache
def _reader(of: SignedFields, kind: Any) -> _Read:
    written, left_out = _written(of, kind)
    names = sorted(written)  # as canonical JSON has them
    hints = get_type_hints(kind)
    deep = [(name, read) for name in written if (read := _value_reader(of, hints[name])) is not None]
    make = _maker(kind, written, left_out)

    def part(row: Row) -> Any:
        if [*row] != names:
            raise KeyError(", ".join(sorted(row.keys() ^ names)) or "out of order")
        if not deep:
            return make(row)
        values = dict(row)
        for name, read in deep:
            values[name] = read(values[name])
        return make(values)

    return part


def _maker(kind: Any, written: tuple[str, ...], left_out: tuple[tuple[str, Any], ...]) -> _Read:
    """Makes a part of all its values. A frozen class looks up the place of each field again for each part, which took
    half the time of reading an order: where there is nothing but places, they are filled directly."""
    if not hasattr(kind, "__slots__") or hasattr(kind, "__post_init__"):
        return lambda values: kind(**values)
    places = [(name, getattr(kind, name).__set__) for name in written]
    nothing = [(getattr(kind, name).__set__, value) for name, value in left_out]
    new = object.__new__

    def make(values: Row) -> Any:
        part = new(kind)
        for name, put in places:
            put(part, values[name])
        for put, value in nothing:
            put(part, value)
        return part

    return make


def _value_reader(of: SignedFields, hint: Any) -> _Read | None:
    """What makes a field's value of what JSON has for it; None where that is the same."""
    if get_origin(hint) is UnionType:
        (whole,) = (_value_reader(of, option) for option in get_args(hint) if option is not type(None))
        return whole and _or_none(whole)
    if get_origin(hint) is tuple:
        member = _value_reader(of, get_args(hint)[0])
        return _tuple if member is None else _tuple_of(member)
    return None if hint in (str, int, bool) else _reader(of, hint)


def _or_none(read: _Read) -> _Read:
    return lambda value: None if value is None else read(value)


def _tuple_of(read: _Read) -> _Read:
    return lambda value: tuple(map(read, _listed(value)))


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(_listed(value))


def _listed(value: Any) -> list[Any]:
    """A text or an object would be taken for its characters or its names: the same content, written otherwise."""
    if type(value) is not list:
        raise TypeError(f"{type(value).__name__} for a list")
    return value
