"""Words of sign-on and lock."""

from typing import Final

from app.texts.language import Text

BRAND: Final = Text("一台清", "Yitai")
SLOGAN: Final = Text("一个台席，\n一张单，办清楚。", "One counter,\none form, all clear.")
PROMISE: Final = Text(
    "客户要办的事，在这里问、办、付、签、打。\n签在哪几行字上，就只对哪几行字生效。",
    "Ask, choose, pay, sign and print in one place.\nA signature covers the lines it stands under, no others.",
)
HALL: Final = Text("{operator}·{hall}·{desk}", "{operator}, {hall}, {desk}")
ABOUT: Final = Text(
    "营业时间 {hours}·程序 {program}·目录 {catalogue} 版", "Open {hours}, program {program}, catalogue {catalogue}"
)

GOOD_MORNING: Final = Text("早上好，请上岗", "Good morning, please sign on")
GOOD_AFTERNOON: Final = Text("下午好，请上岗", "Good afternoon, please sign on")
GOOD_EVENING: Final = Text("晚上好，请上岗", "Good evening, please sign on")
TODAY: Final = Text("今天 {month} 月 {day} 日，{weekday}", "Today is {weekday} {date}")
LOCKED: Final = Text("已锁屏，单子还在", "Locked, the form is kept")
LOCKED_NOTE: Final = Text(
    "{name}，输入密码接着办。换人上岗，请改工号。", "{name}, your password to go on. To take over, change the number."
)

HANDED_OVER: Final = Text("换人，单子还在", "Handed over, the form is kept")
HANDED_OVER_NOTE: Final = Text(
    "{name} 已交出台席，请接班的同事上岗接着办。", "{name} has handed over. Whoever takes over signs on and goes on."
)

STAFF_NUMBER: Final = Text("工号", "Staff number")
PASSWORD: Final = Text("密码", "Password")
PERSON: Final = Text("{name}·{role}", "{name}, {role}")
SHOW_PASSWORD: Final = Text("看密码", "Show the password")
HIDE_PASSWORD: Final = Text("藏起密码", "Hide the password")
CAPS_LOCK: Final = Text("大写锁定开着", "Caps lock is on")
SIGN_ON: Final = Text("上岗", "Sign on")
UNLOCK: Final = Text("解锁", "Unlock")
CHECKING: Final = Text("正在核对密码", "Checking the password")
FORGOTTEN: Final = Text("忘了密码，找店长", "Forgot it? Ask the manager")
HIGH_CONTRAST: Final = Text("高对比", "High contrast")
PLAIN_CONTRAST: Final = Text("普通对比", "Normal contrast")
OTHER_LANGUAGE: Final = Text("English", "中文")

NUMBER_MISSING: Final = Text("请先输工号。", "Enter your staff number first.")
NUMBER_UNKNOWN: Final = Text("没有这个工号，请再看一眼。", "There is no such staff number; please check it.")
PASSWORD_MISSING: Final = Text("请输密码。", "Enter your password.")
TOO_LONG: Final = Text("核对密码用了太久，请再按一次上岗。", "Checking took too long; please press sign on again.")
LOOK_UP_FAILED: Final = Text("这会儿查不到工号，请稍等再试。", "The number cannot be looked up now; please try again.")

WAIT: Final = Text("请等 {seconds} 秒", "Wait {seconds} s")
CHANGE: Final = Text("换密码和 PIN", "New password or PIN")
CHANGE_NOTE: Final = Text(
    "密码用来上岗，PIN 用来替同事批准。空着的不改。",
    "The password signs you on, the PIN approves for a colleague. What stays empty is not changed.",
)
CHANGE_FIRST: Final = Text(
    "先输工号和现在的密码，再按「换密码和 PIN」。", "Enter your number and present password first, then press this."
)
NEW_PASSWORD: Final = Text("新密码（至少 {least} 个字符）", "New password (at least {least} characters)")
PASSWORD_AGAIN: Final = Text("再输一次新密码", "The new password again")
NEW_PIN: Final = Text("新 PIN（{digits} 位数字）", "New PIN ({digits} digits)")
PIN_AGAIN: Final = Text("再输一次新 PIN", "The new PIN again")
CHANGE_SAVE: Final = Text("换好并上岗", "Save and sign on")
CHANGE_BACK: Final = Text("不换了", "Leave it")
NOT_SAME_PASSWORD: Final = Text("两次输的密码不一样。", "The two passwords differ.")
NOT_SAME_PIN: Final = Text("两次输的 PIN 不一样。", "The two PINs differ.")
NOTHING_NEW: Final = Text("请输新密码或新 PIN。", "Enter a new password or a new PIN.")

NO_MODE: Final = Text(
    "密码对，不过这台电脑是受理台，没有你的界面。",
    "The password is right, but this is a counter: there is no screen for your role.",
)

LAST_ORDER: Final = Text("最后一单已安全保存", "The last order is safe")
LAST_ORDER_UNPRINTED: Final = Text("最后一单已安全保存，小票还没打", "The last order is safe, not yet printed")
LAST_ORDER_SILENT: Final = Text(
    "最后一单已安全保存，请看小票出来没有", "The last order is safe; see whether its receipt came out"
)
LAST_ORDER_REFUSED: Final = Text(
    "最后一单被中心退回，签字和钱都还在", "The last order was sent back; signature and money are kept"
)
LAST_ORDER_LINE: Final = Text("{number}·{when}·{state}", "{number}, {when}, {state}")
SENT: Final = Text("已上传", "sent")
WAITING: Final = Text("待上传", "waiting to be sent")
REFUSED: Final = Text("被中心退回", "refused by the centre")
VOIDED: Final = Text("已作废", "void")
SETTLED: Final = Text("退回后已了结", "refused and settled")
NO_ORDER: Final = Text("这台电脑还没有办过单", "No order on this PC yet")
NO_ORDER_LINE: Final = Text("第一单办好后，会记在这里", "The first one will be shown here")
UNFINISHED_ONE: Final = Text("有一张签了字的单没办完", "A signed form is not finished")
UNFINISHED: Final = Text("有 {count} 张签了字的单没办完", "Signed forms not finished: {count}")
UNFINISHED_LINE: Final = Text("{customer}·{when} 签字·{money}，{then}", "{customer}, signed {when}, {money}; {then}")
PAID: Final = Text("已收 {sum}", "{sum} taken")
UNPAID: Final = Text("还没收 {sum}", "{sum} not taken yet")
NOTHING_TO_PAY: Final = Text("不用付款", "nothing to pay")
OPENS: Final = Text("上岗后打开", "opens after sign-on")
AFTER_SIGN_ON: Final = Text("上岗后先办它", "it comes first after sign-on")
AFTER_UNLOCK: Final = Text("解锁后接着办", "go on with it after unlocking")
DRAFTS: Final = Text("有 {count} 张草稿等着你", "Drafts waiting for you: {count}")
DRAFT_LINE: Final = Text("{customer}·{summary}·{when}，{then}", "{customer}, {summary}, {when}; {then}")
TODAY_AT: Final = Text("今天 {time}", "today {time}")
YESTERDAY_AT: Final = Text("昨天 {time}", "yesterday {time}")
DATE_AT: Final = Text("{date} {time}", "{date} {time}")
