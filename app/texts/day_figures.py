"""Words of the lists of rows that figures open, and of the centre's table of halls."""

from typing import Final

from app.texts.language import Text

# Titles
ORDERS: Final = Text("受理单", "Orders")
LINES: Final = Text("业务行", "Lines")
TAKINGS: Final = Text("收款与退款", "Money in and out")
REVERSALS: Final = Text("返销", "Reversals")
DISCOUNTS: Final = Text("减免", "Discounts")
EVENTS: Final = Text("留痕", "Audited acts")
CASH: Final = Text("现金班次", "Cash periods")
MOVES: Final = Text("现金存取", "Cash moved")
TICKETS: Final = Text("号票", "Tickets")
DESKS: Final = Text("台席", "Desks")
RATINGS: Final = Text("客户评分", "Ratings")
UNSENT: Final = Text("还没上传", "Not sent yet")
REFUSED: Final = Text("被退回", "Refused")
LATE: Final = Text("已日结那几天迟到的", "Late from closed days")
NOTHING: Final = Text("没有。", "None.")
TOTAL: Final = Text("合计", "Total")
CUT: Final = Text("只列出最早的 {n} 行，一共 {all} 行", "Only the oldest {n} of {all} rows")

# Columns
AT: Final = Text("时间", "Time")
DAY: Final = Text("日期", "Day")
RECEIPT: Final = Text("受理单号", "Order no.")
DESK: Final = Text("台席", "Desk")
CLERK: Final = Text("营业员", "Clerk")
STAFF: Final = Text("谁", "Who")
CUSTOMER: Final = Text("客户", "Customer")
MATTER: Final = Text("业务", "Matter")
MODE: Final = Text("方式", "Mode")
AMOUNT: Final = Text("金额", "Amount")
MONTHLY: Final = Text("月费变化", "Monthly fee")
SECONDS: Final = Text("用时", "Time taken")
CENTRE: Final = Text("中心", "Centre")
REASON: Final = Text("原因", "Reason")
CENTRE_SAYS: Final = Text("中心说什么", "What the centre says")
REVERSES: Final = Text("返销的原单", "Order taken back")
RATING: Final = Text("评分", "Rating")
ACTION: Final = Text("动作", "Action")
TITLE: Final = Text("内容", "What")
GONE: Final = Text("还算数吗", "Stands")
DISCOUNT: Final = Text("减免", "Discount")
APPROVER: Final = Text("批准人", "Approved by")
METHOD: Final = Text("付法", "Method")
ACCOUNT: Final = Text("账户", "Account")
KIND: Final = Text("种类", "Kind")
REFERENCE: Final = Text("收款方流水", "Provider's no.")
WHAT: Final = Text("什么", "What")
SUBJECT: Final = Text("关于", "About")
OPENED: Final = Text("开班", "Opened")
CLOSED: Final = Text("交班", "Closed")
FLOAT: Final = Text("备用金", "Float")
CASH_IN: Final = Text("收现", "Cash in")
CASH_OUT: Final = Text("退现", "Cash out")
EXPECTED: Final = Text("应有", "Expected")
COUNTED: Final = Text("点到", "Counted")
DIFFERENCE: Final = Text("长短", "Over/short")
COUNTS: Final = Text("数了几次", "Times counted")
FIRST_DIFFERENCE: Final = Text("第一次长短", "First over/short")
NUMBER: Final = Text("号", "Number")
CARE: Final = Text("照顾", "Priority")
WAIT: Final = Text("等候", "Wait")
SERVICE: Final = Text("办理", "Service")
STANDING: Final = Text("现状", "Standing")
NO_SHOWS: Final = Text("过号", "No-shows")
TRANSFERS: Final = Text("转台", "Moves")
CALLED_IN_TIME: Final = Text("叫到的承诺", "Called in time")
FINISHED_IN_TIME: Final = Text("办完的承诺", "Finished in time")
SLOT: Final = Text("预约的时段", "Appointment")
SLOT_KEPT: Final = Text("时段内叫到", "Called in its slot")
SERVED: Final = Text("号票", "Tickets")
ON_DUTY: Final = Text("在岗", "On duty")
SERVING: Final = Text("办理中", "Serving")
IDLE: Final = Text("空闲", "Idle")
PAUSED: Final = Text("暂停", "Paused")

