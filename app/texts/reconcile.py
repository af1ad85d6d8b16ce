"""Our takings against a provider's own list, in words."""

from app.texts.language import Text

WHAT = {"charge": Text("收款", "Charge"), "refund": Text("退款", "Return")}
DESK = Text("{desk} 号台 ", "desk {desk} ")
OURS_ONLY = Text(
    "{time} {desk}{what} {ours}（{reference}）：我们记了，收款方没有。",
    "{time} {desk}{what} of {ours} ({reference}): booked here, not in the provider's list.",
)
THEIRS_ONLY = Text(
    "{time} {what} {theirs}（{reference}）：收款方有，我们没记。",
    "{time} {what} of {theirs} ({reference}): in the provider's list, not booked here.",
)
OTHER_SUM = Text(
    "{time} {desk}{what}（{reference}）：我们记 {ours}，收款方记 {theirs}。",
    "{time} {desk}{what} ({reference}): {ours} here, {theirs} in the provider's list.",
)
THEIRS_ELSEWHERE = Text(
    "{time} {desk}{what} {ours}（{reference}）：收款方记在{method}上。",
    "{time} {desk}{what} of {ours} ({reference}): the provider has it as {method}.",
)
OURS_ELSEWHERE = Text(
    "{time} {what} {theirs}（{reference}）：我们记在{method}上。",
    "{time} {what} of {theirs} ({reference}): booked here as {method}.",
)
CORRECTED_TO = Text(
    "{time} {desk}{what} {ours}（{reference}）：我们更正到这一种方式，收款方没有。",
    "{time} {desk}{what} of {ours} ({reference}): corrected to this method here, not in the provider's list.",
)
CORRECTED_FROM = Text(
    "{time} {desk}{what} {theirs}（{reference}）：我们已更正到别的方式，收款方还在这一种。",
    "{time} {desk}{what} of {theirs} ({reference}): corrected to another method here, still in the provider's list.",
)
