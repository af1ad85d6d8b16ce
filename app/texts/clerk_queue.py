"""Words of the queue on the clerk's page: the ticket at the desk, calling, every verb, forms of other desks."""

from typing import Final

from app.texts.language import Text

# ── the strip: who is at the desk ─────────────────────────────────────────────────────────
ORDINARY: Final = Text("普通号", "Ordinary")
CARE: Final = Text("照顾·{why}", "Priority · {why}")
APPOINTMENT: Final = Text("预约 {at}", "Appointment {at}")
DISPUTE: Final = Text("争议", "Dispute")
ALONE: Final = Text("自己叫号", "Own queue")
LOST: Final = Text("断线", "Cut off")
HELD: Final = Text("挂起 {numbers}", "On hold {numbers}")
SECONDS: Final = Text("{s} 秒", "{s} s")
MINUTES: Final = Text("{m} 分", "{m} min")
MINUTES_SECONDS: Final = Text("{m} 分 {s} 秒", "{m} min {s} s")
WAITED: Final = Text("等候 {time}", "Waited {time}")
CALLED_TIMES: Final = Text("叫了 {n} 次", "called {n}×")
SERVED: Final = Text("已办 {time}", "served {time}")
WITHIN_CALLED: Final = Text("{m} 分钟内叫到：{how}", "called in {m} min: {how}")
WITHIN_FINISHED: Final = Text("{m} 分钟内办完：{how}", "done in {m} min: {how}")
KEPT: Final = Text("做到了", "kept")
LEFT: Final = Text("还剩 {time}", "{time} left")
OVER: Final = Text("超了 {time}", "{time} over")
CHECKED: Final = Text("引导员已核对：{documents}", "Greeter checked: {documents}")
CAME_FOR: Final = Text("来办 {n} 件：{matters}", "Came\u00a0for\u00a0{n}: {matters}")
AND_MORE: Final = Text("{names}等 {n} 件", "{names} and more ({n})")
WHY_CALLED: Final = Text("先叫的原因：{reason}", "Called first: {reason}")

# ── the strip: nobody is at the desk ──────────────────────────────────────────────────────
WAIT_HERE: Final = Text("{n} 人在等本台能办的", "{n} waiting that this desk can serve")
WAIT_NOBODY: Final = Text("没有人在等本台能办的", "Nobody waits that this desk can serve")
WAIT_OTHERS: Final = Text("另有 {n} 人等别的台", "{n} more for other desks")
NEXT_IS: Final = Text("下一位 {number}：{reason}", "Next {number}: {reason}")
PAUSED: Final = Text("本台停着：{reason}", "This desk is paused: {reason}")
PAUSED_UNTIL: Final = Text("本台停着：{reason}，说好 {at} 回来", "This desk is paused: {reason}, back at {at}")
OFF_DUTY: Final = Text("本台没在叫号，客人不会分过来。", "This desk calls nobody, and no customer is sent here.")
LOST_SAYS: Final = Text(
    "{at} 起连不上厅里的排队。手上的单子照办，叫号先等等；等不及可以自己取号叫号。",
    "The hall's queue has not answered since {at}. Go on with the form at hand; to call before it is back, "
    "go on alone.",
)
ALONE_SAYS: Final = Text(
    "断线中，本台自己取号叫号；恢复后自动交回厅里。",
    "Cut off: this desk gives out and calls its own tickets, handed over once the hall is back.",
)

# ── the visit, beside the form ────────────────────────────────────────────────────────────
VISIT: Final = Text("{number} 来办 {n} 件", "{number} came for {n}")
MISSING: Final = Text("没带 {document}", "Not brought: {document}")
NOTE: Final = Text("引导员：{note}", "Greeter: {note}")
COMES_AS: Final = Text("来的是{who}，按 Ctrl H 登记", "Here: {who}; note them with Ctrl H")
OWNER: Final = Text("首问 {staff}", "First asked: {staff}")
MAYBE: Final = Text("{who}，{stars} 星", "{who}, {stars} stars")
OPEN_ORDERS: Final = Text("在途 {n} 单", "Orders under way: {n}")
MATTER_ON_FORM: Final = Text("在单上", "on the form")
MATTER_DONE: Final = Text("办好了", "done")

