"""What an offer goes with, what it does not go with, and whom it is for: on the line and where it is refused."""

from app.texts.language import Text

KINDS = {  # by the value of OfferingKind
    "plan": Text("手机套餐", "a mobile plan"),
    "bundle": Text("融合套餐", "a bundle"),
    "data_pack": Text("流量包", "a data pack"),
    "sub_card": Text("副卡", "an extra SIM"),
    "number_hold": Text("停机保号", "a number hold"),
    "roaming": Text("漫游业务", "a roaming service"),
    "value_added": Text("增值业务", "a value-added service"),
    "broadband": Text("宽带", "broadband"),
    "television": Text("电视", "television"),
    "networking": Text("家庭组网", "home networking"),
    "service_fee": Text("服务费", "a service fee"),
    "deposit": Text("押金", "a deposit"),
    "device": Text("终端", "a device"),
    "leased_circuit": Text("专线", "a leased circuit"),
    "family_pay": Text("亲情付", "Family Pay"),
}
AT_LEAST = Text("每月 {sum} 及以上的{what}", "{what} of {sum} a month or more")
ON_ACCOUNT = Text("名下的{what}", "{what} in the customer's name")
ON_NUMBER = Text("{number} 上的{what}", "{what} on {number}")
ON_SAME_NUMBER = Text("同一号码上的{what}", "{what} on the same number")

REQUIRES = Text("办 {name} 要先有{what}，可以在这张单上一起办。", "{name} needs {what}. It can go on this form too.")
EXCLUDES = Text("{name} 不能和{what}同时有。", "{name} cannot be had together with {what}.")
EXCLUDED_BY = Text("{number} 的 {other} 不能和 {name} 同时有。", "{other} on {number} does not go with {name}.")
STARS = Text(
    "{name} 要 {stars} 星及以上，这位客户是 {has} 星。", "{name} is for {stars} stars and up; this customer has {has}."
)
STRANDS_ONE = Text(
    "{services} 要靠 {name} 才能用，请先在这张单上取消。",
    "{services} needs {name}; cancel it on this form first.",
)
STRANDS = Text(
    "{services} 要靠 {name} 才能用，请先在这张单上取消。",
    "{services} need {name}; cancel them on this form first.",
)
SUB_CARDS_FULL = Text(
    "{plans} 一共能带 {most} 张副卡，这样会有 {cards} 张。",
    "{plans}: {most} extra SIMs at most; this would be {cards}.",
)

LABEL = Text("办理条件", "Conditions")
SAYS_REQUIRES = Text("要一直有{what}", "goes with {what}")
SAYS_EXCLUDES = Text("不能同时有{what}", "not together with {what}")
SAYS_STARS = Text("{stars} 星及以上客户", "customers of {stars} stars and up")

FALLS_WITH = Text("{names} 也会一起去掉，因为要靠它才能办。", "Needs this line and comes off with it: {names}.")
