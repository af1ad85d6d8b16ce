"""The receipt printers this program knows, as people call them; what each can is in printing/profiles.toml."""

from typing import Final

from app.texts.language import Text, same

UNKNOWN: Final = "generic"  # as a setting: nobody knows the model, and the paper's width decides
UNKNOWN_SAID: Final = Text("不知道型号", "I do not know")
MODELS: Final = {
    "generic-80": Text("通用 80 mm", "Any 80 mm"),
    "generic-58": Text("通用 58 mm", "Any 58 mm"),
    "epson-tm-t82": Text("爱普生 TM-T82", "Epson TM-T82"),
    "epson-tm-t88": Text("爱普生 TM-T88", "Epson TM-T88"),
    "epson-tm-m30": Text("爱普生 TM-m30", "Epson TM-m30"),
    "xprinter-xp-80": Text("芯烨 XP-80", "Xprinter XP-80"),
    "xprinter-xp-58": Text("芯烨 XP-58", "Xprinter XP-58"),
    "gprinter-gp-80": Text("佳博 GP-80", "Gprinter GP-80"),
    "gprinter-gp-58": Text("佳博 GP-58", "Gprinter GP-58"),
    "hprt-tp80": Text("汉印 TP80", "HPRT TP80"),
    "sunmi-80": Text("商米 80 mm", "Sunmi 80 mm"),
    "sunmi-58": Text("商米 58 mm", "Sunmi 58 mm"),
    "star-escpos": Text("Star（ESC/POS）", "Star (ESC/POS)"),
    "pos-5890": same("POS-5890"),
}
CHOICES: Final = ((UNKNOWN, UNKNOWN_SAID),) + tuple(
    (key, said) for key, said in MODELS.items() if not key.startswith(UNKNOWN)
)
MAKERS: Final = (
    (Text("爱普生", "Epson"), ("epson-tm-t82", "epson-tm-t88", "epson-tm-m30")),
    (Text("芯烨", "Xprinter"), ("xprinter-xp-80", "xprinter-xp-58")),
    (Text("佳博", "Gprinter"), ("gprinter-gp-80", "gprinter-gp-58")),
    (Text("汉印", "HPRT"), ("hprt-tp80",)),
    (Text("商米", "Sunmi"), ("sunmi-80", "sunmi-58")),
    (same("Star"), ("star-escpos",)),
    (Text("其他", "Others"), ("pos-5890",)),
)

# The table
TABLE_FAULTY: Final = Text(
    "打印机型号表有 {count} 处不对，程序装得不完整，请重新安装。",
    "Faults in the table of printers: {count}. The program is not whole: install it again.",
)
TABLE_GONE: Final = Text("读不到", "it cannot be read")
NOT_KNOWN: Final = Text("没有这个型号", "there is no such model")
NOT_DESCRIBED: Final = Text("缺这些型号：{models}", "these models are missing: {models}")
NOT_A_WIDTH: Final = Text("纸宽是 80 或 58", "paper is 80 or 58 mm wide")
DOTS_OF_CELLS: Final = Text(
    "{columns} 格要 {needed} 点，不够或不是八的倍数", "{columns} cells need {needed} dots, in whole bytes"
)
NO_PULSE: Final = Text("没有钱箱口就没有脉冲", "without a drawer socket there is no pulse")
SPACING_NEEDS_TYPE: Final = Text("不会单独放大汉字的，也不设汉字间距", "FS S is for printers with fs_bang alone")
CLEARS_NEEDS_STATUS: Final = Text("清缓冲要懂实时命令", "clearing is for printers that know real-time commands alone")

# `yitai printer models`
MODEL_ROW: Final = Text("{key}  {name}  {mm} mm，{columns} 格", "{key}  {name}  {mm} mm, {columns} cells")
MODEL_SOURCE: Final = Text("    {source}", "    {source}")
