"""What is said of the centre: out of reach, strange answers, a look-up that needs it."""

from app.texts.language import Text

UNREACHABLE = Text(
    "连不上中心。已签的单都在本机存着，恢复后自动上传；可继续办理。",
    "The centre cannot be reached. Signed forms are safe here and are sent when it is back. Carry on.",
)
STRANGE_ANSWER = Text(
    "{address} 的回答不是中心的。什么都没丢，稍后自动再试；可能要先登录网络。",
    "What answered at {address} is not the centre. Nothing is lost and it is tried again; "
    "the network may want a log-in first.",
)
UNAUTHORISED = Text(
    "中心不认这台电脑的令牌，先不上传，单子都在本机。请店长更新令牌。",
    "The centre does not accept this counter's token. Nothing is sent, all forms are kept here. "
    "Ask the manager to renew it.",
)
ORDER_UNREACHABLE = Text(
    "连不上中心，取不到受理单 {number} 的内容。什么都没有变，连上后再试。",
    "The centre cannot be reached, so the content of order {number} cannot be had. Nothing changed: try again once it "
    "is back.",
)
ORDER_DAMAGED = Text(
    "中心交来的受理单 {number} 与签字时的校验值不一致，没有用它。请联系中心的维护人员。",
    "What the centre gave of order {number} does not match the hashes it was signed with and was not used. Call "
    "whoever looks after the centre.",
)
PAIRING_UNREACHABLE = Text(
    "连不上 {address}，还没有配对，配对码仍可用。请核对地址和网络，或先跳过、以后再配。",
    "Nothing answers at {address}. The pairing code is still good: check address and network, or go on and pair later.",
)
PAIRING_STRANGE = Text(
    "{address} 的回答不是中心的，还没有配对。请核对地址。",
    "What answers at {address} is not the centre. Nothing was paired: check the address.",
)
