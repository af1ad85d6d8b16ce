"""Receipt numbers never come twice."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.receipt_number import SERIES_A_MINUTE, ReceiptNumber, goes_on_after, next_receipt_number

DAY = date(2026, 11, 20)


def test_it_is_written_and_read() -> None:
    number = ReceiptNumber("BH", DAY, "03", 41)
    assert str(number) == "BH20261120-03-0041"
    assert ReceiptNumber.read("BH20261120-03-0041") == number


@pytest.mark.parametrize("words", ["", "BH20261120-3-0041", "BH20261301-03-0041", "bh20261120-03-0041"])
def test_what_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"receipt number|month"):
        ReceiptNumber.read(words)


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1, max_size=60))
def test_none_is_given_twice_whatever_the_clock_does(days: list[date]) -> None:
    last, given_out = None, []
    for today in days:
        last = next_receipt_number(last=last, hall_code="BH", desk="03", today=today)
        given_out.append(last)
    assert len(set(given_out)) == len(given_out)
    assert given_out == sorted(given_out)


def test_a_new_day_begins_with_one_and_a_clock_set_back_goes_on() -> None:
    last = ReceiptNumber("BH", DAY, "03", 41)
    assert next_receipt_number(last=last, hall_code="BH", desk="03", today=date(2026, 11, 21)).sequence == 1
    back = next_receipt_number(last=last, hall_code="BH", desk="03", today=date(2026, 11, 1))
    assert back == ReceiptNumber("BH", DAY, "03", 42)


HALL_NOW = datetime(2026, 11, 20, 14, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ((), "BH20261120-03-94500"),
        (("BH20261119-03-0041", "BH20261120-03-0007"), "BH20261120-03-94500"),
        (("BH20261120-03-94530",), "BH20261120-03-94530"),  # restored before, in this minute
        (("BH20261203-03-0002",), "BH20261203-03-94500"),  # a clock that stood ahead
        (("BH20261120-04-99999", "XH20261120-03-99999"), "BH20261120-03-94500"),  # another's
    ],
)
def test_a_store_that_was_restored_goes_on_behind_all_that_may_have_been_given(
    known: tuple[str, ...], after: str
) -> None:
    read = [ReceiptNumber.read(each) for each in known]
    assert str(goes_on_after(read, hall_code="BH", desk="03", hall_now=HALL_NOW)) == after
    later = goes_on_after((), hall_code="BH", desk="03", hall_now=HALL_NOW + timedelta(minutes=1))
    assert later.sequence - SERIES_A_MINUTE == 94_500  # the same backup again, and nobody heard of those between
