"""Words of expected waits, breaches ahead, and staffing."""

from app.texts.language import Text

# A range, never a point
RANGE = Text("{low}–{high} 分钟", "{low}–{high} min")
AT_ONCE = Text("马上叫", "at once")
UNKNOWN = Text("暂时没有台能办，请问引导员", "no desk can serve this now; ask the greeter")
OUR_HITS = Text("近来这样报，100 次有 {hits} 次说准了", "told like this, {hits} of 100 were right lately")

# Breaches ahead
BREACH_PROTECTED = Text("{count} 位{who}会超过 {minutes} 分钟", "{count} {who} will wait longer than {minutes} min")
BREACH_ORDINARY = Text("{count} 位客人会等过 {minutes} 分钟", "{count} customers will wait longer than {minutes} min")
BREACH_FINISH = Text(
    "{count} 位{who}叫得到，{minutes} 分钟内办不完",
    "{count} {who} are called in time but not finished in {minutes} min",
)
PROTECTED_MIXED = Text("照顾号客人", "protected customers")
ELDERLY_MANY = Text("老人", "elderly customers")
DISABLED_MANY = Text("残障客人", "disabled customers")
PREGNANT_MANY = Text("孕妇", "pregnant customers")
ILL_MANY = Text("生病的客人", "customers who are ill")
HELP_DESK_BACK = Text("请 {desk} 号台回来，就来得及。", "If desk {desk} comes back, there is time.")
HELP_ONE_DESK = Text("给{queue}业务再开一个台，就来得及。", "Open one more desk for {queue}, and there is time.")
HELP_DESKS = Text("给{queue}业务再开 {n} 个台，就来得及。", "Open {n} more desks for {queue}, and there is time.")
HELP_TELL_THEM = Text(
    "再开 {n} 个台也来不及。请先告诉他们要等多久，能自助的带去自助。",
    "Even {n} more desks would not do. Tell them how long it takes, and take to self-service who can.",
)
HELP_PRECHECK = Text(
    "加台不管用，业务本身要 {minutes} 分钟。请现在就替他们查好证件、填好表。",
    "More desks do not help: the service itself takes {minutes} min. Check documents and fill in forms for them now.",
)

# Staffing
OPEN_DESKS_TOGETHER = Text(
    "{queues}由同一些台办，一共要 {needed} 个台，开着 {open} 个。",
    "{queues} are served by the same desks: {needed} are needed now, {open} are open.",
)
OPEN_DESKS = Text("{queue}现在要 {needed} 个台，开着 {open} 个。", "{queue} needs {needed} desks now, {open} are open.")
LAST_WITH_SKILL = Text(
    "{desk} 号台是最后一个会办{queue}的台，还有 {count} 人在等。下台前请另一个会办的台先开。",
    "Desk {desk} is the last one for {queue}, and {count} still wait. Let another one open before it goes.",
)
NO_DESK_FOR = Text(
    "{count} 人在等{queue}，没有开着的台会办。请开一个台，或者告诉他们今天怎么办。",
    "{count} wait for {queue} and no open desk can serve it. Open one, or tell them what can be done today.",
)
CERTIFICATE_NOBODY = Text(
    "{number} 要有证的人办（{code}），现在没有人有。", "{number} needs certificate {code}, which nobody on duty holds."
)
HANDLER_AWAY = Text(
    "{number} 的争议由 {handler} 接待，他没有开着的台。请他开台。",
    "{number} waits with a dispute for {handler}, who has no open desk. Let them open one.",
)

# The day so far
DAY_PROTECTED = Text(
    "今天照顾号 {count} 位：{minutes} 分钟内叫到 {called}，办完 {finished}",
    "Protected today: {count}; within {minutes} min called {called}, finished {finished}",
)
