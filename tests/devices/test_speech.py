"""Reading aloud: the voice of the customer's language, one thing at a time, never a word of one that was stopped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from devices.speech import SystemVoice
from tests.fakes.engine import HandEngine

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def engine(qtbot: QtBot) -> HandEngine:
    return HandEngine("en_US", "zh_HK", "zh_CN", "fi_FI")


def voice_of(*engines: HandEngine) -> SystemVoice:
    return SystemVoice(lambda: engines)


def test_it_has_a_voice_for_each_language_an_engine_speaks(engine: HandEngine) -> None:
    assert voice_of(engine).languages() == {Language.ZH, Language.EN}
    assert voice_of(HandEngine("fi_FI")).languages() == frozenset()
    assert voice_of().languages() == frozenset()


def test_chinese_is_read_in_the_voice_of_the_mainland(engine: HandEngine) -> None:
    voice_of(engine).say(("每月 ¥6。", "随时可退。"), Language.ZH, ended=lambda: None)
    assert engine.said == [("zh_CN", "每月 ¥6。 随时可退。")]


def test_a_second_engine_lends_the_language_the_first_one_lacks(qtbot: QtBot) -> None:
    first, second = HandEngine("en_GB"), HandEngine("zh_CN", "en_US")
    voice = voice_of(first, second)
    voice.say(("a",), Language.EN, ended=lambda: None)
    voice.say(("一",), Language.ZH, ended=lambda: None)
    assert (first.said, second.said) == ([("en_GB", "a")], [("zh_CN", "一")])


def test_the_end_is_told_once(engine: HandEngine) -> None:
    told: list[str] = []
    voice = voice_of(engine)
    voice.say(("a",), Language.EN, ended=lambda: told.append("a"))
    engine.finish()
    engine.finish()
    assert told == ["a"]


def test_nothing_is_told_of_what_was_stopped_or_talked_over(engine: HandEngine) -> None:
    voice, told = voice_of(engine), list[str]()
    voice.say(("a",), Language.EN, ended=lambda: told.append("a"))
    voice.say(("b",), Language.EN, ended=lambda: told.append("b"))
    voice.stop()
    assert (told, engine.speaking) == ([], False)


@pytest.mark.logs("the voice broke off")
def test_a_voice_that_breaks_off_is_over_too(engine: HandEngine) -> None:
    told: list[str] = []
    voice = voice_of(engine)
    voice.say(("a",), Language.EN, ended=lambda: told.append("a"))
    engine.break_off()
    assert told == ["a"]


def test_this_system_is_asked_without_falling_over_whatever_it_has() -> None:
    asked = subprocess.run(
        [sys.executable, str(ROOT / "yitai.py"), "doctor", "--voices"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert set(json.loads(asked.stdout.splitlines()[-1])) <= {"zh", "en"}
