"""Cash periods of a drawer, in words."""

from app.texts.language import Text

NO_SUCH_COUNT = Text(
    "张数不对：每种面额填 0 到 5000 的整数。", "A count is wrong: whole numbers from 0 to 5000 for each note."
)
EVEN = Text("平", "Even")
LONG = Text("长 {sum}", "Over {sum}")
SHORT = Text("短 {sum}", "Short {sum}")
MOVED = {  # by CashMoveKind: as papers and tables call it
    "pay_in": Text("存入", "Paid in"),
    "pay_out": Text("取出", "Paid out"),
    "to_safe": Text("交保险柜", "To the safe"),
    "from_safe": Text("从保险柜取", "From the safe"),
    "to_bank": Text("存银行", "To the bank"),
}

# What a drawer refuses
PERIOD_RUNS = Text(
    "这个钱箱已经有班次：{staff} 的，没有再开一个。",
    "This drawer has a period already, {staff}'s; no second one was opened.",
)
NO_PERIOD = Text(
    "这个钱箱还没开班，什么都没记。请先开班。",
    "No cash period runs at this drawer; nothing was written. Open one first.",
)
NOTHING_LEFT = Text(
    "上一班没有留下点过的钱，不能沿用。请点一下备用金。", "No counted cash was left to carry over. Count the float."
)
NOT_THIS_PERIOD = Text(
    "这个班次已经结束或换了人，什么都没改。请看一下现在的班次。",
    "That period has ended or has another clerk; nothing was changed. Look at the one that runs now.",
)
NOT_YOURS = Text(
    "这个钱箱现在是 {staff} 的班，请先交接，再收现金。钱还没有收。",
    "This drawer is {staff}'s now: hand it over before cash is taken. Nothing was taken.",
)
OPEN_FIRST = Text(
    "收现金前要先开班，点好备用金。单子留着，钱还没有收。",
    "Open a cash period and count the float before cash is taken. The form is kept, nothing was taken.",
)
COUNT_FIRST = Text("还没有盲点现金，先点再交班。", "Nothing was counted yet. Count first, then close.")
COUNT_AGAIN = Text(
    "点过以后钱箱又收付了现金，请再点一次。点过的都留着。",
    "Cash went in or out by a sale after the count. Count once more; the earlier count is kept.",
)
DIFFERENCE_REASON = Text("长短款要写原因，才能交班。", "Give a reason for the difference to close the period.")
SECOND_PERSON = Text(
    "差额 {sum} 超过 {limit} 元，要另一个人确认，不能是本班的人。班次没有结束。",
    "A difference of {sum} is beyond ¥{limit} and needs another person, not the period's own clerk. It was not closed.",
)
NO_SUCH_TAKER = Text(
    "工号 {staff} 现在不能接这个钱箱。班次没有结束。",
    "{staff} cannot take this drawer over now. The period was not closed.",
)
TAKER_UNPROVEN = Text(
    "{staff} 还没用自己的密码接手这个钱箱。班次没有结束。",
    "{staff} has not taken this drawer over with their own password. The period was not closed.",
)
TAKER_IS_SAME = Text(
    "交接要换一个人；自己的班直接交班就行。", "A hand-over goes to another person; close your own period instead."
)
NO_AMOUNT = Text("金额不对，要大于 0 元。", "The amount must be above zero.")
MOVE_REASON = Text("写一下为什么存取这笔现金。", "Say why this cash moves.")
ID_TAKEN = Text("这一笔已经用在别处了，没有再记。", "That entry was used for something else; nothing was written.")

# Corrections of a payment's means
CORRECT_WHICH = Text(
    "只能在现金、银行卡、扫码之间更正，原来的和改成的不能一样。",
    "Only cash, card and code can be corrected, one into another.",
)
CORRECTED_BEFORE = Text(
    "这笔收款现在记的是{method}，没有再改。", "This payment is booked as {method} by now; nothing was changed."
)
CORRECT_NOTHING_LEFT = Text(
    "这笔钱已经退了或金额不对，不能更正。",
    "This money has gone back, or the sum is not what is left of it; nothing was changed.",
)
CORRECT_GOING_BACK = Text(
    "这笔钱正在退，先办完退款再更正。", "This money is going back: see to the return first, then correct the rest."
)
CORRECT_NO_ORDER = Text("这台没有这张单的收款。", "This counter took no money for that order.")
CORRECT_REASON = Text("写一下为什么更正收款方式。", "Say why the payment method is corrected.")

# Settings
PERIOD = Text("收现金要先开班", "Cash periods")
PERIOD_SAYS = Text(
    "要求开班时，没开班或钱箱是别人的班就不能收现金。不要求时，没开班收的现金单独列出来。",
    "Required: no cash is taken at a drawer without a period, or in another's. Otherwise such cash is named apart.",
)
PERIOD_ASKED = Text("提醒开班", "Asked for")
PERIOD_REQUIRED = Text("必须开班", "Required")
DIFFERENCE_LIMIT = Text("长短款限额", "Cash difference limit")
DIFFERENCE_LIMIT_SAYS = Text(
    "长短款超过多少元，要另一个人确认才能交班。",
    "A counted difference beyond so many yuan needs a second person to close the period.",
)
