"""A real centre in a process of its own, with the demo's data, for as long as a script needs it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STOP_S = 10


@contextmanager
def running_centre(folder: Path) -> Iterator[str]:
    """Its address. The database lies in `folder`; the process is ended at the end."""
    program = [sys.executable, str(ROOT / "yitai.py"), "central"]
    database = ["--database", f"sqlite:///{folder / 'central.db'}"]
    subprocess.run([*program, "load-demo", *database], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    command = [*program, *database, "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as centre:
        try:
            said = centre.stdout.readline() if centre.stdout else ""
            yield next(word.rstrip("，。,.") for word in said.replace("，", " ").split() if word.startswith("http"))
        finally:
            centre.terminate()
            centre.wait(STOP_S)
