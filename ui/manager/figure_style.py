"""Rules of the manager's figures: tiles, bars, the chart and tables."""

from ui.frame.style_rule import rule
from ui.frame.tokens import Colours, Tokens


def rules(colours: Colours, tokens: Tokens) -> str:
    """Part of ui.manager.style."""
    hair, thick = tokens.border.hair, tokens.border.focus
    bare = colours.line == colours.ink  # high contrast: fills vanish, edges carry all
    card = {"background": colours.surface, "border_radius": f"{tokens.radius.card}px"}
    sheet = rule("Tile", border=f"{hair}px solid {colours.line}", **card)
    sheet += rule("Tile:hover", background=colours.hover)
    sheet += rule("Tile, BarRow", qproperty_focusRing=colours.focus, qproperty_focusRingWidth=thick)
    sheet += rule("BarRow", background="transparent", border="none", border_radius=f"{tokens.radius.control}px")
    sheet += rule("BarRow:hover", background=colours.hover)
    track = colours.surface if bare else colours.line
    sheet += rule("Bar", qproperty_trackInk=track, qproperty_fillInk=colours.accent)
    sheet += rule('Bar[weight="plain"]', qproperty_fillInk=colours.ink2 if bare else colours.accent_line)
    sheet += rule('Bar[weight="warn"]', qproperty_fillInk=colours.warn)
    sheet += rule(
        "HourChart, ChartLegend",
        qproperty_barInk=colours.surface if bare else colours.accent_line,
        qproperty_edgeInk=colours.ink if bare else colours.accent_line,
        qproperty_inkInk=colours.ink,
        qproperty_ink2Ink=colours.ink2,
        qproperty_quietInk=colours.ink3,
        qproperty_groundInk=colours.surface,
    )
    across = colours.ink3 if bare else colours.line
    sheet += rule("HourChart", qproperty_lineInk=across, qproperty_focusInk=colours.focus)
    table = "QTableView#figureTable"
    sheet += rule(
        table,
        background=colours.surface,
        color=colours.ink,
        border="none",
        border_radius="0px",
        qproperty_cellInk=colours.ink,
        qproperty_warnInk=colours.warn,
        qproperty_lineInk=colours.line,
        qproperty_totalFill=colours.sunk,
        qproperty_tintFill=colours.accent_tint,
        qproperty_focusInk=colours.focus,
    )
    sheet += rule(f"{table}:focus", border="none")
    sheet += rule(
        f"{table} QHeaderView::section",
        background=colours.sunk,
        color=colours.ink2,
        border="none",
        border_bottom=f"{hair}px solid {colours.line}",
        padding="0px 16px",
        font_size="12px",
        font_weight=400,
    )
    return sheet + rule(f'{table}[whole="false"] QHeaderView::section', padding="0px 12px")
