"""Words of the counter's drawer (开班, 存取, 交班, 交接) and of the manager's page 现金与交班."""

from typing import Final

from app.texts.language import Text

# The strip and the key.
STRIP_NONE: Final = Text("钱箱 未开班，Ctrl M 开", "No cash period; Ctrl M opens one")
STRIP_OPEN: Final = Text("钱箱 {time} 开班", "Cash period since {time}")
REMIND: Final = Text("钱箱还没开班。点好备用金就能开。", "The drawer has no period yet. Count the float to open one.")
REMIND_OTHERS: Final = Text(
    "钱箱还在 {staff} 名下，请先交接。", "The drawer is still {staff}'s; please hand it over first."
)
DO_OPEN: Final = Text("开班", "Open")
KEY: Final = Text("钱箱", "Drawer")

# Ctrl+K.
ACT_OPEN: Final = Text("钱箱开班", "Open a cash period")
ACT_OPEN_NOTE: Final = Text("点好备用金，从这里算起。", "Count the float; it counts from here.")
ACT_MOVE: Final = Text("存取现金", "Pay cash in or out")
ACT_MOVE_NOTE: Final = Text("不收款也动了钱：写明原因。", "Cash that moves without a sale, with its reason.")
ACT_CLOSE: Final = Text("钱箱交班", "Close the cash period")
ACT_CLOSE_NOTE: Final = Text("先点钱，点完才看得到应有。", "Count first; what should be there is shown after.")
ACT_HAND: Final = Text("钱箱交接", "Hand the drawer over")
ACT_HAND_NOTE: Final = Text("你点钱，同事当面接手。", "You count, your colleague takes over beside you.")
ACT_X: Final = Text("X 报", "X report")
X_ABOUT: Final = Text("打印这一班的 X 报，上面有应有现金", "Print the X report, with what should be there")
X_REASONS: Final = (
    Text("交班前核对", "To check before closing"),
    Text("钱箱对不上", "The drawer does not add up"),
    Text("店长要看", "The manager asked"),
)
ACT_X_NOTE: Final = Text("这一班到现在的现金，打印一张。", "The cash of this period so far, printed.")

# Counting.
OPEN_TITLE: Final = Text("开班", "Open the cash period")
OPEN_NOTE: Final = Text("点一遍备用金", "Count the float")
CLOSE_TITLE: Final = Text("交班", "Close the cash period")
HAND_TITLE: Final = Text("交接", "Hand the drawer over")
BLIND_NOTE: Final = Text("先点后看：点完才显示应有", "Count first: what should be there is shown after")
NOTE_HEAD: Final = Text("面额", "Note")
COUNT_HEAD: Final = Text("张数", "How many")
AMOUNT_HEAD: Final = Text("金额", "Amount")
TOTAL: Final = Text("合计", "Together")
PIECES: Final = Text("{count} 张（枚）", "{count} notes and coins")
LEFT: Final = Text("上一班留下", "Left by the last period")
TAKE_LEFT: Final = Text("不点，沿用", "Carry it over uncounted")
OPEN_ACT: Final = Text("点好了，开班", "Counted, open")
COUNT_ACT: Final = Text("点好了", "Counted")
BUSY: Final = Text("正在记", "Recording it")
BLIND_WHY: Final = Text(
    "照实点就好。应有多少，点完才显示。", "Just count what is there. What should be there is shown after."
)
OPEN_EMPTY: Final = Text("钱箱是空的也可以开班：直接开。", "An empty drawer may be opened too.")
KEEP_NOTE: Final = Text("点的每一次都留着", "Every count is kept")
KEY_ROW: Final = Text("上下格", "Row")
KEY_CHOOSE: Final = Text("选", "Choose")
KEY_NEXT: Final = Text("下一格", "Next")
KEY_GIVE_UP: Final = Text("先不办", "Not now")
KEY_TAKE_LEFT: Final = Text("沿用上一班", "Carry over")
OPENED: Final = Text("开班了：备用金 {sum}。", "The period is open with {sum}.")
COUNT_KEPT: Final = Text("点数已记下，班还没交。", "The count is kept; the period is still open.")

