"""The voice's own process: words go there, what is over comes back, and nobody waits for either."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from devices.voice_process import SystemVoice
from tests.fakes import speaking_child

CHILD = Path(speaking_child.__file__)
WITHIN_MS = 20_000
Make = Callable[[str], SystemVoice]


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


@pytest.fixture
def make(qtbot: QtBot, heard: Path) -> Iterator[Make]:
    made: list[SystemVoice] = []

    def voice(mood: str) -> SystemVoice:
        made.append(SystemVoice((sys.executable, str(CHILD), str(heard), mood)))
        return made[-1]

    yield voice
    for each in made:
        each.close()


def orders(heard: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in heard.read_text("utf-8").splitlines()] if heard.exists() else []


def process_of(voice: SystemVoice) -> QProcess:
    process = voice.findChild(QProcess)
    assert process is not None
    return process


@pytest.fixture
def voice(make: Make, qtbot: QtBot) -> SystemVoice:
    """One that knows what it can say."""
    voice, known = make("babbles"), list[bool]()
    voice.listen(lambda: known.append(True))
    assert voice.languages() == frozenset()  # nobody waits for the answer
    qtbot.waitUntil(lambda: known == [True], timeout=WITHIN_MS)
    return voice


def test_what_it_can_say_becomes_known_whatever_else_is_written_there(voice: SystemVoice) -> None:
    assert voice.languages() == {Language.ZH, Language.EN}


def test_the_sentences_are_said_in_their_language_and_the_end_is_told(
    voice: SystemVoice, heard: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    voice.say(("每月 ¥6。", "随时可退。"), Language.ZH, ended=lambda: told.append("long"))
    voice.say(("short",), Language.EN, ended=lambda: told.append("short"))
    qtbot.waitUntil(lambda: told == ["short"], timeout=WITHIN_MS)
    assert [(each["language"], each["words"]) for each in orders(heard)] == [
        ("zh", "每月 ¥6。 随时可退。"),
        ("en", "short"),
    ]


def test_nothing_is_told_of_one_that_was_stopped(voice: SystemVoice, heard: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    voice.say(("short",), Language.EN, ended=lambda: told.append("stopped"))
    voice.stop()
    voice.say(("short",), Language.EN, ended=lambda: told.append("then"))
    qtbot.waitUntil(lambda: told != [], timeout=WITHIN_MS)
    assert told == ["then"]
    assert {"stop": True} in orders(heard)


def test_a_process_that_dies_takes_its_voice_along_and_nothing_else(make: Make, qtbot: QtBot) -> None:
    voice, told = make("dies"), list[str]()
    voice.listen(lambda: told.append("known"))
    voice.languages()
    qtbot.waitUntil(lambda: told == ["known"], timeout=WITHIN_MS)
    voice.say(("a",), Language.EN, ended=lambda: told.append("over"))
    qtbot.waitUntil(lambda: "over" in told, timeout=WITHIN_MS)
    assert voice.languages() == frozenset()


def test_where_it_cannot_be_started_there_is_no_voice(qtbot: QtBot) -> None:
    voice = SystemVoice(("/nowhere/speaks",))
    assert voice.languages() == frozenset()
    qtbot.waitUntil(lambda: process_of(voice).error() is QProcess.ProcessError.FailedToStart)
    assert voice.languages() == frozenset()
    voice.close()


def test_it_ends_with_whoever_started_it(make: Make, qtbot: QtBot) -> None:
    voice = make("slow")
    voice.languages()
    process = process_of(voice)
    qtbot.waitUntil(lambda: process.state() is QProcess.ProcessState.Running, timeout=WITHIN_MS)
    voice.close()
    assert process.state() is QProcess.ProcessState.NotRunning
    assert process.exitStatus() is QProcess.ExitStatus.NormalExit


def test_the_real_process_tells_what_this_system_can_say(qtbot: QtBot) -> None:
    yitai = Path(__file__).resolve().parents[2] / "yitai.py"
    voice, known = SystemVoice((sys.executable, str(yitai), "voice", "--speak")), list[bool]()
    voice.listen(lambda: known.append(True))
    voice.languages()
    qtbot.waitUntil(lambda: known != [], timeout=WITHIN_MS)
    assert voice.languages() <= set(Language)
    voice.close()
