"""The choice of means and every station of a provider's part in every look: nothing cut, no faint text."""

from collections.abc import Callable

import pytest

from tests.fakes.clerk_ports import Hall
from tests.fakes.paying import PAID, PENDING, REFUSED, SILENT
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.test_looks import put_on
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.frame.theme import Theme


def an_invoice_wanted(counter: Counter) -> None:
    put_on(counter, "bhk")
    invoice = counter.presenter.invoice
    invoice.open()
    for key, text in (("title", "滨河商贸有限公司"), ("tax_number", "91110000600037341M"), ("contact", "zhang@a.cn")):
        invoice.type(key, text)
    invoice.keep()


def choosing(counter: Counter) -> None:
    counter.presenter.invoice.type("tax_number", "91110000600037341L")
    counter.presenter.invoice.keep()
    counter.presenter.pay()
    counter.presenter.pay()


def splitting(counter: Counter) -> None:
    means = counter.presenter.means
    means.press("5")
    means.move(+1)
    for key in "12":
        means.press(key)
    means.enter()


def split_and_signed(counter: Counter) -> None:
    means = counter.presenter.means
    means.press("←")
    means.press("←")
    for key in "3.5":
        means.press(key)
    means.move(+1)
    means.press("2")
    means.enter()
    counter.presenter.sign()
    counter.customer_signs()


def waiting(counter: Counter) -> None:
    counter.hall.provider.says = PENDING
    counter.presenter.till.collecting.enter()
    counter.hall.clock.forward(seconds=12)
    counter.presenter.till.tick()


def nobody_knows(counter: Counter) -> None:
    counter.hall.provider.says = SILENT
    counter.presenter.till.tick()


def refused(counter: Counter) -> None:
    counter.hall.provider.says = REFUSED
    counter.presenter.till.tick()


def scan_next(counter: Counter) -> None:
    counter.hall.provider.says = PAID
    counter.presenter.till.collecting.enter()
    counter.presenter.till.collecting.enter()


def cash_short(counter: Counter) -> None:
    counter.presenter.till.collecting.enter()
    counter.presenter.cash.type("1")


def cash_last(counter: Counter) -> None:
    counter.presenter.cash.type("10")


def accepted(counter: Counter) -> None:
    counter.presenter.cash.enter()


SCENES: tuple[Callable[[Counter], None], ...] = (
    an_invoice_wanted,
    choosing,
    splitting,
    split_and_signed,
    waiting,
    nobody_knows,
    refused,
    scan_next,
    cash_short,
    cash_last,
    accepted,
)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_every_station_of_paying_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=Hall(), language=look.language)
    show_as(counter.window, look, theme)
    faults: list[str] = []
    for scene in SCENES:
        scene(counter)
        for toast in counter.window.toasts.toasts():
            toast.close_toast()
        settle(counter.window)
        try:
            check_both_sizes(counter.window)
        except AssertionError as found:
            faults += [f"{scene.__name__}: {line}" for line in str(found).splitlines()]
    assert not faults, "\n".join(faults)
