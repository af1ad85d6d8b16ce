"""The program killed with the power at each state of a print job, by a child process over the real store, and started
again: one copy, or a question."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.domain.printer_fault import Fault, Onset
from tests.offline_cache.parts import Counter
from tests.printer_faults.desk import FIRST, Setting, desk_at, printer_for, settled, typed
from tests.printer_faults.faults import Seen, finish
from tests.printer_faults.killed_child import Place

ROOT = Path(__file__).parents[2]
_CHILD_WITHIN_S = 60.0
_ROWS = 9  # then the roll ends


@dataclass(frozen=True, slots=True)
class Kill:
    place: Place
    setting: Setting

    def __str__(self) -> str:
        return f"killed: {self.place} × {self.setting.paper} × {self.setting.wire}"


def kill(case: Kill, *, counter: Counter, folder: Path) -> Seen:
    """`counter`'s store holds no order yet."""
    seen, setting = Seen(), case.setting
    with printer_for(setting, folder=folder, row_s=0.0) as printer:
        address = typed(printer)
        with desk_at(counter, address=address, setting=setting) as desk:
            desk.accept(FIRST)
        if case.place is Place.WAITING:
            printer.switch_on(Fault.PAPER_OUT, Onset(rows=_ROWS))
        told = {
            "store": str(counter.folder),
            "keys": {store: key.hex() for store, key in counter.keyring.keys.items()},
            "address": address,
            "paper": setting.paper.value,
            "wire": setting.wire.value,
            "status": setting.status.value,
            "place": case.place.value,
        }
        child = subprocess.run(
            [sys.executable, "-m", "tests.printer_faults.killed_child"],
            cwd=ROOT,
            input=json.dumps(told),
            text=True,
            capture_output=True,
            timeout=_CHILD_WITHIN_S,
            check=False,
        )
        if child.returncode != -9:
            seen.wrong.append(f"the child was not killed: {child.returncode} {child.stderr[-300:]}")
        if case.place is not Place.WAITING:
            settled(printer)
        with desk_at(counter, address=address, setting=setting) as desk:
            desk.after_restart()
            finish(desk, [printer], seen)
    return seen
