"""The whole day played, closed, counted again and tampered with."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.places import open_or_create_demo
from offline_cache import keys
from tests.offline_cache.parts import behind_the_back
from tests.whole_day.compare import differences
from tests.whole_day.hall import DESKS, MANAGERS, ROOT, Hall
from tests.whole_day.paper_rows import Painted
from tests.whole_day.play import DAY, NEXT_DAY, Player
from tests.whole_day.recount import Recount, count_desks
from tests.whole_day.recount_queue import count_queue
from tests.whole_day.script import STRANGERS, at, close, play
from tests.whole_day.surfaces import read_surfaces

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass
class Found:
    """`faults` say each what is wrong; `said` what was played."""

    said: str = ""
    faults: list[str] = field(default_factory=list)


def whole_day(folder: Path, *, tickets: int, orders: int, seed: int) -> Found:
    """Raises AssertionError where a program does not do as it is told."""
    found = Found()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with ExitStack() as stack:
        hall = Hall(folder, people=orders + 10)
        stack.callback(os.environ.pop, CLOCK_VARIABLE, None)
        stack.callback(hall.end)
        greeters = hall.build(at("08:30"), strangers=STRANGERS, stack=stack)
        player = Player(hall, greeters, tickets=tickets, orders=orders, seed=seed)
        play(hall, player)
        number = close(hall, player)
        if number != 1:
            found.faults.append(f"the first day has Z number {number}")
        _next_day(hall, player, found)
        tables = hall.counters[MANAGERS].do("figures", day=DAY)["tables"]
        screen = {key: Painted(**table) for key, table in tables.items()}
        discounts = hall.counters[MANAGERS].do("discounts", day=DAY)["rows"]
        hall.shut()
        surfaces = read_surfaces(folder, store=hall.server_store, day=DAY, screen=screen)
        counted = recount(hall)
        found.faults += differences(surfaces, counted)
        approved = [[fen, approver] for fen, approver in counted.discounts]
        if not approved or discounts != approved:
            found.faults.append(f"discounts are {discounts}, {approved} were approved")
        taken, sworn = len(player.played.orders), counted.orders.count
        if sworn != taken:
            found.faults.append(f"{taken} orders were taken, {sworn} are in the journals")
        if not list(differences(surfaces, _one_more(counted))):
            found.faults.append("an order too many would not have been seen")
        found.faults += tampered(hall, folder)
        found.said = (
            f"{counted.came} tickets, {counted.orders.count} orders, {counted.taken_fen} fen, "
            f"{counted.no_shows} no-shows, {sum(counted.missed.values())} promises missed; "
            f"Z {number}; {len(found.faults)} faults"
        )
    return found


def recount(hall: Hall) -> Recount:
    counted, day = Recount(), date.fromisoformat(DAY)
    with ExitStack() as opened:
        stores = {}
        for name in (*DESKS, MANAGERS, "hall"):
            place = hall.server_store if name == "hall" else hall.store(name)
            stores[name] = open_or_create_demo(place, clock=SystemClock(), ids=SystemIds())
            opened.callback(stores[name].close)
        queue = stores.pop("hall")
        count_desks(stores, day=day, zone=ZONE, into=counted)
        count_queue(queue, day=day, zone=ZONE, into=counted)
    return counted


def _next_day(hall: Hall, player: Player, found: Found) -> None:
    """What is sold after the close counts for the day after, and changes nothing of the closed one."""
    before = hall.counters[MANAGERS].do("figures", day=DAY)
    player.on_duty()
    hall.counters["01"].do("order", customer=player.customer(), kind="top_up", means="cash", amount_fen=5000)
    player.sent(but_dead=STRANGERS - 1)
    hall.counters["01"].do("tell_facts")
    if hall.counters[MANAGERS].do("figures", day=DAY) != before:
        found.faults.append("the closed day changed")
    after = hall.counters[MANAGERS].do("figures", day=NEXT_DAY)["tables"]
    total = after["matters"]["rows"][-1]
    if total[1] != "1":
        found.faults.append(f"the day after says {total}")


def _one_more(counted: Recount) -> Recount:
    """To see that a difference would be found."""
    return replace(counted, orders=replace(counted.orders, count=counted.orders.count + 1))


def tampered(hall: Hall, folder: Path) -> list[str]:
    """An audit row, the closed day and the printed page are each changed; who does not notice is named."""
    missed = []
    page = folder / f"{DAY}.pdf"
    if _yitai("report", "check", str(page), "--store", str(hall.server_store)).returncode:
        missed.append("an untouched page is not recognised")
    forged = folder / "forged.pdf"
    forged.write_bytes(page.read_bytes().replace(b"/Pages", b"/Pagez", 1))
    if not _yitai("report", "check", str(forged), "--store", str(hall.server_store)).returncode:
        missed.append("a forged page passes")
    for place, sql, says in (
        (hall.store("01"), "UPDATE audit SET reason = 'x' WHERE seq = 5", "audit"),
        (hall.server_store, "UPDATE closed_days SET summary = replace(summary, '1', '2')", "closed day"),
    ):
        copy = folder / f"forged-{says.replace(' ', '-')}"
        shutil.copytree(place, copy)
        store = open_or_create_demo(copy, clock=SystemClock(), ids=SystemIds())
        behind_the_back(store, sql)
        store.close()
        checked = _yitai("store", "check", "--store", str(copy))
        if not checked.returncode or says not in checked.stdout + checked.stderr:
            missed.append(f"a changed row of {says} is not named: {checked.stdout} {checked.stderr}")
    return missed


def _yitai(*given: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, keys.PASSPHRASE_VARIABLE: keys.DEMO_PASSPHRASE}
    command = [sys.executable, str(ROOT / "yitai.py"), *given]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
