"""For a fresh machine, with the standard library only: makes .venv, installs requirements.lock, then does one thing.

python3 run.py demo [--headless] [--offline] [--out DIR]   a whole counter on this PC with demo data
python3 run.py test [pytest arguments]                     the tests
python3 run.py check                                       form, lint, types, layers, house rules
python3 run.py campaign [name ...] [--size N] [--seed S]   long fault campaigns
python3 run.py bench [name ...]                            each figure beside its limit
python3 run.py build [--out DIR]                           the program as one folder, in dist/
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "run.py needs Python 3.11 or newer, this is {}.{}. Install a newer one and start it with that, "
        "for example: python3.11 run.py demo".format(*sys.version_info[:2])
    )

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
ON_ALL_CORES = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup")
READY = "ready.json"  # written last: an environment without it is half made


class CannotGoOn(Exception):
    """One sentence for the person; ends the run with exit code 1."""


# ---------------------------------------------------------------- the environment


def venv_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(venv: Path) -> list[str]:
    return [str(venv_python(venv)), "-m", "pip", "--disable-pip-version-check", "--no-input"]


def captured(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)


def wanted_state(lock: Path) -> dict[str, str]:
    """What a finished environment was made from; anything else means it has to be looked at again."""
    return {
        "python": ".".join(map(str, sys.version_info[:3])),
        "lock": hashlib.sha256(lock.read_bytes()).hexdigest(),
        "place": str(lock.parent),
    }


def is_ready(venv: Path, lock: Path) -> bool:
    """Reads two small files and asks nobody: this is the road without a network."""
    try:
        found = json.loads((venv / READY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(found == wanted_state(lock)) and venv_python(venv).exists()


def can_be_mended(venv: Path) -> bool:
    """Whether installing on top of what is there will do: its pip works and its Python is of our version."""
    probe = f"import pip, sys; print(sys.version_info[:2] == {tuple(sys.version_info[:2])})"
    try:
        return captured(str(venv_python(venv)), "-c", probe).stdout.strip() == "True"
    except OSError:
        return False


def make_venv(venv: Path) -> None:
    say(f"[1/3] making {venv.name} with Python {sys.version.split()[0]}")
    done = captured(sys.executable, "-m", "venv", "--clear", str(venv))
    if done.returncode:
        if "ensurepip" in done.stdout + done.stderr:
            raise CannotGoOn(
                "This Python comes without venv. Install it (Debian: apt-get install python3-venv) and start the same "
                "command again."
            )
        raise CannotGoOn(f"{venv} could not be made: {last_line(done.stderr or done.stdout)}")


def locked_names(lock: Path) -> list[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] for line in lines if "==" in line and line[0].isalnum()]


def install(venv: Path, lock: Path) -> None:
    names = locked_names(lock)
    say(f"[2/3] installing the {len(names)} libraries of {lock.name} (some minutes the first time)")
    command = [*pip(venv), "install", "--require-hashes", "--progress-bar", "off", "-r", str(lock)]
    tail: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as job:
        for line in job.stdout or ():
            tail = [*tail[-30:], line.rstrip()]
            name = line.removeprefix("Collecting ").split("==")[0].strip()
            if line.startswith("Collecting ") and name in names:
                show_progress(names.index(name) + 1, of=len(names), name=name)
            elif line.startswith("Installing collected"):
                end_progress()
                say("      unpacking")
    if job.returncode:
        end_progress()
        errors = [line for line in tail if "ERROR" in line] or tail[-1:]
        raise CannotGoOn(
            "The libraries could not all be installed. What is there is kept; with a network, start the same command "
            f"again.\npip said: {' '.join(errors[-2:])}"
        )


def put_in_place(venv: Path, root: Path) -> None:
    """Makes the command `yitai` in the environment, and tries the window library once.

    A bare Linux lacks libraries that Qt draws with; better told here than as an ImportError later.
    """
    say("[3/3] putting the command yitai in place")
    done = captured(
        *pip(venv), "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "-e", str(root)
    )
    if done.returncode:
        raise CannotGoOn(f"The command yitai could not be put in place: {last_line(done.stderr)}")
    done = captured(str(venv_python(venv)), "-c", "import PySide6.QtWidgets")
    if done.returncode:
        lines = (root / "tests" / "debian.txt").read_text(encoding="utf-8").splitlines()
        packages = " ".join(line.split()[0] for line in lines if line.startswith("lib"))
        raise CannotGoOn(
            f"Qt cannot start: {last_line(done.stderr)}\nOn Debian and Ubuntu: apt-get install {packages}\n"
            "Then start the same command again."
        )


def prepare(venv: Path = VENV, lock: Path = LOCK) -> None:
    """Leaves a finished environment: does nothing where it is one, mends a half-made one, or makes it."""
    if is_ready(venv, lock):
        return
    if not can_be_mended(venv):
        make_venv(venv)
    (venv / READY).unlink(missing_ok=True)
    install(venv, lock)
    put_in_place(venv, lock.parent)
    (venv / READY).write_text(json.dumps(wanted_state(lock)), encoding="utf-8")
    say("      ready")


# ---------------------------------------------------------------- the tasks


def environment() -> dict[str, str]:
    """The child finds our packages first, whatever folder it was started in, and keeps the bytecode it makes.

    Without kept bytecode each start compiles the whole program anew: three seconds, for each process of the tests too.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def python(*arguments: str, offscreen: bool = False) -> int:
    env = environment()
    if offscreen:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(venv_python(VENV)), *arguments], cwd=ROOT, env=env, check=False).returncode


