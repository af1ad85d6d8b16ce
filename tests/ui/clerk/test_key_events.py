"""How many keys a clerk presses from an empty desk, besides search text and digits: real keys in the real window.

Counted to the form that lies before the customer, and on to the accepted order; the customer acts by pointer.
"""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.domain.order_line import Action
from commands.stock import demo_data
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from ui.frame.form_state import Phase

DEMO = demo_data()
CUSTOMER = DEMO.customers[0]


@dataclass(frozen=True)
class Matter:
    """`most` is what the whole of it may take; `handed` and `accepted` what it takes today: more wants a reason."""

    name: str
    typed: str
    action: Action
    cash: str
    most: int
    handed: int
    accepted: int


MATTERS = (
    Matter("plan change", "5G畅行199", Action.MODIFY, cash="", most=12, handed=4, accepted=4),
    Matter("value-added cancel", "来电显示", Action.DELETE, cash="", most=8, handed=4, accepted=4),
    Matter("top-up", "jf20", Action.TOP_UP, cash="20", most=10, handed=6, accepted=7),
)


def phase(counter: Counter) -> Phase:
    """Where the form stands now."""
    return counter.customer.phase


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: str(matter.name))
def test_a_known_customers_matter_takes_few_keys(make_counter: MakeCounter, matter: Matter) -> None:
    counter = make_counter(hall=Hall(catalogue=DEMO.catalogue, known=(CUSTOMER,)))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F2)  # asks for the customer first
    keys.type(CUSTOMER.phone)
    keys.press(Qt.Key.Key_Return)
    keys.type(matter.typed)
    keys.press(Qt.Key.Key_Return)
    assert [line.action for line in counter.presenter.form.lines] == [matter.action]
    if matter.cash:
        keys.press(Qt.Key.Key_F4)
        keys.press(Qt.Key.Key_Return)  # in cash
    keys.press(Qt.Key.Key_F9)
    assert (phase(counter), counter.customer.may_sign) == (Phase.WITH_CUSTOMER, True)
    handed = keys.events
    counter.customer_signs()
    if matter.cash:
        keys.type(matter.cash)
        keys.press(Qt.Key.Key_Return)
    assert phase(counter) is Phase.ACCEPTED
    assert keys.events <= matter.most
    assert (handed, keys.events) == (matter.handed, matter.accepted)
