"""The set-up assistant's own words; its fields are named in settings.py and setup.py."""

from app.texts.language import Text

BRAND = Text("一台清", "Yitai")
WINDOW_TITLE = Text("一台清 · 设置这台电脑", "Yitai · set up this PC")
SIDE_HEAD = Text("设好这台电脑", "Set up this PC")
SIDE_NOTE = Text(
    "七步，约三分钟。填过的都留着，随时可以回到任何一步。",
    "Seven steps, about three minutes. Go back to any of them at any time.",
)

# The steps: what the side says, the page's heading and its note
LANGUAGE = Text("语言", "Language")
LANGUAGE_HEAD = Text("你好，先选语言", "Hello. First, your language")
LANGUAGE_NOTE = Text(
    "这是店员屏幕的语言，以后随时能换；客户看到的跟着客户走。",
    "Of the clerk's screen, and changed at any time. What customers see speaks their language.",
)
READY_HEAD = Text("手边最好有", "Good to have at hand")
READY = (
    Text(
        "中心地址和这个台席的配对码（没有也能先设）",
        "The centre's address and this desk's pairing code, where there is one",
    ),
    Text("厅的编号、回执前缀、监督电话", "The hall's number, receipt prefix and supervision phone"),
    Text("小票打印机，接好线、装好纸", "The receipt printer, connected and with paper"),
    Text("运营商发来的业务目录文件（连了中心就不用）", "The operator's catalogue file, where there is no centre"),
    Text("一个能上锁的地方，放恢复单", "A place with a lock, for the recovery sheet"),
)
CENTRE = Text("中心", "Centre")
CENTRE_HEAD = Text("连上中心", "Connect to the centre")
CENTRE_NOTE = Text(
    "填中心地址和给这个台席的配对码，厅名和台席号会自动带出。还没有的话留空，以后用 yitai store pair 配对。",
    "With its address and the pairing code for this desk, the names of hall and desk come along. "
    "Leave both empty to do it later with yitai store pair.",
)
HALL = Text("营业厅和台席", "Hall and desk")
HALL_HEAD = Text("这是哪个厅、哪个台席", "Which hall, which desk")
HALL_NOTE = Text("这些会印在受理单和小票上。", "This is printed on forms and receipts.")
MANAGER = Text("店长", "Manager")
MANAGER_HEAD = Text("第一位店长", "The first manager")
MANAGER_NOTE = Text(
    "店长上岗后再添其他人。密码用来登录，授权码用来替店员授权，两样都不要告诉别人。",
    "The manager adds everyone else. The password signs on, the PIN approves; tell nobody either of them.",
)
STORE = Text("数据加密", "Encryption")
STORE_HEAD = Text("这台电脑上的数据怎么锁", "How the data on this PC is locked")
STORE_NOTE = Text(
    "单子、签名和客户资料都加密存着。口令请记牢；设好后会有一张恢复单，打印出来锁好。",
    "Forms, signatures and customers are kept encrypted. Remember the passphrase; a recovery sheet comes at the end, "
    "to be printed and locked away.",
)
PRINTER = Text("小票打印机", "Receipt printer")
PRINTER_HEAD = Text("接上小票打印机", "Connect the receipt printer")
PRINTER_NOTE = Text(
    "找一找会列出接在这台电脑和网络上的打印机。没有打印机也能先用，小票会留着。",
    "Search lists printers on this PC and the network. You can start without one: receipts wait.",
)
CATALOGUE = Text("业务目录", "Catalogue")
CATALOGUE_HEAD = Text("今天卖什么", "What is on sale")
CATALOGUE_NOTE = Text(
    "业务、资费和规则都在目录里，由运营商发布。", "Offers, prices and their rules, as the operator publishes them."
)
SUMMARY_HEAD = Text("看一遍，没问题就设好", "Look it over, then set up")
SUMMARY_NOTE = Text(
    "点任何一行回去改。按下按钮之前，这台电脑上什么都还没写。",
    "Press any row to change it. Nothing is written on this PC yet.",
)
RUNNING_HEAD = Text("正在设置", "Setting up")
RUNNING_NOTE = Text("一般几秒钟，请不要关窗口。", "A few seconds; please leave the window open.")
DONE_HEAD = Text("设好了", "All set")
DONE_NOTE = Text("下面是这台电脑的检查结果。", "This is what looking at the PC found.")
DONE_FAULT_HEAD = Text("设好了，还有几处要处理", "Set up, with a few things to mend")
DONE_FAULT_NOTE = Text(
    "带红色的处理好再开始更稳妥，也可以先用。", "Mend what is red before you begin, or begin and mend it later."
)

