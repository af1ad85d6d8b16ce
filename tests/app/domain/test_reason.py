"""A reason says what happened, never whom it happened to."""

from dataclasses import replace

import pytest

from app.domain.reason import checked_reason, reason_fault
from app.errors import InputRefused
from app.texts import approval, order_ending, printing, unmask
from app.texts import reason as words
from app.texts.language import Language, Text
from tests.fakes.orders import CUSTOMER

FOREIGN = replace(
    CUSTOMER, name="John Li", identification=replace(CUSTOMER.identification, number="G123456"), phone="010-88"
)


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("打给 15412340017", words.TELLS_NUMBER),
        ("打给 154 1234 0017", words.TELLS_NUMBER),
        ("打给154-1234-0017", words.TELLS_NUMBER),
        ("１５４１２３４００１７", words.TELLS_NUMBER),
        ("证件 99010119550307123X", words.TELLS_NUMBER),
        ("账号8800320", words.TELLS_NUMBER),
        ("BH20261120-03-0001 15412340017", words.TELLS_NUMBER),
        (f"核对{CUSTOMER.name}", words.TELLS_NAME),
        ("核对张 秀 英", words.TELLS_NAME),
        ("张女士办错了", None),
        ("客户要求，收了 200 元", None),
        ("与 BH20261120-03-0001 重复", None),
        ("2026-11-20 的单", None),
        ("密码 123456", None),
    ],
)
def test_numbers_and_the_customers_name_stay_out_of_it(reason: str, fault: Text | None) -> None:
    assert reason_fault(reason, customer=CUSTOMER) == fault


@pytest.mark.parametrize(
    ("reason", "fault"),
    [("asked by john li", words.TELLS_NAME), ("JOHNLI asked", words.TELLS_NAME), ("g 123456", words.TELLS_NUMBER)],
)
def test_however_it_is_written(reason: str, fault: Text) -> None:
    assert reason_fault(reason, customer=FOREIGN) == fault
    assert reason_fault(reason) is None


def test_every_ready_reason_may_be_taken_as_it_is() -> None:
    ready = (
        *approval.READY_REASONS,
        *order_ending.VOID_REASONS,
        *order_ending.SETTLE_REASONS,
        *printing.DRAWER_REASONS,
        *unmask.READY_REASONS,
        order_ending.DRAWER_REASON.filled(number="BH20261120-03-0001"),
    )
    assert [reason_fault(each.say(language), customer=CUSTOMER) for each in ready for language in Language] == [
        None
    ] * len(ready) * 2


def test_an_act_gets_one_line_or_a_refusal() -> None:
    assert checked_reason("  客户  要求 \n") == "客户 要求"
    for reason, fault in (("  ", words.MISSING), ("15412340017", words.TELLS_NUMBER)):
        with pytest.raises(InputRefused) as refused:
            checked_reason(reason)
        assert refused.value.text == fault
