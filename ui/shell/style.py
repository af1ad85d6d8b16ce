"""Rules of the shell's own parts: rail, top line, strip, sign-on."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens

_SLOGAN = 40
_KEY_LINE = 16  # the key under the word of a rail item


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra` by whoever starts the window."""
    return _rail(colours, tokens) + _lines(colours, tokens) + _sign_on(colours, tokens)


def _rail(colours: Colours, tokens: Tokens) -> str:
    hair, frame = tokens.border.hair, tokens.frame
    bare = colours.rail == colours.canvas
    sheet = rule(
        "Rail",
        background=colours.rail,
        border="none",
        border_right=f"{hair}px solid {colours.line}" if bare else "none",
        min_width=f"{frame.rail - (hair if bare else 0)}px",
        max_width=f"{frame.rail - (hair if bare else 0)}px",
    )
    ground = colours.accent if colours.rail_on == colours.rail or _dark(colours) else colours.rail_on
    sheet += rule("BrandMark", background=ground, border_radius="7px", color=colours.rail)
    sheet += rule(
        "RailItem",
        background="transparent",
        border="none",
        border_radius=f"{tokens.radius.card}px",
        min_width=f"{frame.rail_item}px",
        max_width=f"{frame.rail_item}px",
        **height(frame.rail_item),
    )
    sheet += rule('RailItem[keyed="true"]', **height(frame.rail_item + _KEY_LINE))
    sheet += rule("RailItem > Words, RailItem > Icon", color=colours.rail_ink)
    sheet += rule("RailItem > Words", font_weight=400)
    sheet += rule("RailItem:hover", background=colours.hover if bare else colours.rail_sel)
    sheet += rule('RailItem[chosen="true"]', background=colours.rail_sel)
    sheet += rule('RailItem[chosen="true"] > Words, RailItem[chosen="true"] > Icon', color=colours.rail_on)
    sheet += rule('RailItem[chosen="true"] > Words', font_weight=500)
    return sheet + rule("RailItem:focus", border=f"{tokens.border.focus}px solid {colours.accent_line}")


def _lines(colours: Colours, tokens: Tokens) -> str:
    hair, frame = tokens.border.hair, tokens.frame
    line = f"{hair}px solid {colours.line}"
    sheet = rule("#shellWindow, #shellBody", background=colours.canvas)
    sheet += rule(
        "TopLine", background=colours.surface, border="none", border_bottom=line, **height(frame.top_line - hair)
    )
    sheet += rule(
        "SearchButton",
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        **height(tokens.control.button_small, edge=hair),
    )
    sheet += rule('TopLine[touch="true"]', **height(frame.top_line_touch - hair))
    sheet += rule(
        'TopLine[touch="true"] SearchButton',
        border_radius=f"{tokens.radius.touch}px",
        **height(tokens.control.touch_min, edge=hair),
    )
    sheet += rule("SearchButton > Words", color=colours.ink3)
    sheet += rule("SearchButton > Icon", color=colours.ink2)
    sheet += rule("SearchButton:hover", background=colours.sunk)
    sheet += rule("SearchButton:focus", border=f"{tokens.border.focus}px solid {colours.focus}")
    sheet += rule(
        "ParkedButton",
        background="transparent",
        border=f"{tokens.border.focus}px solid transparent",
        border_radius="6px",
    )
    sheet += rule("ParkedButton > Words, ParkedButton > Icon", color=colours.ink2)
    sheet += rule("ParkedButton:hover, ParkedButton:focus", border=f"{tokens.border.focus}px solid {colours.focus}")
    sheet += rule("KeyBar", background="transparent", border="none", **height(frame.key_bar))
    sheet += rule(
        "StatusStrip",
        background=colours.surface,
        border="none",
        border_top=line,
        min_height=f"{frame.status_strip - hair}px",
    )
    sheet += rule("StatusStrip > Words", color=colours.ink2)
    sheet += rule(
        'StatusStrip[offline="true"]',
        background=colours.warn_tint,
        border_top=f"{hair}px solid {colours.warn_line}",
    )
    sheet += rule('StatusStrip[offline="true"] > Words', color=colours.warn)
    return sheet + rule('StatusStrip[offline="true"] Hairline', background=colours.warn_line)


def _sign_on(colours: Colours, tokens: Tokens) -> str:
    bare = colours.rail == colours.canvas
    on_rail = colours.ink if bare else colours.rail_on
    sheet = rule("#signOn", background=colours.canvas)
    edge = f"{tokens.border.hair}px solid {colours.line}" if bare else "none"
    sheet += rule("#signOnSide", background=colours.rail, border="none", border_right=edge)
    sheet += rule("#signOnSide > Words", color=colours.rail_ink, font_weight=400)
    sheet += rule("#signOnSide > #slogan", color=on_rail, font_size=f"{_SLOGAN}px", qproperty_lineHeight=56)
    sheet += rule("#signOnSide > #slogan, #signOnSide > #brand", font_weight=500)
    sheet += rule("#signOnSide > #brand", color=on_rail)
    sheet += rule("#signOnSide > #foot", qproperty_lineHeight=22)
    sheet += rule("#signOnSide > #promise", font_size="15px", qproperty_lineHeight=26)
    sheet += rule("SwitchButton", background="transparent", border="none", border_radius="4px", min_height="24px")
    sheet += rule("SwitchButton > Words", color=colours.ink3)
    sheet += rule("SwitchButton:hover", background=colours.hover)
    return sheet + rule("SwitchButton:focus", border=f"{tokens.border.focus}px solid {colours.focus}")


def _dark(colours: Colours) -> bool:
    return colours.on_accent != "#FFFFFF"
