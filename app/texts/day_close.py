"""The close of a day, in words."""

from app.texts.language import Text

STOP_TICKETS = Text("停止取号", "Stop tickets")
COUNT_CASH = Text("各台交班盲点现金", "Count every drawer")
CHECK_TAKINGS = Text("核对收款", "Check takings")
CLEAR_ITEMS = Text("清空待办", "Clear open items")
COMPARE = Text("与中心对总数", "Compare with the centre")
SIGN = Text("签字并打印日报", "Sign and print the summary")

TAMPERED = Text(
    "{day} 的日结（Z {number}）和封存时不一样，不能当真。别再改动这台电脑，告诉中心。",
    "The closed day {day} (Z {number}) is not as it was sealed and cannot be relied on. Leave this PC as it is and"
    " tell the centre.",
)

# ── what is still open: words, and what can be done ───────────────────────────────────────
HALL_OPEN = Text("还没到下班时间，{time} 前还会来客户", "The hall is open until {time}: customers may still come")
HALL_OPEN_HINT = Text(
    "现在停止取号，在等的都会取消；日结以后办的记到下一天。到了时间再结，或写明原因。",
    "Stopping the tickets now cancels all who wait, and what is done after the close counts for the next day. Wait"
    " until then, or give a reason.",
)
ON_DUTY = Text("{at}还在岗，还可能接客户", "{at}: still on duty, and may take customers")
ON_DUTY_HINT = Text(
    "请那个台办完下台；日结以后办的记到下一天。",
    "Ask that desk to finish and go off duty; what is done after the close counts for the next day.",
)
AT_DESK = Text("{number} 号还在 {desk} 台", "Ticket {number} is still at desk {desk}")
AT_DESK_HINT = Text(
    "等办完；不等就写明原因，这一张会一起取消。",
    "Wait until it is finished, or give a reason: it is then cancelled too.",
)
STILL_WAIT = Text("{count} 位还没叫到或过了号：{numbers}", "Not called yet or missed: {count} ({numbers})")
STILL_WAIT_HINT = Text(
    "「停止取号」会取消这些号，记下是下班。", '"Stop tickets" cancels them, with closing time as the reason.'
)
PERIOD_RUNS = Text("{at}的班还没交", "{at}: has not handed in the drawer")
PERIOD_RUNS_HINT = Text("到那个台盲点现金、交班。", "Count the drawer there and close the period.")
OUTSIDE = Text("{at}没开班收退的现金 {sum}，{count} 笔", "{at}: {sum} of cash moved while no period ran ({count} ×)")
OUTSIDE_HINT = Text("点清这个钱箱，写明钱在哪。", "Count that drawer and say where the money is.")
DIFFERS = Text("{method}：和收款方的账差 {count} 处", "{method}: differs from the provider's list ({count} ×)")
DIFFERS_HINT = Text("逐笔看清；查明了写明原因。", "Look at each; once it is clear, give the reason.")
SILENT_PROVIDER = Text(
    "{method}：收款方没有回话，没对上账", "{method}: the provider did not answer, so nothing was compared"
)
SILENT_PROVIDER_HINT = Text(
    "稍后再对；今天等不到，写明原因，明天补对。", "Try again later, or give a reason and compare tomorrow."
)
PARKED = Text("{at}挂着一张没签字的单：{label}", "{at}: a form parked unsigned: {label}")
PARKED_HINT = Text("接着办完，或者丢弃。", "Take it up and finish it, or discard it.")
DRAFTS = Text("{at}有 {count} 张草稿{which}", "{at}: forms put away: {count}{which}")
UNSENT = Text("{at}有 {count} 单还没到中心，{sum}", "{at}: orders not at the centre yet: {count}, {sum}")
UNSENT_HINT = Text(
    "联上中心会自动发；单据都在。", "They are sent by themselves once the centre answers; nothing is lost."
)
REFUSED = Text("{number} 被中心退回：{why}{handed}", "{number} was refused by the centre: {why}{handed}")
HANDED = Text("（交给 {who}，{day} 前）", " (with {who}, by {day})")
IN_PART = Text("{at}有 {count} 单被中心退回了几行", "{at}: orders refused in part by the centre: {count}")
REFUSED_HINT = Text(
    "在修复台重送、改单重签，或者取消退钱。", "Send it again, have it signed anew, or cancel it at the repair desk."
)
PRINTS = Text("{at}有 {count} 张纸没确认打出来{which}", "{at}: papers nobody confirmed: {count}{which}")
PRINTS_HINT = Text("到那个台看打印机，补打或确认。", "Look at the printer there; confirm, or print again.")
DUE = Text("{at}还欠客户现金 {sum}", "{at}: still owes customers {sum} in cash")
DUE_HINT = Text("到那个台，把钱给客户，点「已给」。", "Hand it over at that desk and say so there.")
LAST_HEARD = Text("{what}（{at} 后没有消息）", "{what} (last heard {at})")
OF_THEN = Text("{what}，其中 {count} 件是那天留下的", "{what}; left from then: {count}")
SILENT_DESK = Text("{at}的账没到齐", "{at}: its figures are not all here")
SILENT_ORDERS = Text("{at}有 {count} 单的账没到", "{at}: orders whose figures are not here: {count}")
SILENT_DESK_HINT = Text(
    "把那个台开机、联上营业厅；晚到的会记到下一天，并标明。",
    "Switch that desk on and connect it; what arrives later counts for the next day, with a mark.",
)
NOT_AT_CENTRE = Text("中心没有 {number}（{desk} 台，{sum}）", "The centre lacks {number} (desk {desk}, {sum})")
NOT_AT_CENTRE_HINT = Text(
    "{desk} 台会自己再发一遍；过一分钟再对。", "Desk {desk} sends it again by itself. Compare again in a minute."
)
NOT_IN_HALL = Text(
    "中心有 {number}（{desk} 台，{sum}），厅里没有", "The centre has {number} (desk {desk}, {sum}); the hall does not"
)
NOT_IN_HALL_HINT = Text(
    "看 {desk} 台的账是否到齐，再对一次。", "See whether desk {desk}'s figures are all here, then compare again."
)
OTHERWISE = Text(
    "{number}（{desk} 台）在中心和厅里不一样", "{number} (desk {desk}) is not the same at the centre and here"
)
OTHERWISE_HINT = Text("别改动，把单号告诉中心。", "Change nothing and tell the centre this number.")
MANY_DIFFER = Text(
    "{count} 单和中心对不上，第一单 {number}", "Orders that differ from the centre: {count}, the first is {number}"
)
DAY_NOT_TAKEN = Text("中心没有收日结 Z {number}", "The centre did not take closed day Z {number}")
DAY_NOT_TAKEN_HINT = Text(
    "厅里的日结和中心的对不上，多半是存储恢复过。告诉中心，写明原因再结。",
    "The hall's closed days are not the centre's, most likely since the store was restored. Tell the centre, then give"
    " a reason.",
)
SILENT_CENTRE = Text("中心没有回话，没对上总数", "The centre did not answer, so nothing was compared")
SILENT_CENTRE_HINT = Text("稍后再对；今天等不到就写明原因。", "Try again later, or give a reason.")
NO_BACKUP = Text("备份没做成：{why}", "The backup was not made: {why}")
NO_BACKUP_HINT = Text(
    "看备份文件夹在不在、满没满，再签一次。", "See whether the backup folder is there and has room, then sign again."
)

