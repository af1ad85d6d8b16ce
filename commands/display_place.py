"""Where one television keeps what it was told: the hall it is paired with, its classes, language and voice."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from app.domain.announcements import read_quiet
from app.domain.catalogue import Catalogue
from app.domain.display_picture import read_classes
from app.errors import InputRefused
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.ports import Clock, Ids
from app.texts import display as words
from app.texts.language import Language, Text
from commands.places import open_for_command, unlocking_here
from commands.settings_names import HALL_CERTIFICATE, HALL_TOKEN, HALL_URL
from commands.terminal import file_bytes, tell, terminal_language
from offline_cache.hall_client import HallAddress
from offline_cache.hall_discovery import halls_nearby
from offline_cache.hall_pairing import pair_with_hall
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, create_store, is_store
from printing.font_cover import drawable
from ui.display.state import FULL_VOLUME, ScreenRules
from ui.frame.theme_name import ThemeName

_TITLE_ZH, _TITLE_EN = "display.title.zh", "display.title.en"
_HOTLINE, _ZONE = "display.hotline", "display.zone"
_CATALOGUE = "display.catalogue"


@dataclass(frozen=True, slots=True)
class DisplayPlace:
    """What a paired television starts with."""

    address: HallAddress
    rules: ScreenRules
    theme: ThemeName


def default_display_store(screen: int) -> Path:
    """Each monitor is a television of its own, paired by itself."""
    name = "display" if screen == 1 else f"display-{screen}"
    return Path(user_data_path("yitai", appauthor=False)) / name


def display_place(given: argparse.Namespace, *, clock: Clock, ids: Ids) -> DisplayPlace:
    """Pairs where a code was given, and remembers what else was. Raises InputRefused, HallTrouble, CentralTrouble,
    StoreTrouble, FileFaulty."""
    _check(given)
    folder = given.store or default_display_store(given.screen)
    if not given.pair and not is_store(folder):
        raise InputRefused(words.NOT_PAIRED)
    store = _opened(folder, clock, ids)
    try:
        settings = StoredSettings(store)
        if given.pair:
            _pair(settings, given.hall or _only_hall(), given.pair, ids)
        elif given.hall:
            settings.set(HALL_URL, given.hall.rstrip("/"))
        if not settings.get(HALL_TOKEN, ""):
            raise InputRefused(words.NOT_PAIRED)
        return DisplayPlace(
            HallAddress(settings.get(HALL_URL, ""), settings.get(HALL_TOKEN, ""), settings.get(HALL_CERTIFICATE, "")),
            _rules(settings, given),
            ThemeName(_kept(settings, "theme", given.theme, ThemeName.LIGHT.value)),
        )
    finally:
        store.close()


def _check(given: argparse.Namespace) -> None:
    """Before anything is kept. Raises InputRefused."""
    read_classes(given.classes or "")
    for typed in given.quiet or ():
        if typed:
            read_quiet(typed)
    if given.volume is not None and not 0 <= given.volume <= FULL_VOLUME:
        raise InputRefused(words.VOLUME_WRONG, volume=given.volume)


def _opened(folder: Path, clock: Clock, ids: Ids) -> Store:
    if is_store(folder):
        return open_for_command(folder, clock=clock, ids=ids)
    return create_store(folder, unlocking=unlocking_here(), clock=clock, ids=ids)


def _only_hall() -> str:
    found = halls_nearby()
    if len(found) != 1:
        raise InputRefused(words.HALL_NOT_FOUND)
    return found[0].url


def _pair(settings: StoredSettings, url: str, typed: str, ids: Ids) -> None:
    device, address = pair_with_hall(url=url, typed=typed, secret=ids.token())
    settings.keep(
        {
            HALL_URL: address.url,
            HALL_TOKEN: address.token,
            HALL_CERTIFICATE: address.certificate_sha256,
            _TITLE_ZH: "·".join(each for each in (device.operator.zh, device.hall_name.zh) if each),
            _TITLE_EN: ", ".join(each for each in (device.operator.en, device.hall_name.en) if each),
            _HOTLINE: device.hotline,
            _ZONE: device.zone,
        }
    )
    tell(words.PAIRED, hall=device.hall_name)


def _rules(settings: StoredSettings, given: argparse.Namespace) -> ScreenRules:
    volume = 0 if given.mute else given.volume
    quiet = _kept(settings, "quiet", None if given.quiet is None else ",".join(given.quiet), "")
    return ScreenRules(
        Text(settings.get(_TITLE_ZH, ""), settings.get(_TITLE_EN, "")),
        settings.get(_HOTLINE, ""),
        ZoneInfo(settings.get(_ZONE, "UTC")),
        language=Language(_kept(settings, "language", given.language, terminal_language().value)),
        classes=read_classes(_kept(settings, "classes", given.classes, "")),
        volume=int(_kept(settings, "volume", None if volume is None else str(volume), str(FULL_VOLUME))),
        quiet=tuple(read_quiet(each) for each in quiet.split(",") if each),
        catalogue=_catalogue(settings, given),
    )


def _catalogue(settings: StoredSettings, given: argparse.Namespace) -> Catalogue | None:
    """Kept as it was when it was given: the file may be gone by the next start. Raises FileFaulty, InputRefused."""
    if given.catalogue is not None:
        text = decode_catalogue(file_bytes(given.catalogue))
        read_catalogue(text, matters=None, drawable=drawable)  # all that a new one must be
        settings.set(_CATALOGUE, text)
    text = settings.get(_CATALOGUE, "")
    return read_catalogue(text, matters=None, new=False) if text else None


def _kept(settings: StoredSettings, name: str, given: str | None, default: str) -> str:
    """What was given now is remembered for the next start."""
    key = f"display.{name}"
    if given is not None:
        settings.set(key, given)
    return settings.get(key, default)
