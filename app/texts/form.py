"""The words of the acceptance form: what is signed, on every surface."""

from app.texts.language import Text

# Actions
ADD = Text("新增", "Add")
MODIFY = Text("变更", "Change")
DELETE = Text("取消", "Cancel")
TOP_UP = Text("缴费", "Top up")
WITHDRAW = Text("返销", "Reverse")
TOP_UP_NAME = Text("话费", "Account credit")
CHANGES_TO = Text("{before} 换成 {after}", "{before} becomes {after}")

# Prices
PER_MONTH = Text("{sum} /月", "{sum} /month")
PER_DAY = Text("{sum} /天", "{sum} /day")
ONCE = Text("{sum} 一次", "{sum} once")
DEPOSIT = Text("{sum} 押金", "{sum} deposit")
WAIVED_PRICE = Text("免收（原 {sum}）", "Waived (was {sum})")
RENEWED = Text("{name} 续约", "{name}, renewed")
FREE_TRIAL = Text("试用 ¥0", "Trial ¥0")
PLAIN_MORE = Text("每月多 {sum}", "{sum} more a month")
PLAIN_LESS = Text("每月少 {sum}", "{sum} less a month")
PLAIN_SAME = Text("每月一样", "Same each month")
PLAIN_MONTHLY = Text("每月 {sum}", "{sum} a month")
PLAIN_ONCE = Text("一次 {sum}", "{sum} once")
PLAIN_DAILY = Text("每天 {sum}", "{sum} a day")
PLAIN_DEPOSIT = Text("押金 {sum}", "{sum} deposit")
PLAIN_TOP_UP = Text("充 {sum}", "{sum} credit")

# Labels
LABEL_START = Text("开始", "Starts")
LABEL_STOP = Text("停止", "Ends")
LABEL_EXPIRES = Text("失效", "Expires")
LABEL_INCLUDED = Text("套餐内", "Included")
LABEL_TIERS = Text("分区价", "By zone")
LABEL_OVERAGE = Text("套餐外", "Outside")
LABEL_CAP = Text("封顶", "Cap")
LABEL_THROTTLE = Text("限速", "Throttle")
LABEL_FIRST_MONTH = Text("首月", "First month")
LABEL_LAST_MONTH = Text("本月", "This month")
LABEL_TERM = Text("协议期", "Term")
LABEL_PENALTY = Text("违约金", "Penalty")
LABEL_OLD_TERM = Text("旧协议", "Old term")
LABEL_AFTER_TERM = Text("到期后", "Afterwards")
LABEL_DISCOUNT = Text("优惠", "Discount")
LABEL_WAIVER = Text("减免", "Waived")
LABEL_RULES = Text("资费规则", "Tariff rules")
LABEL_TRIAL = Text("试用", "Trial")
LABEL_PROVIDER = Text("代收方", "Collected for")
PROVIDER_SAID = Text("这笔钱是替{name}收的", "Collected for {name}")
LABEL_CANCEL = Text("退订", "To leave")
LABEL_REORDER = Text("再订", "Order again")
LABEL_CONFIRMATION = Text("二次确认", "Confirmed")
LABEL_SHARING = Text("共享号码", "Shared with")
LABEL_ARRIVAL = Text("到账", "Credited")

