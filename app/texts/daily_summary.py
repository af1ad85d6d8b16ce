"""日报: the words of the day's figures, on the screen, on paper and in the spreadsheet."""

from typing import Final

from app.texts.language import Text, measure_word

TITLE: Final = Text("营业日报", "Daily summary")
HALLS_TITLE: Final = Text("各厅营业日报", "Daily summary of all halls")
HALLS_SPAN_TITLE: Final = Text("各厅营业报表", "Summary of all halls")
HALLS_QUEUE: Final = Text("到厅与没办完的", "Arrivals and what is open")
HALLS_COUNTED: Final = Text("{n} 个厅", "{n} halls")
SPAN_TITLE: Final = Text("营业报表", "Summary")
MINUTES: Final = Text("{n} 分", "{n} min")
HOURS_MINUTES: Final = Text("{hours} 小时 {minutes} 分", "{hours} h {minutes} min")
IN_MINUTES: Final = Text("{head}（分）", "{head} (min)")
TOTAL: Final = Text("合计", "Total")
OTHER: Final = Text("其他", "Other")
NOTHING: Final = Text("没有", "None")

# Head and foot of the paper
BETWEEN: Final = Text("·", ", ")
Z_NUMBER: Final = Text("Z 报 第 {n} 号", "Z report no. {n}")
NOT_CLOSED: Final = Text("还没日结", "Day not closed")
CLOSED_BY: Final = Text("日结 {at}，{name}（{number}）", "Closed {at} by {name} ({number})")
AS_OF: Final = Text("没有日结，到 {at} 为止", "Not closed: as of {at}")
SO_FAR: Final = Text("数到 {at}", "Figures as of {at}")
COPY_MARK: Final = Text("补打 第{n}次", "Reprint no. {n}")
PAGE: Final = Text("第 {number} 页，共 {total} 页", "Page {number} of {total}")
SIGNS: Final = (Text("店长", "Manager"), Text("复核", "Checked by"), Text("日期", "Date"))
FOOT: Final = Text(
    "打印 {at}，{by}。屏幕、小票、PDF、表格四处数字相同。",
    "Printed {at}, {by}. Same figures on screen, slip, PDF and sheet.",
)
IN_YUAN: Final = Text("表里的钱都是元。", "Money in the tables is in yuan.")
PROGRAM: Final = Text("一台清 {version}", "Yitai {version}")

# Heads of columns
COUNT: Final = Text("张", "Orders")
LINES: Final = Text("行", "Lines")
REVERSED: Final = Text("其中返销", "Reversed")
TAKEN: Final = Text("收款", "Takings")
MONTHLY: Final = Text("月费变化", "Monthly fee")
MEAN_TIME: Final = Text("平均用时", "Mean time")
AMOUNT: Final = Text("金额", "Amount")
PIECES: Final = Text("笔", "No.")
EXPECTED: Final = Text("应有", "Expected")
ACTUAL: Final = Text("实有", "Actual")
DIFFERENCE: Final = Text("差", "Diff.")
HOW_MANY: Final = Text("几件", "No.")
WHAT: Final = Text("什么", "What")
FIGURE: Final = Text("数", "Figure")

# 办了什么
MATTERS: Final = Text("办了什么", "What was done")
MATTER: Final = Text("业务", "Matter")
NO_ORDERS: Final = Text("没有受理单。", "No orders.")
ACTIONS: Final = Text("按动作", "By action")
ACTION: Final = Text("动作", "Action")
SETTLED: Final = Text("其中被退回了结的", "Of these refused and settled")
SETTLED_NOTE: Final = Text("合计照算在内；这些没有办成", "Counted in the totals; these never came to be")
UNDONE: Final = Text("前些天的单，作废或了结", "Earlier orders, voided or settled")
UNDONE_NOTE: Final = Text("那天已算在内，从这里减", "Counted then, taken off now")
NO_LINES: Final = Text("没有业务行。", "No lines.")
WAYS: Final = Text("从哪里来，怎么办的", "Channel and mode")
WAY: Final = Text("渠道与方式", "Channel or mode")
CHANNELS: Final = {
    "counter": Text("柜台", "Counter"),
    "desk": Text("柜台", "Counter"),
    "hall": Text("营业厅", "Hall"),
    "phone": Text("电话", "Phone"),
    "visit": Text("上门", "Visit"),
}
MODES: Final = {"online": Text("联网受理", "Online"), "offline": Text("离线受理", "Offline")}

