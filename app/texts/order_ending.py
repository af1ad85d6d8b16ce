"""An accepted order voided, or settled after the centre refused it: what is asked and what came of it. 你 to staff."""

from typing import Final

from app.texts.language import Text

VOID: Final = Text("作废", "Void")
VOID_TITLE: Final = Text("作废这一单", "Void this order")
VOID_ACT: Final = Text("作废这一单", "Void this order")
VOID_REASONS: Final = (
    Text("客户不要了", "No longer wanted"),
    Text("办错了", "Taken by mistake"),
    Text("要换一种办", "Done another way"),
)
SETTLE: Final = Text("了结退单", "Settle")
SETTLE_TITLE: Final = Text("了结退回的单", "Settle the refused order")
SETTLE_ACT: Final = Text("了结这一单", "Settle this order")
SETTLE_REASONS: Final = (
    Text("已退钱给客户", "Money returned"),
    Text("另办了一张", "On another form"),
    Text("客户不要了", "No longer wanted"),
)
REFUSED_THEN: Final = Text(
    "钱和签字都还在。打开这一单：按 F4 退钱了结，按 F5 改单。",
    "Money and signature are kept. Open the order: F4 gives the money back and settles it, F5 amends it.",
)
NOTE: Final = Text("{number}·{customer}", "{number}, {customer}")
TO_RETURN: Final = Text("要退给客户", "To give back")
DRAWER_OPENS: Final = Text(
    "记下之后钱箱会打开；打印机连不上时请用钥匙开。",
    "Then the drawer opens; where the printer is away, use its key.",
)
BY_HAND: Final = Text("记下之后请从钱箱里拿给客户。", "Once it is written down, take it from the drawer.")
NOTHING_TO_RETURN: Final = Text("没有收过钱，不用退。", "No money was taken; none goes back.")
VOID_ABOUT: Final = Text("作废 {customer} 的单 {number}，退 {sum}", "Void {number} of {customer} and give back {sum}")
SETTLE_ABOUT: Final = Text(
    "了结 {customer} 被退回的单 {number}，退 {sum}", "Settle the refused {number} of {customer} and give back {sum}"
)
VOIDED: Final = Text("{number} 已作废。请退 {sum} 给客户。", "{number} is void. Give {sum} back to the customer.")
VOIDED_UNPAID: Final = Text("{number} 已作废，没有收过钱。", "{number} is void. No money had been taken.")
SETTLED: Final = Text("{number} 已了结。请退 {sum} 给客户。", "{number} is settled. Give {sum} back to the customer.")
SETTLED_UNPAID: Final = Text("{number} 已了结，没有收过钱。", "{number} is settled. No money had been taken.")
DRAWER_REASON: Final = Text("退钱 {number}", "Money back, {number}")
GIVEN_BACK: Final = Text("已退", "Given back")
