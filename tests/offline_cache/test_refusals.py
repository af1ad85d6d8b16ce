"""What a customer did not want, kept in the store for as long as it counts."""

from datetime import timedelta

from app.domain.form_answers import RefusedOffer
from app.domain.order_line import ConfirmationChannel
from app.texts.language import Text
from offline_cache.refusals import StoredRefusals
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
