"""今天: the live board of the manager's face."""

from typing import Final

from app.texts.language import Text, measure_word

AS_OF_HALL: Final = Text("数据到 {at}，来自本厅", "As of {at}, of the hall")
AS_OF_DESK: Final = Text("数据到 {at}，来自本台", "As of {at}, of this desk")
NO_ANSWER: Final = Text("厅服务器没有回答，数据停在 {at}", "No answer from the hall, figures of {at}")
WEEK_TAMPERED: Final = Text("{said}；{day} 的日结被动过", "{said}; the closed day {day} was changed")
NOT_YET: Final = Text("正在算今天的数", "Working out the day")
NEVER: Final = Text("厅服务器没有回答，还没有今天的数", "No answer from the hall, no figures yet")

WAITING: Final = Text("正在等", "Waiting")
SERVING: Final = Text("正在办", "Being served")
ORDERS: Final = Text("受理单", "Orders")
TAKINGS: Final = Text("收款", "Takings")
PROTECTED: Final = Text("照顾号办完 ≤{minutes} 分", "Priority, done in {minutes} min")
UNSENT: Final = Text("待上传", "Not sent yet")
REPAIR: Final = Text("待修复", "To repair")

PEOPLE: Final = measure_word("人")
FORMS: Final = measure_word("张")
ORDERS_UNIT: Final = measure_word("单")
YUAN: Final = Text("{fen} 元", "{fen} yuan")
NONE: Final = Text("—", "—")

WAITS: Final = Text("平均 {mean} 分，最长 {longest} 分", "Mean {mean} min, longest {longest}")
NOBODY_WAITS: Final = Text("没有人在等", "Nobody waits")
NO_QUEUE: Final = Text("本厅没有取号", "No tickets in this hall")
NO_PICTURE: Final = Text("等厅服务器的消息", "No word from the hall yet")
DESKS_OPEN: Final = Text("{all} 个台开了 {open} 个", "{open} of {all} desks open")
NO_DESK: Final = Text("没有台席在岗", "No desk is on duty")
LAST_WEEK: Final = Text("上周{weekday}这时 {count}", "{count} by now last {weekday}")
USUAL: Final = Text("平时一天 {count}", "Usually {count} a day")
NO_PAST: Final = Text("还没有上周可比", "No last week to compare")
WEEKDAYS: Final = (
    Text("一", "Monday"),
    Text("二", "Tuesday"),
    Text("三", "Wednesday"),
    Text("四", "Thursday"),
    Text("五", "Friday"),
    Text("六", "Saturday"),
    Text("日", "Sunday"),
)
METHOD_AND_SUM: Final = Text("{method} {sum}", "{method} {sum}")
NO_TAKINGS: Final = Text("还没有收款", "Nothing taken yet")
KEPT_OF: Final = Text("{decided} 位里 {kept} 位", "{kept} of {decided}")
KEPT_BELOW: Final = Text("{decided} 位里 {kept} 位，低于 {target}%", "{kept} of {decided}, below {target}%")
NO_PROTECTED: Final = Text("今天还没有照顾号", "No priority ticket yet")
ALL_SENT: Final = Text("都上传了", "All sent")
OLDEST: Final = Text("最早的等了 {age}", "The oldest waits {age}")
NONE_REFUSED: Final = Text("没有被退回的", "None refused")
MINUTES: Final = Text("{n} 分", "{n} min")

ARRIVALS: Final = Text("到厅与等候", "Arrivals and waits")
CAME: Final = Text("到厅人数", "Arrivals")
MEAN_WAIT: Final = Text("平均等候", "Mean wait")
EXPECTED: Final = Text("预计", "Expected")
ABOUT: Final = Text("约 {count}", "~{count}")
LONGEST: Final = Text("最长 {minutes} 分", "Longest {minutes} min")
MINUTES_AXIS: Final = Text("{n} 分", "{n} min")
HOUR: Final = Text("{hour}:00", "{hour}:00")
HOUR_SAID: Final = Text("{hour}：到厅 {came} 人，平均等候 {wait}", "{hour}: {came} came, mean wait {wait}")
NOBODY_CAME: Final = Text("今天还没有人取号", "No ticket was taken today")
NOBODY_CAME_NOTE: Final = Text("取号后这里按钟点看到厅与等候。", "Arrivals and waits by the hour stand here then.")

PROMISES: Final = Text("对客户的承诺", "Promises to customers")
SO_FAR: Final = Text("今天到现在", "So far today")
KEPT: Final = Text("守住", "Kept")
SHORT_OF: Final = Text("差 {count} 位", "{count} short")
NO_PROMISE: Final = Text("还没有到时候的承诺", "No promise was due yet")
NO_PROMISE_NOTE: Final = Text(
    "叫号、办完、预约到点后按实际算。", "Calls, services and appointments are counted as they are due."
)
OF: Final = Text("{kept} / {decided}", "{kept} / {decided}")

