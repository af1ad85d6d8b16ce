"""Words for money that is owed back: the list of it, trying again, cash in place of the way it came. 你 to staff."""

from typing import Final

from app.texts.language import Text

ACT: Final = Text("还没退到客户手里的钱", "Money not returned yet")
ACT_NOTE: Final = Text("再退一次，或改退现金。", "Try once more, or pay it in cash.")
TITLE: Final = Text("还没退到客户手里的钱", "Money customers have not got back")
NOTE: Final = Text("{n} 笔，共 {sum}", "{n} owed, {sum} in all")
NONE: Final = Text("都退到了，没有欠客户的钱。", "All of it went back; nothing is owed.")
ROW: Final = Text("{method}收的，{at} 起要退，工号 {staff}", "{method}, owed since {at}, by {staff}")
ASKED: Final = Text("{at} 问过：{said}", "Asked at {at}: {said}")
NOT_ASKED: Final = Text("还没有问过收款方", "The provider was not told yet")
NO_WORDS: Final = Text("没有回答", "no answer")
FROM_FORM: Final = Text("没有成单", "No order came of it")
PILL_HANGS: Final = Text("在退", "On its way")
PILL_REFUSED: Final = Text("收款方不退", "Refused")
KEY_AGAIN: Final = Text("再退一次", "Try again")
KEY_CASH: Final = Text("改退现金", "Pay in cash")
ASKING: Final = Text(
    "正在再问一次收款方。问到了会告诉你，不会退两次。",
    "The provider is being asked again. You will be told; nothing goes back twice.",
)
NOT_WHILE_OPEN: Final = Text(
    "这一笔收款方还没回话，也许已经退了；现在给现金，客户可能拿到两份。等它回话，或按 Enter 再问一次。",
    "The provider has not answered about this one and may have paid it back: with cash now the customer might get it "
    "twice. Wait for its answer, or press Enter to ask again.",
)
CASH_TITLE: Final = Text("改退现金", "Pay it back in cash")
CASH_NOTE: Final = Text("{customer}·{method}收的，收款方不退", "{customer}, {method}: return refused")
CASH_REASONS: Final = (
    Text("卡已注销", "Card closed"),
    Text("钱包已停用", "Wallet closed"),
    Text("过了可退的期限", "Too late for a return"),
)
CASH_ACT: Final = Text("改退现金", "Pay in cash")
AGAIN_ABOUT: Final = Text("再退一次给 {customer} {sum}，{method}", "Return {sum} to {customer} once more ({method})")
CASH_ABOUT: Final = Text(
    "{method}收的 {sum} 收款方不退，改退现金给 {customer}",
    "{sum} to {customer} in cash, as the provider refuses the return ({method})",
)
CASH_DONE: Final = Text("已记下。请把 {sum} 现金交给客户。", "Written down. Give the customer {sum} in cash.")
DRAWER_REASON: Final = Text("退现金", "Cash returned")
WAITING: Final = Text(
    "有 {n} 笔钱收款方不退，共 {sum}，还欠着客户。", "{n} not returned by the provider, {sum} in all, still owed."
)
LOOK: Final = Text("去处理", "See to it")
SEEN_TO: Final = Text(
    "这一笔已经有人处理了，没有再退第二次。列表已更新。",
    "Somebody saw to this one already; nothing went back twice. The list is renewed.",
)
