"""A paper of which nobody knows whether it came out: how it is asked about, in the same words on every face. No Qt."""

from typing import Final

from app.ports import PaperKind
from app.printer_ports import PrinterCondition
from app.texts import printers as words
from app.texts.language import Text
from app.texts.papers import COPY_MARK

CAME_OUT_CAP: Final = "Alt 1"  # as ui.frame.shortcuts has them
NOT_OUT_CAP: Final = "Alt 2"
# What the printer said of itself: mended, it may go on with what lies in it.
_MAY_GO_ON: Final = frozenset(
    {PrinterCondition.PAPER_OUT, PrinterCondition.COVER_OPEN, PrinterCondition.FAULT, PrinterCondition.OFFLINE}
)


def asked(paper: PaperKind, about: Text, *, more: int = 0) -> Text:
    """小票出来了吗？ with what it is about; `more` are asked afterwards."""
    shape = words.ASK_MORE if more else words.ASK
    return shape.filled(paper=words.PAPERS[paper.value], about=about, more=more)


def why_asked(condition: PrinterCondition | None, *, broke: bool, next_copy: int, before: bool = False) -> Text:
    """Why nobody knows, what may come yet, and what a no does. `broke`: the connection did, `before`: the program was
    started anew since it was sent; `next_copy` is the number a copy would bear."""
    if condition in _MAY_GO_ON:
        why = words.WHY[condition.value]
    elif condition is PrinterCondition.AWAY or (broke and condition is not PrinterCondition.SILENT):
        why = words.WHY_BROKE
    else:
        why = words.WHY_RESTARTED if before and condition is None else words.WHY_SILENT
    still = words.MAY_STILL_COME if condition in _MAY_GO_ON else words.LOOK_FIRST
    return words.ASK_DETAIL.filled(why=why, still=still, if_not=words.IF_NOT.filled(mark=COPY_MARK.filled(n=next_copy)))
