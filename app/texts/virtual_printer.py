"""Words of the virtual printer's window."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("虚拟打印机", "Virtual printer")
WINDOW_TITLE: Final = Text("虚拟打印机 {address}", "Virtual printer {address}")
PAPER_WIDTH: Final = Text("{mm} mm 纸，每行 {columns} 格", "{mm} mm paper, {columns} cells a line")
SWITCH_LANGUAGE: Final = Text("English", "中文")
SLIP: Final = Text("第 {n} 张", "Slip {n}")
SLIP_DETAIL: Final = Text("{lines} 行，已撕下", "{lines} lines, torn off")
SLIP_PIECE: Final = Text("{lines} 行，只有一段", "{lines} lines, a piece only")
SLIP_GROWING: Final = Text("{lines} 行，正在出纸", "{lines} lines, coming out")
EMPTY: Final = Text("还没有纸", "No paper yet")
EMPTY_HOW: Final = Text(
    "在打印机设置里填 {address}，打印后纸从这里出来。",
    "Set the printer's address to {address}; what is printed comes out here.",
)
KEY_SLIP: Final = Text("换一张", "Other slip")
KEY_SCROLL: Final = Text("翻看", "Scroll")
SHUT_DRAWER: Final = Text("关上钱箱", "Shut the drawer")
KEY_EMPTY: Final = Text("清空", "Clear")

# ── faults to practise ────────────────────────────────────────────────────────────────────
WELL: Final = Text("正常", "Ready")
NOW: Final = Text("出了 {count} 个", "{count} on")
TO_COME: Final = Text("将出 {count} 个", "{count} to come")
NOW_AND_TO_COME: Final = Text("{now}，{due}", "{now}, {due}")
FAULTS: Final = Text("练习故障", "Faults to practise")
GROUP_PAPER: Final = Text("纸和机器", "Paper and machine")
GROUP_LINE: Final = Text("连线和回话", "Line and answers")
WHEN: Final = Text("什么时候出", "When it sets in")
WHEN_OPTIONS: Final = {
    "now": Text("马上", "Now"),
    "half": Text("打到一半", "Half-way"),
    "cut": Text("切纸以后", "After the cut"),
}
IS_ON: Final = Text("已出", "on")
IS_DUE: Final = Text("将出", "to come")
MEND: Final = Text("全部恢复", "Mend all")
TEAR_OFF: Final = Text("撕下来", "Tear off")
KEY_FAULT: Final = Text("出故障或恢复", "Fault on or off")
KEY_WHEN: Final = Text("什么时候", "When")
FAULT_WORDS: Final = {
    "paper-low": Text("纸将尽", "Paper low"),
    "paper-out": Text("缺纸", "Paper out"),
    "cover-open": Text("盖子开着", "Cover open"),
    "cutter-stuck": Text("切刀卡住", "Cutter stuck"),
    "offline": Text("脱机", "Offline"),
    "silent": Text("照打，不回话", "Prints, says nothing"),
    "swallows": Text("不打，不回话", "No print, no answer"),
    "slow": Text("很慢，一张 8 秒", "Slow, 8 s a receipt"),
    "cut-off": Text("打到一半断线", "Line breaks half-way"),
    "refused": Text("连不上", "Unreachable"),
    "hangs-up": Text("一连就挂断", "Hangs up at once"),
    "garbage": Text("回话是乱码", "Answers are garbled"),
    "flow-bytes": Text("回话夹杂 XON", "XON before answers"),
}
