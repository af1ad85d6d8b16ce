"""Confirming a line by a code sent to the customer: what the clerk reads, and what the centre says."""

from app.texts.language import Text

LATER = Text("先不确认", "Not now")
TITLE = Text("短信验证码确认", "Confirm by code")
ACT_NOTE = Text(
    "客户看不了客户屏时，发一条验证码到客户号码。",
    "Where the customer cannot use their screen: a code to their number.",
)
SENDING = Text("正在请中心发送验证码", "Asking the centre to send a code")
SENT = Text(
    "验证码已发到客户的号码 {to}，{minutes} 分钟内有效。请客户念出 {digits} 位数字。",
    "A code went to the customer's number {to}, good for {minutes} minutes. Ask for its {digits} digits.",
)
FIELD = Text("客户念出的验证码", "The code the customer reads out")
EXAMPLE = Text("6 位数字", "6 digits")
CHECK = Text("确认", "Confirm")
CHECKING = Text("正在核对", "Checking")
AGAIN = Text("再发一条", "Send another")
DEMO = Text("演示：短信在 {address} 上看。", "Demo: the message is shown at {address}.")
ON_THEIR_SCREEN = Text("也可以请客户在客户屏上自己输。", "They may type it on their own screen too.")
HAND_OVER = Text("请客户自己输", "Let them type it")
CUSTOMER_LEFT = Text(
    "客户先不用验证码确认，这一项还等客户选。",
    "The customer does not confirm by code now. The line still waits for them.",
)
ONLY_WITH_CUSTOMER = Text(
    "客户不说验证码就是不办，别替客户输。", "No code from the customer means no. Never type one for them."
)
DONE = Text("{name} 已凭验证码确认。", "{name} was confirmed by code.")
NO_LINE = Text("没有等客户确认的业务。", "No line waits for the customer's confirmation.")
OFFLINE = Text(
    "中心没连上，发不了验证码。请客户在客户屏上选，或者网络恢复后再发。单子都还在。",
    "The centre is away, so no code can be sent. Let the customer choose on their screen, or send it when the network "
    "is back. The form is kept.",
)
NO_ANSWER = Text(
    "中心没有回答，不知道发出去没有。可以再发一条，以最后一条为准；单子都还在。",
    "The centre did not answer, so it is not known whether a code went out. Send another, the last one counts. "
    "The form is kept.",
)

WANTS_DIGITS = Text("验证码是 6 位数字。", "The code has 6 digits.")
WRONG = Text("验证码不对，还可以试 {left} 次。", "The code is wrong. Tries left: {left}.")
TOO_MANY = Text(
    "错了 3 次，这条验证码作废了，请再发一条。", "Wrong three times: this code is worth nothing now. Send another."
)
EXPIRED = Text("验证码过了 10 分钟，作废了，请再发一条。", "The code is older than 10 minutes. Send another.")
USED = Text(
    "这条验证码已经用过一次，要再确认请再发一条。", "This code was used already. To confirm again, send another."
)
ANOTHER = Text(
    "这条验证码不是为这一项、这一版发的，请再发一条。",
    "This code was not sent for this line and version. Send another.",
)

# The key pad on the customer's own screen
PAD_TITLE = Text("要办“{name}”，请输短信验证码", "To add {name}, enter the code")
PAD_SENT = Text(
    "{digits} 位数字发到了您的号码 {to}，{minutes} 分钟内有效。输完按“确认办理”才算同意；不想办按“先不确认”，不收钱。",
    "{digits} digits went to your number {to}, good for {minutes} minutes. You only agree by entering them and "
    "pressing Confirm. If you do not want it, press Not now: nothing is charged.",
)
PAD_SENDING = Text("正在给您的号码发验证码，请稍等。", "A code is being sent to your number.")
PAD_CHECKING = Text("正在核对，请稍等。", "Checking, one moment.")
PAD_CONFIRM = Text("确认办理", "Confirm")
PAD_CLEAR = Text("清空", "Clear")
PAD_BACK = Text("退一位", "Back")
PAD_TROUBLE = Text(
    "现在发不了，也核对不了验证码，什么都没有确认，单子都还在。您可以再试，或者按“先不确认”，自己在屏上选。",
    "No code can be sent or checked now. Nothing was confirmed and your form is kept. Try again, or press Not now and "
    "choose on the screen.",
)

# What the centre says where it sends none
CODE_MALFORMED = Text("请求不完整，中心没有发送验证码。", "The request is not complete. No code was sent.")
CODE_NO_CUSTOMER = Text(
    "中心没有这位客户或这个号码，没有发送验证码。", "The centre knows no such customer or number. No code was sent."
)
CODE_NO_OFFER = Text(
    "中心的目录里没有这项业务，没有发送验证码。", "The centre's catalogue has no such offer. No code was sent."
)
CODE_TOO_OFTEN = Text(
    "10 分钟里给这位客户发了 {most} 条，请过一会儿再发。",
    "{most} codes went to this customer within 10 minutes. Wait a while.",
)
CODE_NO_GATEWAY = Text(
    "中心还没有接短信网关，发不了验证码，请客户在客户屏上选。",
    "The centre has no gateway for messages. Let the customer choose on their screen.",
)
CODE_NOT_HANDED_OVER = Text(
    "短信网关没有接收，验证码没有发出去，请再发一条。", "The gateway did not take the message. Send another."
)
CODE_NO_TEMPLATE = Text(
    "中心没有验证码短信的模板，没有发送。", "The centre has no template for the message. No code was sent."
)
PHONE_TITLE = Text("演示短信", "Demo messages")
PHONE_EMPTY = Text("还没有短信。", "No message yet.")
PHONE_NOTE = Text(
    "演示用：真实的中心把短信交给短信网关，这一页不会打开。",
    "For the demo only: a real centre hands messages to its gateway.",
)
