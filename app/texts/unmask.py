"""Words of 看完整资料: a customer's name, document or numbers shown in clear for a moment, for a reason (R09)."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("看完整资料", "Show in full")
NOTE: Final = Text("{customer}，只在这台屏上显示 {seconds} 秒", "{customer}, on this screen only, for {seconds} s")
WHAT: Final = Text("看什么", "What to show")
NAME: Final = Text("姓名", "Name")
DOCUMENT: Final = Text("证件号", "Document number")
PHONE: Final = Text("电话号码", "Phone numbers")
SHOW: Final = Text("显示", "Show")
ABOUT: Final = Text("看 {customer} 的完整资料：{what}", "Show the {what} of {customer} in full")
ABOUT_NAMES: Final = {
    "name": Text("姓名", "name"),
    "document": Text("证件号", "document number"),
    "phone": Text("电话号码", "phone numbers"),
}

READY_REASONS: Final = (
    Text("客户要求核对", "Customer asks"),
    Text("核对证件", "Checking the document"),
    Text("装机联系", "Calling about a visit"),
)
REASON_MISSING: Final = Text("请写一句为什么要看，会记下来。", "Write why it is to be seen; it is kept.")
NO_CUSTOMER: Final = Text("先找到客户，才有资料可看。", "Find the customer first; then there is something to show.")
SHOWN_BADGE: Final = Text("完整资料，{seconds} 秒后收起", "In full, for {seconds} s")

ACT_NOTE: Final = Text("说明原因，显示 20 秒，会记下来。", "For a reason, for 20 s; it is written down.")
