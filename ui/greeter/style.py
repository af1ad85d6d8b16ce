"""Rules of the greeter's page: everything is large and touched."""

from typing import Final

from ui.frame.style_rule import rule
from ui.frame.tokens import Colours, Tokens

_BOX: Final = 28
_STEP: Final = 24


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra`."""
    hair, thick = tokens.border.hair, tokens.border.focus
    touch, control = f"{tokens.radius.touch}px", f"{tokens.radius.control}px"
    ordinary, strong = f"{hair}px solid {colours.line_strong}", f"{thick}px solid {colours.accent}"
    focus = f"{thick}px solid {colours.focus}"
    ring: dict[str, str | int] = {"qproperty_focusRing": colours.focus, "qproperty_focusRingWidth": thick}
    sheet = rule("#greeterPage", background=colours.canvas)
    sheet += rule("MatterTile, OptionButton", background=colours.surface, border=ordinary, border_radius=touch, **ring)
    sheet += rule("OptionButton", min_height=f"{tokens.control.touch_min - 2 * hair}px")
    sheet += rule(
        "MatterTile > Words, MatterTile > Icon, OptionButton > Words, OptionButton > Icon, _Switch > Icon",
        color=colours.ink,
    )
    sheet += rule('MatterTile > Words[tone="ink2"], OptionButton > Words[tone="ink2"]', color=colours.ink2)
    sheet += rule("MatterTile:hover, OptionButton:hover", background=colours.hover)
    chosen = 'MatterTile[chosen="true"], OptionButton[chosen="true"]'
    sheet += rule(chosen, background=colours.accent_tint, border=strong)
    sheet += rule('MatterTile[chosen="true"] > Words[face="touchBody"]', font_weight=500)
    sheet += rule("_Switch", background="transparent", border=f"{thick}px solid transparent", border_radius=control)
    sheet += rule("_Switch:hover", background=colours.hover)
    sheet += rule("_Switch:focus", border=focus)
    row = {"background": "transparent", "border": f"{thick}px solid transparent", "border_radius": control}
    sheet += rule("DocumentTick, LineRow", min_height=f"{tokens.control.touch_min - thick - hair}px", **row)
    hairline = f"{hair}px solid {colours.line}"
    sheet += rule("LineRow, DocumentTick", border_bottom=hairline, border_radius="0px")
    sheet += rule("DocumentTick > Words", color=colours.ink)
    sheet += rule('DocumentTick > Words[tone="warn"]', color=colours.warn)
    sheet += rule("DocumentTick:focus, LineRow:focus", border=focus)
    sheet += rule("LineRow:hover, DocumentTick:hover", background=colours.hover)
    side = {f"{end}_{way}": f"{_BOX - 2 * hair}px" for end in ("min", "max") for way in ("width", "height")}
    sheet += rule("_Box", background=colours.surface, border=ordinary, border_radius=control, **side)
    sheet += rule('_Box[ticked="true"]', background=colours.accent, border=f"{hair}px solid {colours.accent}")
    sheet += rule("_Box > Icon", color=colours.on_accent)
    sheet += rule('Button[touch="true"]', border_radius=touch)
    sheet += rule('Button[touch="true"] > Words', font_weight=400)
    sheet += rule('Button[touch="true"][role="primary"] > Words', font_weight=500)
    disc = {f"{end}_{way}": f"{_STEP}px" for end in ("min", "max") for way in ("width", "height")}
    sheet += rule("#greeterStep", background=colours.accent, border_radius=f"{_STEP // 2}px", **disc)
    sheet += rule("#greeterStep > Words", color=colours.on_accent)
    sheet += rule(
        "#greeterBanner",
        background=colours.warn_tint,
        border="none",
        border_bottom=f"{hair}px solid {colours.warn_line}",
        border_top_left_radius=f"{tokens.radius.card - hair}px",
        border_top_right_radius=f"{tokens.radius.card - hair}px",
    )
    sheet += rule("#greeterBanner > Words, #greeterBanner > Icon", color=colours.warn)
    sheet += rule('Meter[late="true"]', qproperty_fillInk=colours.warn)
    sheet += rule(
        "#greeterFoot",
        background=colours.sunk,
        border="none",
        border_top=f"{hair}px solid {colours.line}",
        border_bottom_left_radius=f"{tokens.radius.card - hair}px",
        border_bottom_right_radius=f"{tokens.radius.card - hair}px",
    )
    field = {"min_height": f"{tokens.control.touch_min - 2 * hair}px", "font_size": "16px", "border_radius": touch}
    return sheet + rule('QLineEdit[touch="true"]', max_height=f"{tokens.control.touch_min - 2 * hair}px", **field)
