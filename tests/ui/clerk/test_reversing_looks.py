"""The reversal in every look: the page it begins on, its reason, its form at the desk; and a line that others need."""

import pytest

from app.domain.order import CentralState
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.test_reversing import a_taken_order
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.order_state import OrderAct
from ui.frame.theme import Theme


def at_the_order(counter: Counter) -> None:
    order_id = next(iter(counter.hall.book.recorded))
    counter.presenter.reader.listen(counter.reasons.ask, drawer=None)
    counter.presenter.read_order(order_id)


def asked(counter: Counter) -> None:
    counter.presenter.reader.act(OrderAct.REVERSE)


def on_the_desk(counter: Counter) -> None:
    counter.reasons.give_up()
    reversing, order = counter.presenter.reversing, next(iter(counter.hall.book.recorded.values()))
    reversing.listen(lambda question: question.given("", "客户当天改主意"))
    reversing.begin(order, counter.hall.book.rows[order.id])


def reversed_by_the_centre(counter: Counter) -> None:
    counter.presenter.sign()
    counter.customer_signs()
    outcome = counter.presenter.closing.outcome
    assert outcome is not None
    counter.hall.book.centre_says(outcome.order.id, CentralState.ACCEPTED)
    counter.presenter.store_changed()


def both_pages(counter: Counter) -> None:
    at_the_order(counter)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_reversal_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    hall, _ = a_taken_order()
    theme.switch(look.theme)
    counter = make_counter(hall=hall, language=look.language)
    show_as(counter.window, look, theme)
    for scene in (at_the_order, asked, on_the_desk, reversed_by_the_centre, both_pages):
        scene(counter)
        for toast in counter.window.toasts.toasts():
            toast.close_toast()  # they lie over what is checked; their own words are checked in tests/ui/widgets
        settle(counter.window)
        check_both_sizes(counter.window)
