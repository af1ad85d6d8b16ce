"""What the customer's screen says: large, plain, 您."""

from app.texts.language import Text, same

LOOK_AT_ONE = Text("{name}，您好，请看看这 1 项对不对", "Hello {name}, please check this item")
LOOK_AT = Text("{name}，您好，请看看这 {n} 项对不对", "Hello {name}, please check these {n} items")
HELLO = Text("{name}，您好", "Hello {name}")
HERE = Text("{operator}·{hall}", "{operator}, {hall}")
VERSION = Text("第 {version} 版", "Version {version}")
STEP_OF = Text("一共 {n} 页，这是第 {i} 页", "Page {i} of {n}")  # what is asked and the bills have pages, too
LAST_STEP = Text("最后一步，签字", "Last step: sign")
WINDOW_TITLE = same("客户屏 Customer screen, F7")  # the clerk reads it, whatever the customer's language
LARGER = Text("更大的字", "Larger text")
READ_TO_ME = Text("读给我听", "Read to me")
STOP_READING = Text("停", "Stop")
LARGE_PRINT = Text("纸单打大字", "Paper in large print")
OTHER_LANGUAGE = Text("English", "中文")

ORDER = Text("我要办理", "Yes, add it")
DECLINE = Text("不办", "No")
ORDER_OR_NOT = Text("要不要办“{name}”？", "Would you like {name}?")
CHOSE_ORDER = Text(
    "您选了“我要办理”，签字前都可以改。这一项只能由您自己选，营业员不能代选。",
    "You chose yes. You can change it until you sign. Only you can choose this, the clerk cannot.",
)
CHOSE_DECLINE = Text(
    "您选了“不办”，不收费，也不进签字内容。签字前都可以改。",
    "You chose no: nothing is charged and it is not part of what you sign. You can change it until you sign.",
)
CHOOSE = Text(
    "这一项要您自己选，营业员不能代选。没有预先勾选。",
    "Only you can choose this, the clerk cannot. Nothing is chosen for you.",
)
YOU_CHOOSE = Text(
    "由您自己选，营业员不能代选。不明白就问营业员，不着急。",
    "You choose, the clerk cannot. Ask the clerk if anything is unclear. Take your time.",
)
NOTHING_YET = Text("营业员正在为您准备，内容会出现在这里。", "The clerk is preparing your form. It will appear here.")
DETAILS = Text("每一项的细节", "Details of each")
NOTHING_OF = Text("没有", "Does not apply")
NOW_UNTIL = Text("现在，到 {day}", "Now, until {day}")
FROM_DAY = Text("{day}起", "From {day}")
AND = Text("{first}和{last}", "{first} and {last}")
ROW_SENTENCE = Text("{when}：{what}。", "{when}: {what}.")
NOT_SIGNED_NOW = Text("这一项现在不签", "Not signed now")

TODAY = Text("今天付", "Pay today")
MONTHLY_BECOMES = Text("每月从 {before} 变成", "Monthly, from {before} to")
MONTHLY_STAYS = Text("每月固定", "Monthly")
MORE = Text("每月多 {sum}。", "{sum} more a month.")
LESS = Text("每月少 {sum}。", "{sum} less a month.")
SAME = Text("每月不变。", "The same each month.")
UNCONFIRMED = Text("含待您确认的 {sum}。", "{sum} of it awaits your choice.")
BILL = Text("{month} 月账单预计 {sum}。", "Estimated bill for {month_name}: {sum}.")
SIGN_HERE = Text("请在这里签名", "Please sign here")
SIGN_AGAIN = Text("重签", "Clear")
I_HAVE_READ = Text(
    "我看清了左边 {n} 项的内容、价格、期限和违约金，自愿办理。签字后内容不能再改。",
    "I have read the content, prices, terms and penalties of all that is shown and order it of my own free will. "
    "Nothing can be changed after signing.",
)
I_HAVE_READ_BEFORE = Text(
    "我看清了前面 {n} 项的内容、价格、期限和违约金，自愿办理。签字后内容不能再改。",
    I_HAVE_READ.en,
)
I_HAVE_READ_SOME = Text(
    "我看清了这 {all} 项里要签的 {n} 项的内容、价格、期限和违约金，自愿办理。签字后内容不能再改。",
    "I sign {n} of these {all} items. I have read their content, prices, terms and penalties and order them of my own "
    "free will. Nothing can be changed after signing.",
)
I_HAVE_READ_SOME_BEFORE = Text(
    "我看清了前面 {all} 项里要签的 {n} 项的内容、价格、期限和违约金，自愿办理。签字后内容不能再改。",
    "I sign {n} of the {all} items before this page. I have read their content, prices, terms and penalties and order "
    "them of my own free will. Nothing can be changed after signing.",
)
SOME_TO_CHOOSE = Text(
    "这 {all} 项里还有 {n} 项等您选办不办，都选好了再签字。",
    "Your yes or no is wanted for {n} of these {all} items. Choose first, then sign.",
)
CONFIRM = Text("我看清了，确认签字", "I have read it, sign")
FIRST_CHOOSE = Text("请先选办不办", "First choose yes or no")
FIRST_READ = Text("请先看完全部内容", "Please read to the end")
FIRST_SIGN = Text("请先签名", "Please sign first")
FINISH_NAME = Text("请写完名字", "Please write your whole name")
NOT_YET = Text("营业员还在填，请稍等", "The clerk is still at work")
READ_ON = Text("下面还有 {n} 段，往下看", "{n} more below, read on")
READ_DOWN = Text("往下看", "Read on")
IN_PART = Text(
    "有 {n} 项没有办成，营业员会告诉您原因；为它收的钱退给您。",
    "{n} of the items could not be taken. The clerk tells you why; what you paid for it goes back to you.",
)
OFFLINE_NOTE = Text(
    "现在网络断开：签字后是受理待生效，网络恢复后自动上传，结果短信通知您。",
    "The network is down: what you sign takes effect once it is back, and you are told by text message.",
)

