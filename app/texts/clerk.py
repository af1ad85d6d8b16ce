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
TODAY = Text("今天付", "Today")
MONTHLY = Text("账户每月固定", "Account, per month")
BILL = Text("{month} 月账单预计", "{month_name} bill, estimate")
MORE = Text("多 {sum}", "+{sum}")
LESS = Text("少 {sum}", "−{sum}")
UNCHANGED = Text("不变", "unchanged")
UNCONFIRMED = Text("含待确认 {sum}", "{sum} unconfirmed")
WITHOUT_DRAFTS = Text("不含草稿", "no drafts")
THIS_MONTH_LESS = Text("{month} 月少收 {sum}", "{sum} less in {month_name}")
THIS_MONTH_EXTRA = Text("{month} 月另加 {sum}", "plus {sum} in {month_name}")
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
PILL_OFFLINE_SIGN = Text("离线可签", "Signable offline")
PILL_OFFLINE_CASH = Text("离线可收", "Payable offline")
PILL_DRAFT = Text("只存草稿", "Draft only")
PILL_REFUSED = Text("离线不可办", "Not possible offline")
PILL_INCOMPLETE = Text("资费不全，不能签字", "Terms incomplete, cannot be signed")
PILL_UNSENT = Text("待上传", "To be sent")
PILL_CENTRE_HAS = Text("中心已收", "Centre has it")
PILL_COMPLETED = Text("已生效", "In effect")
PILL_SENT_BACK = Text("被退回", "Sent back")
DECLINED_WHY = Text(
    "客户 {at} 在客户屏选了“不办”。不收费，不进签字内容。",
    'The customer chose "No, thanks" at {at}. Not charged and not part of what is signed.',
)
SENT_BACK = Text("中心退回：{why}", "Sent back by the centre: {why}")
SENT_BACK_THEN = Text("钱和签字都还在，请告诉店长。", "Money and signature are kept. Tell the manager.")
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
    "按 F4 收款。客户不付了就按 F8 作废这一版。",
    "Press F4 to take the payment. F8 voids this version if the customer will not pay.",
)
ACCEPTED_TITLE = Text("办好了", "All done")
DONE_TITLE = Text("已经办妥", "Done")
DONE_CUSTOMER = Text("客户已选：{name}", "Customer: {name}")
DONE_TERMS = Text("资费、协议、违约金都已写明", "Prices, term, penalty stated")
DONE_CONFIRMED = Text("{name}，客户 {at} 已确认", "{name}, confirmed {at}")
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
DRAFTS_ONLY = Text("这些只能先存草稿", "These can only be kept as drafts")
DRAFTS_ONLY_WHY = Text(
    "要联网才能办，所以现在不签字、不收钱。按 F6 存好，联网后从挂单里取回接着办。",
    "They need the centre, so nothing is signed or paid now. F6 keeps them; go on from there when it is back.",
)
SIGN_DRAFT = Text("存成草稿", "Keep as a draft")
SIGN_DRAFT_NOTE = Text("联网后 F6 取回接着办", "F6 brings it back")
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
    "foreign_permanent": Text("永居证", "Permanent ID"),
    "hmt_residence": Text("居住证", "HMT permit"),
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

# ── offline ───────────────────────────────────────────────────────────────────────────────
OFFLINE_BANNER = Text(
    "网络断开，本单已安全保存，恢复后自动上传。可继续办理。",
    "The network is down. This form is safe here and is sent when it is back. Carry on.",
)
OFFLINE_BANNER_UNSIGNED = Text(
    "网络断开，本单已安全保存；签字后等网络恢复自动上传。可继续办理。",
    "The network is down. This form is safe here; once signed it is sent when the network is back. Carry on.",
)
OFFLINE_BANNER_EMPTY = Text(
    "网络断开。可继续办理，签好的单存在本机，恢复后自动上传。",
    "The network is down. Carry on: what is signed is kept here and sent when it is back.",
)
OFFLINE_SINCE = Text("{at} 断开，已 {minutes} 分钟", "Since {at}, {minutes} min")
OFFLINE_JUST_NOW = Text("{at} 断开", "Since {at}")
UNAUTHORISED_BANNER = Text(
    "中心不认这台机器，先停止上传。单子都在本机，可继续办理，请告诉店长。",
    "The centre does not accept this counter, so sending pauses. Orders are kept here. Carry on and tell the manager.",
)
WHAT_IS_POSSIBLE = Text("看哪些能办", "What is possible")
BACK = Text("网络恢复，照常办理。", "The network is back. Everything can be done again.")
BACK_SENDING = Text("网络恢复，还有 {n} 单正在上传。", "The network is back. Orders still being sent: {n}.")
BACK_SENT_ONE = Text("网络恢复，1 单已上传。", "The network is back. The order that waited has been sent.")
BACK_SENT = Text("网络恢复，{n} 单已全部上传。", "The network is back. All {n} orders that waited have been sent.")
BACK_DRAFT = Text("有 1 张草稿可以继续办", "1 draft can go on")
BACK_DRAFTS = Text("有 {n} 张草稿可以继续办", "{n} drafts can go on")
OPEN_DRAFTS = Text("打开草稿", "Open drafts")

