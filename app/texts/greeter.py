"""Words of the greeter's page: what somebody came for, what they need, one ticket, and the hall beside it."""

from app.texts.language import Text

GREETER = Text("引导", "Greet")
PLACE = Text("引导台", "Greeter")
SEARCH = Text("找票号、手机尾号、预约人", "Find a ticket, end of a phone number, appointment")

# 1: what they came for
WHAT = Text("办什么", "What for")
SEVERAL = Text("可多选", "one or more")
ABOUT_MINUTES = Text("约 {n} 分", "about {n} min")
ABOUT_RANGE = Text("约 {low}–{high} 分", "about {low}–{high} min")
MINUTES_UNKNOWN = Text("时间看情况", "time depends")
OTHER = Text("其他", "Something else")
OTHER_NOTE = Text("先问一问", "ask first")
OTHER_CHOSEN = Text("已选 {count} 件", "{count} chosen")
NO_MATTERS = Text(
    "还没有业务类型。请在设置里导入业务类型文件。", "No matters yet. Import the matters file in settings."
)

TILE_PLAN = Text("套餐变更", "Change plan")
TILE_SIM = Text("补换卡", "Replace SIM")
TILE_NEW = Text("新办号码", "New number")
TILE_BROADBAND = Text("宽带", "Broadband")
TILE_PAY = Text("交话费", "Pay or top up")
TILE_BILL = Text("账单发票", "Bill, invoice")
TILE_CANCEL = Text("退订业务", "Cancel a service")
TILE_COMPLAINT = Text("投诉、举报", "Complaint")
TILE_TRANSFER = Text("过户", "Change holder")
TILE_PORT = Text("携号转网", "Keep number, move")
TILE_HOLD = Text("停机、复机", "Pause, restore")

# Who, customer, more
WHO = Text("谁来办", "Who is here")
WHO_NOTE = Text("证件按这个来要", "which documents are needed follows from it")
CUSTOMER = Text("查客户", "Customer")
MORE = Text("更多", "More")
MORE_COUNT = Text("更多 {count}", "More {count}")
CLEAR = Text("重来", "Clear")

# Documents
BROUGHT = Text("带了哪些", "Brought along")
ALL_BROUGHT = Text("都带了", "All here")
MISSING_COUNT = Text("少 {count} 样", "{count} missing")
NOTHING_MISSING = Text("都齐了", "all here")
FOR_ALL = Text("{count} 件事都要", "for all {count}")
FOR_SOME = Text("{matters}要用", "for {matters}")
TOLD_AT_DESK = Text("到台席说就行", "told at the desk")
NEEDS_EMPTY = Text("点一下来办什么，这里列出要带的东西。", "Tap what they came for; what to bring stands here.")
NEEDS_NOTHING = Text("什么都不用带，报号码就能办。", "Nothing to bring; the number will do.")

# Care
CARE = Text("需要照顾吗", "Any care needed")
ELDERLY = Text("65岁以上", "65 or over")
PREGNANT = Text("孕妇", "Pregnant")
DISABLED = Text("残障", "Disabled")
ILL = Text("生病", "Ill")
CARE_NOTE = Text(
    "优先叫号，尽量 {minutes} 分钟内办完；票用大字。", "Called first, done in {minutes} min if we can; large print."
)

# Self-service
BY_SELF = Text("{matter}可以现在自己办", "{matter} can be done without a counter")
BY_SELF_HOW = Text("{ways}，{minutes}。", "{ways}; {minutes}.")
BY_SELF_REST = Text("{rest}仍要到台席。", "{rest} still needs a desk.")
BY_SELF_QR = Text("客户扫码就能开始。", "A phone begins with the code.")
TAKE_THERE = Text("带去自助", "Show them")
TAKEN_THERE = Text(
    "{matters}带去自助，不用取号。请陪到会用为止。", "{matters} by self-service, no ticket needed. Stay until it works."
)
TAKEN_PARTLY = Text("{matters}带去自助，{rest}照常取号。", "{matters} by self-service; the ticket is for {rest}.")

