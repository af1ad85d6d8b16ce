"""A USB bus of ours under the real pyusb: its back end's interface, with printers that behave or misbehave on it."""

import errno
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

from usb.core import USBError, USBTimeoutError

from tests.fakes.printer_at_hand import PrinterAtHand

_OUT, _IN = 0x03, 0x84  # not those python-escpos guesses
_BULK = 2
_GET_DESCRIPTOR, _STRING = 6, 0x03
_ENGLISH = 0x0409


@dataclass
class UsbDevice:
    """`takes_bytes` is the most it takes in one transfer, `leaves_after` pulls it out behind so many bytes in all."""

    vendor: int = 0x04B8
    product: int = 0x0E15
    serial: str = "J4ZF01"
    name: str = "TM-T82"
    interface_class: int = 7
    answers: bool = True
    reads_back: bool = True  # it has an endpoint for it
    takes_bytes: int = 64
    leaves_after: int | None = None
    stalls_after: int | None = None
    may_be_opened: bool = True
    says_first: bytes = b""
    paper: PrinterAtHand = field(default_factory=PrinterAtHand)
    got: bytes = b""
    claimed: list[int] = field(default_factory=list)
    driver_detached: bool = False
    there: bool = True
    timeouts_ms: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.to_say = self.says_first

    def take(self, data: bytes) -> int:
        self.check_there()
        if self.stalls_after is not None and len(self.got) >= self.stalls_after:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        piece = data[: self.takes_bytes]
        self.got += piece
        answer = self.paper.receive(piece)
        if self.answers:
            self.to_say += answer
        if self.leaves_after is not None and len(self.got) >= self.leaves_after:
            self.there = False
        return len(piece)

    def say(self) -> bytes:
        self.check_there()
        if not self.to_say:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        said, self.to_say = self.to_say, b""
        return said

    def check_there(self) -> None:
        if not self.there:
            raise USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)


class UsbBus:
    """usb.backend.IBackend by its behaviour, as pyusb allows: asked everything libusb would be asked."""

    def __init__(self, *devices: UsbDevice) -> None:
        self._devices = devices

    def enumerate_devices(self) -> Iterator[UsbDevice]:
        return (device for device in self._devices if device.there)

    def get_parent(self, dev: UsbDevice) -> None:
        return None

    def get_device_descriptor(self, dev: UsbDevice) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=dev.vendor, idProduct=dev.product, bcdDevice=0x100, iManufacturer=1,
            iProduct=2, iSerialNumber=3 if dev.serial else 0, bNumConfigurations=1, address=4, bus=1, port_number=1,
            port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: UsbDevice, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=(),
        )  # fmt: skip

    def get_interface_descriptor(self, dev: UsbDevice, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=1 + dev.reads_back,
            bInterfaceClass=dev.interface_class, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
            extra_descriptors=(),
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: UsbDevice, ep: int, intf: int, alt: int, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=_BULK, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=(),
        )  # fmt: skip

    def open_device(self, dev: UsbDevice) -> UsbDevice:
        dev.check_there()
        if not dev.may_be_opened:
            raise USBError("Access denied (insufficient permissions)", -3, errno.EACCES)
        return dev

    def close_device(self, dev_handle: UsbDevice) -> None:
        return None

    def get_configuration(self, dev_handle: UsbDevice) -> int:
        return 1

    def claim_interface(self, dev_handle: UsbDevice, intf: int) -> None:
        dev_handle.check_there()
        dev_handle.claimed.append(intf)

    def release_interface(self, dev_handle: UsbDevice, intf: int) -> None:
        dev_handle.check_there()
        dev_handle.claimed.remove(intf)

    def is_kernel_driver_active(self, dev_handle: UsbDevice, intf: int) -> bool:
        return not dev_handle.driver_detached

    def detach_kernel_driver(self, dev_handle: UsbDevice, intf: int) -> None:
        dev_handle.driver_detached = True

    def bulk_write(self, dev_handle: UsbDevice, ep: int, intf: int, data: "array[int]", timeout: int) -> int:
        assert ep == _OUT
        assert dev_handle.claimed
        dev_handle.timeouts_ms.add(timeout)
        return dev_handle.take(data.tobytes())

    def bulk_read(self, dev_handle: UsbDevice, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        assert ep == _IN
        dev_handle.timeouts_ms.add(timeout)
        said = dev_handle.say()
        buff[: len(said)] = array("B", said)
        return len(said)

    def _only_bulk(self, *asked: object) -> int:
        raise AssertionError("a printer takes bulk transfers only")

    intr_write = intr_read = iso_write = iso_read = _only_bulk

    def ctrl_transfer(
        self,
        dev_handle: UsbDevice,
        bmRequestType: int,
        bRequest: int,
        wValue: int,
        wIndex: int,
        data: "array[int]",
        timeout: int,
    ) -> int:
        """Only what names a device: its string descriptors."""
        assert (bRequest, wValue >> 8) == (_GET_DESCRIPTOR, _STRING)
        words = ("", "EPSON", dev_handle.name, dev_handle.serial)[wValue & 0xFF]
        body = _ENGLISH.to_bytes(2, "little") if not wValue & 0xFF else words.encode("utf-16-le")
        told = array("B", bytes([len(body) + 2, _STRING]) + body)
        data[: len(told)] = told
        return len(told)