# Values
NONE = Text("无", "None")
NOT_INCLUDED = Text("不含", "Not included")
AT_ONCE = Text("签字后立即", "When signed")
ONCE_ONLINE = Text("网络恢复后", "When the network is back")
ON_COMPLETION = Text("装好当日", "The day it is installed")
END_OF_DAY = Text("{day} 24:00", "{day} 24:00")
FIRST_WHOLE_FROM = Text("{month} 月起按整月收 {sum}", "Full {sum} from {month_name}")
FIRST_RENEWED = Text("续约不另收首月，每月照收 {sum}", "No first month apart, {sum} a month goes on")
FIRST_WHOLE_NOW = Text("本月按整月收 {sum}", "Full {sum} this month")
FIRST_WHOLE_ON_COMPLETION = Text("装好当月按整月收 {sum}", "Full {sum} for the month of installation")
FIRST_BY_DAY = Text("本月按天收 {sum}（{days}）", "{sum} this month, by the day for the {days} left")
FIRST_BY_DAY_FROM = Text("{month} 月按天收 {sum}（{days}）", "{sum} in {month_name}, by the day for {days}")
FIRST_BY_DAY_ON_COMPLETION = Text("从装好当日按天收", "By the day from installation")
FIRST_FREE = Text("本月不收", "This month free")
FIRST_FREE_FROM = Text("{month} 月不收，之后每月 {sum}", "{month_name} is free, then {sum} a month")
FIRST_FREE_ON_COMPLETION = Text("装好当月不收，之后每月 {sum}", "The month of installation is free, then {sum} a month")
FIRST_WHEN_ACCEPTED = Text("从生效当日起算；今天生效的话{words}", "From the day it begins; if that is today: {words}")
NO_FIRST_MONTH = Text("只收一次，不按月", "Charged once, not monthly")
FIRST_DAILY = Text("用一天收一天，不按月", "Only the days used, not monthly")
FIRST_DEPOSIT = Text("只收一次，可退", "Charged once, refundable")
LAST_FREE = Text("不收费", "Nothing is charged")
LABEL_DEPOSIT_BACK = Text("押金", "Deposit")
DEPOSIT_BACK = Text("{name} {sum}，凭押金收据退还", "{name} {sum}, back against its receipt")
PLAIN_DEPOSIT_BACK = Text(
    "您押的 {sum}（{name}）凭押金收据退还。", "Your {name} of {sum} is paid back against its receipt."
)
LAST_WHOLE = Text("按整月 {sum}", "Full {sum}")
LAST_BY_DAY = Text("按天收到 {day}，共 {sum}", "By the day to {day}, {sum} in all")
LAST_WHEN_ACCEPTED = Text("算到停用当日；今天停的话{words}", "To the day it stops; if that is today: {words}")
LAST_TRIAL = Text("试用，不收费", "On trial, nothing is charged")
TERM_UNTIL = Text("{months}，{first} 至 {day}", "{months}, {first} to {day}")
TERM_FROM_ACCEPTANCE = Text("{months}，从生效当日算", "{months} from the day it begins")
TERM_FROM_COMPLETION = Text("{months}，从装好当日算", "{months} from installation")
PENALTY_SHARE = Text(
    "剩余月费 × {percent}%，不满一个月按一个月算。例：用满 {used}退出，{worked}",
    "Remaining fees × {percent}%, a begun month whole. Leaving after {used}: {worked}",
)
PENALTY_FIXED = Text("协议期内退出，{worked}", "Inside the term: {worked}")
PENALTY_SUBSIDY = Text(
    "按剩余月数退还补贴，不满一个月按一个月算。例：用满 {used}退出，{worked}",
    "The subsidy goes back for the months left, a begun one whole. Leaving after {used}: {worked}",
)
PENALTY_NOW = Text(
    "协议到 {day}，不满一个月按一个月算，剩 {left_months}：{worked}，今天收",
    "Term to {day}, a begun month whole, {left_months} left: {worked}, due today",
)
PENALTY_NOW_FIXED = Text("协议到 {day}，还没到期：{worked}，今天收", "Term to {day}, not over yet: {worked}, due today")
OLD_TERM_WAIVED = Text(
    "到 {day}，月费不降、协议不缩短，不收违约金", "To {day}; no penalty, as the fee is no lower and the term no shorter"
)
OLD_TERM_FREE = Text("到 {day}，这次不收违约金", "To {day}, no penalty this time")
AFTER_MONTHLY = Text("按原价逐月续，可随时退", "Month by month at the same price, leave any time")
AFTER_MONTHLY_ON = Text("{day} 起每月 {fee}，逐月续，可随时退", "From {day} {fee} month by month, leave any time")
AFTER_RENEWED = Text("{months}后自动续订，可随时退", "Renews after {months}, leave any time")
AFTER_RENEWED_ON = Text("{day} 到期，自动续订 {months}，可随时退", "Renews after {day} for {months}, leave any time")
AFTER_ENDS = Text("到期自动停，不另收费", "Ends by itself, nothing more is charged")
AFTER_ENDS_ON = Text("{day} 到期自动停，不另收费", "Ends by itself on {day}, nothing more is charged")
DISCOUNT_TO = Text("{words}（优惠到 {day}，{then} 起 {fee}）", "{words} (to {day})")
TRIAL_MONTHS = Text(
    "{months} ¥0，每人一次，到期自动停；要接着用须另订，每月 {after}",
    "{months} ¥0, once each, ends by itself; to go on is an order of its own, {after} a month",
)
MONTHS = Text("{n} 个月", "{n} months")
ONE_MONTH = Text("1 个月", "1 month")
DAYS = Text("{n} 天", "{n} days")
ONE_DAY = Text("1 天", "1 day")
REORDER_ANY_TIME = Text("随时可再订", "Any time")
REORDER_NOT_ON_SALE = Text("已停售，退了不能再订", "No longer on sale, cannot be ordered again")
CONFIRMED_AT = Text("{at}，客户本人在客户屏点“我要办理”", "{at}, by the customer on the customer screen")
CONFIRMED_BY_CODE = Text(
    "{at}，凭发到客户号码的短信验证码，消息 {message}",
    "{at}, by a code sent to the customer's number, message {message}",
)
ARRIVES_AT_ONCE = Text("签字后立即入账", "When signed")
ARRIVES_LATER = Text("网络恢复后入账，收据为凭", "When the network is back, your receipt is the proof")
NOTHING_DUE = Text("今天不用付", "Nothing due today")

