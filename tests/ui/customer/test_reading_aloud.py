"""A line read to the customer who asks for it: a button only where there is a voice, silent on the second press."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.texts import customer as words
from app.texts.language import Language
from tests.ui.customer.stage import Stage, a_demo_form, a_questioned_form, accepted, state_of
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from ui.customer.reading_aloud import ReadingAloud
from ui.frame.theme import Theme


class HandVoice:
    """Says what it is given until the test says it is over."""

    def __init__(self, *languages: Language) -> None:
        self._languages = frozenset(languages)
        self.said: list[tuple[Sequence[str], Language]] = []
        self.stops = 0
        self.over: Callable[[], None] = lambda: None

    def listen(self, known: Callable[[], None]) -> None:
        self.known = known

    def languages(self) -> frozenset[Language]:
        return self._languages

    def learns(self, *languages: Language) -> None:
        """It is found out what can be said."""
        self._languages = frozenset(languages)
        self.known()

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        self.said.append((sentences, language))
        self.over = ended

    def stop(self) -> None:
        self.stops += 1

    def close(self) -> None: ...


def a_stage(qtbot: QtBot, *languages: Language, tall: bool = True) -> tuple[Stage, HandVoice]:
    voice = HandVoice(*languages)
    return Stage(qtbot, tall=tall, voice=voice), voice


def readers(stage: Stage) -> list[QAbstractButton]:
    return [part for part in stage.view.findChildren(QAbstractButton, "readAloudButton") if part.isVisible()]


def test_each_line_has_its_button_and_is_read_whole(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    state = state_of(a_demo_form())
    stage.show(state)
    assert len(readers(stage)) == len(state.lines)
    readers(stage)[2].click()
    ((said, language),) = voice.said
    line = state.lines[2].line
    assert language is Language.ZH
    assert said == (line.title_plain, line.price_plain, *line.plain)


def test_a_change_is_read_with_what_is_now_and_what_comes(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    readers(stage)[0].click()
    assert any("30 GB" in sentence for sentence in voice.said[0][0])
    assert any("60 GB" in sentence for sentence in voice.said[0][0])


def test_without_a_voice_of_the_language_there_is_no_button(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.EN)
    stage.show(state_of(a_demo_form()))
    assert readers(stage) == []
    stage.show(state_of(a_demo_form(language=Language.EN)))
    assert readers(stage) != []
    assert voice.said == []


def test_the_buttons_come_once_it_is_known_that_there_is_a_voice(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot)
    stage.show(state_of(a_demo_form()))
    assert readers(stage) == []
    voice.learns(Language.ZH)
    assert len(readers(stage)) == 5


def test_the_second_press_is_silence_and_a_third_reads_again(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    readers(stage)[1].click()
    assert readers(stage)[1].property("lit")
    assert words.STOP_READING.zh in stage.words()
    readers(stage)[1].click()
    assert (len(voice.said), voice.stops) == (1, 1)
    assert not readers(stage)[1].property("lit")
    readers(stage)[1].click()
    assert len(voice.said) == 2


def test_another_line_is_read_instead(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    readers(stage)[1].click()
    readers(stage)[2].click()
    assert [button.property("lit") or False for button in readers(stage)].count(True) == 1
    assert len(voice.said) == 2


def test_once_it_is_over_the_button_says_so(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    readers(stage)[1].click()
    voice.over()
    assert not readers(stage)[1].property("lit")


def test_nobody_is_read_to_after_the_form_is_gone(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    readers(stage)[1].click()
    stage.show(accepted(a_demo_form()))
    assert voice.stops == 1


def test_in_larger_type_the_page_has_the_button(qtbot: QtBot, theme: Theme) -> None:
    stage, voice = a_stage(qtbot, Language.ZH)
    stage.show(state_of(a_demo_form()))
    stage.press("largerButton")
    (button,) = readers(stage)
    button.click()
    assert len(voice.said) == 1


def test_a_language_without_a_voice_is_never_said(qtbot: QtBot) -> None:
    voice = HandVoice(Language.EN)
    above = QObject()
    aloud = ReadingAloud(voice, parent=above)
    aloud.press("line", ("一",), Language.ZH)
    assert (voice.said, aloud.line_id) == ([], "")


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_the_cards_read_well_with_their_buttons(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    stage, _ = a_stage(qtbot, *Language, tall=False)
    show_as(stage.view, look, theme)
    stage.show(state_of(a_questioned_form(language=look.language)))
    readers(stage)[0].click()
    settle(stage.view)
    check_looks(stage.view, size=look.size)
    stage.press("largerButton")
    settle(stage.view)
    check_looks(stage.view, size=look.size)
