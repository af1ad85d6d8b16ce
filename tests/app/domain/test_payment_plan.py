"""Several means: always exactly what is due, always exactly what goes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.partly import split_back
from app.domain.payment import Payment, PaymentMethod, whole_payment
from app.domain.payment_plan import TAKEN_IN_ORDER, PlannedPart, parts_signed, plan_fault, planned_parts, with_part
from app.errors import InputRefused
from app.texts.language import Language
from tests.app.domain.test_payment import AT
from tests.fakes.orders import a_form

MEANS = st.sampled_from(TAKEN_IN_ORDER)
PARTS = st.lists(st.builds(PlannedPart, MEANS, st.integers(1, 10**7)), max_size=5)


@given(st.integers(0, 10**7), MEANS, PARTS)
def test_parts_make_up_what_is_due_whatever_was_typed(due: int, rest: PaymentMethod, fixed: list[PlannedPart]) -> None:
    parts = planned_parts(due, rest=rest, fixed=fixed)
    assert sum(part.amount_fen for part in parts) == due
    assert all(part.amount_fen > 0 for part in parts)
    order = [TAKEN_IN_ORDER.index(part.method) for part in parts]
    assert order == sorted(set(order))  # each once, cash last


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=4), st.data())
def test_what_goes_back_is_exact_and_never_more_than_is_left_of_a_part(left: list[int], data: st.DataObject) -> None:
    wanted = data.draw(st.integers(0, sum(left)))
    back = split_back(wanted, left)
    assert sum(back) == wanted
    assert all(0 <= part <= there for part, there in zip(back, left, strict=True))
    first = next((n for n, part in enumerate(back) if part), len(back))
    assert back[first + 1 :] == tuple(left[first + 1 :]), "the one taken last goes back first"


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**4)), min_size=1, max_size=4))
def test_the_whole_is_its_parts(taken: list[tuple[int, int]]) -> None:
    parts = [Payment(f"p{n}", TAKEN_IN_ORDER[n], fen, fen + more, AT) for n, (fen, more) in enumerate(taken)]
    whole = whole_payment(parts)
    assert whole is not None
    assert list(whole.each) == parts
    assert whole.amount_fen == sum(part.amount_fen for part in parts)
    assert whole.change_fen == sum(part.change_fen for part in parts)


@pytest.mark.parametrize("fen", [0, -1, 5000, 5001])
def test_a_part_of_nothing_or_of_all_is_refused(fen: int) -> None:
    with pytest.raises(InputRefused):
        with_part((), PlannedPart(PaymentMethod.BALANCE, fen), due_fen=5000)


def test_a_means_is_used_once() -> None:
    first = (PlannedPart(PaymentMethod.CARD, 100),)
    with pytest.raises(InputRefused, match="is a part already"):
        with_part(first, PlannedPart(PaymentMethod.CARD, 100), due_fen=5000)


def test_offline_only_cash_is_taken() -> None:
    card = (PlannedPart(PaymentMethod.CARD, 100),)
    fault = plan_fault(card, offline=True, balance_fen=0, due_fen=100, top_up_fen=0)
    assert fault is not None
    assert "Bank card needs the network" in fault.en
    cash = (PlannedPart(PaymentMethod.CASH, 100),)
    assert plan_fault(cash, offline=True, balance_fen=0, due_fen=100, top_up_fen=0) is None


def test_a_form_that_goes_offline_asks_for_another_means() -> None:
    form = a_form().with_payment_method(PaymentMethod.CARD)
    assert form.still_to_do() == ()
    (left,) = form.as_offline(True).still_to_do()
    assert (left.kind.value, left.key) == ("payment_method", "F4")


@pytest.mark.parametrize("language", list(Language))
def test_what_is_signed_names_each_means_and_its_sum(language: Language) -> None:
    fixed = (PlannedPart(PaymentMethod.CARD, 2000),)
    content = a_form(language=language).with_payment_method(PaymentMethod.CASH, fixed=fixed).content()
    assert (content.payment_method, [part.amount_fen for part in content.payments]) == ("mixed", [2000, 3000])
    assert "¥20.00" in content.payment_words
    assert parts_signed(content) == (*fixed, PlannedPart(PaymentMethod.CASH, 3000))
