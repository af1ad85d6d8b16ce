"""Each fault of a printer × text, raster × network, serial, through the real queue, and kill -9 at each state of a job.

Counted from the slips of the virtual printer: exactly one unmarked copy or the clerk is asked, never two; nothing of a
torn receipt on the next slip; one pulse for the drawer. 1 where it is not so. `--full --write docs/printer-faults.md`
makes that page anew.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path

from campaigns.print_faults_page import page
from printing.profiles import StatusBy
from tests.offline_cache.parts import Counter, copy_of, new_counter
from tests.printer_faults.desk import FIRST, Paper, Setting, Wire, desk_at, printer_for
from tests.printer_faults.faults import PLAYS, WITH_SECOND, Case, Hand, Seen, play
from tests.printer_faults.killed_child import Place
from tests.printer_faults.kills import Kill, kill
from ui.frame.application import application

AT_ONCE = 12  # cases: most of their time they wait for a line or a printer
KILLS_AT_ONCE = 2  # a process each
SLOW_S = 8.0  # what the first receipt takes a slow printer
_ROWS = 60
_SETTINGS = tuple(Setting(paper, wire) for paper, wire in product((Paper.TEXT, Paper.RASTER), Wire))
_NARROW = tuple(Setting(Paper.NARROW, wire, StatusBy.DLE_EOT) for wire in Wire)
_LONG = Setting(Paper.RASTER, Wire.SERIAL)


Played = Case | Kill


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.print_faults", description="Printers that fail, and kills.")
    parser.add_argument("--size", type=int, default=1, help="1 plays each fault and each kill once, 4 and more all")
    parser.add_argument("--seed", type=int, default=1, help="which of the lines and papers each fault gets at size 1")
    parser.add_argument("--full", action="store_true", help="all of it, with the program's own waits: some ten minutes")
    parser.add_argument("--only", default="", help="cases whose name holds these words")
    parser.add_argument("--write", type=Path, help="the page with the table of results")
    given = parser.parse_args(argv)
    full = given.full or given.size >= 4
    cases = [each for each in (everything() if full else some(given.seed)) if given.only in str(each)]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    drawing = application()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="yitai-print-") as folder:
        seen = run_all(cases, Path(folder))
    took_s = time.monotonic() - began
    drawing.quit()
    for each, what in seen.items():
        if what.wrong or not full:
            print(f"{'FAULT' if what.wrong else 'kept '}  {each}: {what.words}", flush=True)
    wrong = sum(bool(what.wrong) for what in seen.values())
    asked = sum(what.asked for what in seen.values())
    print(f"print faults: {len(seen)} played in {took_s:.0f} s, {asked} asked about, {wrong} wrong", flush=True)
    if given.write is not None:
        given.write.write_text(page(seen), encoding="utf-8")
    return 1 if wrong else 0


def everything() -> list[Played]:
    """Printers that tell their state by themselves, those that know nothing but GS r, and small ones that are asked."""
    cases: list[Played] = []
    known = [replace(setting, status=status) for setting, status in product(_SETTINGS, (StatusBy.ASB, StatusBy.GS_R))]
    for setting, one in product((*known, *_NARROW), PLAYS):
        says = setting.status is not StatusBy.GS_R and one.stands_still
        cases += [Case(one, setting, hand) for hand in (Hand if says else (Hand.MENDS,))]
    with_second = product((*_SETTINGS, *_NARROW), WITH_SECOND)
    cases += [Case(one, setting, Hand.STOPS, second=True) for setting, one in with_second]
    return [*cases, *(Kill(place, setting) for place, setting in product(Place, _SETTINGS))]


def _quick(setting: Setting) -> Setting:
    """For the small campaign; the full one waits as long as the program does."""
    return replace(setting, answer_s=3.0, wait_s=30.0)


def some(seed: int) -> Iterator[Played]:
    """Each fault and each kill once; a picture at 115200 baud takes half a minute, so there is one of it."""
    quick = [_quick(setting) for setting in _SETTINGS if setting != _LONG]
    hands = tuple(Hand)
    yield Case(PLAYS[(4, 7, 16)[seed % 3]], _quick(_LONG), Hand.MENDS)
    for at, one in enumerate(PLAYS):
        status = (StatusBy.ASB, StatusBy.DLE_EOT, StatusBy.ASB, StatusBy.GS_R)[(at + seed) % 4]
        wide = replace(quick[(at + seed) % 3], status=status)
        setting = _quick(_NARROW[at // 4 % 2]) if status is StatusBy.DLE_EOT else wide
        yield Case(one, setting, hands[(at // 2 + seed) % 2])
    for at in range(2):
        yield Case(WITH_SECOND[(at * 3 + seed) % len(WITH_SECOND)], quick[(at + seed) % 3], Hand.STOPS, second=True)
    for at, place in enumerate(Place):
        yield Kill(place, quick[(at + seed) % 3])


def run_all(cases: Sequence[Played], folder: Path) -> dict[Played, Seen]:
    template = new_counter(folder / "store")
    sizes = {setting: job_bytes(template, setting, folder) for setting in {_plain(each.setting) for each in cases}}
    fault_plays = [each for each in cases if isinstance(each, Case)]
    kill_plays = [each for each in cases if isinstance(each, Kill)]

    def at(place: str) -> tuple[Counter, Path]:
        ground = folder / place
        ground.mkdir()
        return copy_of(template, ground / "store"), ground

    def one(number: int) -> Seen:
        case = fault_plays[number]
        counter, ground = at(f"f{number}")
        return guarded(
            lambda: play(
                case, counter=counter, folder=ground, row_s=SLOW_S / _ROWS, job_bytes=sizes[_plain(case.setting)]
            )
        )

    def killed(number: int) -> Seen:
        case = kill_plays[number]
        counter, ground = at(f"k{number}")
        return guarded(lambda: kill(case, counter=counter, folder=ground))

    with ThreadPoolExecutor(AT_ONCE) as many, ThreadPoolExecutor(KILLS_AT_ONCE) as few:
        plays = many.map(one, range(len(fault_plays)))
        kills = few.map(killed, range(len(kill_plays)))
        seen: dict[Played, Seen] = dict(zip(fault_plays, plays, strict=True))
        return seen | dict(zip(kill_plays, kills, strict=True))


def guarded(run: Callable[[], Seen]) -> Seen:
    """A case that breaks is a fault of its own; the others go on."""
    try:
        return run()
    except Exception as broken:
        return Seen(wrong=[f"{type(broken).__name__}: {broken}"])


def _plain(setting: Setting) -> Setting:
    """What the length of a job depends on."""
    return Setting(setting.paper, Wire.NETWORK, setting.status)


def job_bytes(template: Counter, setting: Setting, folder: Path) -> int:
    """What a printer gets up to the end of the first receipt, its questions before included."""
    ground = folder / f"size {setting.paper} {setting.status}"
    ground.mkdir()
    with printer_for(setting, folder=ground, row_s=0.0) as printer:
        counter = copy_of(template, ground / "store")
        with desk_at(counter, address=f"tcp://{printer.address}", setting=setting) as desk:
            desk.accept(FIRST)
            desk.print(FIRST)
        return len(printer.slips()[0].data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
