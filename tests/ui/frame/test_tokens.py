import json
from typing import Any

import pytest
from PySide6.QtGui import QColor

import resources
from app.errors import Bug
from tests.ui.looks import LEAST_CONTRAST, contrast
from ui.frame.style_rule import qt_colour
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import read_tokens, tokens
from ui.widgets.dressing import Face

# Every pair of text colour and ground the style sheet lets stand together.
TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("canvas", "surface", "sunk", "hover")),
    *(("accent_ink", ground) for ground in ("canvas", "surface", "sunk", "accent_tint")),
    *((f"{kind}", ground) for kind in ("warn", "danger") for ground in ("surface", f"{kind}_tint")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    ("ink", "accent_tint"),
    ("disabled_ink", "disabled_fill"),
    ("rail_ink", "rail"),
    ("rail_on", "rail_sel"),
    ("toast_ink", "toast"),
    ("toast_action", "toast"),
]


def the_tree() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(resources.path("style/tokens.json").read_text(encoding="utf-8"))
    return tree


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON_GROUND)
def test_text_colours_stand_out_from_their_grounds(theme: ThemeName, ink: str, ground: str) -> None:
    colours = tokens().colours[theme]
    measured = contrast(QColor(qt_colour(getattr(colours, ink))), QColor(qt_colour(getattr(colours, ground))))
    assert measured >= LEAST_CONTRAST, f"{theme}: {ink} on {ground} is {measured:.2f} : 1"


def test_no_face_is_smaller_than_12() -> None:
    assert min(style.size for style in tokens().type.values()) == 12
    assert all(style.line > style.size for style in tokens().type.values())


@pytest.mark.parametrize(
    ("width", "expected"), [(1366, (248, 264, 12)), (1600, (248, 264, 12)), (1920, (304, 328, 16))]
)
def test_columns_follow_the_window(width: int, expected: tuple[int, int, int]) -> None:
    columns = tokens().frame.columns(width)
    assert (columns.customer, columns.todo, columns.gutter) == expected


def test_a_window_narrower_than_any_gets_the_narrowest_columns() -> None:
    assert tokens().frame.columns(800) == tokens().frame.columns(1366)


def test_a_missing_colour_is_a_bug() -> None:
    tree = the_tree()
    del tree["color"]["dark"]["warnTint"]
    with pytest.raises(Bug, match="warn_tint"):
        read_tokens(tree)


def test_an_unknown_size_is_a_bug() -> None:
    tree = the_tree()
    tree["control"]["lever"] = 12
    with pytest.raises(Bug, match="lever"):
        read_tokens(tree)


def test_the_grid_of_the_widgets_is_the_one_in_the_file() -> None:
    tree = the_tree()
    tree["space"]["2"] = 15
    with pytest.raises(Bug, match="grid"):
        read_tokens(tree)


def test_the_stroke_of_the_icons_is_the_one_in_the_file() -> None:
    tree = the_tree()
    tree["icon"]["stroke"] = 2
    with pytest.raises(Bug, match="stroke"):
        read_tokens(tree)


def test_every_face_has_its_type() -> None:
    assert set(tokens().type) == set(Face)
