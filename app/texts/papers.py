"""The words that narrow papers add to the signed content: receipt, test page."""

from app.texts.language import Text, same

# Receipt: what stands outside the signature's hash
RECEIPT_TITLE = Text("业务受理单（客户联）", "Service order (customer's copy)")
RECEIPT_NUMBER = Text("单号", "Order no.")
SIGNED_AT = Text("签字时间", "Signed at")
CLERK = Text("受理人", "Served by")
CUSTOMER = Text("客户", "Customer")
FACT = Text("{label} {value}", "{label}: {value}")
MODE = Text("方式", "Accepted")
AMENDS = Text("原单号", "Amends")
CATALOGUE_VERSION = Text("资费版本", "Price list")
TEMPLATE_VERSION = Text("协议版本", "Terms")
FORM_VERSION = Text("本单版本", "Form version")
DRAWN_UP_ON = Text("开单日期", "Drawn up")
CODE = Text("资费编号", "Offer code")

MARK = Text("【{mark}】", "[{mark}]")  # on a receipt; the form has a frame for it
NOT_YET_EFFECTIVE = Text("受理待生效", "Accepted, not yet effective")
NOT_YET_EFFECTIVE_WHY = Text(
    "网络断开时受理，已签字并保存。网络恢复后自动送中心，中心受理后生效。",
    "Taken while the network was down; signed and saved. It goes to the centre by itself once the network is back, "
    "and takes effect when the centre accepts it.",
)
ONLY_HERE = Text("单机保存", "Saved on this counter only")
ONLY_HERE_WHY = Text(
    "打印时本单只存在本台电脑，还没有第二份。请保管好本联。",
    "When this was printed, the order was kept on this counter's computer only. Please keep this copy.",
)
COPY_MARK = Text("补打 第{n}次", "Reprint no. {n}")
COPY_BY = Text("{at} {clerk}", "{at} {clerk}")

DUE = Text("应收", "Due")
DISCOUNTED = Text("{name}（优惠 {sum}）", "{name} ({sum} off)")
DEPOSIT = Text("{name}（押金，可退）", "{name} (deposit, refundable)")
CHANGE = Text("找零", "Change")
PAID_FROM = Text("付款卡号/钱包", "Card or wallet")
PAYMENT_NUMBER = Text("收款凭证号", "Payment number")
RECEIVED = Text("实收", "Received")
IN_CAPITALS = Text("大写", "In words")
MONTHLY = Text("每月", "Per month")
THIS_MONTH_EXTRA = Text("本月账单另收", "Extra on this month's bill")
THIS_MONTH_LESS = Text("本月账单少收", "Less on this month's bill")
BILL_DAYS = Text("{first} 至 {last}", "{first} to {last}")
BILL_HOW = Text("{days}，{how}", "{days}, {how}")
DEPOSITS_AMONG = Text("其中押金（可退）", "Of it deposits (refundable)")
BILL_ESTIMATE = Text("{month}月账单预计", "Estimated bill for {month_name}")
SIGNED = Text("客户已签字", "Signed by the customer")
CHECK_CODE = Text("校验码", "Check code")
SEAL = Text("{operator} {hall}，受理专用章", "{operator}, {hall}, accepted")
SCAN = Text("扫码核验这张受理单", "Scan to check this receipt")
SCAN_HASH = Text("扫码看单号和校验值", "Scan for number and hash")
PAGE = Text("第{n}页，共{of}页", "Page {n} of {of}")
CONTINUED = Text("接下页", "Continued on the next page")
THANKS = Text("谢谢您", "Thank you")

# Test page: the clerk looks at it and confirms that this printer writes Chinese
TEST_TITLE = Text("打印测试页", "Printer test page")
TEST_PRINTER = Text("打印机", "Printer")
TEST_MODEL = Text("型号", "Model")
TEST_WIDTH = Text("纸宽", "Paper")
TEST_WIDTH_VALUE = Text("{mm} mm，每行 {columns} 格", "{mm} mm, {columns} cells a line")
TEST_TIME = Text("时间", "Time")
TEST_CHINESE = Text("下面两行的字应一样，没有乱码。", "The next two lines must say the same, with no odd signs.")
TEST_RULER = Text("标尺应正好排满一行，末尾是“满”。", "The ruler must fill one line exactly and end with 满.")
TEST_SIGNS = Text("下面每个字都应清楚，没有问号。", "Every character below must be clear, with no question mark.")
TEST_STRONG = Text("这一行应是粗体", "This line must be bold")
TEST_DOUBLE = Text("两倍大", "Double size")
TEST_RARE = Text("生僻字应同样清楚：", "Rare characters must be as clear: ")
TEST_SCAN = Text("应能扫出“{payload}”", 'A scan must give "{payload}"')
TEST_CONFIRM = Text(
    "请在屏幕上回答 1 和 2，就知道怎么印了。", "Answer 1 and 2 on the screen: then it is known how to print."
)

# Consents and refusals
CONSENT = Text("{title}：{words} 客户回答：{answer}", "{title}: {words} Answer: {answer}")
SAID_AT = Text("{words}（{at}）", "{words} ({at})")

# A character no font has; in both languages at once, as nothing says which one its paper speaks
IN_BOX = same("方框里的字 In the box {codes}")
