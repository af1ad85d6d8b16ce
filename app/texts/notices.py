"""What a customer reads on their phone about an order that was not done, and why a message could not be sent."""

from typing import Final

from app.texts.language import Text

CANCELLED_PAID: Final = Text(
    "您好，您在{hall}办的 {number} 没有办成，已取消，{sum} 退还给您。需要重办请到营业厅。{operator}",
    "Your order {number} at {hall} could not be done and was cancelled; {sum} is returned to you. "
    "To order again please visit the hall. {operator}",
)
CANCELLED: Final = Text(
    "您好，您在{hall}办的 {number} 没有办成，已取消，没有收费。需要重办请到营业厅。{operator}",
    "Your order {number} at {hall} could not be done and was cancelled; nothing was charged. "
    "To order again please visit the hall. {operator}",
)

NO_GATEWAY: Final = Text("中心没有接短信通道", "The centre has no text message gateway")
NOT_HANDED_OVER: Final = Text("短信通道没有接收", "The gateway did not take the message")
NO_CUSTOMER: Final = Text("中心没有这位客户的手机号", "The centre has no mobile number of this customer")
MALFORMED: Final = Text("这不是一条通知", "This is no notice")
NO_ANSWER: Final = Text("中心没有答复", "The centre did not answer")
