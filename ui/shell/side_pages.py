"""The pages beside the counter's own: settings and manager, opened from the rail, left for the counter."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.hall_time import hall_date
from app.texts import settings_page as settings_words
from app.texts.language import Text
from ui.clerk.items import Act as ClerkAct
from ui.clerk.voice import Voice
from ui.frame.theme import LanguageChoice, Theme
from ui.settings.view import PageAct
from ui.shell.deed_desk import DeedDesk, DeedNeeds
from ui.shell.manager_desk import ManagerDesk, ManagerNeeds
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.parts import ProgramParts
from ui.shell.recovery_desk import RecoveryDesk
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.settings_desk import SettingsDesk, SettingsNeeds
from ui.shell.training_desk import TrainingDesk, TrainingNeeds
from ui.shell.window import ShellWindow


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """What the pages ask of the program around them."""

    window: ShellWindow
    theme: Theme
    language: LanguageChoice
    parts: ProgramParts
    voice: Callable[[], Voice | None]
    put_screen: Callable[[CustomerScreenChoice], None]
    open_about: Callable[[], None]
    tell: Callable[[Text], None]
    failed: Callable[[Exception], None]


class SidePages:
    """What they show is read when they are opened; the manager's is made then, as most days nobody opens it."""

    def __init__(self, needs: PageNeeds) -> None:
        self._window, self._needs = needs.window, needs
        self._manager: ManagerDesk | None = None
        asked = _deed_needs(needs)
        self.deeds, self.recovery = DeedDesk(asked), RecoveryDesk(asked)
        self.settings = _settings_desk(needs, acts=(*self.deeds.acts, self.recovery.act), back=self.show_counter)
        self.training = _training_desk(needs)
        # In a training window there is no second one.
        self.acts = {} if needs.parts.training else {ClerkAct.TRAINING: self.training.begin}
        acts = {COUNTER.name: self.show_counter, MANAGER.name: self.show_manager}
        needs.window.mode_chosen.connect(lambda name: acts[name]())
        needs.window.settings_pressed.connect(self.settings.open)

    def show_counter(self) -> None:
        self._window.show_body(COUNTER.name)

    def show_manager(self) -> None:
        if self._manager is None:
            self._manager = _manager_desk(self._needs, back=self.show_counter)
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


def _settings_desk(needs: PageNeeds, *, acts: tuple[PageAct, ...], back: Callable[[], None]) -> SettingsDesk:
    return SettingsDesk(
        SettingsNeeds(
            window=needs.window,
            theme=needs.theme,
            language=needs.language,
            acts=needs.parts.settings_acts,
            remembered=needs.parts.settings,
            lane=needs.parts.lanes.store,
            gate=needs.parts.outside.gate,
            voice=needs.voice,
            put_screen=needs.put_screen,
            back=back,
            page_acts=(
                *acts,
                PageAct("refresh-cw", settings_words.RESTART, needs.window.restart_pressed.emit),
                PageAct("info", settings_words.ABOUT, needs.open_about),
            ),
            failed=needs.failed,
        )
    )


def _manager_desk(needs: PageNeeds, *, back: Callable[[], None]) -> ManagerDesk:
    outside = needs.parts.outside
    zone = outside.desk.hall.zone
    return ManagerDesk(
        ManagerNeeds(
            window=needs.window,
            language=needs.language,
            parts=needs.parts.manager,
            lane=needs.parts.lanes.store,
            gate=outside.gate,
            today=lambda: hall_date(outside.clock.now(), zone),
            zone=zone,
            tell=needs.tell,
            back=back,
        )
    )


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