# 怎么收的
METHODS: Final = Text("怎么收的", "How it was paid")
METHOD: Final = Text("付法", "Method")
NO_TAKINGS: Final = Text("没有收款。", "No takings.")
WITH_DEPOSITS: Final = Text("含押金 {amount}", "with deposits of {amount}")
WITHOUT_DEPOSITS: Final = Text("怎么收的，押金 {amount} 另算", "How it was paid, {amount} of deposits apart")
NOT_COMPARED: Final = Text("— 还没核对", "—: not checked yet")
DIFFERING: Final = Text("收款方对不上的", "Differences with the provider")
ACCOUNTS: Final = Text("钱款", "Money by account")
ACCOUNT: Final = Text("账户", "Account")
RETURNED: Final = Text("退款", "Refunds")
CORRECTED: Final = Text("更正", "Adjusted")
NET: Final = Text("净收", "Net")
INCOME_TOTAL: Final = Text("收款合计", "Takings")
DEPOSITS: Final = Text("押金，另算", "Deposits, apart")
DEPOSITS_NOTE: Final = Text("押金要退，不算收款", "Given back, so no takings")
NO_DEPOSITS: Final = Text("没有押金。", "No deposits.")

# 到厅与等候
HOURS: Final = Text("到厅与等候", "Arrivals and waits")
HOUR: Final = Text("钟点", "Hour")
HOUR_OF: Final = Text("{hour} 时", "{hour}:00")
CAME: Final = Text("到厅", "Came")
MEAN_WAIT: Final = Text("平均等候", "Mean wait")
LONGEST_WAIT: Final = Text("最久等候", "Longest wait")
ORDERS: Final = Text("受理单", "Orders")
CHART_HOURS: Final = Text("到厅 {n} 人", "{n} people came")
CHART_CAME: Final = Text("到厅的人", "People who came")
CHART_WAIT: Final = Text("平均等候，分", "Mean wait, min")
NO_HOURS: Final = Text("没有人到厅。", "Nobody came.")
TICKETS: Final = Text("排队", "Queue")
PROTECTED: Final = Text("其中照顾号", "Of these with priority")
CALLED: Final = Text("叫到", "Called")
FINISHED: Final = Text("办完", "Finished")
LEFT: Final = Text("没叫到就取消", "Cancelled before the call")
NO_SHOWS: Final = Text("过号", "No-shows")
TRANSFERS: Final = Text("转台", "Moved to another desk")
APPOINTMENTS: Final = Text("有预约的", "With an appointment")
APPOINTMENT_NO_SHOWS: Final = Text("预约的过号", "No-shows of appointments")
MEAN_SERVICE: Final = Text("平均办理", "Mean service")
HITS: Final = Text("预估等候说中", "Waits within what was told")

# 现金交班
CASH: Final = Text("现金交班，先点后看", "Cash, counted blind")
DESK: Final = Text("台席", "Desk")
DESK_OF: Final = Text("{desk} 台 {name}", "Desk {desk}, {name}")
DESK_ONLY: Final = Text("{desk} 台", "Desk {desk}")
FLOAT: Final = Text("备用金", "Float")
CASH_IN: Final = Text("收现", "Cash in")
CASH_OUT: Final = Text("退现", "Cash out")
MOVED: Final = Text("存取", "Moved")
COUNTED: Final = Text("点到", "Counted")
LONG_SHORT: Final = Text("长短", "Over/short")
WHY: Final = Text("原因与批准", "Reason, approved by")
REASON_AND_APPROVER: Final = Text("{reason}，{approver}准", "{reason}, {approver} agreed")
ONLY_APPROVER: Final = Text("{approver}准", "{approver} agreed")
HANDED_TO: Final = Text("交给{name}", "to {name}")
CARRIED_OVER: Final = Text("{day} 转来，是整个班的数", "whole period, carried over from {day}")
STILL_RUNS: Final = Text("还没交班", "still open")
FLOAT_CARRIED: Final = Text("备用金没点", "float not counted")
OUTSIDE: Final = Text("{desk}不在班次里的现金", "{desk}, cash of no period")
CORRECTED_AFTER: Final = Text("{desk}更正已交班的现金", "{desk}, corrected after its period")
RECOUNTED: Final = Text("数了 {n} 次，第一次{difference}", "counted {n} times, first {difference}")
NO_CASH: Final = Text("没有现金班次。", "No cash periods.")

# 对客户的承诺
PROMISES: Final = Text("对客户的承诺", "Promises to customers")
PROMISE: Final = Text("承诺", "Promise")
KEPT: Final = Text("守住", "Kept")
MISSED: Final = Text("没守住", "Missed")
SHARE: Final = Text("比例", "Share")
NO_PROMISES: Final = Text("没有可说的承诺。", "No promise was due.")
PROMISE_NAMES: Final = {
    "protected_called": Text("照顾号 {minutes} 分钟内叫到", "Priority called within {minutes} min"),
    "protected_finished": Text("照顾号 {minutes} 分钟内办完", "Priority finished within {minutes} min"),
    "ordinary_called": Text("普通号 {minutes} 分钟内叫到", "Others called within {minutes} min"),
    "appointment": Text("预约按时开始", "Appointments on time"),
}
PROMISE_NAMES_ALONE: Final = {  # where the limit is not known, or was not the same in all the days
    "protected_called": Text("照顾号按时叫到", "Priority called in time"),
    "protected_finished": Text("照顾号按时办完", "Priority finished in time"),
    "ordinary_called": Text("普通号按时叫到", "Others called in time"),
}
STILL_RUNNING: Final = Text("还有 {n} 个没到时候", "{n} open")

