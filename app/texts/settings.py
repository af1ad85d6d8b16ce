"""Names and explanations of everything a hall or desk can set, and what is wrong with a value."""

from app.texts.language import Text, same

# What is wrong
EMPTY = Text("{name}不能空着。", "{name} cannot be empty.")
NOT_ONE_LINE = Text("{name}不能换行，首尾不能有空格。", "{name} cannot hold line breaks or begin or end with a blank.")
NOT_AN_OPTION = Text("{name}没有这个选项。", "{name} has no such option.")
NOT_WHOLE = Text("{name}要写 {least} 到 {most} 的整数。", "{name} is a whole number from {least} to {most}.")
NOT_SHAPED = Text("{name}写法不对，应像 {example}。", "{name} is written like {example}.")
NO_ZONE = Text(
    "没有 {zone} 这个时区，应像 Asia/Shanghai。", "There is no time zone {zone}. It is written like Asia/Shanghai."
)
FIND_OPTION = Text("打几个字找", "Type to find it")
NO_OPTION = Text("没有叫这个的。", "None is called that.")
SECRET_SET = Text("已设好", "Set")
NEEDS_RIGHT = Text("{name}要有权限才能改。", "Changing {name} wants a right.")
IMPORT_LACKS = Text(
    "文件里有你无权改的设置：{names}。什么都没有改动；请有权限的同事上岗后导入。",
    "The file changes what you have no right to: {names}. Nothing was changed. Let a colleague who has it import it.",
)
CHANGED = Text("{before} → {after}", "{before} → {after}")

# Look
LANGUAGE = Text("语言", "Language")
LANGUAGE_SAYS = Text(
    "店员屏幕的语言；客户屏和纸张跟着客户走。",
    "Of the clerk's screen. The customer's screen and paper speak the customer's.",
)
ZH, EN = same("中文"), same("English")
THEME = Text("外观", "Look")
THEME_SAYS = Text("浅色、深色，或给视力不便的人用的高对比。", "Light, dark, or high contrast for weaker eyes.")
LIGHT, DARK = Text("浅色", "Light"), Text("深色", "Dark")
HIGH_CONTRAST = Text("高对比", "High contrast")
SCALE = Text("大小", "Size")
SCALE_SAYS = Text("文字和按钮的大小。", "Of words and buttons.")
CUSTOMER_SCREEN = Text("客户屏", "Customer screen")
CUSTOMER_SCREEN_SAYS = Text("客户在哪里看单、签字。", "Where the customer reads and signs.")
SECOND = Text("第二块屏幕", "Second screen")
WINDOW = Text("单独窗口", "Own window")
TURNED = Text("本屏转过去", "This screen, turned")

# Safety
LOCK_AFTER = Text("空闲锁屏", "Lock when idle")
LOCK_AFTER_SAYS = Text(
    "没有人操作多少分钟后锁屏；单子会留着。", "Minutes without a key until the screen locks. The form is kept."
)

PASSWORD_DAYS = Text("密码有效期", "Password age")
PASSWORD_DAYS_SAYS = Text(
    "密码用满多少天后，上岗时要先换；0 是不限。",
    "Days after which a password must be changed; 0 is no limit.",
)
OFFLINE_DAYS = Text("离线上岗", "Sign-on while offline")
OFFLINE_DAYS_SAYS = Text(
    "连不上中心超过多少天后，谁都不能上岗；0 是不限。",
    "Days without the centre after which nobody signs on any more; 0 is no limit.",
)
CASH_LIMIT = Text("现金限额", "Cash limit")
CASH_LIMIT_SAYS = Text(
    "一单现金超过多少元，要有「收大额现金」的权限。", "Cash on one form above so many yuan asks for a right of its own."
)