# 2: the ticket
WAIT = Text("等 {range}", "Wait {range}")
WAIT_AT_ONCE = Text("马上叫到", "Called at once")
WAIT_UNKNOWN = Text("现在没有台能办", "No desk for this now")
WAIT_UNKNOWN_NOTE = Text("可以先取号，也请店长开一个台。", "A ticket may be issued; ask for a desk to open.")
WAIT_EMPTY = Text("先点来办什么", "Tap what for")
WAIT_EMPTY_NOTE = Text("再按右边，就有票了。", "Then the button, and the ticket is out.")
BEFORE = Text("前面 {count} 人", "{count} before")
BEFORE_NONE = Text("前面没有人", "nobody before")
DESKS_OPEN = Text("{queue}台 {count} 个开着", "{count} open for {queue}")
BEFORE_AND_DESKS = Text("{before}，{desks}", "{before}, {desks}")
TAKE = Text("取号", "Issue ticket")
TAKE_FOR = Text("取号 {queue}", "Ticket: {queue}")
TAKING = Text("正在取", "Issuing")
TAKE_AGAIN = Text("再取一次", "Try again")
ISSUED = Text("已取 {number}，{wait}", "Issued {number}: {wait}")
ISSUED_SHORT = Text("已取 {number}", "Issued {number}")
PRINT_AGAIN = Text("重打", "Print again")
PRINTED_AGAIN = Text("{number} 再打一张，号不变。", "{number} is printed again, the same number.")
UNANSWERED = Text("不知道取成没有", "No answer came")
UNANSWERED_NOTE = Text(
    "排队服务没有回答。再按一次不会出两张号。", "The hall did not answer. Trying again never makes a second one."
)
LEAVE_IT = Text("放下", "Leave it")
LEFT_IT = Text("放下了。要是取成了，连上后会在右边看到它。", "Left. If it was issued, it will be seen on the right.")
FINISH_THIS_FIRST = Text("先把这张取完，再接下一位。", "First bring this ticket to an end, then the next customer.")
LOST_NOTE = Text(
    "连不上排队服务，{since} 起。请客人先排在有人的台前。",
    "No hall since {since}. Ask customers to line up at open desks.",
)
LOST_DESKS = Text(
    "连不上排队服务，{since} 起。这台没有台号，不能自己出号；请到有台号的电脑取号。",
    "No hall since {since}. This device has no desk and cannot issue alone; use a counter's computer.",
)
LOST = Text("厅内服务断了", "The hall is away")
GO_ALONE = Text("本台先自己取号", "Go on alone")
ALONE_NOTE = Text("本台自己出号，连上后自动并回去。", "This desk issues its own; handed over by itself later.")
NONE_HEAD = Text("还没有连上厅内服务", "No hall server yet")
NONE_NOTE = Text("请在设置的“厅内服务”里填地址和配对码。", "Give address and pairing code in settings, Hall service.")

