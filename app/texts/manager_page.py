"""The manager's face: the names of its pages and what stands at its head."""

from typing import Final

from app.texts.language import Text

TODAY: Final = Text("今天", "Today")
CASH: Final = Text("现金与交班", "Cash")
SUMMARY: Final = Text("日报", "Summary")
APPROVALS: Final = Text("审批", "Approvals")
REPAIR: Final = Text("修复台", "Repair desk")
PEOPLE: Final = Text("人员", "People")
ARCHIVE: Final = Text("存档", "Archive")
TRAIL: Final = Text("留痕", "Trail")
CLOSE_DAY: Final = Text("日结", "Close the day")
COUNTED: Final = Text("{name} {count}", "{name} {count}")
KEY_PAGE: Final = Text("换页", "Next page")
KEY_BACK: Final = Text("返回受理", "Back to the counter")
AGE_NONE: Final = Text("不到 1 分", "under 1 min")
AGE_MINUTES: Final = Text("{n} 分", "{n} min")
AGE_HOURS: Final = Text("{hours} 小时 {minutes} 分", "{hours} h {minutes} min")
AGE_WHOLE_HOURS: Final = Text("{n} 小时", "{n} h")
AGE_DAYS: Final = Text("{n} 天", "{n} days")
