"""`yitai hall pair`, `devices`, `unpair` and `settings`: what the hall server's own machine asks of it while it runs.

The server leaves its address and a token of this run in its store's folder, readable only by whoever may read the store
(hall_door.json): a person who may open that folder may pair devices and change the queue's settings.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.queue_settings import QUEUE_SETTINGS
from app.domain.setting_list import DESK_NUMBER, DEVICE_ID
from app.errors import InputRefused
from app.texts import commands as texts
from app.texts import hall_service as words
from app.wire.hall_pin import with_letters
from commands.terminal import tell, terminal_person
from offline_cache.durable import write_durably
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.hall_devices import DISPLAY, VALID_HOURS

FILE = "hall_door.json"


@contextmanager
def door_left_open(folder: Path, address: HallAddress, *, hall_toml: str = "") -> Iterator[None]:
    """While the block runs whoever may read `folder` finds the server, and which hall it serves."""
    file = folder / FILE
    said = {"url": address.url, "token": address.token, "certificate_sha256": address.certificate_sha256}
    said["hall"] = hall_toml
    write_durably(file, json.dumps(said).encode())
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def register_pair(parser: argparse.ArgumentParser, *, usual_store: Path) -> None:
    """The options of `pair`."""
    parser.add_argument(
        "device", metavar="DEVICE[:DESK]", help="make a pairing code for this device, a television as DEVICE:display"
    )
    parser.add_argument("--store", type=Path, default=usual_store, help="the running hall server's folder")
    parser.set_defaults(run=pair)


def register_devices(parser: argparse.ArgumentParser, *, usual_store: Path) -> None:
    """The options of `devices`."""
    parser.add_argument("--store", type=Path, default=usual_store, help="the running hall server's folder")
    parser.set_defaults(run=devices)


def register_unpair(parser: argparse.ArgumentParser, *, usual_store: Path) -> None:
    """The options of `unpair`."""
    parser.add_argument("device", metavar="DEVICE", help="the device that is lost or given away")
    parser.add_argument("--store", type=Path, default=usual_store, help="the running hall server's folder")
    parser.set_defaults(run=unpair)


def register_settings(parser: argparse.ArgumentParser, *, usual_store: Path) -> None:
    """The options of `settings`."""
    parser.add_argument("change", nargs="*", metavar="KEY VALUE", help="set this one; without it all are shown")
    parser.add_argument("--store", type=Path, default=usual_store, help="the running hall server's folder")
    parser.set_defaults(run=settings)


def pair(given: argparse.Namespace) -> int:
    """Says a code for a device. Raises InputRefused, HallTrouble."""
    device_id, desk = device_and_desk(given.device)
    with server_of(given.store) as server:
        code, sha256 = server.make_code(device_id=device_id, desk=desk), server.address.certificate_sha256
    code = with_letters(code, sha256) if sha256 else code
    tell(texts.HALL_CODE_MADE, code=code, device=device_id, desk=desk or "—", hours=VALID_HOURS)
    return 0


def devices(given: argparse.Namespace) -> int:
    """Lists those that are paired. Raises InputRefused, HallTrouble."""
    with server_of(given.store) as server:
        found = server.devices()
    for each in found:
        desk = {"": words.DEVICE_TABLET, DISPLAY: words.DEVICE_DISPLAY}.get(each.desk)
        tell(words.DEVICE_LINE, device=each.device_id, desk=desk or words.DEVICE_AT_DESK.filled(desk=each.desk))
    if not found:
        tell(words.NO_DEVICES)
    return 0


def unpair(given: argparse.Namespace) -> int:
    """Shuts one out. Raises InputRefused, HallTrouble."""
    with server_of(given.store) as server:
        if not server.shut_out(given.device):
            raise InputRefused(words.NO_SUCH_DEVICE, device=given.device)
    tell(words.SHUT_OUT, device=given.device)
    return 0


def settings(given: argparse.Namespace) -> int:
    """Shows the queue's settings, or changes one of them. Raises InputRefused, HallTrouble."""
    known = {each.key: each for each in QUEUE_SETTINGS}
    if len(given.change) not in (0, 2):
        raise InputRefused(words.SETTING_USAGE)
    with server_of(given.store) as server:
        before = server.settings()
        if not given.change:
            for key, value in before.items():
                tell(words.SETTING_LINE, key=key, value=value, name=known[key].name)
            return 0
        key, value = given.change
        server.change_settings({key: value}, by=terminal_person())
    sentence = words.SETTING_SAME if before[key] == value else words.SETTING_KEPT
    tell(sentence, name=known[key].name, before=before[key], after=value)
    return 0


def device_and_desk(said: str) -> tuple[str, str]:
    """H0032-PC05:05, H0032-G1 for a greeter's tablet, H0032-TV1:display for a television. Raises InputRefused."""
    device_id, _, desk = said.partition(":")
    numbered = desk not in ("", DISPLAY)
    for setting, value in ((DEVICE_ID, device_id), *(((DESK_NUMBER, desk),) if numbered else ())):
        fault = setting.fault(value)
        if fault is not None:
            raise InputRefused(fault)
    return device_id, desk


@dataclass(frozen=True, slots=True)
class HallDoor:
    """`hall_toml` says which hall it is, "" where a server of an older release left it."""

    address: HallAddress
    hall_toml: str


def door_in(folder: Path) -> HallDoor | None:
    """As a running server left it in its folder; None where none runs."""
    try:
        said = json.loads((folder / FILE).read_bytes())
        address = HallAddress(str(said["url"]), str(said["token"]), str(said["certificate_sha256"]))
        return HallDoor(address, str(said.get("hall", "")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def server_of(folder: Path) -> Iterator[HallClient]:
    """The running server of this store. Raises InputRefused where there is none."""
    door = door_in(folder)
    if door is None:
        raise InputRefused(words.NOT_RUNNING, folder=folder)
    client = HallClient(door.address)
    try:
        yield client
    finally:
        client.close()
