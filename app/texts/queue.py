"""Words of tickets and triage: who is cared for first, what is missing and what can be done today instead."""

from app.texts.language import Text

# Why somebody is called first (S83, R24)
ELDERLY = Text("老人", "elderly")
DISABLED = Text("残障", "disabled")
PREGNANT = Text("孕妇", "pregnant")
ILL = Text("生病", "ill")

# One sign a class before the number, said in Chinese only
SIGN_MOBILE = "移"
SIGN_FIXED = "宽"
SIGN_COMPLAINT = "投"
SIGN_REPAIR = "修"
SIGN_ENTERPRISE = "政"

# What is asked of a ticket
NO_MATTER = Text("请先点来办什么，再取号。", "Tap what they came for, then issue the ticket.")
MATTER_TWICE = Text("{matter} 点了两次，取一次就够。", "{matter} was chosen twice; once is enough.")
MATTER_UNKNOWN = Text(
    "业务类型里没有 {code}，可能刚换了规则。请重新点一次来办什么。",
    "The matters in force have no {code}; the rules may have just changed. Choose again what they came for.",
)
NOTE_TOO_LONG = Text(
    "便条有 {count} 字，最多 {most} 字。请写短一点，其余当面说。",
    "The note has {count} characters, at most {most} fit. Shorten it and tell the rest in person.",
)
DISPUTE_WITHOUT_HANDLER = Text(
    "请先说由谁在接待室负责，再标争议。", "Say first who takes charge in the reception room, then mark the dispute."
)
APPOINTMENT_REVERSED = Text(
    "预约时段的结束早于开始，请核对。", "The appointment ends before it begins. Check its times."
)
SPELLED_OUT = Text("{what} 要打码保存，请重新查一次客户。", "{what} is kept masked only. Look the customer up again.")
NAME_FACT = Text("姓名", "The name")
PHONE_FACT = Text("电话", "The phone number")

# Triage
MAY_NOT = Text(
    "{matter} 不能由{who}办。{instead}",
    "{matter} cannot be done by this person ({who}). {instead}",
)
HOLDER_MUST_COME = Text("请本人带证件来。", "The holder must come with the document.")
UNIT_MUST_COME = Text("请单位经办人带介绍信来。", "The company's handler must come with its letter.")

BY_SELF = Text("现在可以自己办：{ways}。", "It can be done without a counter now: {ways}.")
OTHERS_TODAY = Text("{others} 今天照办。", "{others} can still be done today.")
FETCH_IT = Text(
    "今天取来也行，回来找引导员，不用重新取号。",
    "It may be fetched today; back in the hall, see the greeter: the number stays.",
)
MISSING_FOR = Text("{document}（{matters}要用）", "{document} (for {matters})")
