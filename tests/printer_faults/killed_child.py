"""A counter in a process of its own that prints its first receipt and dies at one place; tests.printer_faults.kills
starts it and tells it on standard input where its store is, and the key of it."""

import json
import os
import signal
import sys
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from app.domain.printer_address import NetworkAddress, SerialAddress, parse_address
from app.errors import Bug
from app.ports import PrintState
from app.printer_ports import PrinterCondition, PrintNews
from commands.receipts import Receipts
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.store import Store
from printing.conversation import speech_of
from printing.profiles import StatusBy
from printing.transport import ConnectedPrinter
from printing.ways.network import NetworkWay
from printing.ways.serial_port import SerialWay
from printing.ways.way import Line, WaitsOn, Way, gives_up
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.orders import CLERK
from tests.offline_cache.parts import Counter, CountingIds, MemoryKeyring, TestClock
from tests.printer_faults.desk import FIRST, Desk, Paper, Setting, Wire
from ui.frame.application import application


class Place(StrEnum):
    """Where it is killed: behind the journal's entry of a state, or at the line."""

    QUEUED = "queued"  # on disk, the printing lane has not begun
    CHECKED = "checked"  # laid out and stored
    SENT = "sent"  # journalled, no byte has left
    FIRST_BYTES = "first bytes"
    MIDDLE = "middle"
    WAITING = "waiting for paper"  # the roll ended in the middle, and the printer said so
    LAST_BYTE = "last byte"  # all of the job, no barrier behind it
    ANSWERED = "answered"  # the barrier, and nobody wrote its answer down
    CONFIRMED = "confirmed"  # written down


_FIRST_BYTES = 40
_A_JOB = 200  # bytes: what is asked before it is shorter
_BEHIND = {Place.CHECKED: PrintState.CHECKED, Place.SENT: PrintState.SENT, Place.CONFIRMED: PrintState.CONFIRMED}


def die() -> None:
    """As if the power had gone: nothing is flushed, no handler runs."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_waiting(place: Place, news: PrintNews) -> None:
    if place is Place.WAITING and news.condition is not None and news.condition.says_why and not news.over:
        die()


class DyingJobs(StoredPrintJobs):
    def __init__(self, store: Store, place: Place) -> None:
        super().__init__(store)
        self._place = place

    def mark(
        self,
        job_id: str,
        state: PrintState,
        *,
        at: datetime,
        data: bytes | None = None,
        error: str = "",
        printer: str = "",
        condition: PrinterCondition | None = None,
    ) -> bool:
        if self._place is Place.ANSWERED and state is PrintState.CONFIRMED:
            die()
        done = super().mark(job_id, state, at=at, data=data, error=error, printer=printer, condition=condition)
        if _BEHIND.get(self._place) is state:
            die()
        return done


class DyingWay:
    """Any way, to a printer that sees the job no further than `place`."""

    def __init__(self, way: Way, place: Place) -> None:
        self._way = way
        self._place = place

    @property
    def reads(self) -> bool:
        return self._way.reads

    @property
    def ends_jobs(self) -> bool:
        return self._way.ends_jobs

    def open(self) -> "DyingLine":
        return DyingLine(self._way.open(), self._place)

    def reachable(self) -> bool:
        return self._way.reachable()


class DyingLine:
    def __init__(self, line: Line, place: Place) -> None:
        self._line = line
        self._place = place

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        ends = {Place.FIRST_BYTES: _FIRST_BYTES, Place.MIDDLE: len(data) // 2, Place.LAST_BYTE: len(data)}
        seen = ends.get(self._place) if len(data) > _A_JOB else None
        self._line.write(data[:seen], waits_on)
        if seen is not None:
            die()

    def read(self, within_s: float) -> bytes:
        return self._line.read(within_s)

    def finish(self) -> None:
        self._line.finish()

    def close(self) -> None:
        self._line.close()


def way_to(typed: str) -> tuple[NetworkAddress | SerialAddress, Way]:
    address = parse_address(typed)
    if isinstance(address, NetworkAddress):
        return address, NetworkWay(address)
    if isinstance(address, SerialAddress):
        return address, SerialWay(address)
    raise Bug(f"{typed} is neither")


def main() -> None:
    told = json.load(sys.stdin)
    drawing = application()
    setting = Setting(Paper(told["paper"]), Wire(told["wire"]), StatusBy(told["status"]))
    keyring = MemoryKeyring({store: bytes.fromhex(key) for store, key in told["keys"].items()})
    place = Place(told["place"])
    counter = Counter(Path(told["store"]), keyring, TestClock(), CountingIds())
    with counter.opened() as store:
        desk = Desk(store, counter, address=told["address"], setting=setting, news=partial(die_waiting, place))
        address, way = way_to(told["address"])
        room = replace(
            desk.room,
            jobs=DyingJobs(store, place),
            printer=ConnectedPrinter(
                address, DyingWay(way, place), speech=speech_of(setting.profile), bounds=setting.bounds
            ),
        )
        if place is Place.QUEUED:
            die()
        receipts = Receipts(
            room,
            lane=InstantLane(),
            audit=WrittenAudit(),
            clerk=lambda: CLERK,
            told=lambda _: None,
            failed=desk.failures.append,
        )
        receipts.lay_out(FIRST.id, alone=False)
    drawing.quit()
    sys.exit(f"lived: {desk.failures}")


if __name__ == "__main__":
    main()
