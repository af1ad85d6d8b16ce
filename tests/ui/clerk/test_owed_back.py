"""Money a provider would not give back, as the desk sees to it: told, listed, tried once more, paid in cash."""

from dataclasses import replace

import pytest

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState, Refund, ReturnState
from app.domain.right import Right
from app.domain.roles import RIGHTS_OF
from app.domain.staff import Role
from app.texts import owed_back as words
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import NOW
from tests.fakes.paying import PAID, SILENT
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import approve, without
from tests.ui.clerk.test_order_ending import KickedDrawer
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.acts import possible_acts
from ui.clerk.items import Act
from ui.clerk.state import DialogKind
from ui.frame.reason import ReasonAsked
from ui.frame.theme import Theme

NO = ProviderAnswer(ProviderState.REFUSED, reason=Text("这张卡不能退。", "This card takes no returns."))


def owing(*, number: int = 1) -> Refund:
    return Refund(f"R-{number}", "P-1", "S-1", PaymentMethod.CARD, 3000, ReturnState.OWED, NOW)


def hall_that_owes(says: ProviderAnswer, *, returns: int = 1) -> Hall:
    hall = Hall()
    hall.payments.owed = tuple(owing(number=number) for number in range(1, returns + 1))
    hall.provider.refund_says = says
    return hall


class OwingDesk(ClerkAtDesk):
    """`asked` are the questions for a reason."""

    def __init__(self, says: ProviderAnswer, *, returns: int = 1) -> None:
        super().__init__(hall_that_owes(says, returns=returns))
        self.hall.gate.on_duty(without(Right.RETURN_IN_CASH))
        self.asked: list[ReasonAsked] = []
        self.drawer = KickedDrawer()
        self.presenter.reader.listen(self.asked.append, drawer=self.drawer)
        self.owed = self.presenter.owed_back

    @property
    def refunds(self) -> list[str]:
        return [key for what, key, _ in self.hall.provider.calls if what == "refund"]


def test_a_start_tells_of_a_refused_return_once_and_leads_to_the_list() -> None:
    desk = OwingDesk(NO)
    (told,) = [notice for notice in desk.told if "这张卡不能退" in notice.words]
    desk.presenter.till.settling.look()
    assert len([notice for notice in desk.told if "这张卡不能退" in notice.words]) == 1
    assert Act.OWED_BACK in possible_acts(desk.presenter)
    told.answers[0].act()
    assert desk.presenter.dialog is DialogKind.OWED_BACK
    (row,) = desk.owed.view().rows
    assert (row.title, row.aside) == ("林*·BH20261120-03-0001", "¥30.00")
    assert row.pill is not None
    assert row.pill.words == "收款方不退"
    assert "银行卡收的" in row.note
    assert "问过：这张卡不能退。" in row.note


def test_a_desk_that_owes_nothing_offers_no_list() -> None:
    desk = OwingDesk(PAID)
    assert desk.refunds == ["R-1"]
    assert Act.OWED_BACK not in possible_acts(desk.presenter)
    assert any("已退回银行卡" in said for said in desk.words())


def test_several_refused_are_told_in_one_sentence() -> None:
    desk = OwingDesk(NO, returns=2)
    assert any("有 2 笔钱收款方不退，共 ¥60.00" in said for said in desk.words())


def test_enter_tries_a_refused_one_again_under_another_key_and_it_goes_back() -> None:
    desk = OwingDesk(NO)
    desk.owed.open()
    desk.hall.provider.refund_says = PAID
    desk.owed.again()
    assert len(set(desk.refunds)) == 2
    assert desk.owed.open_ones == ()
    assert desk.owed.view().empty == words.NONE.zh
    assert "owed_back" in desk.taken_back


def test_one_that_hangs_is_asked_about_under_its_own_key_and_no_cash_is_paid_for_it() -> None:
    desk = OwingDesk(SILENT)
    desk.owed.open()
    (row,) = desk.owed.view().rows
    assert row.pill is not None
    assert row.pill.words == "在退"
    desk.owed.again()
    assert set(desk.refunds) == {"R-1"}
    desk.owed.cash()
    assert desk.asked == []
    assert desk.words()[-1] == words.NOT_WHILE_OPEN.zh


def test_a_return_of_another_sum_is_none() -> None:
    desk = OwingDesk(replace(PAID, amount_fen=3001))
    (row,) = [each.back for each in desk.owed.open_ones]
    assert (row.state, len(desk.hall.payments.owed)) == (ReturnState.OWED, 1)
    assert row.reason is not None
    assert "¥30.01" in row.reason.zh


def test_cash_in_its_place_asks_for_a_reason_and_for_the_right_and_opens_the_drawer() -> None:
    desk = OwingDesk(NO)
    desk.owed.open()
    desk.owed.cash()
    (asked,) = desk.asked
    assert asked.figure == "¥30.00"
    asked.given("", "卡已注销")
    (wanted,) = desk.hall.asked  # a clerk needs a second person
    assert wanted.wanted.right is Right.RETURN_IN_CASH
    assert wanted.wanted.about.zh == "银行卡收的 ¥30.00 收款方不退，改退现金给 林*"
    assert desk.hall.payments.replaced == []
    approve(desk)
    ((cash, reason),) = desk.hall.payments.replaced
    assert (cash.method, cash.amount_fen, reason) == (PaymentMethod.CASH, 3000, "卡已注销")
    assert [leave.right for leave, _ in desk.drawer.opened] == [Right.RETURN_IN_CASH]
    assert desk.owed.open_ones == ()
    assert "请把 ¥30.00 现金交给客户" in desk.words()[-1]


def test_what_somebody_else_saw_to_is_said_and_the_list_renewed() -> None:
    desk = OwingDesk(NO)
    desk.owed.open()
    desk.hall.payments.open.clear()
    desk.owed.again()
    assert words.SEEN_TO.zh in desk.words()
    assert desk.owed.open_ones == ()


@pytest.mark.parametrize("role", [Role.CLERK, Role.SENIOR_CLERK])
def test_only_a_manager_pays_in_cash_what_a_provider_refuses(role: Role) -> None:
    assert Right.RETURN_IN_CASH not in RIGHTS_OF[role]
    assert Right.RETURN_IN_CASH in RIGHTS_OF[Role.HALL_MANAGER]


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_list_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=hall_that_owes(NO, returns=2), language=look.language)
    counter.hall.payments.open["R-9"] = owing(number=9)
    show_as(counter.window, look, theme)
    counter.presenter.owed_back.open()
    for toast in counter.window.toasts.toasts():
        toast.close_toast()
    settle(counter.window)
    check_both_sizes(counter.window)
