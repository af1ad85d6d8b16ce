"""Reading what another machine sent: exactly the fields that are expected, of exactly their types, or ValueError."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.wire.canonical import JsonObject

_Check = Callable[[object], bool]
_OBJECTS = frozenset({dict})
_PLAIN = frozenset({str, int, bool, float})


def record(value: object, what: str, **expected: type) -> JsonObject:
    """`value` where it is an object with exactly these fields. Raises ValueError, naming `what`."""
    if not isinstance(value, dict) or value.keys() != expected.keys():
        raise ValueError(f"{what}: not exactly the fields {sorted(expected)}")
    for name, kind in expected.items():
        if type(value[name]) is not kind:
            raise ValueError(f"{what}.{name}: not {kind.__name__}")
    return value


def objects(value: object, what: str) -> list[JsonObject]:
    """`value` where it is a list of objects. Raises ValueError."""
    if not isinstance(value, list) or not _OBJECTS.issuperset(map(type, value)):
        raise ValueError(f"{what}: not a list of objects")
    return value


def text(value: object, what: str) -> str:
    """`value` where it is a text that is not empty. Raises ValueError."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"{what}: no text")
    return value


def hex_digits(value: object, what: str, *, length: int) -> str:
    """`value` where it is that many lower-case hex digits. Raises ValueError."""
    if not isinstance(value, str) or len(value) != length or not set(value) <= set("0123456789abcdef"):
        raise ValueError(f"{what}: not {length} hex digits")
    return value


def typed(value: object) -> bool:
    """Whether every field of a dataclass, all the way down, holds a value of its declared type."""
    kind: Any = type(value)
    return _check_of(kind)(value)


@cache
def _check_of(kind: Any) -> _Check:
    if get_origin(kind) is UnionType:
        (whole,) = (_check_of(option) for option in get_args(kind) if option is not NoneType)
        return lambda value: value is None or whole(value)
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        if member in _PLAIN:
            only = frozenset({member})
            return lambda value: type(value) is tuple and only.issuperset(map(type, value))
        return _parts_check(member)
    if is_dataclass(kind):
        return _fields_check(kind)
    return lambda value: type(value) is kind


def _parts_check(kind: Any) -> _Check:
    """Of a tuple of `kind`; where that has plain fields alone, all fields of all at once: there are dozens of them."""
    fits = _check_of(kind)
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    if len(names) < 2 or not _PLAIN.issuperset(hints[name] for name in names):
        return lambda value: type(value) is tuple and all(map(fits, value))
    only, values, expected = frozenset({kind}), attrgetter(*names), [hints[name] for name in names]

    def fit(value: object) -> bool:
        if type(value) is not tuple or not only.issuperset(map(type, value)):
            return False
        return list(map(type, chain.from_iterable(map(values, value)))) == expected * len(value)

    return fit


def _fields_check(kind: Any) -> _Check:
    """All plain fields at once: it runs over every word of every order that arrives."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    plain = [name for name in names if hints[name] in _PLAIN]
    deep = [(attrgetter(name), _check_of(hints[name])) for name in names if name not in plain]
    plain_types = tuple(hints[name] for name in plain)
    # A getter of one name gives no tuple: the first is asked for twice.
    plain_values = attrgetter(*plain, plain[0]) if plain else lambda _: ()
    expected = (*plain_types, *plain_types[:1])

    def fits_plain(value: object) -> bool:
        return type(value) is kind and tuple(map(type, plain_values(value))) == expected

    def fits(value: object) -> bool:
        return fits_plain(value) and all(check(of(value)) for of, check in deep)

    return fits if deep else fits_plain