# Allowances
ALLOWANCE_HEADS: dict[str, Text] = {
    "data": Text("流量", "Data"),
    "voice": Text("语音", "Voice"),
    "sms": Text("短信", "SMS"),
    "downlink": Text("下行", "Down"),
    "uplink": Text("上行", "Up"),
    "directed_data": Text("定向流量", "Directed data"),
    "sub_cards": Text("副卡", "Extra SIMs"),
    "equipment": Text("设备", "Equipment"),
}
PLAN_MAY_HOLD: dict[str, Text] = {
    "data": ALLOWANCE_HEADS["data"],
    "voice": ALLOWANCE_HEADS["voice"],
    "sms": ALLOWANCE_HEADS["sms"],
    "downlink": Text("宽带", "Broadband"),
    "directed_data": ALLOWANCE_HEADS["directed_data"],
}
TABLE_HEAD = Text("套餐内", "Included")
TABLE_PRICE = Text("月费", "Monthly")
NOW_UNTIL = Text("现在·至 {day}", "Now, to {day}")
NOW_AT_ONCE = Text("现在·签字即止", "Now, until signed")
NOW_UNTIL_ONLINE = Text("现在·至网络恢复", "Now, until the network is back")
NOW_UNTIL_INSTALLED = Text("现在·至装好", "Now, until installed")
THEN_FROM = Text("之后·{day} 起", "Then, from {day}")
THEN_ONLINE = Text("之后·网络恢复后起", "Then, once the network is back")
THEN_INSTALLED = Text("之后·装好当日起", "Then, once installed")

