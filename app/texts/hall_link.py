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
STRIP_REFUSED = Text("厅内服务不认这台机器，请重新配对", "The hall server refuses this device; pair it again")
STRIP_LOST = Text("厅内服务 断开，可先在本台叫号", "Hall server away; this desk can call on its own")
STRIP_LOST_TABLET = Text("厅内服务 断开，请到台席取号", "Hall server away; issue tickets at a desk")
STRIP_ALONE = Text("厅内服务 断开，本台单独叫号", "Hall server away; this desk calls on its own")
STRIP_STAYS = Text("{count} 张本台票待交回厅里", "{count} tickets of this desk's own not handed back yet")

# Pairing
PAIR_ACT = Text("和厅内服务配对", "Pair with the hall server")
PAIR_WHY = Text(
    "配对后本台可以叫号，单子多存一份在厅里。配对码在厅内服务那台机器上生成。",
    "Once paired, this desk calls from the queue and a second copy of each order lies in the hall. "
    "The code is made at the hall server.",
)
PAIR_ADDRESS = Text("厅内服务地址", "Address of the hall server")
PAIR_CODE = Text("配对码，连同后面的字母", "Pairing code, with the letters behind it")
PAIR_LOOKING = Text("正在厅里找…", "Looking in this hall…")
PAIR_NONE_FOUND = Text("厅里没有找到，请输入地址。", "None found in this hall. Type its address.")
PAIR_FOUND = Text("厅里找到的", "Found in this hall")
PAIR_BEGUN = Text("正在配对", "Pairing")
PAIR = Text("配对", "Pair")
PAIR_KEY_NEXT = Text("下一格", "Next field")
PAIR_KEY_CANCEL = Text("不配对", "Do not pair")
PAIR_LATE = Text(
    "厅内服务太久没有回答。没有改动；再按一次不会多用配对码。",
    "The hall server took too long. Nothing was changed; pressing again uses no second code.",
)
ADDRESS_MISSING = Text("请选一台，或输入厅内服务的地址。", "Choose a server, or type its address.")
CODE_MISSING = Text("请输入厅内服务给的配对码。", "Type the code the hall server gave.")
PAIRED = Text(
    "已和 {url} 配对：{hall} {desk} 号台。下次启动起，本台从那里叫号。",
    "Paired with {url}: {hall}, desk {desk}. From the next start on this desk calls from there.",
)
PAIRED_TABLET = Text(
    "已和 {url} 配对：{hall}，取号用，不叫号。下次启动起生效。",
    "Paired with {url}: {hall}, for issuing tickets, not for calling. It works from the next start on.",
)
OTHER_DEVICE = Text(
    "这个配对码是给 {hall} {device}（{desk} 号台）的，本机是 {own_hall} {own}（{own_desk} 号台），没有配对。"
    "请在厅内服务上给本机再生成一个。",
    "This code is for {device} of {hall}, desk {desk}; this PC is {own} of {own_hall}, desk {own_desk}. "
    "Nothing was paired: make a code for this PC at the hall server.",
)
NOT_ONE_HALL = Text(
    "厅里找到的厅内服务：{found}。请用 --url 指定是哪一台。",
    "Hall servers found in this hall: {found}. Name the right one with --url.",
)

# Back again
BACK = Text(
    "厅内服务回来了，单独叫号时的票已交回厅里接着排。",
    "The hall server is back. The tickets of the time alone are in the hall's queue again.",
)
GO_ALL_THE_SAME = Text("照样离开", "Leave all the same")
