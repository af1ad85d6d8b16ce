"""Words of the drawer's papers: X report and count slip."""

from typing import Final

from app.texts.language import Text

X_TITLE: Final = Text("X 表", "X report")
X_NOTE: Final = Text("中途读数，班次还在进行", "A reading; the period goes on")
COUNT_TITLE: Final = Text("点钱单", "Cash count")
DESK: Final = Text("台席", "Desk")
CLERK: Final = Text("责任人", "Responsible")
OPENED: Final = Text("开班", "Opened")
CLOSED: Final = Text("交班", "Closed")
COUNTED_AT: Final = Text("点钱时间", "Counted at")
AS_OF: Final = Text("截至", "As of")
BY: Final = Text("打印人", "Printed for")
FLOAT: Final = Text("备用金", "Float")
SALES: Final = Text("收现 {n} 笔", "Cash sales, {n}")
RETURNS: Final = Text("退现 {n} 笔", "Cash returned, {n}")
MOVES: Final = Text("存取", "Moves")
KINDS: Final = {
    "pay_in": Text("存入", "Paid in"),
    "pay_out": Text("支出", "Paid out"),
    "to_safe": Text("交保险柜", "To the safe"),
    "from_safe": Text("从保险柜取", "From the safe"),
    "to_bank": Text("交银行", "To the bank"),
}
EXPECTED: Final = Text("应有", "Should be there")
DUE: Final = Text("欠客户、还在钱箱里", "Owed, in the drawer")
OUTSIDE: Final = Text("今天没开班收的现金", "Outside any period")
CORRECTED: Final = Text("今天更正的已交班现金", "Corrected, of ended periods")
SAFE: Final = Text("保险柜应有", "In the safe")
METHODS: Final = Text("本台各付法", "This desk, by method")
METHOD: Final = Text("{method} {n} 笔", "{method}, {n}")
GONE_BACK: Final = Text("其中退 {sum}", "of it returned {sum}")
NOTE_ROW: Final = Text("{note} × {n}", "{note} × {n}")
COUNTED: Final = Text("点到", "Counted")
DIFFERENCE: Final = Text("长短", "Difference")
REASON: Final = Text("原因", "Reason")
APPROVER: Final = Text("批准人", "Approved by")
HANDED_TO: Final = Text("交给", "Handed to")
EARLIER: Final = Text("先前点过", "Counted before")
EARLIER_ROW: Final = Text("{at} {sum} {difference}", "{at} {sum}, {difference}")
TIMES: Final = Text("一共点了", "Counted in all")
TIMES_COUNT: Final = Text("{n} 次", "{n} times")
COPY_MARK: Final = Text("【补打 第 {n} 次】", "[Copy no. {n}]")
SIGNS: Final = (Text("责任人", "Responsible"), Text("复核", "Checked by"))