# Plain sentences for the customer's screen
PLAIN_STARTS = Text("{day}开始。", "Starts on {day}.")
PLAIN_STARTS_NOW = Text("签字后马上开始。", "Starts when you sign.")
PLAIN_STARTS_ONLINE = Text("网络恢复后马上开始。", "Starts when the network is back.")
PLAIN_STARTS_INSTALLED = Text("装好那天开始。", "Starts the day it is installed.")
PLAIN_STOPS = Text("用到 {day}晚上 12 点，之后停。", "Runs to the end of {day}, then stops.")
PLAIN_STOPS_NOW = Text("签字后马上停。", "Stops when you sign.")
PLAIN_STOPS_ONLINE = Text("网络恢复后马上停。", "Stops when the network is back.")
PLAIN_OUTSIDE = Text("用超了：{words}。", "Beyond that: {words}.")
PLAIN_SENTENCE = Text("{words}。", "{words}.")
PLAIN_LABELLED = Text("{label}：{words}。", "{label}: {words}.")
PLAIN_TERM = Text("约定用 {months}，到 {day}。", "You agree to stay {months}, to {day}.")
PLAIN_TERM_ACCEPTED = Text("约定用 {months}，从生效那天算。", "You agree to stay {months} from the day it begins.")
PLAIN_TERM_INSTALLED = Text("约定用 {months}，从装好那天算。", "You agree to stay {months} from installation.")
PLAIN_PENALTY = Text(
    "提前退要付剩余月费的 {percent}%，不满一个月按一个月算：比如用满 {used}退，付 {worked}。",
    "Leaving early costs {percent}% of what remains, a begun month whole: after {used}, {worked}.",
)
PLAIN_PENALTY_FIXED = Text("提前退要付一笔：{worked}。", "Leaving early costs one sum: {worked}.")
PLAIN_PENALTY_SUBSIDY = Text(
    "提前退要按剩下的月数把补贴退回来，不满一个月按一个月算：比如用满 {used}退，{worked}。",
    "Leaving early, the subsidy goes back for the months left, a begun one whole: after {used}, {worked}.",
)
PLAIN_NO_TERM = Text("没有协议期，没有违约金，随时可退。", "No term and no penalty. Leave any time.")
PLAIN_NO_TERM_FIXED = Text("没有协议期，没有违约金。", "No term and no penalty.")
PLAIN_CANCEL = Text("不想要了：{how}。", "To leave: {how}.")
PLAIN_NO_PENALTY = Text("没有违约金。", "No penalty.")
PLAIN_SHARING = Text("和 {numbers} 一起用。", "Shared with {numbers}.")
PLAIN_TOP_UP_WORDS = Text("{sum} 存进账户 {account}。", "{sum} goes to account {account}.")
PLAIN_TOP_UP_LATER = Text("网络恢复后入账，收据为凭。", "Credited when the network is back. Your receipt is the proof.")
PLAIN_DAY = Text("{month} 月 {day} 日", "{day} {month_name}")
WHOLE_DAY = Text("{year} 年 {month} 月 {day} 日", "{day} {month_name} {year}")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Customer and account
LABEL_NAME = Text("名称", "Name")
LABEL_TYPE = Text("类型", "Type")
LABEL_DOCUMENT = Text("证件", "Document")
LABEL_DOCUMENT_NUMBER = Text("号码", "Number")
LABEL_VALID = Text("有效期", "Valid")
LABEL_DOCUMENT_ADDRESS = Text("证件地址", "Its address")
LABEL_POST = Text("通信地址", "Postal address")
LABEL_PHONE = Text("联系电话", "Phone")
LABEL_HANDLER = Text("经办人", "Handler")
LABEL_GUARDIAN = Text("监护人", "Guardian")
LABEL_VERIFIED = Text("核验", "Checked")
LABEL_ONLINE_CHECK = Text("联网核查流水", "Online check number")
LABEL_ACCOUNT = Text("账户号", "Account")
LABEL_PAYS = Text("付费", "Billing")
LABEL_NUMBERS = Text("业务号码", "Service numbers")
LABEL_COLLECTION = Text("缴费、托收、账单方式", "Paying, direct debit, bills")
LABEL_CARD = Text("卡号（ICCID）", "SIM number (ICCID)")
LABEL_HOME = Text("归属地", "Home area")
LABEL_DEVICE = Text("设备串号", "Device number")
LABEL_INSTALLATION = Text("装机、预约", "Installation, visit")
NOT_ON_RECORD = Text("未登记", "Not on record")
NOT_NEEDED = Text("不需要", "Not needed")
NOT_CHANGED = Text("本单不变", "Not changed by this form")
NOT_HERE = Text("本单没有", "Not on this form")
NOT_CHECKED_ONLINE = Text("无，未联网核查", "None, not checked online")
AT_HANDING_OVER = Text("交机时登记", "Noted when it is handed over")
ON_ITS_LINE = Text("见各项", "With each item")
PERSON = Text("个人，没有星级", "Person, no stars")
STARS = ("", "一星", "二星", "三星", "四星", "五星", "六星", "七星")
PERSON_STARS = Text("个人，{stars}", "Person, {n} stars")
PERSON_ONE_STAR = Text("个人，一星", "Person, 1 star")
IN_PERSON = Text("本人办理", "In person")
BY_RECORD = Text("按登记资料，未读卡", "By our records, no card read")
BY_CARD = Text("读卡核验一致 {at}，读卡器 {reader}", "Card read and in order {at}, reader {reader}")
DEMO_READER = Text("演示", "demo")
LABEL_ATTACHMENTS = Text("附件", "Attachments")
ATTACHED = Text("{n} 份：{kinds}", "{n}: {kinds}")
ATTACHMENT_KINDS: dict[str, Text] = {
    "identity_copy": Text("证件复印件", "Copy of the document"),
    "card_photo": Text("证件芯片照片", "Photo in the card's chip"),
    "authorisation": Text("授权书", "Authorisation"),
    "other": Text("其他材料", "Other papers"),
}
LONG_TERM = Text("长期", "Long term")
DOCUMENTS: dict[str, Text] = {
    "resident_id": Text("居民身份证", "Resident ID card"),
    "passport": Text("护照", "Passport"),
    "residence_permit": Text("居留证", "Residence permit"),
    "military_id": Text("军人证", "Military ID"),
    "foreign_permanent": Text("外国人永久居留身份证", "Foreign permanent resident ID"),
    "hmt_residence": Text("港澳台居民居住证", "Hong Kong, Macao, Taiwan residence permit"),
}
PAYS: dict[str, Text] = {"prepaid": Text("预付费", "Prepaid"), "postpaid": Text("后付费", "Postpaid")}

# Head and foot
ONLINE = Text("在线受理", "Accepted online")
OFFLINE = Text("离线受理，待生效", "Accepted offline, takes effect later")
CONTACTS = Text(
    "客服 {hotline}　监督 {supervision}　申诉 {appeal}",
    "Service {hotline} · Supervision {supervision} · Appeal {appeal}",
)
TOP_UP_CHARGE = Text("话费充值", "Account credit")
PENALTY_CHARGE = Text("{name} 违约金", "{name} penalty")