# ── after the order ───────────────────────────────────────────────────────────────────────
CENTRAL_PENDING = Text("待上传，连上就送", "To be sent when connected")
CENTRAL_ACCEPTED = Text("中心已收", "The centre has it")
CENTRAL_VOIDED = Text("已作废，没有送中心", "Void, never sent to the centre")
CENTRAL_SETTLED = Text("中心退回，已了结", "Sent back by the centre and settled")
COPY_UNKNOWN = Text("本机已存，正在存第二份", "Saved here, second copy on its way")
COPY_ALONE = Text("单机保存", "Saved on this counter only")
COPY_TWO = Text("已存两处", "Saved in two places")  # the second one at the hall server, or at the centre

# ── search ────────────────────────────────────────────────────────────────────────────────
HINT_OFFERS = Text("名称、编号、拼音首字母、扫码都行", "Name, code, pinyin initials or barcode")
HINT_CUSTOMERS = Text("姓名、号码、证件号、拼音首字母都行", "Name, number, document or pinyin initials")
HINT_CUSTOMER_FIRST = Text("先选客户，接着就加业务", "The customer first, then the service")
HINT_ANYTHING = Text("找客户、号码、业务、单号，或直接说要做什么", "Customer, number, service, form, or what to do")
FOUND = Text("{n} 条", "{n} found")
FOUND_MANY = Text("前 {n} 条", "First {n}")
FOUND_MS = Text("{found}，{ms} 毫秒", "{found}, {ms} ms")
NOTHING_FOUND = Text("没有找到“{typed}”。", 'Nothing found for "{typed}".')
NOTHING_OFFER = Text(
    "换个名称、编号或拼音首字母试试，例如 cx199。", "Try another name, code or initials, such as cx199."
)
NOTHING_CUSTOMER = Text(
    "本机没有。输完整的号码或证件号，可以到中心查。", "Not known here. Type a whole number to ask the centre."
)
TYPE_TO_FIND = Text("输几个字就开始找", "Type a little to begin")
FOR_NUMBER = Text("为 {number} 找", "For {number}")
TAB_ALL = Text("全部", "All")
TAB_PLANS = Text("套餐", "Plans")
TAB_VALUE_ADDED = Text("增值", "Value-added")
TAB_BROADBAND = Text("宽带", "Broadband")
TAB_DEVICES = Text("终端", "Devices")
TAB_SERVICES = Text("服务", "Services")
TAB_OFFERS = Text("业务", "Services")
TAB_CUSTOMERS = Text("客户", "Customers")
TAB_RECEIPTS = Text("单子", "Forms")
TAB_ACTS = Text("操作", "Actions")
KEY_CHOOSE = Text("选", "Choose")
KEY_TAB = Text("换类", "Next group")
KEY_TAKE_MORE = Text("放进去接着找", "Put on and go on")
TAKE_ADD = Text("放进受理单", "Put on the form")
TAKE_CHANGE = Text("换成这个", "Change to this")
TAKE_RENEW = Text("续约", "Renew it")
TAKE_CANCEL = Text("取消这项业务", "Cancel this service")
TAKE_FIND = Text("在本机找", "Look for it")
TAKE_CUSTOMER = Text("就是这位客户", "Choose this customer")
TAKE_CENTRE = Text("到中心查", "Ask the centre")
TAKE_ACT = Text("就做这个", "Do this")
TAKE_RECEIPT = Text("打开", "Open")
TAKE_TOP_UP = Text("放进受理单 {sum}", "Put {sum} on the form")
TAKE_TOP_UP_MORE = Text("并成一笔 {sum}", "One top-up of {sum}")
TOP_UP_MORE = Text("单上已有缴费 {had}，放进去一共 {sum}", "The form has a top-up of {had}; with this it is {sum}")
TOP_UPS_ONE = Text("已并成一笔：{name} {sum}", "One top-up now: {name} {sum}")
PLAN_MORE = Text("单上已经选了 {name}，会换成这个", "The form has {name}; this takes its place")
PLAN_INSTEAD = Text("已换成：{name}", "Changed to {name}")
PUT_ON = Text("已放进：{name}，单上 {lines}", "On the form: {name}, now {lines}")
TAKE_TOP_UP_NO_SUM = Text("先输金额", "Type the amount first")
CAN_HAVE = Text("放进去以后", "If you put it on")
WILL_ADD = Text("为 {number} 新增", "Added to {number}")
WILL_REPLACE = Text("会替换现在的 {name}", "Replaces {name}")
WILL_RENEW = Text("{number} 接在原协议后面再签一期", "{number} has another term, after the old one")
WILL_CANCEL = Text("{number} 正在用，会取消", "{number} has it, it will be cancelled")
WILL_CONFIRM = Text("要客户在客户屏上自己确认", "The customer confirms on their own screen")
WILL_QUEUE = Text("离线：签字后是受理待生效", "Offline: accepted, takes effect later")
WILL_DRAFT = Text("离线：只存草稿", "Offline: kept as a draft")
WILL_REFUSE = Text("离线：现在不能办", "Offline: not possible now")
WILL_WHY = Text("{what}。{why}", "{what}. {why}")
OFFER_CODE = Text("资费编号 {code}", "Code {code}")
TOP_UP = Text("缴费", "Top up")
TOP_UP_NOTE = Text("存进账户 {account}", "To account {account}")
TOP_UP_ANY = Text("输 jf100 就是缴 100 元", "Type jf100 for ¥100")
AMOUNT = Text("缴多少", "Amount")
CUSTOMER_NOTE = Text("{phone}·{stars}", "{phone}, {stars}")
ASK_CENTRE = Text("到中心查 {number}", "Ask the centre for {number}")
ASK_CENTRE_NOTE = Text("本机没有这位客户", "Nobody here has this number")
ASK_CENTRE_HOW = Text(
    "中心按整个号码查。查到了资料就存在本机，以后断网也能签。",
    "The centre looks for the whole number. Who is found is kept here and can then be served offline.",
)
ASK_CENTRE_AWAY = Text("现在连不上中心，先查不了。", "The centre cannot be reached just now.")
FIND_RECEIPT_NOTE = Text(
    "今天的单子里没有，在本机以前的单子里找", "Not among today's forms, looked for among earlier ones"
)
FINDING_RECEIPT = Text("正在找…", "Looking…")
RECEIPT_UNKNOWN = Text(
    "本机没有 {number}。别的台席或别的机器办的，请到那里看。",
    "{number} is not on this counter. It was accepted at another desk.",
)
CUSTOMER_PHONE = Text("手机", "Phone")
CUSTOMER_PRODUCTS = Text("在用", "Has")
TOP_UP_UNSENT = Text("另收 {sum}，上传后入账", "{sum} more taken, credited when sent")
ASKING_CENTRE = Text("正在问中心…", "Asking the centre…")
CENTRE_KNOWS_NOBODY = Text(
    "中心也没有 {number} 的客户，请再核对。", "The centre has no customer for {number}. Check it once more."
)
CENTRE_AWAY = Text(
    "现在连不上中心，查不了新客户。本机有资料的客户可以照办。",
    "The centre cannot be reached, so nobody new can be looked up. Customers known here can be served.",
)
KEY_TOP_UP_WORDS: tuple[str, ...] = ("jf", "cz", "jiaofei", "chongzhi", "缴费", "充值", "话费", "top up", "topup")

