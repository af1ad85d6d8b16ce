"""How the receipt printers fare, in one set of words for every face: strip, dialog, questions and notices.

Tables are keyed by the values of app.printer_ports.PrinterCondition and app.ports.PaperKind.
"""

from typing import Final

from app.texts.language import Text

# ── conditions ────────────────────────────────────────────────────────────────────────────
CONDITIONS: Final = {
    "ready": Text("正常", "ready"),
    "paper_low": Text("纸将尽", "low on paper"),
    "paper_out": Text("缺纸", "out of paper"),
    "cover_open": Text("盖子开着", "cover open"),
    "fault": Text("有故障", "fault"),
    "offline": Text("脱机", "offline"),
    "silent": Text("没有回话", "silent"),
    "away": Text("连不上", "unreachable"),
    "unasked": Text("已设好", "set up"),
}
# The same within a sentence, behind the printer it is said of.
IS: Final = {
    "ready": Text("正常", "is ready"),
    "paper_low": Text("纸将尽", "is low on paper"),
    "paper_out": Text("缺纸", "is out of paper"),
    "cover_open": Text("盖子开着", "has its cover open"),
    "fault": Text("有故障", "has a fault"),
    "offline": Text("脱机", "is offline"),
    "silent": Text("没有回话", "says nothing"),
    "away": Text("连不上", "cannot be reached"),
    "unasked": Text("不报状态", "tells no state"),
}
WHAT_TO_DO: Final = {
    "ready": Text("可以打印。", "It can print."),
    "paper_low": Text("还能打，请备一卷纸。", "It still prints. Have a roll at hand."),
    "paper_out": Text("装好纸就接着打，等着的会自己出来。", "Put paper in: what waits comes out by itself."),
    "cover_open": Text("合上盖子就接着打，等着的会自己出来。", "Close the cover: what waits comes out by itself."),
    "fault": Text(
        "切刀卡住或打印头过热。关机，清开纸路，凉一会儿再开。",
        "Its cutter is stuck or its head too hot. Switch it off, clear the paper, let it cool, switch it on.",
    ),
    "offline": Text("请按一下打印机上的联机键，看它的灯。", "Press its online key and look at its lights."),
    "silent": Text("线接着，它不回话。关机再开一次。", "Its line is open and it says nothing. Switch it off and on."),
    "away": Text("请看电源和线，地址对不对。", "Check its power, its cable and its address."),
    "unasked": Text(
        "这台打印机不报状态，缺纸也不会说，请看一眼纸。",
        "This printer tells no state, not even that paper is out: look at it.",
    ),
}
NOT_LOOKED_YET: Final = Text("正在看", "being looked at")

# ── the strip ─────────────────────────────────────────────────────────────────────────────
STRIP: Final = Text("打印机 {condition}", "Printer {condition}")
STRIP_THEN: Final = Text("打印机 {condition}，{then}", "Printer {condition}; {then}")
BUSY: Final = Text("打印机 正在打印", "Printer printing")
NONE: Final = Text("没有打印机，小票先存着", "No printer; receipts are kept")
ON_SECOND: Final = Text("第二台打印机 {condition}", "Second printer {condition}")
THEN_PAPERS_WAIT: Final = Text("小票会等着", "receipts wait")
THEN_WAITING: Final = Text("{count} 张等着", "{count} waiting")
THEN_GOES_ON: Final = Text("好了会接着打", "it goes on once that is mended")
THEN_BRING_PAPER: Final = Text("请备纸", "bring a roll")
THEN_TRIES: Final = Text("照样会试着打", "it is tried all the same")
THEN_LOOK: Final = Text("请看纸出来没有", "see whether the paper came out")
THEN_SECOND: Final = Text("在用第二台", "using the second one")
BOTH_DOWN: Final = Text("两台打印机都不能打，{then}", "Neither printer can print; {then}")