def hand_over(*arguments: str) -> int:
    """Becomes the program, so that a signal to this process reaches it; Windows has no such thing and waits."""
    command = [str(venv_python(VENV)), *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, environment())
    return subprocess.run(command, env=environment(), check=False).returncode


def demo(rest: Sequence[str]) -> int:
    return hand_over(str(ROOT / "yitai.py"), "demo", *rest)


def test(rest: Sequence[str]) -> int:
    """pytest's closing line stays the last one printed. All tests share the cores; what was asked for runs in one."""
    return python("-m", "pytest", *(rest or ON_ALL_CORES), offscreen=True)


def check(_rest: Sequence[str]) -> int:
    """Every check runs, also after one that failed; the last line says which to look at."""
    lint_imports = "from importlinter.cli import lint_imports_command as c; c()"
    steps = {
        "ruff check": ("-m", "ruff", "check", "."),
        "ruff format": ("-m", "ruff", "format", "--check", "."),
        "mypy": ("-m", "mypy"),
        "layers": ("-c", lint_imports, "--no-logo"),
        "house rules": ("-m", "tests.house.rules"),
    }
    failed = []
    for name, arguments in steps.items():
        say(f"== {name}")
        if python(*arguments):
            failed.append(name)
    say(f"check: look at {', '.join(failed)}" if failed else f"check: {', '.join(steps)} are content")
    return 1 if failed else 0


def campaign(rest: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run.py campaign", description="Long fault campaigns; fails if one finds a loss."
    )
    parser.add_argument("name", nargs="*", help="of a file in campaigns/; without one, all of them")
    parser.add_argument("--size", type=int, default=1, help="how long: at 1 a campaign takes about a minute")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same faults")
    args = parser.parse_args(rest)
    return each_script("campaigns", args.name, ["--size", str(args.size), "--seed", str(args.seed)])


def bench(rest: Sequence[str]) -> int:
    return each_script("benchmarks", list(rest), [])


def each_script(folder: str, wanted: list[str], arguments: list[str]) -> int:
    """Runs every module of `folder` that can be run by itself, or the wanted ones; 1 if any failed."""
    scripts = [path for path in (ROOT / folder).glob("*.py") if '__name__ == "__main__"' in path.read_text("utf-8")]
    modules = sorted(path.stem for path in scripts)
    unknown = sorted(set(wanted) - set(modules))
    if unknown:
        raise CannotGoOn(f"There is no {folder}/{unknown[0]}.py. There are: {', '.join(modules) or 'none yet'}.")
    failed = []
    for name in wanted or modules:
        began = time.monotonic()
        if python("-m", f"{folder}.{name}", *arguments, offscreen=True):
            failed.append(name)
        say(f"== {name}: {time.monotonic() - began:.0f} s")
    outcome = f"look at {', '.join(failed)}" if failed else "all within their limits"
    say(f"{folder}: {len(wanted or modules)} ran, {outcome}")
    return 1 if failed else 0


def build(rest: Sequence[str]) -> int:
    """Says how large the folder is and how long it took; what PyInstaller works with goes away again."""
    parser = argparse.ArgumentParser(prog="run.py build", description="The program as one folder that needs no Python.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="gets the folder yitai (default: dist)")
    out = parser.parse_args(rest).out.resolve()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="yitai-build-") as work:
        places = ("--distpath", str(out), "--workpath", work)
        code = python("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(ROOT / "build.spec"))
    if code:
        raise CannotGoOn("The program could not be built; the reason stands above.")
    files = [file for file in (out / "yitai").rglob("*") if file.is_file() and not file.is_symlink()]
    size_mb = sum(file.stat().st_size for file in files) / 1e6
    say(f"build: {out / 'yitai'}, {size_mb:.0f} MB in {len(files)} files, {time.monotonic() - began:.0f} s")
    return 0


# ---------------------------------------------------------------- words


def say(words: str) -> None:
    print(words, flush=True)


def show_progress(number: int, *, of: int, name: str) -> None:
    """One moving line on a terminal, every tenth library elsewhere."""
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 1
        print("\r" + f"      {number} of {of}: {name}"[:width].ljust(width), end="", flush=True)
    elif number % 10 == 0:
        say(f"      {number} of {of}: {name}")


def end_progress() -> None:
    if sys.stdout.isatty():
        print()


def last_line(words: str) -> str:
    lines = words.strip().splitlines()
    return lines[-1] if lines else "it said nothing"


def main(argv: Sequence[str]) -> int:
    tasks = {"demo": demo, "test": test, "check": check, "campaign": campaign, "bench": bench, "build": build}
    if not argv or argv[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if argv else 2
    if argv[0] not in tasks:
        print(f"There is no task {argv[0]}. There are: {', '.join(tasks)}.", file=sys.stderr)
        return 2
    try:
        prepare()
        return tasks[argv[0]](argv[1:])
    except CannotGoOn as sentence:
        print(sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
