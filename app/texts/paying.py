"""Words of the desk while a form is paid: choosing the means, waiting for a provider, what goes back."""

from typing import Final

from app.texts.language import Text

# ── choosing the means, before the signature ──
MEANS_TITLE: Final = Text("怎么付", "How to pay")
MEANS_NOTE: Final = Text("应收 {due}，签字后再收钱", "{due} due, taken after signing")
MEANS_ALL: Final = Text("全部 {sum}", "All {sum}")
MEANS_BALANCE: Final = Text("余额 {balance}", "Balance {balance}")
MEANS_BALANCE_NOT_ALL: Final = Text("{balance}，付不了全部", "{balance}, cannot pay all of it")
MEANS_BALANCE_TOP_UP: Final = Text("{balance}，不能给自己充值", "{balance}, which cannot top itself up")
MEANS_BALANCE_PART: Final = Text(
    "{balance}，不能给自己充值，最多付 {most}", "{balance}, not for the top-up: {most} at most"
)
MEANS_ANOTHER: Final = Text("{why}请选别的付法。", "{why} Choose another way.")
MEANS_MIXED: Final = Text("混合付款", "Several methods")
MEANS_MIXED_NOTE: Final = {  # by the value of the first PaymentMethod that can pay a part
    "balance": Text("例如余额付一部分，其余现金", "Say, a part from the balance and the rest in cash"),
    "card": Text("例如刷卡付一部分，其余现金", "Say, a part by card and the rest in cash"),
    "scan": Text("例如扫码付一部分，其余现金", "Say, a part by code and the rest in cash"),
}
MEANS_ONCE: Final = Text(
    "每种付法用一次。两张卡、两个付款码要分成两张单。",
    "Each way pays once. Two cards or two payment codes take two forms.",
)
MEANS_TOO_LONG: Final = Text("金额太长了，请核对位数。", "The amount is too long. Check the digits.")
MEANS_OFFLINE: Final = Text("离线时收不了", "Not while offline")
MEANS_NO_PROVIDER: Final = Text("本台席没有接", "Not connected at this desk")
MEANS_REST: Final = Text("其余 {sum}", "The rest, {sum}")
MEANS_TYPE: Final = Text("输金额", "Type a sum")
MEANS_KEY_CHOOSE: Final = Text("选一种", "Choose")
MEANS_KEY_ROW: Final = Text("选行", "Row")
MEANS_KEY_REST: Final = Text("其余用这种", "Pays the rest")
MEANS_KEY_DONE: Final = Text("就这样付", "Pay like this")
MEANS_KEY_LATER: Final = Text("不改", "Leave it")
PAYMENT_IS: Final = Text("付款方式：{how}", "Payment: {how}")
DONE_PAYMENT: Final = Text("付款方式：{how}（F4 可改）", "Payment: {how} (F4 changes it)")

