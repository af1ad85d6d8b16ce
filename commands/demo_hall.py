"""The demo's hall server: a process of its own on this PC, which the demo's counter is paired with once, by itself."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import resources
from app.errors import Trouble
from app.ports import Clock, Ids
from app.texts import commands as words
from app.wire.hall_found import PAGES_PORT, PORT
from commands.central_process import CentralProcess, begin
from commands.demo_place import DemoPlace
from commands.pair_hall import HallPairing
from commands.settings_names import HALL_TOKEN, HALL_URL
from commands.stock import DemoData
from commands.terminal import tell, terminal_person
from offline_cache.keys import DEMO_PASSPHRASE, PASSPHRASE_VARIABLE
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, is_store

_ADDRESS = re.compile(r"https?://[0-9.]+:\d+")
_CODE = re.compile(r"\b(?:[2-9A-Z]{4}-)+[2-9A-Z]{4}\b")
_MOST_LINES = 5  # before it listens


@dataclass(frozen=True, slots=True)
class DemoHall:
    """`pages` begins the address of customers' pages, `code` pairs the counter; each "" for none."""

    process: CentralProcess
    pages: str
    code: str


@contextmanager
def demo_hall(place: DemoPlace, store: Store, data: DemoData, *, clock: Clock, ids: Ids) -> Iterator[DemoHall | None]:
    """Runs while the block does, and the counter's store points to it. Without it the demo goes on, which is said."""
    settings = StoredSettings(store)
    fresh = not settings.get(HALL_TOKEN, "") or not is_store(place.hall)
    hall = _first_that_starts(place, data, pair=fresh)
    try:
        if hall is not None and fresh:
            pairing = HallPairing(settings, data.desk, clock, ids)
            pairing.pair(url=hall.process.url, typed=hall.code, by=terminal_person())
        if hall is not None:
            settings.set(HALL_URL, hall.process.url)  # on another port where the usual one was taken
            display = f"{hall.pages}/display" if hall.pages else "—"
            tell(words.DEMO_HALL, address=hall.process.url, pid=hall.process.process.pid, display=display)
    except Trouble as trouble:
        tell(words.DEMO_HALL_AWAY, said=trouble.text.filled(**trouble.values))
    try:
        yield hall
    finally:
        if hall is not None:
            hall.process.stop()


def start_demo_hall(place: DemoPlace, data: DemoData, *, port: int, pages_port: int, pair: bool) -> DemoHall | str:
    """Once it listens; where it does not, what it said. Nobody outside this PC finds it."""
    given = ["hall", "--store", str(place.hall), "--port", str(port), "--pages-port", str(pages_port)]
    given += ["--hall-file", str(resources.path("demo/hall.toml")), "--with-parent", "--no-advertise"]
    if pair:
        given += ["--pair", f"{data.desk.device_id}:{data.desk.number}"]
    process, line = begin(given, more={PASSPHRASE_VARIABLE: DEMO_PASSPHRASE})
    said = line
    for _ in range(_MOST_LINES):
        if _ADDRESS.search(line) is not None or not line:
            break
        line = _line(process)
        said += line
    found, code = _ADDRESS.search(line), _CODE.search(said)
    if found is None:
        process.kill()
        rest, _ = process.communicate()
        return (said + rest).strip() or "-"
    pages = _ADDRESS.search(_line(process)) if pages_port else None
    return DemoHall(CentralProcess(process, found[0]), pages[0] if pages else "", code[0] if code else "")


def _first_that_starts(place: DemoPlace, data: DemoData, *, pair: bool) -> DemoHall | None:
    """On the usual ports where they are free, so that a page of yesterday still opens."""
    said = ""
    for port, pages_port in ((PORT, PAGES_PORT), (0, 0)):
        started = start_demo_hall(place, data, port=port, pages_port=pages_port, pair=pair)
        if isinstance(started, DemoHall):
            return started
        said = started
    tell(words.DEMO_HALL_AWAY, said=said)
    return None


def _line(process: "subprocess.Popen[str]") -> str:
    return process.stdout.readline() if process.stdout is not None else ""
