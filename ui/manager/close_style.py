"""Rules of 日结: its steps, its items, its foot."""

from ui.frame.style_rule import height, rule
from ui.frame.tokens import Colours, Tokens

MARK = 24


def rules(colours: Colours, tokens: Tokens) -> str:
    hair, focus = tokens.border.hair, tokens.border.focus
    line = f"{hair}px solid {colours.line}"
    sheet = rule("#closePage", background=colours.canvas)
    sheet += rule("StepRow", background="transparent", border=f"{focus}px solid transparent", border_bottom=line)
    sheet += rule("StepRow:hover", background=colours.hover)
    sheet += rule('StepRow[chosen="true"]', background=colours.accent_tint)
    sheet += rule("StepRow:focus", border=f"{focus}px solid {colours.focus}")
    wide = {"min_width": f"{MARK - 2 * focus}px", "max_width": f"{MARK - 2 * focus}px"}
    round_ = {**wide, **height(MARK, edge=focus), "border_radius": f"{MARK // 2}px"}
    sheet += rule("StepMark", background="transparent", border=f"{focus}px solid {colours.line_strong}", **round_)
    sheet += rule('StepMark[stands="next"]', border=f"{focus}px solid {colours.accent}")
    sheet += rule('StepMark[stands="done"]', background=colours.accent, border=f"{focus}px solid {colours.accent}")
    sheet += rule('StepMark[stands="done"] > Icon', color=colours.on_accent)
    sheet += rule('StepMark[stands="open"]', border=f"{focus}px solid {colours.warn}")
    warn = {"border": "none", "border_bottom": f"{hair}px solid {colours.warn_line}"}
    sheet += rule("ItemBlock", background=colours.warn_tint, **warn)
    sheet += rule('ItemBlock[seen="true"]', background=colours.surface, border="none", border_bottom=line)
    inner = tokens.radius.card - hair
    return sheet + rule(
        "#closeFoot",
        background=colours.sunk,
        border="none",
        border_top=line,
        border_bottom_left_radius=f"{inner}px",
        border_bottom_right_radius=f"{inner}px",
    )
