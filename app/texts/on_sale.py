"""The on-sale list: on paper, on the web page, and how it is printed. 您 to customers, 你 to staff."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("在售清单", "On sale")
SUBTITLE: Final = Text(
    "新老客户同价。每一项的条款和受理单上的一样；受理单按办理那天写明日期。",
    "The same for new and existing customers. The form of the day names the days.",
)
METADATA_TITLE: Final = Text("在售清单 {version}", "On-sale list {version}")
OPERATOR: Final = Text("运营商", "Operator")
HALL: Final = Text("营业厅", "Hall")
VERSION: Final = Text("目录版本", "Edition")
VERSION_VALUE: Final = Text("{version}，{name}", "{version}, {name}")
DAY: Final = Text("这天在售", "On sale on")
COUNT: Final = Text("在售", "On sale")
COUNT_VALUE: Final = Text("{n} 项", "{n}")
TEMPLATES: Final = Text("协议版本", "Terms")
PLANS: Final = Text("套餐", "Plans")
SERVICES: Final = Text("单项业务，不必另办别的业务", "Single services, nothing else has to be ordered")
WITH_OTHERS: Final = Text("和别的业务一起用的（条件写在各项里）", "Services that go with another, as each says")
STARTS_NEXT_MONTH: Final = Text("次月 1 日起", "On the 1st of the next month")
FIRST_WHOLE: Final = Text("从开始当月起按整月收 {sum}", "Full {sum} for the month it starts")
FIRST_BY_DAY: Final = Text("开始当月按天收，之后每月 {then}", "By the day in the month it starts, then {then} a month")
FIRST_FREE: Final = Text("开始当月不收，之后每月 {then}", "The month it starts is free, then {then} a month")
AFTER_HOLD: Final = Text(
    "号码上原来的业务自动恢复，按它们自己的价收",
    "What the number had goes on by itself, at its own price",
)
PRICE_AND_TRIAL: Final = Text("{price}（可先试用 {months} ¥0）", "{price} (trial ¥0 for {months})")
PRICE_AND_DISCOUNT: Final = Text("{price}（前 {months} {sum}）", "{price} ({sum} for the first {months})")
WINDOW: Final = Text("在售期", "Sold")
WINDOW_FROM: Final = Text("{first} 起", "From {first}")
WINDOW_TO: Final = Text("{first} 至 {last}", "{first} to {last}")
NO_VERSION: Final = Text("没有", "none")
CHANGES: Final = Text("和上一版（{version}）比", "Against the edition before ({version})")
NO_EARLIER: Final = Text("这是这里的第一版，没有上一版可比。", "The first edition here; there is none to compare with.")
NOTHING_CHANGED: Final = Text("在售的业务和条款都没有变。", "Nothing on sale has changed.")
CAME: Final = Text("新上 {name}（{code}），{price}", "New: {name} ({code}), {price}")
WENT: Final = Text("停售 {name}（{code}），在用的客户可以继续用", "Off sale: {name} ({code}); who has it may keep it")
REPRICED: Final = Text("调价 {name}（{code}），{before} → {now}", "Other price: {name} ({code}), {before} → {now}")
REWORDED: Final = Text("条款有变 {name}（{code}），价格不变", "Other terms: {name} ({code}), same price")
PAGE: Final = Text("第 {number} 页，共 {total} 页", "Page {number} of {total}")
EMPTY: Final = Text("现在没有在售的业务。", "Nothing is on sale now.")

# Ctrl+K and the dialog
ACT: Final = Text("打印在售清单", "Print the on-sale list")
ACT_NOTE: Final = Text(
    "A4 或 PDF，和受理单同一份数据；只有批准了文案的业务。",
    "On A4 or as a PDF, from the form's own data; only what has approved words.",
)
SAID: Final = Text(
    "{version} 版，今天在售 {n} 项，语言随当前客户。",
    "Edition {version}, {n} on sale today, in the customer's language.",
)
LEFT_OUT: Final = Text(
    "文案没批准、不印也不能办的：{names}。", "Left out and not sold, their words are not approved: {names}."
)
LOOKING: Final = Text("正在找这台电脑上的打印机…", "Looking for this PC's printers…")
FILE_NOTE: Final = Text("文件名：{name}", "Named {name}")
SENT: Final = Text("在售清单已送打印机 {printer}。", "The on-sale list was sent to {printer}.")
SAVED: Final = Text("在售清单已存到 {file}。", "The on-sale list was saved as {file}.")
NOT_KNOWN: Final = Text(
    "送到一半断了，不知道打印机收没收到。看看打印机，没出来就再打一次。",
    "It broke off half way. Look at the printer; print it again if it did not come out.",
)

# The web page
OTHER_LANGUAGE: Final = Text("English", "中文")
NO_CATALOGUE: Final = Text("这里还没有目录。", "There is no catalogue here yet.")
