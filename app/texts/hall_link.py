"""What a counter says of its hall server: found, paired, lost, gone on alone, back again."""

from app.texts.language import Text

NO_HALL = Text(
    "本机还没有和厅内服务配对，叫号用不了。办业务不受影响；要配对请到设置里。",
    "This counter is not paired with a hall server, so there is no queue to call from. "
    "Orders are taken as always; pairing is in the settings.",
)
HALL_LOST = Text(
    "厅内服务连不上，这一步没有做。等它回来，或者先在本台取号叫号。",
    "The hall server does not answer; nothing was done. Wait for it, or go on with tickets of this desk's own.",
)
NO_DESK = Text(
    "本机没有配台席，不能单独叫号。请等厅内服务回来，或者到台席取号。",
    "This device is paired without a desk and cannot go on alone. Wait for the hall server, or issue at a desk.",
)
NOT_WHILE_ALONE = Text(
    "单独叫号时不能把挂单交给别的台。单子还在本台，厅内服务回来再交。",
    "While this desk is alone no form can be handed to another. It is still here; hand it over when the hall "
    "server is back.",
)
STAYS = Text("{number} 还在本台，没能交回厅里：{why}", "{number} is still at this desk, not in the hall's queue: {why}")

# The bottom strip
STRIP_LINKED = Text("厅内服务 正常", "Hall server ready")
STRIP_CONNECTING = Text("厅内服务 正在连接", "Connecting to the hall server")
STRIP_LOST = Text("厅内服务 断开，可先在本台叫号", "Hall server away; this desk can call on its own")
STRIP_LOST_TABLET = Text("厅内服务 断开，请到台席取号", "Hall server away; issue tickets at a desk")
STRIP_ALONE = Text("厅内服务 断开，本台单独叫号", "Hall server away; this desk calls on its own")
STRIP_STAYS = Text("{count} 张本台票待交回厅里", "{count} tickets of this desk's own not handed back yet")
