"""Consents, notices to acknowledge, and what a customer refused: on the screens and on the signed form."""

from app.texts.language import Text

TITLE = Text("告知和单独同意", "Notices and separate consents")
REFUSED_TITLE = Text("客户没有要的", "What the customer did not want")
NOT_ANSWERED = Text("没有回答，按不同意处理", "Not answered, which counts as no")
NOT_ACKNOWLEDGED = Text("没有确认", "Not acknowledged")
ANSWERED_AT: dict[str, Text] = {
    "customer_screen": Text("{at}，客户本人在客户屏选", "{at}, by the customer on the customer screen"),
    "one_time_code": Text("{at}，客户凭短信验证码", "{at}, by the code sent to the customer"),
}
REFUSED_LINE = Text("不办：{name}", "Not ordered: {name}")
REFUSED_SUGGESTION = Text("推荐没有要：{name}", "Suggestion not wanted: {name}")

# By name, at the clerk's desk
ACT = Text("客户要改同意", "Change a consent")
ACT_NOTE = Text(
    "把可以不答的同意再问客户一遍：要撤回、要同意，都由客户在客户屏上答。",
    "Asks the customer once more what they may leave open: to take a consent back or to give it, on their own screen.",
)
ASKED_AGAIN = Text(
    "客户屏上在问，请客户自己答；签了字就算数。", "The customer's screen asks. What they answer counts once they sign."
)

# The clerk's list of what is still to do
TODO_DETAIL = Text("只能由客户在客户屏上回答。", "Only the customer can answer, on their own screen.")
TODO_FORBIDS = Text(
    "不同意，这些业务就办不了：从单子上去掉它们，其他业务照办；改主意也可以再答。",
    "Refused, so what it is about cannot be done: take those lines off. The rest goes on, and they may still agree.",
)
TODO_PICTURE = Text(
    "客户不同意留存，请去掉这张图片。", "The customer does not agree to keep it: take the picture away."
)

# The customer's screen
FIRST_ANSWER = Text("请先回答告知和同意", "Please answer the notices first")
MUST = Text("这一项要您本人看过并确认，才能签字。", "Please read and confirm this yourself before you sign.")
CHOOSE = Text(
    "同意或不同意都可以办业务。没有预先勾选。", "Yes or no, you are served all the same. Nothing is chosen for you."
)
NECESSARY = Text(
    "同意才能登记和办理；不同意，这项业务就不办，不收费。没有预先选好。",
    "It can only be done if you agree. If not, it is not done and nothing is charged. Nothing is chosen for you.",
)
FORBIDDEN = Text("不同意的业务要先去掉", "Refused lines must come off")
OPTIONAL = Text("可以不答，不答就是不同意，不影响办业务。", "You may leave this open, which counts as no.")
ANSWERED_YES = Text("您选了“{yes}”，签字前都可以改。", 'You chose "{yes}". You can change it until you sign.')
ANSWERED_NO = Text("您选了“{no}”，签字前都可以改。", 'You chose "{no}". You can change it until you sign.')
