"""Words of an installation: address and appointment, on the form and where the clerk fills them in."""

from app.texts.language import Text

# On the form
LABEL_ADDRESS = Text("装机地址", "Installed at")
LABEL_APPOINTMENT = Text("上门", "Visit")
TO_FILL_IN = Text("待填", "To be filled in")
APPOINTMENT = Text("{day} {half}", "{day} {half}")
HALVES = {"morning": Text("上午", "morning"), "afternoon": Text("下午", "afternoon")}
PLAIN_ADDRESS = Text("装在{address}。", "Installed at {address}.")
PLAIN_VISIT = Text("{day}{half}上门。", "Somebody comes on {day}, in the {half}.")

# Still to do
ASK = Text("填装机地址和上门时间", "Fill in address and visit")
ASK_AGAIN = Text("约的 {day} 过了，请另约", "The visit of {day} is over, agree on another")

# What was filled in
ADDRESS_MISSING = Text("请填装机地址。", "Fill in the address.")
ADDRESS_TOO_LONG = Text("地址请控制在 {most} 个字以内。", "The address is too long: {most} characters at most.")
APPOINTMENT_MISSING = Text("请选上门的日子，上午还是下午。", "Choose the day of the visit, and morning or afternoon.")
DAY_OUT_OF_REACH = Text(
    "上门最早约 {first}，最远约 {days} 天以内。", "The first day for a visit is {first}, the last {days} days ahead."
)

# The clerk's dialog
TITLE = Text("装机地址和上门时间", "Address and visit")
FIELD_ADDRESS = Text("装机地址", "Address of the installation")
ADDRESS_EXAMPLE = Text("小区、楼、单元、门牌", "Street, building, flat")
FIELD_DAY = Text("上门日期", "Day of the visit")
DAY_EXAMPLE = Text("例如 {day}", "For example {day}")
DAY_UNREAD = Text("“{typed}”不是日期，请输例如 {day}。", '"{typed}" is not a date. Type for example {day}.')
FIELD_HALF = Text("时段", "Time of day")
DAY_CHOICE = Text("{month}-{day} {weekday}", "{weekday} {month}-{day}")
KEEP = Text("写到单上", "Put on the form")
KEY_NEXT = Text("下一项", "Next")
KEY_LATER = Text("先不填", "Not now")
