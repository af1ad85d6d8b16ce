"""Cash that goes back and was not handed over yet. 你 to staff."""

from typing import Final

from app.texts.language import Text

DUE: Final = Text(
    "{number}（{customer}）要退 {sum} 现金，还没记下交给客户。",
    "{number} ({customer}): {sum} in cash goes back. Nobody has noted yet that the customer has it.",
)
NO_ORDER: Final = Text("没成单的表单", "A form without an order")
OPEN_DRAWER: Final = Text("开钱箱，交给客户", "Open the drawer, hand it over")
HANDED_OVER: Final = Text("已交给客户", "Handed over")
ABOUT: Final = Text(
    "开钱箱，把 {number} 的 {sum} 现金退给 {customer}",
    "Open the drawer to give {customer} back {sum} in cash for {number}",
)
DRAWER_STAYED: Final = Text(
    "钱箱没有打开，请用钥匙开。{sum} 还是要退给客户，已经记下。",
    "The drawer did not open; use its key. {sum} still goes to the customer; it is written down.",
)
