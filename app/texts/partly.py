"""An order of which the centre took some lines and refused others: what stands, what goes back. 你 to staff."""

from typing import Final

from app.texts.language import Text

IN_PART: Final = Text("部分受理", "In part")
TAKEN: Final = Text("已受理", "Accepted")
REFUSED: Final = Text("未受理", "Not accepted")
LINE_BACK: Final = Text("这一项收了 {sum}，要退。", "{sum} was paid for it and goes back.")
LINE_GIVEN_BACK: Final = Text("这一项的 {sum} 已经退了。", "The {sum} for it went back.")
LINE_FREE: Final = Text("这一项没有收钱。", "Nothing was paid for it.")
OUTCOME: Final = Text(
    "中心受理了 {taken} 项，{refused} 项没有受理。打开这一单看原因。",
    "The centre took {taken} of the items and refused {refused}. Open the order for the reasons.",
)
BANNER: Final = Text(
    "{refused} 项没有受理，原因在下面；其余 {taken} 项照办。",
    "{refused} not accepted, the reasons stand below; the other {taken} go on.",
)
THEN_BACK: Final = Text("要退给客户 {sum}：按 F4 结清，或按 F5 改单。", "{sum} goes back: F4 settles, F5 amends.")
THEN_FREE: Final = Text("没有钱要退：按 F4 结清，或按 F5 改单。", "No money goes back: F4 settles, F5 amends.")
SETTLED: Final = Text("已结清，退了 {sum}。", "Settled, {sum} went back.")
SETTLED_FREE: Final = Text("已结清，没有钱要退。", "Settled, no money went back.")
STANDS: Final = Text("照办 {taken} 项，未受理 {refused} 项", "{taken} go on, {refused} not accepted")
AT_CENTRE: Final = Text("受理", "Items")
OF_TODAY_BACK: Final = Text("其中 {sum} 要退", "of which {sum} goes back")
OF_TODAY_GONE: Final = Text("其中 {sum} 已退", "of which {sum} went back")
MONTHLY: Final = Text("按已受理的，每月", "Each month, as accepted")
BILL_NOTE: Final = Text("按签字的全部项目算的", "for all that was signed")
LIST_WHY: Final = Text("{n} 项未受理：{why}", "{n} not accepted: {why}")
CENTRE_TOOK: Final = Text("中心部分受理", "Taken in part by the centre")

# On both papers, beside what was signed
PAPER_WHY: Final = Text(
    "中心没有受理第 {which} 项，不办。{money}其余 {n} 项照办，签字的内容没有改动。",
    "The centre did not accept no. {which}: not carried out. {money} What was signed is unchanged, and the other "
    "{n} stand.",
)
PAPER_ROW: Final = Text("第 {n} 项 {what}：未受理，{why}", "Item {n}, {what}: not accepted. {why}")
PAPER_BACK: Final = Text("为它们收的 {sum} 要退给您。", "The {sum} paid for that is to be given back.")
PAPER_BACK_DONE: Final = Text("为它们收的 {sum} 已经退了。", "The {sum} paid for that was given back.")
PAPER_FREE: Final = Text("没有为它们收钱。", "Nothing was paid for that.")
PAPER_STANDS: Final = Text(
    "照办的 {n} 项和上面写的一样；按已受理的，每月 {before} → {after}。",
    "The {n} that stand are as written above; each month, as accepted, {before} → {after}.",
)

SETTLE: Final = Text("结清", "Settle")
SETTLE_TITLE: Final = Text("结清没有受理的项目", "Settle what was not accepted")
SETTLE_ACT: Final = Text("结清", "Settle")
SETTLE_REASONS: Final = (
    Text("客户另办一张", "Takes another form"),
    Text("客户不要了", "No longer wanted"),
    Text("已说明，中心办不了", "Told: cannot be done"),
)
SETTLE_ABOUT: Final = Text(
    "结清 {customer} 的单 {number} 里没有受理的项目，退 {sum}",
    "Settle what of {number} of {customer} was not accepted, and give back {sum}",
)
SETTLED_NOW: Final = Text(
    "{number} 没有受理的已结清。请退 {sum} 给客户。", "{number}: settled. Give {sum} back to the customer."
)
SETTLED_UNPAID: Final = Text(
    "{number} 没有受理的已结清，没有钱要退。", "{number}: settled. No money goes back for what was not accepted."
)
SETTLE_FIRST: Final = Text(
    "先把没有受理的结清，再返销其余的。", "Settle what was not accepted first, then reverse the rest."
)
