"""Printers this PC itself knows: on USB and serial ports, in CUPS, in Windows. A way it lacks finds none."""

import os
import re
import subprocess
import sys
from typing import Any, Final

from app.domain.printer_address import QueueAddress, SerialAddress, UsbAddress, WindowsAddress
from app.printer_ports import FoundBy, FoundPrinter, Readiness
from app.texts import printing as texts
from printing.ways.usb_port import has_printing_interface, serial_number

_ACCEPTING: Final = re.compile(r"^(\S+) accepting requests since", re.MULTILINE)
_NOT_ACCEPTING: Final = re.compile(r"^(\S+) not accepting requests since", re.MULTILINE)
_DISABLED: Final = re.compile(r"^printer (\S+) disabled since", re.MULTILINE)
_WINDOWS_OFFLINE: Final = 0x400  # PRINTER_ATTRIBUTE_WORK_OFFLINE
_LOCAL_AND_CONNECTED: Final = 2 | 4  # PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS


def serial_ports(within_s: float) -> tuple[FoundPrinter, ...]:
    """Every port of this PC at its usual speed: nobody can tell what stands behind it without writing to it."""
    from serial.tools.list_ports import comports  # late: only a search needs it

    return tuple(
        FoundPrinter(
            address=str(SerialAddress(port.device)),
            name=texts.SERIAL_PORT.filled(name=_named(port)),
            how=FoundBy.SERIAL,
            ready=Readiness.UNKNOWN if _may_use(port.device) else Readiness.NOT_READY,
        )
        for port in sorted(comports())
    )


def _named(port: Any) -> str:
    said = port.description
    return port.device if said in (None, "", "n/a", port.name) else f"{port.device} {said}"


def _may_use(device: str) -> bool:
    return not device.startswith("/") or os.access(device, os.R_OK | os.W_OK)


def usb_printers(within_s: float, *, backend: object = None) -> tuple[FoundPrinter, ...]:
    """What calls itself a printer (class 7)."""
    import usb.core  # late: only a search needs it

    try:
        devices = [device for device in usb.core.find(find_all=True, backend=backend) if has_printing_interface(device)]
    except (usb.core.NoBackendError, usb.core.USBError):
        return ()  # no libusb on this PC
    kinds = [(device.idVendor, device.idProduct) for device in devices]
    found = []
    for device, kind in zip(devices, kinds, strict=True):
        serial = serial_number(device) if kinds.count(kind) > 1 else ""
        address = UsbAddress(*kind, serial if serial.isprintable() and serial == serial.strip() else "")
        name = _usb_name(device)
        found.append(
            FoundPrinter(
                address=str(address),
                name=texts.USB_PRINTER.filled(name=name or f"{kind[0]:04x}:{kind[1]:04x}"),
                how=FoundBy.USB,
                ready=Readiness.READY if name else Readiness.NOT_READY,
            )
        )
    return tuple(found)


def _usb_name(device: Any) -> str:
    """Maker and model as it says them; "" where this user may not ask it."""
    try:
        return " ".join(filter(None, (device.manufacturer, device.product)))
    except (OSError, ValueError, NotImplementedError):
        return ""


def cups_queues(within_s: float) -> tuple[FoundPrinter, ...]:
    if sys.platform == "win32":
        return ()
    try:
        said = subprocess.run(
            ["lpstat", "-a", "-p"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=within_s,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # its sentences are read below
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    stopped = {*_NOT_ACCEPTING.findall(said), *_DISABLED.findall(said)}
    return tuple(
        FoundPrinter(
            address=str(QueueAddress(queue)),
            name=texts.CUPS_QUEUE.filled(name=queue),
            how=FoundBy.CUPS,
            ready=Readiness.NOT_READY if queue in stopped else Readiness.READY,
        )
        for queue in sorted({*_ACCEPTING.findall(said), *_NOT_ACCEPTING.findall(said)})
    )


def windows_printers(within_s: float) -> tuple[FoundPrinter, ...]:
    if sys.platform != "win32":
        return ()
    import win32print  # late: Windows alone has it

    return _of_spooler(win32print)


def _of_spooler(spooler: Any) -> tuple[FoundPrinter, ...]:
    """Level 2 tells what Windows knows of each printer."""
    listed = spooler.EnumPrinters(_LOCAL_AND_CONNECTED, None, 2)
    return tuple(
        FoundPrinter(
            address=str(WindowsAddress(printer["pPrinterName"])),
            name=texts.WINDOWS_PRINTER.filled(name=printer["pPrinterName"]),
            how=FoundBy.WINDOWS,
            ready=Readiness.NOT_READY
            if printer["Attributes"] & _WINDOWS_OFFLINE or printer["Status"]
            else Readiness.READY,
        )
        for printer in listed
    )
