"""A counter pairs with a real centre, and says in words why not."""

from pathlib import Path

import pytest

from app.errors import CentralTrouble, InputRefused
from central.pairing import make_code
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.pair_device import pair_device, token_of
from tests.fakes.centre import running_centre
from tests.fakes.clock import HandClock
from tests.fakes.orders import HALL
from tests.fakes.print_jobs import CountingIds

SECRET = "5" * 32


def test_a_paired_counter_is_known_to_the_centre(tmp_path: Path) -> None:
    clock = HandClock()
    with running_centre(tmp_path / "centre.db", clock=clock, ids=CountingIds()) as centre:
        code = make_code(centre.engine, hall_id=HALL.id, desk_number="07", device_id="H0032-07", at=clock.now())
        desk = pair_device(url=centre.url + "/", code=code.lower().replace("-", " "), secret=SECRET)
        client = CentralClient(
            CentreAddress(url=centre.url, token=token_of(desk, secret=SECRET), hall=HALL.id, device=desk.device_id)
        )
        try:
            assert client.status().device == "H0032-07"
        finally:
            client.close()
        with pytest.raises(InputRefused, match="used or too old"):
            pair_device(url=centre.url, code=code, secret="6" * 32)
    with pytest.raises(CentralTrouble, match="The pairing code is still good"):
        pair_device(url=centre.url, code=code, secret=SECRET)
