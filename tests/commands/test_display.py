"""`yitai display`: paired once, everything remembered, wrong words told in one sentence; and a whole run of it."""

import json
import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import resources
from app.domain.announcements import QuietHours
from app.domain.matter import QueueClass
from app.errors import InputRefused
from app.texts.language import Language
from commands import display
from commands.display_place import DisplayPlace, display_place
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from offline_cache import keys
from offline_cache.settings import StoredSettings
from tests.central.centre_process import ROOT, STOP_S
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import draft
from ui.frame.theme_name import ThemeName

CLOCK, IDS = SystemClock(), SystemIds()
PLAYER = """#!{python}
import json, sys, threading
with open({noted!r}, "a") as file:
    file.write(json.dumps(["began", sys.argv[-1]]) + "\\n")
    file.flush()
    threading.Event().wait(0.5)
    file.write(json.dumps(["ended", sys.argv[-1]]) + "\\n")
"""


def given(*words: str) -> Namespace:
    parser = ArgumentParser()
    display.register(parser.add_subparsers())
    return parser.parse_args(["display", *words])


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallProcess]:
    process = HallProcess(tmp_path / "hall", pair=("H0032-TV1:display", "H0032-PC03:03"))
    yield process
    process.end()


@pytest.mark.parametrize(
    "words",
    [(), ("--classes", "A,X"), ("--quiet", "noon"), ("--volume", "101")],
)
def test_what_cannot_stand_is_told_before_anything_is_kept(words: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        display_place(given("--store", str(tmp_path / "tv"), *words), clock=CLOCK, ids=IDS)
    assert not (tmp_path / "tv").exists()


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + STOP_S
    while not done():
        assert time.monotonic() < end


def test_a_television_is_paired_once_and_says_two_calls_one_after_the_other(
    hall: HallProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, keys.DEMO_PASSPHRASE)
    store = ("--store", str(tmp_path / "tv"))

    def place(*words: str) -> DisplayPlace:
        return display_place(given(*store, *words), clock=CLOCK, ids=IDS)

    catalogue = str(resources.path("demo/catalogue.toml"))
    told = ("--classes", "A", "--language", "en", "--theme", "dark", "--volume", "70", "--catalogue", catalogue)
    first = place("--hall", hall.url, "--pair", hall.codes[0], "--quiet", "03:00-03:01", *told)
    again = place()
    assert again == first
    assert (first.rules.language, first.rules.volume, first.theme) == (Language.EN, 70, ThemeName.DARK)
    assert first.rules.classes == {QueueClass.MOBILE}
    assert isinstance(first.rules.quiet[0], QuietHours)
    assert "滨河路营业厅" in first.rules.hall.zh
    assert first.rules.catalogue is not None
    with closing(open_or_create_demo(tmp_path / "tv", clock=CLOCK, ids=IDS)) as store_of_it:
        settings = StoredSettings(store_of_it)
        settings.set("display.catalogue", settings.get("display.catalogue", "").replace("5G畅行169", "5G畅行129"))
    assert place().rules.catalogue is not None  # taken once, it stays, whatever a new one must be by now
    changed = place("--classes", "", "--quiet", "", "--mute").rules
    assert (changed.classes, changed.quiet, changed.volume) == (frozenset(), (), 0)

    counter = paired(hall, hall.codes[1], secret=IDS.token)
    skills = frozenset(QueueClass)
    counter.open_desk(desk="03", staff="2107", skills=skills, certificates=frozenset(), key=IDS.uuid7())
    noted = a_player(tmp_path)
    environment = {**os.environ, "PATH": str(tmp_path / "bin"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(ROOT / "yitai.py"), "display", *store, "--volume", "100"]
    television = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(2):
            counter.issue(draft(), ticket_id=IDS.uuid7())
            called = counter.call_next(desk="03", key=IDS.uuid7())
            assert called is not None
            counter.begin(ticket_id=called.course.ticket.id, desk="03", staff="2107", key=IDS.uuid7())
            counter.hold(ticket_id=called.course.ticket.id, desk="03", staff="2107", reason="填表", key=IDS.uuid7())
        until(lambda: len(played(noted)) >= 4)
    finally:
        television.send_signal(signal.SIGTERM)
        code = television.wait(STOP_S)
        counter.close()
    assert code == 0
    assert played(noted)[:4] == ["began", "ended"] * 2


def a_player(folder: Path) -> Path:
    """The system's player, which notes when it plays."""
    noted = folder / "noted"
    (folder / "bin").mkdir()
    for name in ("aplay", "afplay"):
        file = folder / "bin" / name
        file.write_text(PLAYER.format(python=sys.executable, noted=str(noted)), "utf-8")
        file.chmod(0o755)
    return noted


def played(noted: Path) -> list[str]:
    return [json.loads(line)[0] for line in noted.read_text("utf-8").splitlines()] if noted.exists() else []