# ── verbs, as Ctrl+K and the buttons say them ─────────────────────────────────────────────
CALL: Final = Text("叫下一位", "Call next")
CALL_NOTE: Final = Text(
    "按厅里的次序叫本台能办的下一位。", "The next customer this desk can serve, in the hall's order."
)
KEY_CALL: Final = Text("叫号、重叫", "Call, call again")
RECALL: Final = Text("重叫", "Call again")
RECALL_NOTE: Final = Text("再叫一遍手上的号，隔一会儿才能再叫。", "The same number again, after a little while.")
RECALL_IN: Final = Text("{s} 秒后可重叫", "Again in {s} s")
RECALLED_ALL: Final = Text("叫满 {n} 次", "Called {n}×")
BEGIN: Final = Text("客人到了", "Customer is here")
BEGIN_NOTE: Final = Text("开始办理，记下首问。", "Service begins; who was asked first is written down.")
FINISH: Final = Text("办完", "Finish")
FINISH_NOTE: Final = Text("这个号办完了。", "This ticket is done.")
NO_SHOW: Final = Text("没来", "Did not come")
NO_SHOW_NOTE: Final = Text("记过号，再说排回去还是取消。", "Marked; then it goes back in line, or is cancelled.")
WAITING_LIST: Final = Text("谁在等", "Who waits")
WAITING_NOTE: Final = Text("次序和原因；选一个先叫，要写原因。", "The order and why; call one first, with a reason.")
HOLD: Final = Text("挂起这个号", "Put on hold")
HOLD_NOTE: Final = Text(
    "客人去填单、取东西，可以先叫别人。", "They fill in or fetch something; call another meanwhile."
)
TAKE_OFF_HOLD: Final = Text("接着办挂起的号", "Take off hold")
TAKE_OFF_HOLD_NOTE: Final = Text("客人回来了，单子一起取回。", "The customer is back; the form comes back with them.")
TRANSFER: Final = Text("转给别的台", "Transfer")
TRANSFER_NOTE: Final = Text("带着原来的次序转走，不用对方同意。", "They keep their place; nobody has to agree.")
SPLIT: Final = Text("拆出一件", "Split one off")
SPLIT_NOTE: Final = Text("拆出来的一件另取一个号，次序不变。", "One matter gets a ticket of its own, same place.")
CANCEL: Final = Text("取消这个号", "Cancel this ticket")
CANCEL_NOTE: Final = Text("客人走了，或不用办了。", "The customer left, or need not wait.")
PAUSE: Final = Text("暂停叫号", "Pause this desk")
PAUSE_NOTE: Final = Text("写原因和回来的时间，厅里好估等候。", "With a reason and when you are back.")
RESUME: Final = Text("恢复叫号", "Resume")
RESUME_NOTE: Final = Text("接着叫号。", "The desk calls again.")
GO_OFF: Final = Text("下台，不再叫号", "Close this desk")
GO_OFF_NOTE: Final = Text("客人不再分到本台。", "No customer is sent here any more.")
GO_ON_DUTY: Final = Text("上台叫号", "Open this desk")
GO_ON_DUTY_NOTE: Final = Text("本台参加叫号。", "The desk takes part in the queue.")
GO_ALONE: Final = Text("先自己取号叫号", "Go on alone")
GO_ALONE_NOTE: Final = Text(
    "厅里断着的时候，号前带本台的台号。", "While the hall is away; numbers bear this desk's own."
)

