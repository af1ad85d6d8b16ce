"""`yitai hall install` and `uninstall`: the hall server as a service of systemd or Windows (hall_units.py)."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from app.errors import InputRefused
from app.handling.data_file.document import decode
from app.texts import hall_service as words
from app.texts.data_files import DATA_FAULTY
from commands.central_process import own_command
from commands.hall_units import (
    CREDENTIAL,
    ENCRYPTED,
    NAME,
    STATE,
    UNIT,
    HallService,
    system_unit,
    user_unit,
    windows_task,
)
from commands.terminal import file_bytes, tell

_SYSTEMD_RUNS = Path("/run/systemd/system")
_TASK = "Yitai hall"


def register_install(parser: argparse.ArgumentParser) -> None:
    """The options of `install`."""
    _for_whom(parser)
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on (0.0.0.0: the whole hall)")
    parser.add_argument("--port", type=int, help="port to listen on")
    parser.add_argument("--pages-port", type=int, help="customers' pages in plain http; 0 for none")
    parser.add_argument("--store", type=Path, help="the hall server's own folder; for the whole machine it is given")
    parser.add_argument("--hall-file", type=Path, help="hall.toml, for a folder that is new")
    parser.add_argument("--upstream", metavar="URL", help="the centre: counters' sync goes through to it")
    parser.add_argument("--print", action="store_true", dest="only_show", help="show it, write nothing")
    parser.set_defaults(run=install)


def register_uninstall(parser: argparse.ArgumentParser) -> None:
    """The options of `uninstall`."""
    _for_whom(parser)
    parser.set_defaults(run=uninstall)


def install(given: argparse.Namespace) -> int:
    """Writes it and starts it where it may; what is left to type is said. Raises InputRefused."""
    hall_file = None if given.hall_file is None else _stays(user=given.user) / "hall.toml"
    service = HallService(own_command(), _words(given), hall_file)
    if sys.platform == "win32":
        return _install_on_windows(service, given)
    if sys.platform != "linux":
        raise InputRefused(words.NOT_HERE)
    secret = _stays(user=True) / "hall.passphrase"
    if given.user:
        store = given.store or user_data_path("yitai", appauthor=False) / "hall"
        body = user_unit(service, store=store.resolve(), passphrase=secret)
    else:
        body = system_unit(service)
    if given.only_show:
        print(body, end="")
        return 0
    _keep(given.hall_file, hall_file)
    file = _unit_file(user=given.user)
    _write(file, body)
    tell(words.WRITTEN, file=file)
    tell(words.STORE_STAYS_YOURS)
    steps = _steps(user=given.user)
    there = secret.exists() if given.user else Path(ENCRYPTED).exists()
    if there and _SYSTEMD_RUNS.exists() and all(_done(step) for step in steps):
        tell(words.STARTED)
        return 0
    ask = [
        f"install -d -m 700 {ENCRYPTED.parent}",
        f"systemd-ask-password -n | systemd-creds encrypt --name={CREDENTIAL} - {ENCRYPTED}",
    ]
    if given.user:
        ask = [
            f"(umask 077; mkdir -p {secret.parent}; systemd-ask-password -n > {secret})",
            "loginctl enable-linger",
        ]
    tell(words.TYPE_THIS)
    print("\n".join([*([] if there else ask), *(" ".join(step) for step in steps)]))
    return 0


def uninstall(given: argparse.Namespace) -> int:
    """Stops it and takes it away; its store stays. Raises InputRefused where there is none."""
    if sys.platform == "win32":
        _done(["schtasks", "/End", "/TN", _TASK])
        if not _done(["schtasks", "/Delete", "/F", "/TN", _TASK]):
            raise InputRefused(words.NOT_INSTALLED, file=_TASK)
        tell(words.REMOVED, file=_TASK, store=_windows_folder())
        return 0
    file = _unit_file(user=given.user)
    if not file.exists():
        raise InputRefused(words.NOT_INSTALLED, file=file)
    if _SYSTEMD_RUNS.exists():
        _done([*_systemctl(user=given.user), "disable", "--now", UNIT])
    try:
        file.unlink()
    except PermissionError:
        raise InputRefused(words.NEEDS_ROOT, file=file) from None
    tell(words.REMOVED, file=file, store=user_data_path("yitai", appauthor=False) / "hall" if given.user else STATE)
    return 0


def _for_whom(parser: argparse.ArgumentParser) -> None:
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument("--system", action="store_false", dest="user", help="for the whole machine (usual)")
    whom.add_argument("--user", action="store_true", help="for you alone")
    parser.set_defaults(user=False)


def _words(given: argparse.Namespace) -> list[str]:
    said = {"--host": given.host, "--port": given.port, "--pages-port": given.pages_port, "--upstream": given.upstream}
    return [word for name, value in said.items() if value is not None for word in (name, str(value))]


def _unit_file(*, user: bool) -> Path:
    folder = user_config_path("systemd") / "user" if user else Path("/etc/systemd/system")
    return folder / UNIT


def _systemctl(*, user: bool) -> list[str]:
    return ["systemctl", "--user"] if user else ["systemctl"]


def _stays(*, user: bool) -> Path:
    """Where the hall's own files lie, there at every start."""
    if sys.platform == "win32":
        return _windows_folder()
    return user_config_path("yitai", appauthor=False) if user else Path("/etc/yitai")


def _keep(given: Path | None, stays: Path | None) -> None:
    """The hall's file where the service reads it: the one that was given may lie on a stick that is taken away."""
    if given is not None and stays is not None and given.resolve() != stays:
        _write(stays, decode(file_bytes(given), faulty=DATA_FAULTY))


def _steps(*, user: bool) -> list[list[str]]:
    systemctl = _systemctl(user=user)
    return [[*systemctl, "daemon-reload"], [*systemctl, "enable", "--now", UNIT]]


def _write(file: Path, body: str, *, encoding: str = "utf-8") -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding)
    except PermissionError:
        raise InputRefused(words.NEEDS_ROOT, file=file) from None


def _done(command: list[str]) -> bool:
    try:
        return subprocess.run(command, check=False).returncode == 0
    except OSError:
        return False


def _windows_folder() -> Path:
    return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Yitai" / NAME


def _install_on_windows(service: HallService, given: argparse.Namespace) -> int:
    """A task at the start of the machine, under the account for local services. Its passphrase file is for a person to
    write, so that it passes through no command line."""
    folder = _windows_folder()
    store, secret, file = given.store or folder / "store", folder / "hall.passphrase", folder / "hall.xml"
    body = windows_task(service, store=store, passphrase=secret)
    if given.only_show:
        print(body, end="")
        return 0
    _keep(given.hall_file, service.hall_file)
    _write(file, body, encoding="utf-16")
    tell(words.WRITTEN, file=file)
    tell(words.TYPE_THIS)
    rights = '/inheritance:r /grant "*S-1-5-19:(OI)(CI)M" "*S-1-5-32-544:(OI)(CI)F"'
    print(f'icacls "{folder}" {rights}')
    print(f'notepad "{secret}"')
    print(f'schtasks /Create /F /TN "{_TASK}" /XML "{file}"')
    print(f'schtasks /Run /TN "{_TASK}"')
    return 0
