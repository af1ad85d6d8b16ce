"""A home of their own for the tests: nothing of the person who runs them is read or written."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

RUN_MARK = "YITAI_TEST_RUN"


def move_in() -> Path:
    """Points every variable that leads to a person's files into a folder that goes away at the end."""
    home = Path(tempfile.mkdtemp(prefix="yitai-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)  # Qt warns about any other mode
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "localappdata",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": runtime,
    }
    os.environ.update({name: str(place) for name, place in places.items()})
    # As on a bare Debian: no keyring at all (NoKeyringError), so the store takes its passphrase road.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns about a locale that is not UTF-8
    os.environ[RUN_MARK] = home.name
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        # None beside the sources, as asked; but what one of hundreds of processes compiled, the next need not.
        os.environ["PYTHONPYCACHEPREFIX"] = str(home / "bytecode")
    for ours in ("YITAI_STORE_PASSPHRASE", "YITAI_CLOCK"):
        os.environ.pop(ours, None)
    return home
