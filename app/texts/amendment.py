"""改单: an order that is not final is made anew as its next version. 你 to staff, 您 to customers."""

from typing import Final

from app.texts.language import Text

VERB: Final = Text("改单", "Amend")
TITLE: Final = Text("改这一单", "Amend this order")
ACT: Final = Text("做新版本", "Make the next version")
NOTE: Final = Text("{number}·{customer}", "{number} · {customer}")
REASONS: Final = (
    Text("中心没有受理", "Not accepted by the centre"),
    Text("办错了", "Taken by mistake"),
    Text("客户改主意", "The customer changed their mind"),
)
DESK_BUSY: Final = Text("先把手上的单办完或挂起，再改单。", "Finish or park the form at hand first.")
LAID: Final = Text(
    "第 {version} 版在手上了：改好后请客户重新签字。",
    "Version {version} is on the desk: change it, then have it signed again.",
)
BACK_NOW: Final = Text(
    "原单 {number} 已了结，请退给客户 {sum}（{how}）。",
    "The earlier order {number} is settled. Give back {sum} ({how}).",
)
AMENDS: Final = Text("改自", "Amends")
AMENDED_BY: Final = Text("已改为", "Amended by")

LABEL_AMENDS: Final = Text("改自", "Amends")
AMENDS_WITH_VERSION: Final = Text("{number}，这是第 {version} 版", "{number}; this is version {version}")
LABEL_REASON: Final = Text("改单原因", "Why amended")
LABEL_DIFFERENCE: Final = Text("和原单比", "Compared with it")
LABEL_BACK: Final = Text("原单退回", "Returned from it")
LABEL_NET: Final = Text("今天", "Today")
NET: Final = Text("付 {due}，原单退回 {back}，{net}", "{due} less the {back} that comes back: {net}")
NET_PAY: Final = Text("实付 {sum}", "{sum} to pay")
NET_BACK: Final = Text("实退 {sum}", "{sum} back")
NET_EVEN: Final = Text("不付不退", "¥0.00 to pay")
PART: Final = Text("改单：这一张替换原来那一张", "This form replaces an earlier one")
CUSTOMER_BACK: Final = Text("原单退您", "Comes back")
CUSTOMER_NET: Final = Text("合计", "In all")
GONE: Final = Text("不办：{what}", "no longer: {what}")
NEW: Final = Text("新办：{what}", "new: {what}")
CHANGED: Final = Text("改：{what}，{before} → {after}", "changed: {what}, {before} → {after}")
SAME: Final = Text("业务没有变", "the services are the same")
LINE: Final = Text("{action}{title}（{number}）", "{action} {title} ({number})")

CENTRE_HAS: Final = Text(
    "中心已经受理 {number}，不能改单。要收回没有生效的，请按 F8 返销；要变更的，另办一张单。",
    "The centre accepted {number}, so it cannot be amended. Reverse what is not in effect with F8, or take a new form "
    "for a change.",
)
NOTHING_LEFT: Final = Text("{number} 已经结清，没有可改的了。", "{number} is settled: nothing is left to amend.")
ONE_AT_A_TIME: Final = Text(
    "这位客户还有一张签了字没收款的单，其中一张是改单。请先收完款，或作废它，再签这一张。",
    "This customer has another form that is signed and not paid, and one of the two amends an order. Take its money or "
    "give it up first, then have this one signed.",
)
ANSWERED_MEANWHILE: Final = Text(
    "中心刚回了 {number} 的话，这一版要换的不再是那些了。请打开原单，重新按 F5 改单。",
    "The centre has answered {number} since this version was made, so it would replace something else. Open that order "
    "and amend it anew with F5.",
)
REVERSAL: Final = Text(
    "{number} 是返销单，不能改单。不要了就作废或了结它，再从原单另做一张返销单。",
    "{number} is a reversal, so it cannot be amended. Void or settle it, then make another one from the original "
    "order.",
)

# The centre
NOT_REFUSED: Final = Text(
    "要改的业务里有中心已经受理的，或已经改过一次，不能再改。请返销或另办变更。",
    "Something to be amended was accepted by the centre, or amended before. Reverse it, or take a form for a change.",
)
DIFFERS: Final = Text("改单和原单对不上。", "The amendment does not match the earlier order.")
