"""A counter put back from a real backup, with orders taken since: no receipt number is given twice.

By the commands, with a centre and a hall server over HTTP. The last two orders before the PC was lost nobody heard of.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app.domain.day_facts import DeviceFact
from app.wire.device_token import device_token
from central.load import load_device
from central.pairing import make_code
from central.schema import LANE
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stored_parts import stored_parts
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.check import check_store
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_events import device_fact
from offline_cache.day_cursors import cursor_of
from offline_cache.day_sending import FactSender, FactSource, Telling
from offline_cache.hall_client import HallClient
from offline_cache.journal import JournalKind, facts_in
from offline_cache.schema import JOURNAL, ORDERS
from tests.central.hall_served import served_hall
from tests.fakes.centre import running_centre
from tests.fakes.orders import HALL

DEVICE, DESK_NUMBER = "H0032-03", "03"
Again = Callable[[], list[str]]  # the act by which a counter takes orders again
Way = Callable[[Path], AbstractContextManager[tuple[Telling | None, Again]]]


def numbers(folder: Path, tell: Telling | None = None) -> list[str]:
    """Given so far, oldest first; `tell` hears of them."""
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        if tell is not None:
            desk, now = stored_parts(store).desk, store.clock.now()

            def standing(connection: Connection) -> DeviceFact | None:
                return device_fact(connection, desk=desk, at=now)

            source = FactSource(store, desk.hall.id, lambda: catch_up(store, desk=desk, at=now), standing)
            sender = FactSender(source, {"there": tell}, every_s=60.0)
            sender.start()
            assert sender.flush("there", within_s=20)
            assert sender.close()
        assert check_store(store).sound
        with store.read() as connection:
            return [*connection.execute(select(ORDERS.c.receipt_number).order_by(ORDERS.c.seq)).scalars()]
    finally:
        store.close()


def sworn(folder: Path) -> list[dict[str, str]]:
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        with store.read() as connection:
            wanted = select(JOURNAL.c.body).where(JOURNAL.c.kind == JournalKind.NUMBERS_GO_ON.value)
            return [facts_in(body) for body in connection.execute(wanted).scalars()]
    finally:
        store.close()


def place_told(folder: Path) -> int:
    """The last one that this store knows the centre to have in the lane of C-77."""
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        with store.read() as connection:
            return cursor_of(connection, f"lane {DEVICE}/C-77")
    finally:
        store.close()


@contextmanager
def by_hall(folder: Path) -> Iterator[tuple[Telling | None, Again]]:
    (folder / "hall").mkdir()
    with served_hall(folder / "hall") as hall:
        client = HallClient(hall.pair(DEVICE, DESK_NUMBER, secret="a" * 32))

        def again() -> list[str]:
            code = hall.place.devices.make_code(device_id=DEVICE, desk=DESK_NUMBER, at=hall.place.clock.now())
            return ["pair-hall", "--url", hall.url, "--code", code]

        yield client.tell_facts, again
        client.close()


@contextmanager
def by_centre(folder: Path) -> Iterator[tuple[Telling | None, Again]]:
    clock, token = SystemClock(), device_token(hall=HALL.id, device=DEVICE, secret="b" * 32)
    with running_centre(folder / "centre.db", clock=clock, ids=SystemIds()) as centre:
        load_device(centre.engine, token=token)
        lanes = LANE.insert().values(hall_id=HALL.id, lane=f"{DEVICE}/C-77", device_id=DEVICE, last_seq=4)
        with centre.engine.begin() as connection:
            connection.execute(lanes)
        client = CentralClient(CentreAddress(centre.url, token, HALL.id, DEVICE))

        def again() -> list[str]:
            code = make_code(centre.engine, hall_id=HALL.id, desk_number=DESK_NUMBER, device_id=DEVICE, at=clock.now())
            return ["pair", "--url", centre.url, "--code", code]

        yield client.tell_facts, again
        client.close()


@contextmanager
def by_nobody(_: Path) -> Iterator[tuple[Telling | None, Again]]:
    yield None, lambda: ["go-on"]


@pytest.mark.parametrize("way", [by_hall, by_centre, by_nobody])
def test_no_number_is_given_twice_after_a_restore(
    soaked: Path, tmp_path: Path, way: Way, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", "backup", "--store", str(soaked), "--to", str(tmp_path / "backups")]) == 0
    (backup,) = (tmp_path / "backups").glob("backup-*")
    with way(tmp_path) as (tell, again):
        assert main(["soak", "--store", str(soaked), "--orders", "3"]) == 0
        numbers(soaked, tell)
        assert main(["soak", "--store", str(soaked), "--orders", "2"]) == 0
        lost = numbers(soaked)
        folder = tmp_path / "restored"
        assert main(["store", "restore", "--from", str(backup), "--store", str(folder)]) == 0
        assert main(["soak", "--store", str(folder), "--orders", "1"]) == 1
        assert "pair this counter anew" in capsys.readouterr().err
        act, *how = again()
        assert main(["store", act, "--store", str(folder), *how]) == 0
        assert main(["soak", "--store", str(folder), "--orders", "3"]) == 0
    had, after = numbers(folder)[:2], numbers(folder)[2:]
    assert (len(lost), len(after)) == (7, 3)
    assert set(had) < set(lost)
    assert not set(after) & set(lost)
    assert place_told(folder) == (4 if way is by_centre else 0)
    (said,) = sworn(folder)
    assert (said["own"], said["told"]) == (had[-1], "" if tell is None else lost[4])