# Printer
PRINTER_ADDRESS = Text("小票打印机", "Receipt printer")
PRINTER_ADDRESS_SAYS = Text(
    "打印机的地址；空着就先不打印，小票留着。", "Its address. Without one receipts wait in the store."
)
PRINTER_MODEL = Text("打印机型号", "Printer model")
PRINTER_MODEL_SAYS = Text(
    "机身或自检页上写的型号；不知道就按纸宽来，测试页会试出来。",
    "As its case or self-test page says. Where nobody knows, the paper's width decides and the test page finds out.",
)
PRINTER_WIDTH = Text("纸宽", "Paper width")
PRINTER_WIDTH_SAYS = Text(
    "不知道型号时按它排版，以测试页上的标尺为准；选了型号就按型号。",
    "Used where the model is not known: the ruler on the test page tells. A model brings its own.",
)
MM_80, MM_58 = same("80 mm"), same("58 mm")
PRINTER_CHARACTERS = Text("汉字怎么印", "Chinese characters")
PRINTER_CHARACTERS_SAYS = Text(
    "打印机自带的字印得快；测试页上两行不一样，就用画出来的。",
    "The printer's own are fast. Where the two lines of the test page differ, draw them.",
)
OWN_CHARACTERS = Text("打印机自带的字", "The printer's own")
DRAWN_CHARACTERS = Text("画成图", "Drawn as a picture")
PRINTER_ANSWERS = Text("打印机会回话", "The printer answers")
PRINTER_ANSWERS_SAYS = Text(
    "会回话，才知道小票真的印完了；不会，就只能说已送打印机。测试页会试出来。",
    "Then it is known that a receipt is printed; if not, only that it was sent. The test page finds out.",
)
ANSWERS, ANSWERS_NOT = Text("会", "It does"), Text("不会", "It does not")
PRINTER_STATUS = Text("怎么知道缺纸", "How it tells that paper is out")
PRINTER_STATUS_SAYS = Text(
    "马上回的，缺纸、开盖在打之前就知道；测试页会试出来。",
    "One that answers at once tells paper out and an open cover before anything is sent. The test page finds out.",
)
STATUS_AS_MODEL = Text("按型号", "As for its model")
STATUS_NONE = Text("它不说", "Not at all")
STATUS_IN_TURN = Text("打完才回", "After each job")
STATUS_AT_ONCE = Text("马上回", "At once")
STATUS_BY_ITSELF = Text("自己会报", "On its own")
SECOND_ADDRESS = Text("第二台小票打印机", "Second receipt printer")
SECOND_ADDRESS_SAYS = Text(
    "第一台打不了时，还没打的小票自动改到这台；没有就留空。",
    "Receipts the first one did not take go to it by themselves. Empty for none.",
)
SECOND_MODEL = Text("第二台的型号", "Second printer: model")
SECOND_MODEL_SAYS = Text("和第一台不同也行，小票会另排。", "It may differ: receipts are laid out anew for it.")
SECOND_WIDTH = Text("第二台的纸宽", "Second printer: paper width")
SECOND_CHARACTERS = Text("第二台汉字怎么印", "Second printer: Chinese characters")
SECOND_ANSWERS = Text("第二台会回话", "Second printer: it answers")
SECOND_STATUS = Text("怎么知道第二台缺纸", "Second printer: how it tells that paper is out")
DRAWER_PIN = Text("钱箱", "Cash drawer")
DRAWER_PIN_SAYS = Text(
    "接在打印机钱箱口的哪一针，多数是 2；收了现金，印小票时打开。",
    "Which pin of the printer's drawer socket it is on, mostly 2. It opens with the receipt of a cash payment.",
)
FORM_PLACE = Text("A4 受理单", "A4 form")
FORM_PLACE_SAYS = Text(
    "先选哪台 A4 打印机：cups://名字 或 windows://名字；file 是存成 PDF。柜台上选过的会记在这里。",
    "Which A4 printer is chosen first: cups://name or windows://name; file saves a PDF. The counter's last choice.",
)
FORM_PAPER = Text("受理单用纸", "Paper of the form")
FORM_PAPER_SAYS = Text(
    "A5 是横放的半张 A4，一样宽，页数多一些；大字的受理单总用 A4。",
    "A5 is half an A4 sheet laid across: as wide, with more pages. A form in large print always takes A4.",
)
PAPER_A4 = same("A4")
PAPER_A5 = Text("A5 横放", "A5, laid across")
READER_ADDRESS = Text("读卡器", "Card reader")
READER_ADDRESS_SAYS = Text(
    "接在哪个串口：serial:///dev/ttyUSB0 或 serial://COM3，波特率不是 115200 的写 ?baud=9600；没有就留空",
    "Its serial port: serial:///dev/ttyUSB0 or serial://COM3, with ?baud=9600 where it is not 115200; empty for none",
)
READ_ALOUD = Text("读给客户听", "Reading to the customer")
READ_ALOUD_SAYS = Text(
    "客户屏上每一项旁边有“读给我听”，再按一次就停。这台电脑要装有那种语言的语音；没有就不显示，yitai doctor 会说明。",
    "Beside each item of the customer's screen, a second press falls silent. This PC needs a voice of that language; "
    "without one there is no button, and yitai doctor says so.",
)
READ_ALOUD_YES = Text("有语音就读", "Where there is a voice")
READ_ALOUD_NO = Text("不读", "Never")
SCANNER = Text("扫描枪", "Scanner")
SCANNER_SAYS = Text(
    "像键盘一样打字的扫描枪：扫到的直接去查，不会打进正在填的格子",
    "One that types like a keyboard: what it reads is looked up and never lands in a field",
)
NO_SCANNER = Text("没有", "None")
WITH_SCANNER = Text("有", "There is one")
SCANNER_PREFIX = Text("扫描枪前缀", "Scanner prefix")
SCANNER_PREFIX_SAYS = Text(
    "扫描枪先发的字符；设了就认得更准，没有就留空",
    "Characters it sends first; with one it is told more surely. Empty for none",
)
SCANNER_SUFFIX = Text("扫描枪后缀", "Scanner suffix")
SCANNER_SUFFIX_SAYS = Text("扫描枪最后发的键", "The key it sends at the end")
NO_SUFFIX = Text("没有", "None")
ATTACHMENT_DAYS = Text("附件图片保存天数", "Days attached pictures are kept")
ATTACHMENT_DAYS_SAYS = Text("到期删除图片，只留下校验值", "After them the picture is deleted; its hash stays")
NO_DRAWER = Text("没有钱箱", "None")
PIN_2, PIN_5 = Text("2 号针", "Pin 2"), Text("5 号针", "Pin 5")
DRAWER_PULSE = Text("开钱箱的脉冲（毫秒）", "Drawer pulse (ms)")
DRAWER_PULSE_SAYS = Text("钱箱弹不开就加长，多数是 100。", "Longer where the drawer stays shut; mostly 100.")
DRAWER_OPEN_LEVEL = Text("钱箱开着时，感应针", "While the drawer is open, its sensor")
DRAWER_OPEN_LEVEL_SAYS = Text("状态栏把开和关说反了，就换一个。", "Take the other where the strip says open for shut.")
LEVEL_HIGH, LEVEL_LOW = Text("高电平", "High"), Text("低电平", "Low")

