"""Dataclasses made of bytecode that is there already: of a start's work a fifth was Python compiling, for each of 650
frozen dataclasses, the same six methods anew, from source in which nothing but the fields' names differs.

The first class of a shape is made as ever; its methods' code, with other names put in, is that of every further one,
instruction for instruction as it would be compiled. What is not plain (a default's factory, an InitVar) is left to
Python, and all of it to a Python whose makers differ by an instruction from those this was held against. (3.13 compiles
a class once.)
"""

import dataclasses
import re
import zlib
from collections.abc import Sequence
from functools import cache
from types import CellType, CodeType, FunctionType
from typing import Any, Final

Fields = Sequence["dataclasses.Field[Any]"]

_MAKERS: Final = ("_init_fn", "_repr_fn", "_cmp_fn", "_hash_fn", "_frozen_get_del_attr")
_THEIRS: Final = ("_init_param", "_field_assign", "_field_init", "_tuple_str", "_create_fn", "_recursive_repr")
_KNOWN: Final = (2006985996, 49681772)  # makers of 3.11.2 to 3.11.7, of 3.12.1
_PLACE: Final = re.compile(r"_\d+_")  # in a shape, where a field's name stands
_OF_SELF: Final = re.compile(r"self\.(\w+)")
_SLOW: Final[Any] = vars(dataclasses).copy()  # as they were


def makers_known() -> bool:
    """Whether this Python's makers of dataclasses are to the instruction those whose work is done here."""
    return _print_of([_SLOW.get(name) for name in (*_MAKERS, *_THEIRS)]) in _KNOWN


def _print_of(makers: Sequence[Any]) -> int:
    codes = [made.__code__ for made in makers if made is not None]
    return zlib.crc32(repr([(code.co_code, code.co_names, code.co_varnames) for code in codes]).encode())


def load_quick_dataclasses() -> None:
    """Ahead of whatever has dataclasses."""
    if makers_known():
        for made in (_init_fn, _repr_fn, _cmp_fn, _hash_fn, _frozen_get_del_attr):
            setattr(dataclasses, made.__name__, made)


def _named(code: CodeType, names: Sequence[str]) -> CodeType:
    by_place = {f"_{at}_": name for at, name in enumerate(names)}

    def put(words: Any) -> Any:
        if isinstance(words, str):  # "_0_", or in what a repr says "(_0_="
            return by_place.get(words) or (_PLACE.sub(lambda each: by_place[each[0]], words) if "=" in words else words)
        return type(words)(map(put, words)) if isinstance(words, tuple | frozenset) else words

    return code.replace(
        co_names=tuple([by_place.get(name, name) for name in code.co_names]),
        co_varnames=tuple([by_place.get(name, name) for name in code.co_varnames]),
        co_consts=put(code.co_consts),
    )


def _method(shape: Any, names: Sequence[str], globals: dict[str, Any]) -> Any:
    return FunctionType(_named(shape.__code__, names), globals, shape.__name__, None, shape.__closure__)


def _names(fields: Fields) -> list[str]:
    return [field.name for field in fields]


def _places(many: int) -> list[Any]:
    """Fields of a shape."""
    return [_place(at, has_default=False, kw_only=False) for at in range(many)]


def _place(at: int, *, has_default: bool, kw_only: bool) -> Any:
    place: Any = dataclasses.field(default=None if has_default else dataclasses.MISSING, kw_only=kw_only)
    place.name, place.type, place._field_type = f"_{at}_", object, _SLOW["_FIELD"]
    return place


def _plain(field: Any) -> bool:
    has_factory = field.default_factory is not dataclasses.MISSING
    return field.init and not has_factory and field._field_type is _SLOW["_FIELD"]


def _has_default(field: Any) -> bool:
    return field.default is not dataclasses.MISSING


@cache
def _init_shape(defaults: tuple[bool, ...], kw_defaults: tuple[bool, ...], how: tuple[Any, ...]) -> Any:
    frozen, has_post_init, self_name, slots = how
    plain = [_place(at, has_default=has, kw_only=False) for at, has in enumerate(defaults)]
    named = [_place(at, has_default=has, kw_only=True) for at, has in enumerate(kw_defaults, start=len(plain))]
    return _SLOW["_init_fn"]([*plain, *named], plain, named, frozen, has_post_init, self_name, {}, slots)


def _init_fn(
    fields: Fields,
    std_fields: Fields,
    kw_only_fields: Fields,
    frozen: bool,
    has_post_init: bool,
    self_name: str,
    globals: dict[str, Any],
    slots: bool,
) -> Any:
    defaults = tuple(map(_has_default, std_fields))
    in_order = [*std_fields, *kw_only_fields]
    if list(fields) != in_order or list(defaults) != sorted(defaults) or not all(map(_plain, fields)):
        return _SLOW["_init_fn"](fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, globals, slots)
    how = (frozen, has_post_init, self_name, slots)
    made = _method(_init_shape(defaults, tuple(map(_has_default, kw_only_fields)), how), _names(in_order), globals)
    made.__defaults__ = tuple(field.default for field in std_fields if _has_default(field)) or None
    made.__kwdefaults__ = {field.name: field.default for field in kw_only_fields if _has_default(field)} or None
    made.__annotations__ = {**{field.name: field.type for field in in_order}, "return": None}
    return made


@cache
def _repr_shape(many: int) -> Any:
    return _SLOW["_repr_fn"](_places(many), {}).__wrapped__


def _repr_fn(fields: Fields, globals: dict[str, Any]) -> Any:
    return _SLOW["_recursive_repr"](_method(_repr_shape(len(fields)), _names(fields), globals))


@cache
def _cmp_shape(name: str, op: str, many: int) -> Any:
    one, other = (_SLOW["_tuple_str"](whose, _places(many)) for whose in ("self", "other"))
    return _SLOW["_cmp_fn"](name, op, one, other, {})


def _cmp_fn(name: str, op: str, self_tuple: str, other_tuple: str, globals: dict[str, Any]) -> Any:
    names = _OF_SELF.findall(self_tuple)
    return _method(_cmp_shape(name, op, len(names)), names, globals)


@cache
def _hash_shape(many: int) -> Any:
    return _SLOW["_hash_fn"](_places(many), {})


def _hash_fn(fields: Fields, globals: dict[str, Any]) -> Any:
    return _method(_hash_shape(len(fields)), _names(fields), globals)


@cache
def _frozen_shapes(many: int) -> tuple[Any, ...]:
    shapes: tuple[Any, ...] = _SLOW["_frozen_get_del_attr"](object, _places(many), {})
    return shapes


def _frozen_get_del_attr(cls: type, fields: Fields, globals: dict[str, Any]) -> tuple[Any, ...]:
    names = _names(fields)
    return tuple(_of(cls, shape, _method(shape, names, globals)) for shape in _frozen_shapes(len(fields)))


def _of(cls: type, shape: Any, method: Any) -> Any:
    """The class stands in a cell of its own."""
    cells = zip(shape.__code__.co_freevars, shape.__closure__, strict=True)
    closure = tuple(CellType(cls) if name == "cls" else cell for name, cell in cells)
    return FunctionType(method.__code__, method.__globals__, method.__name__, None, closure)
