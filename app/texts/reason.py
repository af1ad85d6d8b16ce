"""Words of the dialog in which the person at the desk says why they do something."""

from typing import Final

from app.texts.language import Text

WHY: Final = Text("原因", "Reason")
HINT: Final = Text("选一个，或自己写", "Choose one, or write your own")
MISSING: Final = Text("请选一个原因，或自己写一句。", "Choose a reason, or write one.")
FOOT: Final = Text("会记入审计", "Kept in the audit trail")
KEY_NEXT: Final = Text("下一格", "Next field")
KEY_CANCEL: Final = Text("不办了", "Give up")
