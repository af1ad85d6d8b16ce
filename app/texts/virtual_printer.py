"""Words of the virtual printer's window."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("虚拟打印机", "Virtual printer")
WINDOW_TITLE: Final = Text("虚拟打印机 {address}", "Virtual printer {address}")
PAPER_WIDTH: Final = Text("{mm} mm 纸，每行 {columns} 格", "{mm} mm paper, {columns} cells a line")
SWITCH_LANGUAGE: Final = Text("English", "中文")
SLIP: Final = Text("第 {n} 张", "Slip {n}")
SLIP_DETAIL: Final = Text("{lines} 行，已撕下", "{lines} lines, torn off")
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
