"""A form paid by card, code and cash through the real windows, a real provider and a real centre, by keys alone."""

import urllib.request
from collections.abc import Iterator

import pytest

from app.domain.order import CentralState
from app.domain.payment import PaymentMethod
from tests.counter.at_work import AtWork, Key
from tests.counter.paying import Provider
from tests.counter.place import CounterPlace
from ui.clerk.closing import Stage
from ui.clerk.collecting import Step
from ui.customer.pay_column import PayColumn
from ui.widgets.qr import QrView

ZHANG = "15420260017"
TOP_UP = "jf20"


@pytest.fixture
def provider(online: CounterPlace) -> Iterator[Provider]:
    running = Provider(online.place.folder)
    online.provider_url = running.url
    yield running
    running.stop()


def a_form_paid_by(work: AtWork, *keys: Key | str) -> None:
    work.sign_on()
    work.choose_customer(ZHANG)
    work.put_on(TOP_UP)
    work.press(Key.Key_F4)
    work.press(Key.Key_F4)
    for key in keys:
        if isinstance(key, str):
            work.hands.type_text(work.window, key)
        else:
            work.press(key)
    signed(work)


def signed(work: AtWork) -> None:
    work.hand_over()
    work.customer_signs()


def settled(work: AtWork, order_id: str) -> bool:
    row = work.counter.parts.order_book.row(order_id)
    return row is not None and row.central is CentralState.ACCEPTED


def test_three_means_pay_one_form_and_the_centre_has_each(online: CounterPlace, provider: Provider) -> None:
    with online.counter() as work:
        a_form_paid_by(work, "5", "3.5", Key.Key_Down, "5", Key.Key_Return)
        collecting = work.presenter.till.collecting
        work.until("a card is asked for", lambda: collecting.step is Step.READY)
        work.press(Key.Key_Return)
        work.until("the card paid", lambda: len(collecting.taken) == 1)
        work.hands.type_text(work.window, "28457190883200004")
        work.press(Key.Key_Return)
        work.until("the customer paid by phone", lambda: len(collecting.taken) == 2)
        work.hands.type_text(work.window, "20")
        work.press(Key.Key_Return)
        work.until("the order is accepted", lambda: work.presenter.closing.stage is Stage.ACCEPTED)
        order_id = work.presenter.closing.outcome.order.id if work.presenter.closing.outcome else ""
        work.until("the centre has it", lambda: settled(work, order_id))
    assert provider.holds_fen() == 850
    paid = online.at_centre("payment", correlatorId=order_id)
    assert sorted((each["paymentMethod"]["name"], each["totalAmount"]["value"]) for each in paid) == [
        (PaymentMethod.CARD.value, 3.5),
        (PaymentMethod.CASH.value, 11.5),
        (PaymentMethod.SCAN.value, 5),
    ]
    assert online.checked().sound


def test_a_provider_that_is_gone_is_told_and_another_way_is_signed_again(
    online: CounterPlace, provider: Provider
) -> None:
    with online.counter() as work:
        a_form_paid_by(work, "2")
        collecting = work.presenter.till.collecting
        work.until("the card is asked for", lambda: collecting.step is Step.READY)
        provider.kill()
        work.press(Key.Key_Return)
        work.until("nobody knows", lambda: collecting.step is Step.ASKING)
        work.until_said("收款方没有回答")
        work.press(Key.Key_1)
        work.until("the next version lies open", lambda: work.presenter.form.version == 2)
        provider.again()
        signed(work)
        work.hands.type_text(work.window, "20")
        work.press(Key.Key_Return)
        work.until("the order is accepted", lambda: work.presenter.closing.stage is Stage.ACCEPTED)
        work.presenter.till.settling.look()
        work.until("nothing is left open", lambda: work.counter.paying.book.open_tries() == ())
    assert provider.holds_fen() == 0
    assert online.checked().sound


def test_the_customer_scans_what_their_own_screen_shows_and_pays_in_the_wallet(
    online: CounterPlace, provider: Provider
) -> None:
    with online.counter() as work:
        a_form_paid_by(work, "3")
        collecting = work.presenter.till.collecting
        work.until("a code is asked for", lambda: collecting.step is Step.READY)
        work.press(Key.Key_Return)
        (code,) = [qr for qr in work.program.place.view.findChildren(QrView) if qr.parent() is pay_column(work)]
        work.until("the code is on the customer's screen", lambda: code.isVisible() and bool(code.payload))
        assert "请用手机扫码付 ¥20.00" in work.customer_words()
        wallet = urllib.request.Request(f"{code.payload}/pay", data=b"")
        urllib.request.urlopen(wallet).close()
        work.until("the order is accepted", lambda: work.presenter.closing.stage is Stage.ACCEPTED)
    assert provider.holds_fen() == 2000


def pay_column(work: AtWork) -> PayColumn:
    (column,) = work.program.place.view.findChildren(PayColumn)
    return column
