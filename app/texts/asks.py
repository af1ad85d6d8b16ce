"""Words of what one place of the hall asks of another: approvals on the manager's own screen, and acts on refused
orders of another desk."""

from typing import Final

from app.texts.language import Text

# Refused by the hall server
ASK_TOO_LONG: Final = Text(
    "写得太长，请短一些。什么都没有送出。", "That is too long; please shorten it. Nothing was sent."
)
ASK_OF_ANOTHER: Final = Text(
    "这个请求是 {desk} 台的，本台不能改。", "This was asked by desk {desk}; it cannot be changed from here."
)
TOO_MANY_ASKS: Final = Text(
    "本台已有 {most} 个请求没有答复，请先等一等或撤回几个。",
    "{most} asks of this desk wait for an answer already. Wait, or withdraw some.",
)
NOT_YOURS_TO_ANSWER: Final = Text(
    "这个请求不能在这台机器上答复。请到店长自己的台上。",
    "This cannot be answered on this machine. Please answer it at the manager's own counter.",
)
NO_SUCH_ASK: Final = Text("厅里没有这个请求，可能已经过期。", "The hall has no such ask; it may be too old.")

# Approvals from the manager's own counter
APPROVER_UNKNOWN_HERE: Final = Text(
    "{number} 在自己台上批了，但本台的人员名单里没有这个工号，不能生效。请换人批准。",
    "{number} approved at their own counter, but this desk's list of staff does not have them, so it does not count. "
    "Ask somebody else.",
)
ASK_OVER: Final = Text(
    "这个请求已经撤回或有人答复过，没有改动。", "This was withdrawn or answered already. Nothing was changed."
)
NOT_FOR_YOURSELF: Final = Text(
    "这是你自己的请求，要由别人批。", "You asked this yourself; somebody else has to approve it."
)
SAY_WHY_NOT: Final = Text("请写一句为什么不批。", "Say in a few words why not.")
