"""What is owed and when, as words: rows of a bill, waivers, penalties, rules of the tariff."""

from app.texts.language import Text

# Waivers
STAR_LEVELS = (
    Text("未评星", "no stars"),
    Text("一星", "1 star"),
    Text("二星", "2 stars"),
    Text("三星", "3 stars"),
    Text("四星", "4 stars"),
    Text("五星", "5 stars"),
    Text("六星", "6 stars"),
    Text("七星", "7 stars"),
)
WAIVED = Text("{name}，您是{stars}，免收", "{name}: you have {stars}, nothing to pay")
WAIVED_COUNTED = Text(
    "{name}，您是{stars}，今年第 {n} 次，共 {of} 次，免收",
    "{name}: you have {stars}, number {n} of {of} this year, nothing to pay",
)
WAIVER_USED_UP = Text(
    "{name}，今年 {of} 次已用完，按原价收", "{name}: all {of} of this year are used, the full price applies"
)
WAIVER_NOT_OFFLINE = Text(
    "{name}，离线查不到今年用了几次，按原价收；网络恢复后再办可免",
    "{name}: offline nobody can see how many of this year are left, the full price applies; once online it can be free",
)

# Rows of a bill
WHOLE_MONTH = Text("整月", "whole month")
WHOLE_BEGUN = Text("按整月收，不按天", "whole month, not by the day")
BY_DAYS = Text("{fee} × {days}/{of} 天", "{fee} × {days}/{of} days")
FIRST_MONTH_FREE = Text("首月不收", "first month free")
ON_TRIAL = Text("试用，不收", "on trial, nothing")
GIVEN_BACK = Text("不用了的天数少收：{used} − {whole}", "days not used taken off: {used} − {whole}")
IF_ACCEPTED_TODAY = Text("{how}；按今天生效算", "{how}; if it begins today")
IF_INSTALLED = Text("{how}；按约定日装好算", "{how}; if installed on the agreed day")
IF_INSTALLED_BY = Text("{how}；按上月装好算", "{how}; if installed by then")

# Early termination, worked out
SUBSIDY_WORKED = Text("补贴 {given} × {left}/{months} = {sum}", "Subsidy {given} × {left}/{months} = {sum}")
FIXED_WORKED = Text("固定 {sum}", "Fixed {sum}")
