"""The key list and the tour."""

from dataclasses import dataclass
from typing import Final

from app.texts.language import Text, same

KEYS_TITLE: Final = Text("所有按键", "All keys")
KEYS_NOTE: Final = Text("手不离键盘就能办完一单", "A whole order without leaving the keyboard")
OPEN_TOUR: Final = Text("看一遍导览", "Take the tour")
GROUP_FORM: Final = Text("受理单", "The form")
GROUP_WINDOW: Final = Text("窗口", "The window")
GROUP_LISTS: Final = Text("列表和对话框", "Lists and dialogs")
GROUP_ORDER: Final = Text("打开的办好的单", "An accepted order, opened")
MOVE: Final = Text("选上一行、下一行", "Choose the row above or below")
TAKE: Final = Text("用选中的，或做下一步", "Take it, or do what comes next")
CLOSE: Final = Text("关掉，什么都不改", "Close; nothing is changed")
NEXT_FIELD: Final = Text("下一项", "The next field")
FIND_IN_PAGE: Final = Text("在设置和留痕里找", "Find among settings and in the trail")
TAKE_BACK: Final = Text("撤销刚才那一步", "Take the last step back")
ENDS: Final = Text("作废，或返销", "Void, or reverse")

TOUR_TITLE: Final = Text("五步看懂这个台", "This desk in five steps")
TOUR_STEP: Final = Text("第 {n} 步，共 {of} 步", "Step {n} of {of}")
TOUR_NEXT: Final = Text("下一步", "Next")
TOUR_BACK: Final = Text("上一步", "Back")
TOUR_END: Final = Text("开始受理", "Begin")
TOUR_SKIP: Final = Text("不看了", "Skip")


@dataclass(frozen=True, slots=True)
class TourStep:
    """`keys` are shown as caps beside the words."""

    icon: str
    head: Text
    words: Text
    keys: tuple[Text, ...]


TOUR: Final = (
    TourStep(
        "id-card",
        Text("先认人", "Know the customer"),
        Text(
            "按 F11 读身份证，或按 F3 打号码、姓名首字母。"
            "左边是客户和名下的业务，合约快到期、还没生效的变更都写在上面。",
            "F11 reads the identity card, F3 finds by number or initials. The left side shows the customer and what "
            "they have, with terms that end soon and changes still to come.",
        ),
        (same("F11"), same("F3")),
    ),
    TourStep(
        "file-pen-line",
        Text("一张单写完", "One form for everything"),
        Text(
            "按 F2 打业务名、编号或首字母，加到单上。换套餐、退业务、充值都在这一张。"
            "每行写明现在、以后、多少钱、哪天生效。",
            "F2 adds an offer by name, code or initials. Changes, cancellations and top-ups go on the same form; each "
            "line says what is now, what comes, what it costs and from which day.",
        ),
        (same("F2"), same("F8")),
    ),
    TourStep(
        "monitor",
        Text("客户自己点头", "The customer decides"),
        Text(
            "客户屏上是同一张单。增值业务要客户自己按“我要办理”。右边列着还差什么，按 Enter 就到那一处；空了才能签字。",
            "The customer's screen shows the same form, and value-added services are chosen there by the customer. The "
            "right side lists what is missing; Enter goes there. When it is empty the form can be signed.",
        ),
        (same("Enter"), same("F9")),
    ),
    TourStep(
        "banknote",
        Text("签字、收钱、出小票", "Sign, take the money, print"),
        Text(
            "F9 请客户签字，F4 收钱找零，小票自己打出来。"
            "断网也能办：单子存在本机，网好了自动上传，底下一栏随时说得清。",
            "F9 has the customer sign, F4 takes the money, and the receipt prints. Without the network it goes on: "
            "forms are kept here and sent later, and the strip at the foot always says how things stand.",
        ),
        (same("F9"), same("F4"), same("F10")),
    ),
    TourStep(
        "layers",
        Text("挂单、查单、求助", "Park, find, ask"),
        Text(
            "F6 先挂起，回头接着办。Ctrl K 什么都能找：今天的单子、挂单、设置。"
            "按不动的事会当场请有权的同事输授权码。F1 随时看按键。",
            "F6 parks a form for later. Ctrl K finds anything: today's forms, parked ones, settings. What you may "
            "not do alone, a colleague approves in place with a PIN. F1 shows the keys at any time.",
        ),
        (same("F6"), same("Ctrl K"), same("F1")),
    ),
)
