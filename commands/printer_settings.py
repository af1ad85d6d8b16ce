"""The printers of a counter as its settings describe them: read into profiles, and kept once a test page was read."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from app.domain.device_settings import (
    AS_MODEL,
    DRAWER_OPEN_LEVEL,
    DRAWER_PIN,
    DRAWER_PULSE,
    PRINTER_ADDRESS,
    PRINTER_ANSWERS,
    PRINTER_CHARACTERS,
    PRINTER_MODEL,
    PRINTER_STATUS,
    PRINTER_WIDTH,
    SECOND_ADDRESS,
    SECOND_ANSWERS,
    SECOND_CHARACTERS,
    SECOND_MODEL,
    SECOND_STATUS,
    SECOND_WIDTH,
)
from app.domain.printer_address import PrinterAddress, parse_address
from app.domain.setting import Setting
from app.errors import InputRefused, PrinterTrouble
from app.ports import Settings
from app.printer_ports import (
    CashDrawer,
    Delivery,
    PrinterCondition,
    ToldCondition,
    never,
    nobody_told,
    nothing_first,
)
from app.texts.commands import NO_PRINTER
from app.texts.language import Text
from app.texts.printer_models import MODELS, UNKNOWN
from printing.conversation import speech_of
from printing.drawer import NoDrawer, PrinterDrawer
from printing.profile_table import printer_models, profile_of_model
from printing.profiles import (
    PROFILES,
    Characters,
    DrawerPin,
    DrawerPort,
    OpenLevel,
    PrinterProfile,
    StatusBy,
    as_seen,
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

    @property
    def model(self) -> Text:
        """As people call it."""
        return MODELS[self.profile.model]

    def connected(self) -> "ConnectedPrinter | NoPrinter":
        return NoPrinter() if self.address is None else printer_at(str(self.address), speech=speech_of(self.profile))

    def drawer(self, remnant: Callable[[str], bool]) -> CashDrawer:
        """`remnant`: as app.print_queue_ports.PrintJobs knows it."""
        printer = self.connected()
        if isinstance(printer, NoPrinter) or self.profile.drawer is None:
            return NoDrawer()
        return PrinterDrawer(printer, self.profile.drawer, at_once=self.profile.clears, remnant=remnant)


class NoPrinter:
    """app.printer_ports.PrinterPort where none is set: receipts wait in the store."""

    address = ""

    def condition(self) -> PrinterCondition:
        return PrinterCondition.AWAY

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        """Raises PrinterTrouble."""
        told(PrinterCondition.AWAY)
        raise PrinterTrouble(NO_PRINTER)

    def reachable(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """Which settings describe one printer."""

    address: Setting
    model: Setting
    width: Setting
    characters: Setting
    answers: Setting
    status: Setting


FIRST: Final = PrinterSettings(
    PRINTER_ADDRESS, PRINTER_MODEL, PRINTER_WIDTH, PRINTER_CHARACTERS, PRINTER_ANSWERS, PRINTER_STATUS
)
SECOND: Final = PrinterSettings(
    SECOND_ADDRESS, SECOND_MODEL, SECOND_WIDTH, SECOND_CHARACTERS, SECOND_ANSWERS, SECOND_STATUS
)


def chosen_printer(read: Read, which: PrinterSettings = FIRST) -> ChosenPrinter:
    """A value this program does not know gives way to the usual one. Only the first has a drawer."""
    address = _address(read(which.address.key, which.address.default))
    status = _value(read, which.status)
    profile = as_seen(
        model_as_set(_value(read, which.model), width_mm=int(_value(read, which.width))),
        characters=Characters(_value(read, which.characters)),
        answers=_value(read, which.answers) == "yes",
        status=None if status == AS_MODEL else StatusBy(status),
    )
    drawer = _drawer(read, profile) if which is FIRST else None
    return ChosenPrinter(address, suited(replace(profile, drawer=drawer), address))


def second_printer(read: Read) -> ChosenPrinter | None:
    """The one that takes what the first did not; None where there is none, or both are the same."""
    second = chosen_printer(read, SECOND)
    first = _address(read(PRINTER_ADDRESS.key, PRINTER_ADDRESS.default))
    return None if second.address is None or second.address == first else second


def model_as_set(model: str, *, width_mm: int) -> PrinterProfile:
    """Of a model its own paper; of an unknown one what printers of this width have in common."""
    return PROFILES[width_mm] if model == UNKNOWN else profile_of_model(model)


def keep_printer(settings: Settings, chosen: ChosenPrinter, which: PrinterSettings = FIRST) -> None:
    """What a test page found out: address, model, paper, characters, what it answers. The drawer stays as it is."""
    for key, value in printer_values(chosen, which).items():
        settings.set(key, value)


def printer_values(chosen: ChosenPrinter, which: PrinterSettings = FIRST) -> dict[str, str]:
    """What `keep_printer` keeps, by the settings' keys."""
    profile = chosen.profile
    usual = profile_of_model(profile.model).status if profile.answers else StatusBy.NONE
    return {
        which.address.key: "" if chosen.address is None else str(chosen.address),
        which.model.key: UNKNOWN if profile.generic else profile.model,
        which.width.key: str(profile.paper_width_mm),
        which.characters.key: profile.characters.value,
        which.answers.key: "yes" if profile.answers else "no",
        which.status.key: AS_MODEL if profile.status is usual else profile.status.value,
    }


def _drawer(read: Read, profile: PrinterProfile) -> DrawerPort | None:
    """Who never set how long its coil is pulled has the model's own."""
    pin = _value(read, DRAWER_PIN)
    if pin == DRAWER_PIN.default:
        return None
    model = None if profile.generic else printer_models()[profile.model].drawer
    pulse = read(DRAWER_PULSE.key, DRAWER_PULSE.default if model is None else str(model.pulse_ms))
    pulse = DRAWER_PULSE.default if DRAWER_PULSE.fault(pulse) else pulse
    return DrawerPort(DrawerPin(pin), int(pulse), OpenLevel(_value(read, DRAWER_OPEN_LEVEL)))


def unconfirmed(address: PrinterAddress, *, model: str = UNKNOWN, width_mm: int = 80) -> ChosenPrinter:
    """A printer nobody has looked at: all of it drawn, and asked whether it answers."""
    profile = as_seen(model_as_set(model, width_mm=width_mm), characters=Characters.RASTER, answers=True)
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
