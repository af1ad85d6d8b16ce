"""A call aloud: our recordings joined, a system's voice before them, and the player's process that sounds it."""

import io
import json
import math
import sys
import time
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

import resources
from app.domain.announcements import CHIME, Announcements, CallOut, Pace, languages_of, pace_of, recordings_of
from app.domain.matter import QueueClass
from app.domain.queue_ticket import EPOCH_MARKS, TicketNumber, prefix_of
from app.texts.language import Language
from devices.call_voice import HallVoice, joined
from devices.wav_player import WavPlayer
from tests.fakes import playing_child
from tests.fakes.queue import DAY, at

FOLDER = resources.path("voice")
CALL = CallOut("t", TicketNumber(DAY, "A", 18), QueueClass.MOBILE, "03", at(0))
CHILD = (sys.executable, playing_child.__file__)


def samples(sound: bytes) -> "array[int]":
    with wave.open(io.BytesIO(sound)) as read:
        assert (read.getframerate(), read.getnchannels(), read.getsampwidth()) == (16_000, 1, 2)
        return array("h", read.readframes(read.getnframes()))


def every_call() -> Iterator[CallOut]:
    """Each class, each mark and each digit, at desks of one and two digits."""
    marks = (*EPOCH_MARKS, *(str(n) for n in range(1, 10)))
    for n, mark in enumerate(marks):
        for queue in QueueClass:
            number = TicketNumber(DAY, prefix_of(mark, queue), 123 + 37 * n)
            yield CallOut("t", number, queue, f"{n + 1:02}", at(0))


def test_every_call_there_can_be_has_its_recordings_and_all_of_them_are_sound() -> None:
    wanted = {CHIME} | {name for call in every_call() for each in Language for name in recordings_of(call, each)}
    assert wanted <= {file.stem for file in FOLDER.glob("*.wav")}
    for file in FOLDER.glob("*.wav"):
        played = samples(file.read_bytes())
        loudness = math.sqrt(sum(each * each for each in played) / len(played)) / 32767
        assert 0.08 < loudness < 0.16, file.name
        assert max(abs(each) for each in played) < 0.95 * 32767, file.name
        assert (played[0], played[-1]) == (0, 0), file.name  # joined without a click
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 1_500_000


@pytest.mark.logs("the recording not_there.wav cannot be read")
def test_joined_recordings_are_one_sound_at_the_volume_that_was_asked_for() -> None:
    files = [FOLDER / "chime.wav", FOLDER / "zh_please.wav", FOLDER / "not_there.wav"]
    full, half = samples(joined(files, volume=100)), samples(joined(files, volume=50))
    assert len(full) == sum(len(samples(file.read_bytes())) for file in files[:2])
    assert max(half) == pytest.approx(max(full) / 2, abs=1)
    assert joined([], volume=100) == b""


def seconds_of(call: CallOut, pace: Pace) -> float:
    said = [name for each in languages_of(call, tuple(Language), pace) for name in recordings_of(call, each, pace)]
    names = said if pace is Pace.HURRIED else [CHIME, *said]
    return len(samples(joined([FOLDER / f"{name}.wav" for name in names], volume=100))) / 16_000


def test_at_twelve_calls_a_minute_every_one_is_said_before_it_is_too_old() -> None:
    looks_s, chance = 0.3, Random(7)
    comes_s = sorted(chance.uniform(0, 600) for _ in range(120))
    calls = [
        CallOut(f"t{n}", TicketNumber(DAY, "A", n), QueueClass.MOBILE, f"{n % 40 + 1:02}", at(0) + timedelta(seconds=s))
        for n, s in enumerate(comes_s)
    ]
    line, late_s, paces, now_s, left = Announcements(), list[float](), set[Pace](), 0.0, list(calls)
    while left or line.waiting:
        now = at(0) + timedelta(seconds=now_s)
        come = [each for each in left if each.at <= now]
        left = left[len(come) :]
        one, line = line.heard(come, now=now).next(now=now)
        if one is not None:
            pace = pace_of(len(line.waiting))
            paces.add(pace)
            now_s += seconds_of(one, pace)
            late_s.append((now - one.at).total_seconds())
        now_s += looks_s
    assert len(late_s) == len(calls)
    assert max(late_s) < 60
    assert paces == set(Pace)
    assert pace_of(0) is Pace.CALM


