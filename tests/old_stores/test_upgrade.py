"""What a hall had before an update is there after it, word for word, and the queue goes on to today's centre."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.domain.draft import take_up_draft
from app.domain.order import CentralState
from app.domain.order_form import OrderForm
from app.domain.staff import StaffMember
from app.errors import SignOnRefused
from app.outbox_ports import EntryState
from app.ports import LinkState, LinkStatus, PrintState
from commands.central import demo_token
from commands.central_process import CentralProcess, start_central
from commands.demo_place import DemoPlace, point_to
from commands.front_door import FrontDoor, door_of
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.settings_names import PRINTER_ADDRESS, PRINTER_WIDTH
from commands.stock import demo_data
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.check import check_store
from offline_cache.migrate import NEWEST, revision_of
from tests.old_stores.conftest import RELEASES
from tests.old_stores.make_store import Day, kept_rows, send_all

pytestmark = pytest.mark.xdist_group("old stores")  # one process unpacks and makes them, and once

REFUSED_BEFORE, BEHIND_IT, REFUSED_NOW = 2, 3, 7  # places in the queue
PASSWORDS = {one.member.number: one.password for one in demo_data().staff}


def expected(day: Path) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = json.loads((day / "expected.json").read_text("utf-8"))
    return found


@contextmanager
def opened(day: Path) -> Iterator[StoredParts]:
    """As a counter opens it: by the passphrase its key file names, brought up to date."""
    store = open_for_command(day / "store", clock=SystemClock(), ids=SystemIds())
    try:
        yield stored_parts(store)
    finally:
        store.close()


@contextmanager
def todays_centre(day: Path) -> Iterator[CentralProcess]:
    """Today's centre over that day's books."""
    centre = start_central(database=DemoPlace(day).database)
    try:
        yield centre
    finally:
        centre.stop()


def test_the_release_of_the_program_is_kept() -> None:
    assert "0.1.0" in RELEASES


def test_every_row_reads_as_it_was_written(day: Path) -> None:
    with opened(day) as parts:
        found = kept_rows(parts.store)
        with parts.store.read() as connection:
            assert revision_of(connection) == NEWEST
    for name, rows in expected(day).items():
        assert found[name] == rows, name


def test_the_second_start_changes_nothing_more(day: Path) -> None:
    with opened(day) as parts:
        first = kept_rows(parts.store)
    with opened(day) as parts:
        assert kept_rows(parts.store) == first


def test_the_store_is_sound_and_every_order_whole(day: Path) -> None:
    with opened(day) as parts:
        report = check_store(parts.store)
    assert (report.integrity, report.partial) == ("ok", 0)
    assert list(report.orders) == [row[0] for row in expected(day)["orders"]]


def test_every_entry_is_still_what_was_hashed(day: Path) -> None:
    with opened(day) as parts:
        for row in expected(day)["outbox"]:
            queued = parts.outbox.entry_of(row[1])
            assert queued is not None
            assert hashlib.sha256(queued.entry).hexdigest() == row[6]


def test_every_order_can_be_read_and_printed_again(day: Path) -> None:
    with opened(day) as parts:
        for order_id, receipt_number, *_ in expected(day)["orders"]:
            kept = parts.order_book.order_content(order_id)
            assert kept is not None
            assert str(kept.receipt_number) == receipt_number
            assert kept.signed.signature.content_sha256 == kept.signed.content.sha256
        assert [job.state for job in parts.print_jobs.open()].count(PrintState.UNKNOWN) == 1


def test_what_was_signed_and_not_accepted_is_offered(day: Path) -> None:
    with opened(day) as parts:
        paid, unpaid = parts.order_book.unfinished()
    assert paid.payment is not None
    assert paid.payment.amount_fen == 5000
    assert unpaid.payment is None
    assert paid.finishable is not None
    assert unpaid.finishable is not None


def test_every_draft_can_be_taken_up(day: Path) -> None:
    with opened(day) as parts:
        taken = {record.why: _taken_up(parts, record.body) for record in parts.order_book.drafts()}
    names = {why: [line.name.zh for line in form.lines] for why, form in taken.items()}
    assert names == {"parked": ["话费"], "offline": ["单宽1000M"], "left_open": ["5G畅行169 → 5G畅行199"]}


def _taken_up(parts: StoredParts, body: str) -> OrderForm:
    return take_up_draft(
        body,
        desk=parts.desk,
        clerk=_clerk(parts),
        catalogue=parts.catalogues.current(),
        catalogue_of=parts.catalogues.version,
        customer_of=parts.customers.get,
    ).form


def _clerk(parts: StoredParts) -> StaffMember:
    clerk = parts.staff.name_of("3017")
    assert clerk is not None
    return clerk


def test_people_sign_on_as_before(day: Path) -> None:
    with opened(day) as parts:
        link = LinkStatus(LinkState.OFFLINE, parts.store.clock.now())
        door = FrontDoor(door_of(parts, link=lambda: link))
        for number, name, latin_name, role in expected(day)["staff"]:
            member = door.sign_on(number, PASSWORDS[number])
            assert (member.name, member.latin_name, member.role.value) == (name, latin_name, role)
        with pytest.raises(SignOnRefused):
            door.sign_on("3017", "bh3021")


def test_settings_and_customers_are_as_they_were(day: Path) -> None:
    with opened(day) as parts:
        get = parts.settings.get
        assert (get("language", ""), get("theme", "")) == ("en", "dark")
        assert (get(PRINTER_ADDRESS, ""), get(PRINTER_WIDTH, "")) == ("tcp://127.0.0.1:9", "58")
        assert [parts.customers.get(customer.id) for customer in demo_data().customers].count(None) == 0


def test_the_queue_goes_on_to_todays_centre_once(day: Path) -> None:
    keys = [row[1] for row in expected(day)["outbox"]]
    with todays_centre(day) as centre, opened(day) as parts:
        point_to(parts.store, data=demo_data(), central_url=centre.url, printer="")
        send_all(parts, lambda: parts.outbox.status().waiting == 1)
        states = [parts.outbox.state_of(key) for key in keys]
        at_centre = orders_at(centre)
    wanted = [EntryState.ACKED] * len(keys)
    wanted[REFUSED_BEFORE] = wanted[REFUSED_NOW] = EntryState.DEAD
    wanted[BEHIND_IT] = EntryState.PENDING
    assert states == wanted
    assert sorted(at_centre) == sorted(key for key, state in zip(keys, states, strict=True) if state == "acked")


def orders_at(centre: CentralProcess) -> list[str]:
    data = demo_data()
    desk = data.desk
    client = CentralClient(
        CentreAddress(url=centre.url, token=demo_token(data), hall=desk.hall.id, device=desk.device_id)
    )
    try:
        return [order["externalId"] for order in client.listed("productOrderingManagement/v4/productOrder", {})]
    finally:
        client.close()


def test_a_new_order_goes_behind_the_old_ones(day: Path) -> None:
    """Numbers of receipts, lanes and the chain go on where they stood."""
    with opened(day) as parts:
        at_work = Day(parts, demo_data())
        order = at_work.accept(at_work.top_up("陈思远", 90, offline=True))
        row = parts.order_book.row(order.id)
        rows = kept_rows(parts.store)
        report = check_store(parts.store)
    assert row is not None
    assert row.central is CentralState.PENDING
    assert str(order.receipt_number).endswith("-0009")
    before = expected(day)["outbox"]
    assert rows["outbox"][:-1] == before
    assert rows["outbox"][-1][3] == 1 + max(entry[3] for entry in before if entry[2] == rows["outbox"][-1][2])
    assert report.sound
