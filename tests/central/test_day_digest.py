"""What the centre says of a hall day's orders: the same as is worked out of what was sent, of this hall alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.day_digest import (
    CENTRE,
    HALL,
    Difference,
    DiffersHow,
    DigestRow,
    agree,
    differences,
    digest_of,
)
from app.domain.hall_time import hall_date
from app.domain.order import Order
from app.wire.day_digest import read_digest, read_keys
from tests.central.counter import Counter, envelope
from tests.fakes.orders import DESK, NOW, a_customer, an_order

DAY = hall_date(NOW, DESK.hall.zone)


def _row(order: Order) -> DigestRow:
    due = order.signed.content.sums.today_fen
    return DigestRow(order.id, envelope(order).sha256, due, str(order.receipt_number), DESK.number)


def test_digest_and_keys_are_those_of_what_was_sent(counter: Counter) -> None:
    orders = [an_order(customer=a_customer(n), number=n) for n in range(1, 4)]
    for n, order in enumerate(orders):
        key = order.id if n else "another key, as of a repaired order"
        counter.send(envelope(order, key=key))
    ours = [_row(order) for order in orders]
    said = read_digest(counter.get("/sync/v1/day-digest", day=DAY.isoformat()).content)
    assert agree(said, digest_of(HALL, ours))
    assert (said.count, said.first, said.last) == (3, ours[0].receipt_number, ours[2].receipt_number)
    page = read_keys(counter.get("/sync/v1/day-keys", day=DAY.isoformat()).content)
    assert sorted(page, key=lambda row: row.receipt_number) == ours
    rest = read_keys(counter.get("/sync/v1/day-keys", day=DAY.isoformat(), after=page[0].key).content)
    assert rest == page[1:]
    for beside in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        said = read_digest(counter.get("/sync/v1/day-digest", day=beside.isoformat()).content)
        assert said == digest_of(CENTRE, ())


@pytest.mark.parametrize("path", ["/sync/v1/day-digest", "/sync/v1/day-keys"])
def test_nobody_else_is_told_and_a_day_that_is_none_is_a_400(counter: Counter, path: str) -> None:
    assert counter.call("GET", path, params={"day": DAY.isoformat()}, headers={}).status_code == 401
    assert counter.get(path, day="today").json()["code"] == "bad_day"


def test_what_differs_is_named_and_what_is_on_its_way_is_not() -> None:
    a, b, c, d, e = (DigestRow(key, key * 4, 100, f"R{key}", "3") for key in "abcde")
    changed = replace(c, sha256="other")
    found = differences([a, b, c], [b, changed, d, e], on_their_way={"d": d.sha256})
    assert found == (
        Difference(DiffersHow.NOT_AT_CENTRE, a),
        Difference(DiffersHow.OTHERWISE, c),
        Difference(DiffersHow.NOT_IN_HALL, e),
    )
    assert differences([a], [d], on_their_way={"d": "another"})[1] == Difference(DiffersHow.OTHERWISE, d)
    assert digest_of(HALL, [a, b]) == digest_of(HALL, [b, a])
    assert not agree(digest_of(HALL, [a, b]), digest_of(CENTRE, [a, c]))
