"""The dialog where a customer names the day a line begins, or ends."""

from app.texts.language import Text

ACT = Text("客户定日子", "Let the customer name the day")
ACT_NOTE = Text("选中的这一行从哪天开始，客户自己定。", "The selected line begins on a day of their own.")
TITLE_BEGINS = Text("哪天开始", "Which day it begins")
TITLE_ENDS = Text("用到哪天", "Which day is the last")
CHOICE = Text("按哪个日子", "By which day")
OWN = Text("最早的一天，{day}", "The earliest day, {day}")
NAMED = Text("客户自己定", "A day they name")
FIELD = Text("日子", "Day")
EXAMPLE = Text("例如 {day}", "for example {day}")
WINDOW = Text("{earliest} 到 {latest} 之间的一天。", "A day from {earliest} to {latest}.")
DAY_MISSING = Text("先写哪一天。", "Give the day first.")
DAY_UNREAD = Text("“{typed}”不是日子，例如 {day}。", '"{typed}" is no day. Type one such as {day}.')
KEEP = Text("就这天", "That day")
NEXT = Text("下一栏", "Next field")
LATER = Text("先不定", "Not now")
