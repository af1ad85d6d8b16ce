"""The rules of the small parts in ui/widgets, one function a part."""

from typing import Final

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, StateLook, Tokens
from ui.widgets.action_tag import TagAction
from ui.widgets.button import ButtonSize
from ui.widgets.dressing import Face
from ui.widgets.icons import IconSize

_BANNER_ICON: Final = 20
_EMPTY_ICON: Final = 32
_MARK: Final = 30
_TAG_ICON: Final = 14
_SCROLL: Final = 8


def icon_rules(colours: Colours, tokens: Tokens) -> str:
    sizes = {
        IconSize.TAG: _TAG_ICON,
        IconSize.INLINE: tokens.icon.inline,
        IconSize.CONTROL: tokens.icon.control,
        IconSize.BANNER: _BANNER_ICON,
        IconSize.RAIL: tokens.icon.rail,
        IconSize.TOUCH: tokens.icon.touch,
        IconSize.EMPTY: _EMPTY_ICON,
        IconSize.MARK: _MARK,
    }
    sheet = rule("Icon", background="transparent")
    for size, pixels in sizes.items():
        box = {f"{end}_{side}": f"{pixels}px" for end in ("min", "max") for side in ("width", "height")}
        sheet += rule(f'Icon[extent="{size.value}"]', **box)
    return sheet


def keycap_rules(colours: Colours, tokens: Tokens) -> str:
    style = tokens.type[Face.KEYCAP]
    return rule(
        "KeyCap",
        **height(tokens.control.keycap - 1),
        padding="0px 6px 1px 6px",
        font_size=f"{style.size}px",
        font_weight=style.weight,
        color=colours.ink2,
        qproperty_edgeInk=colours.line_strong,
        qproperty_capFill=colours.surface,
        qproperty_capRadius=tokens.radius.keycap,
    )


def _look(selector: str, look: StateLook, colours: Colours, *, edge: int) -> str:
    border = "none" if look.dashed else f"{edge}px solid {getattr(colours, look.border)}"
    ink = getattr(colours, look.text)
    return rule(selector, background=getattr(colours, look.fill), border=border) + rule(
        f"{selector} > Words, {selector} > Icon", color=ink
    )


def pill_rules(colours: Colours, tokens: Tokens) -> str:
    edge, tall = tokens.border.hair, tokens.control.pill
    sheet = rule("Pill", border_radius=f"{tall // 2}px", **height(tall, edge=edge))
    for name, look in tokens.state.items():
        sheet += _look(f'Pill[state="{name}"]', look, colours, edge=edge)
    sheet += rule(
        'Pill[state="draft"]',
        border=f"{edge}px solid transparent",
        qproperty_dashFill=getattr(colours, tokens.state["draft"].fill),
        qproperty_dashInk=getattr(colours, tokens.state["draft"].border),
        background="transparent",
    )
    plain = StateLook(icon="", text="ink", fill="surface", border="line_strong", dashed=False)
    return sheet + _look('Pill[state="plain"]', plain, colours, edge=edge)


def tag_rules(colours: Colours, tokens: Tokens) -> str:
    edge, tall = tokens.border.hair, tokens.control.tag
    sheet = rule("ActionTag", border_radius=f"{tokens.radius.tag}px", **height(tall, edge=edge))
    for name, look in tokens.action.items():
        sheet += _look(f'ActionTag[action="{name}"]', look, colours, edge=edge)
    plain = StateLook(icon="", text="ink", fill="surface", border="line_strong", dashed=False)
    for action in (TagAction.TOP_UP, TagAction.WITHDRAW):
        sheet += _look(f'ActionTag[action="{action.value}"]', plain, colours, edge=edge)
    return sheet


