"""Words of the dialog in which a second person approves."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("请同事批准", "Ask a colleague to approve")
ASKS: Final = Text("{name} {number} 请求", "Asked by {name} {number}")
WHAT: Final = Text("要办", "To be done")
WHY: Final = Text("原因", "Reason")
REASON_HINT: Final = Text("选一个，或自己写", "Choose one, or write your own")
APPROVER: Final = Text("批准人工号", "Approver's staff number")
PIN: Final = Text("批准人 PIN（{digits} 位）", "Approver's PIN ({digits} digits)")
APPROVE: Final = Text("批准这一次", "Approve this once")
CHECKING: Final = Text("正在核对 PIN", "Checking the PIN")
WAITING: Final = Text("请等 {seconds} 秒", "Wait {seconds} s")
CAN_APPROVE: Final = Text("{name}·{role}", "{name}, {role}")
FOOT: Final = Text("会记入审计", "Kept in the audit trail")

NUMBER_MISSING: Final = Text("请输批准人的工号。", "Enter the approver's staff number.")
NUMBER_UNKNOWN: Final = Text("没有这个工号。", "No such staff number.")
PIN_MISSING: Final = Text("请批准人输自己的 PIN。", "The approver enters their own PIN.")
TOO_LONG: Final = Text("核对 PIN 用了太久，请再按一次。", "Checking took too long; please press once more.")

KEY_NEXT: Final = Text("下一格", "Next field")
KEY_APPROVE: Final = Text("批准", "Approve")
KEY_CANCEL: Final = Text("不批准了", "Give up")

# On the manager's own screen
FAR_ASK: Final = Text("请店长在自己屏上批", "Ask on the manager's screen")
FAR_SENDING: Final = Text("正在送到店长屏上", "Sending to the manager's screen")
FAR_WAITS: Final = Text(
    "已在店长屏上，等答复。你可以等，可以撤回，也可以照旧在这里输 PIN。",
    "It is on the manager's screen. You may wait, withdraw it, or have a PIN entered here as before.",
)
FAR_WITHDRAW: Final = Text("撤回", "Withdraw")
FAR_DENIED: Final = Text("{who} 没有批：{why}", "{who} said no: {why}")
FAR_GONE: Final = Text(
    "这个请求已经不在了，没有批准。可以再送一次。", "The ask is gone; nothing was approved. Send it again if need be."
)
FAR_AWAY: Final = Text(
    "厅内服务连不上，没有送到店长屏上。请在这里输 PIN。",
    "The hall server does not answer, so it is not on the manager's screen. Have a PIN entered here.",
)

CUSTOMER_ASKED: Final = Text("客户要求", "Customer asks")
ENTERED_WRONG: Final = Text("录错了", "Typing error")
DEVICE_FAULT: Final = Text("设备故障", "Device fault")
CHECKED_MYSELF: Final = Text("已当面核实", "Checked myself")
HANDOVER: Final = Text("交接班", "Handover")
READY_REASONS: Final = (CUSTOMER_ASKED, ENTERED_WRONG, DEVICE_FAULT, CHECKED_MYSELF, HANDOVER)
