"""Words of the hall server's pages: a ticket on the phone, the television, what is here. 您 throughout."""

from app.texts.language import Text

OTHER_LANGUAGE = Text("English", "中文")
HALL = Text("{operator}・{hall}", "{operator} · {hall}")
AS_OF = Text("{time} 的情况", "As of {time}")
LOST = Text(
    "连不上大厅，下面是断开前的情况。正在重连，叫号以大屏和喇叭为准。",
    "The hall cannot be reached. This is how it stood before; connecting again. Follow the screen and the speaker.",
)

# Where a ticket stands
BUSINESS = Text("{queue}业务", "{queue}")
WAITING = Text("前面还有", "Before you")
PEOPLE = Text("{count} 位", "{count}")
NOBODY_BEFORE = Text("下一个就是您", "You are next")
RANGE_LEFT = Text("大约还要等 {range}", "About {range} more to wait")
CALLED_SOON = Text("马上就叫您，请到台前等", "You are called in a moment; please wait by the counters")
NO_DESK = Text("现在没有台能办，请问引导员", "No counter can serve this right now; please ask the greeter")
NEAR = Text("快到您了，请到台前等", "It is nearly your turn; please wait by the counters")
TOLD_THEN = Text("{time} 取号时说的是：{range}", "Told at {time}, with the ticket: {range}")
OTHER_PART = Text("您的另一件正在办，办完接着办这一件", "Your other part is being served; this one comes after it")
COME_TO = Text("请到", "Please go to")
SERVING = Text("{desk} 号台正在为您办", "You are being served at counter {desk}")
ON_HOLD = Text(
    "{desk} 号台给您留着。备好了直接回台前，不用重新取号",
    "Counter {desk} keeps your place. Come straight back when you are ready; keep your ticket",
)
MISSED = Text("叫过您，当时没等到", "You were called and we missed you")
MISSED_WHAT_NOW = Text("过号请找引导员，不用重新取号。", "Please see the greeter. You keep your number.")
MISSED_TOO_OFTEN = Text("请找引导员，给您换一个新号。", "Please see the greeter for a new ticket.")
FINISHED = Text("办完了，谢谢您来", "All done. Thank you for coming")
FINISHED_WHAT_NOW = Text("还有别的事，请找引导员。", "If there is anything else, please see the greeter.")
CANCELLED = Text("这个号取消了", "This ticket was cancelled")
CANCELLED_WHAT_NOW = Text("还要办，请找引导员重新取号。", "To be served, please ask the greeter for a new one.")

# What they came for
MATTERS = Text("来办", "You came for")
MISSING = Text("还没带", "Not brought yet")
INSTEAD = Text("今天可以这样", "What can be done today")

# The reminder, and how the page works
REMIND = Text("快到时震动、响铃提醒我", "Remind me: vibrate and ring")
REMINDS = Text("会提醒您。请让这一页开着、屏幕亮着。", "You will be reminded. Keep this page open and the screen on.")
ONLY_NUMBERS = Text(
    "叫号以大屏和喇叭为准。这一页没有您的姓名和电话。",
    "Follow the hall's screen and speaker. Neither your name nor your phone number is on this page.",
)

# The television in a browser
SOUND_ON = Text("点一下，打开叫号的声音", "Tap once for the sound of calls")
ADDRESS_WRONG_TITLE = Text("这个地址要改一下", "This address needs a change")
VOLUME_WRONG = Text("音量写 0 到 100，现在是 {volume}。", "The volume is 0 to 100, not {volume}.")
SPOKEN_WRONG = Text("say 写 zh、en，或者 zh,en；现在是 {language}。", "say is zh, en or zh,en, not {language}.")
SCREENS_FULL_TITLE = Text("连着的大屏太多了", "Too many screens are connected")
SCREENS_FULL = Text(
    "这里最多连 {most} 块。请关掉不用的，再打开这一页。",
    "At most {most} can be. Close one that is not needed, then open this page again.",
)

# Titles of the browser's window
TITLE_WAITING = Text("{number} 前面 {count} 位", "{number}: {count} before you")
TITLE_CALLED = Text("{number} 请到 {desk} 号台", "{number}: counter {desk}, please")
TITLE_SAYS = Text("{number} {says}", "{number}: {says}")

# Nothing to show
UNKNOWN_TITLE = Text("没有这个号", "No such ticket")
UNKNOWN = Text(
    "今天没有这个号，可能是别的日子的。请拿着号票找引导员。",
    "There is no such ticket today; it may be from another day. Please take it to the greeter.",
)
NO_PAGE_TITLE = Text("没有这一页", "No such page")
NO_PAGE = Text("请再扫一次号票上的码，或者问引导员。", "Please scan the code on your ticket again, or ask the greeter.")
FAILED_TITLE = Text("暂时看不到", "Not to be seen just now")
FAILED = Text(
    "排队照常，号没有变。请看大屏，或者问引导员。",
    "The queue goes on and your ticket stands. See the screen, or ask the greeter.",
)

# What is here
INDEX_TITLE = Text("叫到几号，要等多久", "Who is called, and how long it takes")
INDEX_WAITS = Text("现在取号要等", "Wait with a ticket taken now")
INDEX_TICKET = Text(
    "已经取了号：扫号票上的码，能看到您前面还有几位。",
    "With a ticket: scan the code on it to see how many are before you.",
)
INDEX_NO_TICKET = Text("还没取号：请找引导员。", "Without one: please see the greeter.")
INDEX_TELEVISION = Text("电视大屏页", "Page for a television")
