"""What is said when a printer cannot be used, its address is none, or printers are looked for."""

from app.texts.language import Text

# A printer that did not take the job: nothing of it is on paper. What waits in the store says so itself.
UNREACHABLE = Text(
    "打印机 {address} 连不上，什么也没有印。请看打印机的电源、纸和网线。",
    "The printer {address} cannot be reached; nothing was printed. Check power, paper and cable.",
)
NOT_WRITABLE = Text(
    "打印设备 {address} 打不开，什么也没有印。请看打印机是否接好、本机是否有权写它。",
    "The printing device {address} cannot be opened; nothing was printed. "
    "Check that it is plugged in and may be written to.",
)
SERIAL_AWAY = Text(
    "串口 {address} 打不开，什么也没有印。请看线和电源、串口号对不对、有没有别的程序占着它；"
    "Linux 上当前用户要在 dialout 组里。",
    "The serial port {address} cannot be opened; nothing was printed. Check cable and power, the port's name, "
    "and that no other program holds it; on Linux you must be in the group dialout.",
)
USB_AWAY = Text(
    "USB 上没有找到打印机 {address}，什么也没有印。请看打印机的电源和 USB 线。",
    "The printer {address} was not found on USB; nothing was printed. Check its power and its USB cable.",
)
USB_SEVERAL = Text(
    "USB 上有 {count} 台 {address}，分不清是哪一台，什么也没有印。"
    "请在地址后面写上序列号，yitai printer list 会列出来。",
    "There are {count} printers {address} on USB and nothing says which; nothing was printed. "
    "Write its serial number behind the address; yitai printer list shows it.",
)
USB_NO_PRINTER = Text(
    "USB 设备 {address} 没有打印接口，什么也没有印。请用 yitai printer list 看哪个是打印机。",
    "The USB device {address} has no printing interface; nothing was printed. "
    "See with yitai printer list which one is the printer.",
)
USB_REFUSED = Text(
    "USB 打印机 {address} 找到了，但本机不让用，什么也没有印。请看有没有别的程序占着它；"
    "Linux 上要有权读写这个设备，Windows 上请改用 windows:// 加打印机名。",
    "The USB printer {address} is there, but this PC does not give it; nothing was printed. Check that no other "
    "program holds it; on Linux you need the right to the device, on Windows use windows:// and the printer's name.",
)
USB_NO_LIBRARY = Text(
    "这台电脑缺 libusb，USB 打印机 {address} 用不了，什么也没有印。Debian 上装 libusb-1.0-0；"
    "Windows 上请改用 windows:// 加打印机名。",
    "This PC lacks libusb, so the USB printer {address} cannot be used; nothing was printed. "
    "On Debian install libusb-1.0-0; on Windows use windows:// and the printer's name.",
)
QUEUE_AWAY = Text(
    "CUPS 里没有可用的队列 {address}，什么也没有印。请看 CUPS 是否在运行、队列名对不对（lpstat -e）。",
    "CUPS has no queue {address}; nothing was printed. Check that CUPS is running and the queue's name (lpstat -e).",
)
QUEUE_REFUSED = Text(
    "CUPS 队列 {address} 没有收下这份打印，什么也没有印。请看队列是否停收（lpstat -a）。",
    "The CUPS queue {address} did not take the job; nothing was printed. Check whether it accepts jobs (lpstat -a).",
)
WINDOWS_AWAY = Text(
    "Windows 里没有打印机 {address}，或它不收打印，什么也没有印。请在“打印机和扫描仪”里看名字和状态。",
    "Windows has no printer {address}, or it takes no job; nothing was printed. "
    "See its name and state under Printers and scanners.",
)
NOT_ON_THIS_SYSTEM = Text(
    "{address} 在这个操作系统上用不了，什么也没有印。cups:// 用于 Linux 和 macOS，windows:// 用于 Windows。",
    "{address} cannot be used on this operating system; nothing was printed. "
    "cups:// is for Linux and macOS, windows:// for Windows.",
)
NO_PAGE_PRINTER = Text(
    "{address} 不是这台电脑上的 A4 打印机，什么也没有印。请另选一台。",
    "{address} is no A4 printer of this PC; nothing was printed. Choose another one.",
)

# The cash drawer
NO_DRAWER = Text(
    "这个台席没有设钱箱，没有打开任何东西。接好后在设置里选它接在打印机的哪一针。",
    "No cash drawer is set on this desk; nothing was opened. Once it is plugged in, choose its pin in the settings.",
)
OPEN_DRAWER = Text("开钱箱", "Open the drawer")
OPEN_DRAWER_NOTE = Text("不收款也打开，会记下来。", "Without a payment; it is written down.")
DRAWER_REASONS = (
    Text("换零钱", "Change for a note"),
    Text("清点现金", "Counting"),
    Text("收错找错", "A wrong sum"),
)
DRAWER_KICKED = Text("已让打印机打开钱箱。", "The printer was told to open the drawer.")
DRAWER_NOT_KNOWN = Text(
    "不知道钱箱开了没有，打印机没有回话。请看一眼。", "The printer did not answer: look whether the drawer is open."
)
DRAWER_REASON_MISSING = Text(
    "请写一句为什么开钱箱，会记下来。钱箱没有打开。", "Write why the drawer is opened; it is kept. It was not opened."
)