# ── what each step found ──────────────────────────────────────────────────────────────────
NO_QUEUE = Text("没有排队", "No queue here")
STOPPED = Text("{count} 位没等到，已取消", "Still waiting, now cancelled: {count}")
STOPPED_AT_DESKS = Text(
    "{count} 位没等到，{at_desks} 位在台上没办完，都已取消",
    "Now cancelled: {count} still waiting, {at_desks} still at a desk",
)
NOBODY_WAITED = Text("没有人在等", "Nobody was waiting")
COUNTED = Text("{count} 个班都交了，{difference}", "Periods closed: {count}. {difference}")
COUNTED_BUT = Text(
    "{count} 个班交了，{running} 个带着没交，{difference}",
    "Periods closed: {count}, carried on: {running}. {difference}",
)
NO_DRAWERS = Text("没有班要交", "No drawer to hand in")
CARRIED_DRAWERS = Text("{running} 个班带着没交", "Periods carried on: {running}")
CHECKED = Text("{count} 种收款对过了", "Payment methods compared: {count}")
NO_PROVIDER = Text("没有要对的收款方", "No provider to compare with")
CLEARED = Text("没有待办", "Nothing open")
CARRIED_SO_MANY = Text("{count} 项带着，已写明", "{count} carried, each with a reason")
AGREED = Text(
    "{count} 单，应收 {sum}（含押金），和中心一致", "Orders: {count}, {sum} due with deposits, the same at the centre"
)
NO_CENTRE = Text("没有接中心，没有可对的", "No centre here, nothing to compare")
SIGNED = Text("Z 报 第 {number} 号", "Z report no. {number}")

# ── why an act is refused ─────────────────────────────────────────────────────────────────
CHANGED_MEANWHILE = Text(
    "{by} 刚刚接着做了这天的日结，这边没有再做。看一下现在到哪一步。",
    "{by} has just gone on with this close; nothing was done here. Look where it stands now.",
)
STILL_OPEN = Text("还有 {count} 项没办完：{first}", "Still open: {count}. {first}")
FIRST_THIS = Text("先做「{step}」。", "First: {step}.")
CLOSED_ALREADY = Text(
    "{day} 已经日结了（Z {number}），不能再改。", "{day} is closed already (Z {number}) and cannot be changed."
)
CLOSED_PAST = Text(
    "{last} 已经日结了，更早的 {day} 不再单独结：晚到的都记到后面没结的那一天。",
    "{last} is closed already, so {day} before it is not closed by itself: what arrives late counts for the next day.",
)
DONE_FROM = Text("{what}（{desk} 台 {device}）", "{what} (desk {desk}, {device})")
NOBODY_OF_HALL = Text(
    "厅里没有工号 {number} 的人，什么也没有做。", "The hall has nobody with the number {number}. Nothing was done."
)
NOT_YET = Text("{day} 还没到，不能日结。", "{day} has not come yet and cannot be closed.")
EARLIER_FIRST = Text("{day} 还没日结，先结那一天。", "{day} is not closed yet: close that day first.")
COMPARE_AGAIN = Text("对的时候又来了新单，再对一次。", "Orders came while it was compared. Compare again.")
NO_SUCH_ITEM = Text("这一项已经办完了，不用带着。", "This item is done already; nothing has to be carried.")
REASON_NEEDED = Text("写明为什么带着它日结。", "Say why the day is closed with it.")
