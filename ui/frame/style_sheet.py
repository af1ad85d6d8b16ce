"""The one style sheet of the program, made from the tokens: the only place where a part gets a colour or a size.

A face with parts of its own adds rules through `extra`, one function in its own folder (`ui/clerk/style.py`).
"""

from collections.abc import Callable, Sequence

from ui.frame.style_parts import (
    banner_rules,
    button_rules,
    choice_rules,
    dialog_rules,
    field_rules,
    icon_rules,
    keycap_rules,
    meter_rules,
    pill_rules,
    scroll_rules,
    strip_item_rules,
    tag_rules,
    toast_rules,
)
from ui.frame.style_rule import rule
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import Colours, Tokens
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Ground

Rules = Callable[[Colours, Tokens], str]


def style_sheet(tokens: Tokens, theme: ThemeName, *, extra: Sequence[Rules] = ()) -> str:
    """The whole sheet for one theme; `extra` rules come last and win where they say the same."""
    colours = tokens.colours[theme]
    parts: tuple[Rules, ...] = (
        ground_rules,
        words_rules,
        icon_rules,
        keycap_rules,
        pill_rules,
        tag_rules,
        button_rules,
        choice_rules,
        field_rules,
        panel_rules,
        banner_rules,
        toast_rules,
        dialog_rules,
        strip_item_rules,
        meter_rules,
        scroll_rules,
        *extra,
    )
    return "\n".join(part(colours, tokens) for part in parts)


def ground_rules(colours: Colours, tokens: Tokens) -> str:
    body = tokens.type[Face.BODY]
    return rule(
        "QWidget", font_family=f'"{tokens.family}"', font_size=f"{body.size}px", font_weight=body.weight
    ) + rule("QToolTip", background=colours.toast, color=colours.toast_ink, border="none", padding="4px")


def words_rules(colours: Colours, tokens: Tokens) -> str:
    sheet = rule("Words", background="transparent") + rule(
        'Words[stressed="true"]',
        qproperty_quietInk=colours.ink3,
        qproperty_strongInk=colours.ink,
        qproperty_dangerInk=colours.danger,
        qproperty_warnInk=colours.warn,
    )
    for face in Face:
        style = tokens.type[face]
        sheet += rule(
            f'Words[face="{face.value}"]',
            font_size=f"{style.size}px",
            font_weight=style.weight,
            qproperty_lineHeight=style.line,
        )
    sheet += rule('Words[medium="true"]', font_weight=500)
    for tone in Tone:
        sheet += rule(f'Words[tone="{tone.value}"], Icon[tone="{tone.value}"]', color=getattr(colours, tone.value))
    return sheet


def panel_rules(colours: Colours, tokens: Tokens) -> str:
    hair, thick, radius = tokens.border.hair, tokens.border.selected, tokens.radius
    sheet = rule("Panel", background="transparent", border="none")
    for ground in Ground:
        if ground is not Ground.NONE:
            sheet += rule(f'Panel[ground="{ground.value}"]', background=getattr(colours, ground.value))
    for edge in Edge:
        if edge not in (Edge.NONE, Edge.SELECTED):
            sheet += rule(f'Panel[edge="{edge.value}"]', border=f"{hair}px solid {getattr(colours, edge.value)}")
    sheet += rule('Panel[selectable="true"]', padding=f"{thick - hair}px")
    sheet += rule('Panel[edge="selected"]', border=f"{thick}px solid {colours.focus}", padding="0px")
    corners = {
        Corners.TAG: radius.tag,
        Corners.CONTROL: radius.control,
        Corners.CARD: radius.card,
        Corners.DIALOG: radius.dialog,
        Corners.TOUCH: radius.touch,
    }
    for corner, pixels in corners.items():
        sheet += rule(f'Panel[corners="{corner.value}"]', border_radius=f"{pixels}px")
    touching = (
        (Corners.CARD_TOP, Corners.CARD_BOTTOM, radius.card - hair),
        (Corners.DIALOG_TOP, Corners.DIALOG_BOTTOM, radius.dialog),
    )
    for top, bottom, inner in touching:
        for corner, side in ((top, "top"), (bottom, "bottom")):
            sheet += (
                f'Panel[corners="{corner.value}"] {{ border-{side}-left-radius: {inner}px;'
                f" border-{side}-right-radius: {inner}px; }}\n"
            )
    sheet += rule("Hairline", background=colours.line, border="none")
    sheet += rule('Hairline[across="true"]', min_height=f"{hair}px", max_height=f"{hair}px")
    return sheet + rule('Hairline[across="false"]', min_width=f"{hair}px", max_width=f"{hair}px")