# The hall
WAITING_COUNT = Text("正在等 {count} 人", "{count} waiting")
MEAN = Text("平均 {minutes} 分", "mean {minutes} min")
LEFT = Text("余 {time}", "{time} left")
OVER = Text("超 {time}", "{time} over")
CARED = Text("照顾", "care")
BOOKED = Text("预约", "booked")
NOT_COME = Text("过号", "missed")
MATTER_MORE = Text("{matter}等 {count} 件", "{matter} +{more}")
NOBODY_WAITS = Text("没有人在等", "Nobody waits")
NOBODY_WAITS_NOTE = Text("新客人一来，在左边点一下就好。", "Tap on the left when somebody comes in.")
NO_PICTURE = Text("还没有厅里的消息", "Nothing heard from the hall yet")
NO_PICTURE_NOTE = Text(
    "连上以后，这里看得到谁在等、哪个台在办谁。", "Once it answers, who waits and who is served stands here."
)
DESKS = Text("台席", "Desks")
DESKS_COUNT = Text("{open} 开 {paused} 停", "{open} open, {paused} paused")
DESK = Text("{n} 台", "{n}")
DESK_FREE = Text("空着", "free")
DESK_WALKING = Text("叫了，等人来", "called")
DESK_PAUSED = Text("停，{reason}", "paused: {reason}")
DESK_BACK = Text("停，{at} 回", "paused, back {at}")
NO_DESKS = Text("没有台开着。请一位同事先上台。", "No desk is open. Ask a colleague to come on duty.")
SHOW_MANAGER = Text("给店长看", "For manager")
FOR_MANAGER = Text("请店长看一下", "For the manager")
FOR_MANAGER_NOTE = Text("{time}，照现在的排队推算", "{time}, reckoned from the queue as it is")
AND_MORE = Text("{first} 另有 {count} 条。", "{first} And {count} more.")
FOUND_NOTHING = Text(
    "没有找到。可以输票号、手机后四位或姓。", "Nothing found. Type a number, four last digits, or a surname."
)
FIND_TITLE = Text("找一位客人", "Find a customer")
FIND_HINT = Text("票号、手机后四位、预约人的姓", "Number, last four digits, surname of an appointment")

# A ticket and what can be done with it
WAITED = Text("已等 {time}", "Waited {time}")
ORDER_REASON = Text("排在第 {place}：{reason}", "Place {place}: {reason}")
ISSUED_AT = Text("{at} 取号，工号 {by}", "issued {at} by {by}")
TOLD_WAIT = Text("报的是 {range}", "told {range}")
MISSING_NOW = Text("还缺：{documents}", "Missing: {documents}")
NOTE_SAYS = Text("便条：{note}", "Note: {note}")
REPRINT = Text("重打票", "Print again")
TRANSFER = Text("转台", "Transfer")
PUT_BACK = Text("重新排队", "Back in line")
SPLIT = Text("拆开", "Split")
CANCEL = Text("取消", "Cancel ticket")
TO_WHERE = Text("转到哪里", "Where to")
TO_CLASS = Text("排{queue}", "{queue}")
TO_DESK = Text("只到 {desk} 台", "Desk {desk} only")
WHAT_LEAVES = Text("拆出哪几件", "What leaves")
WHY = Text("为什么", "Why")
OWN_WORDS = Text("别的原因，写几个字", "Another reason in a few words")
DO_TRANSFER = Text("转过去", "Transfer")
DO_SPLIT = Text("拆成两张", "Split in two")
DO_CANCEL = Text("取消这张号", "Cancel it")
BACK = Text("返回", "Back")
TRANSFERRED = Text("{number} 转到{where}，号和先后都不变。", "{number} goes to {where}, number and seniority kept.")
WAS_PUT_BACK = Text("{number} 重新排进去了，号不变。", "{number} is back in line with its number.")
WAS_SPLIT = Text("{number} 留着，拆出 {left}，先后不变。", "{number} stays, {left} left it with the same seniority.")
WAS_CANCELLED = Text("{number} 已取消。", "{number} is cancelled.")
ACT_UNANSWERED = Text(
    "排队服务没有回答，不知道做成没有。再按一次不会重复。",
    "The hall did not answer. Pressing again does nothing twice.",
)
WHY_WRONG_CLASS = Text("排错队了", "Wrong queue")
WHY_NEEDS_DESK = Text("要这个台来办", "Needs this desk")
WHY_SHORTER = Text("那边更快", "Shorter there")
WHY_LEFT = Text("客人走了", "The customer left")
WHY_SELF = Text("改去自助了", "Done by self-service")
WHY_COMES_BACK = Text("改天再来", "Another day")
WHY_TWICE = Text("取重了", "Issued twice")
NEEDS_REASON = Text("点一个原因，或写几个字。", "Tap a reason or write a few words.")

