"""The devices of a counter by its settings: card reader, document camera, pictures, and how its scanners are set."""

import logging

from app.device_ports import IdReader, NoVoice
from app.domain.device_settings import (
    ATTACHMENT_DAYS,
    READ_ALOUD,
    READER_ADDRESS,
    SCANNER,
    SCANNER_PREFIX,
    SCANNER_SUFFIX,
)
from app.domain.setting import Setting
from app.errors import InputRefused
from app.ports import Clock, Lane, Settings
from commands.stored_parts import StoredParts
from commands.voices import speaking_command
from devices.camera import QtCamera
from devices.demo_reader import DemoReader
from devices.pictures import Pictures
from devices.readers import DEMO, NoReader, reader_at
from devices.voice_process import SystemVoice
from offline_cache.attachments import StoredAttachments
from ui.clerk.devices import Devices
from ui.frame.scan_recogniser import ScanShape

_DEMO_CARDS = 12  # more than that nobody looks through
_SUFFIXES = {"enter": "\r", "tab": "\t", "none": ""}

log = logging.getLogger(__name__)


def counter_devices(parts: StoredParts, *, lane: Lane, clock: Clock) -> Devices:
    """An address that is none is logged; then the counter has no reader."""
    address = _value(parts.settings, READER_ADDRESS)
    demo = DemoReader(parts.customers.all()[:_DEMO_CARDS], clock=clock) if parts.demo and address == DEMO else None
    return Devices(
        reader=demo or _reader(address, clock),
        demo_cards=demo,
        camera=QtCamera(),
        pictures=Pictures(),
        attachments=StoredAttachments(parts.store),
        lane=lane,
        voice=SystemVoice(speaking_command()) if _value(parts.settings, READ_ALOUD) == "yes" else NoVoice(),
    )


def _reader(address: str, clock: Clock) -> IdReader:
    try:
        return reader_at(address, clock=clock)
    except InputRefused as refused:
        log.error("the reader's address is not one: %s", refused)
        return NoReader()


def scan_shape(settings: Settings) -> ScanShape | None:
    """None where this counter has no scanner."""
    if _value(settings, SCANNER) != "yes":
        return None
    suffix = _SUFFIXES[_value(settings, SCANNER_SUFFIX)]
    return ScanShape(prefix=_value(settings, SCANNER_PREFIX), suffix=suffix)


def keep_days(settings: Settings) -> int:
    """How long pictures of documents are kept; the hash stays."""
    return int(_value(settings, ATTACHMENT_DAYS))


def _value(settings: Settings, setting: Setting) -> str:
    return settings.get(setting.key, setting.default)
