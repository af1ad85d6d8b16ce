"""Counter and hall server of different releases: seen, and said as what it is."""

from dataclasses import make_dataclass
from pathlib import Path

import pytest

from app.errors import HallTrouble
from app.texts import queue_acts as words
from app.wire.hall_release import fingerprint, wire
from central import hall_application
from central.hall_application import create_hall_app
from central.serve import listen, serving_beside
from commands.outside import SystemIds
from offline_cache.hall_client import HallClient
from offline_cache.hall_pairing import pair_with_hall
from tests.central.test_hall_acts import Asking


def shape(*inner: tuple[str, type]) -> str:
    return fingerprint([make_dataclass("Outer", [("inner", make_dataclass("Inner", inner))])])


def test_every_field_however_deep_is_in_the_fingerprint() -> None:
    shapes = [shape(("n", int)), shape(("n", str)), shape(("m", int)), shape(("n", int), ("m", int))]
    assert len(set(shapes)) == 4
    assert shape(("n", int)) == shapes[0]
    assert len(wire()) == 12


def test_what_cannot_be_read_of_another_release_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = Asking(tmp_path)
    place = asking.place
    code = place.devices.make_code(device_id="H0032-PC09", desk="09", at=place.clock.now())
    listener = listen("127.0.0.1", 0)
    with serving_beside(create_hall_app(place), listener):
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        _, address = pair_with_hall(url=url, typed=code, secret=SystemIds().token())
        client = HallClient(address)
        assert client.picture().courses == ()
        monkeypatch.setattr(place, "picture_body", lambda: b"{}")
        with pytest.raises(HallTrouble) as strange:
            client.picture()
        assert strange.value.text is words.HALL_STRANGE
        monkeypatch.setattr(hall_application, "_WIRE", (b"x-yitai-wire", b"another"))
        for ask in (client.picture, client.settings):  # a field, and a call, that only one of the two knows
            with pytest.raises(HallTrouble) as other:
                ask()
            assert other.value.text is words.HALL_OTHER_RELEASE
        client.close()
    asking.store.close()
