"""Words about who stands at the desk: the dialog, what is missing, and what the form says of them."""

from app.texts.language import Text

TITLE = Text("谁来办理", "Who is here")
NOTE = Text("选是谁来办，把看过的证件勾上", "Choose who is here and tick what you have seen")
WHO = Text("办理人", "At the desk")
NAME = Text("姓名", "Name")
NAME_EXAMPLE = Text("照证件填写", "As the document says")
DOCUMENT = Text("身份证号", "ID number")
DOCUMENT_EXAMPLE = Text("18 位，核对后只留首尾", "18 digits, kept only in part")
PHONE = Text("电话（可不填）", "Phone (if any)")
RELATION = Text("与客户的关系，或授权书号", "Relation, or number of the authorisation")
RELATION_EXAMPLE = Text("例如：女儿", "For example: daughter")
SEEN = Text("看过的证件", "Documents seen")
NOTHING_TO_SEE = Text("这张单不用另看证件。", "Nothing else has to be seen for this form.")
KEEP = Text("记下", "Keep")
LATER = Text("回到受理单", "Back to the form")
NEXT = Text("下一格", "Next field")
ACT_NOTE = Text(
    "本人、代办人、监护人或单位经办人，证件看过就勾上。", "Holder, agent, guardian or company handler; tick documents."
)
CENTRE_DECIDES = Text("由中心核定：{checks}", "The centre decides: {checks}")

NAME_MISSING = Text("还没写姓名。", "The name is missing.")
DOCUMENT_MISSING = Text("还没写身份证号。", "The ID number is missing.")
RELATION_MISSING = Text("还没写与客户的关系或授权书号。", "The relation or the authorisation's number is missing.")
TOO_LONG = Text("最多 {most} 个字。", "At most {most} characters.")
MAY_NOT_ACT = Text("{matter}不能由{who}来办，要{others}来。", "{matter}: not by this {who}. It takes the {others}.")

TODO_MAY_NOT_ACT = Text("不能由他来办", "They may not do this")
CHILD_ALONE = Text(
    "客户不满 {years} 岁，要监护人带户口簿来办",
    "The customer is under {years}: a guardian has to be here, with the household register",
)
TODO_WHO = Text("写明办理人", "Say who is here")
TODO_WHO_DETAIL = Text("姓名、身份证号、与客户的关系", "Name, ID number, relation to the customer")
TODO_DOCUMENTS = Text("查看证件", "See the documents")
TODO_DOCUMENTS_DETAIL = Text("还没看：{missing}", "Not seen yet: {missing}")
TODO_DEBT = Text("先结清欠费", "Settle what is owed")
TODO_DEBT_DETAIL = Text(
    "账户欠 {sum}，办{matter}要先交清，可以在这张单上缴费。",
    "The account owes {sum}. {matter} needs it paid first, on this form if you like.",
)
TODO_CONTRACT = Text("协议期内不能办", "A term is running")
TODO_CONTRACT_DETAIL = Text(
    "{name} 的协议到 {day}，到期后才能办{matter}。", "{name} is bound until {day}. {matter} is possible after that."
)

# On the form
SAID = Text("{who} {name}·{document}·{relation}", "{who} {name}, {document}, {relation}")
SAID_WITH_PHONE = Text("{who} {name}·{document}·{phone}·{relation}", "{who} {name}, {document}, {phone}, {relation}")
LABEL_SEEN = Text("查验证件", "Documents seen")