# 例外
EXCEPTIONS: Final = Text("例外", "Exceptions")
NO_EXCEPTIONS: Final = Text("没有例外。", "No exceptions.")
EXCEPTION_NAMES: Final = {
    "reversal": Text("返销", "Reversals"),
    "voided_line": Text("作废的行", "Lines voided"),
    "discount": Text("减免", "Discounts"),
    "offline": Text("离线受理", "Taken offline"),
    "recounted": Text("现金数了不止一次", "Cash counted more than once"),
    "late": Text("前日迟到的", "Late from earlier days"),
    "drawer_opened": Text("空开钱箱", "Drawer opened without a sale"),
    "approved": Text("当场批准", "Approved on the spot"),
    "reprinted": Text("补打", "Reprints"),
}

# 台席
DESKS: Final = Text("台席", "Desks")
TICKETS_SERVED: Final = Text("号", "Tickets")
ON_DUTY: Final = Text("在岗", "On duty")
SERVING: Final = Text("办理", "Serving")
IDLE: Final = Text("空闲", "Idle")
PAUSED: Final = Text("暂停", "Paused")
NO_DESKS: Final = Text("没有台席在岗。", "No desk was on duty.")

# 评分
RATINGS: Final = Text("客户评分", "Ratings")
RATED: Final = Text("打分的客户", "Customers who rated")
MEAN_RATING: Final = Text("平均，0–10", "Mean, 0–10")
PROMOTERS: Final = Text("9–10 分", "9 to 10")
DETRACTORS: Final = Text("0–6 分", "0 to 6")
RECOMMEND: Final = Text("净推荐", "Net promoters")
NO_RATINGS: Final = Text("没有客户打分。", "Nobody rated.")

# 未上传与被退回
NOT_DONE: Final = Text("未上传与被退回", "Unsent and refused")
ALL_DONE: Final = Text("都上传了，没有被退回的。", "All sent, none refused.")
UNSENT: Final = Text("还没上传", "Not sent yet")
REFUSED: Final = Text("被退回没修", "Refused, not repaired")
OLDEST: Final = Text("最早的", "Oldest")
AGE: Final = Text("放了多久", "Age")
OPEN_ITEMS: Final = Text("带着日结的", "Closed with")
LEFT_OPEN: Final = Text("没办完", "Left open")
CLOSING_REASON: Final = Text("原因", "Reason")
MISSING: Final = Text("还没到齐的", "Not all here yet")
MISSING_NOTE: Final = Text("下面这些台席的数还没到齐", "The figures of these desks are not all here")

# 与中心对总数
DIGESTS: Final = Text("与中心对总数", "Compared with the centre")
SIDE: Final = Text("哪边", "Side")
SIDES: Final = {"hall": Text("本厅", "Hall"), "centre": Text("中心", "Centre")}
ORDER_COUNT: Final = Text("笔数", "Count")
ASKED_SUM: Final = Text("应收，含押金", "Due, with deposits")
CHECK_CODE: Final = Text("校验码（SHA-256 前 8 位）", "Check code (SHA-256)")
FIRST: Final = Text("首单", "First")
LAST: Final = Text("末单", "Last")
ALIKE: Final = Text("一致", "The same")
UNLIKE: Final = Text("不一致", "Not the same")
NOT_ASKED: Final = Text("还没对过。", "Not compared yet.")
CHAIN: Final = Text("链头", "Head of the journal")
DEVICE: Final = Text("机器", "Device")
LINK: Final = Text("链头", "Head")
SEAL: Final = Text("日结封印", "Day's seal")

# 和平时比
USUAL: Final = Text("和平时比", "Against the usual")
THIS_DAY: Final = Text("这天", "This day")
USUAL_MEAN: Final = Text("平时", "Usual")
USUAL_NOTE: Final = Text("最近 {n} 个{weekday}的平均", "Mean of the last {n} {weekday}s")
NO_USUAL: Final = Text("还没有同一星期几可比。", "No same weekday to compare with yet.")

# 头上的五个数
HEAD_ORDERS: Final = Text("受理单", "Orders")
HEAD_TAKINGS: Final = Text("收款", "Takings")
HEAD_DIFFERENCE: Final = Text("长短款", "Over/short")
NOT_COUNTED: Final = Text("还没点", "not counted yet")
NO_DRAWER: Final = Text("没有现金班次", "no cash periods")
HEAD_WAIT: Final = Text("平均等候", "Mean wait")
HEAD_REFUSED: Final = Text("被退回未修", "Refused, open")
FORMS_UNIT: Final = measure_word("张")
ORDERS_UNIT: Final = measure_word("单")
AGAINST_USUAL: Final = Text("平时 {usual}", "usually {usual}")
