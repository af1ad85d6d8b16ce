"""Rules of the assistant's own parts."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens

SIDE_WIDTH = 340


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra`."""
    bare = colours.rail == colours.canvas
    on_rail = colours.ink if bare else colours.rail_on
    edge = f"{tokens.border.hair}px solid {colours.line}" if bare else "none"
    focus = f"{tokens.border.focus}px solid"
    sheet = rule("#setupWindow, #setupView", background=colours.canvas)
    sheet += rule("#setupSide", background=colours.rail, border="none", border_right=edge)
    sheet += rule("#setupMark", background=on_rail, border_radius="7px", color=colours.rail)
    sheet += rule("#setupSide > Words", color=colours.rail_ink, font_weight=400)
    sheet += rule("#setupSide > #head", color=on_rail, font_weight=500)
    sheet += rule(
        "StepButton",
        background="transparent",
        border=f"{focus} transparent",
        border_radius=f"{tokens.radius.control}px",
        **height(44, edge=tokens.border.focus),
    )
    sheet += rule("StepButton > Words, StepButton > Icon", color=colours.rail_ink)
    sheet += rule('StepButton[now="true"]', background=colours.rail_sel)
    sheet += rule('StepButton[now="true"] > Words, StepButton[now="true"] > Icon', color=colours.rail_on)
    sheet += rule('StepButton[done="true"] > Icon', color=on_rail)
    sheet += rule("StepButton:focus", border=f"{focus} {colours.accent_line}")
    sheet += rule(
        "SummaryRow",
        background=colours.surface,
        border="none",
        border_bottom=f"{tokens.border.hair}px solid {colours.line}",
        min_height="46px",
    )
    sheet += rule('SummaryRow[last="true"]', border="none", min_height="47px")  # the card's own edge ends the list
    sheet += rule("SummaryRow:hover", background=colours.hover)
    return sheet + rule("SummaryRow:focus", border=f"{focus} {colours.focus}")
