"""Words of 亲情付: one number pays for another."""

from app.texts.language import Text

TITLE = Text("亲情付", "Family pay")
OTHER = Text("另一个号码", "The other number")
OTHER_EXAMPLE = Text("11 位手机号", "11 digits")
WAY = Text("谁付费", "Who pays")
OTHER_PAYS = Text("另一个号码付", "The other number pays")
OWN_PAYS = Text("这个号码付", "This number pays")
LIMIT = Text("每月上限（元）", "Most a month (yuan)")
LIMIT_EXAMPLE = Text("例如：100", "For example: 100")
CONSENT = Text("对方机主的身份证号（本人到场同意）", "ID of the other holder, who is here and agrees")
CONSENT_EXAMPLE = Text("自己名下的号码不用填", "Not for a number of the same customer")
KEEP = Text("记下", "Keep")
NEXT = Text("下一格", "Next field")
LATER = Text("先不填", "Later")

NUMBER_MISSING = Text("还没写另一个号码。", "The other number is missing.")
SAME_NUMBER = Text("两个号码是同一个，请再核对。", "Both numbers are the same. Check them once more.")
WAY_MISSING = Text("还没选谁付费。", "Choose who pays.")
LIMIT_WRONG = Text("每月上限要在 {least} 到 {most} 之间，写整元。", "Write whole yuan from {least} to {most}.")
CONSENT_OF_OWN = Text(
    "这是办业务的这位客户自己的身份证号，要对方机主的。",
    "This is the ID of the customer at the desk. The other holder's is needed.",
)
CONSENT_OF_ANOTHER = Text(
    "{number} 登记的机主不是这个身份证号，请再核对。",
    "{number} is registered to another ID. Check it once more.",
)

ASK = Text("写明另一个号码、谁付费和每月上限", "The other number, who pays, and the most a month")
ASK_CONSENT = Text(
    "{number} 的机主还没有同意，请他本人带身份证来",
    "The holder of {number} must agree, in person with their ID",
)
TO_FILL_IN = Text("待填", "To be filled in")
LABEL_PAYING = Text("付费号码", "Pays")
LABEL_PAID = Text("被付号码", "Paid for")
LABEL_LIMIT = Text("每月上限", "Most a month")
LABEL_CONSENT = Text("对方同意", "Other holder")
CONSENTED = Text("本人到场同意，证件 {document}", "Agreed in person, ID {document}")
OWN_NUMBER = Text("不需要，本客户一人同意即可", "Not needed: this customer agrees alone")
PLAIN = Text(
    "{paying} 每月替 {paid} 付话费，最多 {limit}；超出的由 {paid} 自己付。{own} 的机主可以随时来取消。",
    "{paying} pays for {paid}, at most {limit} a month; beyond that {paid} pays."
    " The holder of {own} can end it any time.",
)
PLAIN_ENDS = Text(
    "{paying} 以后不再替 {paid} 付话费（每月最多 {limit}），话费由 {paid} 自己付。",
    "{paying} no longer pays for {paid} (at most {limit} a month); {paid} pays itself.",
)
ALREADY = Text(
    "{number} 和 {other} 已经有亲情付，先取消原来的。",
    "{number} and {other} have family pay already. Cancel that one first.",
)
