"""A printer on USB that belongs to no driver of the system: it is found by its numbers and claimed for one job.

Only what python-escpos's connector holds is used of it: its own open() resets the printer before each job and goes on
without the right to it, its write loses what the printer did not take at once, and without a time limit it waits for
ever.
"""

from threading import Event
from typing import Any

from app.domain.printer_address import UsbAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import STALLED_S, WaitsOn, gives_up, pieces

PRINTER_CLASS = 7
_OWN_CLASS = 0xFF  # cheap printers that name no class
_READ_BYTES = 64


class UsbWay:
    """`backend`: pyusb's; None takes the libusb of the system."""

    def __init__(self, address: UsbAddress, *, timeout_s: float = STALLED_S, backend: object = None) -> None:
        self._address = address
        self._timeout_s = timeout_s
        self._backend = backend

    ends_jobs = False
    reads = True  # where it has an endpoint for it; where not, silence is the answer

    def open(self) -> "UsbLine":
        from usb.core import USBError  # late: only where a printer hangs on USB

        address, device = self._address, self._found()
        timeout_ms = int(self._timeout_s * 1000)  # 0 would mean for ever
        try:
            interface, out, back = _printing_interface(device)
            _claim(device, interface)
        except USBError as wrong:
            raise PrinterTrouble(texts.USB_REFUSED, address=address) from wrong
        except LookupError as wrong:
            raise PrinterTrouble(texts.USB_NO_PRINTER, address=address) from wrong
        connector = connectors().Usb(address.vendor, address.product, timeout=timeout_ms, in_ep=back, out_ep=out)
        connector.device = device
        line = UsbLine(connector)
        line.forget_old_answers()
        return line

    def reachable(self) -> bool:
        try:
            self._found()
        except PrinterTrouble:
            return False
        return True

    def _found(self) -> Any:
        import usb.core  # late: only counters with a USB printer need it

        address = self._address
        try:
            found = list(
                usb.core.find(find_all=True, backend=self._backend, idVendor=address.vendor, idProduct=address.product)
            )
        except usb.core.NoBackendError as wrong:
            raise PrinterTrouble(texts.USB_NO_LIBRARY, address=address) from wrong
        except usb.core.USBError as wrong:
            raise PrinterTrouble(texts.USB_AWAY, address=address) from wrong
        if address.serial:
            found = [device for device in found if serial_number(device) == address.serial]
        if not found:
            raise PrinterTrouble(texts.USB_AWAY, address=address)
        if len(found) > 1:
            raise PrinterTrouble(texts.USB_SEVERAL, address=address, count=len(found))
        return found[0]


class UsbLine:
    def __init__(self, connector: Any) -> None:
        self._connector = connector

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        """What one transfer did not take goes into the next; the connector would lose it. How much of a transfer that
        ran into its time went out nobody knows: it cannot be begun again, whatever the printer says."""
        connector = self._connector
        for piece in pieces(data):
            while piece:
                taken = connector.device.write(connector.out_ep, piece, connector.timeout)
                if not taken:
                    raise TimeoutError("the printer takes nothing any more")
                piece = piece[taken:]

    def read(self, within_s: float) -> bytes:
        if not self._connector.in_ep:
            Event().wait(within_s)  # nobody asks again and again without a pause
            return b""
        from usb.core import USBTimeoutError  # late: only counters with a USB printer need it

        try:
            answer = self._connector.device.read(self._connector.in_ep, _READ_BYTES, max(1, int(within_s * 1000)))
        except USBTimeoutError:
            return b""
        return bytes(answer)

    def forget_old_answers(self) -> None:
        """An answer to somebody's earlier question is none to ours."""
        try:
            while self.read(0.01):
                pass
        except OSError:
            return  # gone already: writing will tell

    def finish(self) -> None:
        """Every transfer was taken."""

    def close(self) -> None:
        try:
            self._connector.close()
        except OSError:
            return  # a printer pulled out cannot be released


def serial_number(device: Any) -> str:
    """As the device says it; "" where it has none or this user may not ask."""
    try:
        return device.serial_number or ""
    except (OSError, ValueError, NotImplementedError):  # pyusb: no right, no language, no libusb 1
        return ""


def has_printing_interface(device: Any) -> bool:
    """Class 7 on one of its interfaces: a printer by its own word."""
    try:
        return any(interface.bInterfaceClass == PRINTER_CLASS for config in device for interface in config)
    except (OSError, NotImplementedError):
        return False


def _printing_interface(device: Any) -> tuple[Any, int, int]:
    """Interface, endpoint out and endpoint in (0 where it has none). Raises LookupError, USBError."""
    from usb.core import USBError  # late: only counters with a USB printer need it
    from usb.util import ENDPOINT_IN, ENDPOINT_TYPE_BULK, endpoint_direction, endpoint_type

    try:
        config = device.get_active_configuration()
    except USBError:
        device.set_configuration()
        config = device.get_active_configuration()
    for kind in (PRINTER_CLASS, _OWN_CLASS):
        for interface in config:
            if interface.bInterfaceClass != kind:
                continue
            bulk = [e for e in interface if endpoint_type(e.bmAttributes) == ENDPOINT_TYPE_BULK]
            back = [e.bEndpointAddress for e in bulk if endpoint_direction(e.bEndpointAddress) == ENDPOINT_IN]
            out = [e.bEndpointAddress for e in bulk if endpoint_direction(e.bEndpointAddress) != ENDPOINT_IN]
            if out:
                return interface, out[0], back[0] if back else 0
    raise LookupError("no interface takes bulk data")


def _claim(device: Any, interface: Any) -> None:
    """Takes it from the system's own driver (Linux usblp), so that nobody else prints between our bytes."""
    from usb.util import claim_interface  # late: only counters with a USB printer need it

    number = interface.bInterfaceNumber
    try:
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    except NotImplementedError:
        pass  # Windows has no such thing
    claim_interface(device, number)
