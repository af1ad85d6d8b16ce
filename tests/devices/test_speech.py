"""What the speaking process does with engines: the right voice, one thing at a time, never a word of one stopped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from devices.speech import Speaker
from tests.fakes.engine import MANDARIN, HandEngine

ROOT = Path(__file__).resolve().parents[2]


class Desk:
    """A speaker of these engines, and what it told."""

    def __init__(self, *engines: HandEngine) -> None:
        self.languages: frozenset[Language] | None = None
        self.ended: list[int] = []
        self.speaker = Speaker(lambda: engines)
        self.speaker.found.connect(self._found)
        self.speaker.ended.connect(self.ended.append)
        self.speaker.find()

    def _found(self, languages: frozenset[Language]) -> None:
        self.languages = languages

    def say(self, number: int, language: Language, words: str) -> None:
        self.speaker.say(number, language.value, words)


@pytest.fixture
def engine(qtbot: QtBot) -> HandEngine:
    return HandEngine("en_US", "zh_HK", "zh_CN", "fi_FI")


def test_it_has_a_voice_for_each_language_an_engine_speaks(engine: HandEngine) -> None:
    assert Desk(engine).languages == frozenset(Language)
    assert Desk(HandEngine("fi_FI")).languages == frozenset()
    assert Desk().languages == frozenset()


def test_chinese_is_read_in_the_voice_of_the_mainland(engine: HandEngine) -> None:
    Desk(engine).say(1, Language.ZH, "每月 ¥6。")
    assert engine.said == [("zh_CN", "每月 ¥6。")]


def test_it_is_as_loud_as_was_asked_for_and_else_as_the_system_has_it(engine: HandEngine) -> None:
    desk = Desk(engine)
    desk.say(1, Language.ZH, "一")
    assert engine.volume == 1.0
    desk.speaker.say(2, Language.ZH.value, "二", volume=40)
    assert engine.volume == 0.4


def test_mandarin_that_has_no_locale_is_found_by_its_name(qtbot: QtBot) -> None:
    """As speech-dispatcher gives espeak-ng's cmn; Cantonese beside it is not taken."""
    engine = HandEngine("yue_HK", "C", "en_GB")
    desk = Desk(engine)
    assert desk.languages == frozenset(Language)
    desk.say(1, Language.ZH, "一")
    assert engine.said == [(MANDARIN, "一")]


def test_a_second_engine_lends_the_language_the_first_one_lacks(qtbot: QtBot) -> None:
    first, second = HandEngine("en_GB"), HandEngine("zh_CN", "en_US")
    desk = Desk(first, second)
    desk.say(1, Language.EN, "a")
    desk.say(2, Language.ZH, "一")
    assert (first.said, second.said) == ([("en_GB", "a")], [("zh_CN", "一")])


def test_the_end_is_told_once(engine: HandEngine) -> None:
    desk = Desk(engine)
    desk.say(7, Language.EN, "a")
    engine.finish()
    engine.finish()
    assert desk.ended == [7]


def test_nothing_is_told_of_what_was_stopped_or_talked_over(engine: HandEngine) -> None:
    desk = Desk(engine)
    desk.say(1, Language.EN, "a")
    desk.say(2, Language.EN, "b")
    desk.speaker.stop()
    assert (desk.ended, engine.speaking) == ([], False)


@pytest.mark.logs("the voice broke off")
def test_a_voice_that_breaks_off_is_over_too(engine: HandEngine) -> None:
    desk = Desk(engine)
    desk.say(1, Language.EN, "a")
    engine.break_off()
    assert desk.ended == [1]


def test_this_system_is_asked_without_falling_over_whatever_it_has() -> None:
    command = [sys.executable, str(ROOT / "yitai.py"), "voice"]
    asked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert set(json.loads(asked.stdout.splitlines()[-1])) <= {"zh", "en"}


_SLOW_TO_END = """
import threading
from devices import speech
speech._Orders.read = lambda orders: (orders.over.emit(), threading.Event().wait(0.3))
speech.speak_for_parent()
print(threading.active_count())
"""


def test_the_process_ends_behind_the_thread_that_reads_its_orders() -> None:
    done = subprocess.run([sys.executable, "-c", _SLOW_TO_END], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "1"
