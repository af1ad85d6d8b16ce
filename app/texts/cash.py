"""Cash periods of a drawer, in words."""

from app.texts.language import Text

NO_SUCH_COUNT = Text(
    "张数不对：每种面额填 0 到 100000 的整数。", "A count is wrong: whole numbers from 0 to 100000 for each note."
)
EVEN = Text("平", "Even")
LONG = Text("长 {sum}", "Over {sum}")
SHORT = Text("短 {sum}", "Short {sum}")
