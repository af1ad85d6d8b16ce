"""Words of a number on hold (停机保号) and of restoring it (复机)."""

from app.texts.language import Text

RESTS = Text("{number} 正在停机保号，先复机再办。", "{number} is on hold. Restore it first.")
RESTS_BY_FORM = Text(
    "这张单上 {number} 要停机保号，停机期间不能再办别的。",
    "This form puts {number} on hold: nothing else can be ordered for it meanwhile.",
)
HOLD_STANDS_ALONE = Text(
    "{number} 在这张单上还有别的业务，停机保号要单独办。",
    "{number} has other services on this form. A hold is ordered by itself.",
)
BUNDLE_NOT_HELD = Text(
    "{number} 是融合套餐，宽带也在里面，不能停机保号；可以先换成手机套餐。",
    "{number} has a bundle with broadband and cannot be put on hold. Change it to a mobile plan first.",
)
TERM_NOT_HELD = Text(
    "{name} 约定协议期内 {number} 要有{what}，到 {day} 之前不能停机保号。",
    "{name} binds {number} to {what} for its term: it cannot be put on hold until {day}.",
)
CARDS_LEAN_ON_IT = Text(
    "{services}用的是 {number} 的套餐，先退掉才能停机保号。",
    "{services}: in use on the plan of {number}. Cancel that first, then put the number on hold.",
)
RESTORE = Text("复机", "Restore")
RESTORED = Text("复机（{name}）", "Restoring ({name})")
RESTORE_NOTE = Text("停机保号的号码恢复使用，要刷身份证。", "A number on hold is used again; it needs the card.")
LABEL_RESTS = Text("停用", "Rests")
LABEL_GOES_ON = Text("恢复", "Goes on")
RESTS_FROM = Text("{names}，从 {day} 起不用也不收", "{names}, unused and not charged from {day}")
GOES_ON_FROM = Text("{names}，从 {day} 起照原价收，{charge}", "{names}, charged as before from {day}; {charge}")
MONTH_WHOLE = Text("{month} 月按整月收 {sum}", "{month_name} is charged whole, {sum}")
MONTH_BY_DAYS = Text("{month} 月按天数收 {sum}", "{month_name} is charged by the day, {sum}")
MONTH_PAID = Text("{month} 月已经收过，不再收", "{month_name} was charged already and is not again")
PLAIN_RESTS = Text(
    "停机期间不能打电话、不能上网，{names} 不收钱，号码给您留着。",
    "While it rests there are no calls and no data, {names} costs nothing, and the number stays yours.",
)
GOES_ON_BY_ITSELF = Text(
    "保号到 {last}；没来复机的，{day} 起自动恢复，{names} 照原价收，{charge}",
    "Kept to {last}; unless restored before, it goes on by itself from {day}: {names}, charged as before; {charge}",
)
GOES_ON_AFTER = Text(
    "从生效当日起保 {months}；没来复机的，次日起自动恢复，{names} 照原价收",
    "Kept for {months} from the day it begins; unless restored before, it goes on by itself the next: {names},"
    " charged as before",
)
ITS_DAY = Text("生效当日", "the day it begins")
IF_TODAY = Text("今天生效的话{charge}", "if that is today, {charge}")
PLAIN_GOES_ON = Text("{names} 恢复使用，照原来的价格收。", "{names} is used again, at the price it had.")
PLAIN_TERM_GOES_ON = Text("协议期照样计算，到 {day} 为止。", "The term goes on meanwhile and ends on {day} as before.")
