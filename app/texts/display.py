"""Words of the hall's television, its page in a browser and its voice."""

from app.texts.language import Text

# Said and shown of one call
CALL = Text("请 {number} 到 {desk} 号台", "Ticket {number}, please go to counter {desk}")
CALL_BRIEF = Text("{number} 到 {desk} 号台", "{number}, counter {desk}")  # while others wait to be said
COUNTER_SIGN = Text("号台", "Counter")  # beside the desk's figure: after it in Chinese, before it in English
COUNTER = Text("{desk} 号台", "Counter {desk}")
CALLING = Text("正在叫号", "Now calling")
CALLED_LAST = Text("最近叫到", "Called last")
CALLED_BEFORE = Text("刚才叫过", "Earlier")
CALLED_AGAIN = Text("第 {n} 次叫", "Call {n}")
BRING_ID = Text("请带好证件", "Please have your documents ready")
MISSED = Text("过号请找引导员", "Missed? See the greeter")
NOBODY_YET = Text("还没有叫号", "No calls yet")
TAKE_TICKET = Text("请先在引导台取号", "Please take a ticket at the greeter's desk")

# Who waits
WAITING = Text("等 {count} 人", "{count} waiting")
DESKS_BUSY = Text("台都在忙", "all busy")
ABOUT = Text("约 {told}", "{told}")  # {told}: 5–9 分钟
NO_DESK = Text("请问引导员", "ask the greeter")
NOBODY_WAITS = Text("现在没有人在等", "Nobody is waiting")

# The code to scan
SCAN = Text("扫码用手机看叫号", "See the calls on your phone")
SCAN_OWN = Text("等多久，扫号票上的码", "Your own wait: scan your ticket")

# Between calls
CARE = Text(
    "65 岁以上、孕妇、残障人士、生病的客人，请找引导员，优先叫号，尽量 {minutes} 分钟办完。",
    "65 or over, pregnant, disabled or ill: see the greeter, you come first, done in {minutes} minutes if we can.",
)
OFFER = Text("在售：{name}，{summary}，每月 {price}", "On sale: {name}, {summary}, {price} a month")
ON_SALE = Text("在售清单 {n} 项，台上可看", "{n} offers on sale, ask for the list")

# The day and the hour
DAY = Text("{month} 月 {day} 日 {weekday}", "{weekday} {day} {month_name}")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# The hall server is not heard
LOST = Text(
    "叫号屏断开，以下是 {at} 的情况。请听叫号，或问引导员。",
    "This screen has lost the hall. It shows {at}. Please listen, or ask the greeter.",
)
NEVER_HEARD = Text(
    "叫号屏还没有连上。请听叫号，或问引导员。", "This screen is not linked yet. Please listen, or ask the greeter."
)

# What staff may have typed wrong
QUIET_WRONG = Text(
    "安静时段写成 12:00-14:00，现在是 {words}。请改好再开。",
    "Quiet hours are written as 12:00-14:00, not {words}. Correct it and start again.",
)
CLASS_UNKNOWN = Text(
    "没有 {letter} 类业务，可选 {letters}。请改好再开。",
    "There is no class {letter}; there are {letters}. Correct it and start again.",
)

# The window and its command
WINDOW = Text("叫号屏", "Hall display")
LEAVE_TITLE = Text("关掉叫号屏", "Close the display")
LEAVE_SAYS = Text(
    "关掉以后，这里不再显示也不再播报叫号；叫号本身照常。",
    "Nothing is shown or said here any more; calling itself goes on.",
)
LEAVE = Text("关掉", "Close")
STAY = Text("继续显示", "Keep showing")
NOT_PAIRED = Text(
    "这块屏幕还没有配对。请在厅内服务器上用 yitai hall --pair 设备号:display 取一次性码，再用 "
    "yitai display --hall 地址 --pair 码 打开。",
    "This screen is not paired yet. Make a one-time code at the hall server with yitai hall --pair DEVICE:display, "
    "then start yitai display --hall ADDRESS --pair CODE.",
)
HALL_NOT_FOUND = Text(
    "附近没有找到厅内服务器，或者不止一台。请加上 --hall 地址 再开。",
    "No hall server was found nearby, or more than one. Start again with --hall ADDRESS.",
)
VOLUME_WRONG = Text("音量是 0 到 100，不能是 {volume}。", "The volume is from 0 to 100, not {volume}.")
PAIRED = Text(
    "已配对：{hall}。以后直接用 yitai display 打开。", "Paired: {hall}. From now on just start yitai display."
)
NO_SOUND = Text(
    "这台电脑放不出声音，叫号只显示不播报。请检查音箱和系统音量，再重开。",
    "This PC plays no sound: calls are shown and not said. Check its loudspeaker and volume, then start again.",
)
