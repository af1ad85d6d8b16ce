"""Words for the electronic invoice: asked for on the form, issued by the centre (R16)."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("电子发票", "Electronic invoice")
ACT: Final = Text("开电子发票", "Ask for an invoice")
ACT_NOTE: Final = Text(
    "抬头、税号、收票方式写在单上，由中心开", "Title, tax number and where it goes; the centre issues it"
)
FOR: Final = Text("可开票金额 {sum}", "Up to {sum}")
WHOSE: Final = Text("开给谁", "For whom")
COMPANY: Final = Text("单位", "A company")
PERSON: Final = Text("个人", "A person")
TITLE_LABEL: Final = Text("抬头", "Title")
TITLE_EXAMPLE: Final = Text("照营业执照或姓名", "As on the licence, or the name")
TAX_LABEL: Final = Text("统一社会信用代码（税号）", "Tax number")
TAX_EXAMPLE: Final = Text("18 位", "18 characters")
CONTACT_EXAMPLE: Final = Text("邮箱或 11 位手机号，可以不填", "Address or 11 digits; may stay empty")
NO_TAX: Final = Text("单位发票要写税号，18 位。", "A company's invoice needs its tax number of 18 characters.")
CONTACT_LABEL: Final = Text("收票的邮箱或手机", "E-mail or mobile phone it goes to")
KEEP: Final = Text("写到单上", "Put it on the form")
REMOVE: Final = Text("不要发票", "No invoice")
NEXT: Final = Text("下一格", "Next")
LATER: Final = Text("不改", "Leave it")
NO_TITLE: Final = Text("请写发票抬头，最多 100 个字。", "Type the title, at most 100 characters.")
BAD_TAX: Final = Text(
    "税号“{number}”的校验位不对，请照营业执照再核对。",
    'Tax number "{number}" fails its check digit. Compare it with the licence.',
)
BAD_CONTACT: Final = Text(
    "“{contact}”不是邮箱，也不是 11 位手机号。",
    '"{contact}" is neither an e-mail address nor a mobile number of 11 digits.',
)
NOTHING_TO_INVOICE: Final = Text(
    "押金、充值和预存先开收据，不开发票；本单没有别的费用。",
    "Deposits, top-ups and prepayments get a receipt and no invoice; this form has no other fee.",
)
ON_FORM: Final = Text("{title} {sum}，发到 {contact}", "{title} {sum}, to {contact}")
ON_FORM_NOT_SENT: Final = Text(
    "{title} {sum}，不发送，号码来厅里取", "{title} {sum}, not sent; its number is told at the hall"
)
WITH_TAX: Final = Text("{title}（{tax}）", "{title} ({tax})")
RECEIPT_ONLY: Final = Text(
    "押金、充值和预存给收据，不开发票。发票由中心开，开好后发到上面的地方。",
    "Deposits, top-ups and prepayments get a receipt, no invoice. The centre issues invoices and sends them there.",
)
FOR_CUSTOMER: Final = Text("电子发票：{said}。", "Electronic invoice: {said}.")
ON_PAPER: Final = Text("电子发票", "E-invoice")
STATES: Final = {
    "asked": Text("已请中心开票", "Asked of the centre"),
    "issued": Text("已开，发票号码 {number}", "Issued, no. {number}"),
    "refused": Text("中心没有开", "Not issued by the centre"),
}
