"""The words the A4 acceptance form adds around what is signed; what is signed brings its own (app.texts.form)."""

from app.texts.language import Text

# Head
TITLE = Text("业务受理单", "Service acceptance form")
SUBTITLE = Text(
    "一张单写明这次办理的全部内容。您签字的就是下面这些内容。",
    "Everything arranged today. What you sign is exactly what stands below.",
)
CHECK_CODE = Text("校验码 {code}", "Check code {code}")
PAGE = Text("第 {number} 页，共 {total} 页", "Page {number} of {total}")
PAGE_AND_COPY = Text("{page}·{copy}", "{page} · {copy}")
COPY_CUSTOMER = Text("客户联", "Customer's copy")
COPY_ARCHIVE = Text("存档联", "Archive copy")
ORDER_NUMBER = Text("客户订单号", "Order number")
HALL = Text("受理厅", "Hall")
HALL_AND_DESK = Text("{hall} {desk}", "{hall}, {desk}")
CLERK = Text("受理人", "Clerk")
ACCEPTED_AT = Text("受理时间", "Accepted")
CHANNEL = Text("渠道", "Channel")
CHANNEL_COUNTER = Text("营业厅柜台", "Counter in the hall")
MODE = Text("方式", "Mode")
AMENDS = Text("原单号", "Amends")
RULES_VERSION = Text("办理规则", "Rules of business")
RULES_IN_CATALOGUE = Text("同资费版本", "As the price list")
NONE = Text("无", "None")

# Parts
HEAD = Text("这张单", "This form")
CONTACTS = Text("服务与监督", "Whom to ask")
CUSTOMER = Text("客户", "Customer")
ACCOUNT = Text("账户与号码", "Account and numbers")
LINES = Text("这次办理，共 {count} 项", "Arranged today: {count}")
CODE = Text("资费编号 {code}", "Tariff {code}")
NUMBER = Text("号码 {number}", "{number}")
NOTICES = Text("请您知道", "Please know")
STATEMENT = Text("客户声明", "Customer's statement")

# Today's fees
FEES = Text("今天的费用", "Today's fees")
NO_FEES = Text("今天不收费。", "Nothing is charged today.")
FEE_NAME = Text("科目", "Item")
DUE = Text("应收", "Due")
DISCOUNT = Text("优惠", "Discount")
PAID = Text("实收", "Paid")
DEPOSIT = Text("押金", "Deposit")
DEPOSIT_YES = Text("可退", "Refundable")
DEPOSIT_NO = Text("无", "None")
PAYMENT = Text("付法", "Paid by")
PAYMENT_NUMBER = Text("{method}凭证", "{method} number")
PAYMENT_AND_SUM = Text("{method} {sum}", "{method} {sum}")
CHANGE = Text("找零", "Change")
TOTAL = Text("合计", "Total")
CAPITALS = Text("大写", "In words")
DEPOSITS_AMONG = Text("其中押金", "Deposits among it")
FEE_ROW = Text("应收 {due}，优惠 {discount}，实收 {paid}", "due {due}, off {discount}, paid {paid}")
FEE_DEPOSIT = Text("{row}，押金，可退", "{row}, refundable deposit")
INVOICE_NUMBER = Text("发票号", "Invoice number")
INVOICE_TO_COME = Text("中心开出后告诉您", "Told to you once it is issued")
INVOICE_NONE = Text("无，没有要发票", "None, no invoice was asked for")
DEPOSITS_SUM = Text("{sum}，可退，不算收入", "{sum}, refundable")

# The month
MONTHLY = Text("每月变化", "Each month")
MONTHLY_CHANGE = Text("{before} → {after}", "{before} → {after}")
MORE = Text("每月多 {sum}。", "{sum} more. ")
LESS = Text("每月少 {sum}。", "{sum} less. ")
SAME = Text("每月不变。", "No change. ")
BILL = Text("{month} 月账单预计", "{month_name} bill: about")
THIS_MONTH_LESS = Text("本月账单少收 {sum}。", "{sum} less this month. ")
BILLS = Text("账单明细", "Bills to come")
BILL_HEADS = (
    Text("科目", "Item"),
    Text("哪几天", "Days"),
    Text("为什么是这么多", "Why this much"),
    Text("金额", "Amount"),
)
THIS_MONTH = Text("本月账单另加 {sum}。", "{sum} extra this month. ")

# Signature boxes and foot
SIGNED_BY_CUSTOMER = Text("客户签字", "Customer's signature")
BOUND = Text("电子签名，已与全文绑定", "Bound to the whole text")
SIGNED_BY_HANDLER = Text("经办人签字", "Handler's signature")
SIGNED_FOR_CUSTOMER = Text("{who} 代客户签字", "{who} signed for the customer")
NO_HANDLER = Text("本人办理，不需要", "Not needed, in person")
SEAL = Text("受理单位章", "Seal")
SEAL_WORDS = Text("受理专用章", "Accepted")
COPY_NOTE_CUSTOMER = Text("客户联，另存档一份", "Customer's copy, one more is archived")
COPY_NOTE_ARCHIVE = Text("存档联，另交客户一份", "Archive copy, one more is with the customer")
NO_GLYPH = Text(
    "方框里是字库没有的字的统一码：{codes}", "A box holds the Unicode number of a character the font lacks: {codes}"
)
METADATA_TITLE = Text("业务受理单 {number}", "Service acceptance form {number}")

# An order that the centre refused and that was settled
SETTLED = Text("中心退回 不作数", "REFUSED, NOT VALID")
SETTLED_WHY = Text(
    "中心没有受理这一单，上面的业务不办，收过的钱已退。",
    "The centre refused this order: nothing on it is carried out, and money taken was given back.",
)

# A form drawn again after the archive's file was let go, or at another counter than the one that took the order
REMADE = Text("重制", "Remade")
REMADE_WHY = Text(
    "{at} 由 {by} 按保存的内容和签名重新制作，内容没有改动。",
    "On {at} by {by}, from the content and signature that were kept. Nothing on it was changed.",
)