# ── what is asked and told of one paper ───────────────────────────────────────────────────
PAPERS: Final = {
    "receipt": Text("小票", "receipt"),
    "ticket": Text("号票", "ticket"),
    "daily_summary": Text("日报小票", "day's slip"),
    "x_report": Text("X 报", "X report"),
    "cash_count": Text("点钱单", "cash count"),
    "acceptance_form": Text("受理单", "A4 form"),
    "test_page": Text("测试页", "test page"),
}
PAPERS_MORE: Final = {  # behind a figure that is not one
    "receipt": Text("小票", "receipts"),
    "ticket": Text("号票", "tickets"),
    "daily_summary": Text("日报小票", "day's slips"),
    "x_report": Text("X 报", "X reports"),
    "cash_count": Text("点钱单", "cash counts"),
    "acceptance_form": Text("受理单", "A4 forms"),
    "test_page": Text("测试页", "test pages"),
}
ASK: Final = Text("{paper}出来了吗？{about}", "Did the {paper} come out? {about}")
AT_SECOND: Final = Text("{about}，在第二台打印机", "{about}, on the second printer")
ASK_MORE: Final = Text(
    "{paper}出来了吗？{about}（后面还有 {more} 张要问）", "Did the {paper} come out? {about} ({more} more to ask)"
)
# Why nobody knows: nothing came back, the printer said why it waits, the line broke, or this program ended.
WHY: Final = {
    "paper_out": Text("打到一半缺纸，没等到它打完。", "Paper ran out and it did not finish in time."),
    "cover_open": Text("打到一半盖子开了，没等到它打完。", "Its cover was opened and it did not finish in time."),
    "fault": Text("打到一半打印机出了故障。", "The printer met a fault half-way."),
    "offline": Text("打到一半打印机脱机了。", "The printer went offline half-way."),
}
WHY_SILENT: Final = Text("打印机没有回话。", "The printer did not answer.")
WHY_BROKE: Final = Text("打到一半断线了。", "The connection broke half-way.")
WHY_RESTARTED: Final = Text("上次送出以后程序停了，没等到回话。", "This program ended before the answer came.")
ASK_DETAIL: Final = Text("{why}{still}{if_not}", "{why} {still} {if_not}")
MAY_STILL_COME: Final = Text("弄好以后它可能还会自己出来，请先看一眼。", "It may still come out by itself: look first.")
LOOK_FIRST: Final = Text("请看一眼。", "Please look.")
IF_NOT: Final = Text("没有就补打一份，印上【{mark}】。", "If not, a copy is printed, marked [{mark}].")
CAME_OUT: Final = Text("出来了", "Yes")
NOT_OUT: Final = Text("没有，补打", "No, print again")
WAITS_NOW: Final = Text(
    "打印机{condition}，{paper}在等。{about}", "The printer {condition}; the {paper} waits. {about}"
)
WAITS_NOW_HOW: Final = Text(
    "{how}，不用重来。不等了，就问你出来没有。", "{how}. Stop waiting, and you are asked whether it came out."
)
GOES_ON: Final = {
    "paper_out": Text("装好纸就接着打", "Put paper in and it goes on"),
    "cover_open": Text("合上盖子就接着打", "Close the cover and it goes on"),
    "fault": Text("清开纸路，凉一会儿，就接着打", "Clear the paper, let it cool, and it goes on"),
    "offline": Text("按一下它的联机键就接着打", "Press its online key and it goes on"),
}
STOP_WAITING: Final = Text("不等了", "Stop waiting")
ON_SECOND_ONE: Final = Text("{paper}在第二台打印机上。{about}", "The {paper} is on the second printer. {about}")
ON_SECOND_WHERE: Final = Text("第二台：{model}。第一台{condition}。", "Second one: {model}. The first {condition}.")

