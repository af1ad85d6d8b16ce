import re

import pytest

from ui.frame.style_rule import height, qt_colour, rule
from ui.frame.style_sheet import style_sheet
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import Colours, Tokens, tokens
from ui.widgets.pill import PillState


def test_a_rule_is_written_as_qt_reads_it() -> None:
    assert rule("Pill", border_radius="11px", qproperty_dashInk="#102030") == (
        "Pill { border-radius: 11px; qproperty-dashInk: #102030; }\n"
    )


def test_alpha_comes_first_in_qt() -> None:
    assert qt_colour("#14252A99") == "#9914252A"
    assert qt_colour("#14252A") == "#14252A"


def test_a_fixed_height_leaves_room_for_its_edges() -> None:
    assert height(48, edge=1) == {"min_height": "46px", "max_height": "46px"}


@pytest.mark.parametrize("theme", ThemeName)
def test_every_colour_in_a_sheet_is_a_token_of_its_theme(theme: ThemeName) -> None:
    sheet = style_sheet(tokens(), theme)
    colours = tokens().colours[theme]
    known = {qt_colour(getattr(colours, name)) for name in Colours.__dataclass_fields__}
    used = set(re.findall(r"#[0-9A-Fa-f]{6,8}\b", sheet))
    assert used <= known
    assert len(used) > 5


@pytest.mark.parametrize("state", PillState)
def test_every_state_of_a_pill_has_its_look(state: PillState) -> None:
    assert f'Pill[state="{state.value}"]' in style_sheet(tokens(), ThemeName.LIGHT)


def test_a_face_adds_its_own_rules_last() -> None:
    def mine(colours: Colours, known: Tokens) -> str:
        return rule("LineCard", background=colours.sunk, min_height=f"{known.control.pill}px")

    sheet = style_sheet(tokens(), ThemeName.DARK, extra=(mine,))
    assert sheet.endswith("LineCard { background: #121B1E; min-height: 22px; }\n")
