"""Words of what happens to tickets and desks: where a ticket stands, what an act needs, the promise clocks."""

from app.texts.language import Text

# Where a ticket stands; {desk} is filled where a desk has it
WAITING = Text("正在等", "waiting")
CALLED = Text("{desk} 号台正在叫", "being called to desk {desk}")
SERVING = Text("{desk} 号台正在办", "being served at desk {desk}")
ON_HOLD = Text("{desk} 号台挂起了", "on hold at desk {desk}")
MISSED = Text("叫过没来", "called but did not come")
FINISHED = Text("已经办完", "finished")
CANCELLED = Text("已经取消", "cancelled")

# What an act is called, as the end of a sentence
CALL = Text("叫号", "be called")
RECALL = Text("重叫", "be called again")
BEGIN = Text("开始办理", "be served")
HOLD = Text("挂起", "be put on hold")
RETURN = Text("恢复办理", "be taken off hold")
NO_SHOW = Text("记过号", "be marked as not come")
RE_INSERT = Text("重新排队", "be put back in line")
TRANSFER = Text("转台", "be transferred")
SPLIT = Text("拆开", "be split")
FINISH = Text("办完", "be finished")
CANCEL = Text("取消", "be cancelled")

# Wrong state: what it is, what it cannot be now, what now
NOT_NOW = Text("{number} {stands}，不能{act}。{now}", "{number} is {stands} and cannot {act}. {now}")
NOW_WAITING = Text("先叫号，客人到了再办。", "Call it first and serve when the customer is here.")
NOW_WITH_DESK = Text("由 {desk} 号台接着办，或者请那边转过来。", "Desk {desk} goes on with it, or transfers it.")
NOW_MISSED = Text("客人回来了，先让引导员重新排队。", "When the customer is back, the greeter puts it in line again.")
NOW_OVER = Text("客人还有事，请重新取号。", "If there is something else, issue a new ticket.")
OTHER_DESK = Text(
    "{number} 在 {desk} 号台，你这里没有改动。请那边转过来再办。",
    "{number} is at desk {desk}; nothing was changed here. Ask that desk to transfer it.",
)

RECALL_TOO_SOON = Text(
    "{number} 刚叫过，还要等 {seconds} 秒再叫，给客人走过来的时间。",
    "{number} was called a moment ago. Wait {seconds} s more, so that the customer can walk over.",
)
RECALLED_ENOUGH = Text(
    "{number} 已经叫了 {most} 次，不再重叫。请记过号，客人回来找引导员。",
    "{number} was called {most} times, that is enough. Mark it as not come; the greeter helps when they are back.",
)
NO_SHOW_TOO_SOON = Text(
    "{number} 刚叫过，再等 {seconds} 秒还没来才记过号。",
    "{number} was called a moment ago. Mark it as not come if nobody is here in {seconds} s.",
)
MISSED_ENOUGH = Text(
    "{number} 叫过 {most} 轮都没来，不能再排回去。请取消，客人来了重新取号。",
    "{number} was called in {most} rounds and nobody came. Cancel it; a new ticket is issued when they come.",
)
REASON_NEEDED = Text("请写一句为什么，再{act}。", "Say in a few words why, so that it can {act}.")
SPLIT_NOTHING = Text(
    "{number} 没有要拆出去的业务，什么都没有改动。", "{number} has none of these. Nothing was changed."
)
SPLIT_ALL = Text(
    "{number} 要留下至少一件业务。全部都换台，请用转台。",
    "{number} must keep at least one. To move all of it, transfer it.",
)
TRANSFER_NOWHERE = Text(
    "{number} 已经在排{queue}，不用转。", "{number} already waits for {queue}; nothing to transfer."
)

# Desks
DESK_NOT_OPEN = Text("{desk} 号台没开，请先上台。", "Desk {desk} is not open. Come on duty first.")
DESK_PAUSED_ALREADY = Text("{desk} 号台已经停着。", "Desk {desk} is paused already.")
DESK_NOT_PAUSED = Text("{desk} 号台没有停，可以直接叫号。", "Desk {desk} is not paused; it can call.")
DESK_STILL_HAS = Text(
    "{desk} 号台还有 {number}，办完或转走再{act}。", "Desk {desk} still has {number}. Finish or transfer it first."
)
ACT_PAUSE = Text("暂停", "pause")
ACT_CLOSE = Text("下台", "go off duty")
PAUSE_REASON_NEEDED = Text("请点一下为什么停，再暂停。", "Say why the desk pauses first.")
PAUSE_BACK_PAST = Text("回来的时间已经过了，请重新填。", "The time of return is past. Give another.")
DESK_BUSY = Text(
    "{desk} 号台手上还有 {number}，先办完或转走，再叫下一位。",
    "Desk {desk} still has {number}. Finish or transfer it, then call the next.",
)
DESK_CANNOT = Text(
    "{desk} 号台办不了 {number}：{lacks}。请叫别的号，或者请会办的台来叫。",
    "Desk {desk} cannot serve {number}: {lacks}. Call another, or let a desk call it that can.",
)
LACKS_SKILL = Text("没有{queue}技能", "no skill for {queue}")
LACKS_CERTIFICATE = Text("没有有效的{name}", "no valid {name}")
FOR_OTHER_DESK = Text("转给了 {desk} 号台", "transferred to desk {desk}")
FOR_HANDLER = Text("争议由 {handler} 负责", "{handler} is in charge of the dispute")
AT_OTHER_DESK = Text("客人正在别的台办", "the customer is at another desk")