THANKS = Text("都办好了，谢谢您", "All done, thank you")
THANKS_LATER = Text("都签好了，谢谢您", "All signed, thank you")
VOIDED = Text("这一单已作废", "This order is void")
MONEY_BACK = Text("下面这些都不办了。退给您 {sum}，请当面点清。", "Nothing below is carried out. You get {sum} back.")
NOTHING_BACK = Text("下面这些都不办了，也没有收费。", "Nothing below is carried out, and nothing was charged.")
SIGNED_ITEMS = Text("{n} 项已签字", "{n} items signed")
SIGNED_ITEM = Text("1 项已签字", "1 item signed")
PAID = Text("收了 {paid}", "{paid} paid")
LATER = Text("受理待生效，网络恢复后自动上传", "they take effect once the network is back")
PRINTING = Text("小票正在打印", "your receipt is printing")
PRINTED = Text("小票打好了", "your receipt is printed")
PRINT_WAITS = Text("小票由营业员打给您", "the clerk will print your receipt")
SIGNED = Text("签好了，谢谢您", "Signed, thank you")
CONFIRMED_WAITING = Text("正在保存，请稍等", "Saving, one moment")
PAYING = Text("签好了，请付 {sum}", "Signed. Please pay {sum}")
PAYING_LINE = Text("您签的内容已经保存好了", "What you signed is safely stored")
PAYING_HOW = Text("付法", "Paid by")
PAYING_GIVEN = Text("收您", "You gave")
PAYING_CHANGE = Text("找您", "Your change")
PAYING_OTHERS = Text("其余 {n} 项", "{n} others")
NOT_GIVEN = Text("等您付", "Waiting for you")
NEXT_TITLE = Text("接下来", "What happens next")
NEXT_PAY = Text("请把钱交给营业员", "Give the money to the clerk")
NEXT_STORE = Text("收好钱，这一单就办成", "Once it is taken, your order is placed")
NEXT_STORE_LATER = Text(
    "收好钱，这一单就存好，网络恢复后自动上传", "Once it is taken, your order is kept and sent when the network is back"
)
NEXT_PAPER = Text("拿好小票和找零", "Take your receipt and change")
NEXT_KEEP = Text("正在保存您签的内容", "What you signed is being stored")
NEXT_PRINT = Text("小票自动打印", "Your receipt prints by itself")
NEXT_TAKE = Text("拿好小票", "Take your receipt")
CHANGE = Text("找您 {sum}", "your change is {sum}")
AT_ONCE = Text("现在", "Now")
INSTALLED = Text("装好那天", "Once installed")
ONCE_ONLINE = Text("网络恢复后", "Once online")
ONCE_ACCEPTED = Text("中心受理后", "Once the centre has it")
DONE_NOW = Text("{names}办好了", "{names} done")
ENDS_THEN = Text("{names}停", "{names} ends")
END_THEN = Text(ENDS_THEN.zh, "{names} end")
LASTS_UNTIL = Text("{names}用到这天", "last day of {names}")
BEGINS_THEN = Text("{names}开始", "{names} begins")
BEGIN_THEN = Text(BEGINS_THEN.zh, "{names} begin")
CREDITED = Text("{names}入账", "{names} added")
BILL_ROW = Text("{month} 月账单", "{month_name} bill")
BILL_WORDS = Text("预计 {sum}，中旬发短信给您", "About {sum}, sent by text message mid-month")
RATE = Text("今天的服务，您打几分？", "How was the service today?")
RATE_LOW = Text("0 很不满意", "0 very poor")
RATE_HIGH = Text("10 很满意", "10 very good")
RATE_NEVER_MIND = Text("不想打分也没关系，1 分钟后自动回到首页", "No need to rate; this page closes after a minute")
RATED = Text("谢谢，您打了 {score} 分", "Thank you, you gave {score}")
TAKE_WITH_YOU = Text("扫一扫，查这份受理单", "Scan to look up this form")
TAKE_NOTE = Text("页面上没有您的个人信息", "The page shows no personal data")
RECEIPT_NUMBER = Text("单号", "Form no.")
CHECK_CODE = Text("校验码", "Check code")
SIGNED_AT = Text("签字时间", "Signed")
FRAUD = Text(
    "自称客服要您转账、开屏幕共享的，都是诈骗。拿不准请打 {hotline} 或 96110。",
    "Whoever calls as customer service and asks for a transfer or for your screen is a fraudster. "
    "In doubt call {hotline} or 96110.",
)

