import dataclasses
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, InitVar, dataclass, field, fields
from typing import Any

import pytest

import app.domain.content
import app.domain.order_form
from commands import quick_dataclasses
from tests.house.tree import ROOT

MADE = quick_dataclasses._MAKERS if quick_dataclasses.makers_known() else ()


def told(method: Any) -> tuple[object, ...]:
    """All that a method is but where it says it was written."""
    method = getattr(method, "__wrapped__", method)
    code = method.__code__
    cells = [getattr(each.cell_contents, "__name__", each.cell_contents) for each in method.__closure__ or ()]
    return (
        method.__name__,
        method.__defaults__,
        method.__kwdefaults__,
        list(map(str, method.__annotations__.items())),
        cells,
        [(name, getattr(code, name)) for name in dir(code) if name.startswith("co_") and name not in WHERE],
    )


WHERE = ("co_positions", "co_lines", "co_linetable", "co_lnotab", "_co_code_adaptive")


class Whole:
    """Fields of every plain kind, and of the other ones."""

    def none(self) -> type:
        @dataclass(frozen=True, slots=True)
        class Empty:
            pass

        return Empty

    def some(self) -> type:
        @dataclass(frozen=True, slots=True, order=True)
        class Some:
            name: str
            self: int
            value: int = 3
            digest: "str | None" = None
            apart: int = field(default=7, compare=False, repr=False)

        return Some

    def keyed(self) -> type:
        @dataclass(frozen=True, kw_only=True)
        class Keyed:
            cls: str
            other: str = "_0_"

            def __post_init__(self) -> None:
                assert self.cls

        return Keyed

    def open(self) -> type:
        @dataclass
        class Open:
            begun: int
            rows: list[int] = field(default_factory=list)
            given: InitVar[int] = 0
            made: int = field(default=0, init=False)

            def __post_init__(self, given: int) -> None:
                self.made = given

        return Open


KINDS = [Whole.none, Whole.some, Whole.keyed, Whole.open]


def as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in MADE:
        monkeypatch.setattr(dataclasses, name, quick_dataclasses._SLOW[name])


def test_every_command_has_them() -> None:
    ask = "import commands, dataclasses; print(dataclasses._init_fn.__module__)"
    said = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    assert said.stdout.split() == ["commands.quick_dataclasses" if MADE else "dataclasses"]


def test_makers_that_differ_by_an_instruction_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(fields: Any, globals: Any) -> Any:
        return _SLOW["_hash_fn"](fields, globals)

    _SLOW = quick_dataclasses._SLOW
    monkeypatch.setattr(quick_dataclasses, "_SLOW", {**_SLOW, "_hash_fn": other})
    assert not quick_dataclasses.makers_known()
    before = vars(dataclasses)["_hash_fn"]
    quick_dataclasses.load_quick_dataclasses()
    assert vars(dataclasses)["_hash_fn"] is before


@pytest.mark.parametrize("kind", KINDS)
def test_each_method_is_the_one_that_would_have_been_compiled(
    kind: Callable[[Whole], type], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = kind(Whole())
    as_ever(monkeypatch)
    slow = kind(Whole())
    methods = [name for name, made in vars(slow).items() if callable(made) and hasattr(made, "__code__")]
    assert {"__init__", "__repr__", "__eq__"} <= set(methods)
    assert [told(vars(quick)[name]) for name in methods] == [told(vars(slow)[name]) for name in methods]


@pytest.mark.parametrize("made", [app.domain.order_form.OrderForm, app.domain.content.Content])
def test_the_form_and_its_content_are_what_they_would_have_been(made: type, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [each.name for each in fields(made)]
    kinds = {each.name: each for each in fields(made)}
    some = [(name, kinds[name].type, field(default=None)) for name in names]
    quick = dataclasses.make_dataclass("Made", some, frozen=True)
    as_ever(monkeypatch)
    slow = dataclasses.make_dataclass("Made", some, frozen=True)
    for method in ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__"):
        assert told(vars(quick)[method]) == told(vars(slow)[method])


def test_they_behave_as_dataclasses_do() -> None:
    some = Whole().some()
    one = some("a", self=2)
    assert repr(one).endswith("Some(name='a', self=2, value=3, digest=None)")
    assert one == some("a", 2, apart=9)
    assert hash(one) == hash(some("a", 2, apart=9))
    assert one < some("a", 3)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'value'"):
        one.value = 4
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'self'"):
        some("a")
    with pytest.raises(TypeError, match="non-default argument 'later' follows default argument"):
        dataclasses.make_dataclass("Wrong", [("early", int, 1), ("later", int)])