# Centre
CENTRAL_URL = Text("中心地址", "Address of the centre")
CENTRAL_URL_SAYS = Text("订单传到哪里；空着就只存在本机。", "Where orders go. Without one they stay on this PC.")
HALL_SERVER_URL = Text("厅内服务地址", "Address of the hall server")
HALL_SERVER_URL_SAYS = Text(
    "叫号和单子的第二份存到哪里；配对时自动填好，空着就没有叫号。",
    "Where the queue is, and the second copy of orders. Pairing fills it in; without one there is no queue.",
)
HALL_SERVER_TOKEN = Text("厅内服务令牌", "Token at the hall server")
HALL_SERVER_TOKEN_SAYS = Text(
    "厅内服务凭它认出这台电脑，由配对码换来。", "By which the hall server knows this PC; a pairing code brings it."
)
PUBLIC_URL = Text("客户核验网址", "Address customers check at")
PUBLIC_URL_SAYS = Text(
    "小票上的码打开它；空着就用中心地址。中心地址在外面打不开时填（例如经厅内服务）。",
    "What the code on receipts opens. Without one it is the centre's address: fill it in where customers cannot reach "
    "that one (through a hall server, say).",
)
PROVIDER_URL = Text("收款方地址", "Address of the payment provider")
PROVIDER_URL_SAYS = Text(
    "银行卡和扫码付到哪里；空着就不收卡、不收码。", "Who takes cards and codes. Without one the desk takes neither."
)
SELF_SERVICE_URL = Text("自助办理地址", "Address for self-service")
SELF_SERVICE_URL_SAYS = Text(
    "引导台给客户扫的二维码打开它；空着就不出码。",
    "What the code on the greeter's page opens on a customer's phone. Without one there is no code.",
)
PROVIDER_TOKEN = Text("收款方令牌", "Token at the payment provider")
PROVIDER_TOKEN_SAYS = Text("收款方凭它认得本台席。", "How the payment provider knows this desk.")
CENTRAL_TOKEN = Text("本机令牌", "Token of this PC")
CENTRAL_TOKEN_SAYS = Text(
    "中心凭它认出这台电脑，由配对码换来。", "By which the centre knows this PC; a pairing code brings it."
)
PAIRING_CODE = Text("配对码", "Pairing code")
PAIRING_CODE_SAYS = Text("中心给这个台席的一次性代码。", "Of one use, from whoever runs the centre.")