# ── cash ──────────────────────────────────────────────────────────────────────────────────
CASH_TITLE = Text("收款", "Take payment")
CASH_FOR = Text("{customer}·已签字，第 {version} 版", "{customer}, signed, version {version}")
CASH_DUE = Text("应收", "Due")
CASH_HOW = Text("怎么付", "How")
CASH_GOT = Text("收 {sum}", "{sum} given")
CASH_NOTHING_YET = Text("还没收", "Nothing given yet")
CASH_WAITING = Text("等收钱", "To be taken")
CASH_FIELD = Text("收到现金", "Cash received")
CASH_CHANGE = Text("找零", "Change")
CASH_FEWEST = Text("这样找最少", "Fewest pieces")
CASH_TAKE = Text("收好", "Take it")
CASH_TYPE_FIRST = Text("先输收到多少现金", "Type the cash received first")
CASH_SHORT = Text("还差 {short}", "{short} short")
CASH_STILL = Text("还差", "Still to come")
CASH_WRONG = Text("客户不付了：按 F8 作废这一版，单子可以再改", "Not paying: F8 voids this version, the form stays")
CASH_FOOT = Text("应收 {due}", "{due} due")
CASH_KEY_TAKE = Text("收好", "Take it")
CASH_KEY_VOID = Text("作废这一版", "Void this version")
CASH_KEY_LATER = Text("先不收", "Not now")
NOTE_YUAN = Text("{n}\u00a0元\u00a0×{count}", "¥{n}\u00a0×{count}")
NOTE_JIAO = Text("{n}\u00a0角\u00a0×{count}", "¥0.{n}\u00a0×{count}")
NOTE_FEN_LEFT = Text("余 {n} 分，没有这么小的零钱", "{n} fen left over, no coin is that small")
RETURN_MONEY = Text(
    "已作废。请把 {sum} 退给客户，单子可以接着改。", "Voided. Give {sum} back; the form can be changed."
)
VOIDED = Text("这一版已作废，改完请客户再签。", "This version is void. Change it and ask for a new signature.")
STORE_SLOW = Text(
    "本机保存太慢，这一步还没办成。已经存下的都在，请再试一次。",
    "Saving here took too long and this step is not done. What was saved is kept. Try once more.",
)
PAID_NOT_STORED = Text("钱已收好，本单还没存下", "Money taken, the order is not stored yet")
PAID_NOT_STORED_NOTE = Text(
    "签字和钱都记下了。按 F4 再存一次，或按 F8 作废并退钱。",
    "Signature and money are on record. F4 tries again, F8 voids it and returns the money.",
)
STORE_AGAIN = Text("再存一次", "Store it again")

