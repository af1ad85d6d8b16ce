"""Rules of the manager's own parts."""

from ui.frame.style_rule import rule
from ui.frame.tokens import Colours, Tokens
from ui.manager import close_style, figure_style


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra`."""
    hair = f"{tokens.border.hair}px solid {colours.line}"
    sheet = rule("#auditPage", background=colours.canvas)
    sheet += rule(
        "QTableView",
        background=colours.surface,
        alternate_background_color=colours.surface,
        color=colours.ink,
        border=hair,
        border_radius=f"{tokens.radius.card}px",
        gridline_color=colours.line,
        selection_background_color=colours.accent_tint,
        selection_color=colours.ink,
        outline="0",
    )
    sheet += rule("QTableView::item", padding="0px 8px", border_bottom=hair)
    sheet += rule("QTableView:focus", border=f"{tokens.border.focus}px solid {colours.focus}")
    inner = f"{tokens.radius.card - tokens.border.hair}px"
    rounded = {"border_top_left_radius": inner, "border_top_right_radius": inner}
    sheet += rule("QHeaderView, QTableCornerButton::section", background=colours.surface, border="none")
    audit = "QTableView#auditTable QHeaderView"
    sheet += rule(audit, background=colours.sunk, **rounded)
    flat = {"background": "transparent", "border": f"{tokens.border.hair}px solid transparent"}
    sheet += rule("#managerTabs > ChoiceButton", **flat)
    sheet += rule("#managerTabs > ChoiceButton:hover", background=colours.hover)
    chosen = f"{tokens.border.hair}px solid {colours.accent}"
    shown = '#managerTabs > ChoiceButton:checked, Button[chosen="true"]'
    sheet += rule(shown, background=colours.accent_tint, border=chosen)
    focus = f"{tokens.border.focus}px solid"
    sheet += rule("PersonRow", background=colours.surface, border=f"{focus} transparent", min_height="52px")
    sheet += rule("WorkRow", background=colours.surface, border=f"{focus} transparent", border_bottom=hair)
    sheet += rule("PersonRow:hover, WorkRow:hover", background=colours.hover)
    sheet += rule('PersonRow[chosen="true"], WorkRow[chosen="true"]', background=colours.accent_tint)
    sheet += rule('WorkRow[chosen="true"]', border_left=f"{focus} {colours.accent}")  # where a tint is none
    sheet += rule("PersonRow:focus, WorkRow:focus, RightToggle:focus", border=f"{focus} {colours.focus}")
    sheet += rule(
        "RightToggle",
        background="transparent",
        border=f"{focus} transparent",
        border_radius=f"{tokens.radius.control}px",
        min_height="28px",
    )
    sheet += rule("RightToggle > Words", color=colours.ink)
    sheet += rule("RightToggle:hover", background=colours.hover)
    sheet += rule(
        f"{audit}::section",
        background=colours.sunk,
        color=colours.ink2,
        border="none",
        border_bottom=hair,
        padding="8px 11px",  # of a cell 8, and the 3 that Qt puts around its words
        font_size="12px",
        font_weight=400,
    )
    sheet += rule(f"{audit}::section:first", border_top_left_radius=inner)
    sheet += rule(f"{audit}::section:last", border_top_right_radius=inner)
    return sheet + figure_style.rules(colours, tokens) + close_style.rules(colours, tokens)
