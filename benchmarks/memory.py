"""The counter's memory while 1,000 orders are taken through its real windows: below the limit, and not growing."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.centre import ROOT, running_centre
from benchmarks.timing import Figure, tell
from commands.demo_place import point_to
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import LOCK_AFTER_MINUTES
from commands.stock import demo_data, stock_demo
from offline_cache.settings import StoredSettings

ORDERS = 1000
LIMIT_MB = 250.0
GROWTH_LIMIT_MB = 10.0  # over the second half


def main() -> int:
    data = demo_data()
    who = [data.staff[0].member.number, data.staff[0].password, *(customer.phone for customer in data.customers)]
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder, running_centre(Path(folder)) as url:
        store = open_or_create_demo(Path(folder) / "store", clock=SystemClock(), ids=SystemIds())
        stock_demo(store, data)
        paper = Path(folder) / "paper"
        paper.touch()
        point_to(store, data=data, central_url=url, printer=paper.as_uri())
        StoredSettings(store).set(LOCK_AFTER_MINUTES, "600")  # hands of a script do not pass the watch on the window
        store.close()
        began = time.monotonic()
        child = (
            "import sys; from ui.frame.plain_qt import load_plain_qt; load_plain_qt(); "
            "from benchmarks.counter_at_work import main; main(*sys.argv[1:])"
        )
        command = [sys.executable, "-c", child, str(store.folder), str(ORDERS), *who]
        held: list[float] = []
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as counter:
            for line in counter.stdout or ():
                held.append(float(line))
                told = f"after {100 * (len(held) - 1):4} orders {held[-1]:.0f} MB, limit {LIMIT_MB:.0f} MB"
                print(f"      {told}; {time.monotonic() - began:.0f} s", flush=True)
    if counter.returncode:
        return counter.returncode
    grown = held[-1] - held[len(held) // 2]
    return tell(
        Figure(f"memory after {ORDERS} orders", max(held), LIMIT_MB, "MB", f"fixed; {held[0]:.0f} MB after sign-on"),
        Figure("growth over the second half", grown, GROWTH_LIMIT_MB, "MB", "flat"),
    )


if __name__ == "__main__":
    sys.exit(main())
