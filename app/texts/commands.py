"""What the commands say to whoever typed them."""

from app.texts.language import Text

CLOCK_FAULTY = Text(
    "YITAI_CLOCK={words} 看不懂：写 +2h、-1d，或带时区的时刻 2026-11-20T10:24+08:00。",
    "YITAI_CLOCK={words} is not understood: write +2h, -1d, or a moment with its zone, 2026-11-20T10:24+08:00.",
)
NOT_SET_UP = Text(
    "这个存储里还没有营业厅和台席：{folder}。先用 yitai demo 试用，或用 --store 指定设好的存储。",
    "This store has no hall and desk yet: {folder}. Try yitai demo first, or name a store that is set up with --store.",
)
SOAK_BEGINS = Text("存储 {folder}，要受理 {orders} 单。", "Store {folder}, orders to accept: {orders}.")
DEMO_PASSPHRASE = Text(
    "这个存储自己打开，口令是“{passphrase}”，谁都知道，里面不要放真的数据。",
    'This store opens by itself. Its passphrase "{passphrase}" is public: put nothing real in it.',
)
SOAK_COUNT = Text("--orders 要写大于 0 的整数。", "--orders is a whole number above 0.")
CENTRAL_READY = Text("中心在 {address}，Ctrl+C 停止。", "The centre listens at {address}, Ctrl+C stops it.")
CENTRAL_LOADED = Text(
    "示范目录 {version}、{customers} 位客户和台席令牌已装入 {database}。",
    "The demo catalogue {version}, {customers} customers and the desk's token are in {database}.",
)
STAFF_BROUGHT = Text(
    "{hall} 的 {people} 人已记下：新增 {added}，改动 {changed}，停用 {disabled}。各台席联网后会收到。",
    "{people} people of {hall} are kept: {added} new, {changed} changed, {disabled} disabled. "
    "Counters hear of them when they are online.",
)
CENTRAL_MIGRATED = Text("数据库已是最新结构：{database}。", "The database has the newest schema: {database}.")
VIRTUAL_PRINTER_READY = Text(
    "虚拟打印机在 {address}，Ctrl+C 停止。", "The virtual printer listens at {address}, Ctrl+C stops it."
)
VIRTUAL_PRINTER_FAULTS = Text(
    "输入故障名回车就出故障，输入 mend 恢复：{names}",
    "Type a fault and Enter to make it, mend to end them all: {names}",
)
VIRTUAL_PRINTER_NOW = Text("现在：{faults}", "Now: {faults}")
NO_SUCH_FAULT = Text("没有 {typed} 这种故障，只有：{names}", "There is no fault {typed}; there are: {names}")
NO_PSEUDO_TERMINAL = Text(
    "虚拟串口只有 Linux 和 macOS 才有，请去掉 --serial。",
    "Only Linux and macOS have virtual serial ports; leave --serial out.",
)
VIRTUAL_PRINTER_WELL = Text("正常", "in order")
PRINTER_TESTED = Text("测试页已送到 {address}：{outcome}。", "The test page went to {address}: {outcome}.")
PRINTER_TEST_BROKE = Text(
    "测试页没有印完：送到 {address} 时断了。请看纸和连线，再试一次。",
    "The test page is not complete: {address} broke off while it was sent. Check paper and cable, then try again.",
)
PRINTER_CONFIRMED = Text("打印机说打完了", "the printer says it is printed")
PRINTER_HANDED_OVER = Text("已送打印机，它不回话，请看纸", "handed over; it does not answer, look at the paper")
PRINTER_SILENT = Text("打印机没有回话，请看纸和缺纸灯", "no answer; look at the paper and its lamp")
NO_PRINTER = Text("这个柜台还没有设打印机，小票会等着。", "No printer is set on this counter; receipts wait.")
PRINTER_FOUND = Text("{address}  {name}  {state}", "{address}  {name}  {state}")
PRINTER_READY = Text("可用", "ready")
PRINTER_NOT_READY = Text("现在不能用", "cannot be used now")
PRINTER_PERHAPS = Text("接的什么要看线", "follow its cable to see what it is")
ASK_PAGE_CHINESE = Text(
    "测试页第 1 项下面的两行一样吗？y 一样，n 不一样：", "Do the two lines below 1 on the page say the same? y or n:"
)
ASK_YES_OR_NO = Text("请打 y 或 n：", "Type y or n:")
ASK_PAGE_RULER = Text(
    "第 2 项的标尺：1 正好排满一行，末尾是“满”；2 断成两行，或右边不见了；3 排不满，右边空出一大截。",
    "The ruler below 2: 1 it fills one line and ends with 满; 2 it breaks into two, or its right end is missing; "
    "3 it ends well before the paper does.",
)
ASK_ONE_TO_THREE = Text("请打 1、2 或 3：", "Type 1, 2 or 3:")
PRINTER_SETTLED = Text("{model}，纸宽 {paper}，{characters}。", "{model}. Paper {paper}, {characters}.")
WRITTEN = Text("用打印机自带的汉字", "with the printer's own Chinese characters")
DRAWN = Text("汉字画成图来印", "with Chinese drawn as a picture")
PRINTER_TOO_SLOW = Text(
    "这个串口太慢，画成图一张小票要一分钟，所以还是用打印机自带的字。请把打印机和地址都改成 115200 波特，或换一台。",
    "This serial line is too slow for pictures, a receipt would take a minute, so the printer's own characters stay. "
    "Set printer and address to 115200 baud, or take another printer.",
)
PRINTER_TEST_AGAIN = Text(
    "请用 --width {mm} 再打一张，看标尺是不是正好。", "Print one more with --width {mm} and see whether the ruler fits."
)
PRINTER_KEPT = Text(
    "已存进 {folder}，下次打开柜台就这样打印。", "Kept in {folder}: the counter prints so when it starts."
)
PRINTER_NOT_KEPT = Text(
    "没有存。加上 --store 和柜台的文件夹再试一次就会存下。",
    "Not kept. Say --store with the counter's folder to keep it.",
)
PRINTER_ROW = Text("{address}  {model}，{paper}  {state}", "{address}  {model}, {paper}  {state}")
SECOND_ROW = Text("{address}  第二台，{model}，{paper}  {state}", "{address}  second, {model}, {paper}  {state}")
PRINTER_WHAT_TO_DO = Text("    {what}", "    {what}")
NO_SECOND_PRINTER = Text("这个柜台没有设第二台打印机。", "No second printer is set on this counter.")
MODEL_HAS_ITS_WIDTH = Text(
    "型号自己知道纸宽，--model 和 --width 只能写一个。", "A model knows its paper: give --model or --width, not both."
)
REACHABLE = Text("连得上", "reachable")
NOT_REACHABLE = Text("连不上", "out of reach")
DEMO_FOLDER = Text(
    "示范数据在 {folder}，删掉这个文件夹就从头来。", "The demo's data lies in {folder}; delete it to begin anew."
)
DEMO_HALL = Text(
    "厅内服务在 {address}（进程 {pid}）；厅里的电视看 {display}。",
    "The hall server listens at {address} (process {pid}); the hall's television is {display}.",
)
DEMO_HALL_AWAY = Text(
    "厅内服务没有起来，演示没有叫号，别的照常：{said}",
    "The hall server did not start, so this demo has no queue; all else works: {said}",
)
DEMO_STAFF = Text("工号 {number}，密码 {password}（{name}）", "Staff number {number}, password {password} ({name})")
DEMO_MESSAGES = Text(
    "发给客户的短信（验证码）看这里：{address}", "Messages to customers (codes) are shown at {address}"
)
DEMO_SCREENS = Text(
    "柜台、客户屏、虚拟打印机各是一个窗口。只有一块屏幕时，在柜台按 F7 把客户屏换到前面或后面。",
    "The counter, the customer's screen and the virtual printer are windows of their own. On one monitor, F7 at the "
    "counter brings the customer's screen forward or back.",
)
DEMO_HANDLES = Text(
    "自己办一单，约半分钟；图片和文件会放在 {folder}。",
    "One order is handled by itself, in about half a minute; pictures and files go to {folder}.",
)
DEMO_NO_DISPLAY = Text(
    "这里没有屏幕，改成自己办一单，约半分钟；图片和文件会放在 {folder}。",
    "There is no display here, so one order is handled by itself, in about half a minute; pictures and files go to "
    "{folder}.",
)
DEMO_NOT_WRITTEN = Text(
    "{folder} 里放不了文件，示范没有开始。请用 --out 换一个文件夹。",
    "Nothing can be written to {folder}, so the demo did not start. Name another folder with --out.",
)
DEMO_OUT_UNUSED = Text(
    "开窗口的示范不留文件，--out 用不上；要文件请加 --headless。",
    "A demo in windows leaves no files, so --out does nothing; add --headless for them.",
)
NO_DISPLAY = Text(
    "这里没有屏幕，窗口打不开，存储没有动。请在有屏幕的电脑上启动，或用 yitai demo --headless 看一单。",
    "There is no display here, so no window can open; the store was left as it is. "
    "Start it where there is a screen, or see one order with yitai demo --headless.",
)
DEMO_DONE = Text(
    "办完了 {receipt}，中心{state}。文件在 {folder}。",
    "{receipt} is done, the centre has {state} it. Files in {folder}.",
)
STAFF_RESET = Text(
    "工号 {number} 的新密码：{password}。下次上岗要先换成自己的，PIN 也要重新设。",
    "New password of {number}: {password}. It is changed at the next sign-on, and the PIN is set anew.",
)
STORE_SOUND = Text(
    "存储完好：{folder}，{orders} 单都完整。", "The store is sound: {folder}; orders, all whole: {orders}."
)
STORE_OPEN_MONEY = Text(
    "还没有下落的收款 {hanging} 笔，还没退到客户手里的钱 {owed} 笔：开着程序会自己去问，也可按 Ctrl+K 处理。",
    "Charges of which nobody knows the end: {hanging}; returns that customers have not got: {owed}. The open program "
    "asks about them, and Ctrl+K sees to them.",
)
STORE_FAULTY = Text(
    "存储有问题：{folder}，{integrity}；不完整的单 {partial} 张。请停用这台电脑并联系技术支持，不要删除文件夹。",
    "The store has faults: {folder}, {integrity}; {partial} orders are not whole. "
    "Stop using this PC, keep the folder and call support.",
)
STORE_ARCHIVE_FAULTY = Text(
    "存档的受理单有问题：{folder}，{integrity}。订单和签字都完好；请在店长的存档页重制这些受理单，并联系技术支持：磁盘可能要坏了。",
    "Archived forms have faults: {folder}, {integrity}. Orders and signatures are whole: remake these forms on the "
    "manager's archive page, and call support, since the disk may be failing.",
)
ALREADY_OPEN = Text("程序已经开着，窗口到前面来了。", "The program is open already; its window came to the front.")
BUNDLE_WRITTEN = Text(
    "支持包已写到 {file}，里面没有客户资料，可以发给技术支持。",
    "The support bundle is in {file}; no customer data is in it. Send it to support.",
)
BUNDLE_NOT_WRITTEN = Text(
    "支持包没有写成：{file} 写不进去，请换个文件夹再试。",
    "The support bundle was not written: {file} cannot be written to. Try another folder.",
)
FOUND_FINE = Text("正常", "fine")
FOUND_FAULT = Text("有问题", "wrong")
FOUND_NOTE = Text("留意", "note")
DOCTOR_ROW = Text("{state}　{what}：{words}", "{state:5}  {what}: {words}")
DOCTOR_FONTS = Text("字体", "fonts")
DOCTOR_FONTS_FINE = Text(
    "三个字重都在，汉字、拉丁字母和数字齐全", "all three weights are there, with Chinese, Latin and digits"
)
DOCTOR_FONTS_MISSING = Text("缺 {files}，请重新安装程序", "{files} missing: install the program again")
DOCTOR_VOICE = Text("朗读", "reading aloud")
DOCTOR_VOICE_FINE = Text("中文和英文都有语音", "there is a Chinese and an English voice")
DOCTOR_VOICE_ONE = Text(
    "只有{language}语音，另一种语言不显示“读给我听”", "only {language}: the other language has no button"
)
DOCTOR_VOICE_NONE = Text(
    "没有能用的语音，客户屏不显示“读给我听”；装上系统的语音包就有",
    "no voice that works, so the customer's screen has no button for it; install one of the system's voices",
)
DOCTOR_VOICE_UNKNOWN = Text("问不出来有没有语音", "whether there is a voice could not be found out")
LANGUAGES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}
DOCTOR_STORE = Text("存储", "store")
DOCTOR_STORE_NONE = Text(
    "{folder} 还没有存储，yitai demo 会建一个示范的", "none at {folder} yet; yitai demo makes one to try"
)
DOCTOR_STORE_DEMO = Text(
    "{folder} 还没有存储；示范的在 {demo}，用 --store 指定它",
    "none at {folder} yet; the demo's is at {demo}, name it with --store",
)
DOCTOR_STORE_IN_USE = Text(
    "柜台正开着这个存储；打印机、中心和时钟看柜台窗口底部的状态栏",
    "the running counter has it open; printer, centre and clock are on the counter's own status strip",
)
DOCTOR_STORE_FINE = Text("能打开，{orders} 单，待上传 {waiting} 单", "opens; orders: {orders}, to be sent: {waiting}")
DOCTOR_STORE_FAULTY = Text("{integrity}；不完整的单 {partial} 张", "{integrity}; {partial} orders are not whole")
DOCTOR_STORE_ARCHIVE = Text("{integrity}；请重制这些受理单", "{integrity}; remake these forms")
DOCTOR_STORE_DEAD = Text(
    "有 {dead} 单被中心退回，请店长处理", "{dead} orders were refused by the centre: the manager has to see to them"
)
DOCTOR_DISK = Text("磁盘", "disk")
DOCTOR_DISK_SAID = Text("可靠写入一次 {ms} 毫秒，剩 {free} GB", "one durable write takes {ms} ms, {free} GB are free")
DOCTOR_DISK_FULL = Text("只剩 {free} GB，请清理磁盘", "only {free} GB are free: make room")
DOCTOR_DISK_NO_WRITE = Text(
    "{folder} 写不进去，请检查磁盘和权限", "{folder} cannot be written to: check the disk and your rights"
)
DOCTOR_PRINTER = Text("打印机", "printer")
DOCTOR_SECOND_PRINTER = Text("第二台打印机", "second printer")
DOCTOR_READER = Text("读卡器", "ID reader")
DOCTOR_READER_NONE = Text("没有，证件号只能手输查询", "none, document numbers are typed, for queries only")
DOCTOR_READER_DEMO = Text("演示", "the demo's")
DOCTOR_READER_AWAY = Text("没有回应，或者正被别的程序用着", "no answer, or another program has it")
DOCTOR_HALL = Text("厅内服务器", "hall server")
DOCTOR_HALL_NONE = Text("没有，第二份由中心保存", "none, the centre keeps the second copy")
DOCTOR_HALL_AWAY = Text(
    "{address} 没有回答，各台先自己叫号；请看服务器开着没有、地址对不对",
    "{address} does not answer, desks call tickets of their own; see that it runs and that the address is right",
)
DOCTOR_HALL_FINE = Text(
    "{address} 有回答，{desks} 个台开着，{waiting} 人在等", "{address} answers: desks open {desks}, waiting {waiting}"
)
DOCTOR_CENTRAL = Text("中心", "centre")
DOCTOR_CENTRAL_NONE = Text("还没有设中心地址，单子会存在本机", "no address is set; orders stay here")
DOCTOR_CENTRAL_FINE = Text("{address} 有回答，目录 {version}", "{address} answers, catalogue {version}")
DOCTOR_PAYMENT = Text("收款方", "payment provider")
DOCTOR_PAYMENT_NONE = Text("没有接，只收现金；{money}", "none is set, cash only; {money}")
DOCTOR_PAYMENT_FINE = Text("{address} 有回答；{money}", "{address} answers; {money}")
DOCTOR_PAYMENT_AWAY = Text("{address} 没有回答；{money}", "{address} does not answer; {money}")
DOCTOR_PAYMENT_TOKEN = Text("{address} 不认令牌，请核对设置；{money}", "{address} refuses the token: check it; {money}")
DOCTOR_PAYMENT_STRANGE = Text(
    "{address} 的回答不像收款方，请核对地址；{money}", "{address} is no payment provider: check the address; {money}"
)
DOCTOR_MONEY_SETTLED = Text("没有不明的款，也不欠退款", "no charge is uncertain, nothing is owed back")
DOCTOR_MONEY_OPEN = Text("不明的收款 {hanging} 笔，欠退 {owed} 笔", "uncertain charges: {hanging}, owed back: {owed}")
DOCTOR_CLOCK = Text("时钟", "clock")
DOCTOR_CLOCK_FINE = Text("和中心差 {s} 秒", "{s} s from the centre's")
DOCTOR_CLOCK_OFF = Text("和中心差 {s} 秒，请校时", "{s} s from the centre's: set the clock")
DOCTOR_CLOCK_ALONE = Text("{now}，没有中心可以比", "{now}, no centre to compare with")
PRINTER_AT = Text("{address} {state}", "{address} is {state}")
PRINTER_HOLDS_BACK = Text("{address} 打不了：{state}", "{address} does not print: {state}")
CENTRAL_DID_NOT_START = Text("示范中心没有启动：{said}", "The demo's centre did not start: {said}")
DEMO_CENTRAL = Text(
    "示范中心在 {address}（进程 {pid}）。想试断网就结束这个进程；再开：{command}",
    "The demo's centre is at {address} (process {pid}). End that process to try working offline; "
    "start it again with: {command}",
)
DEMO_PROVIDER = Text(
    "演示收款方的钱包在 {wallet}（进程 {pid}）。卡号、付款码末位 0–9 各试一种情形，指南里有。",
    "The demo payment provider's wallet is at {wallet} (process {pid}). The last digit of a card or code, 0 to 9, "
    "tries one case each; the guide lists them.",
)
DEMO_CENTRAL_AWAY = Text(
    "示范中心没有启动，现在是离线。要联网就运行：{command}",
    "The demo's centre is not started: you are offline. To go online run: {command}",
)
DEMO_DIFFERS = Text("示范单的数字不对：{what}", "A figure of the demo order is wrong: {what}")
DEMO_STEP_FAILED = Text("示范单停在这一步：{step}", "The demo order stopped at this step: {step}")
PAIRING_CODE_MADE = Text(
    "{code} 是 {hall} 的 {desk} 号台（{device}）的配对码，{hours} 小时内用一次。",
    "{code} pairs desk {desk} of {hall} ({device}). It is good once, for {hours} hours.",
)
HALL_SERVER_CODE_MADE = Text(
    "{code} 是 {hall} 厅内服务（{device}）的配对码，{hours} 小时内用一次：yitai hall --pair-centre {code}。",
    "{code} pairs the hall server of {hall} ({device}): yitai hall --pair-centre {code}. It is good once, for {hours} "
    "hours.",
)
NOT_A_HALL_SERVERS_CODE = Text(
    "这个配对码是 {hall} {desk} 号台的，不是 {own} 厅内服务的。请用 yitai central pair --hall-server 另做一个。",
    "This code is for desk {desk} of {hall}, not for the hall server of {own}. "
    "Make one by yitai central pair --hall-server.",
)
PAIR_CENTRE_NEEDS_UPSTREAM = Text(
    "和中心配对要知道中心的地址，请加上 --upstream。",
    "To pair with the centre its address is needed: add --upstream.",
)
HALL_PAIRED_WITH_CENTRE = Text(
    "{hall} 的厅内服务已和中心 {url} 配对，叫号数据从现在起报给它。",
    "The hall server of {hall} is paired with the centre at {url} and tells it of tickets and desks from now on.",
)
HALL_READY = Text(
    "{hall} 的厅内服务在 {address}，Ctrl+C 停止。", "The hall server of {hall} listens at {address}, Ctrl+C stops it."
)
HALL_PAGES_READY = Text("客人的手机和电视看 {address}。", "Phones and televisions of the hall's customers: {address}.")
HALL_PAGES_NOT_THERE = Text(
    "手机和电视的页面没有开：{why} 排队照常。要开，请用 --pages-port 换一个端口。",
    "The pages for phones and televisions are not there: {why} The queue runs. Another --pages-port opens them.",
)
HALL_FILE_NEEDED = Text(
    "{folder} 里还没有厅内服务的数据。第一次请用 --hall-file 给出 hall.toml。",
    "There is no hall server's store in {folder} yet. Give hall.toml with --hall-file the first time.",
)
HALL_CODE_MADE = Text(
    "{code} 是 {device}（{desk} 号台）的配对码，{hours} 小时内用一次。",
    "{code} pairs {device} (desk {desk}). It is good once, for {hours} hours.",
)
HALL_TOOK_OVER = Text(
    "这台接手了，从现在起排队号以 {mark} 开头。各台和引导员的设备要重新配对。",
    "This server took over: its tickets begin with {mark} from now on. Pair the desks' and greeters' devices again.",
)
HALL_TOOK_OVER_REASON = Text("接替失联的厅内服务", "taken over from a lost hall server")
HALL_NO_NUMBER = Text("{number} 不是原来那台给出的排队号。", "{number} is no ticket of a hall server.")
