"""Rules of the virtual printer's own parts."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens


def rules(colours: Colours, tokens: Tokens) -> str:
    """Given to Theme as `extra` by whoever opens the window."""
    line = f"{tokens.border.hair}px solid {colours.line}"
    sheet = rule("#virtualPrinter", background=colours.canvas)
    sheet += rule(
        "#virtualPrinterHead",
        background=colours.surface,
        border="none",
        border_bottom=line,
        **height(tokens.frame.top_line - tokens.border.hair),
    )
    sheet += rule("#virtualPrinterSlips", background=colours.surface, border="none", border_right=line)
    sheet += rule("#virtualPrinterFaults", background=colours.surface, border="none", border_left=line)
    sheet += rule(
        "FaultButton",
        background="transparent",
        border="1px solid transparent",
        border_radius=f"{tokens.radius.control}px",
        text_align="left",
        **height(tokens.control.button_small),
    )
    sheet += rule("FaultButton:hover", background=colours.hover)
    sheet += rule('FaultButton[fault="on"]', background=colours.danger_tint, border=f"1px solid {colours.danger_line}")
    sheet += rule('FaultButton[fault="due"]', background=colours.warn_tint, border=f"1px solid {colours.warn_line}")
    sheet += rule("FaultButton:focus", border=f"{tokens.border.focus}px solid {colours.focus}")
    sheet += rule("#virtualPrinterSlipsGround", background=colours.surface)
    sheet += rule("#virtualPrinterKeys", background="transparent", border="none", **height(tokens.frame.key_bar))
    sheet += rule(
        "SlipItem",
        background="transparent",
        border="none",
        border_bottom=line,
        border_left="3px solid transparent",
        text_align="left",
    )
    sheet += rule("SlipItem:hover", background=colours.hover)
    sheet += rule('SlipItem[chosen="true"]', background=colours.sunk, border_left=f"3px solid {colours.accent}")
    return sheet + rule("SlipItem:focus", border=f"{tokens.border.focus}px solid {colours.focus}")
