"""Words of 审批, the manager's list of what desks ask for."""

from typing import Final

from app.texts.language import Text

EMPTY: Final = Text("没有要你批的", "Nothing waits for you")
EMPTY_HINT: Final = Text("台席请你批的会马上出现在这里。", "What a desk asks you to approve appears here at once.")
AWAY: Final = Text(
    "厅内服务连不上，看不到各台的请求。台席可以照旧请人当面输 PIN。",
    "The hall server does not answer, so no asks are seen. Desks can have a PIN entered in person as always.",
)
CHOOSE: Final = Text("选一条看看", "Choose one")
DESK: Final = Text("{desk} 台", "desk {desk}")
NO_DESK: Final = Text("引导台", "greeter")
ASKED_BY: Final = Text("{name} {number}，{desk}，{time}", "{name} {number}, {desk}, {time}")
ROW: Final = Text("{who} · {desk} · {time}", "{who} · {desk} · {time}")
WHAT: Final = Text("要办", "To be done")
WHY: Final = Text("为什么", "Why")
RIGHT: Final = Text("要用的权限", "The right it takes")
PIN: Final = Text("你的 PIN（{digits} 位）", "Your PIN ({digits} digits)")
WHY_NOT: Final = Text("不批的话，写一句为什么", "If not, say in a few words why")
GRANT_TITLE: Final = Text("准这一次吗？", "Approve this?")
DENY_TITLE: Final = Text("不准", "Refuse this")
WHY_NOT_NOW: Final = Text("为什么不准，他会看到", "Why not; they will read it")
GONE: Final = Text(
    "这条请求已经不在了：撤回了，或别人答复了。", "That ask is gone: withdrawn, or answered by somebody else."
)
KEY_NOT_NOW: Final = Text("先不答复", "Not now")
GRANT: Final = Text("准这一次", "Approve this once")
DENY: Final = Text("不准", "Refuse")
CHECKING: Final = Text("正在核对 PIN", "Checking the PIN")
PIN_MISSING: Final = Text("请输你自己的 PIN。", "Enter your own PIN.")
GRANTED: Final = Text("已准：{about}。{desk} 会收到。", "Approved: {about}. {desk} will hear of it.")
DENIED: Final = Text("没有准：{about}。{desk} 会看到原因。", "Not approved: {about}. {desk} sees the reason.")
TOO_LONG: Final = Text("没有等到答复，请再按一次。", "There was no answer; please press once more.")
WAITING: Final = Text("{count} 条等你批", "{count} wait for you")
KEY_CHOOSE: Final = Text("选一条", "Choose")
KEY_GRANT: Final = Text("准", "Approve")
KEY_DENY: Final = Text("不准", "Refuse")