def button_rules(colours: Colours, tokens: Tokens) -> str:
    hair, thick = tokens.border.hair, tokens.border.focus
    control = tokens.control
    heights = {
        ButtonSize.SMALL: control.button_small,
        ButtonSize.ORDINARY: control.button,
        ButtonSize.PRIMARY: control.button_primary,
        ButtonSize.PAY: control.button_pay,
        ButtonSize.TOUCH: control.touch_button,
        ButtonSize.TOUCH_PRIMARY: control.touch_primary,
        ButtonSize.ELDER: control.elder_button,
    }
    sheet = rule(
        "Button",
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        padding="0px",
        qproperty_focusRingWidth=0,
    )
    for size, pixels in heights.items():
        sheet += rule(f'Button[extent="{size.value}"]', **height(pixels, edge=hair))
    for size in (ButtonSize.TOUCH, ButtonSize.TOUCH_PRIMARY, ButtonSize.ELDER):
        sheet += rule(f'Button[extent="{size.value}"]', border_radius=f"{tokens.radius.touch}px")
    sheet += rule("Button > Words, Button > Icon", color=colours.ink)
    sheet += rule("Button:hover", background=colours.hover)
    sheet += rule("Button:pressed", background=colours.sunk)
    sheet += rule("Button:focus", border=f"{thick}px solid {colours.focus}")
    sheet += rule(
        'Button[role="primary"]',
        background=colours.accent,
        border=f"{hair}px solid {colours.accent}",
        qproperty_focusRing=colours.on_accent,
        qproperty_focusRingWidth=thick,
    )
    sheet += rule('Button[role="primary"] > Words, Button[role="primary"] > Icon', color=colours.on_accent)
    sheet += rule('Button[role="primary"] > Words', font_weight=500)
    sheet += rule(
        'Button[role="primary"] > KeyCap',
        color=colours.on_accent,
        qproperty_edgeInk=colours.on_accent,
        qproperty_capFill="transparent",
        qproperty_offEdgeInk=colours.line_strong,
        qproperty_offFill=colours.surface,
    )
    sheet += rule('Button[role="primary"]:hover', background=colours.accent_hover, border_color=colours.accent_hover)
    sheet += rule('Button[role="primary"]:pressed', background=colours.accent_press, border_color=colours.accent_press)
    sheet += rule('Button[role="text"]', background="transparent", border=f"{hair}px solid transparent")
    sheet += rule('Button[role="text"] > Words, Button[role="text"] > Icon', color=colours.accent_ink)
    sheet += rule('Button[role="text"]:hover', background=colours.hover)
    sheet += rule('Button[role="text"]:focus', border=f"{thick}px solid {colours.focus}")
    sheet += rule('Button[role="danger"]', border=f"{hair}px solid {colours.danger}")
    sheet += rule('Button[role="danger"] > Words, Button[role="danger"] > Icon', color=colours.danger)
    sheet += rule('Button[role="danger"]:focus', border=f"{thick}px solid {colours.danger}")
    faint = f"{hair}px solid {colours.disabled_fill}"
    if colours.disabled_fill == colours.surface:
        faint = f"{hair}px solid {colours.disabled_ink}"
    sheet += rule("Button:disabled, Button[role]:disabled", background=colours.disabled_fill, border=faint)
    sheet += rule(
        "Button > Words:disabled, Button > Icon:disabled, Button[role] > Words:disabled, Button[role] > Icon:disabled",
        color=colours.disabled_ink,
    )
    sheet += rule('Button[role="primary"] > Words:disabled', font_weight=400)
    return sheet + rule("Button[role] > KeyCap:disabled", color=colours.ink2)


def field_rules(colours: Colours, tokens: Tokens) -> str:
    hair, thick, control = tokens.border.hair, tokens.border.focus, tokens.control
    pad = 10  # and 2 that QLineEdit adds by itself
    sheet = rule(
        "QLineEdit",
        **height(control.field, edge=hair),
        background=colours.surface,
        color=colours.ink,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        padding=f"0px {pad - 1}px",
        selection_background_color=colours.accent,
        selection_color=colours.on_accent,
        placeholder_text_color=colours.ink3,
    )
    focused = {"border": f"{thick}px solid {colours.focus}", "padding": f"0px {pad - 2}px"}
    sheet += rule("QLineEdit:focus", **height(control.field, edge=thick), **focused)
    sheet += rule('QLineEdit[tall="true"]', **height(control.field_sign_on, edge=hair), font_size="16px")
    sheet += rule('QLineEdit[tall="true"]:focus', **height(control.field_sign_on, edge=thick))
    sheet += rule('QLineEdit[dots="true"]', font_size="10px", letter_spacing="4px")
    wrong = {"border": f"{thick}px solid {colours.danger}", "padding": f"0px {pad - 2}px"}
    sheet += rule('QLineEdit[faulty="true"]', **height(control.field, edge=thick), **wrong)
    sheet += rule('QLineEdit[tall="true"][faulty="true"]', **height(control.field_sign_on, edge=thick))
    sheet += rule('QLineEdit[locked="true"]', background=colours.sunk, border=f"{hair}px solid {colours.line}")
    sheet += rule("QLineEdit:disabled", background=colours.disabled_fill, color=colours.disabled_ink)
    eye = {f"{end}_{side}": "28px" for end in ("min", "max") for side in ("width", "height")}
    sheet += rule("EyeButton", background="transparent", border="none", border_radius="6px", **eye)
    sheet += rule("EyeButton > Icon", color=colours.ink)
    sheet += rule("EyeButton:hover", background=colours.hover)
    return sheet + rule("EyeButton:focus", border=f"{thick}px solid {colours.focus}")


