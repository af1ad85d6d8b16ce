"""Words on the ticket a customer takes away: what for, how long, what is there and what is missing, where to listen."""

from app.texts.language import Text

BRAND_AND_HALL = Text("{operator}  {hall}", "{operator}  {hall}")
CAME_FOR = Text("来办", "For")
CARE = Text("照顾", "Care")
APPOINTMENT = Text("预约", "Appointment")
APPOINTMENT_SLOT = Text("{begins} 至 {ends}", "{begins} to {ends}")
BEFORE = Text("前面", "Before you")
WAIT = Text("预计等", "Expected wait")
TAKEN = Text("取号", "Taken")
TAKEN_BY = Text("{at}  {who}", "{at}  {who}")
CALLED_AT = Text("叫号", "Called by")
GO_TO = Text("请到", "Please go to")
RECEIVED_BY = Text("接待", "Received by")
WHO = Text("{role}{name}", "{role} {name}")

PEOPLE = Text("{count} 人", "{count}")
NOBODY = Text("没有人", "nobody")
WAIT_NOT_KNOWN = Text("现在说不准，请留意叫号", "hard to say now, please listen for your number")

# Why somebody is called first, as one says it to them
FIRST = Text("{why}，优先叫号", "{why}, called first")
OVER_65 = Text("65岁以上", "65 or older")
ACCESSIBLE = Text("无障碍服务", "accessible service")
EXPECTING = Text("准妈妈", "expecting")
UNWELL = Text("身体不适", "not feeling well")

BROUGHT = Text("已带", "Brought")
HAVE_READY = Text("请备好", "Have ready")
MISSING = Text("没带", "Missing")
TICKED = "[√] {what}"
UNTICKED = "[  ] {what}"

BY_YOURSELF = Text("{matters}也能现在自己办：{ways}。", "{matters}: you can also do it yourself now ({ways}).")
LISTEN = Text(
    "叫号在大屏和喇叭，过号请找引导员，不用重取。",
    "Your number is called on screen and speaker. If you missed it, see the greeter; you keep it.",
)
OWN_DESK = Text("{desk} 号台（本台叫号）", "desk {desk} itself")
LISTEN_AT_DESK = Text(
    "请留意 {desk} 号台叫号，过号请找 {desk} 号台，不用重取。",
    "Please listen for desk {desk}. If you missed your number, see desk {desk}; you keep it.",
)
STRAIGHT_THERE = Text(
    "请直接过去，由{who}为您处理，不用等叫号。",
    "Please go straight there. {who} takes care of it; no need to wait to be called.",
)
SCAN = Text("扫码看还要等多久", "Scan to see your wait")

COPY_MARK = Text("【补打 第{n}次】", "[Reprint no. {n}]")
