"""Words of what one place of the hall asks of another: approvals on the manager's own screen, and acts on refused
orders of another desk."""

from typing import Final

from app.texts.language import Text

# Refused by the hall server
ASK_TOO_LONG: Final = Text(
    "写得太长，请短一些。什么都没有送出。", "That is too long; please shorten it. Nothing was sent."
)
ASK_OF_ANOTHER: Final = Text(
    "这个请求是 {desk} 号台的，本台不能改。", "This was asked by desk {desk}; it cannot be changed from here."
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