# ── what each verb says when it is done, or why not ───────────────────────────────────────
NO_QUEUE: Final = Text(
    "这个营业厅没有排队，按 F3 找客户就能受理。", "This hall has no queue: press F3 to find the customer."
)
NOBODY: Final = Text("没有人在等本台能办的。", "Nobody waits that this desk can serve.")
CALLED: Final = Text("叫 {number}：{reason}", "Calling {number}: {reason}")
CALLED_AGAIN: Final = Text("{number} 又叫了一遍。", "{number} was called again.")
STILL_SERVES: Final = Text(
    "{number} 还在本台。先办完、挂起或转走，再叫下一位。",
    "{number} is still at this desk. Finish, hold or transfer it, then call the next.",
)
NOBODY_HERE: Final = Text("本台现在没有号。按 F5 叫下一位。", "No ticket is at this desk. Press F5 to call the next.")
NOT_BEGUN: Final = Text(
    "{number} 还没开始办。客人到了按 Ctrl B，没来按 Ctrl N。",
    "{number} has not begun. Ctrl B when the customer is here, Ctrl N if nobody comes.",
)
ALREADY_BEGUN: Final = Text("{number} 已经在办。", "{number} is being served already.")
FORM_OPEN: Final = Text(
    "单子上还有 {lines}没签字。签完、F6 挂单或逐行取消，再办完这个号。",
    "{lines} on the form are not signed. Sign, park it with F6 or take them off, then finish the ticket.",
)
AWAY_SAYS: Final = Text(
    "{number} 是厅里的号，照办；办完按 Ctrl D 再叫下一位，厅里恢复后自动补记。",
    "{number} is the hall's ticket: go on with it. Ctrl D when it is done, then call the next; the hall learns of "
    "it once it is back.",
)
AWAY_HERE: Final = Text(
    "{number} 是厅里的号，还在本台，厅里还没恢复。办完按 Ctrl D，没来按 Ctrl N，再叫下一位。",
    "{number} is the hall's ticket, still at this desk, and the hall is not back. Ctrl D when it is done, Ctrl N if "
    "nobody came, then call the next.",
)
AWAY_FINISHED: Final = Text(
    "{number} 办完了，记下了；厅里恢复后自动补记。",
    "{number} is done and noted; the hall learns of it once it is back.",
)
AWAY_MISSED: Final = Text(
    "{number} 没来，记下了；厅里恢复后自动补记。",
    "{number} did not come, and that is noted; the hall learns of it once it is back.",
)
FINISHED: Final = Text("{number} 办完了。", "{number} is done.")
LEFT_TO_DO: Final = Text("{number} 还有：{matters}。", "{number} still has: {matters}.")
ALL_DONE: Final = Text("都办完了", "All done")
GO_ON: Final = Text("接着办", "Go on")
MISSED: Final = Text("{number} 没来，记下了。", "{number} did not come; marked.")
PUT_BACK: Final = Text("排到 {n} 人后面", "Back in line behind {n}")
CANCEL_IT: Final = Text("取消", "Cancel it")
PUT_BACK_DONE: Final = Text("{number} 排回去了，次序往后 {n} 人。", "{number} is back in line, behind {n} others.")
HELD_DONE: Final = Text("{number} 挂起了，可以先叫下一位。", "{number} is on hold; you can call the next.")
BACK_DONE: Final = Text("{number} 接着办。", "{number} is served again.")
MOVED: Final = Text("{number} 转给{where}，次序不变。", "{number} went to {where} and keeps its place.")
SPLIT_DONE: Final = Text("{matter} 另取了 {number}，排{queue}。", "{matter} got {number} and waits for {queue}.")
CANCELLED: Final = Text("{number} 取消了。", "{number} is cancelled.")
PAUSED_DONE: Final = Text("本台停了。回来按恢复叫号。", "This desk is paused. Resume when you are back.")
RESUMED: Final = Text("本台恢复叫号。", "This desk calls again.")
OPENED: Final = Text("本台上台了，可以叫号。", "This desk is open and can call.")
CLOSED: Final = Text("本台下台了，客人不再分过来。", "This desk is closed; nobody is sent here any more.")
HALL_IS_BACK: Final = Text(
    "厅里的排队已经恢复，照常叫号，不用自己取号。",
    "The hall's queue is back. Call from it as usual; there is no need to go alone.",
)
WENT_ALONE: Final = Text(
    "本台先自己取号叫号。厅里恢复后，没办完的自动交回。",
    "This desk goes on alone. What is not done goes back to the hall by itself.",
)
UNSURE: Final = Text(
    "还不知道这一步做成没有。等几秒再按一次，不会重复。",
    "Nobody knows yet whether this was done. Press again in a few seconds; nothing is done twice.",
)
UNKNOWN_HERE: Final = Text(
    "{number} 的客户本台还没有资料，请读卡或按 F3 找。",
    "This counter has no record of the customer of {number} yet. Read the card or press F3.",
)

NO_FORM_FOR: Final = Text(
    "{matter}不用开单，办好后按 Ctrl D 办完这个号。",
    "{matter} needs no form: when it is done, Ctrl D finishes the ticket.",
)

