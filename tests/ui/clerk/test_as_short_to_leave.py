"""To cancel a value-added service is never longer than to order it (S13): acts counted from search to signature."""

from PySide6.QtCore import Qt

from app.domain.order_line import Action
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from ui.frame.form_state import Phase

MOST_TO_CANCEL = 8  # key events of the whole matter, besides search text


def done_by_keys(counter: Counter, service: str, *, action: Action) -> tuple[int, int]:
    """Key events from an empty form to the accepted order, and how often the customer had to act."""
    keys, touches = Keyboard(counter.window), 0
    keys.press(Qt.Key.Key_F2)
    keys.type("15412340017")
    keys.press(Qt.Key.Key_Return)
    keys.type(service)
    keys.press(Qt.Key.Key_Return)
    (line,) = counter.presenter.form.lines
    assert line.action is action
    if line.offer_asks:
        keys.press(Qt.Key.Key_Return)  # asks the customer for it
        counter.customer_confirms()
        touches += 1
    keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    touches += 1
    assert counter.customer.phase is Phase.ACCEPTED
    return keys.events, touches


def test_cancelling_takes_no_more_acts_than_ordering(make_counter: MakeCounter) -> None:
    ordering = done_by_keys(make_counter(), "spcl", action=Action.ADD)
    cancelling = done_by_keys(make_counter(), "ldxs", action=Action.DELETE)
    assert cancelling[0] <= ordering[0]
    assert cancelling[1] <= ordering[1]
    assert cancelling[0] <= MOST_TO_CANCEL


def test_cancelling_asks_for_no_second_confirmation(make_counter: MakeCounter) -> None:
    counter = make_counter()
    done_by_keys(counter, "ldxs", action=Action.DELETE)
    (line,) = counter.presenter.form.content().lines
    assert line.confirmation is None


def test_from_the_customers_column_it_is_one_click_and_the_signature(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F3)
    keys.type("15412340017")
    keys.press(Qt.Key.Key_Return)
    product = (
        next(
            each for number in counter.customer.customer.numbers for each in number.products if each.name == "来电显示"
        )
        if counter.customer.customer
        else None
    )
    assert product is not None
    counter.presenter.cancel_product(product.product_id)
    keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    assert counter.customer.phase is Phase.ACCEPTED