# What came of a count.
EXPECTED: Final = Text("应有", "Expected")
COUNTED: Final = Text("点到", "Counted")
DIFFERENCE: Final = Text("长短", "Over/short")
EVEN_SAID: Final = Text("一分不差。", "To the fen.")
BEYOND: Final = Text("差得多，要另一位有权的人当面核准。", "That is beyond the limit: a second person has to allow it.")
RECOUNTED: Final = Text(
    "先前点过{difference}，已经记下：写明原因，另一位有权的人当面核准。",
    "An earlier count ({difference}) is kept: give a reason, and a second person has to allow it.",
)
WITHIN: Final = Text("在限额以内，写明原因就能交。", "Within the limit: a reason is enough.")
COUNTS: Final = Text("先前点过：{counts}", "Counted before: {counts}")
BETWEEN: Final = Text("；", "; ")
COUNT_ROW: Final = Text("{time} {sum} {difference}", "{time} {sum}, {difference}")
READY_REASONS: Final = (
    Text("找零看错", "Wrong change given"),
    Text("收款少收", "Too little taken"),
    Text("原因不明，已复点", "Unknown, counted again"),
)
RECOUNT: Final = Text("重新点", "Count again")
CLOSE_ACT: Final = Text("交班", "Close")
HAND_ACT: Final = Text("当面交接", "Hand over")
HAND_TO: Final = Text("接手人的工号", "Staff number of who takes over")
HAND_PASSWORD: Final = Text("接手人的密码", "Their password")
HAND_WHO: Final = Text(
    "{giver} 交出。请接手的同事自己输入工号和密码。",
    "Handed over by {giver}. Your colleague types number and password.",
)
HAND_MISSING: Final = Text("请填接手人的工号。", "Give the staff number of who takes over.")
HAND_SELF: Final = Text("不能交给自己。", "Not to yourself.")
HAND_PASSWORD_MISSING: Final = Text("请接手人输入自己的密码。", "They have to type their own password.")
CLOSED: Final = Text("交班了：点到 {sum}，{difference}。", "Closed: {sum} counted, {difference}.")
HANDED: Final = Text(
    "{giver} 的钱箱交给 {taker}：{sum}，{difference}。", "{giver}'s drawer is {taker}'s now: {sum}, {difference}."
)
BEYOND_ABOUT: Final = Text("交班，现金 {difference}", "Closing with cash {difference}")

# Moving cash.
MOVE_TITLE: Final = Text("存取现金", "Pay cash in or out")
MOVE_NOTE: Final = Text("不是收款，但钱动了", "No sale, but cash moves")
MOVE_KIND: Final = Text("怎么动", "Which way")
PAY_IN: Final = Text("存入", "Pay in")
PAY_OUT: Final = Text("取出", "Pay out")
TO_SAFE: Final = Text("交保险柜", "To the safe")
FROM_SAFE: Final = Text("从保险柜取", "From the safe")
TO_BANK: Final = Text("存银行", "To the bank")
AMOUNT: Final = Text("多少钱", "Amount")
MOVE_ACT: Final = Text("记下，开钱箱", "Record it, open the drawer")
MOVE_PLAIN: Final = Text("记下", "Record it")
MOVE_REASONS: Final = {
    "pay_in": (Text("换零钱", "Change fetched"), Text("补备用金", "Float topped up")),
    "pay_out": (Text("零星开支", "Petty cash"), Text("换零钱", "For change")),
    "to_safe": (Text("钱箱钱多了", "Too much in the drawer"), Text("交班入柜", "At closing")),
    "from_safe": (Text("补备用金", "Float topped up"), Text("零钱不够", "Out of change")),
    "to_bank": (Text("当天营业款", "The day's takings"), Text("押运来取", "Collected by the cash transport")),
}
MOVE_ABOUT: Final = Text("{kind} {sum}", "{kind} {sum}")
MOVED: Final = Text("{kind} {sum}，已记下。", "{kind} {sum}, recorded.")
AMOUNT_WRONG: Final = Text("请填大于 0 的金额，例如 50 或 12.50。", "Give an amount above 0, such as 50 or 12.50.")

