"""The pages beside the counter's own: greeter, settings and manager, opened from the rail, left for the first one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.hall_time import hall_date
from app.domain.staff import StaffMember
from app.hall_ports import HallState
from app.texts import settings_page as settings_words
from app.texts.language import Text
from ui.clerk.items import Act as ClerkAct
from ui.clerk.voice import Voice
from ui.frame.theme import LanguageChoice, Theme
from ui.settings.view import PageAct
from ui.shell.about.dialog import AboutDialog
from ui.shell.deed_desk import DeedDesk, DeedNeeds
from ui.shell.hall_desk import HallDesk
from ui.shell.hall_pairing_desk import HallPairingDesk
from ui.shell.modes import COUNTER, GREETER, MANAGER, Mode, modes_for
from ui.shell.parts import ProgramParts
from ui.shell.printer.page_desk import PageDesk
from ui.shell.recovery_desk import RecoveryDesk
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.settings_desk import SettingsDesk, SettingsNeeds
from ui.shell.training_desk import TrainingDesk, TrainingNeeds
from ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from ui.shell.greeter_desk import GreeterDesk
    from ui.shell.manager_desk import ManagerDesk


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """What the pages ask of the program around them."""

    window: ShellWindow
    theme: Theme
    language: LanguageChoice
    parts: ProgramParts
    voice: Callable[[], Voice | None]
    put_screen: Callable[[CustomerScreenChoice], None]
    go_alone: Callable[[], None]
    hall: HallDesk
    tell: Callable[[Text], None]
    failed: Callable[[Exception], None]


class SidePages:
    """What they show is read when they are opened; the greeter's and the manager's are made then, as most days nobody
    opens them here."""

    def __init__(self, needs: PageNeeds) -> None:
        self._window, self._needs = needs.window, needs
        self._greeter: GreeterDesk | None = None
        self._manager: ManagerDesk | None = None
        self._home = COUNTER.name
        asked = _deed_needs(needs)
        self.deeds, self.recovery = DeedDesk(asked), RecoveryDesk(asked)
        self.test_page = PageDesk(asked, keep=lambda *found: self.settings.presenter.take_found(*found))
        self.hall_pairing = HallPairingDesk(asked, needs.parts.hall_pairing, lane=needs.parts.lanes.hall)
        here = () if needs.parts.training else (self.hall_pairing.act,)
        acts = (self.test_page.act, *self.deeds.acts, self.recovery.act, *here)
        self.settings = _settings_desk(needs, acts=acts, about=self.open_about, back=self.show_home)
        self.training = _training_desk(needs)
        # In a training window there is no second one.
        self.acts = {} if needs.parts.training else {ClerkAct.TRAINING: self.training.begin}
        self._shows = {
            COUNTER.name: lambda: needs.window.show_body(COUNTER.name),
            GREETER.name: self.show_greeter,
            MANAGER.name: self.show_manager,
        }
        needs.window.mode_chosen.connect(lambda name: self._shows[name]())
        needs.window.settings_pressed.connect(self.settings.open)

    def faces(self, person: StaffMember) -> tuple[Mode, ...]:
        """What this program has for them, the page they begin with first."""
        hall = self._needs.parts.outside.hall
        return modes_for(person, has_hall=hall.seen().state is not HallState.NONE)

    def begin(self, person: StaffMember) -> None:
        """Somebody signed on: their pages in the rail, the first one shown."""
        faces = self.faces(person)
        self._window.set_modes(faces)
        self._home = faces[0].name
        self.show_home()

    def show_home(self) -> None:
        self._shows[self._home]()

    def open_about(self) -> None:
        """关于: versions, and what the program is made of."""
        facts, language = self._needs.parts.facts(), self._needs.language.language
        self._window.overlay.open(AboutDialog(facts, language, parent=self._window))

    def show_greeter(self) -> None:
        if self._greeter is None:
            self._greeter = _greeter_desk(self._needs)
        self._greeter.open()

    def tick(self) -> None:
        if self._greeter is not None:
            self._greeter.tick()
        if self._manager is not None:
            self._manager.tick()

    def give_up(self) -> None:
        """Before the lock, or for another person: nothing of a visitor stays."""
        if self._greeter is not None:
            self._greeter.give_up()
        if self._manager is not None:
            self._manager.give_up()

    def show_manager(self) -> None:
        if self._manager is None:
            self._manager = _manager_desk(self._needs, back=self.show_home)
        self._manager.open()


def _deed_needs(needs: PageNeeds) -> DeedNeeds:
    return DeedNeeds(
        window=needs.window,
        language=needs.language,
        deeds=needs.parts.desk_deeds,
        store=needs.parts.lanes.store,
        printing=needs.parts.lanes.printing,
        files=needs.parts.lanes.central,
        gate=needs.parts.outside.gate,
        voice=needs.voice,
    )


def _settings_desk(
    needs: PageNeeds, *, acts: tuple[PageAct, ...], about: Callable[[], None], back: Callable[[], None]
) -> SettingsDesk:
    return SettingsDesk(
        SettingsNeeds(
            window=needs.window,
            theme=needs.theme,
            language=needs.language,
            acts=needs.parts.settings_acts,
            queue=needs.parts.queue_settings,
            remembered=needs.parts.settings,
            lane=needs.parts.lanes.store,
            hall_lane=needs.parts.lanes.hall,
            gate=needs.parts.outside.gate,
            voice=needs.voice,
            put_screen=needs.put_screen,
            back=back,
            page_acts=(
                *acts,
                PageAct("refresh-cw", settings_words.RESTART, needs.window.restart_pressed.emit),
                PageAct("info", settings_words.ABOUT, about),
            ),
            failed=needs.failed,
        )
    )


def _greeter_desk(needs: PageNeeds) -> "GreeterDesk":
    from ui.shell.greeter_desk import GreeterDesk, GreeterNeeds  # late: at most desks nobody ever opens it

    outside = needs.parts.outside
    return GreeterDesk(
        GreeterNeeds(
            window=needs.window,
            language=needs.language,
            outside=outside,
            parts=needs.parts.greeter(),
            name_of=needs.parts.staff.name_of,
            go_alone=needs.go_alone if outside.hall.seen().desk else None,
        )
    )


def _manager_desk(needs: PageNeeds, *, back: Callable[[], None]) -> "ManagerDesk":
    from ui.shell.manager_desk import ManagerDesk  # late, as the greeter's
    from ui.shell.manager_page import ManagerNeeds

    outside = needs.parts.outside
    zone = outside.desk.hall.zone
    return ManagerDesk(
        ManagerNeeds(
            window=needs.window,
            theme=needs.theme,
            language=needs.language,
            parts=needs.parts.manager(),
            outside=outside,
            lane=needs.parts.lanes.store,
            figures=needs.parts.lanes.figures,
            listen=lambda told: _listen(needs, told),
            gate=outside.gate,
            today=lambda: hall_date(outside.clock.now(), zone),
            zone=zone,
            tell=needs.tell,
            back=back,
        )
    )


def _listen(needs: PageNeeds, told: Callable[[], None]) -> None:
    needs.parts.bell.rang.connect(told)
    needs.hall.changed.connect(told)


def _training_desk(needs: PageNeeds) -> TrainingDesk:
    outside = needs.parts.outside
    return TrainingDesk(
        TrainingNeeds(
            command=needs.parts.training_command,
            gate=outside.gate,
            audit=outside.audit,
            clock=outside.clock,
            today=lambda: hall_date(outside.clock.now(), outside.desk.hall.zone),
            lane=needs.parts.lanes.store,
            tell=needs.tell,
            failed=needs.failed,
        ),
        parent=needs.window,
    )
