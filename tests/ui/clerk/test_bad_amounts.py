"""Every field for an amount and everything that is none: a sentence in both languages, nothing taken, nothing lost."""

import pytest

from app.texts.language import Language
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.closing import Stage
from ui.clerk.state import DialogKind

BAD = ("abc", "5a", "-5", "−5", "1e5", "5.005", "1000000000000", "五十", "1,23", "..", "５ａ", "９" * 13)
PLAIN = str.maketrans({"５": "5", "９": "9", "ａ": "a"})  # full-width digits are read as what they are


def desk_in(language: Language) -> ClerkAtDesk:
    desk = ClerkAtDesk(language=language)
    desk.choose_customer()
    return desk


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("typed", BAD)
def test_cash_given(typed: str, language: Language) -> None:
    desk = desk_in(language)
    desk.add("bhk")
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give(typed)
    assert desk.cash.problem
    assert desk.cash.typed == typed
    assert (desk.presenter.closing.stage, dict(desk.hall.book.money)) == (Stage.SIGNED, {})


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("typed", BAD)
def test_a_part_of_a_mixed_payment(typed: str, language: Language) -> None:
    desk = desk_in(language)
    desk.add("bhk")
    desk.presenter.pay()
    desk.presenter.pay()
    means = desk.presenter.means
    means.press("5")
    means.move(+1)
    for key in typed:
        means.press(key)
    means.enter()
    state = means.state()
    assert state.problem
    assert typed.translate(PLAIN)[:12] in next(row for row in state.rows if row.selected).sum
    assert (desk.presenter.dialog, desk.presenter.form.payment_fixed) == (DialogKind.MEANS, ())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("typed", BAD)
def test_a_top_up_in_its_own_field(typed: str, language: Language) -> None:
    desk = desk_in(language)
    desk.presenter.find_offer()
    finder = desk.presenter.finder
    finder.type("jf")
    finder.take(and_go_on=False)
    finder.type_amount(typed)
    finder.take(and_go_on=False)
    assert desk.found.open
    assert desk.found.detail is not None
    assert desk.found.detail.amount == typed
    assert desk.found.problem or desk.found.detail.problem
    assert desk.form.lines == ()


@pytest.mark.parametrize("typed", [each for each in BAD if each[0].isdigit() or each[0] in "-−"])
def test_a_top_up_typed_in_the_search(typed: str) -> None:
    desk = desk_in(Language.ZH)
    desk.presenter.find_offer()
    desk.presenter.finder.type(f"jf{typed}")
    assert desk.found.count > 0
    desk.presenter.finder.take(and_go_on=False)
    assert (desk.found.open, desk.found.typed, desk.form.lines) == (True, f"jf{typed}", ())
    assert desk.found.problem
