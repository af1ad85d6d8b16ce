"""What is said when a printer cannot be used."""

from app.texts.language import Text

UNREACHABLE = Text(
    "打印机 {address} 连不上。要印的已保存，还没有印。请看打印机的电源、纸和网线，接通后会自动印出。",
    "The printer {address} cannot be reached. What was to be printed is saved and has not been printed. "
    "Check power, paper and cable; it will be printed once the printer is back.",
)
NOT_WRITABLE = Text(
    "打印设备 {address} 打不开。要印的已保存，还没有印。请看打印机是否接好、本机是否有权写它，之后会自动印出。",
    "The printing device {address} cannot be opened. What was to be printed is saved and has not been printed. "
    "Check that it is plugged in and may be written to; it will be printed afterwards.",
)
ADDRESS_FAULTY = Text(
    "“{address}”不是打印机地址。网络打印机写 tcp://192.168.1.50:9100，设备或文件写 file:///dev/usb/lp0。",
    "“{address}” is no printer address. Write tcp://192.168.1.50:9100 for a network printer, "
    "file:///dev/usb/lp0 for a device or file.",
)
PORT_TAKEN = Text(
    "{address} 已被另一个程序占用，虚拟打印机没有启动。请关掉那个程序，或换一个端口。",
    "{address} is used by another program, so the virtual printer has not started. "
    "Close that program or choose another port.",
)
PORT_REFUSED = Text(
    "{address} 不能用，虚拟打印机没有启动。请换一个端口（1024 到 65535）。",
    "{address} cannot be used, so the virtual printer has not started. Choose another port (1024 to 65535).",
)
