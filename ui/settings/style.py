"""Rules of the settings page's own parts."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra`."""
    focus = f"{tokens.border.focus}px solid"
    sheet = rule("#settingsPage", background=colours.canvas)
    sheet += rule(
        "GroupButton",
        background="transparent",
        border=f"{focus} transparent",
        border_radius=f"{tokens.radius.control}px",
        **height(40, edge=tokens.border.focus),
    )
    sheet += rule("GroupButton > Words", color=colours.ink2)
    sheet += rule("GroupButton:hover", background=colours.hover)
    sheet += rule('GroupButton[chosen="true"]', background=colours.accent_tint)
    sheet += rule('GroupButton[chosen="true"] > Words', color=colours.accent_ink, font_weight=500)
    return sheet + rule("GroupButton:focus", border=f"{focus} {colours.focus}")
