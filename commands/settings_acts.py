"""The settings page's acts on a store."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.approval import Leave
from app.domain.setting import Setting
from app.handling.data_file.document import decode
from app.handling.keep_settings import (
    SettingsPlace,
    all_values,
    export_settings,
    import_settings,
    keep_found,
    keep_setting,
)
from app.texts.setup import SETUP_FAULTY
from commands.terminal import file_bytes


@dataclass(frozen=True, slots=True)
class StoredSettingsActs:
    """ui.shell.settings_desk.SettingsActs."""

    place: SettingsPlace

    def values(self) -> dict[str, str]:
        return all_values(self.place.book)

    def keep(self, setting: Setting, value: str, leave: Leave | None) -> None:
        keep_setting(setting=setting, value=value, leave=leave, place=self.place)

    def keep_found(self, found: Mapping[str, str], leave: Leave) -> None:
        keep_found(found=found, leave=leave, place=self.place)

    def export(self, file: Path, leave: Leave) -> None:
        file.write_text(export_settings(leave=leave, place=self.place), "utf-8")

    def take_over(self, file: Path, leave: Leave) -> tuple[Setting, ...]:
        text = decode(file_bytes(file), faulty=SETUP_FAULTY)
        return import_settings(text, leave=leave, place=self.place)
