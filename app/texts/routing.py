"""Words beside every proposal: why this customer is next, as a greeter can read it aloud."""

from app.texts.language import Text

WAITED = Text("等了 {time}", "waited {time}")
WEIGHED = Text("{why}，等了 {time} × {weight}", "{why}, waited {time} × {weight}")
MINUTES = Text("{n} 分钟", "{n} min")
SECONDS = Text("{n} 秒", "{n} s")
APPOINTMENT = Text("预约到点", "appointment")
STARS = Text("{stars} 星", "{stars} stars")
FIRST = Text("{first}，{rest}", "{first}, {rest}")
CAME_BACK = Text("过号回来的", "came back after a missed call")
SENT_HERE = Text("转到本台的", "transferred to this desk")
DISPUTE_HERE = Text("争议由本台负责", "this desk is in charge of the dispute")
HANDLER_AWAY = Text("{handler} 负责的争议，此人不在台", "dispute of {handler}, who is at no desk")
AND = Text("{one}、{other}", "{one} and {other}")

WEIGHTS_WRONG = Text(
    "照顾号的权重 {protected} 不能低于预约的 {favoured}，预约的不能低于普通的 {ordinary}，普通的要大于 0。",
    "Weights must fall from protected {protected} over appointments {favoured} to ordinary {ordinary}, above 0.",
)