# Acts
NEXT = Text("下一步", "Next")
BACK = Text("上一步", "Back")
CARRY_OUT = Text("设好这台电脑", "Set up this PC")
BEGIN = Text("去上岗", "Sign on")
LATER = Text("以后再说", "Later")
FIND_PRINTERS = Text("找一找", "Search")
FINDING_PRINTERS = Text("正在找，最多几秒", "Searching, a few seconds at most")
NO_PRINTER_FOUND = Text(
    "没有找到。请看电源、数据线和网络；也可以直接写地址，例如 tcp://192.168.1.50:9100。",
    "None was found. Check power, cable and network, or write its address, for example tcp://192.168.1.50:9100.",
)
PRINT_TEST = Text("打测试页", "Print a test page")
ASKING_PRINTER = Text("正在问打印机", "Asking the printer")
PRINTING_TEST = Text("测试页已送去，请看打印机", "The test page is on its way; look at the printer")
ASK_CHINESE = Text("测试页第 1 行，两遍中文一样吗？", "Line 1 of the page: are both Chinese samples the same?")
ASK_RULER = Text("第 2 行的标尺怎么样？", "Line 2, the ruler?")
RULER_FITS = Text("刚好一行", "Fills one line")
RULER_TOO_WIDE = Text("折行了", "It wraps")
RULER_TOO_SHORT = Text("右边空很多", "Much is left empty")
YES = Text("是", "Yes")
NO = Text("不是", "No")
TEST_GOOD = Text("好，就按这样打。", "Good, it will print like this.")
TEST_PICTURE = Text(
    "好，中文改成按图打，慢一点，一定看得清。", "Then Chinese is printed as pictures: slower, and always readable."
)
TEST_DRAWN_ANYWAY = Text(
    "好。这个型号的中文不一定每台都有，还是按图打，一定看得清。",
    "Good. Not every one of this model has Chinese, so it is printed as pictures: always readable.",
)
TEST_OTHER_PAPER = Text(
    "好，改成另一种纸宽。请再打一张看看。", "Then it is the other paper width. Print another page to see."
)
CHOOSE_FILE = Text("选文件", "Choose")
CHOOSE_CATALOGUE = Text("选业务目录文件", "Choose the catalogue file")
CHOOSE_SHEET = Text("恢复单存到哪里", "Where to save the recovery sheet")
PAIRING = Text("正在和中心配对", "Pairing with the centre")
PAIRED = Text("已配对：{hall}，{desk} 号台", "Paired: {hall}, desk {desk}")
CATALOGUE_READ = Text(
    "目录 {version}（{name}），{offerings} 项业务", "Catalogue {version} ({name}), {offerings} offers"
)
OPEN_SHEET = Text("打开恢复单", "Open the recovery sheet")
DELETE_SHEET = Text("已打印，删掉文件", "Printed: delete the file")
SHEET_WAITS = Text(
    "恢复单在 {file}。请打印、锁好，再删掉文件。",
    "The recovery sheet is {file}. Print it, lock it away, then delete the file.",
)
SHEET_GONE = Text("恢复单文件已删掉，请把打印的那张锁好。", "The file is deleted. Lock the printed sheet away.")
SHEET_STAYS = Text("文件删不掉，请自己删除 {file}。", "The file cannot be deleted. Delete {file} yourself.")
TIMED_OUT = Text("等太久没有回应，什么都没有改动，请再试。", "It took too long. Nothing was changed: try again.")
NOT_SET = Text("以后再设", "later")
KEY_ENTER = Text("下一步", "next")
KEY_TAB = Text("下一项", "next field")
KEY_BACK = Text("上一步", "back")

# Unlocking a store whose passphrase is asked at each start
UNLOCK_HEAD = Text("请输入存储口令", "Type the store passphrase")
UNLOCK_NOTE = Text(
    "这台电脑上的单子和客户资料都锁着，输入口令才打开。", "Forms and customers on this PC are locked until then."
)
UNLOCK = Text("打开", "Open")
UNLOCKING = Text("正在打开", "Opening")
UNLOCK_FORGOTTEN = Text(
    "忘了口令：用恢复单，在终端运行 yitai store recover。",
    "Forgotten? Take the recovery sheet and run yitai store recover.",
)
