"""返销: an accepted order is taken back by a form of its own, signed by the customer."""

from app.texts.language import Text

TITLE = Text("返销这一单", "Reverse this order")
ACT = Text("做返销单", "Make the reversal form")
VERB = Text("返销", "Reverse")
NOTE = Text("{number}·{customer}", "{number} · {customer}")
REASONS = (
    Text("办错业务", "Wrong service"),
    Text("办错号码", "Wrong number"),
    Text("客户当天改主意", "Changed their mind"),
)
PRICE = Text("不再生效", "Will not take effect")
PRICE_FEE = Text("原费用退回", "The fee goes back")
STAYS = Text("{name}照旧", "{name} stays as it is")
NOT_COMING = Text("{name}不办了", "{name} is not taken")
PLAIN = Text("{number} 那张单上的这一项不再生效，{what}。", "This item of order {number} will not take effect: {what}.")
PLAIN_BACK = Text("退给您 {how}。", "You get back {how}.")
LABEL_ORDER = Text("原单号", "Original order")
LABEL_REASON = Text("返销原因", "Reason")
LABEL_BACK = Text("退回", "Goes back")

TOOK_EFFECT = Text(
    "{name} 已经生效，不能返销。请按平常办取消。",
    "{name} is in effect already. Cancel it instead of reversing it.",
)
LATER_FIRST = Text(
    "{services}要靠这一单才办得了。请先返销或取消，再返销这一单。",
    "{services} could be taken only because of this order. Reverse or cancel that first, then reverse this order.",
)
TOP_UP_STAYS = Text("充进账户的钱已到账，不能返销。", "Money put on the account has arrived and cannot be reversed.")
UNKNOWN = Text("目录里没有 {name}，不能返销。", "{name} is not in the catalogue, so this cannot be reversed.")
ALONE = Text("返销单上不能再加别的业务。", "Nothing else goes on a reversal form.")
DESK_BUSY = Text("先把手上的单办完或挂起，再做返销。", "Finish or park the form at hand first.")
OFFLINE = Text(
    "返销要联网核对原单，所以现在不能办。等网络恢复再来。",
    "A reversal is checked against the original at the centre. It has to wait for the network.",
)
LAID = Text("返销单在手上了：请看原单、客户签字。", "The reversal form is on the desk for the customer to sign.")
BACK_NOW = Text("返销已生效，请退给客户 {sum}（{how}）。", "The reversal took effect. Give back {sum} ({how}).")
REVERSES = Text("返销原单", "Reverses")
REVERSED_BY = Text("被返销", "Reversed by")
LINKS = Text("往来单据", "Linked forms")

# The centre
ORIGINAL_UNKNOWN = Text("中心没有要返销的这张单。", "The centre does not have the order to be reversed.")
ORIGINAL_OVER = Text("要返销的这张单已经办完或已撤销。", "The order to be reversed is done or cancelled already.")
LINES_DIFFER = Text("返销单和原单的业务对不上。", "The reversal does not match the lines of the original.")
TOO_LATE = Text("原单里有业务已经生效，不能返销。", "Something of the original took effect already.")
