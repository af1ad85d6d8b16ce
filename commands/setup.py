"""`yitai setup`: a counter from a file in one command, or by the assistant in a window."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from app.domain.finding import FindingState
from app.domain.setup_fields import CATALOGUE_FILE, RECOVERY_SHEET, SECRETS, SETUP_FIELDS, answer_faults, usual_answers
from app.errors import InputRefused, Trouble
from app.handling.data_file.document import decode
from app.handling.setup_file import read_fields
from app.texts import commands as command_words
from app.texts import setup as words
from commands.doctor import tell_findings
from commands.early_crash import met_alone
from commands.outside import SystemClock, SystemIds
from commands.places import default_store
from commands.set_up import SetUpRoom
from commands.terminal import EXIT_TROUBLE, file_bytes, has_display, tell, terminal_language

_VARIABLES = {
    "store.passphrase": "YITAI_STORE_PASSPHRASE",
    "manager.password": "YITAI_MANAGER_PASSWORD",
    "manager.pin": "YITAI_MANAGER_PIN",
}


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "set a counter up, by an assistant or from a file; docs/setup.md describes the file"
    parser = parsers.add_parser("setup", help=about, description=about)
    parser.add_argument("--store", type=Path, default=default_store(), help="where the counter's store is made")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="the set-up file")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0 where the doctor found no fault. Raises Trouble, FileFaulty; nothing is left behind then."""
    room = SetUpRoom(given.store, clock=SystemClock(), ids=SystemIds())
    room.refuse_taken()
    if given.source is None:
        if not has_display():
            raise Trouble(command_words.NO_DISPLAY)
        from commands.assistant import run_assistant  # Qt takes long to load

        given.again = ["desktop", "--store", str(given.store)]  # once it is set up it is a counter that starts again
        return met_alone(lambda: run_assistant(room), folder=given.store)
    answers = _answers(given.source)
    done = room.carry_out(answers, progress=tell)
    tell(words.SET_UP, folder=given.store)
    tell(words.SHEET_WRITTEN, file=done.recovery)
    tell_findings(done.findings)
    return EXIT_TROUBLE if any(one.state is FindingState.FAULT for one in done.findings) else 0


def _answers(file: Path) -> dict[str, str]:
    """The file's, its paths beside the file, its secrets from the environment or asked where it leaves them out."""
    text = decode(file_bytes(file), faulty=words.SETUP_FAULTY)
    answers = read_fields(text, fields=SETUP_FIELDS, answers=usual_answers(), later=SECRETS)
    for one in SECRETS:
        answers[one.key] = answers[one.key] or os.environ.get(_VARIABLES[one.key], "")
        if not answers[one.key] and sys.stdin.isatty():
            answers[one.key] = getpass.getpass(f"{one.name.say(terminal_language())}: ")
        if not answers[one.key]:
            raise InputRefused(words.SECRET_NEEDED, name=one.name, variable=_VARIABLES[one.key])
    for fault in answer_faults(answers):
        raise InputRefused(fault.words)
    for one in (CATALOGUE_FILE, RECOVERY_SHEET):
        if answers[one.key]:
            answers[one.key] = str(file.parent / Path(answers[one.key]).expanduser())
    return answers
