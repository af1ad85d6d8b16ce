"""A hall server is paired with the centre by a code made for one, and tells it of its tickets from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import InputRefused
from app.wire.pairing import HALL_SERVER
from central.hall_place import HallPlace
from central.pairing import make_code
from commands.hall_centre import pair_with_centre, telling_centre, way_to
from offline_cache.day_schema import DAY_TICKETS
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK, HALL
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.hall_shared import draft, numbered_id, shipped_rules
from tests.offline_cache.parts import new_counter

WITHIN_S = 20.0
CLOCK, IDS = HandClock(), CountingIds()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path / "centre.db", clock=CLOCK, ids=IDS, customers=()) as centre:
        yield centre


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_counter(tmp_path / "hall").opened() as store:
        yield store


def test_it_tells_of_its_tickets_once_it_is_paired(centre: RunningCentre, store: Store) -> None:
    engine, url = centre.engine, centre.url
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=CLOCK, ids=IDS)
    settings = StoredSettings(store)
    with telling_centre(place, store) as nobody:
        assert nobody is None
    at = CLOCK.now()
    desks = make_code(engine, hall_id=HALL.id, desk_number="03", device_id="PC-03", at=at)
    with pytest.raises(InputRefused, match="desk 03"):
        pair_with_centre(settings, hall_id=HALL.id, url=url, code=desks, ids=IDS)
    own = make_code(engine, hall_id=HALL.id, desk_number=HALL_SERVER, device_id="SERVER", at=at)
    pair_with_centre(settings, hall_id=HALL.id, url=url, code=own, ids=IDS)
    course = place.acts.queue.issue(draft(), ticket_id=numbered_id(1))
    with telling_centre(place, store) as sender:
        assert sender is not None
        assert sender.flush(way_to(url), within_s=WITHIN_S)
    with engine.connect() as connection:
        told = connection.execute(select(DAY_TICKETS.c.id, DAY_TICKETS.c.number, DAY_TICKETS.c.booked_on)).all()
    assert [tuple(row) for row in told] == [(course.ticket.id, "A001", course.number.day.isoformat())]
