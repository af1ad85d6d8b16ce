"""The hall server over TCP, killed and started again in the middle: nothing twice, nothing lost."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest

from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark
from app.domain.queue_picture import QueueEvent
from app.domain.queue_settings import BEHIND, ORDINARY
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Standing
from app.errors import HallTrouble, InputRefused, QueueRefused
from commands.main import main
from commands.outside import SystemIds
from offline_cache.hall_client import HallClient
from offline_cache.hall_copies import OrderCopy
from offline_cache.hall_listener import HallListener
from offline_cache.hall_pairing import pair_with_hall
from tests.central.centre_process import STOP_S
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, draft

IDS = SystemIds()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallProcess]:
    """Codes for a greeter's tablet and desks 03 and 04, in this order."""
    process = HallProcess(tmp_path / "hall", pair=("H0032-G1", "H0032-PC03:03", "H0032-PC04:04"))
    yield process
    process.end()


def test_a_hall_issues_calls_and_serves_through_a_kill(hall: HallProcess) -> None:
    greeter, three, four = (paired(hall, code, secret=IDS.token) for code in hall.codes)
    for desk, client in (("03", three), ("04", four)):
        client.open_desk(desk=desk, staff=f"21{desk}", skills=ALL, certificates=frozenset(), key=IDS.uuid7())
    ordinary, elderly = IDS.uuid7(), IDS.uuid7()
    first = greeter.issue(draft(), ticket_id=ordinary)
    assert greeter.issue(draft(), ticket_id=ordinary) == first
    greeter.issue(draft(Care.ELDERLY), ticket_id=elderly)
    picture = greeter.picture()
    assert [each.ticket_id for each in picture.line] == [elderly, ordinary]
    assert [(each.waiting, each.told is not None) for each in picture.waits if each.queue is QueueClass.MOBILE] == [
        (2, True)
    ]
    key = IDS.uuid7()
    called = three.call_next(desk="03", key=key)
    assert called is not None
    assert called.course.ticket.id == elderly
    assert called.reason is not None
    assert "elderly" in called.reason.en
    assert four.change_settings({BEHIND.key: "5"}, by="1002")[BEHIND.key] == "5"
    with pytest.raises(InputRefused, match="Weights must fall"):
        four.change_settings({ORDINARY.key: "99"}, by="1002")

    hall.kill()
    with pytest.raises(HallTrouble):
        HallClient(greeter.address, deadline_s=0.3).picture()
    started = hall.again()
    try:
        assert three.settings()[BEHIND.key] == "5"
        again = three.call_next(desk="03", key=key)  # the answer was lost: asked again, told again
        assert again is not None
        assert again.course == called.course
        with pytest.raises(QueueRefused, match="03"):
            three.call_next(desk="03", key=IDS.uuid7())
        other = four.call_next(desk="04", key=IDS.uuid7())
        assert other is not None
        assert other.course.ticket.id == ordinary
        with pytest.raises(InputRefused, match="paired for desk 04"):
            four.begin(ticket_id=elderly, desk="03", staff="2104", key=IDS.uuid7())
        with pytest.raises(QueueRefused, match="A001 is at desk 04"):
            three.begin(ticket_id=ordinary, desk="03", staff="2103", key=key)
        three.begin(ticket_id=elderly, desk="03", staff="2103", key=IDS.uuid7())
        done = three.finish(ticket_id=elderly, desk="03", staff="2103", key=IDS.uuid7())
        assert done.standing is Standing.FINISHED
        assert [str(each.number) for each in greeter.picture().courses] == [str(first.number)]
        assert started.stop() == 0
    finally:
        started.end()


def test_copies_and_parked_forms_outlive_the_counter_and_the_server(hall: HallProcess) -> None:
    _, three, four = (paired(hall, code, secret=IDS.token) for code in hall.codes)
    order, form = IDS.uuid7(), FormToPark(IDS.uuid7(), "张*", "2103", '{"lines": []}')
    copy = OrderCopy(order, '{"seq":1}', 4)
    for _ in range(2):
        three.put_copy(copy)
    with pytest.raises(QueueRefused, match="other content"):
        three.put_copy(replace(copy, entry='{"seq":2}'))
    three.park(form)
    hall.kill()
    started = hall.again()
    try:
        assert three.copies() == (copy,)
        assert (four.copies(), three.copies(after=order)) == ((), ())
        assert [(each.form_id, each.desk) for each in four.parked()] == [(form.form_id, "03")]
        key = IDS.uuid7()
        assert four.take_up(form.form_id, key=key) == four.take_up(form.form_id, key=key) == form
        with pytest.raises(QueueRefused, match="Desk 04"):
            three.take_up(form.form_id, key=IDS.uuid7())
        with pytest.raises(QueueRefused, match="at desk 04"):
            three.park(form)
        four.park(form)
        assert [each.desk for each in three.parked()] == ["04"]
    finally:
        started.end()