# ── collecting, after the signature ──
PILL_PAID: Final = Text("已到账", "Paid")
PILL_WAITING: Final = Text("等付款", "Waiting")
PILL_NEXT: Final = Text("还没到", "Not yet")
PILL_ASKING: Final = Text("正在问", "Asking")
PILL_REFUSED: Final = Text("没成", "Refused")
SOURCE: Final = Text("{source}·凭证 {reference}", "{source}, no. {reference}")
REFERENCE: Final = Text("凭证 {reference}", "No. {reference}")
READY_CARD: Final = Text("按 Enter 把 {sum} 送到刷卡器，请客户插卡或挥卡。", "Enter sends {sum} to the card terminal.")
READY_SCAN: Final = Text(
    "扫客户出示的付款码；没有码就直接按 Enter，让客户扫客户屏上的码。",
    "Scan the code the customer shows. With no code press Enter: the customer scans the one on their screen.",
)
READY_BALANCE: Final = Text("按 Enter 从客户账户余额里扣 {sum}。", "Enter takes {sum} from the customer's balance.")
CODE_SCAN: Final = Text("客户的付款码", "Customer's payment code")
CODE_DEMO: Final = Text("演示：卡号末位 0–9 试各种情形", "Demo: last digit 0–9 tries each case")
SEND: Final = Text("收 {sum}", "Take {sum}")
SHOW_CODE: Final = Text("让客户扫码", "Show the code")
WAITING_CARD: Final = Text("等客户在刷卡器上付 {sum}", "Waiting for {sum} on the terminal")
WAITING_SCAN: Final = Text("等客户在手机上付 {sum}", "Waiting for {sum} on the phone")
WAITING_QR: Final = Text("客户屏上有码，等客户扫码付 {sum}", "The code is on the customer's screen; waiting for {sum}")
WAITING_BALANCE: Final = Text("正在从余额扣 {sum}", "Taking {sum} from the balance")
ELAPSED: Final = Text("已等 {seconds} 秒", "{seconds} s so far")
ASKING: Final = Text(
    "收款方没有回答，正在问这一笔的下落。不会再收第二次。",
    "The provider gave no answer. Asking what became of this charge; it is never made twice.",
)
ASKING_NOW_WHAT: Final = Text(
    "等不了可以换一种付法：这一版作废、重新签；这一笔要是后来到账，会自动退回。",
    "If it takes too long choose another way: this version is voided and signed again, and should this charge come "
    "after all it goes back by itself.",
)
CANCELLING: Final = Text("正在取消这一笔", "Cancelling this charge")
REFUSED: Final = Text("没有收成：{why}", "Not taken: {why}")
REFUSED_NOW_WHAT: Final = Text(
    "没有扣钱。可以用同一种付法再收一次；换一种付法要改单，请客户再签。",
    "Nothing was charged. Take it once more the same way; another way changes the form, to be signed again.",
)
AGAIN: Final = Text("再收一次", "Take it again")
CANCEL: Final = Text("取消这一笔", "Cancel this charge")
OTHER_WAY: Final = Text("换付法（作废这一版，重新签）", "Another way (voids this version, to be signed again)")
FOOT: Final = Text("已付 {paid}，还差 {left}", "{paid} paid, {left} to go")
KEY_SEND: Final = Text("收款", "Take it")
KEY_CANCEL: Final = Text("取消这一笔", "Cancel it")
CANCEL_FIRST: Final = Text(
    "这一笔还在等客户付。先按 Del 取消这一笔，再作废。",
    "This charge still waits for the customer. Cancel it with Del before voiding.",
)
PAID_AFTER_ALL: Final = Text(
    "取消晚了一步，{sum}已经到账，算收到。", "The cancellation came late: {sum} is paid and counts."
)
OTHER_WAY_LAID: Final = Text(
    "这一版作废，付款方式改成{method}。请客户再签一次。", "This version is void; payment is now {method}. Sign again."
)

# ── money that goes back, or comes late ──
RETURNING: Final = Text(
    "已作废。{sum} 原路退回{method}，正在退。", "Voided. {sum} goes back the way it came, {method}."
)
RETURNED: Final = Text("{sum} 已退回{method}。", "{sum} went back to {method}.")
RETURN_REFUSED: Final = Text(
    "收款方不退 {sum}（{method}）：{why}已记下，请店长处理。",
    "The provider will not return {sum} ({method}): {why} It is on record for the manager.",
)
LATE_MONEY: Final = Text(
    "作废的单子后来又到账 {sum}（{method}），正在自动退回。",
    "{sum} ({method}) came for a form that was given up and is going back by itself.",
)
ATTACHED: Final = Text(
    "之前不明的 {sum}（{method}）其实已到账，记在那张已签的单子上。",
    "{sum} ({method}) of which nobody knew was paid after all; it counts for its signed form.",
)

# ── the customer's screen ──
FOR_CUSTOMER_CARD: Final = Text("请在刷卡器上付 {sum}", "Please pay {sum} on the card terminal")
FOR_CUSTOMER_SCAN: Final = Text("请出示您的付款码", "Please show your payment code")
FOR_CUSTOMER_PHONE: Final = Text("请在手机上确认付 {sum}", "Please confirm {sum} on your phone")
FOR_CUSTOMER_QR: Final = Text("请用手机扫码付 {sum}", "Please scan to pay {sum}")
FOR_CUSTOMER_BALANCE: Final = Text("正在从您的账户余额扣 {sum}", "Taking {sum} from your account balance")
FOR_CUSTOMER_ASKING: Final = Text(
    "正在核对这一笔是否到账，请稍候", "Checking whether your payment arrived, please wait"
)
FOR_CUSTOMER_REFUSED: Final = Text("这一笔没有付成，您没有被扣钱", "This payment failed; you were not charged")
FOR_CUSTOMER_HOW: Final = Text("付款方式：{how}。", "Paid by: {how}.")
FOR_CUSTOMER_PAID: Final = Text("已付", "paid")
