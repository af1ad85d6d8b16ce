"""`yitai voice`: which languages this PC can read aloud, and the process that reads.

A process of its own, as the doctor that asks it also runs beside windows; every counter starts one, so it loads little.
"""

import argparse
import json
import subprocess

from app.texts.language import Language
from commands.central_process import own_command

WITHIN_S = 15.0


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("voice", help="which languages this PC reads aloud")
    parser.add_argument("--speak", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """The languages as a JSON list and nothing else; or a counter's voice, until its standard input is closed."""
    from devices.speech import languages_of_system, speak_for_parent  # with it comes Qt, which only this process wants

    if given.speak:
        return speak_for_parent()
    print(json.dumps(sorted(language.value for language in languages_of_system())))
    return 0


def speaking_command() -> tuple[str, ...]:
    return (*own_command(), "voice", "--speak")


def voices_here() -> tuple[Language, ...] | None:
    """None where the question found no answer."""
    try:
        answer = subprocess.run([*own_command(), "voice"], capture_output=True, text=True, timeout=WITHIN_S, check=True)
        return tuple(Language(value) for value in json.loads(answer.stdout.strip().splitlines()[-1]))
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None
