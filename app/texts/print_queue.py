"""Why a job did not begin though its printer is there: nothing of it is on paper, and what is kept prints by itself."""

from typing import Final

from app.texts.language import Text

WAITS_FOR: Final = {  # by the values of app.printer_ports.PrinterCondition
    "paper_out": Text(
        "打印机 {address} 缺纸，什么也没有印。请放一卷新纸，存着的单据会自己印出来。",
        "The printer {address} is out of paper; nothing was printed. Put in a new roll: what is kept prints by itself.",
    ),
    "cover_open": Text(
        "打印机 {address} 的上盖开着，什么也没有印。请合上盖子，存着的单据会自己印出来。",
        "The cover of the printer {address} is open; nothing was printed. Close it: what is kept prints by itself.",
    ),
    "fault": Text(
        "打印机 {address} 报错：切刀卡住或打印头过热，什么也没有印。请关机再开，存着的单据会自己印出来。",
        "The printer {address} reports an error: its cutter is stuck or its head too hot; nothing was printed. "
        "Switch it off and on: what is kept prints by itself.",
    ),
    "offline": Text(
        "打印机 {address} 暂停着，什么也没有印。请按它的联机键或走纸键，存着的单据会自己印出来。",
        "The printer {address} is offline; nothing was printed. Press its online or feed key: "
        "what is kept prints by itself.",
    ),
}
BROKE_OFF_BEFORE: Final = Text(
    "打印机 {address} 刚连上就断了，什么也没有印。请看电源和线，存着的单据会自己印出来。",
    "The printer {address} broke off before it got anything; nothing was printed. "
    "Check power and cable: what is kept prints by itself.",
)
