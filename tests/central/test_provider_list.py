"""A provider's own list: every charge and return once, by its moment, in pages; of balances a hall's own alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.day_facts import Facts, TakingFact
from app.domain.hall_time import hall_date
from app.domain.payment import PaymentMethod
from app.domain.reconcile import Listed, ListedKind
from app.wire.moment import moment
from app.wire.provider_call import ChargeRequest, RefundRequest
from app.wire.provider_list import LIST, ListPage, read_page
from central import provider_pages
from central.balance_ledger import BalanceLedger
from central.database import open_database
from central.payment_routes import Ledger
from central.reference_provider import ReferenceLedger
from commands.outside import SystemIds
from offline_cache.day_keep import keep_facts
from offline_cache.reconcile_takings import LinkedTakings
from tests.central.counter import Counter
from tests.central.hall_served import served_hall
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER as MRS_ZHANG
from tests.fakes.orders import HALL, NOW, ZONE

CHARGE, REFUND = ListedKind.CHARGE, ListedKind.REFUND
DAY = timedelta(hours=12)


@pytest.fixture
def ledger(tmp_path: Path, clock: HandClock) -> Iterator[ReferenceLedger]:
    engine = open_database(f"sqlite:///{tmp_path / 'provider.db'}")
    yield ReferenceLedger(engine, clock=clock, wait_s=2.0)
    engine.dispose()


def charge(ledger: Ledger, key: str, *, code: str = "0", method: PaymentMethod = PaymentMethod.CARD) -> None:
    account = MRS_ZHANG.id if method is PaymentMethod.BALANCE else ""
    ledger.charge(ChargeRequest(key, 500, method, code, account), base="", hall=HALL.id)


def whole(ledger: Ledger, *, hall: str = HALL.id) -> list[tuple[ListedKind, str, str]]:
    found: list[Listed] = []
    page = ListPage((), "0")
    while page.next:
        after = "" if page.next == "0" else page.next
        page = ledger.listed(moment(NOW - DAY), moment(NOW + DAY), after=after, hall=hall)
        found += page.lines
    return [(line.kind, line.key, line.refund_key) for line in found]


def test_it_lists_what_was_paid_and_went_back_in_pages(
    ledger: ReferenceLedger, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused and cancelled ones are not in it; one that was paid while nobody asked is, at its own moment."""
    monkeypatch.setattr(provider_pages, "PAGE", 2)
    charge(ledger, "paid")
    charge(ledger, "paid")
    charge(ledger, "refused", code="1")
    charge(ledger, "later", code="2")
    charge(ledger, "wallet", code="", method=PaymentMethod.SCAN)
    ledger.cancel("never")
    clock.set(clock.now() + timedelta(seconds=1))
    ledger.decide("wallet", pays=True)
    clock.set(clock.now() + timedelta(seconds=5))
    for _ in range(2):
        ledger.refund("paid", RefundRequest("back", 200))
    assert whole(ledger) == [
        *((CHARGE, "paid", ""), (CHARGE, "wallet", ""), (CHARGE, "later", "")),
        (REFUND, "paid", "back"),
    ]


def test_balances_are_listed_for_the_hall_whose_device_asked(
    engine: Engine, clock: HandClock, counter: Counter
) -> None:
    ledger = BalanceLedger(engine, clock=clock)
    charge(ledger, "paid", method=PaymentMethod.BALANCE)
    ledger.charge(ChargeRequest("elsewhere", 100, PaymentMethod.BALANCE, "", MRS_ZHANG.id), base="", hall="H9999")
    ledger.cancel("never")
    clock.set(clock.now() + timedelta(seconds=5))
    ledger.refund("paid", RefundRequest("back", 200))
    assert whole(ledger) == [(CHARGE, "paid", ""), (REFUND, "paid", "back")]
    assert whole(ledger, hall="H9999") == [(CHARGE, "elsewhere", "")]
    span = f"{LIST}?since={moment(NOW - DAY)}&until={moment(NOW + DAY)}"
    page = read_page(counter.call("GET", span).content)
    assert [(line.key, line.refund_key, line.amount_fen) for line in page.lines] == [
        ("paid", "", 500),
        ("paid", "back", 200),
    ]
    refused = [
        counter.call("GET", f"{span}&after=x").status_code,
        counter.call("GET", f"{LIST}?since=x&until=y").status_code,
    ]
    assert refused == [400, 400]
    assert Counter(counter._app, token="guessed").call("GET", span).status_code == 401


def test_a_counter_asks_the_hall_server_for_all_desks_takings(tmp_path: Path) -> None:
    """Of the day and the days beside it, by any provider; no cash, nothing older."""
    day = hall_date(NOW, ZONE)
    first = TakingFact(
        *("k1/fees", "k1", "O-1", day, "PC-05", "05", "3017", NOW),
        *("card", "fees", "taken", 500, "R-1"),
    )
    kept = (
        first,
        replace(first, id="k2/fees", day=day - timedelta(days=1), method="balance"),
        replace(first, id="k3/fees", day=day - timedelta(days=2)),
        replace(first, id="k4/fees", method="cash"),
    )
    with served_hall(tmp_path) as hall:
        hall.place.store.write(
            lambda connection: keep_facts(connection, hall.place.hall_id, Facts(takings=kept), noted=False)
        )
        asked = LinkedTakings(hall.pair("PC-03", "03", secret=SystemIds().token()))
        found = asked(day)
        asked.close()
    assert [fact.id for fact in found.facts] == ["k1/fees", "k2/fees"]
    assert found.facts[0] == first
    assert found.devices == ("PC-05",)


@pytest.mark.parametrize("raw", [b"[]", b'{"lines":[],"next":1}', b'{"lines":[{"kind":"charge"}],"next":""}'])
def test_what_is_no_page_is_none(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_page(raw)