PLANS_ON_SALE = Text("在售套餐", "Plans on sale")
BOTH_ON_SALE = Text("在售套餐和业务", "Plans and services on sale")
SERVICES_ON_SALE = Text("在售业务", "Services on sale")
ON_SALE_NOTE = Text(
    "新老客户同价，共 {n} 项，{page} / {pages}", "Same price for everyone, {n} in all, {page} / {pages}"
)
FROM_TO = Text("{first} 到 {last} 这 {n} 项", "{first} to {last} ({n} offers)")
BEYOND = Text("{names}用超了：{rates}。", "{names}, beyond the allowance: {rates}.")
UP_TO = Text("{cap}。", " {cap}.")
PER_MONTH = Text("每月", "a month")
PER_DAY = Text("每天", "a day")
ONCE = Text("一次", "once")
DEPOSIT = Text("押金，可退", "deposit, refundable")
PROMISES_TITLE = Text("我们说到做到", "Our promises")
PROMISES: tuple[tuple[str, Text], ...] = (
    (
        "heart-handshake",
        Text(
            "老人、孕妇、残障、生病的客人优先，尽量 6 分钟办完",
            "Elderly, pregnant, disabled or ill: first in line, done in 6 minutes where we can",
        ),
    ),
    (
        "file-check",
        Text("一张单写清全部内容，您签字才生效", "One form says everything, and only your signature makes it count"),
    ),
    (
        "hand",
        Text(
            "增值业务由您自己点“我要办理”，没有预先勾选",
            "Value-added services only by your own choice, nothing pre-ticked",
        ),
    ),
    ("undo-2", Text("订得快，退得也快", "As quick to leave as to join")),
    ("badge-percent", Text("话费收错，退一补一", "A wrong charge is refunded and paid once more")),
)
EDITION = Text("{note}，{version} 版", "{note}, edition {version}")
SCAN_LIST = Text("扫码看全部在售清单", "Scan for the whole list")
SUPERVISION = Text("监督电话 {phone}", "Supervision {phone}")
ASK_HOTLINE = Text("客服 {hotline}", "Customer service {hotline}")

PREVIOUS = Text("上一项", "Back")
NEXT = Text("看好了，下一项", "Next")
REST_TITLE = Text("这张单还写着", "What else the form says")
LABELLED = Text("{label}：{words}", "{label}: {words}")
TO_SIGN = Text("看好了，去签字", "Go to sign")
EACH_MONTH_MORE = Text("每个月多花", "More each month")
EACH_MONTH_LESS = Text("每个月少花", "Less each month")
PAY_ONCE = Text("付一次", "Pay once")
PRICE = Text("价钱", "Price")
YUAN = Text("元", "yuan")
ALTOGETHER = Text("每月一共 {sum} 元", "{sum} yuan a month altogether")
ALTOGETHER_WITH_IT = Text("加上后每月一共 {sum} 元", "With it {sum} yuan a month altogether")
TODAY_ALTOGETHER = Text("今天一共付 {sum} 元", "{sum} yuan today altogether")
ACTION_NAME = Text("{action}：{name}", "{action}: {name}")
NO_HURRY = Text("不明白就问营业员，不着急。", "Ask the clerk if anything is unclear. Take your time.")

TURNED_BACK = Text("给营业员", "For the clerk")
TURNED_NOTE = Text(
    "把屏幕还给营业员，请营业员输自己的密码。", "The clerk types their own password to take the screen back."
)
PASSWORD = Text("营业员密码", "Clerk's password")
TURNED_CONFIRM = Text("还给营业员", "Hand back")
TURNED_CHECKING = Text("正在核对", "Checking")
PASSWORD_WRONG = Text("密码不对，请营业员再输一次。", "The password is not right. Please let the clerk type it again.")
BACK = Text("返回", "Back")