# The hall's book of tickets
TICKET_UNKNOWN = Text("这里没有这张票，可能是别的营业厅的。", "There is no such ticket here; it may be another hall's.")
MOVED_MEANWHILE = Text(
    "{number} 刚被别人动过，你这里没有改动。请看一眼再点。",
    "Somebody just changed {number}; nothing was changed here. Look again before you tap.",
)
LEASE_COUNT = Text("一次借 1 到 {most} 个号。", "One loan is of 1 to {most} numbers.")
LEASE_UNKNOWN = Text("没有借出过这段号，请重新取号。", "These numbers were never lent. Issue a new ticket.")
LEASE_NOT_IN = Text(
    "{number} 不在借出的 {first}–{last} 里，请重新取号。",
    "{number} is not among the lent numbers {first}–{last}. Issue a new ticket.",
)
NUMBER_TAKEN = Text("{number} 已经给了别人，请重新取号。", "{number} was given to somebody else. Issue a new ticket.")
COURSE_BROKEN = Text(
    "{number} 送来的经过前后对不上，没有收下，还在这台电脑上。请把它交给主管看。",
    "What happened to {number} does not join up, so it was not taken in and stays on this PC. Show it to the manager.",
)
DAY_STILL_SERVES = Text(
    "{number} 还在 {desk} 号台，办完再结束今天的排队。",
    "{number} is still at desk {desk}. Finish it before the day's queue is closed.",
)
DAY_OVER = Text("营业结束", "closing time")
LEFT_AT_DESK = Text("营业结束多时，柜台没有结束", "closing time was long ago and the desk did not end it")

# Between a counter and the hall server
HALL_UNREACHABLE = Text(
    "连不上厅里的排队服务，不知道这一步做成没有。再按一次不会重复；一直连不上就先自己取号叫号。",
    "The hall's queue does not answer, and nobody knows whether this was done. Pressing again does nothing twice; "
    "if it stays away, go on with tickets of your own.",
)
HALL_STRANGE = Text(
    "{address} 的回答不是厅里的排队服务。什么都没丢，请核对地址。",
    "What answers at {address} is not the hall's queue. Nothing is lost; check the address.",
)
HALL_OTHER_RELEASE = Text(
    "{address} 的厅内服务和这台电脑的版本不一样，互相读不懂。什么都没丢，请把两边更新到同一个版本。",
    "The hall server at {address} is of another release than this PC and they do not understand each other. Nothing is "
    "lost; bring both to the same release.",
)
HALL_TOKEN_REFUSED = Text(
    "厅里的排队服务不认这台设备，请重新配对。", "The hall's queue does not know this device. Pair it again."
)
DESK_OF_ANOTHER = Text(
    "这台设备配的是 {own} 号台，不能替 {desk} 号台操作。",
    "This device is paired for desk {own} and cannot act for desk {desk}.",
)
NO_DESK_HERE = Text(
    "这台设备没有配到台上，看不到钱账，也不能日结。请在台上办，或请管理员把它配到一个台。",
    "This device is paired for no desk: it sees no money and closes no day. Please use a desk, or pair it for one.",
)
DISPLAY_ONLY_LOOKS = Text(
    "这台设备配的是叫号屏，只看不办。要取号或叫号，请另配一台。",
    "This device is paired as a display and only looks. Pair another one to issue or call tickets.",
)
KEY_MISSING = Text("这次请求没有带唯一的编号，没有做。", "This request has no key of its own. Nothing was done.")
KEY_REUSED = Text(
    "同一个编号已经用在另一步上，这一步没有做。", "This key was used for another act. This one was not done."
)
CALL_MALFORMED = Text("这次请求读不懂（{what}），没有做。", "This request cannot be read ({what}). Nothing was done.")
COPY_DIFFERS = Text(
    "厅里已有这笔单子的另一份内容，没有覆盖。请交技术人员看。",
    "The hall has other content for this order already. Nothing was written over; show it to support.",
)
FORM_ELSEWHERE = Text("这张单子现在在 {desk} 号台，没有改动。", "This form is at desk {desk} now. Nothing was changed.")
FORM_NOT_PARKED = Text("没有这张挂单，可能已经办完。", "There is no such parked form. It may be finished.")
FORM_TAKEN = Text("{desk} 号台已经接过去了。", "Desk {desk} has taken it up already.")
ISSUED_ALONE = Text("断线时已另取 {number}", "issued again as {number} while cut off")
HANDED_OVER = Text("已交回厅里接着排", "handed over to the hall's queue")
HALL_IS_BACK = Text(
    "厅里刚刚接上，这个号没有出。再按一次，由厅里出号。",
    "The hall has just come back, and this ticket was not issued. Press again, and the hall issues it.",
)
NEVER_TAKEN_IN = Text(
    "{number} 交不回厅里：{why}本机已把它结束，记录还在；客户还在等的话，请给他重新取号。",
    "{number} cannot go back to the hall: {why} It is closed on this PC and its record is kept. If the customer still "
    "waits, issue a new ticket.",
)
WENT_ON_IN_HALL = Text(
    "{number} 在厅里已经往下办了，以厅里的为准；本台断线后做的那几步只留在本机。",
    "{number} had gone on in the hall, and the hall's is what counts. What this desk did to it while cut off stays on "
    "this PC only.",
)
CENTRE_AWAY = Text(
    "厅里连着，中心连不上。单子都在，稍后自动再传。",
    "The hall is there, the centre is not. Nothing is lost, and it is sent again by itself.",
)
PIN_DIFFERS = Text(
    "{address} 不是给出这个配对码的那台，没有配对。请核对地址和后面三组字母。",
    "What answers at {address} is not the server that gave this code. Nothing was paired: check the address and the "
    "last three groups of letters.",
)
ONLY_AT_THE_SERVER = Text(
    "配对码只能在厅内服务那台机器上做：yitai hall pair。",
    "Pairing codes are made at the hall server's own machine: yitai hall pair.",
)
