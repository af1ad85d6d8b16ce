"""Rules of the clerk's own parts: strip, columns, line cards, to-do items, popup, payment, an order to read."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens
from ui.widgets.dressing import Face

_AMOUNT_FIELD = 52  # the cash field: figures of 24 (picture 08)
_AMOUNT_FIGURE = 24
_EDGE = 3  # the accent edge of a selected line


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra` by whoever starts the window."""
    return (
        _form(colours, tokens)
        + _columns(colours, tokens)
        + _search(colours, tokens)
        + _payment(colours, tokens)
        + _order(colours, tokens)
    )


def _form(colours: Colours, tokens: Tokens) -> str:
    hair, line = tokens.border.hair, f"{tokens.border.hair}px solid {colours.line}"
    inner = tokens.radius.card - hair
    sheet = rule("#clerkStrip", background="transparent", border="none", **height(tokens.frame.ticket_strip))
    sheet += rule(
        "#formHead",
        background="transparent",
        border="none",
        border_bottom=line,
        **height(tokens.frame.form_head - hair),
    )
    sheet += rule(
        "#formSums",
        background=colours.sunk,
        border="none",
        border_top=line,
        border_bottom_left_radius=f"{inner}px",
        border_bottom_right_radius=f"{inner}px",
    )
    plain = f"{_EDGE}px solid transparent"
    sheet += rule("LineCard", background=colours.surface, border="none", border_left=plain, border_bottom=line)
    bare = colours.sunk == colours.surface
    sheet += rule(
        'LineCard[chosen="true"]',
        background=colours.sunk,
        border_left=f"{_EDGE}px solid {colours.accent}",
    )
    danger_edge = colours.danger_line if bare else "transparent"
    sheet += rule(
        'LineCard[refused="true"]', background=colours.danger_tint, border_left=f"{_EDGE}px solid {danger_edge}"
    )
    sheet += rule('LineCard[refused="true"][chosen="true"]', border_left=f"{_EDGE}px solid {colours.danger}")
    strong = f"{hair}px solid {colours.line}"
    sheet += rule(
        "BeforeAfterTable", background=colours.surface, border=strong, border_radius=f"{tokens.radius.control}px"
    )
    control = tokens.radius.control - hair
    then = {"background": colours.accent_tint, "border": "none"}
    if bare:
        then["border"] = f"{hair}px solid {colours.accent_line}"
    sheet += rule(
        "#thenRow",
        border_bottom_left_radius=f"{control}px",
        border_bottom_right_radius=f"{control}px",
        **then,
    )
    sheet += rule("#thenRow > Words", font_weight=500)
    if bare:
        sheet += rule("#thenRow > Words", color=colours.accent_ink)
    return sheet


def _columns(colours: Colours, tokens: Tokens) -> str:
    hair, thick = tokens.border.hair, tokens.border.selected
    sheet = rule(
        "NumberRow",
        background="transparent",
        border=f"{hair}px solid transparent",
        border_radius=f"{tokens.radius.control}px",
        padding=f"{thick - hair}px",
    )
    sheet += rule("NumberRow:hover", background=colours.hover)
    sheet += rule(
        'NumberRow[chosen="true"]',
        background=colours.accent_tint,
        border=f"{hair}px solid {colours.accent_line}",
    )
    sheet += rule("NumberRow:focus", border=f"{thick}px solid {colours.focus}", padding="0px")
    sheet += rule(
        "ProductChip",
        background="transparent",
        border=f"{hair}px solid transparent",
        border_radius=f"{tokens.radius.tag}px",
        min_height="22px",
    )
    sheet += rule("ProductChip > Words, ProductChip > Icon", color=colours.ink2)
    sheet += rule("ProductChip:hover", background=colours.surface, border=f"{hair}px solid {colours.line_strong}")
    sheet += rule("ProductChip:focus", border=f"{hair}px solid {colours.focus}")
    sheet += rule(
        "ToDoCard",
        background=colours.surface,
        border=f"{hair}px solid {colours.line}",
        border_radius=f"{tokens.radius.control}px",
        padding=f"{thick - hair}px",
    )
    sheet += rule("ToDoCard:hover", background=colours.hover)
    sheet += rule('ToDoCard[first="true"], ToDoCard:focus', border=f"{thick}px solid {colours.focus}", padding="0px")
    sheet += rule("ToDoRing", color=colours.warn, background="transparent")
    sheet += rule(
        "DraftRow",
        background=colours.surface,
        border=f"{hair}px dashed {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        padding=f"{thick - hair}px",
    )
    sheet += rule("DraftRow:hover", background=colours.hover)
    sheet += rule(
        "VisitMatter",
        background=colours.surface,
        border=f"{hair}px solid {colours.line_strong}",
        border_radius=f"{tokens.radius.control}px",
        padding=f"{thick - hair}px",
    )
    sheet += rule("VisitMatter:hover", background=colours.hover)
    sheet += rule("VisitMatter:focus", border=f"{thick}px solid {colours.focus}", padding="0px")
    return sheet + rule("DraftRow:focus", border=f"{thick}px solid {colours.focus}", padding="0px")


