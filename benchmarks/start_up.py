"""From exec to the sign-on page, beside a bare PySide6 window; from exec until the program behind it answers; and from
the password to a form one can type into, also where all was typed before anybody answered."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import Figure, median, tell
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo

ROUNDS = 5
SIGN_ON_LIMIT_S = 2.0  # painted, and answering
FORM_LIMIT_S = 0.5
ROOT = Path(__file__).resolve().parents[1]


def started(kind: str, *more: str) -> dict[str, float]:
    """What the process said: event to seconds."""
    child = "import sys; from benchmarks.started_window import main; main(*sys.argv[1:])"
    command = [sys.executable, "-c", child, kind, str(time.monotonic() * 1000), *more]
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    if kind == "bare":  # it has nobody to hear what offscreen says of each window
        env["QT_LOGGING_RULES"] = "default.warning=false"
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return {what: float(ms) / 1000 for what, ms in (line.split() for line in done.stdout.splitlines())}


def main() -> int:
    clock, ids = SystemClock(), SystemIds()
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        store = open_or_create_demo(Path(folder) / "store", clock=clock, ids=ids)
        stock_demo(store, demo_data())
        store.close()
        started("bare")  # the first start reads libraries and fonts from the disk
        started("counter", str(store.folder))
        bare = [started("bare")["painted"] for _ in range(ROUNDS)]
        ours = [started("counter", str(store.folder)) for _ in range(ROUNDS)]
        ahead = [started("ahead", str(store.folder)) for _ in range(ROUNDS)]
    work = median([one["painted-cpu"] for one in ours])
    why = f"fixed; a bare PySide6 window takes {median(bare):.2f} s; {work:.2f} s of work"
    return tell(
        Figure("exec to sign-on, median", median([one["painted"] for one in ours]), SIGN_ON_LIMIT_S, "s", why),
        Figure("exec to answers, median", median([one["answers"] for one in ours]), SIGN_ON_LIMIT_S, "s", "fixed"),
        Figure(
            "sign-on to form, median", median([one["usable"] for one in ours]), FORM_LIMIT_S, "s", "fixed; with argon2"
        ),
        Figure(
            "answers to form, typed ahead, median",
            median([one["usable"] for one in ahead]),
            FORM_LIMIT_S,
            "s",
            "fixed; with argon2",
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
