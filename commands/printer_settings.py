"""The printer of a counter as its settings describe it: read into a profile, and kept once a test page was read."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.device_settings import (
    DRAWER_OPEN_LEVEL,
    DRAWER_PIN,
    DRAWER_PULSE,
    PRINTER_ADDRESS,
    PRINTER_ANSWERS,
    PRINTER_CHARACTERS,
    PRINTER_WIDTH,
)
from app.domain.printer_address import PrinterAddress, parse_address
from app.domain.setting import Setting
from app.errors import InputRefused, PrinterTrouble
from app.ports import Settings
from app.printer_ports import CashDrawer, Delivery
from app.texts.commands import NO_PRINTER
from printing.drawer import NoDrawer, PrinterDrawer
from printing.profiles import (
    Characters,
    DrawerPin,
    DrawerPort,
    OpenLevel,
    PrinterProfile,
    profile_of,
    suited,
)
from printing.transport import ConnectedPrinter, printer_at

Read = Callable[[str, str], str]  # app.ports.Settings.get, or of answers not in a store yet

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChosenPrinter:
    """`address` is None where the counter has no printer, or what is set is no address."""

    address: PrinterAddress | None
    profile: PrinterProfile

    def connected(self) -> "ConnectedPrinter | NoPrinter":
        return NoPrinter() if self.address is None else printer_at(str(self.address), answers=self.profile.answers)

    def drawer(self) -> CashDrawer:
        printer = self.connected()
        if isinstance(printer, NoPrinter) or self.profile.drawer is None:
            return NoDrawer()
        return PrinterDrawer(printer, self.profile.drawer)


class NoPrinter:
    """app.ports.PrinterPort where none is set: receipts wait in the store."""

    def send(self, data: bytes) -> Delivery:
        raise PrinterTrouble(NO_PRINTER)

    def reachable(self) -> bool:
        return False


def chosen_printer(read: Read) -> ChosenPrinter:
    """A value this program does not know gives way to the usual one."""
    address = _address(read(PRINTER_ADDRESS.key, PRINTER_ADDRESS.default))
    pin = _value(read, DRAWER_PIN)
    drawer = None
    if pin != DRAWER_PIN.default:
        level = OpenLevel(_value(read, DRAWER_OPEN_LEVEL))
        drawer = DrawerPort(DrawerPin(pin), int(_value(read, DRAWER_PULSE)), level)
    profile = profile_of(
        width_mm=int(_value(read, PRINTER_WIDTH)),
        characters=Characters(_value(read, PRINTER_CHARACTERS)),
        answers=_value(read, PRINTER_ANSWERS) == "yes",
    )
    return ChosenPrinter(address, suited(replace(profile, drawer=drawer), address))


def keep_printer(settings: Settings, chosen: ChosenPrinter) -> None:
    """What a test page found out: address, paper, characters, and whether it answers. The drawer stays as it is."""
    for key, value in printer_values(chosen).items():
        settings.set(key, value)


def printer_values(chosen: ChosenPrinter) -> dict[str, str]:
    """What `keep_printer` keeps, by the settings' keys."""
    profile = chosen.profile
    return {
        PRINTER_ADDRESS.key: "" if chosen.address is None else str(chosen.address),
        PRINTER_WIDTH.key: str(profile.paper_width_mm),
        PRINTER_CHARACTERS.key: profile.characters.value,
        PRINTER_ANSWERS.key: "yes" if profile.answers else "no",
    }


def unconfirmed(address: PrinterAddress, *, width_mm: int) -> ChosenPrinter:
    """A printer nobody has looked at: all of it drawn, and asked whether it answers."""
    profile = profile_of(width_mm=width_mm, characters=Characters.RASTER, answers=True)
    return ChosenPrinter(address, suited(profile, address))


def _address(typed: str) -> PrinterAddress | None:
    if not typed:
        return None
    try:
        return parse_address(typed)
    except InputRefused as refused:
        log.error("the printer's address is not one: %s", refused)
        return None


def _value(read: Read, setting: Setting) -> str:
    value = read(setting.key, setting.default)
    return value if setting.fault(value) is None else setting.default
