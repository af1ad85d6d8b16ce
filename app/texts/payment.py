"""Words for paying: the means, what a provider answers, what goes back."""

from typing import Final

from app.texts.language import Text

CASH: Final = Text("现金", "Cash")
CARD: Final = Text("银行卡", "Bank card")
SCAN: Final = Text("扫码", "Scan code")
BALANCE: Final = Text("账户余额", "Account balance")
MIXED: Final = Text("多种付法", "Several methods")
NOTHING_DUE: Final = Text("今天不用付", "Nothing due today")
PART: Final = Text("{method} {sum}", "{method} {sum}")

# Why a means cannot be chosen; among what is still to do with the key that leads to the others.
OFFLINE_CASH_ONLY: Final = Text(
    "离线时只能收现金：{method}要联网才知道钱到没到。",
    "Offline only cash can be taken: {method} needs the network to say whether the money came.",
)
BALANCE_TOO_LOW: Final = Text(
    "账户余额 {balance}，不够付 {asked}。", "The account holds {balance}, not enough for {asked}."
)
BALANCE_FOR_TOP_UP: Final = Text(
    "余额不能给自己充值：本单充值 {top_up}，余额最多付 {most}。",
    "A balance cannot top itself up: {top_up} of this form is a top-up, the balance pays {most} at most.",
)
F4_CHANGES: Final = Text("{why}按 F4 改付法。", "{why} F4 chooses another way.")
PART_NOTHING: Final = Text("这一份是 0，请输多于 0 的金额。", "This part is nothing. Type an amount above 0.")
PART_TOO_LARGE: Final = Text(
    "这一份 {asked} 不少于应收 {due}，混合付款的每一份都要比应收少。",
    "This part of {asked} is not below the {due} due; each part of a mixed payment must be.",
)
PART_TWICE: Final = Text(
    "{method}已经是其中一份，每种付法用一次。", "{method} is a part already. Each way is used once."
)

# What a provider says, and what is said of one that says nothing.
PROVIDER_AWAY: Final = Text(
    "收款方没有回答。钱收没收到还不知道，程序在问，不会再收第二次。",
    "The payment provider did not answer. Whether the money came is not known; it is being asked, "
    "and nothing is charged twice.",
)
PROVIDER_STRANGE: Final = Text(
    "收款方的回答看不懂，当作没有回答：程序在问，不会再收第二次。",
    "The payment provider's answer makes no sense and counts as none: it is being asked, and nothing is charged twice.",
)
WRONG_AMOUNT: Final = Text(
    "收款方说的是 {said}，该是 {asked}：没有记账，请和收款方核对。不会再收第二次。",
    "The provider says {said} where {asked} was asked: nothing is written down; settle it with the provider. "
    "Nothing is charged twice.",
)
NO_PROVIDER: Final = Text(
    "这个台席没有接{method}的收款。请改用别的付法。", "This desk has no provider for {method}. Choose another way."
)
REFUSED_BY_PROVIDER: Final = Text("收款方拒绝了，没有说原因。", "The payment provider refused and gave no reason.")
