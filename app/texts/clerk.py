"""The words of the clerk's face: what stands around the form, what the counter tells the clerk. 你 to staff."""

from app.texts.language import Text

# ── the form's head and foot ──────────────────────────────────────────────────────────────
FORM = Text("受理单", "Acceptance form")
SAME_FOR_CUSTOMER = Text("客户看到并签字的就是这一份", "Exactly what the customer signs")
ADD = Text("加业务", "Add")
AMEND = Text("改，重新签", "Change and sign again")
NOT_SIGNED = Text("未签字", "Not signed")
NOT_SIGNED_VERSION = Text("未签字，第 {version} 版", "Not signed, version {version}")
SIGNED = Text("已签字，第 {version} 版 {at}", "Signed, version {version}, {at}")
ACCEPTED = Text("已受理 {at}", "Accepted {at}")
FORM_NUMBER = Text("受理单 {number}", "{number}")
TODAY = Text("今天付", "Today")
MONTHLY = Text("账户每月固定", "Account, per month")
BILL = Text("{month} 月账单预计", "{month_name} bill, estimate")
MORE = Text("多 {sum}", "{sum} more")
LESS = Text("少 {sum}", "{sum} less")
UNCHANGED = Text("不变", "unchanged")
UNCONFIRMED = Text("含待确认 {sum}", "{sum} unconfirmed")
WITHOUT_DRAFTS = Text("不含草稿", "drafts not counted")
THIS_MONTH_EXTRA = Text("{month} 月另加 {sum}", "plus {sum} in {month_name}")
PAY_CASH = Text("现金 {sum}", "Cash {sum}")
PAY_NOTHING = Text("今天不用付", "Nothing due today")
PAY_NOT_CHOSEN = Text("还没选付款方式，{sum}", "Payment not chosen, {sum}")
NO_LINES = Text("还没有业务", "Nothing on the form yet")
NO_LINES_KEY = Text("按 F2 找业务", "Press F2 to find a service")
NO_CUSTOMER = Text("还没选客户", "No customer yet")
NO_CUSTOMER_KEY = Text("按 F3 找客户", "Press F3 to find one")
MISSING = Text("缺", "Missing")

# ── lines ─────────────────────────────────────────────────────────────────────────────────
PILL_CONFIRM = Text("待客户确认", "Customer to confirm")
PILL_CONFIRMED = Text("客户已确认 {at}", "Confirmed {at}")
PILL_DECLINED = Text("客户不办", "Declined")
PILL_OFFLINE_SIGN = Text("离线可签", "Can be signed offline")
PILL_OFFLINE_CASH = Text("离线可收", "Can be taken offline")
PILL_DRAFT = Text("只存草稿", "Draft only")
PILL_REFUSED = Text("离线不可办", "Not possible offline")
PILL_INCOMPLETE = Text("资费不全，不能签字", "Terms incomplete, cannot be signed")
PILL_UNSENT = Text("待上传", "To be sent")
PILL_CENTRE_HAS = Text("中心已收", "Centre has it")
PILL_COMPLETED = Text("已生效", "In effect")
PILL_IN_PROGRESS = Text("办理中", "In progress")
PILL_SENT_BACK = Text("被退回", "Sent back")
DECLINED_WHY = Text(
    "客户 {at} 在客户屏选了“不办”。不收费，不进签字内容。",
    "The customer chose “No, thanks” at {at}. Not charged and not part of what is signed.",
)
SENT_BACK = Text("中心退回：{why}", "Sent back by the centre: {why}")
SENT_BACK_THEN = Text(
    "这一单在店长的待修单里，钱和签字都还在。", "It stands in the manager's repair list. Money and signature are kept."
)
TAKE_OFF = Text("从本单移走", "Take off this form")

