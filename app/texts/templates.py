"""What is said about a template file: notices, statement, consents and the code's message (S62, S63, R12)."""

from app.texts.language import Text

TEMPLATE_FAULTY = Text(
    "模板文件有 {count} 处不对，什么都没有改动。", "Faults in the template file: {count}. Nothing was changed."
)
NOTICE_MISSING = Text("缺少告知 {key}。", "The notice {key} is missing.")
BARE_CHARGE = Text(
    "“{words}”太笼统：写明是谁的、什么业务、多少钱。",
    '"{words}" is too general: name whose charge it is, for which service, and how much.',
)
ADVERTISING = Text("告知和提醒里不能有推销（“{words}”）。", 'Notices and reminders carry no advertising ("{words}").')
TOO_LONG = Text("最多 {most} 字，再长受理单上就没有人看了。", "{most} characters at most: nobody reads more on a form.")
STATEMENT_LACKS = Text("声明里缺少“{words}”这层意思。", 'The statement does not say "{words}".')
MESSAGE_LACKS = Text("短信里缺少 {element}。", "The message lacks {element}.")
MESSAGE_GREETING = Text("短信要先称呼客户（{name}，您好）。", "A message greets the customer first (Hello {name}).")
MESSAGE_SIGNATURE = Text("短信要以【{operator}】结尾。", "A message ends with its signature, [{operator}].")
MESSAGE_HOTLINE = Text("短信里缺少 5 位的客服热线。", "The message lacks the five-digit hotline.")
MESSAGE_UNKNOWN = Text("短信里没有 {element} 这个元素。", "There is no element {element} in a message.")
NEEDS_NO = Text("单独同意和可选的同意要有“不”的按钮。", "A separate or optional consent needs words for a no.")
NEEDLESS_NO = Text('阅知只有一个按钮，no 写 "none"。', 'Something to acknowledge has one button: write no = "none".')
PICTURE_OR_MATTERS = Text("按图片问，就不按业务类型问。", "What is asked about a picture is not asked by matters.")
UNKNOWN_TEMPLATE = Text(
    "没有模板 {version}。已有的：{known}。请核对 template_version，或装上带这个模板的程序。",
    "There is no template {version}. Known: {known}. Check template_version, or install the program that brings it.",
)
TEMPLATE_NOT_YET = Text(
    "模板 {version} 从 {day} 起才有效，早于它的目录不能用。",
    "Template {version} is valid from {day}; a catalogue from before that day cannot name it.",
)
BOTH_GIVEN = Text(
    "声明和告知要么都写在目录里，要么都来自模板。",
    "Statement and notices stand either all in the catalogue or all in the template.",
)