# ── around the form ───────────────────────────────────────────────────────────────────────
LOCKED_FIRST = Text(
    "本单已签字锁定。要改先按 F8 作废这一版，改完请客户再签。",
    "This form is signed and locked. F8 voids this version, then change it and have it signed again.",
)
ACCEPTED_FIRST = Text(
    "本单已受理，要改请另开一单（F6 下一位）。",
    "This form is accepted. For a change begin another one (F6, next customer).",
)
BUSY_FIRST = Text("正在保存，请等一下。", "Saving, one moment.")
WITH_CUSTOMER_FIRST = Text(
    "客户正在看单。要改先按 F9 收回来。", "The customer is reading. Take the form back with F9 first."
)
CHANGED_MEANWHILE = Text(
    "单子在客户签字时变了，这次签字没有算数。请客户看过再签。",
    "The form changed while the customer was signing, so that signature does not count. Please have it read again.",
)
NOT_YET = Text("还差：{what}", "Still to do: {what}")
PARKED = Text("已挂单：{customer}，{lines}。F6 随时取回。", "Parked: {customer}, {lines}. F6 brings it back.")
LINES = Text("{n} 行", "{n} lines")
ONE_LINE = Text("1 行", "1 line")
NEXT_BEGUN = Text(
    "已开新单。{number} 已受理，在今天的单子里。", "A new form. {number} is accepted, among today's forms."
)
DRAFT_PUT_AWAY = Text(
    "已存草稿：{customer}，{lines}。联网后 F6 取回。", "Kept as a draft: {customer}, {lines}. F6 brings it back."
)
NEWS = Text(
    "目录更新了，本单已换成新的：{what}。请和客户再看一遍。",
    "The catalogue changed under this form: {what}. Please go through it with the customer again.",
)
NEWS_PRICE = Text("{name} {before} → {now}", "{name} {before} → {now}")
NEWS_TERMS = Text("{name} 条款变了", "{name} has other terms")
NEWS_GONE = Text("{name} 新目录里没有，已移走", "{name} is not in it and was taken off")
NEWS_OFF_SALE = Text("{name} 现在不卖，不能签", "{name} is not sold now and cannot be signed")
UNDERSTOOD = Text("知道了", "Noted")
NEWER_CATALOGUE = Text(
    "这张单是按旧目录做的，现在按新目录算。价格可能变了，请和客户再看一遍。",
    "This form was made under an older catalogue and now stands under the new one. "
    "Prices may have changed: go through it with the customer again.",
)
NOTHING_TO_PARK = Text("没有挂单，也没有草稿。", "Nothing parked and no drafts.")
DRAFT_KEPT = Text(
    "{lines}没签的已存成草稿，联网后可继续办。", "{lines} not signed: kept as a draft for when the network is back."
)
LINE_GONE = Text("已从本单移走：{name}", "Taken off: {name}")
UNDO = Text("撤回", "Undo")
ALL_OFF = Text("一起去掉", "Take all off")
NO_LINE = Text("先用 ↑ ↓ 选一行。", "Choose a line with ↑ ↓ first.")
NO_LINE_YET = Text("单子上还没有业务。", "Nothing is on the form yet.")
NOTHING_DUE = Text("今天不用付钱。", "Nothing is due today.")
PRINT_AFTER_SIGNING = Text("签字受理以后才打印。", "Printing comes after the form is accepted.")
COPY_PRINTING = Text("正在补打 {number}，小票上会注明补打。", "Printing {number} again, marked as a copy.")
RECEIPT_WAITS = Text(
    "{number} 的小票还没打出来，打印机好了就会出，不用补打。",
    "The receipt of {number} is not printed yet; it comes out once the printer can. No copy is needed.",
)
RECEIPT_ASKED = Text(
    "先回答 {number} 的小票出来了没有。没出来，会马上补打。",
    "First say whether the receipt of {number} came out. If it did not, a copy follows at once.",
)
NO_ORDER_TODAY = Text("今天还没有单子。", "No forms yet today.")
SAVED_NOT_PRINTED = Text("{number} 已存好，还没打印，现在就打。", "{number} is saved, not printed yet. Printing now.")
RATED = Text("客户打了 {score} 分。", "The customer gave {score}.")
LAST_ORDER = Text("上一单", "Last form")
THIS_ORDER = Text("这一单", "This form")
DRAFTS = Text("挂单和草稿", "Parked forms and drafts")
KEY_NEXT_ADD = Text("新单加业务", "Add to a new form")
KEY_NEXT_CUSTOMER = Text("新单选客户", "New customer")
NEXT_NOTE = Text("Enter 就开始下一张单", "Enter begins the next form")
WHY_DRAFT: dict[str, Text] = {
    "parked": Text("挂单", "Parked"),
    "offline": Text("离线草稿", "Offline draft"),
    "left_open": Text("没办完", "Left open"),
}
DRAFT_WANTS_CENTRE = Text("联网", "the network")
DRAFT_WANTS: dict[str, Text] = {
    "confirm": Text("客户确认{name}", "the customer's yes to {name}"),
    "installation": Text("{name}的地址和上门时间", "address and visit for {name}"),
    "incomplete": Text("{name}的资费", "the terms of {name}"),
    "conflict": Text("{name}现在不能办", "{name} cannot stand"),
}
DRAFT_MAY_GO_ON = Text("网络恢复，现在可以接着办", "the network is back: it can go on now")
DRAFT_MISSING = Text("还差：{what}", "missing: {what}")
DRAFT_DAYS = Text("{at}，{n} 天前", "{at}, {n} days ago")
DRAFT_YESTERDAY = Text("{at}，昨天", "{at}, yesterday")
OPEN_DRAFT = Text("接着办", "Go on with it")
DELETE_DRAFT = Text("不要了", "Discard")
ORDERS_TODAY = Text("今天的单子", "Today's forms")
DEAD_TITLE = Text("中心退回的单子", "Forms the centre sent back")
DEAD_NOTE = Text("签字和钱都还在，等店长处理", "Signature and money are kept; the manager settles them")
DEAD_NONE = Text("没有退回的单子。", "Nothing was sent back.")
DEAD_TRIES = Text("{why}·送过 {n} 次", "{why} · sent {n} times")
REPRINT = Text("补打", "Print again")
READ_ORDER = Text("打开看", "Open")
OFFLINE_TITLE = Text("离线时哪些能办", "What is possible offline")
OFFLINE_NOTE = Text("客户资料在本机的才能签", "Signing needs a customer known here")
MAY_DONE = Text("当场办好", "Done for good")
MAY_QUEUE = Text("能签，受理待生效", "Signed, takes effect later")
MAY_DRAFT = Text("只存草稿", "Draft only")
MAY_NOT = Text("现在不能办", "Not possible now")
UP_TO = Text("每单最多 {sum}", "up to {sum} a form")
ORDER_STATES = {
    "pending": Text("待上传", "To be sent"),
    "accepted": Text("中心已收", "Centre has it"),
    "refused": Text("被退回", "Sent back"),
    "voided": Text("已作废", "Void"),
    "settled": Text("已了结", "Settled"),
}
COMPLETED = Text("已生效", "In effect")
