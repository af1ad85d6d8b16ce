"""日报 on the manager's face: which day and whose, and what can be made of it."""

from typing import Final

from app.texts.language import Text

FROM: Final = Text("哪天", "Day")
UNTIL: Final = Text("到（可不填）", "Until")
TODAY: Final = Text("今天", "Today")
BEFORE: Final = Text("前一天", "Day before")
AFTER: Final = Text("后一天", "Day after")
HALL: Final = Text("全厅", "Hall")
DESK: Final = Text("台席", "Desk")
CLERK: Final = Text("营业员", "Clerk")
NO_DAY: Final = Text(
    "“{words}”不是日期，请按 2026-11-20 的样子输入。", '"{words}" is no date. Type it like 2026-11-20.'
)
BACKWARDS: Final = Text("“到”要在“哪天”之后。", '"Until" must not be before the day.')
AHEAD: Final = Text("{day} 还没到。", "{day} is still to come.")
MOST_DAYS: Final = Text("一次最多看 {days} 天。", "At most {days} days at a time.")
WORKING: Final = Text("正在算…", "Working it out…")
Z_NUMBER: Final = Text("Z 报 第 {number} 号", "Z report no. {number}")
NOT_CLOSED: Final = Text("未日结", "Not closed yet")
SPAN: Final = Text("{days} 天", "{days} days")
CLOSED_BY: Final = Text("日结 {at}，{name}", "Closed {at}, {name}")
AS_OF: Final = Text("数据到 {at}", "As of {at}")
OPEN_ROWS: Final = Text("点开看明细", "Open for the rows")
USUAL: Final = Text("平时 {usual}", "usually {usual}")
PRINT_NARROW: Final = Text("打印小票", "Print narrow")
PRINT_PAGE: Final = Text("A4", "A4")
SHEET: Final = Text("表格", "Spreadsheet")
SHEET_TITLE: Final = Text("把日报存成表格", "Save the summary as a spreadsheet")
PAGE_TITLE: Final = Text("把日报存成 PDF", "Save the summary as PDF")
SAVED: Final = Text("已存到 {file}。", "Saved to {file}.")
NOT_SAVED: Final = Text(
    "没能存到 {file}，请换一个文件夹再存。", "It could not be saved to {file}. Choose another folder."
)
PRINTED: Final = Text("日报已送去打印。", "The summary is at the printer.")
NOTHING_THERE: Final = Text("这天没有数", "Nothing on that day")
KEY_BEFORE: Final = Text("前一天", "Day before")
KEY_AFTER: Final = Text("后一天", "Day after")
KEY_NARROW: Final = Text("小票", "Narrow")
KEY_SHEET: Final = Text("表格", "Spreadsheet")
KEY_PAGE: Final = Text("A4", "A4")
FILE_NAME: Final = Text("日报 {days}", "summary {days}")
