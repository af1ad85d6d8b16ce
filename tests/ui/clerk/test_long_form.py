"""A form of forty lines: a key paints and measures the cards it concerns, and no other (benchmarks/long_form.py)."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.customer import Product
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CUSTOMER
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import settle
from ui.clerk.line_card import LineCard
from ui.frame.form_state import LineView
from ui.frame.pictures import LARGE

LINES = 40
NUMBERS = tuple(f"1541234{n:04d}" for n in range(10))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of lines whose cards were painted or measured, in order."""
    said: list[str] = []
    paint, measure = LineCard.render_line, LineCard.height_in

    def noted(card: LineCard, view: LineView, *, chosen: bool, wide: bool, language: Language) -> None:
        said.append(view.line.id)
        paint(card, view, chosen=chosen, wide=wide, language=language)

    def measured(card: LineCard, width: int) -> int:
        said.append(card.line_id)
        return measure(card, width)

    monkeypatch.setattr(LineCard, "render_line", noted)
    monkeypatch.setattr(LineCard, "height_in", measured)
    return said


@pytest.fixture
def counter(make_counter: MakeCounter) -> Counter:
    products = [
        Product(f"P-{number}-{code}", number, code, date(2025, 3, 1), None, None, primary=number == NUMBERS[0])
        for number in NUMBERS
        for code in ("5G-129", "VAS-01")
    ]
    customer = replace(CUSTOMER, phone=NUMBERS[0], products=tuple(products))
    made = make_counter(hall=Hall(known=(customer,)))
    desk = made.presenter.desk
    desk.set_customer(customer)
    for number in NUMBERS:
        desk.choose_number(number)
        for code in ("5G-199", "VAS-01", "VAS-02"):
            desk.add_offer(CATALOGUE.offerings[code])
        desk.top_up(2000)
    settle(made.window)
    assert len(desk.form.lines) == LINES
    return made


def test_a_key_paints_and_measures_what_it_concerns(counter: Counter, painted: list[str]) -> None:
    desk = counter.presenter.desk
    left = desk.selected
    desk.move(-1)
    assert set(painted) <= {left, desk.selected}
    desk.move(1)
    painted.clear()
    desk.move(-1)
    assert painted == []
    folded = [card.folded for card in counter.view.form.cards()]
    assert (folded.count(False), folded[-2]) == (1, False)
    left = desk.selected
    desk.top_up(3000)
    assert set(painted) <= {left, desk.selected}
    painted.clear()
    counter.presenter.set_language(Language.EN)
    assert len(set(painted)) == LINES + 1
    painted.clear()
    counter.window.resize(LARGE)
    settle(counter.window)
    assert painted


def test_a_line_from_the_middle_takes_its_card_along_and_comes_back(counter: Counter, painted: list[str]) -> None:
    desk = counter.presenter.desk
    before = counter.view.form.cards()
    desk.select(desk.form.lines[19].id)  # a top-up: nothing falls with it
    counter.presenter.remove_line()
    assert counter.view.form.cards() == (*before[:19], *before[20:])
    painted.clear()
    counter.presenter.undo()
    settle(counter.window)
    cards = counter.view.form.cards()
    assert cards[19] is before[19]
    assert desk.form.lines[0].id not in painted
    assert [card.line_id for card in cards] == [line.id for line in desk.form.lines]
    places = [card.y() for card in cards]
    assert places == sorted(set(places))
    assert all(card.isVisible() for card in cards)
