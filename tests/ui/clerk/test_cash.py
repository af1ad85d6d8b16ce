"""The payment dialog's presenter: nothing is taken before Enter, and never too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import read_amount
from app.domain.payment import fewest_notes
from app.texts import clerk as words
from app.texts.language import Language
from tests.fakes.orders import a_form, signed
from ui.clerk.cash import Cash, CashState


class Till:
    def __init__(self, language: Language = Language.ZH, *, signed_in: Language = Language.ZH) -> None:
        self.taken: list[int] = []
        self.enough: list[int] = []  # what the customer's screen is told of
        self.cash = Cash(take=self.taken.append, enough=lambda: self.enough.append(self.cash.enough_fen))
        self.cash.listen(self._render)
        self.cash.begin(signed(a_form(language=signed_in)), language=language)

    state: CashState

    def _render(self, state: CashState) -> None:
        self.state = state


def plain(notes: str) -> str:
    """A piece and how often it is paid are never parted at the end of a line."""
    assert " ×" not in notes
    return notes.replace("\u00a0", " ")


def test_it_says_what_is_due_in_figures_and_capitals() -> None:
    till = Till()
    assert (till.state.due, till.state.capitals) == ("¥50.00", "伍拾元整")
    assert Till(Language.EN).state.capitals == "Fifty yuan only"
    assert till.state.rows == (("话费充值", "¥50.00"),)
    assert [tender.words for tender in till.state.tenders] == ["¥50", "¥100"]


@pytest.mark.parametrize("signed_in", list(Language))
def test_what_is_paid_for_is_said_in_the_clerks_language_whatever_was_signed(signed_in: Language) -> None:
    till = Till(Language.EN, signed_in=signed_in)
    assert till.state.rows == (("Account credit", "¥50.00"),)
    till.cash.speak(Language.ZH)
    assert till.state.rows == (("话费充值", "¥50.00"),)


def test_the_customer_sees_what_was_given_once_it_is_enough() -> None:
    till = Till()
    for typed in ("1", "10", "100", "100x", "1000", ""):
        till.cash.type(typed)
    assert till.enough == [10_000, 0, 100_000, 0]


def test_the_change_is_paid_in_the_fewest_pieces() -> None:
    till = Till()
    till.cash.type("87.5")
    assert till.state.change == "¥37.50"
    assert plain(till.state.notes) == "20 元 ×1，10 元 ×1，5 元 ×1，1 元 ×2，5 角 ×1"


@pytest.mark.parametrize(("typed", "problem"), [("", ""), ("49.99", "还差 ¥0.01"), ("abc", "不是金额")])
def test_too_little_or_no_amount_takes_nothing(typed: str, problem: str) -> None:
    till = Till()
    till.cash.type(typed)
    till.cash.enter()
    assert till.taken == []
    assert not till.state.may_take
    assert problem in till.state.problem


def test_what_is_still_to_come_stands_where_the_change_would() -> None:
    till = Till()
    assert (till.state.change_label, till.state.short) == ("找零", False)
    till.cash.type("20")
    assert (till.state.change_label, till.state.change, till.state.short) == ("还差", "¥30.00", True)
    till.cash.type("60")
    assert (till.state.change_label, till.state.change, till.state.short) == ("找零", "¥10.00", False)


@pytest.mark.parametrize(("typed", "change"), [("", "—"), ("abc", "—"), ("99999999999", "—"), ("50", "¥0.00")])
def test_no_change_is_named_before_a_sum_is_given(typed: str, change: str) -> None:
    till = Till()
    till.cash.type(typed)
    assert (till.state.change_label, till.state.change) == ("找零", change)


def test_enter_takes_once_until_the_store_says_otherwise() -> None:
    till = Till()
    till.cash.choose(10000)
    assert [tender.chosen for tender in till.state.tenders] == [False, True]
    till.cash.enter()
    till.cash.enter()
    assert till.taken == [10000]
    till.cash.ready_again()
    till.cash.enter()
    assert till.taken == [10000, 10000]


def test_the_keypad_types() -> None:
    till = Till()
    for key in ("1", "00", "←", "5"):
        till.cash.press(key)
    assert till.state.typed == "105"


def test_english_says_the_same() -> None:
    till = Till(Language.EN)
    till.cash.type("100")
    assert till.state.take_words == "Take it"
    assert plain(till.state.notes) == "¥50 ×1"
    till.cash.speak(Language.ZH)
    assert till.state.take_words == "收好"


@pytest.mark.parametrize(
    ("language", "typed", "notes"),
    [
        (Language.ZH, "70.04", "20 元 ×1，余 4 分，没有这么小的零钱"),
        (Language.ZH, "50.07", "余 7 分，没有这么小的零钱"),
        (Language.EN, "70.04", "¥20 ×1, 4 fen left over, no coin is that small"),
    ],
)
def test_change_below_one_jiao_is_said_and_not_dropped(language: Language, typed: str, notes: str) -> None:
    till = Till(language)
    till.cash.type(typed)
    assert plain(till.state.notes) == notes
    assert till.state.notes_label == words.CASH_FEWEST.say(language)
    till.cash.enter()
    assert till.taken == [read_amount(typed)]


def test_exact_cash_needs_no_change() -> None:
    till = Till()
    till.cash.type("50")
    assert (till.state.notes_label, till.state.notes) == ("", "")


@given(st.integers(min_value=0, max_value=1_000_000))
def test_given_and_due_always_make_the_change(extra_jiao: int) -> None:
    till = Till()
    given_fen = 5000 + 10 * extra_jiao
    till.cash.choose(given_fen)
    assert till.state.may_take
    assert sum(note * count for note, count in fewest_notes(given_fen - 5000)) == given_fen - 5000
