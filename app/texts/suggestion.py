"""A suggestion, its reason, and the customer's answer."""

from app.texts.language import Text

REASON = Text(
    "这个月用了 {used} {unit}，套餐内 {of} {unit}，超出 {over} {unit} 另外计费。{name}有 {holds}，每月多 {more}。",
    "{used} {unit} used this month, {of} {unit} included, {over} {unit} beyond it and charged apart. "
    "{name} includes {holds}, {more} more a month.",
)
ALERT = Text("可以推荐 {name}：{reason}", "Could suggest {name}: {reason}")
ACT = Text("把推荐给客户看", "Show the suggestion")
ACT_NOTE = Text("客户在自己屏上答，不要就记下，90 天内不再问。", "The customer answers. A no is kept for 90 days.")
TITLE = Text("要不要换成 {name}？", "Would you like to change to {name}?")
YES = Text("想办，请加上", "Yes, add it")
NO = Text("不要", "No")
NOTE = Text("不要也没关系，不影响今天的业务。", "No is fine, and changes nothing of today.")
OFFERED = Text("推荐已在客户屏上，等客户自己答。", "The suggestion is on the customer's screen.")
NONE = Text("现在没有可推荐的。", "There is nothing to suggest.")
REFUSED = Text(
    "客户不要 {name}，已记下，90 天内不再问。",
    "The customer does not want {name}. Kept for 90 days.",
)
ELDER = Text("65 岁以上：客户屏已换成大字，请慢慢讲", "65 or older: the customer's screen is in larger type")