def test_in_a_hurry_a_ticket_is_called_in_its_own_language_where_the_screen_says_it() -> None:
    english = replace(CALL, language=Language.EN)
    assert languages_of(english, tuple(Language), Pace.BRISK) == tuple(Language)
    assert languages_of(english, tuple(Language), Pace.HURRIED) == (Language.EN,)
    assert languages_of(english, (Language.ZH,), Pace.HURRIED) == (Language.ZH,)
    player, spoken = Player(), Spoken(Language.EN)
    voice = a_voice(spoken, player)
    voice.say(english, volume=100, pace=Pace.HURRIED)
    assert (player.sounds, spoken.said) == ([], ["A 0 1 8, counter 3"])


class Spoken:
    """ReadingVoice: what it was given, and who waits for its end."""

    def __init__(self, *languages: Language) -> None:
        self.known, self.said = frozenset(languages), list[str]()
        self.ends: Callable[[], None] = lambda: None

    def listen(self, known: Callable[[], None]) -> None: ...
    def languages(self) -> frozenset[Language]:
        return self.known

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        self.said += sentences
        self.ends = ended

    def stop(self) -> None: ...
    def close(self) -> None: ...


class Player:
    def __init__(self) -> None:
        self.sounds: list[bytes] = []
        self.on = False

    def play(self, sound: bytes) -> None:
        self.sounds.append(sound)
        self.on = True

    def playing(self) -> bool:
        return self.on

    def close(self) -> None: ...


def a_voice(spoken: Spoken, player: Player, seconds: Callable[[], float] = lambda: 0.0) -> HallVoice:
    return HallVoice(player=player, spoken=spoken, recordings=FOLDER, first=Language.ZH, seconds=seconds)


def test_without_a_voice_of_the_system_the_whole_call_is_one_sound() -> None:
    player = Player()
    voice = a_voice(Spoken(), player)
    voice.say(CALL, volume=100)
    names = [CHIME, *recordings_of(CALL, Language.ZH), *recordings_of(CALL, Language.EN)]
    assert player.sounds == [joined([FOLDER / f"{name}.wav" for name in names], volume=100)]
    assert voice.busy()
    player.on = False
    assert not voice.busy()


def test_a_voice_of_the_system_speaks_between_the_chime_and_what_it_cannot_say() -> None:
    player, spoken, now = Player(), Spoken(Language.ZH), [0.0]
    voice = a_voice(spoken, player, lambda: now[0])
    voice.say(CALL, volume=100)
    assert (len(player.sounds), spoken.said, voice.busy()) == (1, [], True)
    player.on = False
    assert voice.busy()
    assert spoken.said == ["请 移 A 0 1 8 到 3 号台"]
    spoken.ends()
    assert voice.busy()
    english = recordings_of(CALL, Language.EN)
    assert player.sounds[1:] == [joined([FOLDER / f"{name}.wav" for name in english], volume=100)]
    player.on = False
    assert not voice.busy()
    voice.say(CALL, volume=100)
    player.on = False
    assert voice.busy()
    now[0] = 60.0  # the system's voice never told an end: the next call is not kept waiting for it
    assert voice.busy()
    assert len(player.sounds) == 4


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end


@pytest.mark.logs("ended with 1")
def test_two_calls_are_played_one_after_the_other_by_a_process(tmp_path: Path) -> None:
    noted, told = tmp_path / "noted", list[bool]()
    moods = ("fails", "plays")
    player = WavPlayer([(*CHILD, str(noted), mood) for mood in moods], silent=lambda: told.append(True))
    voice = HallVoice(player=player, spoken=Spoken(), recordings=FOLDER, first=Language.ZH)
    for _ in range(2):
        voice.say(CALL, volume=80)
        until(lambda: not voice.busy())
    voice.close()
    runs = [json.loads(line) for line in noted.read_text("utf-8").splitlines()]
    assert [run[0] for run in runs] == ["fails", "plays"] * 2  # asked again: its sound server may be back
    assert runs[1][2] <= runs[3][1]
    assert {(run[3] > 16_000 * 5, run[4], run[5]) for run in runs} == {(True, 16_000, 1)}
    assert told == []


@pytest.mark.logs("cannot be started")
def test_a_pc_without_sound_says_so_once_and_goes_on() -> None:
    told = list[bool]()
    player = WavPlayer([("/nonexistent/player",)], silent=lambda: told.append(True))
    voice = HallVoice(player=player, spoken=Spoken(), recordings=FOLDER, first=Language.ZH)
    for _ in range(2):
        voice.say(CALL, volume=100)
        assert not voice.busy()
    voice.close()
    assert told == [True]