# Values
YES: Final = Text("是", "Yes")
ONLINE: Final = Text("联网", "Online")
OFFLINE: Final = Text("离线", "Offline")
CENTRAL: Final = {
    "pending": Text("还没答复", "No answer yet"),
    "accepted": Text("已收", "Taken"),
    "refused": Text("被退回", "Refused"),
    "voided": Text("已作废", "Voided"),
    "settled": Text("已了结", "Settled"),
}
STANDS: Final = {
    "": Text("算数", "Stands"),
    "voided": Text("作废", "Voided"),
    "refused": Text("被退回", "Refused"),
    "reversed": Text("已返销", "Taken back"),
}
ACCOUNTS: Final = {
    "fees": Text("业务费用", "Fees"),
    "top_up": Text("缴费", "Top-ups"),
    "deposit": Text("押金", "Deposits"),
}
KINDS: Final = {
    "taken": Text("收", "Taken"),
    "returned": Text("退", "Returned"),
    "corrected": Text("更正", "Corrected"),
}
STANDINGS: Final = {
    "waiting": Text("在等", "Waiting"),
    "called": Text("已叫", "Called"),
    "serving": Text("在办", "Being served"),
    "on_hold": Text("暂停办理", "On hold"),
    "missed": Text("过号", "Missed"),
    "finished": Text("办完", "Finished"),
    "cancelled": Text("取消", "Cancelled"),
}
PROMISES: Final = {
    "kept": Text("守住", "Kept"),
    "missed": Text("没守住", "Missed"),
    "running": Text("没到时候", "Running"),
}
LATE_KINDS: Final = {
    "orders": Text("受理单", "Order"),
    "takings": Text("收款与退款", "Money in or out"),
    "cash": Text("现金班次", "Cash period"),
    "moves": Text("现金存取", "Cash moved"),
}

# The centre's table of halls
HALLS: Final = Text("各营业厅", "Halls")
HALL: Final = Text("营业厅", "Hall")
HALL_NUMBER: Final = Text("厅号", "Hall number")
REVERSED: Final = Text("其中返销", "Reversed")
NET_TAKINGS: Final = Text("收款", "Takings")
DEPOSITS: Final = Text("押金", "Deposits")
CAME: Final = Text("到厅", "Came")
MEAN_WAIT: Final = Text("平均等候", "Mean wait")
PROTECTED_KEPT: Final = Text("照顾号按时叫到", "Priority called in time")
NO_HALLS: Final = Text("这些天哪个厅都没有数。", "No hall has figures of these days.")
NO_SUCH_HALL: Final = Text("中心不认识营业厅 {hall}。", "The centre knows no hall {hall}.")
NO_SUCH_DAYS: Final = Text(
    "日子要写成 2026-11-20，最后一天不早于第一天，最多 {days} 天。",
    "Days are written 2026-11-20, the last not before the first, {days} at most.",
)
NO_SUCH_ROWS: Final = Text("没有“{figure} {key}”这样的明细。", 'There are no rows behind "{figure} {key}".')
ONE_OF_BOTH: Final = Text("一次只看一个台席，或者一个人。", "Ask for one desk, or for one person, not both.")
OPERATOR_CLOSED: Final = Text(
    "中心没有设运营令牌，各厅的数不对外给。", "The centre has no operator token, so figures of halls are closed."
)
OPERATOR_REFUSED: Final = Text("运营令牌不对，没有给数。", "The operator token is not the centre's. Nothing was given.")
