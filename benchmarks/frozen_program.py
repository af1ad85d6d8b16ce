"""The program as a hall gets it: how long it takes from exec to the first page, and how large its folder is."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import run
from benchmarks.timing import Figure, median, tell
from commands.log_file import log_files
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo

ROUNDS = 5
LIMIT_S = 2.5
LIMIT_MB = 300
SHOWN = re.compile(r"(\S+)Z INFO .* the first page is shown after (\d+) ms of work")
GIVES_UP_S = 60.0
LOOKS_EVERY_S = 0.05


def started(program: Path, store: Path) -> tuple[float, float]:
    """Seconds from exec until the window was painted, and those of them the processor worked for it.

    By the program's own log; it is then ended in order.
    """
    before = len(shown_at(store))
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = datetime.now(UTC)
    with subprocess.Popen([str(program), "--store", str(store)], env=env, stderr=subprocess.DEVNULL) as running:
        try:
            while len(shown := shown_at(store)) == before:
                if (datetime.now(UTC) - began).total_seconds() > GIVES_UP_S or ended(running):
                    raise TimeoutError("the window did not come that far")
        finally:
            running.terminate()
    at, worked_s = shown[-1]
    return (at - began).total_seconds(), worked_s


def ended(running: "subprocess.Popen[bytes]") -> bool:
    try:
        running.wait(LOOKS_EVERY_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def shown_at(store: Path) -> list[tuple[datetime, float]]:
    """The moments at which the log says so and the seconds of work until then, oldest first."""
    log = "".join(file.read_text("utf-8") for file in reversed(log_files(store)))
    return [(datetime.fromisoformat(f"{at}+00:00"), int(ms) / 1000) for at, ms in SHOWN.findall(log)]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        out, store = Path(folder) / "built", Path(folder) / "store"
        run.build(["--out", str(out)])
        made = open_or_create_demo(store, clock=SystemClock(), ids=SystemIds())
        stock_demo(made, demo_data())
        made.close()
        program = out / "yitai" / ("yitai.exe" if os.name == "nt" else "yitai")
        started(program, store)  # the first start reads libraries and fonts from the disk
        rounds = [started(program, store) for _ in range(ROUNDS)]
        files = [file for file in (out / "yitai").rglob("*") if file.is_file() and not file.is_symlink()]
        size_mb = sum(file.stat().st_size for file in files) / 1e6
    took_s, worked_s = (list(each) for each in zip(*rounds, strict=True))
    why = f"fixed; {median(worked_s):.2f} s of it is the processor's work, worst round {max(took_s):.2f} s"
    return tell(
        Figure("frozen, exec to sign-on, median", median(took_s), LIMIT_S, "s", why),
        Figure("frozen, size of the folder", size_mb, LIMIT_MB, "MB", "fixed; fonts are 48 MB of it"),
    )


if __name__ == "__main__":
    sys.exit(main())
