"""The A4 form of an accepted order: where it goes, whether it is a copy, and what came of it. 你 to staff."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("A4 受理单", "A4 form")
ACT: Final = Text("A4 受理单", "A4 form")
FIRST: Final = Text("第一次出这张单，不加补打字样。", "The first one: it carries no reprint mark.")
COPY: Final = Text(
    "已出过 {out} 次。这次会印上【补打 第{out}次】、时间和你的名字。",
    "{out} out already. This one says that it is reprint no. {out}, with the time and your name.",
)
REMADE: Final = Text(
    "存档文件已到期删除或已损坏，这次按原单重制，每页印上【重制】、时间和你的名字。",
    "Its archived file was deleted when its term ended, or is damaged. This one is made again from the order, and "
    "every page says so, with the time and your name.",
)
REMADE_COPY: Final = Text(
    "已出过 {out} 次，存档文件已到期删除或已损坏。这次按原单重制，每页印上【补打 第{out}次】【重制】、时间和你的名字。",
    "{out} out already, and its archived file was deleted when its term ended or is damaged. This one is made again: "
    "every page says so, and that it is reprint no. {out}, with the time and your name.",
)
SETTLED: Final = Text(
    "中心退回、已了结的单，每页都会印上“不作数”。", "Refused and settled: every page says that it is not valid."
)
LOOKING: Final = Text("正在找这台电脑上的打印机…", "Looking for this PC's printers…")
NO_PRINTER: Final = Text(
    "这台电脑上没有 A4 打印机。可以先存成 PDF 文件；装好打印机后再打开这里。",
    "This PC has no A4 printer. Save it as a PDF file, or come back once a printer is installed.",
)
LATE: Final = Text(
    "找打印机花的时间太长，先不等了。可以存成 PDF 文件，或按 Esc 再试。",
    "Looking for printers takes too long. Save it as a PDF file, or press Esc and try again.",
)
PDF_FILE: Final = Text("存成 PDF 文件", "Save as a PDF file")
PDF_FILE_NOTE: Final = Text(
    "文件名只用单号：{name}。里面有客户资料，请存在合适的地方。",
    "Named by the order's number alone: {name}. It holds a customer's data; choose a fit place.",
)
NOT_READY: Final = Text("没准备好", "Not ready")
PRINT: Final = Text("打印", "Print")
SAVE: Final = Text("选位置并保存", "Choose where and save")
CHOOSE_FILE: Final = Text("把 A4 受理单存到", "Save the A4 form to")
PDF_KIND: Final = Text("PDF 文件 (*.pdf)", "PDF files (*.pdf)")
PRINTING: Final = Text("正在排版并送到打印机…", "Laying it out and sending it to the printer…")
SAVING: Final = Text("正在排版并保存…", "Laying it out and saving it…")
CUSTOMERS_COPY: Final = Text("{number}，客户联", "{number}, the customer's copy")
BOTH_COPIES: Final = Text("{number}，客户联和存档联", "{number}, the customer's and the archive copy")
KEY_WITH_ARCHIVE: Final = Text("连存档联一起出", "Both copies")
KEY_CUSTOMERS_ONLY: Final = Text("只出客户联", "One copy")
FOOT: Final = Text("选的地方下次还在", "The choice is remembered")

SENT: Final = Text("A4 受理单 {number} 已送打印机 {printer}。", "The A4 form {number} was sent to {printer}.")
SAVED: Final = Text("A4 受理单 {number} 已存到 {file}。", "The A4 form {number} was saved as {file}.")
DISK_FULL: Final = Text(
    "{folder} 所在的盘满了，没有存成，也不算出过。换个地方再存。",
    "The disk of {folder} is full; nothing was saved, and it does not count. Save it somewhere else.",
)
NOT_WRITTEN: Final = Text(
    "存不到 {folder}：盘不在了，或不让写。没有存成，也不算出过。换个地方再存。",
    "{folder} cannot be written to: it is gone, or not allowed. Nothing was saved, and it does not count. "
    "Save it somewhere else.",
)
NOT_KNOWN: Final = Text(
    "送到一半断了，不知道打印机收没收到。请看打印机，再回答出没出来（这一单里按 F9）。",
    "It broke off half way, and nobody knows whether the printer has it. Look at the printer, then say whether it came "
    "out (F9 in the order).",
)
NOT_KNOWN_COUNTED: Final = Text(
    "送到一半断了，不知道打印机收没收到。请看打印机；这一张按出过算。",
    "It broke off half way, and nobody knows whether the printer has it. Look at the printer; this one counts.",
)
STILL_GOING: Final = Text(
    "打印机还没收完，先不等了。打没打成，看这一单里的“打印”。",
    "The printer has not taken it all yet; this waits no longer. See under Printed what became of it.",
)
UNSURE: Final = Text("上一张不知道出来没有。请看打印机：出来了吗？", "Look at the printer: did the last one come out?")
CAME_OUT: Final = Text("出来了", "It came out")
CAME_OUT_NOTE: Final = Text("算出过一次，再出要算补打", "It counts; the next one is a copy")
DID_NOT: Final = Text("没有出来", "It did not")
DID_NOT_NOTE: Final = Text("不算出过，可以再打", "It does not count; print it again")
ANSWER: Final = Text("就这样回答", "Answer")
OUT_MEANWHILE: Final = Text("这张单刚刚已经出过，再出要算补打。请重新打开。", "One came out just now. Open this again.")
GONE: Final = Text(
    "这一单的内容已按规定清除，不能再出 A4 受理单。", "The content of this order has been cleared; no form can be made."
)
SAVED_STATE: Final = Text("已存成 PDF", "saved as PDF")
FORM_COPY: Final = Text("受理单补打 {n}", "A4 copy {n}")
