"""What the hall server says of itself on the network; that it is really found is tried by hand (docs)."""

from app.wire.hall_found import HallFound, read_found
from central.hall_advertise import is_for_others, reachable_at, service_of
from tests.fakes.orders import DESK


def test_a_counter_reads_what_it_says() -> None:
    for host, url in (("192.0.2.2", "https://192.0.2.2:8633"), ("fd00::2", "https://[fd00::2]:8633")):
        service = service_of(DESK.hall, host=host, port=8633, tls=True)
        said = {key.decode(): (value or b"").decode() for key, value in service.properties.items()}
        found = read_found(service.parsed_addresses()[0], service.port or 0, said)
        assert found == HallFound(url, DESK.hall.id, DESK.hall.name.zh)


def test_only_what_others_can_reach_is_told() -> None:
    assert [is_for_others(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "192.0.2.2")] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert reachable_at("192.0.2.2") == ["192.0.2.2"]
    assert not any(each.startswith("127.") for each in reachable_at("0.0.0.0"))