# ── questions ─────────────────────────────────────────────────────────────────────────────
OUT_OF_TURN: Final = Text("先叫 {number}", "Call {number} first")
CALL_IT: Final = Text("叫这个号", "Call it")
FOR_TICKET: Final = Text("次序和经过都记着", "Its place and course are kept")
HOLD_TITLE: Final = Text("挂起 {number}", "Put {number} on hold")
CANCEL_TITLE: Final = Text("取消 {number}", "Cancel {number}")
TO_TITLE_ONE: Final = Text("转走 {number}", "Transfer {number}")
OUT_OF_TURN_NOTE: Final = Text("次序往前提，别人要等", "Others wait for it")
OUT_OF_TURN_READY: Final = (
    Text("身体不舒服", "Not feeling well"),
    Text("只问一句", "Only a question"),
    Text("证件取回来了", "Back with the document"),
)
HOLD_READY: Final = (
    Text("客人填单", "Filling in a form"),
    Text("回去取证件", "Fetching a document"),
    Text("等审核", "Waiting for a check"),
)
TRANSFER_READY: Final = (
    Text("业务不在本台", "Not done at this desk"),
    Text("要有证的人办", "Needs a certificate"),
    Text("客户要求", "The customer asked"),
)
CANCEL_READY: Final = (
    Text("客户不办了", "The customer gave up"),
    Text("改去自助办", "Done by self-service"),
    Text("取错了号", "Wrong ticket"),
)
PAUSE_READY: Final = (
    Text("吃饭", "Meal"),
    Text("离开一下", "Short break"),
    Text("整理单据", "Paperwork"),
    Text("开会", "Meeting"),
)
BACK_IN: Final = Text("大约多久回来", "Back in about")
BACK_UNKNOWN: Final = Text("说不准", "Not known")
BACK_MINUTES: Final = Text("{n} 分钟", "{n} min")
ALONE_READY: Final = (
    Text("厅里的排队断了", "The hall's queue is away"),
    Text("机器重启中", "It is being restarted"),
)
ABOUT_TICKET: Final = Text("排队号 {number}", "Ticket {number}")
ABOUT_DESK: Final = Text("{desk} 号台叫号", "Queue of desk {desk}")

# ── lists ─────────────────────────────────────────────────────────────────────────────────
LIST_NOTE: Final = Text("{n} 人在等", "{n} waiting")
LIST_EMPTY: Final = Text("没有人在等。", "Nobody is waiting.")
LIST_ENTER: Final = Text("先叫这一位", "Call this one")
LIST_AT: Final = Text("{at} 取号", "came {at}")
CANNOT: Final = Text("本台办不了：{why}", "Not at this desk: {why}")
CAN: Final = Text("本台能办", "Fits this desk")
MISSED_ROW: Final = Text("叫过没来，客人回来可以排回去", "Did not come when called; back in line when they return")
MISSED_PILL: Final = Text("过号", "Missed")
MISSED_ENTER: Final = Text("排回去", "Back in line")
TO_TITLE: Final = Text("{number} 转给谁", "Transfer {number} to")
TO_NOTE: Final = Text("次序不变，不用对方同意", "They keep their place; nobody has to agree")
TO_CLASS: Final = Text("{queue}业务", "{queue}")
TO_CLASS_NOTE: Final = Text("{desks} 个台开着·{n} 人在等", "Desks open: {desks} · waiting: {n}")
TO_DESK: Final = Text("{desk} 号台", "Desk {desk}")
TO_DESK_NOTE: Final = Text("会办：{skills}", "Serves: {skills}")
TO_ENTER: Final = Text("转过去", "Transfer")
TO_EMPTY: Final = Text("没有别的台开着，也没有别的业务可转。", "No other desk is open and there is no other class.")
SPLIT_TITLE: Final = Text("{number} 拆出哪一件", "Split off from {number}")
SPLIT_LIST_NOTE: Final = Text("拆出来的另取一个号", "It gets a ticket of its own")
SPLIT_ENTER: Final = Text("拆出这一件", "Split it off")
SPLIT_EMPTY: Final = Text(
    "这个号只有一件，全部换台请用转台。", "It has only one matter. To move all of it, transfer it."
)
ON_CARD: Final = Text("排{queue}", "goes to {queue}")

# ── forms parked at the hall ──────────────────────────────────────────────────────────────
PARKED_ELSEWHERE: Final = Text("{desk} 号台", "Desk {desk}")
PARKED_BY: Final = Text("{by} 挂的，可以接过来办", "Parked by {by}; you may take it up")
ABOUT_PARKED: Final = Text(
    "接 {desk} 号台 {by} 挂的单：{label}", "Take up the form parked at desk {desk} by {by}: {label}"
)
ONLY_HERE: Final = Text(
    "这张单挂在本台了；厅里没回答，别的台暂时看不到。",
    "The form is parked here; the hall did not answer, so other desks cannot see it yet.",
)
GONE_ELSEWHERE: Final = Text(
    "这张单已经在别的台接着办，本台的一份收起了。",
    "Another desk goes on with this form; the copy here was put away.",
)
