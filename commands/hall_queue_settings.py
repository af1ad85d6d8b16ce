"""The settings page's acts on what the hall sets of its queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.setting import Setting
from app.errors import HallTrouble
from app.hall_ports import Hall, HallSettingsPort, HallState
from app.handling.hall_settings import HallSettingsPlace, keep_hall_setting
from app.ports import Audit, Clock
from app.texts import settings_page as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class HallQueueSettings:
    """ui.settings.outside.QueueSettingsActs. `server` is None where none is set, and in a training window."""

    server: HallSettingsPort | None
    hall: Hall
    audit: Audit
    clock: Clock
    zone: ZoneInfo
    training: bool

    def why_not(self) -> Text | None:
        if self.training:
            return words.QUEUE_TRAINING
        if self.server is None:
            return words.QUEUE_NO_HALL
        return None if self.hall.seen().state is HallState.LINKED else words.QUEUE_LOST

    def values(self) -> Mapping[str, str]:
        return self._server().settings()

    def keep(self, setting: Setting, value: str, leave: Leave) -> Mapping[str, str]:
        place = HallSettingsPlace(self._server(), self.audit, self.clock, self.zone)
        return keep_hall_setting(setting=setting, value=value, leave=leave, place=place)

    def _server(self) -> HallSettingsPort:
        if self.server is None:
            raise HallTrouble(words.QUEUE_NO_HALL)
        return self.server
