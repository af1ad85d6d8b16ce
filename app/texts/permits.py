"""What somebody asks leave for, in the words the approver reads. Customers are masked."""

from typing import Final

from app.texts.language import Text

TAKE_MATTER: Final = Text("给 {customer} 办「{matter}」", "{matter} for {customer}")
REVERSE: Final = Text("给 {customer} 返销「{name}」", "Reversal of {name} for {customer}")
AMEND: Final = Text("给 {customer} 改单 {number}", "Amend {number} of {customer}")
TAKE_OFFLINE: Final = Text("连不上中心，受理 {customer} 的单", "The form of {customer} while the centre is away")
WITHOUT_CARD: Final = Text("不读身份证，受理 {customer} 的单", "The form of {customer} without reading the card")
TAKE_CASH: Final = Text("收 {customer} 现金 {sum}", "{sum} in cash from {customer}")
TAKE_CASH_OVER_LIMIT: Final = Text(
    "收 {customer} 现金 {sum}，超过限额 {limit}", "{sum} in cash from {customer}, above the limit of {limit}"
)
TAKE_CARD: Final = Text("收 {customer} {method} {sum}", "{method}, {sum} from {customer}")
TAKE_BALANCE: Final = Text("从 {customer} 的账户余额扣 {sum}", "{sum} from the balance of {customer}")
VOID_SIGNED: Final = Text("作废 {customer} 签好的版本", "Void the version that {customer} signed")
RETURN_MONEY: Final = Text(
    "退给 {customer} {sum}，签好的版本作废", "Give {sum} back to {customer} and void the signed version"
)
TAKE_UP: Final = Text(
    "接办工号 {clerk} 挂的单：{customer} {summary}", "Go on with the form of {clerk}: {customer}, {summary}"
)
DISCARD: Final = Text("丢弃 {customer} 的单：{summary}", "Throw away the form of {customer}: {summary}")
REPRINT: Final = Text("补打 {number} 的小票", "A copy of receipt {number}")
REPRINT_AGAIN: Final = Text(
    "再打 {number} 的小票，已补打 {count} 次", "Receipt {number} again, copied {count} times already"
)
REPRINT_FORM: Final = Text(
    "再出一张 {number} 的 A4 受理单，已出过 {count} 次", "Another A4 form of {number}, {count} are out already"
)
REMAKE_FORM: Final = Text(
    "重制 {number} 的 A4 受理单，存档文件已到期删除或已损坏",
    "Remake the A4 form of {number}; its archived file was deleted when its term ended or is damaged",
)
VIEW_REFUSED: Final = Text("看中心退回的单", "See what the centre refused")
VIEW_OWN_ORDERS: Final = Text("看自己办的单", "See the orders one took oneself")
VIEW_ALL_ORDERS: Final = Text("看这个台席所有人的单", "See the orders of everybody at this desk")
VIEW_ORDER: Final = Text("看工号 {clerk} 办的 {number}", "See {number}, taken by {clerk}")
VIEW_HISTORY: Final = Text("看 {number} 的经过", "See every step of {number}")
SEARCH_CUSTOMERS: Final = Text("在这台电脑上找客户", "Find a customer on this counter")
TYPE_NUMBER: Final = Text("输号码向中心查客户", "Ask the centre for a customer by number")
VIEW_ATTACHMENT: Final = Text("看 {customer} 单上的附件", "See a picture of the form of {customer}")
NOT_YET: Final = Text(
    "签名没有收下：这张单还要有人批准。请按 F9。",
    "The signature was not taken: this form still needs an approval. Press F9.",
)
NOBODY: Final = Text("客户", "the customer")
