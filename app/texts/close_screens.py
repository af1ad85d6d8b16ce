"""Words of the screen 日结: the guided close of a hall's day."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("日结", "Close the day")
PROGRESS: Final = Text("{day}，做完 {done} 步，还有 {left} 步", "{day}: steps done {done}, to go {left}")
ALL_DONE: Final = Text("{day}，已日结，Z 报 第 {number} 号", "{day}: closed, Z report no. {number}")
RETURN: Final = Text("可以离开再回来，做到哪一步都记着", "You may leave and come back: every step is kept")
OF_BEFORE: Final = Text(
    "{day} 还没有日结，先做它；做完接着做今天的。", "{day} was not closed yet: close it first, then today's."
)
READING: Final = Text("正在看这一天", "Looking at the day")
SOMEBODY: Final = Text("别人刚才接着做了，按现在的看。", "Somebody else went on meanwhile; this is how it stands now.")

# What each step is for, under its name while nothing was found yet.
STEP_NOTES: Final = {
    "stop_tickets": Text("不再取号，还没叫到的号取消", "No more tickets; those not called are cancelled"),
    "count_cash": Text("各台先点后看", "Each drawer counted blind"),
    "check_takings": Text("刷卡、扫码和收款方对账", "Card and code against the provider"),
    "clear_items": Text("没办完的一件件看", "Look at all that is unfinished"),
    "compare": Text("比对笔数、金额、校验码", "Count, sum and check code"),
    "sign": Text("店长签，A4 和小票各一份", "You sign, A4 and slip print"),
}
STEP_WHY: Final = {
    "stop_tickets": Text(
        "停了以后，取号机和引导台不再出号；还没叫到的号取消，原因记下班。",
        "Once stopped, no desk and no machine gives tickets; those not called are cancelled, with closing time as the"
        " reason.",
    ),
    "count_cash": Text(
        "先点后看：营业员交班前看不到应有数。", "Blind: nobody sees what should be there before counting."
    ),
    "check_takings": Text("和收款方自己的账逐笔对；差的都列在这里。", "Each payment against the provider's own list."),
    "clear_items": Text(
        "每一件都要处理：办完它，或写明原因带着它日结。", "See to each, or give a reason and close with it."
    ),
    "compare": Text("本厅、中心两边的笔数、金额和校验码要一样。", "Both sides must have the same count, sum and code."),
    "sign": Text(
        "签字后这一天不能再改；晚到的记到下一天，并标明。",
        "Once signed, the day cannot change; what arrives later counts for the next day, with a mark.",
    ),
}
STEP_OPEN: Final = Text("还有 {count} 件", "{count} to see to")
STEP_OPEN_ONE: Final = Text("还有 1 件", "1 to see to")

# The items.
SINCE: Final = Text("{time} 起，等了 {age}", "since {time}, {age}")
REPAIR: Final = Text("修复", "Repair")
LOOK: Final = Text("去看", "Look")
CASH: Final = Text("现金与交班", "Cash")
CARRY: Final = Text("带着它日结…", "Close with it …")
CARRY_NOTE: Final = Text("带着它日结要写原因，日报上会写明。", "Closing with it needs a reason; the summary names it.")
CARRY_NOTE_PIN: Final = Text(
    "带着它日结要写原因、输 PIN，日报上会写明。", "Closing with it needs a reason and your PIN; the summary names it."
)
CARRIED: Final = Text("带着它日结：{reason}", "Closed with it: {reason}")
CARRIED_PILL: Final = Text("已写原因", "Carried")
CARRY_TITLE: Final = Text("带着它日结", "Close with it open")
CARRY_READY: Final = (
    Text("明早第一件办", "First thing tomorrow"),
    Text("已告诉客户", "The customer was told"),
    Text("等中心处理", "The centre deals with it"),
)
HEARD: Final = Text("各台的账：{said}", "Figures of the desks: {said}")
HEARD_NOW: Final = Text("{desks} 台刚报过", "{desks} reported just now")
HEARD_AT: Final = Text("{desks} 台 {time} 报的", "{desks} reported at {time}")
HEARD_ON: Final = Text("{desks} 台 {day} {time} 报的", "{desks} reported at {time} on {day}")
NEVER_HEARD: Final = Text("{desks} 台没报过", "{desks}: not reported yet")
COUNT_HERE: Final = Text("按 Ctrl M 点现金、交班。", "Press Ctrl M to count the cash and hand in the drawer.")
LEFT: Final = Text("{day} 日结带着、还没办完", "Left open when {day} was closed, and open still")
LEFT_WHAT: Final = Text("什么", "What")
LEFT_REASON: Final = Text("当时写的原因", "Reason given then")
LEFT_BEFORE: Final = Text("{day} 日结时带着：{reason}。{hint}", "Left open when {day} was closed: {reason}. {hint}")
NOTHING_OPEN: Final = Text("这一步都办完了。", "All is done at this step.")

# The foot.
ORDERS: Final = Text("受理单", "Orders")
ORDERS_COUNT: Final = Text("{count} 张", "{count}")
TAKINGS: Final = Text("收款合计", "Takings")
WITHOUT_DEPOSITS: Final = Text("不含押金", "without deposits")
OURS: Final = Text("本厅校验码", "Hall's code")
THEIRS: Final = Text("中心校验码", "Centre's code")
AT_STEP: Final = Text("第 {step} 步比对", "compared at step {step}")
NO_ANSWER: Final = Text("中心没有回话", "no answer from the centre")
SAME: Final = Text("一致", "the same")
UNLIKE: Final = Text("不一致", "not the same")
NEXT: Final = Text("下一步：{step}", "Next: {step}")
DO: Final = {
    "stop_tickets": Text("停止取号", "Stop tickets"),
    "count_cash": Text("都点了，下一步", "All counted, go on"),
    "check_takings": Text("和收款方对账", "Check with the provider"),
    "clear_items": Text("都处理了，下一步", "All dealt with, go on"),
    "compare": Text("与中心对总数", "Compare with the centre"),
    "sign": Text("签字，日结", "Sign and close"),
}
AGAIN: Final = Text("再对一次", "Compare again")
BUSY: Final = {
    "stop_tickets": Text("正在停止取号，{seconds} 秒", "Stopping tickets, {seconds} s"),
    "count_cash": Text("正在核对现金，{seconds} 秒", "Checking the drawers, {seconds} s"),
    "check_takings": Text("正在和收款方对账，{seconds} 秒", "Asking the provider, {seconds} s"),
    "clear_items": Text("正在查待办，{seconds} 秒", "Looking for open items, {seconds} s"),
    "compare": Text("正在和中心对总数，{seconds} 秒", "Comparing with the centre, {seconds} s"),
    "sign": Text("正在备份、封存，{seconds} 秒", "Backing up and sealing, {seconds} s"),
}
WHY_NOT_ITEMS: Final = Text("「{step}」还有 {count} 件没处理", "{step}: {count} to see to")

# Signing.
SIGN_TITLE: Final = Text("签字日结", "Sign the close")
SIGN_WHY: Final = Text(
    "签字后 {day} 不能再改。会备份、封存，给出 Z 号，再打印 A4 和小票。",
    "Once signed, {day} cannot change. It is backed up and sealed, gets its Z number, and is printed on A4 and a slip.",
)
SIGN_WITH: Final = Text("带着 {count} 件日结，日报上逐件写明。", "Left open: {count}, each named on the summary.")
SIGN_PIN: Final = Text("{name}，你的 PIN", "{name}, your PIN")
SIGN_PIN_MISSING: Final = Text("请输入你的 PIN。", "Type your PIN.")
SIGN_DO: Final = Text("签字", "Sign")
SIGN_CHECKING: Final = Text("正在核对", "Checking")
SIGN_ABOUT: Final = Text("日结 {day}", "Closing {day}")
SIGN_ABOUT_WITH: Final = Text("日结 {day}，带着 {count} 件", "Closing {day} with {count} left open")
KEY_SIGN: Final = Text("签字", "Sign")
KEY_GIVE_UP: Final = Text("先不签", "Not now")

# Afterwards.
CLOSED: Final = Text("{day} 日结完了", "{day} is closed")
Z: Final = Text("Z 报 第 {number} 号", "Z report no. {number}")
CLOSED_AT: Final = Text("{time} 封存", "sealed at {time}")
SLIP_NOT_SEEN: Final = Text("没出来就在这里再打。", "Print it again here if it did not come out.")
SLIP_LATE: Final = Text("过一小时还没好，就在这里再打。", "If that takes more than an hour, print it again here.")
SLIP_GONE: Final = Text("在这里再打。", "Print it again here.")
PAGE_SENT: Final = Text("A4 已送打印机。", "The A4 page went to its printer.")
PAGE_NOWHERE: Final = Text(
    "没有设 A4 打印机，没有打 A4：在日报里存成 PDF。",
    "No A4 printer is set, so no page was printed: save it as PDF from the summary.",
)
PAGE_TO_FILE: Final = Text(
    "这个台的 A4 存成文件，没有打：在日报里存成 PDF。",
    "A4 papers of this desk go to files, so none was printed: save it as PDF from the summary.",
)
PAGE_FAILED: Final = Text("A4 没打成：{why}在这里再打。", "The A4 page was not printed: {why} Print it again here.")
AFTER_CARRIED: Final = Text(
    "带着的 {count} 件逐件写在日报上，没办完的明天接着办。",
    "What stayed open ({count}) stands on the summary; go on with it tomorrow.",
)
AFTER_LATE: Final = Text("晚到的单记到下一天，并标明。", "What arrives late counts for the next day, with a mark.")
AFTER_SAFE: Final = Text("现金入柜，钱箱锁好。", "Put the cash into the safe and lock the drawers.")
PRINT_AGAIN: Final = Text("再打一份", "Print again")
SEE_SUMMARY: Final = Text("看日报", "See the summary")
NEXT_DAY: Final = Text("接着日结 {day}", "Go on with {day}")

# Keys.
KEY_STEP: Final = Text("看哪一步", "Step")
KEY_NEXT: Final = Text("做这一步", "Do the step")
KEY_AGAIN: Final = Text("刷新", "Refresh")
LATE: Final = Text("这一步还没有回话，做到哪里以后会看得到。", "No answer yet; how far it came will be seen here.")