# ── to do ─────────────────────────────────────────────────────────────────────────────────
TO_DO = Text("还差 {n} 件才能签字", "{n} things before signing")
TO_DO_ONE = Text("还差 1 件才能签字", "1 thing before signing")
MAY_SIGN = Text("可以签字了", "Ready to sign")
WITH_CUSTOMER = Text("客户正在看单和签字", "The customer is reading and signing")
WITH_CUSTOMER_NOTE = Text(
    "客户签完会自动回来。要改就按 F9 收回来。", "It comes back when signed. Press F9 to take it back."
)
KEEPING = Text("签字正在存进本机", "Storing the signature")
TAKE_MONEY = Text("已签字，收 {sum}", "Signed. Take {sum}")
TAKE_MONEY_NOTE = Text(
    "按 F4 收现金。客户不付了就按 F8 作废这一版。",
    "Press F4 to take cash. F8 voids this version if the customer will not pay.",
)
ACCEPTED_TITLE = Text("办好了", "All done")
DONE_TITLE = Text("已经办妥", "Done")
DONE_CUSTOMER = Text("客户已选：{name}", "Customer: {name}")
DONE_TERMS = Text("资费、协议、违约金都已写明", "Prices, term, penalty stated")
DONE_CONFIRMED = Text("{name}，客户 {at} 已确认", "{name}, confirmed {at}")
DONE_CASH = Text("付款方式：现金 {sum}", "Payment: cash {sum}")
ONLY_SOME = Text(
    "这次只签第 {which} 行。其余不在签字内容里。", "Only line {which} is signed now. The rest is not part of it."
)
ONLY_SOME_MANY = Text(
    "这次只签第 {which} 行。其余不在签字内容里。", "Only lines {which} are signed now. The rest is not part of it."
)
TELL_QUEUED = Text(
    "请告诉客户：签字后是受理待生效，上传后由中心办理。",
    "Tell the customer: accepted now, takes effect once the centre has it.",
)
SIGN = Text("请客户签字", "Ask to sign")
SIGN_BACK = Text("收回来再改", "Take it back")
SIGN_MONEY = Text("收款", "Take payment")
SIGN_NEXT = Text("下一位", "Next customer")
SIGN_WAIT = Text("办完上面 {n} 件就能签", "Ready when the {n} things are done")
SIGN_WAIT_ONE = Text("办完上面 1 件就能签", "Ready when it is done")
LOOKS_AT = Text("客户屏正在看第 {n} 行", "Customer is reading line {n}")

# ── customer column ───────────────────────────────────────────────────────────────────────
STARS = Text("{word}", "{n} stars")
ONE_STAR = Text("一星", "1 star")
NO_STARS = Text("未评星", "No stars yet")
BY_RECORD = Text("按登记资料，未读卡", "By record, no card read")
ROW_VALID = Text("有效期", "Valid")
ROW_ACCOUNT = Text("账户", "Account")
ROW_BALANCE = Text("余额", "Balance")
DOCUMENT_SHORT: dict[str, Text] = {
    "resident_id": Text("身份证", "ID card"),
    "passport": Text("护照", "Passport"),
    "residence_permit": Text("居留证", "Permit"),
    "military_id": Text("军人证", "Military ID"),
}
LONG_TERM = Text("长期", "Long term")
ACCOUNT_PAYS = Text("{account}·{pays}", "{account}, {pays}")
PAYS: dict[str, Text] = {"prepaid": Text("预付费", "prepaid"), "postpaid": Text("后付费", "postpaid")}
NOTHING_OWED = Text("{sum}，无欠费", "{sum}, nothing owed")
OWED = Text("欠 {sum}", "{sum} owed")
NUMBERS = Text("号码与产品", "Numbers and products")
MAIN_NUMBER = Text("主号", "Main")
ALERTS = Text("请留意", "Please note")
HISTORY = Text("最近来往", "Recent contact")
USAGE = Text("流量 {used} / {of} {unit}", "Data {used} / {of} {unit}")
BROADBAND = Text("宽带", "Broadband")

# ── offline ───────────────────────────────────────────────────────────────────────────────
OFFLINE_BANNER = Text(
    "网络断开，本单已安全保存，恢复后自动上传。可继续办理。",
    "The network is down. This form is safe here and is sent when it is back. Carry on.",
)
OFFLINE_SINCE = Text("{at} 断开，已 {minutes} 分钟", "Since {at}, {minutes} min")
OFFLINE_JUST_NOW = Text("{at} 断开", "Since {at}")
UNAUTHORISED_BANNER = Text(
    "中心不认这台机器，先停止上传。单子都在本机，可继续办理，请告诉店长。",
    "The centre does not accept this counter, so sending pauses. Orders are kept here. Carry on and tell the manager.",
)
WHAT_IS_POSSIBLE = Text("看哪些能办", "What is possible")

# ── after the order ───────────────────────────────────────────────────────────────────────
PRINT_NONE = Text("小票没有打印", "No receipt was printed")
PRINT_PRINTING = Text("小票正在打印", "The receipt is printing")
PRINT_PRINTED = Text("小票已打印", "The receipt is printed")
PRINT_WAITING = Text("打印机没接上，小票会等着", "The printer does not answer, the receipt waits")
PRINT_ASK = Text("小票出来了吗？打印机没有回话。", "Did the receipt come out? The printer did not answer.")
CAME_OUT = Text("出来了", "Yes")
PRINT_AGAIN = Text("没有，补打", "No, print again")
CENTRAL_PENDING = Text("待上传，连上就送", "To be sent when connected")
CENTRAL_ACCEPTED = Text("中心已收", "The centre has it")
CENTRAL_REFUSED = Text("中心退回：{why}", "Sent back by the centre: {why}")
COPY_UNKNOWN = Text("本机已存，正在存第二份", "Saved here, second copy on its way")
COPY_ALONE = Text("单机保存", "Saved on this counter only")
COPY_TWO = Text("本机与中心已存", "Saved here and at the centre")
