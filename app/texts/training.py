"""Training mode: its watermark, and what is said when it begins and ends."""

from typing import Final

from app.texts.language import Text

MARK: Final = Text("练习单 无效", "TRAINING, NOT VALID")
MARK_WHY: Final = Text(
    "练习时打的，没有受理任何业务，也没有收钱。", "For training: nothing was ordered, no money taken."
)
TAG: Final = Text("练习 · 不作数", "Training, nothing counts")
ACT: Final = Text("练习模式", "Training mode")
ACT_NOTE: Final = Text("另开一个练习窗口，单子不上传、不计数", "A window of its own; nothing is sent or counted")
BEGUN: Final = Text(
    "练习窗口正在打开。里面的客户和单子都是虚构的，关掉窗口就都清掉。",
    "The training window is opening. Its customers and orders are fictitious and gone once it is closed.",
)
OPEN_ALREADY: Final = Text("练习窗口已经开着。", "The training window is open already.")
ENDED: Final = Text("练习结束，练习的单子已清掉。", "Training has ended, and its orders are gone.")
FAILED: Final = Text(
    "练习窗口没有打开，正在办的单不受影响。", "The training window did not open. Your form is not affected."
)
READY: Final = Text(
    "练习模式：单子带水印，不上传、不计数，关窗即清。工号 3017，密码 {password}。",
    "Training: orders carry a watermark, are not sent or counted, and are gone at the end. "
    "Staff number 3017, password {password}.",
)