# An address that is none: what is wrong with it, and how it is written.
ADDRESS_EMPTY = Text(
    "打印机地址是空的。网络打印机写 tcp://192.168.1.50:9100，其它接法见 yitai printer list。",
    "The printer's address is empty. A network printer is written tcp://192.168.1.50:9100; "
    "yitai printer list shows what else there is.",
)
ADDRESS_UNPRINTABLE = Text(
    "打印机地址里有看不见的字符。请重新打一遍，写在一行里。",
    "The printer's address holds characters that cannot be seen. Type it again, on one line.",
)
ADDRESS_WITHOUT_KIND = Text(
    "“{address}”没有说打印机怎么接。网络写 tcp://192.168.1.50:9100，设备或文件写 file:///dev/usb/lp0，"
    "串口写 serial:///dev/ttyUSB0?baud=19200 或 serial://COM3，USB 写 usb://04b8:0e15，"
    "CUPS 队列写 cups://队列名，Windows 打印机写 windows://打印机名。",
    '"{address}" does not say how the printer is connected. Write tcp://192.168.1.50:9100 for the network, '
    "file:///dev/usb/lp0 for a device or file, serial:///dev/ttyUSB0?baud=19200 or serial://COM3, usb://04b8:0e15, "
    "cups://queue, or windows://printer name.",
)
ADDRESS_KIND_UNKNOWN = Text(
    "“{address}”：没有 {kind}:// 这种接法。可以写 tcp://、file://、serial://、usb://、cups:// 和 windows://。",
    '"{address}": there is no {kind}://. Write tcp://, file://, serial://, usb://, cups:// or windows://.',
)
ADDRESS_HOST = Text(
    "“{address}”不是网络打印机的地址。写主机和端口，后面不再跟别的：tcp://192.168.1.50:9100。",
    '"{address}" is no network printer. Write host and port and nothing behind them: tcp://192.168.1.50:9100.',
)
ADDRESS_PORT = Text(
    "“{address}”的端口不对。端口是 1 到 65535 的数，多数打印机是 9100：tcp://192.168.1.50:9100。",
    'The port in "{address}" is none. It is a number from 1 to 65535, 9100 on most printers: tcp://192.168.1.50:9100.',
)
ADDRESS_FILE = Text(
    "“{address}”不是设备或文件。写完整路径，file: 后面是三条斜线：file:///dev/usb/lp0。",
    '"{address}" is no device or file. Write the whole path, with three slashes behind file: file:///dev/usb/lp0.',
)
ADDRESS_SERIAL_DEVICE = Text(
    "“{address}”没有写清是哪个串口。Linux 写 serial:///dev/ttyUSB0，Windows 写 serial://COM3。",
    '"{address}" does not name a serial port. Write serial:///dev/ttyUSB0 on Linux, serial://COM3 on Windows.',
)
ADDRESS_SERIAL_OPTION = Text(
    "“{address}”：问号后面只能写波特率：serial:///dev/ttyUSB0?baud=19200。",
    '"{address}": only the baud rate stands behind the question mark: serial:///dev/ttyUSB0?baud=19200.',
)
ADDRESS_BAUD = Text(
    "“{address}”的波特率不对。可以是 {rates}；打印机自检页上印着它用哪个。",
    'The baud rate in "{address}" is none. It is one of {rates}; the printer\'s self-test page shows which.',
)
ADDRESS_USB = Text(
    "“{address}”不是 USB 打印机的地址。写厂商号和产品号，各四位十六进制：usb://04b8:0e15，两台一样的再加 /序列号。",
    '"{address}" is no USB printer. Write vendor and product, four hex digits each: usb://04b8:0e15, '
    "and /serial number where two are alike.",
)
ADDRESS_QUEUE = Text(
    "“{address}”不是 CUPS 队列。写 cups:// 加队列名，名字里没有空格、斜线和引号：cups://receipts。",
    '"{address}" is no CUPS queue. Write cups:// and its name, which has no space, slash or quote: cups://receipts.',
)
ADDRESS_WINDOWS = Text(
    "“{address}”没有写打印机名。写 Windows 里显示的名字：windows://XP-80C。",
    '"{address}" names no printer. Write the name Windows shows: windows://XP-80C.',
)

# Looking for printers
NO_PRINTER_FOUND = Text(
    "没有找到打印机。请看打印机有没有开机、线有没有插好；网络打印机按住走纸键开机会印出自己的地址，"
    "照着写 tcp://地址:9100 就行。",
    "No printer was found. Check that it is switched on and plugged in. A network printer prints its own address when "
    "it is switched on with the feed key held down: write that as tcp://address:9100.",
)
NETWORK_PRINTER = Text("网络打印机 {host}", "Network printer {host}")
SERIAL_PORT = Text("串口 {name}", "Serial port {name}")
USB_PRINTER = Text("USB 打印机 {name}", "USB printer {name}")
CUPS_QUEUE = Text("CUPS 队列 {name}", "CUPS queue {name}")
WINDOWS_PRINTER = Text("Windows 打印机 {name}", "Windows printer {name}")

PORT_TAKEN = Text(
    "{address} 已被另一个程序占用，虚拟打印机没有启动。请关掉那个程序，或换一个端口。",
    "{address} is used by another program, so the virtual printer has not started. "
    "Close that program or choose another port.",
)
PORT_REFUSED = Text(
    "{address} 不能用，虚拟打印机没有启动。请换一个端口（1024 到 65535）。",
    "{address} cannot be used, so the virtual printer has not started. Choose another port (1024 to 65535).",
)
