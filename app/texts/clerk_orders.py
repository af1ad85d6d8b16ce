"""The words of an accepted order opened to read, and of what a restart found unfinished."""

from app.texts.language import Text

# ── an accepted order, opened to read ─────────────────────────────────────────────────────
ORDER_NOTE = Text("{customer}·{at}", "{customer}, {at}")
ORDER_GONE = Text(
    "这一单的内容已按规定清除，只剩目录里的一行。",
    "The content of this form has been cleared as required; only its row is left.",
)
ORDER_PLACE = Text("今天第 {n} 张，共 {of} 张", "{n} of {of} today")
ORDER_OTHERS = Text("上一张、下一张", "Others")
ORDER_SCROLL = Text("翻看", "Scroll")
ORDER_TODAY = Text("当天付", "Paid then")
ORDER_SIGNATURE = Text("客户签字 {at}", "Signed {at}")
ORDER_ACCEPTED = Text("受理", "Accepted")
ORDER_AT = Text("时间", "At")
ORDER_BY = Text("经办", "By")
ORDER_MODE = Text("方式", "How")
ORDER_LANGUAGE = Text("签的是", "Signed in")
ORDER_CHECK = Text("校验码", "Check code")
SIGNED_IN_CHINESE = Text("中文", "Chinese")
SIGNED_IN_ENGLISH = Text("英文", "English")
ORDER_CENTRE = Text("中心", "Centre")
ORDER_STATE = Text("状态", "State")
ORDER_KEPT = Text("存在", "Kept")
ORDER_AT_CENTRE: dict[str, Text] = {
    "acknowledged": Text("中心已收", "Received"),
    "inProgress": Text("中心正在办", "Being carried out"),
    "pending": Text("等着办", "Waiting"),
    "held": Text("中心暂停", "Held"),
    "completed": Text("全部生效", "All in effect"),
    "partial": Text("部分生效", "Partly in effect"),
    "failed": Text("没有办成", "Failed"),
    "cancelled": Text("已取消", "Cancelled"),
}
ORDER_WAIVED = Text("费用说明", "About the fees")
ORDER_PAYMENT = Text("付款", "Payment")
ORDER_GIVEN = Text("收到", "Given")
ORDER_BILL_ROW = Text("{sum}，{how}", "{sum}, {how}")
ORDER_CHANGE = Text("{given}，找零 {change}", "{given}, change {change}")
ACT_RECEIPT = Text("补打小票", "Receipt again")
ORDER_PICTURES = Text("附件", "Attachments")
PICTURES_NOTE = Text("{number}，签字后不再增减", "{number}; they stay as they were signed")
PICTURE_HERE = Text("可看", "Kept")
PICTURE_LET_GO = Text("{day} 到期，图片已删", "Deleted {day}, time was up")
PICTURE_ELSEWHERE = Text("不在这台电脑上", "Not on this PC")
ORDER_PRINTS = Text("打印", "Printed")
ORDER_PRINT = Text("{at}·{state}", "{at}, {state}")
ORDER_COPY = Text("补打第 {n} 次", "Copy {n}")
PRINT_STATES: dict[str, Text] = {
    "queued": Text("等着打印", "waiting"),
    "checked": Text("等着打印", "waiting"),
    "sent": Text("正在打印", "printing"),
    "handed_over": Text("已送打印机", "sent to the printer"),
    "confirmed": Text("已打印", "printed"),
    "failed_before_send": Text("等打印机好了再打", "waits for the printer"),
    "unknown": Text("不知道出来没有", "not known whether it came out"),
    "cancelled": Text("没有打", "not printed"),
}

# ── after a restart ───────────────────────────────────────────────────────────────────────
UNFINISHED_TITLE = Text("上次没办完的一单", "A form left unfinished")
UNFINISHED_PAID = Text(
    "{customer} 的单已签字，{sum} 已收，但还没受理。签字和钱都记着。",
    "{customer} signed and {sum} was taken, but the form was not accepted. Signature and money are on record.",
)
UNFINISHED_UNPAID = Text(
    "{customer} 的单已签字，没有收钱的记录，也还没受理。",
    "{customer} signed; no money is on record and the form was not accepted.",
)
UNFINISHED_GONE = Text(
    "这一版的目录已经换掉，不能再受理，只能退钱。",
    "Its catalogue is gone, so it cannot be accepted. The money can only go back.",
)
FINISH_PAID = Text("办完这一单", "Finish this form")
FINISH_UNPAID = Text("接着收款", "Go on to payment")
GIVE_BACK = Text("退 {sum} 给客户", "Return {sum}")
GIVE_UP = Text("作废这一版", "Void this version")
SIGNED_AT = Text("签字", "Signed")
CONTAINS = Text("业务", "Services")
GIVEN_BACK = Text("已作废，请退 {sum} 给客户。", "Voided. Please return {sum} to the customer.")
GIVEN_UP = Text("已作废，没有收钱的记录。", "Voided. No money is on record.")
CUSTOMER_GONE = Text(
    "这位客户的资料刚刚不在本机了，请按号码到中心查。",
    "This customer's record is no longer here. Ask the centre by number.",
)
AND_MORE = Text("{named}\n等 {n} 项", "{named}\nof {n} in all")  # of a number's products, beside it
CANCEL = Text("取消", "Cancel")
ON_THE_FORM = Text("在单上", "On the form")
CHECK_CODE = Text("校验码 {code}", "Check code {code}")
SIGNED_ON = Text("签字 {at}", "Signed {at}")
PAID = Text("收 {given}，应收 {due}", "{given} given, {due} due")
NO_LAST_ORDER = Text("这台机器上还没有单子", "No form on this counter yet")
