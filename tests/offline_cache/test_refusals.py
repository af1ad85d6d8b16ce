"""What a customer did not want, kept in the store for as long as it counts."""

from dataclasses import replace
from datetime import timedelta

from app.domain.form_answers import RefusedOffer
from app.domain.order_line import ConfirmationChannel
from app.domain.suggestion import REST_DAYS
from app.texts import central as words
from app.texts.language import Text
from app.wire.refusals import SharedRefusal
from offline_cache.central_client import StrangeAnswer
from offline_cache.refusals import StoredRefusals
from offline_cache.share_refusals import AGAIN_S, RefusalSharer
from offline_cache.store import Store
from tests.fakes.orders import NOW, PHONE

REFUSED = RefusedOffer("5G-199", PHONE, Text("5G畅行199", "5G Free 199"), NOW, ConfirmationChannel.CUSTOMER_SCREEN)


def test_a_no_is_found_again_by_customer_and_moment(store: Store) -> None:
    refusals = StoredRefusals(store)
    refusals.keep(REFUSED, customer_id="one")
    assert refusals.since("one", NOW - timedelta(seconds=1)) == {"5G-199"}
    assert refusals.since("one", NOW) == frozenset()
    assert refusals.since("another", NOW - timedelta(days=1)) == frozenset()


def test_neither_number_nor_name_lies_in_its_row(store: Store) -> None:
    StoredRefusals(store).keep(REFUSED, customer_id="one")
    with store.read() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM refused_offers").all())
    assert PHONE not in kept
    assert "5G畅行199" not in kept


def test_nothing_lies_longer_than_a_no_counts_and_no_place_is_given_twice(store: Store) -> None:
    refusals = StoredRefusals(store)
    refusals.keep(REFUSED, customer_id="one")
    old = SharedRefusal("two", "VAS-02", NOW - timedelta(days=2 * REST_DAYS), ConfirmationChannel.CUSTOMER_SCREEN)
    refusals.heard(old)
    last, _ = refusals.untold()
    refusals.were_told(last)
    later = replace(REFUSED, at=NOW + timedelta(days=REST_DAYS))
    refusals.keep(later, customer_id="one")
    assert refusals.since("one", NOW - timedelta(days=1)) == {"5G-199"}
    assert refusals.since("two", NOW - timedelta(days=3 * REST_DAYS)) == frozenset()
    assert [each.at for each in refusals.untold()[1]] == [later.at]


class OldCentre:
    """Knows no such call, as one of before 0.3."""

    def __init__(self) -> None:
        self.calls = 0

    def tell_refusals(self, refusals: tuple[SharedRefusal, ...]) -> None:
        self.calls += 1
        raise StrangeAnswer(words.UNREACHABLE)


def test_a_centre_without_the_call_is_not_asked_at_every_look(store: Store) -> None:
    refusals, centre, now_s = StoredRefusals(store), OldCentre(), [0.0]
    refusals.keep(REFUSED, customer_id="one")
    sharer = RefusalSharer(centre, refusals, now_s=lambda: now_s[0])
    for now_s[0] in (1.0, 2.0, AGAIN_S, AGAIN_S + 1.0):
        sharer.share()
    assert centre.calls == 2
    assert len(refusals.untold()[1]) == 1
