"""The command line: finds the command, lets it run, says its trouble in one sentence."""

import argparse
import gc
import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Trouble
from commands.central_process import own_command
from commands.terminal import EXIT_RESTART, tell_trouble

DESKTOP = "desktop"


@dataclass(frozen=True, slots=True)
class Command:
    """`module` has `register(parsers)`; it is imported only when asked for, so that no command pays for another."""

    module: str
    help: str


COMMANDS: dict[str, Command] = {
    DESKTOP: Command("commands.desktop", "the desktop application (also without a command)"),
    "setup": Command("commands.setup", "set a counter up, by an assistant or from a file"),
    "demo": Command("commands.demo", "a whole counter on this PC with demo data"),
    "training": Command("commands.training", "practise; orders are watermarked, never sent and never counted"),
    "catalogue": Command("commands.catalogue", "check or import a catalogue file"),
    "matters": Command("commands.matters", "check, import or show the matters file"),
    "central": Command("commands.central", "the central API"),
    "hall": Command("commands.hall", "the hall server: queue, second copies, parked forms"),
    "display": Command("commands.display", "the hall's television: calls, waits, voice"),
    "provider": Command("commands.provider", "a payment provider for trying"),
    "printer": Command("commands.printer", "list and test printers, or open a virtual one"),
    "store": Command("commands.store", "check a counter's store"),
    "report": Command("commands.report", "the daily summary into a file, or whether a printed one is right"),
    "staff": Command("commands.staff", "open a locked or forgotten account"),
    "soak": Command("commands.soak", "accept many orders through the real handling"),
    "archive": Command("commands.archive", "sealed forms of this counter: list, save, remake"),
    "seal": Command("commands.seal", "the key documents are sealed with, and which are trusted"),
    "verify": Command("commands.verify", "say in one sentence whether a sealed document is genuine"),
    "doctor": Command("commands.doctor", "look at everything a counter needs"),
    "voice": Command("commands.voices", "say which languages this PC reads aloud"),
}


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yitai", description="一台清 Yitai: one counter, one form, one receipt.", allow_abbrev=False
    )
    parser.add_argument("-V", "--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.help, add_help=False)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 trouble that was told, 2 a command line that is none."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words in (["--version"], ["-V"]):
        return int(importlib.import_module("commands.about").tell_version())  # as every command: only when asked for
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, DESKTOP)
    if words[0] not in COMMANDS:
        _overview().parse_args(words)  # tells the help or what is wrong, and leaves
        return 2
    parser = argparse.ArgumentParser(prog="yitai", allow_abbrev=False)
    command = COMMANDS[words[0]]
    gc.disable()  # modules stay: the collector would look through them a fifth of the time they load, and find nothing
    importlib.import_module(command.module).register(parser.add_subparsers(dest="command", required=True))
    gc.enable()
    given = parser.parse_args(words)
    try:
        code = int(given.run(given))
        return _start_again(getattr(given, "again", words)) if code == EXIT_RESTART else code
    except Trouble as trouble:
        return tell_trouble(trouble)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has gone: `yitai … | head`
        return 0
    except KeyboardInterrupt:
        return 130


def _start_again(words: Sequence[str]) -> int:
    """The same command line in a fresh process, in this one's place where the system can."""
    command = [*own_command(), *words]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    subprocess.Popen(command)
    return 0
