"""Words of 修复台, the manager's list of orders that the centre refused."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("修复台", "Repair desk")
EMPTY: Final = Text("没有被退回的单子", "No refused orders")
EMPTY_HINT: Final = Text(
    "中心退回的单子会在这里，一张也不会丢。", "Orders the centre refuses stand here. None is ever dropped."
)
COUNT: Final = Text("{count} 张待处理，最久的等了 {age}", "{count} to be dealt with, the oldest for {age}")
READING: Final = Text("正在读取", "Reading")
OTHER_DESKS_AWAY: Final = Text(
    "厅内服务连不上，只看得到本台的单子。", "The hall server does not answer; only this desk's orders are shown."
)
FROM_DESK: Final = Text("{reason}（{desk} 台）", "{reason} (from desk {desk})")
OWN_PIN: Final = Text("你的 PIN", "Your PIN")
PIN_MISSING: Final = Text("退钱要输入你的 PIN。", "Money goes back: type your PIN.")
HERE: Final = Text("本台", "this desk")
DESK: Final = Text("{desk} 台", "desk {desk}")
WAITS: Final = Text("等了 {age}", "waits {age}")
HANDED: Final = Text("交给 {who}，{day} 前", "With {who}, by {day}")
HANDED_DUE: Final = Text("交给 {who}，{day} 到期", "With {who}, due {day}")
UNDER_WAY: Final = Text("{desk} 台正在处理", "desk {desk} is at it")
DESK_AWAY: Final = Text(
    "已请 {desk} 台处理。那台没开机的话，开机后自己会做，做完这里能看到。",
    "Desk {desk} was asked. If it is switched off it will do it once it is on, and this list will show it.",
)

# What the pane says
REASON: Final = Text("中心的原因", "The centre's reason")
NOW: Final = Text("怎么办", "What now")
TRIED: Final = Text("试过什么", "What was tried")
SENT: Final = Text("送中心，{attempts} 次", "Sent to the centre, {attempts} times")
SENT_ONCE: Final = Text("送中心", "Sent to the centre")
SENT_AGAIN: Final = Text("重送", "Sent once more")
SENT_REWRITTEN: Final = Text("按签字内容重写后送", "Sent, written anew from what was signed")
WAITS_FOR_ANSWER: Final = Text("等中心答复", "waiting for the centre's answer")
TRIES_ELSEWHERE: Final = Text(
    "送过几次、签的什么，在 {desk} 台看。", "How often it was sent and what was signed is seen at desk {desk}."
)
TAKEN: Final = Text("{desk}，{clerk} 受理", "{desk}, taken by {clerk}")
FORM: Final = Text("看签字单", "The form as signed")

NOW_MAY_PASS: Final = Text(
    "原因消除后照签字价重送；消除不了就改单重签，或取消退钱。",
    "Once the cause is gone, send it again at the signed price; otherwise a new version is signed, or it is cancelled.",
)
NOW_REWRITE: Final = Text(
    "签的内容没有问题，是发送的写法不对。可以按签字内容重写再送，客户不用再签。",
    "What was signed is sound; how it was written for sending is not. Write it anew and send it: no new signature.",
)
NOW_SIGNED_SO: Final = Text(
    "照原样再送还会退回。请改单让客户重签，或取消退钱。",
    "Sent again it would be refused again. Have a new version signed, or cancel it.",
)
NOW_LINES: Final = Text(
    "其余各项已受理，退回的有 {count} 项。请改单重签这几项，或把它们的钱退给客户。",
    "The rest was accepted, {count} lines were not. Have those signed anew, or give their money back.",
)
NOW_ASK_CENTRE: Final = Text(
    "中心在这个编号下已有一张单子，可能已经生效。先打电话问中心，别动钱。",
    "The centre has an order under this number, which may have taken effect. Call the centre first; leave the money.",
)

SIGNED: Final = Text("签的是", "What was signed")
CHOOSE: Final = Text("选一张看看", "Choose one")
ROW: Final = Text("{desk} · {reason}", "{desk} · {reason}")
HEAD: Final = Text("{number} · {customer} · {sum}", "{number} · {customer} · {sum}")
BUSY: Final = Text("正在处理", "Working")
TOO_LONG: Final = Text("没有等到答复，请刷新看看有没有做。", "There was no answer; refresh to see whether it was done.")
SAVE_TITLE: Final = Text("导出到", "Export to")
EXPORT_FAILED: Final = Text("写不进 {file}，没有导出。", "Cannot write {file}; nothing was exported.")
KEY_CHOOSE: Final = Text("选一张", "Choose")
KEY_AGAIN: Final = Text("刷新", "Refresh")
KEY_RESEND: Final = Text("重送", "Send again")
KEY_SIGN_AGAIN: Final = Text("改单重签", "New version")
KEY_CANCEL: Final = Text("取消退钱", "Cancel")
KEY_HAND_OVER: Final = Text("交给同事", "Hand over")
KEY_EXPORT: Final = Text("导出", "Export")

# Acts
RESEND: Final = Text("照签字价重送", "Send again as signed")
REWRITE: Final = Text("重写后再送", "Write anew and send")
SIGN_AGAIN: Final = Text("改单重签", "New version to sign")
CANCEL: Final = Text("取消并退钱", "Cancel and give back")
HAND_OVER: Final = Text("交给同事", "Hand to somebody")
DO_HAND_OVER: Final = Text("交给他", "Hand it over")
TOMORROW: Final = Text("明天", "Tomorrow")
IN_THREE_DAYS: Final = Text("三天后", "In three days")
WHO: Final = Text("{name} {number}", "{name} {number}")
EXPORT: Final = Text("导出清单", "Export the list")
SIGN_AGAIN_HOW: Final = Text(
    "请在 {desk} 台打开「已受理」，找到 {number}，按「改单」，请客户当面重签。",
    "At desk {desk} open the accepted orders, find {number}, press change, and have the customer sign in person.",
)
WHY: Final = Text("原因", "Reason")
TO_WHOM: Final = Text("交给（工号）", "To (staff number)")
UNTIL: Final = Text("哪天前（年-月-日）", "By (year-month-day)")
NOTIFY: Final = Text("发短信告诉客户", "Text the customer")
ABOUT_RESEND: Final = Text("把退回的 {number} 照签字价重送中心", "Send the refused {number} again at its signed price")
ABOUT_REWRITE: Final = Text("把退回的 {number} 重写后再送中心", "Write the refused {number} anew and send it")
ABOUT_CANCEL: Final = Text("取消退回的 {number}，退 {sum}", "Cancel the refused {number}, give back {sum}")
ABOUT_HAND_OVER: Final = Text("把退回的 {number} 交给 {who}", "Hand the refused {number} to {who}")

RESENT: Final = Text(
    "{number} 已排队重送，中心答复后这里能看到。", "{number} is on its way again; the answer shows here."
)
CANCELLED: Final = Text("{number} 已取消，退 {sum} 给客户。", "{number} is cancelled; {sum} goes back to the customer.")
HANDED_OVER: Final = Text("{number} 交给 {who}，{day} 前办好。", "{number} is with {who}, to be done by {day}.")
EXPORTED: Final = Text("已导出 {count} 张到 {file}。", "Wrote {count} orders to {file}.")
NOTIFIED: Final = Text("已发短信到 {to}。", "A text message went to {to}.")
NOT_NOTIFIED: Final = Text(
    "钱已退，短信没有发出（{why}）。请打电话告诉客户。",
    "The money goes back; the text message could not be sent ({why}). Please call the customer.",
)

# What cannot be
NOT_REFUSED_NOW: Final = Text(
    "{number} 现在不在退回的单里，没有改动。请刷新看看。",
    "{number} does not stand among the refused orders now. Nothing was changed; please refresh.",
)
NOT_THIS_WAY: Final = Text("{number} 不能这样处理：{now}", "{number} cannot be dealt with so. {now}")
SAME_AGAIN: Final = Text(
    "{number} 重写出来和送过的一字不差，再送也一样，没有送。请导出交技术人员看，或改单重签。",
    "{number} written anew is what was sent before, so it was not sent. Export it for support, or have it signed anew.",
)
PERSON_UNKNOWN: Final = Text("没有 {number} 这个工号。", "There is no staff number {number}.")
DAY_PAST: Final = Text("日期要写成 2026-11-25 这样，不能早于今天。", "Write the day as 2026-11-25, today or later.")

# Ages

# Columns of the file
COLUMN_NUMBER: Final = Text("受理单号", "Order no.")
COLUMN_DESK: Final = Text("台席", "Desk")
COLUMN_CLERK: Final = Text("受理人", "Clerk")
COLUMN_CUSTOMER: Final = Text("客户", "Customer")
COLUMN_SUM: Final = Text("金额", "Sum")
COLUMN_REASON: Final = Text("中心的原因", "The centre's reason")
COLUMN_SINCE: Final = Text("退回时间", "Refused at")
COLUMN_HANDED: Final = Text("交给", "With")
COLUMN_UNTIL: Final = Text("期限", "By")

# Between two desks
ASKED_ABOUT: Final = Text("{way}：{number}", "{way}: {number}")
NOT_DONE: Final = Text("{desk} 台没有做：{why}", "Desk {desk} did not do it: {why}")
STRANGE_ASK: Final = Text("本台看不懂这个请求，没有做。", "This desk cannot read the ask; nothing was done.")

# Settings
LATE_HOURS: Final = Text("退回的单几小时算久（小时）", "A refused order is late after (hours)")
LATE_HOURS_SAYS: Final = Text(
    "退回的单等了这么久，修复台上会变色。", "After so long the repair desk marks a refused order."
)
ALARM_HOURS: Final = Text("退回的单几小时告警（小时）", "A refused order is an alarm after (hours)")
ALARM_HOURS_SAYS: Final = Text(
    "等了这么久还没处理，修复台上变红。", "Not dealt with for so long, it turns red at the repair desk."
)