# The menu of the key.
MENU_TITLE: Final = Text("钱箱", "Drawer")
MENU_NOTE: Final = Text("{staff}，{time} 开班，备用金 {sum}", "{staff}, open since {time}, float {sum}")
MENU_NONE: Final = Text("还没开班", "No period yet")

# Leaving.
LEAVING: Final = Text(
    "钱箱还没交班。现在交，或留着钱箱离开。", "The drawer's period is still open. Close it now, or leave it open."
)
LEAVE_OPEN: Final = Text("留着离开", "Leave it open")
NOT_OPEN: Final = Text("这个钱箱还没开班。", "This drawer has no period yet.")
OPEN_ALREADY: Final = Text("这个钱箱已经在 {staff} 名下。", "This drawer is {staff}'s already.")
SLOW: Final = Text("本机还在写，等一下再试。", "This PC is still writing; please try again in a moment.")

# The manager's page.
PAGE_TOTAL: Final = Text("各台收现", "Cash taken")
PAGE_COUNTED: Final = Text("点到", "Counted")
PAGE_DIFFERENCE: Final = Text("长短", "Over/short")
PAGE_RUNNING: Final = Text("还没交班", "Still open")
PAGE_RUNNING_COUNT: Final = Text("{count} 个台", "{count}")
PAGE_SAFE: Final = Text("保险柜（本台经手）", "Safe, through this desk")
PAGE_BLIND: Final = Text("交班后才合计", "after the counts")
PAGE_OUTSIDE: Final = Text(
    "本台没开班收退的现金 {sum}：点清这个钱箱，写明钱在哪。",
    "Cash at this desk outside any period: {sum}. Count the drawer and say where the money is.",
)
PAGE_CORRECTED: Final = Text(
    "今天更正了已交班的现金 {sum}，不动现在这班的应有",
    "Corrected today, of ended periods: {sum}; it moves nobody's drawer now",
)
PAGE_DUE: Final = Text(
    "本台还欠客户现金 {sum}：在这个台把钱给客户，点「已给」。",
    "This desk still owes customers {sum} in cash: hand it over here and say so on the form.",
)
PAGE_NOTE: Final = Text("{day}，{time} 看的", "{day}, as of {time}")
NO_PERIODS: Final = Text("今天还没有台开班", "No desk has opened a cash period today")
NO_PERIODS_THEN: Final = Text(
    "营业员点好备用金开班后，这里一台一行。", "A row each once the clerks have counted their floats."
)
SAFE: Final = Text("保险柜", "Safe")
SAFE_NOTE: Final = Text("存银行、存入，都写明原因", "Each with its reason")
SAFE_IN: Final = Text("存入保险柜", "Into the safe")
SAFE_ACT: Final = Text("记下", "Record it")
SAFE_DONE: Final = Text("{kind} {sum}，已记下。", "{kind} {sum}, recorded.")
CORRECT: Final = Text("更正收款方式", "Correct a payment method")
CORRECT_NOTE: Final = Text("记错了的，用一笔对冲更正", "By a counter-entry; nothing is overwritten")
RECEIPT: Final = Text("受理单号", "Order no.")
FIND: Final = Text("查", "Find")
NO_PAYMENTS: Final = Text("这台没有这张单的收款。", "This counter took no money for that order.")
PAYMENT: Final = Text("哪一笔", "Which part")
PAYMENT_ROW: Final = Text("{method} {sum}", "{method} {sum}")
CORRECT_TO: Final = Text("其实是", "It really was")
CORRECT_ACT: Final = Text("更正", "Correct")
CORRECT_ABOUT: Final = Text("{number}：{before} 改为 {after}，{sum}", "{number}: {before} to {after}, {sum}")
CORRECTED: Final = Text("已更正：{before} 改为 {after}，{sum}。", "Corrected: {before} to {after}, {sum}.")
CORRECT_FIRST: Final = Text("先输入受理单号，查出那一笔。", "Type the order's number and find the part first.")
PRINT_X: Final = Text("打印 X 报", "Print X report")
KEY_FIND: Final = Text("查这张单", "Find the order")
KEY_AGAIN: Final = Text("刷新", "Refresh")
DIFFERING: Final = Text("{count} 个台有长短", "{count} with a difference")
