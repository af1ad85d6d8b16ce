"""The confirmation code, a suggestion and an elder at the desk, in every look: nothing cut, missing or faint."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.fakes.clerk_ports import Hall
from tests.fakes.identity_cards import READ
from tests.fakes.orders import CUSTOMER
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.test_suggesting import used
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.suggesting import OFFERED
from ui.frame.theme import Theme

BORN_1952 = "99010219520418026X"


def an_elder() -> Hall:
    """Who used more than their plan holds, and whose card says 74."""
    customer = used(36.5)
    document = replace(customer.identification, number=BORN_1952)
    hall = Hall(known=(replace(customer, identification=document),))
    hall.outside = replace(hall.outside, demo_phone="http://127.0.0.1:8623/phone")
    return hall


def at_the_desk(counter: Counter) -> None:
    presenter = counter.presenter
    presenter.find_customer()
    presenter.finder.type(CUSTOMER.phone)
    presenter.finder.take(and_go_on=False)
    presenter.desk.read_card(READ)
    presenter.find_offer()
    presenter.finder.type("spcl")
    presenter.finder.take(and_go_on=False)
    assert counter.customer.elder
    card = counter.customer.customer
    assert card is not None
    assert any("5G" in alert for alert in card.alerts)


def suggested(counter: Counter) -> None:
    counter.presenter.suggesting.offer()
    counter.presenter.voice.take_back(OFFERED)  # the sentence lies over the keys for its seconds


def code_sent(counter: Counter) -> None:
    counter.presenter.code.open()


def code_wrong(counter: Counter) -> None:
    counter.presenter.code.type("000000")
    counter.presenter.code.check()


def code_worthless(counter: Counter) -> None:
    for _ in range(2):
        code_wrong(counter)


STEPS: tuple[Callable[[Counter], None], ...] = (at_the_desk, suggested, code_sent, code_wrong, code_worthless)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_every_step_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=an_elder(), language=look.language)
    show_as(counter.window, look, theme)
    for step in STEPS:
        step(counter)
        settle(counter.window)
        try:
            check_both_sizes(counter.window)
        except AssertionError as wrong:
            raise AssertionError(f"{step.__name__}:\n{wrong}") from wrong
