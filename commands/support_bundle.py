"""The support bundle: what somebody needs who has to find a fault from afar, and nothing of anybody at the counter.

doctor.json (findings) · versions.json · settings.json (choices and numbers; of anything typed only that it is set) ·
store.json (counts, states, sizes) · log/ (the log as it is: what may stand in it is in log_words.py).
"""

import json
import os
import platform
import zipfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from app.domain.device_settings import PRINTER_ADDRESS
from app.domain.finding import Finding
from app.domain.link_settings import CENTRAL_URL
from app.domain.setting import Setting, SettingKind
from app.domain.setting_list import SETTINGS
from app.ports import Clock, Settings
from app.texts.language import Language
from app.version import VERSION
from commands.log_file import log_files
from commands.log_words import shown
from offline_cache.figures import store_figures
from offline_cache.settings import StoredSettings
from offline_cache.store import Store

MOST_LOG_BYTES: Final = 2_000_000
MACHINES: Final = (CENTRAL_URL, PRINTER_ADDRESS)  # shown without who signs in there


def bundle_name(clock: Clock) -> str:
    return f"yitai-support-{clock.now():%Y%m%d-%H%M%S}.zip"


def write_bundle(file: Path, *, folder: Path, findings: Iterable[Finding], store: Store | None) -> Path:
    """`folder` is the counter's, `store` the same where it could be opened. Whole or not at all. Raises OSError."""
    parts: dict[str, Any] = {"doctor.json": _findings(findings, folder), "versions.json": _versions()}
    if store is not None:
        parts["settings.json"] = _settings(StoredSettings(store))
        parts["store.json"] = store_figures(store)
    half = file.with_name(f"{file.name}.part")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, body in parts.items():
                bundle.writestr(name, json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
            left = MOST_LOG_BYTES
            for log in log_files(folder):
                tail = _tail(log, left)
                left -= len(tail)
                bundle.writestr(f"log/{log.name}", tail)
        os.replace(half, file)
    finally:
        half.unlink(missing_ok=True)
    return file


def _findings(findings: Iterable[Finding], folder: Path) -> dict[str, Any]:
    """In English; where a place is named, without whose computer it is."""

    def said(one: Finding) -> str:
        words = one.words.say(Language.EN).replace(str(folder), "<store>")
        return words.replace(str(Path.home()), "~")

    return {one.name: {"state": one.state.value, "words": said(one)} for one in findings}


def _versions() -> dict[str, Any]:
    libraries = {one.metadata["Name"]: one.version for one in metadata.distributions() if one.metadata["Name"]}
    return {
        "yitai": VERSION,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "libraries": libraries,
    }


def _settings(settings: Settings) -> dict[str, str]:
    return {one.key: _setting(one, settings.get(one.key, "")) for one in SETTINGS}


def _setting(setting: Setting, value: str) -> str:
    if not value:
        return "not set"
    if setting.kind in (SettingKind.CHOICE, SettingKind.WHOLE) and setting.fault(value) is None:
        return value
    return shown(value) if setting in MACHINES else "set"


def _tail(log: Path, most_bytes: int) -> bytes:
    """The end of it, from the beginning of a line."""
    size = log.stat().st_size
    with log.open("rb") as lines:
        lines.seek(max(0, size - max(0, most_bytes)))
        if lines.tell():
            lines.readline()
        return lines.read()
