"""The numbers of the look: resources/style/tokens.json, read once into typed, frozen values.

Nothing else reads that file. Sizes are logical pixels, colours #RRGGBB or #RRGGBBAA.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import resources
from app.errors import Bug
from ui.frame.theme_name import ThemeName
from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.icons import STROKE

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    T = TypeVar("T", bound=DataclassInstance)


@dataclass(frozen=True, slots=True)
class Colours:
    canvas: str
    surface: str
    sunk: str
    hover: str
    line: str
    line_strong: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_tint: str
    accent_line: str
    accent_ink: str
    warn: str
    warn_tint: str
    warn_line: str
    danger: str
    danger_tint: str
    danger_line: str
    disabled_fill: str
    disabled_ink: str
    rail: str
    rail_ink: str
    rail_on: str
    rail_sel: str
    focus: str
    toast: str
    toast_ink: str
    toast_action: str
    scrim: str


@dataclass(frozen=True, slots=True)
class TypeStyle:
    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Radius:
    tag: int
    keycap: int
    control: int
    card: int
    dialog: int
    touch: int


@dataclass(frozen=True, slots=True)
class Border:
    hair: int
    focus: int
    selected: int


@dataclass(frozen=True, slots=True)
class Control:
    """Heights."""

    field: int
    field_sign_on: int
    button: int
    button_small: int
    button_primary: int
    button_pay: int
    keypad: int
    table_head: int
    table_row: int
    table_row_two_lines: int
    tag: int
    pill: int
    keycap: int
    meter: int
    touch_min: int
    touch_button: int
    touch_primary: int
    touch_tile: int
    elder_button: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The clerk's columns at one window width; the form gets the rest."""

    customer: int
    todo: int
    gutter: int


@dataclass(frozen=True, slots=True)
class Frame:
    rail: int
    rail_item: int
    top_line: int
    top_line_touch: int
    customer_head: int
    status_strip: int
    key_bar: int
    ticket_strip: int
    form_head: int
    banner: int
    customer_column: Mapping[str, int]
    todo_column: Mapping[str, int]
    gutter: Mapping[str, int]
    margin: int
    customer_sign_column: int
    greeter_hall_column: int
    display_calls_column: int
    search_dialog: tuple[int, int]
    pay_dialog: tuple[int, int]
    close_steps: int

    def columns(self, window_width: int) -> Columns:
        """The columns for a window so many logical pixels wide."""
        widths = sorted(int(width) for width in self.gutter)
        key = str(max((width for width in widths if width <= window_width), default=widths[0]))
        return Columns(self.customer_column[key], self.todo_column[key], self.gutter[key])


@dataclass(frozen=True, slots=True)
class IconSizes:
    inline: int
    control: int
    rail: int
    touch: int


@dataclass(frozen=True, slots=True)
class StateLook:
    """Colours are names of Colours fields."""

    icon: str
    text: str
    fill: str
    border: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Motion:
    fast_ms: int
    slow_ms: int


@dataclass(frozen=True, slots=True)
class Tokens:
    family: str
    colours: Mapping[ThemeName, Colours]
    type: Mapping[Face, TypeStyle]
    radius: Radius
    border: Border
    control: Control
    frame: Frame
    icon: IconSizes
    action: Mapping[str, StateLook]
    state: Mapping[str, StateLook]
    motion: Motion


@cache
def tokens() -> Tokens:
    """The shipped tokens. Raises Bug where the file is not what this module expects."""
    return read_tokens(json.loads(resources.path("style/tokens.json").read_text(encoding="utf-8")))


def read_tokens(tree: Mapping[str, object]) -> Tokens:
    """Tokens from the parsed file; a missing or unknown name is a Bug."""
    _check_grid(_part(tree, "space"))
    icon = _part(tree, "icon")
    motion = _part(tree, "motion")
    if icon["stroke"] != STROKE:
        raise Bug("tokens: the stroke in ui/widgets/icons.py is not the one in tokens.json")
    return Tokens(
        family=str(_part(tree, "font")["family"]),
        colours={name: _fill(Colours, _part(_part(tree, "color"), name.value)) for name in ThemeName},
        type={face: _fill(TypeStyle, _part(_part(tree, "type"), face.value)) for face in Face},
        radius=_fill(Radius, _part(tree, "radius")),
        border=_fill(Border, _part(tree, "border")),
        control=_fill(Control, _part(tree, "control")),
        frame=_fill(Frame, _part(tree, "frame")),
        icon=_fill(IconSizes, _part(icon, "sizes")),
        action={name: _look(_part(_part(tree, "action"), name)) for name in _part(tree, "action")},
        state={name: _look(_part(_part(tree, "state"), name)) for name in _part(tree, "state")},
        motion=_fill(Motion, {"fastMs": motion["fastMs"], "slowMs": motion["slowMs"]}),
    )


def _part(tree: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = tree.get(name)
    if not isinstance(part, dict):
        raise Bug(f"tokens: no part {name}")
    return part


def _fill(cls: "type[T]", part: Mapping[str, object]) -> "T":
    given = {_snake(name): tuple(value) if isinstance(value, list) else value for name, value in part.items()}
    wanted = {field.name for field in fields(cls)}
    if set(given) != wanted:
        raise Bug(f"tokens: {cls.__name__} differs at {sorted(set(given) ^ wanted)}")
    return cls(**given)


def _look(part: Mapping[str, object]) -> StateLook:
    return StateLook(
        icon=str(part["icon"]),
        text=_snake(str(part["text"])),
        fill=_snake(str(part["fill"])),
        border=_snake(str(part["border"])),
        dashed=part.get("borderStyle") == "dashed",
    )


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def _check_grid(space: Mapping[str, object]) -> None:
    steps = {"half": grid.HALF, "1": grid.ONE, "1.5": grid.ONE_AND_HALF, "2": grid.TWO, "3": grid.THREE}
    steps |= {"4": grid.FOUR, "6": grid.SIX, "8": grid.EIGHT}
    if dict(space) != steps:
        raise Bug("tokens: the grid in ui/widgets/grid.py is not the one in tokens.json")
