"""Rules of the television: colours as everywhere, sizes for the screen it hangs on."""

from enum import StrEnum
from typing import Final

from ui.frame.style_rule import rule
from ui.frame.tokens import Colours, Tokens
from ui.widgets.dressing import Face


class Figure(StrEnum):
    """Sizes of the television alone, beside the display faces of the type scale."""

    CLOCK = "clock"
    HEAD = "head"
    WAIT = "wait"
    NAME = "name"
    SIGN = "sign"
    CALL_TIGHT = "callTight"  # the newest call: long numbers, or two rows of classes
    CALL_TIGHTER = "callTighter"


_FIGURES: Final = {  # size, line, weight on 1920 × 1080
    Figure.CLOCK: (52, 64, 700),
    Figure.HEAD: (40, 56, 500),
    Figure.WAIT: (42, 56, 700),
    Figure.NAME: (32, 44, 500),
    Figure.SIGN: (56, 72, 500),
    Figure.CALL_TIGHT: (160, 176, 700),
    Figure.CALL_TIGHTER: (120, 176, 700),
}
_FACES: Final = (Face.DISPLAY_NOTE, Face.DISPLAY_ROW, Face.DISPLAY_CALL)
_LINES: Final = {Face.DISPLAY_NOTE: 44}  # room for accents and tails, so that words side by side stand on one line
_ICONS: Final = {"note": 36, "mark": 48, "call": 44, "arrow": 72}


def rules(colours: Colours, tokens: Tokens) -> str:
    hair = tokens.border.hair
    sheet = rule("#displayView", background=colours.canvas)
    sheet += rule(
        "#displayHead", background=colours.surface, border="none", border_bottom=f"{hair}px solid {colours.line}"
    )
    sheet += rule("#displayMark", background=colours.accent, color=colours.on_accent)
    sheet += rule("#displayFoot", background=colours.rail)
    sheet += rule("#displayFoot Words, #displayFoot Icon", color=colours.rail_ink)
    sheet += rule("#displayNotice Words, #displayNotice Icon", color=colours.ink2)
    warns = '#displayNotice[warns="true"]'
    sheet += rule(warns, background=colours.warn_tint, border=f"{hair}px solid {colours.warn_line}")
    sheet += rule(f"{warns} Words, {warns} Icon", color=colours.warn)
    figures = ", ".join(f'Words[figure="{each.value}"]' for each in Figure)
    sheet += rule(figures, color=colours.ink)
    call = "#displayCall"
    sheet += rule(call, background=colours.accent, border=f"{hair}px solid {colours.accent}")
    sheet += rule(f"{call} Words, {call} Icon", color=colours.on_accent)
    sheet += rule(f'{call}[lit="true"]', background=colours.surface)
    sheet += rule(f'{call}[lit="true"] Words, {call}[lit="true"] Icon', color=colours.accent_ink)
    sheet += rule(f"{call} Hairline", background=colours.accent_line)
    return sheet


def sizes(tokens: Tokens, factor: float) -> str:
    """What depends on the screen: set on the view itself, each time its size changes."""

    def px(length: int) -> int:
        return max(1, round(length * factor))

    sheet = ""
    for face in _FACES:
        style = tokens.type[face]
        line = px(_LINES.get(face, style.line))
        sheet += rule(f'Words[face="{face.value}"]', font_size=f"{px(style.size)}px", qproperty_lineHeight=line)
    for figure, (size, line, weight) in _FIGURES.items():
        sheet += rule(
            f'Words[figure="{figure.value}"]',
            font_size=f"{px(size)}px",
            font_weight=weight,
            qproperty_lineHeight=px(line),
        )
    for name, side in _ICONS.items():
        box = {f"{end}_{edge}": f"{px(side)}px" for end in ("min", "max") for edge in ("width", "height")}
        sheet += rule(f'Icon[figure="{name}"]', **box)
    sheet += rule("#displayMark", border_radius=f"{px(12)}px")
    sheet += rule("#displayCall, #displayNotice, Panel", border_radius=f"{px(tokens.radius.touch)}px")
    return sheet + rule("#displayScan", border_top_left_radius="0px", border_top_right_radius="0px")
