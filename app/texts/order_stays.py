"""Why an accepted order cannot be voided or settled, and what to do instead. 你 to staff."""

from typing import Final

from app.texts.language import Text

CENTRE_HAS: Final = Text(
    "中心已经收到 {number}，不能作废。客户不要了，请另办一张取消或变更的单子。",
    "The centre has {number}, so it cannot be voided. If the customer changed their mind, take a new form that cancels "
    "or changes it.",
)
CENTRE_MAY_HAVE: Final = Text(
    "{number} 已经往中心送过，中心可能已经收到，不能作废。请等中心回话：收下了就另办一张取消的单子，"
    "退回了就在退回的单里了结。",
    "{number} was sent and the centre may have it, so it cannot be voided. Wait for its answer: if it took the order, "
    "take a new form that cancels it; if it refused it, settle it among the refused orders.",
)
ON_PAPER: Final = Text(
    "{number} 的单据已经打出来，不能作废。客户不要了，请另办一张取消或变更的单子。",
    "{number} is on paper, so it cannot be voided. If the customer changed their mind, take a new form that cancels or "
    "changes it.",
)
ANSWER_FIRST: Final = Text(
    "还不知道 {number} 的小票出来了没有。请先看打印机，回答出没出来，再来作废。",
    "Nobody knows yet whether the receipt of {number} came out. Look at the printer and answer that first, then void.",
)
PRINTING: Final = Text(
    "{number} 的小票正在打，现在不能作废。等它打完再看。",
    "The receipt of {number} is just being printed, so it cannot be voided now. Wait until it is done.",
)
NOT_LAST: Final = Text(
    "这位客户在 {number} 之后还办了单子，后面的要跟着它走。请先作废后面的，再作废这一张。",
    "The same customer has a later order that builds on {number}. Void the later one first, then this one.",
)
REFUSED: Final = Text(
    "{number} 被中心退回了，不用作废。请在退回的单里了结，钱会退给客户。",
    "The centre refused {number}, so there is nothing to void. Settle it among the refused orders; its money goes "
    "back.",
)
VOIDED: Final = Text("{number} 已经作废，不用再做什么。", "{number} is void already. Nothing is left to do.")
SETTLED: Final = Text(
    "{number} 退回后已经了结，不用再做什么。",
    "{number} was refused and is settled already. Nothing is left to do.",
)
NOT_REFUSED: Final = Text(
    "中心没有退回 {number}，不用了结。客户不要了，请另办一张取消或变更的单子。",
    "The centre did not refuse {number}, so there is nothing to settle. If the customer changed their mind, take a new "
    "form that cancels or changes it.",
)
CENTRE_HAS_ANOTHER: Final = Text(
    "中心在 {number} 的编号下已有一张单子，可能已经生效，钱不能在这里退。请先打电话问中心，再找技术人员处理。",
    "The centre already has an order under the id of {number}, which may have taken effect, so its money cannot go "
    "back here. Ask the centre by phone first, then call support.",
)
NEXT_VERSION_OPEN: Final = Text(
    "{number} 的新版本已经签字，还没收款。请先把新版本收完款，或作废新版本，再来处理这一张。",
    "The next version of {number} is signed and not paid yet. Take its money or give it up first, then come back to "
    "this one.",
)
NO_MORE_PAPER: Final = Text(
    "{number} 已经作废，不再打小票。", "{number} is void; no receipt is printed for it any more."
)
