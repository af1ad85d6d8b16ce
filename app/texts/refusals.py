"""Why a form cannot go this way, and what still keeps it from being signed."""

from app.texts.language import Text

NO_CUSTOMER = Text("请先选客户，再加业务。", "Choose the customer first, then add services.")
OFF_SALE = Text(
    "{name} 已于 {day} 停售。已经在用的客户可继续用。",
    "{name} went off sale on {day}. Customers who have it may keep it.",
)
COPY_NOT_APPROVED = Text(
    "{name} 的宣传文案还没有批准，现在不展示、不打印，也不能办。",
    "The words of {name} are not approved yet: until then it is neither shown nor printed nor sold.",
)
NOT_YET_ON_SALE = Text("{name} 从 {day} 起才开售。", "{name} goes on sale on {day}.")
HAS_IT = Text("{number} 正在用 {name}。", "{number} already has {name}.")
RENEW_LATER = Text(
    "{name} 的协议期到 {ends}，{first} 起可以续约。", "{name} is bound until {ends}; it can be renewed from {first}."
)
WHICH_LINE = Text(
    "这位客户有 {count} 条宽带，先选是哪一条的号码（Alt 加上下键）。",
    "This customer has {count} broadband lines. Choose the number of the one meant first (Alt with up or down).",
)
IN_FORM = Text("{name} 已经在这张单上。", "{name} is already on this form.")
SECOND_PLAN = Text(
    "{number} 已有主套餐 {name}，一个号码只能有一个。可以改成变更。",
    "{number} already has the main plan {name}; a number holds one. Change it instead.",
)
SECOND_PLAN_IN_FORM = Text(
    "这张单已经给 {number} 选了 {name}，一个号码只能有一个主套餐。请先去掉那一行。",
    "This form already gives {number} the plan {name}; a number holds one. Remove that line first.",
)
NEEDS_PLAN = Text(
    "{number} 还没有主套餐，{name} 要加在主套餐上。", "{number} has no main plan yet; {name} goes with one."
)
NUMBER_UNKNOWN = Text("这位客户名下没有号码 {number}。", "This customer has no number {number}.")
NOT_CANCELLABLE = Text("{name} 不能在这里取消。", "{name} cannot be cancelled here.")
PLAN_CARRIES = Text(
    "{number} 还有 {services}，请先在这张单上取消，再取消主套餐 {name}。",
    "Before the main plan {name} goes, cancel on this form what {number} still has: {services}.",
)
DEPOSIT_NOT_HERE = Text(
    "{name} 凭收据退还，不在这张单上取消。", "{name} is paid back against its receipt, not cancelled on this form."
)
NOT_CHANGEABLE = Text("{before} 不能变更为 {after}。", "{before} cannot be changed to {after}.")
PRODUCT_IN_FORM = Text(
    "{name} 在这张单上已有一行，请先去掉那一行。", "This form already has a line for {name}. Remove it first."
)
PRODUCT_GONE = Text("{name} 已经停用，请去掉这一行。", "{name} is no longer in use. Remove this line.")
PRODUCT_CHANGED = Text(
    "{name} 已经换成 {now}，请去掉这一行重新选。",
    "{name} has become {now} meanwhile. Remove this line and choose again.",
)
TOP_UP_AMOUNT = Text("充值金额要大于 0。", "A top-up is more than zero.")
TOP_UP_FEN = Text("充值金额最小到 1 角，请去掉分。", "A top-up ends in whole jiao (¥0.10). Leave the last digit out.")
TOP_UP_TOO_LARGE = Text("一次最多充 {most}，请核对位数。", "At most {most} at once. Check the digits.")
TOP_UPS_TOO_LARGE = Text("两笔一共超过 {most}。请把金额改小。", "Together more than {most}. Lower the amount.")
TOP_UPS_OVER = Text("两笔一共 {sum}。{why}", "Together {sum}. {why}")
OFFLINE_LIMIT = Text(
    "离线时每位客户最多 {limit}。等网络恢复，或把金额改小。",
    "Offline at most {limit} a customer. Wait for the network or lower the amount.",
)
OFFLINE_ORDER_LIMIT = Text(
    "离线时每单最多 {limit}。等网络恢复，或把金额改小。",
    "Offline at most {limit} a form. Wait for the network or lower the amount.",
)
OFFLINE_LIMIT_UNSENT = Text(
    "离线时每位客户最多 {limit}，还没上传的单已收 {unsent}，现在最多再收 {left}。等网络恢复，或把金额改小。",
    "Offline at most {limit} a customer; forms not yet sent took {unsent}, so {left} is left. "
    "Wait for the network or lower the amount.",
)
OFFLINE_LIMIT_USED = Text(
    "离线时每位客户最多 {limit}，还没上传的单已收 {unsent}，不能再收。等网络恢复，上传后就可以。",
    "Offline at most {limit} a customer; forms not yet sent took {unsent} already. Wait until they are sent.",
)
NOT_IN_MATTERS = Text(
    "目录里没有写这项业务离线能不能办，所以现在不办。",
    "The catalogue does not say whether this may be done offline, so it waits.",
)

TODO_CUSTOMER = Text("选客户", "Choose the customer")
TODO_CUSTOMER_DETAIL = Text("输姓名、号码或证件号", "By name, number or document")
TODO_LINE = Text("加一项业务", "Add a service")
TODO_LINE_DETAIL = Text("输名称、编号或拼音首字母", "By name, code or pinyin initials")
TODO_LINE_OFFLINE = Text("单上没有现在能签的业务", "Nothing on the form can be signed now")
TODO_READ_CARD = Text("请刷身份证", "Read the ID card")
TODO_READ_CARD_DETAIL = Text(
    "{name} 要读卡核验本人，手输的不算", "{name} needs the card itself; a typed number does not count"
)
TODO_CONFIRM_DETAIL = Text(
    "等客户在客户屏上自己确认，或按 Ctrl E 发验证码", "Customer confirms on their screen, or by a code: Ctrl E"
)
TODO_CONFIRM_OFFLINE = Text("等客户在客户屏上自己确认", "The customer confirms on their own screen")
TODO_PAYMENT = Text("选付款方式 {sum}", "Choose how to pay {sum}")
TODO_PAYMENT_DETAIL = Text("签字后再收钱", "Money is taken after signing")
TODO_INCOMPLETE_DETAIL = Text(
    "缺 {what}，请去掉这一行或更新目录", "Missing {what}: remove the line or update the catalogue"
)
TODO_UNKNOWN_PRODUCT = Text("目录里没有产品 {code}", "Product {code} is not in the catalogue")
TODO_UNKNOWN_PRODUCT_DETAIL = Text(
    "月费算不准，请先更新目录", "The monthly sum would be wrong. Update the catalogue first"
)
DRAFT_GONE = Text(
    "这张草稿的客户、产品或业务已经不在本机或现在的目录里，不能接着办。草稿还留着，请按客户重新加业务。",
    "The customer, a product or a service of this draft is no longer on this counter or in today's catalogue. "
    "The draft is kept; please start again for the customer.",
)

# A day the customer named
NO_WISHED_DAY = Text("{name}不能另定日子。", "No other day can be named for {name}.")
WISHED_DAY_OUTSIDE = Text(
    "{name}可以定在 {earliest} 到 {latest} 之间的一天。", "For {name} name a day from {earliest} to {latest}."
)
