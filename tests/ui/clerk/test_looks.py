"""Every scene of the clerk's page in every look: nothing cut, no missing glyph, no faint text."""

from collections.abc import Callable

import pytest

from app.domain.order_line import Decision
from app.ports import LinkState, UnfinishedVersion
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER, a_form, paid, signed
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from ui.clerk.state import DialogKind
from ui.frame.pictures import SMALL
from ui.frame.theme import Theme

LINES = ("cx199", "ldxs", "spcl", "jf20")


def put_on(counter: Counter, *typed: str) -> None:
    presenter = counter.presenter
    presenter.find_customer()
    presenter.finder.type(CUSTOMER.phone)
    presenter.finder.take(and_go_on=False)
    for text in typed:
        presenter.find_offer()
        presenter.finder.type(text)
        presenter.finder.take(and_go_on=False)


def empty(counter: Counter) -> None:
    assert counter.presenter.form.lines == ()


def nothing_found(counter: Counter) -> None:
    counter.presenter.find_customer()
    counter.presenter.finder.type("abc")


def acts(counter: Counter) -> None:
    counter.presenter.find_anything()


def searching(counter: Counter) -> None:
    put_on(counter)
    counter.presenter.find_offer()
    counter.presenter.finder.type("cx")
    counter.presenter.finder.move(1)


def topping_up(counter: Counter) -> None:
    counter.presenter.finder.type("jf 1.2.3")


def parked(counter: Counter) -> None:
    put_on(counter, *LINES)
    counter.presenter.parking.park()


def offline(counter: Counter) -> None:
    put_on(counter, "ldxs", "jf100", "dk300", "bhk")
    counter.hall.central.go(LinkState.OFFLINE)
    counter.hall.clock.forward(minutes=4)
    counter.presenter.tick()


def possible_offline(counter: Counter) -> None:
    counter.presenter.open_dialog(DialogKind.OFFLINE)


def folded(counter: Counter) -> None:
    counter.presenter.close_dialog()
    counter.presenter.parking.discard()
    counter.hall.central.go(LinkState.ONLINE)
    put_on(counter, *LINES, "dk300", "bhk", "gmyj")
    assert any(card.folded for card in counter.view.form.cards()) or counter.window.width() > SMALL.width()


def declined(counter: Counter) -> None:
    counter.presenter.parking.discard()
    put_on(counter, *LINES)
    counter.customer_confirms(Decision.DECLINED)
    counter.presenter.desk.move(-3)


def with_customer(counter: Counter) -> None:
    counter.customer_confirms()
    counter.presenter.pay()
    counter.presenter.sign()
    counter.presenter.customer_side.looks_at(counter.presenter.form.lines[2].id)


def paying(counter: Counter) -> None:
    counter.customer_signs()
    counter.presenter.cash.type("187.5")


def locked(counter: Counter) -> None:
    counter.presenter.close_dialog()


def accepted(counter: Counter) -> None:
    counter.presenter.pay()
    counter.presenter.cash.type("100")
    counter.presenter.cash.enter()
    assert counter.customer.accepted is not None


def orders(counter: Counter) -> None:
    counter.presenter.lists.open_orders()


def unfinished(counter: Counter) -> None:
    counter.presenter.close_dialog()
    version = signed(a_form())
    counter.hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=paid(version)),)
    counter.presenter.begin()


# One morning at the desk, each scene going on from the one before.
SCENES: tuple[Callable[[Counter], None], ...] = (
    empty,
    nothing_found,
    acts,
    searching,
    topping_up,
    parked,
    offline,
    possible_offline,
    folded,
    declined,
    with_customer,
    paying,
    locked,
    accepted,
    orders,
    unfinished,
)


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_every_scene_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=Hall(), language=look.language)
    show_as(counter.window, look, theme)
    faults: list[str] = []
    for scene in SCENES:
        scene(counter)
        for toast in counter.window.toasts.toasts():
            toast.close_toast()  # they lie over what is checked; their own words are checked in tests/ui/widgets
        settle(counter.window)
        try:
            check_looks(counter.window, size=look.size)
        except AssertionError as found:
            faults += [f"{scene.__name__}: {line}" for line in str(found).splitlines()]
    assert not faults, "\n".join(faults)
