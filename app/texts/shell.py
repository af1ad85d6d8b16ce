"""Words of the window around the modes: rail, top line, keys, status strip, lock, settings."""

from typing import Final

from app.texts.language import Text

COUNTER: Final = Text("受理", "Counter")
GREETER: Final = Text("引导", "Greeter")
MANAGER: Final = Text("店长", "Manager")
KEY_HELP: Final = Text("按键", "Keys")
SETTINGS: Final = Text("设置", "Settings")
LOCK: Final = Text("锁屏", "Lock")
SWITCH: Final = Text("换人", "Switch")

SEARCH_ANYTHING: Final = Text(
    "找客户、号码、业务、单号，或直接说要做什么", "Customer, number, service, form, or what to do"
)
PARKED: Final = Text("挂单 {count}", "{count} parked")
DUTY: Final = Text("{role} {number}", "{role} {number}")
HALL_LINE: Final = Text("{operator}·{hall}", "{operator}, {hall}")

KEY_ADD: Final = Text("加业务", "Add")
KEY_CUSTOMER: Final = Text("客户", "Customer")
KEY_PAY: Final = Text("收款", "Pay")
KEY_PARK: Final = Text("挂单", "Park")
KEY_CUSTOMER_SCREEN: Final = Text("客户屏", "Screen")
KEY_CANCEL_LINE: Final = Text("取消本行", "Cancel line")
KEY_SIGN: Final = Text("请客户签字", "Sign")
KEY_PRINT: Final = Text("打印", "Print")
KEY_READ_CARD: Final = Text("读身份证", "Read card")
KEY_ATTACHMENTS: Final = Text("附件", "Attach")
KEY_ANYTHING: Final = Text("找任何事", "Anything")
KEY_LINE: Final = Text("选行", "Line")
KEY_OPEN: Final = Text("打开", "Open")

ONLINE: Final = Text("在线", "Online")
CONNECTING: Final = Text("正在连接中心", "Connecting to the centre")
OFFLINE_NOW: Final = Text("离线，不到 1 分钟", "Offline, under 1 min")
OFFLINE_MINUTES: Final = Text("离线 {minutes} 分钟", "Offline {minutes} min")
OFFLINE_HOURS: Final = Text("离线 {hours} 小时 {minutes} 分", "Offline {hours} h {minutes} min")
UNAUTHORISED: Final = Text("中心不认这台机器，单子先存本机", "The centre refuses this device; orders wait here")
UNSENT: Final = Text("待上传 {count} 单", "{count} unsent")
UNSENT_OLDEST: Final = Text("待上传 {count} 单，最早 {time}", "{count} unsent, oldest {time}")
DEAD_ENTRIES: Final = Text("{count} 单被中心退回，请店长处理", "{count} refused by the centre; ask the manager")
SAVED_TWICE: Final = Text("本机与厅内已存 {time}", "Saved here and in the hall {time}")
SAVED_CENTRE: Final = Text("本机与中心已存 {time}", "Saved here and at the centre {time}")
SAVED_ALONE: Final = Text("只存在本机 {time}", "Saved on this PC only {time}")
STORE_READY: Final = Text("本机存储 正常", "Storage ready")
STORE_FULL: Final = Text("本机快存满了，请店长清理磁盘", "Disk nearly full; ask the manager to clear it")
PRINTER_READY: Final = Text("打印机 正常", "Printer ready")
PRINTER_BUSY: Final = Text("打印机 正在打印", "Printer printing")
PRINTER_OUT_OF_PAPER: Final = Text("打印机 缺纸，小票会等着", "Printer out of paper; receipts wait")
PRINTER_UNREACHABLE: Final = Text("打印机 连不上，小票会等着", "Printer unreachable; receipts wait")
PRINTER_UNKNOWN: Final = Text("打印机 没有回话，请看小票出来没有", "Printer silent; see whether the receipt came out")
PRINTER_NONE: Final = Text("没有打印机，小票先存着", "No printer; receipts are kept")
DRAWER_SHUT: Final = Text("钱箱 已关", "Drawer shut")
DRAWER_OPEN: Final = Text("钱箱 开着，请关上", "Drawer open; please shut it")
DRAWER_AWAY: Final = Text("钱箱 未接", "Drawer not connected")
READER_READY: Final = Text("读卡器 正常", "Reader ready")
READER_AWAY: Final = Text("读卡器 连不上，只能手输查询", "Reader unreachable; typing is for queries only")
READER_DEMO: Final = Text("读卡器 演示", "Demo reader")
READER_NONE: Final = Text("没有读卡器", "No card reader")
CUSTOMER_SCREEN_ON: Final = Text("客户屏 已连接", "Customer screen on")
CUSTOMER_SCREEN_TURNED: Final = Text("客户屏 用本屏转过去", "Customer screen: this one, turned")
CUSTOMER_SCREEN_OFF: Final = Text("客户屏 没接上，转本屏给客户看", "Customer screen off; turn this one round")
WEEKDAYS: Final = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)
TIME_NOW: Final = Text("{date} {weekday} {time}", "{weekday} {date} {time}")