# More: dispute, note, language, appointment
MORE_TITLE = Text("这位客人还有什么", "More about this visit")
DISPUTE = Text("有争议，带到接待室", "A dispute: to the reception room")
DISPUTE_NOTE = Text("由谁负责，点一位", "who takes charge")
NO_HANDLER = Text(
    "现在没有会办投诉的人在台上。请店长来，或先开一个投诉台。",
    "Nobody on duty handles complaints now. Ask the manager, or open a desk for it.",
)
RECEPTION_ROOM = Text("接待室", "the reception room")
HANDLER = Text("{name}，{desk} 台", "{name}, desk {desk}")
HANDLER_UNNAMED = Text("工号 {number}", "staff {number}")
IN_DISPUTE = Text("争议，请 {handler}", "Dispute: {handler}")
TICKET_NOTE = Text("给营业员的便条", "Note for the clerk")
TICKET_NOTE_HINT = Text("比如：耳背，请说慢一点", "For instance: hard of hearing, please speak slowly")
LANGUAGE = Text("票上的语言", "Language of the ticket")
CHINESE = Text("中文", "中文")
ENGLISH = Text("English", "English")
APPOINTMENT = Text("有预约", "Appointment")
NO_APPOINTMENT = Text("没有预约", "None")
SLOT = Text("{begins}–{ends}", "{begins}–{ends}")
DONE = Text("好了", "Done")

# Customer
CUSTOMER_TITLE = Text("查客户", "Look the customer up")
CUSTOMER_HINT = Text("整个手机号，或姓名拼音", "Whole phone number, or initials of the name")
READ_CARD = Text("读身份证", "Read the card")
LAY_CARD = Text("请把身份证放在读卡器上。", "Lay the card on the reader.")
LOOKING = Text("正在查", "Looking")
ASK_CENTRE = Text("到中心查这个号码", "Ask the centre for this number")
NOBODY = Text("没有查到。不查也能取号。", "Nobody found. A ticket needs none.")
CENTRE_AWAY = Text(
    "中心连不上，只查得到本机的客户。不查也能取号。", "The centre is away; only customers known here are found."
)
NOT_TELLING = Text("读不到证件：{why}不查也能取号。", "The card was not read: {why} A ticket needs none.")
STARS = Text("{stars} 星", "{stars} stars")
NO_STARS = Text("未评星", "no stars")
OPEN_ORDERS = Text("在途 {count} 单", "{count} open orders")
ENDS_SOON = Text("{name} {day} 到期", "{name} ends {day}")
CARD_OF_OTHER = Text(
    "这是{who}的证件，客户没有记。照顾请自己点，客户可按号码查。",
    "This is the card of whoever came ({who}), not the customer's. Look the customer up by number; tap care yourself.",
)
FORGET_CUSTOMER = Text("不用这位", "Not this one")

KEY_FIND = Text("找人", "Find")
DESK_NAMED = Text("{n} 台", "desk {n}")
MATTER_HINT = Text("名称、拼音首字母或编号", "Name, initials or code")
NO_SUCH_MATTER = Text("没有这种业务。换个说法，或先问一句。", "No such matter. Try another word, or ask first.")

# Paper
PAPER_WAITS = Text("{number} 已取好，号不变。票还没打。", "{number} is issued and stays so. Its paper waits.")
PAPER_LATE = Text(
    "{number} 的票没来得及打，号照样有效。要票请点这个号，再重打。",
    "The paper of {number} came too late; the number is good. Touch it to print again.",
)
BRING_SAYS = Text("{matter}：{bring}", "{matter}: {bring}")
AS_IT_WAS = Text(
    "下面是 {at} 的样子，连上后自动更新。", "Below is how it was at {at}; it moves on by itself once linked."
)
AND_REST = Text("后面还有 {count} 位，用上面的查找。", "{count} more behind; find them above.")
