"""The words of the orders' list: what is found by what is typed, whose orders, and the cash of the day. 你 to staff."""

from typing import Final

from app.texts.language import Text

FIELD: Final = Text("找单子", "Find an order")
HINT: Final = Text(
    "单号、姓名首字母、号码后四位、日期、待上传或被退回，如 zxy、0017、11-20",
    "Receipt number, initials, last four digits, a day (zxy, 0017, 11-20), unsent, sent back",
)
STATES_SHORT: Final = {"pending": Text("待上传", "Unsent"), "refused": Text("退回", "Refused")}  # of CentralState
NONE_UNSENT: Final = Text("没有待上传的单子。", "Nothing waits to be sent.")
FOUND_TITLE: Final = Text("找到的单子", "Orders found")
FOUND_NONE: Final = Text(
    "没有找到“{typed}”。换单号、姓名首字母、号码后四位或日期再试。",
    'Nothing found for "{typed}". Try the receipt number, initials, last four digits or a day.',
)
NONE_OF_MINE: Final = Text("你今天还没有单子。", "You have no orders yet today.")
MINE: Final = Text("我的", "Mine")
ALL: Final = Text("全部", "All")
KEY_WHOSE: Final = Text("我的 / 全部", "Mine / all")
BY: Final = Text("工号 {number}", "By {number}")
PLACE: Final = Text("第 {n} 张，共 {of} 张", "{n} of {of}")

CASH_MINE: Final = Text("我今天收的现金", "Cash I took today")
CASH_ALL: Final = Text("今天收的现金", "Cash taken today")
CASH_RETURNED: Final = Text("退给客户", "Given back")
CASH_LEFT: Final = Text("收的减退的", "Taken less given back")
PAYMENTS: Final = Text("{n} 笔", "{n} payments")
ONE_PAYMENT: Final = Text("1 笔", "1 payment")

HISTORY: Final = Text("经过", "History")
SIGNED: Final = Text("客户签字", "Signed by the customer")
TAKEN: Final = Text("收现金 {sum}", "{sum} taken in cash")
CENTRE_TOOK: Final = Text("中心收下", "Taken by the centre")
CENTRE_REFUSED: Final = Text("中心退回", "Sent back by the centre")
BY_CLERK: Final = Text("{what}·工号 {clerk}", "{what}, by {clerk}")
APPROVED_BY: Final = Text("{what}·工号 {clerk}，{approver} 批准", "{what}, by {clerk}, approved by {approver}")
