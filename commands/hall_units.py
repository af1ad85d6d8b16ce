"""The hall server as a service of the operating system, written out: a unit for systemd, a task for Windows.

The store's passphrase is given to the service and to nobody else: never in a command line or an environment that other
programs see. systemd hands it over as a credential, for the whole machine encrypted so that only this machine (its TPM
or its own key) reads it; Windows has a file that only the service's account and administrators may read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

NAME = "yitai-hall"
UNIT = f"{NAME}.service"
CREDENTIAL = "yitai-store"
ENCRYPTED = PurePosixPath(f"/etc/credstore.encrypted/{CREDENTIAL}")
STATE = PurePosixPath(f"/var/lib/{NAME}")
_LOCAL_SERVICE = "S-1-5-19"  # few rights, and the same name in every language of Windows

# A hall server opens ports, its own folder and nothing else of the machine.
_HARDENED = """\
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
CapabilityBoundingSet=
AmbientCapabilities=
"""


@dataclass(frozen=True, slots=True)
class HallService:
    """`command` calls this program; `words` are what `yitai hall` is started with, without its store. `hall_file` is
    needed once, for a store that is new, yet read at every start: it lies where it stays."""

    command: Sequence[str]
    words: Sequence[str]
    hall_file: Path | None


def system_unit(service: HallService) -> str:
    """For the whole machine, started before anybody signs on, under a user of its own."""
    loads = f"LoadCredentialEncrypted={CREDENTIAL}:{ENCRYPTED}\n"
    own = f"DynamicUser=yes\nStateDirectory={NAME}\nStateDirectoryMode=0700\n{loads}{_HARDENED}"
    return _unit(service, store=str(STATE), own=own, wanted_by="multi-user.target")


def user_unit(service: HallService, *, store: Path, passphrase: Path) -> str:
    """For the person who installs it. Its manager may not drop what the whole machine's may: no user of its own."""
    own = f"LoadCredential={CREDENTIAL}:{passphrase}\nNoNewPrivileges=yes\n"
    return _unit(service, store=str(store), own=own, wanted_by="default.target")


def _unit(service: HallService, *, store: str, own: str, wanted_by: str) -> str:
    words = [*service.command, "hall", *service.words, "--store", store]
    start = " ".join([*map(quoted, words), "--passphrase-file", f"%d/{CREDENTIAL}"])
    if service.hall_file is not None:
        start += " --hall-file %d/hall.toml"
        own = f"LoadCredential=hall.toml:{service.hall_file}\n{own}"
    return f"""\
[Unit]
Description=Yitai hall server: the hall's queue, second copies of orders, parked forms
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
ExecStart={start}
Restart=always
RestartSec=2
TimeoutStopSec=20
UMask=0077
{own}
[Install]
WantedBy={wanted_by}
"""


def quoted(word: str) -> str:
    """One word of ExecStart: systemd reads %, $, quotes and backslashes in it."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if plain != word or " " in word else word


def windows_task(service: HallService, *, store: Path, passphrase: Path) -> str:
    """For `schtasks /Create /XML`: at the start of the machine, again whenever it ends, for as long as it likes."""
    words = ["hall", *service.words, "--store", str(store), "--passphrase-file", str(passphrase)]
    if service.hall_file is not None:
        words += ["--hall-file", str(service.hall_file)]
    program, *first = service.command
    arguments = " ".join(f'"{word}"' if " " in word else word for word in (*first, *words))
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Yitai hall server</Description></RegistrationInfo>
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Principals>
    <Principal id="Own"><UserId>{_LOCAL_SERVICE}</UserId><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Own">
    <Exec><Command>{escape(program)}</Command><Arguments>{escape(arguments)}</Arguments></Exec>
  </Actions>
</Task>
"""
