"""What the window of a counter needs from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.ports import Settings
from app.printer_ports import DrawerDesk
from app.staff_ports import Approvals, Entrance
from ui.clerk.outside import Outside
from ui.frame.application import Bell
from ui.frame.scan_recogniser import ScanShape
from ui.settings.outside import QueueSettingsActs
from ui.shell.about.state import AboutFacts
from ui.shell.cash.parts import CashParts
from ui.shell.deed_desk import DeskDeeds
from ui.shell.hall_pairing_desk import HallPairingActs
from ui.shell.lanes import Lanes
from ui.shell.printer.state import PrintersDesk
from ui.shell.settings.state import SettingsState
from ui.shell.settings_desk import SettingsActs
from ui.shell.sign_on.outside import OutsideWay
from ui.shell.sign_on.state import AboutProgram
from ui.shell.strip_desk import StoreNews

if TYPE_CHECKING:
    from ui.shell.greeter_desk import GreeterParts
    from ui.shell.manager_page import ManagerParts


@dataclass(frozen=True, slots=True)
class ProgramParts:
    """What the window needs. `news` is asked on the store's lane; `print_waiting` and `new_day`, which is called with
    each new day of the hall, never wait. `outside_way` is there where company accounts sign on too.

    `bell` rings when link, outbox or an order's state changed, `printer_bell` when it is seen or told anew how
    `printers` fare.
    `training`: nothing here counts, and the top line says so; `training_command` opens such a window.
    `shows_tour`: whoever signs on here for the first time is shown around. `facts` are those of 关于, looked up when
    somebody asks. `manager` and `greeter` are wired when their page is first opened. `cash` is None where no cash
    periods are kept.
    """

    outside: Outside
    staff: Entrance
    outside_way: OutsideWay | None
    approvals: Approvals
    settings: Settings
    settings_acts: SettingsActs
    queue_settings: QueueSettingsActs
    desk_deeds: DeskDeeds
    manager: "Callable[[], ManagerParts]"
    chosen: SettingsState
    about: AboutProgram
    facts: Callable[[], AboutFacts]
    lanes: Lanes
    bell: Bell
    news: Callable[[], StoreNews]
    print_waiting: Callable[[], None]
    printers: PrintersDesk
    printer_bell: Bell
    drawer: DrawerDesk
    has_drawer: bool
    scan_shape: ScanShape | None
    new_day: Callable[[date], None]
    lock_after_ms: int
    shows_tour: bool
    training: bool
    training_command: tuple[str, ...]
    verify_base: str
    greeter: "Callable[[], GreeterParts]"
    hall_pairing: HallPairingActs
    cash: CashParts | None = None
