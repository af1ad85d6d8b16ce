"""What is said where facts of a hall's days are taken in, and of desks whose facts are not all here."""

from app.texts.language import Text

DAY_UNREADABLE = Text(
    "{day} 的日结（Z {number}）读不懂，或者和它自己写的对不上，没有收。请查厅内服务的存储。",
    "The close of {day} (Z {number}) cannot be read or does not agree with itself; it was not taken. "
    "Check the hall server's store.",
)
DAY_OUT_OF_CHAIN = Text(
    "{day} 的日结（Z {number}）接不上中心的上一个（Z {last}），没有收。请查厅内服务的存储。",
    "The close of {day} (Z {number}) does not go on from the last one the centre has (Z {last}); it was not taken. "
    "Check the hall server's store.",
)
NOT_YOURS = Text(
    "这批数据不是这台设备的，一条也没有收。", "These figures are not this device's own; none of them was taken."
)
FACTS_MALFORMED = Text("这批数据读不懂，一条也没有收：{what}", "These figures cannot be read; none was taken: {what}")
ONLY_HALL_SERVER = Text("叫号数据只有厅内服务能报。", "Figures of tickets and desks come from the hall server alone.")
HALL_SERVER_CLOSES = Text(
    "这个厅有厅内服务，日结由它来报，这台报的没有收。",
    "This hall has a hall server, which tells its closed days; those of this desk were not taken.",
)
CLOSED_OTHERWISE = Text(
    "{day} 的日结和中心已有的不一样，或者封签对不上，没有收。请查厅内服务的存储。",
    "The close of {day} is not the one the centre has, or its seal does not fit; it was not taken. "
    "Check the hall server's store.",
)
HEARD_AT = Text(
    "{desk} 台 {at} 之后没有报来数据，数字可能不全。",
    "Desk {desk} has not reported since {at}; figures may be incomplete.",
)
NEVER_HEARD = Text(
    "{desk} 台还没有报来数据，数字可能不全。", "Desk {desk} has not reported yet; figures may be incomplete."
)