# Desk
DESK_NUMBER = Text("台席号", "Desk number")
DESK_NUMBER_SAYS = Text("两位数字，印在回执号里。", "Two digits, part of each receipt number.")
DEVICE_ID = Text("电脑编号", "Number of this PC")
DEVICE_ID_SAYS = Text("全厅唯一，中心据此区分各台电脑。", "Unique in the hall: the centre tells its PCs apart by it.")

# Hall
HALL_ID = Text("营业厅编号", "Hall number")
HALL_ID_SAYS = Text("运营商给的编号：一个字母加四位数字。", "As the operator gave it: a letter and four digits.")
HALL_CODE = Text("回执前缀", "Receipt prefix")
HALL_CODE_SAYS = Text(
    "二到四个大写字母，回执号以它开头。", "Two to four capitals that each receipt number begins with."
)
HALL_NAME_ZH = Text("厅名（中文）", "Name in Chinese")
HALL_NAME_EN = Text("厅名（英文）", "Name in English")
HALL_NAME_SAYS = Text("印在每张纸的抬头。", "At the head of every paper.")
ZONE = Text("时区", "Time zone")
ZONE_SAYS = Text("纸上和屏幕上的时间都按它。", "Of all times on screen and paper.")
OPENING_HOURS = Text("营业时间", "Opening hours")
OPENING_HOURS_SAYS = Text("客户屏空闲时显示。", "Shown on the customer's screen while nobody is served.")
OPERATOR_ZH = Text("运营商（中文）", "Operator in Chinese")
OPERATOR_EN = Text("运营商（英文）", "Operator in English")
OPERATOR_SAYS = Text("品牌名，印在受理单上。", "The brand on the acceptance form.")
HOTLINE = Text("客服热线", "Hotline")
HOTLINE_SAYS = Text("客户有事打这个号。", "For customers who have a question.")
SUPERVISION = Text("监督电话", "Supervision phone")
SUPERVISION_SAYS = Text("对服务不满意时打这个号，印在每张纸上。", "For customers who are not content, on every paper.")
APPEAL_ZH = Text("申诉渠道（中文）", "Appeal, in Chinese")
APPEAL_EN = Text("申诉渠道（英文）", "Appeal, in English")
APPEAL_SAYS = Text("例如 12300 和省通信管理局。", "For example 12300 and the province's communications administration.")

# Groups
GROUP_LOOK = Text("外观", "Look")
GROUP_SAFETY = Text("安全", "Safety")
GROUP_PRINTER = Text("打印", "Printing")
GROUP_DEVICES = Text("读卡和附件", "Cards and attachments")
GROUP_CENTRE = Text("中心", "Centre")
GROUP_DESK = Text("本台席", "This desk")
GROUP_HALL = Text("本厅", "This hall")
GROUP_QUEUE = Text("排队", "Queue")