# ── what is known of a paper, in lists and after an act ───────────────────────────────────
PAPER_NONE: Final = Text("{paper}没有打印", "The {paper} was not printed")
PAPER_PRINTING: Final = Text("{paper}正在打印", "The {paper} is printing")
PAPER_HELD: Final = Text("{paper}还没打完，打印机{condition}", "The {paper} is not complete: the printer {condition}")
PAPER_PRINTED: Final = Text("{paper}已打印", "The {paper} is printed")
PAPER_HANDED_OVER: Final = Text("{paper}已送打印机，请看一眼纸", "The {paper} went to the printer; look at the paper")
PAPER_WAITS: Final = Text("{paper}还没打，打印机好了会自己出来", "The {paper} waits and comes out once the printer can")
PAPER_ASKED: Final = Text("{paper}出来了吗？要你看一眼", "Did the {paper} come out? Please look")
SECOND_PLACE: Final = Text("，在第二台打印机", ", on the second printer")

# ── why a job did not begin: nothing of it is on paper, and what is kept prints by itself ──
HELD: Final = Text(  # what it has, and what to do
    "打印机 {address} {condition}，什么也没有印，单据都存着。{then}",
    "The printer {address} {condition}; nothing was printed, and all is kept. {then}",
)
BROKE_OFF_BEFORE: Final = Text(
    "打印机 {address} 刚连上就断了，什么也没有印。请看电源和线，存着的单据会自己印出来。",
    "The printer {address} broke off before it got anything; nothing was printed. "
    "Check power and cable: what is kept prints by itself.",
)
WAITS_FOR: Final = Text("打印机{condition}。{then}", "The printer {condition}. {then}")  # of a paper named above it

# ── of a test page ────────────────────────────────────────────────────────────────────────
TEST_HELD: Final = Text(
    "测试页没有打：打印机 {address} {condition}。{then}",
    "The test page was not printed: the printer {address} {condition}. {then}",
)
TEST_STOPPED: Final = Text(
    "测试页可能没有打完：打印机 {address} {condition}。{then}",
    "The test page may not be complete: the printer {address} {condition}. {then}",
)
TEST_AGAIN: Final = {
    "paper_out": Text("装好纸，再打一张。", "Put paper in and print another."),
    "cover_open": Text("合上盖子，再打一张。", "Close it and print another."),
    "fault": Text(
        "关机，清开纸路，再开机，再打一张。", "Switch it off, clear the paper, switch it on and print another."
    ),
    "offline": Text("按一下它的联机键，再打一张。", "Press its online key and print another."),
}

# ── the dialog ────────────────────────────────────────────────────────────────────────────
TITLE: Final = Text("打印机", "Printers")
TITLE_ONE: Final = Text("打印机", "Printer")
KEY: Final = Text("打印机", "Printers")
OF_THIS_DESK: Final = Text("本台的小票打印机", "Receipt printer of this desk")
FIRST: Final = Text("第一台", "First")
SECOND: Final = Text("第二台", "Second")
SECOND_NOTE: Final = Text("第一台不能打时用它", "used while the first cannot print")
ADDRESS: Final = Text("地址", "Address")
MODEL: Final = Text("型号", "Model")
WAITING: Final = Text("等着打印：{papers}", "To be printed: {papers}")
NOTHING_WAITS: Final = Text("没有等着的。", "Nothing waits.")
COUNTED: Final = Text("{paper} {count} 张", "{count} {paper}")
OPEN_QUESTIONS: Final = Text(
    "还有 {count} 张不知道出来没有。关上这里回答，答了才会补打。",
    "{count} still to be answered: did it come out? Close this to answer; a copy is printed only after that.",
)
ACT: Final = Text("看打印机", "Look at the printers")
ACT_NOTE: Final = Text("怎么样、等着几张，打测试页", "how they are, what waits, a test page")
TEST_PAGE: Final = Text("打一张测试页", "Print a test page")
PRINT_NOW: Final = Text("现在就打等着的", "Print what waits now")
PRINTING_NOW: Final = Text("已让打印机去打。", "The printer was told to print.")
LOOK_AGAIN: Final = Text("再看一眼", "Look again")
NO_PRINTER: Final = Text(
    "这个台席没有设打印机。小票都存着，设好以后自己出来；在设置里填地址。",
    "This desk has no printer. Receipts are kept and come out once one is set in the settings.",
)
KEY_CLOSE: Final = Text("关闭", "Close")
