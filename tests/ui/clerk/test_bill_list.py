"""账单怎么来的: every row of today's fees and of the bills to come, and of an accepted order as it was signed."""

from dataclasses import replace

import pytest

from app.domain.money import yuan
from app.texts import clerk_acts
from app.texts.language import Language
from commands.stock import demo_data
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.items import Act
from ui.frame.theme import Theme

DATA = demo_data()
FIRST = replace(DATA.customers[0], stars=7, waiver_uses=())


def a_hall() -> Hall:
    return Hall(catalogue=DATA.catalogue, known=(FIRST,))


def test_every_row_of_the_form_is_in_the_list() -> None:
    desk = ClerkAtDesk(a_hall())
    assert Act.BILLS not in possible_acts(desk.presenter)
    desk.choose_customer(FIRST.phone)
    desk.add("停机保号")
    desk.add("光猫押金")
    act_of(Act.BILLS, desk.presenter)()
    assert desk.screen.list is not None
    rows = [(row.title, row.note, row.aside) for row in desk.screen.list.rows]
    money = desk.presenter.form.money()
    for charge in money.charges(Language.ZH):
        assert (charge.name, charge.why, yuan(charge.paid_fen)) in rows
    for row in (*money.this_month(Language.ZH), *money.first_bill(Language.ZH)):
        assert any(name == row.name and row.how in how and total == yuan(row.fen) for name, how, total in rows)
    assert [total for name, _, total in rows if name == "12月账单预计"] == [yuan(money.sums.bill_fen)]
    desk.presenter.lists.choose(99)
    assert desk.presenter.lists.lists.selected == len(rows) - 1


def test_without_anything_the_list_says_so() -> None:
    nothing = replace(FIRST, products=FIRST.products[2:3])
    desk = ClerkAtDesk(Hall(catalogue=DATA.catalogue, known=(replace(nothing, phone=nothing.numbers()[0]),)))
    desk.choose_customer(nothing.numbers()[0])
    act_of(Act.BILLS, desk.presenter)()
    assert desk.screen.list is not None
    assert desk.screen.list.empty == clerk_acts.BILLS_EMPTY.zh


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_list_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=a_hall(), language=look.language)
    presenter = counter.presenter
    for find, typed in (
        (presenter.find_customer, FIRST.phone),
        (presenter.find_offer, "光猫押金"),
        (presenter.find_offer, "补换卡"),
        (presenter.find_offer, "通信助理"),
    ):
        find()
        presenter.finder.type(typed)
        presenter.finder.take(and_go_on=False)
    show_as(counter.window, look, theme)
    act_of(Act.BILLS, presenter)()
    settle(counter.window)
    check_both_sizes(counter.window)
