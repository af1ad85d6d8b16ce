"""The played hall: centre, provider, hall server, printers and counters as processes of their own, all at one clock."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app.wire.device_token import device_token
from central.database import open_database
from central.load import load_customers, load_device
from commands.central import DEMO_SECRET, load_demo
from commands.central_process import CentralProcess, start_central, start_provider
from commands.demo_place import point_to
from commands.desk_here import desk_of
from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.pair_hall import HallPairing
from commands.places import open_or_create_demo
from commands.settings_names import CENTRAL_TOKEN
from commands.stock import DemoData, demo_data, stock_demo
from offline_cache.customers import StoredCustomers
from offline_cache.hall_client import HallClient
from offline_cache.settings import StoredSettings
from printing.virtual_printer.server import VirtualPrinter
from tests.central.hall_process import HallProcess, paired
from tests.whole_day.people import customers

ROOT: Final = Path(__file__).resolve().parents[2]
DESKS: Final = ("01", "02", "03")
MANAGERS: Final = "04"
TABLETS: Final = ("H0032-T1", "H0032-T2")
STOP_S: Final = 60.0
PATIENT_S: Final = 30.0
HALL: Final = "H0032"


def device_of(desk: str) -> str:
    return f"{HALL}-PC{desk}"


@dataclass
class Hall:
    """Build it once; `open` and `shut` it for each hour that is played."""

    folder: Path
    people: int
    data: DemoData = field(default_factory=demo_data)
    printers: dict[str, VirtualPrinter] = field(default_factory=dict)
    counters: "dict[str, CounterProcess]" = field(default_factory=dict)
    server: HallProcess | None = None
    centre: CentralProcess | None = None
    provider: CentralProcess | None = None
    ports: dict[str, int] = field(default_factory=dict)
    _opened: tuple[str, float] = ("", 0.0)  # at that hour, at this moment of the monotonic clock

    def store(self, desk: str) -> Path:
        return self.folder / f"desk-{desk}"

    @property
    def server_store(self) -> Path:
        return self.folder / "hall"

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'central.db'}"

    def customers(self, *, strangers: int = 0) -> tuple[str, ...]:
        """Ids; the strangers come last."""
        return tuple(each.id for each in customers(self.data.customers[0], self.people + strangers))

    def build(self, at: str, *, strangers: int, stack: ExitStack) -> tuple[HallClient, ...]:
        """Stores of every desk with their people, paired with hall server and centre; gives the greeters' tablets.

        So many `strangers` are known to the desks and not to the centre.
        """
        os.environ[CLOCK_VARIABLE] = at
        ids = SystemIds()
        load_demo(self.database, self.data)
        engine = open_database(self.database)
        known = customers(self.data.customers[0], self.people + strangers)
        load_customers(engine, known[: self.people], self.data.catalogue)
        for desk in (*DESKS, MANAGERS):
            load_device(engine, token=_token(desk))
            self.printers[desk] = stack.enter_context(VirtualPrinter(port=0))
        engine.dispose()
        self._start_outside()
        assert self.centre is not None
        assert self.provider is not None
        pairs = (*(f"{device_of(desk)}:{desk}" for desk in (*DESKS, MANAGERS)), *TABLETS)
        self.server = HallProcess(self.server_store, pair=pairs)
        self.ports["hall"] = self.server.port
        for desk, code in zip((*DESKS, MANAGERS), self.server.codes, strict=False):
            store = open_or_create_demo(self.store(desk), clock=SystemClock(), ids=ids)
            stock_demo(store, replace(self.data, desk_toml=_desk_toml(self.data.desk_toml, desk)))
            StoredCustomers(store, kept=lambda _: None).put_all(known)
            settings = StoredSettings(store)
            point_to(
                store,
                data=self.data,
                central_url=self.centre.url,
                printer=f"tcp://{self.printers[desk].address}",
                provider_url=self.provider.url,
            )
            settings.set(CENTRAL_TOKEN, _token(desk))
            pairing = HallPairing(settings, desk_of(store, settings), SystemClock(), ids)
            pairing.pair(url=self.server.url, typed=code, by="@day")
            store.close()
        tablets = self.server.codes[-len(TABLETS) :]
        greeters = tuple(paired(self.server, code, secret=ids.token) for code in tablets)
        self.shut()
        return greeters

    def open(self, at: str, *, desks: Sequence[str]) -> None:
        """Everything starts with its clock at `at` (YITAI_CLOCK)."""
        os.environ[CLOCK_VARIABLE] = at
        self._opened = at, time.monotonic()
        self._start_outside()
        self.open_server()
        for desk in desks:
            self.counters[desk] = CounterProcess(self.store(desk))

    def cut_centre(self) -> None:
        """The way to the centre is gone; everything else stays."""
        assert self.centre is not None
        self.centre.stop()
        self.centre = None

    def kill_server(self, *, after_s: float) -> None:
        """SIGKILL, in the middle of whatever it does."""
        assert self.server is not None
        threading.Event().wait(after_s)
        self.server.kill()
        self.server = None

    def open_server(self) -> None:
        """One that was killed starts at the hour it is by now, as on a computer whose clock runs on."""
        if self.server is None:
            at, since = self._opened
            os.environ[CLOCK_VARIABLE] = (
                datetime.fromisoformat(at) + timedelta(seconds=time.monotonic() - since)
            ).isoformat()
            self.server = HallProcess(self.server_store, port=self.ports["hall"])

    def until_answered(self, desk: str, act: str, **given: Any) -> dict[str, Any]:
        """Asked again, as a person presses again, while the hall server comes back."""
        until = time.monotonic() + PATIENT_S
        while True:
            counter = self.counters[desk]
            counter.begin(act, **given)
            said = counter.answer()
            if "failed" not in said:
                done: dict[str, Any] = said["done"]
                return done
            if "HallTrouble" not in said["failed"] or time.monotonic() > until:
                raise AssertionError(f"{act}: {said['failed']}")

    def shut(self) -> None:
        """Everybody ends in order: what was given to them is done."""
        for counter in self.counters.values():
            counter.quit()
        self.counters = {}
        if self.server is not None:
            self.server.stop()
            self.server = None
        for process in (self.centre, self.provider):
            if process is not None:
                process.stop()
        self.centre = self.provider = None

    def end(self) -> None:
        """Whatever still runs is killed."""
        for counter in self.counters.values():
            counter.kill()
        if self.server is not None:
            self.server.end()
        for process in (self.centre, self.provider):
            if process is not None:
                process.kill()

    def _start_outside(self) -> None:
        self.centre = start_central(database=self.database, port=self.ports.get("centre", 0))
        database = f"sqlite:///{self.folder / 'provider.db'}"
        self.provider = start_provider(database=database, port=self.ports.get("provider", 0), wait_s=0.0)
        self.ports |= {"centre": self.centre.port, "provider": self.provider.port}


class CounterProcess:
    """A counter's program (desk_child.py); `do` an act and get its answer."""

    def __init__(self, store: Path) -> None:
        command = [sys.executable, "-m", "tests.whole_day.desk_child", str(store)]
        self._log = (store / "child.log").open("a")
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            encoding="utf-8",
        )
        self._ready = False

    def begin(self, act: str, **given: Any) -> None:
        """Without waiting for the answer: `answer` it is."""
        if not self._ready:
            self._ready = True
            assert self.answer() == {"ready": True}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"act": act, **given}, ensure_ascii=False) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError(f"a counter ended: {Path(self._log.name).read_text('utf-8')[-2000:]}")
        said: dict[str, Any] = json.loads(line)
        return said

    def do(self, act: str, **given: Any) -> dict[str, Any]:
        self.begin(act, **given)
        said = self.answer()
        if "failed" in said:
            raise AssertionError(f"{act}: {said['failed']}")
        done: dict[str, Any] = said["done"]
        return done

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._log.close()

    def quit(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"act": "quit"}) + "\n")
        self._process.stdin.flush()
        self._process.wait(STOP_S)
        self._process.communicate()
        self._log.close()


def _token(desk: str) -> str:
    return device_token(hall=HALL, device=device_of(desk), secret=DEMO_SECRET)


def _desk_toml(toml: str, desk: str) -> str:
    """The hall's file as it lies at another desk."""
    lines = []
    for line in toml.splitlines():
        key = line.partition("=")[0].strip()
        lines.append({"number": f'number = "{desk}"', "device_id": f'device_id = "{device_of(desk)}"'}.get(key, line))
    return "\n".join(lines) + "\n"
