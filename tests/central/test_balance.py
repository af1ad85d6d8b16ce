"""Balances at the centre: a key is one sum for ever, and an order says no more was paid from one than was taken."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from app.domain.order import Order
from app.domain.payment import Payment, PaymentMethod, cash_payment, whole_payment
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import ProviderState
from app.wire.batch import AnswerStatus
from app.wire.provider_call import ChargeRequest, RefundRequest
from central.balance_ledger import BalanceLedger
from central.schema import CUSTOMER
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER as MRS_ZHANG
from tests.fakes.orders import NOW, a_form, order_of, sample_id

KEY = sample_id(0xE7001)
PAID, REFUSED = ProviderState.PAID, ProviderState.REFUSED


@pytest.fixture
def ledger(engine: Engine, clock: HandClock) -> BalanceLedger:
    return BalanceLedger(engine, clock=clock)


def balance(engine: Engine) -> int:
    with engine.connect() as connection:
        wanted = select(CUSTOMER.c.balance_fen).where(CUSTOMER.c.customer_id == MRS_ZHANG.id)
        return int(connection.execute(wanted).scalar_one())


def charge(fen: int, *, key: str = KEY, customer: str = MRS_ZHANG.id) -> ChargeRequest:
    return ChargeRequest(key, fen, PaymentMethod.BALANCE, "", customer)


def test_a_key_told_again_is_taken_once(engine: Engine, ledger: BalanceLedger) -> None:
    before = balance(engine)
    answers = [ledger.charge(charge(1000), base="") for _ in range(3)]
    assert {answer.state for answer in answers} == {PAID}
    assert balance(engine) == before - 1000
    assert ledger.charge(charge(1001), base="").state is REFUSED
    assert balance(engine) == before - 1000


def test_a_balance_too_low_refuses_for_good_and_says_what_it_holds(engine: Engine, ledger: BalanceLedger) -> None:
    answer = ledger.charge(charge(3261), base="")
    assert answer.state is REFUSED
    assert answer.reason is not None
    assert "¥32.60" in answer.reason.zh
    assert ledger.find(KEY) == answer
    assert balance(engine) == 3260


def test_a_cancelled_key_takes_nothing_afterwards(engine: Engine, ledger: BalanceLedger) -> None:
    assert ledger.find(KEY) is None
    assert ledger.cancel(KEY).state is REFUSED
    assert ledger.charge(charge(1000), base="").state is REFUSED
    assert balance(engine) == 3260


def test_a_return_is_made_once_and_never_of_more_than_was_taken(engine: Engine, ledger: BalanceLedger) -> None:
    ledger.charge(charge(1000), base="")
    for _ in range(2):
        assert ledger.refund(KEY, RefundRequest("back-1", 400)).state is PAID
    assert balance(engine) == 3260 - 600
    assert ledger.refund(KEY, RefundRequest("back-2", 601)).state is REFUSED
    assert ledger.refund(KEY, RefundRequest("back-3", 600)).state is PAID
    assert balance(engine) == 3260
    assert ledger.refund("unheard", RefundRequest("back-4", 1)).state is REFUSED


def an_order(*, balance_key: str, number: int = 1) -> Order:
    """¥50, of which ¥30 from the balance."""
    form = a_form(number=number).with_payment_method(
        PaymentMethod.CASH, fixed=(PlannedPart(PaymentMethod.BALANCE, 3000),)
    )
    order = order_of(form, number=number)
    parts = (
        Payment(balance_key, PaymentMethod.BALANCE, 3000, 3000, NOW, reference="R-1"),
        cash_payment(id=sample_id(0xE7002), due_fen=2000, tendered_fen=2000, taken_at=NOW),
    )
    payment = whole_payment(parts)
    assert payment is not None
    return replace(order, payment=payment)


def test_an_order_paid_from_a_balance_is_taken_where_the_balance_was(counter: Counter, ledger: BalanceLedger) -> None:
    ledger.charge(charge(3000), base="")
    (answer,) = counter.send(envelope(an_order(balance_key=KEY)))
    assert answer.status is AnswerStatus.ACCEPTED


def test_an_order_that_names_a_sum_nobody_took_is_refused(counter: Counter, ledger: BalanceLedger) -> None:
    ledger.charge(charge(2999), base="")
    (answer,) = counter.send(envelope(an_order(balance_key=KEY)))
    assert (answer.status, answer.reason and answer.reason.code) == (AnswerStatus.REFUSED, "balance_not_taken")


def test_a_sum_that_paid_for_one_order_pays_for_no_other(counter: Counter, ledger: BalanceLedger) -> None:
    ledger.charge(charge(3000), base="")
    counter.accept(an_order(balance_key=KEY))
    (answer,) = counter.send(envelope(an_order(balance_key=KEY, number=2), seq=2))
    assert (answer.status, answer.reason and answer.reason.code) == (AnswerStatus.REFUSED, "balance_not_taken")


def test_a_sum_that_went_back_pays_for_nothing(counter: Counter, ledger: BalanceLedger) -> None:
    ledger.charge(charge(3000), base="")
    ledger.refund(KEY, RefundRequest("back-1", 3000))
    (answer,) = counter.send(envelope(an_order(balance_key=KEY)))
    assert (answer.status, answer.reason and answer.reason.code) == (AnswerStatus.REFUSED, "balance_not_taken")
