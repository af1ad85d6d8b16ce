"""Rules of the customer's screen: everything there is large, round and touched."""

from typing import Final

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens
from ui.widgets.dressing import Face

_TAG: Final = 28
_DISC: Final = 64
_CHOICE_FACE: Final = Face.PERSON
_FIGURES: Final = {"large": (120, 128), "middle": (80, 96), "small": (48, 64)}  # size and line of an elder's amount


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra` by whoever opens the customer's screen."""
    return (
        _ground(colours, tokens)
        + _buttons(colours, tokens)
        + _lit(colours, tokens)
        + _parts(colours, tokens)
        + _elder(colours, tokens)
    )


def _ground(colours: Colours, tokens: Tokens) -> str:
    hair = tokens.border.hair
    sheet = rule("#customerView", background=colours.canvas)
    sheet += rule(
        "#customerHead",
        background=colours.surface,
        border="none",
        border_bottom=f"{hair}px solid {colours.line}",
        **height(tokens.frame.customer_head - hair),
    )
    sheet += rule("#customerMark", background=colours.accent, color=colours.on_accent, border_radius="7px")
    sheet += rule('Words[light="true"]', font_weight=400)
    sheet += rule("TrainingMark", qproperty_ink=colours.warn)
    return sheet + rule("#turnedScrim", background=colours.scrim)


def _buttons(colours: Colours, tokens: Tokens) -> str:
    hair, radius = tokens.border.hair, f"{tokens.radius.touch}px"
    body, name = tokens.type[Face.TOUCH_BODY], tokens.type[Face.TOUCH_NAME]
    choice = tokens.type[_CHOICE_FACE]
    sheet = rule('HeadButton[extent="ordinary"]', border_radius=radius, **height(tokens.control.touch_min, edge=hair))
    sheet += rule('HeadButton > Words[face="body"]', font_size=f"{body.size}px", qproperty_lineHeight=body.line)
    sheet += rule('FootButton > Words[face="touchBody"]', font_size=f"{name.size}px", qproperty_lineHeight=name.line)
    sheet += rule(
        'DecisionButton[extent="touch"] > Words',
        font_size=f"{choice.size}px",
        font_weight=choice.weight,
        qproperty_lineHeight=choice.line,
    )
    side = tokens.control.touch_button - 2 * hair
    sheet += rule('ScoreButton[extent="touch"]', min_width=f"{side}px", max_width=f"{side}px")
    return sheet + rule(
        'ScoreButton > Words[face="touchBody"]',
        font_size=f"{name.size}px",
        font_weight=name.weight,
        qproperty_lineHeight=name.line,
    )


def _lit(colours: Colours, tokens: Tokens) -> str:
    """Chosen: tinted, with the accent's edge; as high as before."""
    thick, control = tokens.border.selected, tokens.control
    heights = {
        'HeadButton[lit="true"][extent="ordinary"]': control.touch_min,
        'DecisionButton[lit="true"][extent="touch"]': control.touch_button,
        'DecisionButton[lit="true"][extent="elder"]': control.elder_button,
        'ScoreButton[lit="true"][extent="touch"]': control.touch_button,
    }
    sheet = ""
    for selector, pixels in heights.items():
        sheet += rule(
            selector,
            background=colours.accent_tint,
            border=f"{thick}px solid {colours.accent}",
            **height(pixels, edge=thick),
        )
    side = f"{control.touch_button - 2 * thick}px"
    sheet += rule('ScoreButton[lit="true"][extent="touch"]', min_width=side, max_width=side)
    inks = ", ".join(
        f'{button}[lit="true"] > {part}'
        for button in ("HeadButton", "DecisionButton", "ScoreButton")
        for part in ("Words", "Icon")
    )
    sheet += rule(inks, color=colours.accent_ink)
    return sheet + rule('HeadButton[lit="true"] > Words', font_weight=500)


def _parts(colours: Colours, tokens: Tokens) -> str:
    hair, radius, note = tokens.border.hair, f"{tokens.radius.touch}px", tokens.type[Face.TOUCH_NOTE]
    sheet = rule(
        "SignaturePad",
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=radius,
        qproperty_strokeInk=colours.ink,
        qproperty_footInk=colours.line_strong,
    )
    sheet += rule("#thanksDisc", background=colours.accent, border_radius=f"{_DISC // 2}px")
    sheet += rule("#qrCard", background="#FFFFFF", border=f"{hair}px solid {colours.line}", border_radius=radius)
    sheet += rule('ActionTag[touch="true"]', **height(_TAG, edge=hair))
    return sheet + rule(
        'ActionTag[touch="true"] > Words[face="label"]',
        font_size=f"{note.size}px",
        qproperty_lineHeight=note.line,
    )


def _elder(colours: Colours, tokens: Tokens) -> str:
    bare = colours.line == colours.ink  # high contrast: what is not reached yet is empty and has an edge
    sheet = rule(
        "Steps",
        qproperty_doneInk=colours.accent,
        qproperty_openInk=colours.surface if bare else colours.line,
        qproperty_edgeInk=colours.line,
    )
    for name, (size, line) in _FIGURES.items():
        sheet += rule(f'Words[figure="{name}"]', font_size=f"{size}px", font_weight=700, qproperty_lineHeight=line)
    return sheet