def choice_rules(colours: Colours, tokens: Tokens) -> str:
    hair, thick = tokens.border.hair, tokens.border.selected
    sheet = rule(
        "ChoiceButton",
        **height(tokens.control.button, edge=hair),
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
    )
    sheet += rule("ChoiceButton > Words", color=colours.ink)
    sheet += rule("ChoiceButton:hover", background=colours.hover)
    sheet += rule("ChoiceButton:checked", background=colours.accent_tint, border=f"{thick}px solid {colours.accent}")
    sheet += rule(
        "ChoiceButton",
        qproperty_focusRing=colours.focus,
        qproperty_focusRingWidth=thick,
    )
    return sheet + tick_rules(colours, tokens) + pick_rules(colours, tokens)


def pick_rules(colours: Colours, tokens: Tokens) -> str:
    """Of a Picker: closed it looks like a field."""
    hair, thick = tokens.border.hair, tokens.border.selected
    shape = {"border": f"{hair}px solid {colours.line_strong}", "border_radius": f"{tokens.radius.control}px"}
    sheet = rule("PickField", **height(tokens.control.field, edge=hair), background=colours.surface, **shape)
    sheet += rule("PickField > Words, PickRow > Words", color=colours.ink)
    sheet += rule("PickField:hover", background=colours.hover)
    focused = f"{thick}px solid {colours.focus}"
    sheet += rule("PickField:focus", **height(tokens.control.field, edge=thick), border=focused)
    sheet += rule("#pickList", background=colours.surface, **shape)
    row = height(tokens.control.field)
    sheet += rule("PickRow", **row, background="transparent", border="none", border_radius=shape["border_radius"])
    sheet += rule("PickRow:hover", background=colours.hover)
    sheet += rule('PickRow[current="true"]', background=colours.accent_tint)
    return sheet + rule('PickRow[current="true"] > Words', color=colours.accent_ink)


def tick_rules(colours: Colours, tokens: Tokens) -> str:
    hair, thick = tokens.border.hair, tokens.border.selected
    sheet = rule(
        "TickButton",
        **height(tokens.control.button, edge=hair),
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        qproperty_focusRing=colours.focus,
        qproperty_focusRingWidth=thick,
    )
    sheet += rule("TickButton > Words", color=colours.ink)
    sheet += rule("TickButton > Icon", color=colours.ink2)
    sheet += rule("TickButton:hover", background=colours.hover)
    return sheet + rule("TickButton:checked", background=colours.accent_tint, border=f"{hair}px solid {colours.accent}")


def banner_rules(colours: Colours, tokens: Tokens) -> str:
    sheet = rule(
        "Banner",
        border_radius=f"{tokens.radius.card}px",
        min_height=f"{tokens.frame.banner - 2 * tokens.border.hair}px",
    )
    looks = {
        "warn": (colours.warn_tint, colours.warn_line, colours.warn),
        "accent": (colours.accent_tint, colours.accent_line, colours.accent_ink),
        "danger": (colours.danger_tint, colours.danger_line, colours.danger),
    }
    for kind, (fill, line, ink) in looks.items():
        selector = f'Banner[kind="{kind}"]'
        sheet += rule(selector, background=fill, border=f"{tokens.border.hair}px solid {line}")
        sheet += rule(f"{selector} > Words, {selector} > Icon", color=ink)
    return sheet