def test_a_counter_hears_every_act_also_across_a_kill(hall: HallProcess) -> None:
    greeter = paired(hall, hall.codes[0], secret=IDS.token)
    heard: Queue[QueueEvent] = Queue()
    listener = HallListener(greeter.address, heard=heard.put, again_after_s=0.1)
    ear = threading.Thread(target=listener.run, daemon=True)
    ear.start()
    try:
        assert heard.get(timeout=STOP_S).look_again
        course = greeter.issue(draft(), ticket_id=IDS.uuid7())
        event = heard.get(timeout=STOP_S)
        assert (event.verb, event.courses) == ("issue", (course,))
        hall.kill()
        started = hall.again()
        try:
            assert heard.get(timeout=STOP_S).look_again
            gone = greeter.cancel(ticket_id=course.ticket.id, by="5006", reason="走了", key=IDS.uuid7())
            assert heard.get(timeout=STOP_S).courses == (gone,)
            assert started.stop() == 0  # at once, though somebody listens
        finally:
            started.end()
    finally:
        listener.close()
        ear.join(STOP_S)
    assert not ear.is_alive()


def test_a_code_pairs_one_device_with_one_server_and_a_strange_token_none(
    hall: HallProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    code, secret = hall.codes[1], IDS.token()
    device, address = pair_with_hall(url=hall.url, typed=code.lower(), secret=secret)
    assert (device.desk, device.device_id) == ("03", "H0032-PC03")
    assert pair_with_hall(url=hall.url, typed=code, secret=secret) == (device, address)
    for wrong in (code, "2222-2222" + code[9:]):
        with pytest.raises(InputRefused):
            pair_with_hall(url=hall.url, typed=wrong, secret=IDS.token())
    for other in (code[:-1] + ("2" if code[-1] != "2" else "3"), code[:9]):  # another server's letters, or none
        with pytest.raises(InputRefused, match="not the server"):
            pair_with_hall(url=hall.url, typed=other, secret=secret)
    assert HallClient(address).picture().courses == ()
    store = ["--store", str(hall.folder)]
    assert main(["hall", "pair", "H0032-PC05:05", *store]) == 0  # while it runs, at its own machine
    later = pair_with_hall(url=hall.url, typed=capsys.readouterr().out.split()[0], secret=secret)
    assert (later[0].device_id, later[0].desk) == ("H0032-PC05", "05")
    with pytest.raises(InputRefused, match="own machine"):
        HallClient(later[1]).make_code(device_id="H0032-PC06", desk="06")
    assert main(["hall", "settings", ORDINARY.key, "2", *store]) == 0
    assert HallClient(address).settings()[ORDINARY.key] == "2"
    assert main(["hall", "settings", ORDINARY.key, "50", *store]) == 1
    with pytest.raises(HallTrouble, match="does not know this device"):
        HallClient(replace(address, token=f"H0032.H0032-PC03.{IDS.token()}")).picture()
    with pytest.raises(HallTrouble, match="does not answer"):  # somebody stands between with a certificate of their own
        HallClient(replace(address, certificate_sha256="0" * 64), deadline_s=0.3).picture()


def test_a_lost_tablet_is_shut_out_while_the_server_runs_and_hears_nothing_more(
    hall: HallProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    lost, other = (paired(hall, code, secret=IDS.token) for code in hall.codes[:2])
    heard: Queue[QueueEvent] = Queue()
    cut = threading.Event()
    listener = HallListener(lost.address, heard=heard.put, again_after_s=0.1, cut=cut.set)
    ear = threading.Thread(target=listener.run, daemon=True)
    ear.start()
    store = ["--store", str(hall.folder)]
    try:
        assert heard.get(timeout=STOP_S).look_again
        assert main(["hall", "devices", *store]) == 0
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["H0032-G1", "H0032-PC03"]
        cut.clear()
        assert main(["hall", "unpair", "H0032-G1", *store]) == 0
        assert cut.wait(STOP_S)
        with pytest.raises(HallTrouble, match="does not know this device"):
            lost.issue(draft(), ticket_id=IDS.uuid7())
        assert other.picture().courses == ()
        assert heard.empty()
        assert main(["hall", "unpair", "H0032-G1", *store]) == 1
        with pytest.raises(InputRefused, match="own machine"):
            other.shut_out("H0032-PC03")
    finally:
        listener.close()
        ear.join(STOP_S)