REPAIR_DESK: Final = Text("修复台", "Repair desk")
REFUSED_COUNT: Final = Text("{count} 单被退回", "{count} refused")
NOTHING_LOST: Final = Text("一单也不会丢：没修好的留在这里", "No order is lost: what is not repaired stays here")
NOTHING_REFUSED: Final = Text("没有被退回的单", "No order was refused")
NOTHING_REFUSED_NOTE: Final = Text(
    "中心不收的单会留在这里，直到修好。", "What the centre refuses stays here until it is repaired."
)
GO_REPAIR: Final = Text("修复", "Repair")
ALL_REFUSED: Final = Text("看全部", "See all")
ORDER: Final = Text("受理单", "Form")
CUSTOMER: Final = Text("客户", "Customer")
CENTRE_SAYS: Final = Text("中心说什么", "What the centre says")
WHAT_NOW: Final = Text("可以怎么办", "What can be done")

APPROVALS: Final = Text("等你批", "Waits for you")
WHO: Final = Text("谁要", "Who")
WHAT: Final = Text("要什么", "What")
WAITED: Final = Text("等了", "Waited")
ASK_ABOUT: Final = Text("{about}\n理由：{reason}", "{about}\nReason: {reason}")
NOTHING_ASKED: Final = Text("没有等你批的", "Nothing waits for you")
NOTHING_ASKED_NOTE: Final = Text(
    "台席要批准时出现在这里，不用走过去。", "When a desk needs an approval it stands here."
)
NO_HALL_SERVER: Final = Text("没有厅内服务", "No hall server here")
NO_HALL_SERVER_NOTE: Final = Text("要批准时到台前，当面输 PIN。", "Go to the desk and enter your PIN there.")
NO_ASKS_SEEN: Final = Text("厅内服务连不上，看不到各台的请求", "The hall server does not answer")

METHODS: Final = Text("收款方式", "How it was paid")
SUM: Final = Text("合计 {sum}", "{sum} in all")
MATTERS: Final = Text("来办什么", "What for")
FORMS_IN_ALL: Final = Text("{count} 张受理单", "{count} forms")
OTHERS: Final = Text("其他", "Others")
NO_ORDERS: Final = Text("今天还没有受理单", "No form yet today")
NO_ORDERS_NOTE: Final = Text("第一张受理后出现在这里。", "The first one accepted stands here.")
NO_TAKINGS_NOTE: Final = Text("第一笔收款后出现在这里。", "The first takings stand here.")

DESKS: Final = Text("台席", "Desks")
DESKS_NOTE: Final = Text("点台席看明细", "Open a desk for its rows")
DESK: Final = Text("台", "Desk")
CLERK: Final = Text("营业员", "Clerk")
DOING: Final = Text("正在办", "Serves")
DONE: Final = Text("今天办了", "Done today")
MEAN: Final = Text("平均", "Mean")
FREE: Final = Text("空着", "Free")
CALLING: Final = Text("{number} 正走过来", "{number} on the way")
SERVES: Final = Text("{number} {matters}", "{number} {matters}")
PAUSED: Final = Text("停，{reason}", "Paused, {reason}")
PAUSED_UNTIL: Final = Text("停，{at} 回", "Paused, back {at}")
OFF_DUTY: Final = Text("不在岗", "Off duty")
NO_DESKS: Final = Text("今天还没有台席在岗", "No desk was on duty today")
NO_DESKS_NOTE: Final = Text("营业员上岗后出现在这里。", "It stands here once a clerk signs on.")

TICKET: Final = Text("号", "Ticket")
CLASS: Final = Text("类", "Class")
MATTER: Final = Text("来办什么", "What for")
CAME_AT: Final = Text("取号", "Came")
AT_DESK: Final = Text("台", "Desk")
SERVED: Final = Text("办了", "Served")

PRINT: Final = Text("打印日报", "Print")
KEY_PRINT: Final = Text("打印日报", "Print summary")
KEY_REPAIR: Final = Text("修最早的", "Repair oldest")
KEY_GRANT: Final = Text("准最早的", "Approve oldest")
KEY_DENY: Final = Text("不准最早的", "Refuse oldest")
KEY_ROWS: Final = Text("看明细", "Rows")
KEY_MOVE: Final = Text("换一块", "Next")
KEY_CELL: Final = Text("移动", "Move")
KEY_AGAIN: Final = Text("刷新", "Refresh")

ROWS_COUNT: Final = Text("{count} 行", "{count} rows")
LOADING: Final = Text("正在取明细…", "Fetching the rows…")
NO_ROWS: Final = Text("没有明细", "No rows")
EXPORT: Final = Text("存成表格", "Save as spreadsheet")
EXPORT_TITLE: Final = Text("存成表格", "Save as a spreadsheet")
EXPORTED: Final = Text("已存到 {file}。", "Saved to {file}.")
EXPORT_FAILED: Final = Text(
    "没能存到 {file}，请换一个文件夹再存。", "It could not be saved to {file}. Choose another folder."
)
KEY_CLOSE: Final = Text("关", "Close")
KEY_EXPORT: Final = Text("存成表格", "Spreadsheet")
TOO_LONG: Final = Text("等太久没有回应，请再试一次。", "It took too long. Try again.")
