"""Words of the dialog in which the person at the desk says why they do something."""

from typing import Final

from app.texts.language import Text

WHY: Final = Text("原因", "Reason")
HINT: Final = Text("选一个，或自己写", "Choose one, or write your own")
MISSING: Final = Text("请选一个原因，或自己写一句。", "Choose a reason, or write one.")
FOOT: Final = Text("会记入审计", "Kept in the audit trail")
KEY_NEXT: Final = Text("下一格", "Next field")
KEY_CANCEL: Final = Text("不办了", "Give up")
TELLS_NUMBER: Final = Text(
    "原因里不写电话、证件和账号，会一直留着。写发生了什么就行，例如「客户要求」。",
    "The reason is kept for good: no phone, document or account number. Say what happened, as in: the customer asked.",
)
TELLS_NAME: Final = Text(
    "原因里不写客户的姓名，会一直留着。写「客户」就行。",
    "The reason is kept for good: no customer's name in it. Write: the customer.",
)
