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
SOAK_BEGINS = Text("存储 {folder}，要受理 {orders} 单。", "Store {folder}, {orders} orders to accept.")
SOAK_COUNT = Text("--orders 要是大于 0 的整数。", "--orders is a whole number above 0.")
CENTRAL_READY = Text("中心在 {address}，Ctrl+C 停止。", "The centre listens at {address}, Ctrl+C stops it.")
CENTRAL_LOADED = Text(
    "示范目录 {version}、{customers} 位客户和台席令牌已装入 {database}。",
    "The demo catalogue {version}, {customers} customers and the desk's token are in {database}.",
)
CENTRAL_MIGRATED = Text("数据库已是最新结构：{database}。", "The database has the newest schema: {database}.")
VIRTUAL_PRINTER_READY = Text("虚拟打印机在 {address}，Ctrl+C 停止。", "The virtual printer listens at {address}, Ctrl+C stops it.")
PRINTER_TESTED = Text("测试页已送到 {address}：{outcome}。", "The test page went to {address}: {outcome}.")
PRINTER_CONFIRMED = Text("打印机说打完了", "the printer says it is printed")
PRINTER_HANDED_OVER = Text("已送打印机，它不回话，请看纸", "handed over; it does not answer, look at the paper")
PRINTER_SILENT = Text("打印机没有回话，请看纸和缺纸灯", "no answer; look at the paper and its lamp")
NO_PRINTER = Text("这个柜台还没有设打印机，小票会等着。", "No printer is set on this counter; receipts wait.")
PRINTER_ROW = Text("{address}  {paper}  {state}", "{address}  {paper}  {state}")
REACHABLE = Text("连得上", "reachable")
NOT_REACHABLE = Text("连不上", "out of reach")
DEMO_FOLDER = Text("示范数据在 {folder}，删掉这个文件夹就从头来。", "The demo's data lies in {folder}; delete it to begin anew.")
DEMO_STAFF = Text("工号 {number}，密码 {password}（{name}）", "Staff number {number}, password {password} ({name})")
DEMO_NO_DISPLAY = Text(
    "这里没有屏幕，改成自己办一单：图片和文件会放在 {folder}。",
    "There is no display here, so one order is handled by itself: pictures and files go to {folder}.",
)
DEMO_DONE = Text("办完了 {receipt}，中心{state}。文件在 {folder}。", "{receipt} is done, the centre has {state} it. Files in {folder}.")