def _search(colours: Colours, tokens: Tokens) -> str:
    hair = tokens.border.hair
    line = f"{hair}px solid {colours.line}"
    sheet = rule("#searchHead", background="transparent", border="none", border_bottom=line, **height(63))
    heading = tokens.type[Face.HEADING]
    field = {
        "background": "transparent",
        "border": "none",
        "padding": "0px",
        "font_size": f"{heading.size}px",
        "color": colours.ink,
    }
    sheet += rule("QLineEdit#searchField, QLineEdit#searchField:focus", **field, **height(40))
    sheet += rule("Solid, HitDetail", qproperty_groundInk=colours.surface, qproperty_lineInk=colours.line)
    sheet += rule("#searchTabs", **height(44))
    sheet += rule(
        "TabChip",
        background="transparent",
        border=f"{hair}px solid transparent",
        border_radius=f"{tokens.radius.control}px",
        **height(28, edge=hair),
    )
    sheet += rule("TabChip > Words", color=colours.ink2)
    sheet += rule("TabChip:hover", background=colours.hover)
    sheet += rule('TabChip[chosen="true"]', background=colours.accent_tint, border=f"{hair}px solid {colours.accent}")
    sheet += rule('TabChip[chosen="true"] > Words', color=colours.accent_ink, font_weight=500)
    sheet += rule("HitList", background=colours.surface, border="none", outline="none")
    sheet += rule(
        "ListLine",
        background=colours.surface,
        border="none",
        border_left=f"{_EDGE}px solid transparent",
        border_bottom=line,
    )
    sheet += rule(
        'ListLine[chosen="true"]', background=colours.accent_tint, border_left=f"{_EDGE}px solid {colours.accent}"
    )
    return sheet


def _payment(colours: Colours, tokens: Tokens) -> str:
    hair, thick = tokens.border.hair, tokens.border.focus
    sheet = rule("#paySide", background="transparent", border="none", border_left=f"{hair}px solid {colours.line}")
    sheet += rule(
        "QLineEdit#cashField, QLineEdit#cashField:focus",
        border=f"{thick}px solid {colours.focus}",
        font_size=f"{_AMOUNT_FIGURE}px",
        font_weight=700,
        padding="0px 12px",
        **height(_AMOUNT_FIELD, edge=thick),
    )
    key = {
        "background": colours.surface,
        "border": f"{hair}px solid {colours.line_strong}",
        "border_radius": f"{tokens.radius.control}px",
    }
    sheet += rule("KeypadKey", **key, **height(tokens.control.keypad, edge=hair))
    sheet += rule("KeypadKey > Words", color=colours.ink)
    sheet += rule("KeypadKey:hover", background=colours.hover)
    sheet += rule("KeypadKey:pressed", background=colours.sunk)
    sheet += rule("TenderKey", **key, **height(40, edge=hair))
    sheet += rule("TenderKey > Words", color=colours.ink)
    sheet += rule("TenderKey:hover", background=colours.hover)
    sheet += rule('TenderKey[chosen="true"]', background=colours.accent_tint, border=f"{thick}px solid {colours.focus}")
    sheet += rule(
        "MeansRowButton",
        background=colours.surface,
        border=f"{hair}px solid {colours.line}",
        border_radius=f"{tokens.radius.card}px",
        padding=f"{thick - hair}px",
    )
    sheet += rule("MeansRowButton:hover", background=colours.hover)
    chosen = {"background": colours.accent_tint, "border": f"{hair}px solid {colours.accent_line}"}
    sheet += rule('MeansRowButton[chosen="true"]', **chosen)
    sheet += rule('MeansRowButton[selected="true"]', border=f"{thick}px solid {colours.focus}", padding="0px")
    return sheet + rule("KeypadKey:focus, TenderKey:focus", border=f"{thick}px solid {colours.focus}")


def _order(colours: Colours, tokens: Tokens) -> str:
    line = f"{tokens.border.hair}px solid {colours.line}"
    sheet = rule("#orderSide", background="transparent", border="none", border_left=line)
    sheet += rule("#orderSums", background=colours.sunk, border="none", border_top=line)
    return sheet + rule(
        "SignaturePicture",
        background=colours.surface,
        border=line,
        border_radius=f"{tokens.radius.control}px",
        qproperty_signatureInk=colours.ink,
    )