def toast_rules(colours: Colours, tokens: Tokens) -> str:
    edge = colours.toast_ink if colours.toast == colours.canvas else colours.toast
    sheet = rule(
        "Toast",
        background=colours.toast,
        border=f"{tokens.border.hair}px solid {edge}",
        border_radius=f"{tokens.radius.card}px",
        min_height=f"{tokens.frame.banner - 2 * tokens.border.hair}px",
    )
    sheet += rule("Toast > Words, Toast > Icon", color=colours.toast_ink)
    sheet += rule('Toast[question="false"] > Icon, ToastAction > Words', color=colours.toast_action)
    sheet += rule(
        "ToastAction",
        background="transparent",
        border=f"{tokens.border.focus}px solid transparent",
        border_radius=f"{tokens.radius.control}px",
        min_height=f"{tokens.control.button_small - 2 * tokens.border.focus}px",
    )
    sheet += rule(
        'Toast[touch="true"] > ToastAction',
        min_height=f"{tokens.control.touch_min - 2 * tokens.border.focus}px",
        min_width=f"{tokens.control.touch_min - 2 * tokens.border.focus}px",
    )
    lit = f"{tokens.border.focus}px solid {colours.toast_action}"
    sheet += rule("ToastAction:hover, ToastAction:focus", border=lit)
    return sheet + rule(
        "ToastAction > KeyCap",
        color=colours.toast_action,
        qproperty_edgeInk=colours.toast_action,
        qproperty_capFill="transparent",
    )


def dialog_rules(colours: Colours, tokens: Tokens) -> str:
    hair, radius = tokens.border.hair, tokens.radius.dialog
    edge = f"{hair}px solid {colours.line_strong}" if colours.surface == colours.canvas else "none"
    line = f"{hair}px solid {colours.line}"
    sheet = rule("Overlay", background=colours.scrim)
    sheet += rule("Dialog", background=colours.surface, border=edge, border_radius=f"{radius}px")
    sheet += rule("DialogGround", qproperty_groundInk=colours.surface)
    sheet += rule("#dialogHead", border="none", border_bottom=line, **height(tokens.frame.banner + 8 - hair))
    return sheet + rule(
        "#dialogFooter",
        background=colours.sunk,
        border="none",
        border_top=line,
        border_bottom_left_radius=f"{radius - (hair if edge != 'none' else 0)}px",
        border_bottom_right_radius=f"{radius - (hair if edge != 'none' else 0)}px",
        **height(tokens.control.button_primary - hair),
    )


def strip_item_rules(colours: Colours, tokens: Tokens) -> str:
    inks = {"plain": colours.ink2, "good": colours.accent_ink, "warn": colours.warn, "fault": colours.danger}
    inks["offline"] = colours.warn
    sheet = rule("StripItem", background="transparent", border="none", qproperty_focusRing=colours.focus)
    sheet += rule('StripItem[opens="true"]:hover', background=colours.hover)
    for tone, ink in inks.items():
        sheet += rule(f'StripItem[tone="{tone}"] > Words, StripItem[tone="{tone}"] > Icon', color=ink)
    for tone in ("good", "offline", "fault"):
        sheet += rule(f'StripItem[tone="{tone}"] > Words', font_weight=500)
    return sheet + rule("StripItem > Hairline", min_height="16px", max_height="16px")


def meter_rules(colours: Colours, tokens: Tokens) -> str:
    bare = colours.line == colours.ink  # high contrast: the track is empty and has an edge
    return rule(
        "Meter",
        **height(tokens.control.meter),
        qproperty_trackInk=colours.surface if bare else colours.line,
        qproperty_edgeInk=colours.line,
        qproperty_fillInk=colours.accent,
    )


def scroll_rules(colours: Colours, tokens: Tokens) -> str:
    sheet = rule("QScrollArea, QAbstractScrollArea", background="transparent", border="none")
    sheet += rule("QScrollBar", background="transparent", border="none", margin="0px")
    sheet += rule("QScrollBar:vertical", width=f"{_SCROLL}px")
    sheet += rule("QScrollBar:horizontal", height=f"{_SCROLL}px")
    sheet += rule(
        "QScrollBar::handle",
        background=colours.line_strong,
        border_radius=f"{_SCROLL // 2 - 1}px",
        min_height="32px",
        min_width="32px",
        margin="1px",
    )
    return sheet + rule(
        "QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page",
        background="none",
        border="none",
        width="0px",
        height="0px",
    )
