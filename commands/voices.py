"""Which languages this PC can read aloud, asked in a process of its own: the doctor also runs beside windows."""

import json
import subprocess

from app.texts.language import Language
from commands.central_process import own_command

WITHIN_S = 15.0


def tell_voices() -> int:
    """`yitai doctor --voices`: the languages as a JSON list, and nothing else."""
    from devices.speech import languages_of_system  # with it comes Qt, which only this process wants

    print(json.dumps(sorted(language.value for language in languages_of_system())))
    return 0


def speak() -> int:
    """`yitai doctor --speak`: the process a counter's voice is in, until its standard input is closed."""
    from devices.speech import speak_for_parent  # with it comes Qt, which only this process wants

    return speak_for_parent()


def speaking_command() -> tuple[str, ...]:
    return (*own_command(), "doctor", "--speak")


def voices_here() -> tuple[Language, ...] | None:
    """None where the question found no answer."""
    try:
        answer = subprocess.run(
            [*own_command(), "doctor", "--voices"], capture_output=True, text=True, timeout=WITHIN_S, check=True
        )
        return tuple(Language(value) for value in json.loads(answer.stdout.strip().splitlines()[-1]))
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None
