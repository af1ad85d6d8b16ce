"""The manager's cash page on a real store: the safe, and a payment booked under the wrong means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.cash_period import CashMoveKind, XReport
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.handling.view_day import DayPlace
from app.papers.figure_cells import NO_NAMES
from app.texts import cash as refusals
from app.texts import cash_screens as words
from app.texts.language import Text
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.method_corrections import StoredMethodCorrections
from tests.fakes.clerk_ports import CountingIds, HeldLane, InstantLane
from tests.fakes.day_books import EmptyDayBook
from tests.fakes.orders import DESK, ZONE
from tests.offline_cache.parts import Counter, accept, books_of, copy_of, order_number
from tests.people.bench import HE, ZHOU, Desk, started
from ui.frame.gate import Asked, Gate
from ui.manager.cash_presenter import CashPageOutside, CashPagePresenter
from ui.manager.cash_state import CashPageState


class Page:
    """CashPageScreen on a real store; `printed` are X reports."""

    def __init__(self, desk: Desk, *, person: StaffMember = HE, figures: HeldLane | None = None) -> None:
        self.desk, self.told, self.asked = desk, list[Text](), list[Asked]()
        self.printed, self.states = list[XReport](), list[CashPageState]()
        today = desk.now.astimezone(ZONE).date()
        gate = Gate(today=lambda: today)
        gate.listen(open_dialog=self.asked.append, tell=self.told.append)
        gate.on_duty(person)
        self.cash = StoredCashDesk(desk.store, DESK)
        self.corrections = StoredMethodCorrections(desk.store, DESK)
        self.presenter = CashPagePresenter(
            CashPageOutside(
                place=DayPlace(EmptyDayBook(), desk.counter.clock, ZONE),
                names=lambda: NO_NAMES,
                desk=self.cash,
                corrections=self.corrections,
                figures=figures or InstantLane(),
                store=InstantLane(),
                gate=gate,
                ids=CountingIds(),
                today=lambda: today,
                now=desk.counter.clock.now,
                tell=self.told.append,
                print_x=self.printed.append,
            ),
            screen=self,
        )

    def render_cash(self, state: CashPageState) -> None:
        self.states.append(state)

    @property
    def state(self) -> CashPageState:
        return self.states[-1]


@pytest.fixture
def page(staffed: Counter, tmp_path: Path) -> Iterator[Page]:
    with started(copy_of(staffed, tmp_path / "store")) as desk:
        page = Page(desk)
        page.presenter.open(lambda: None)
        yield page


def test_what_goes_to_the_bank_leaves_the_safe_s_book(page: Page) -> None:
    presenter = page.presenter
    presenter.keep_safe()
    assert (page.state.safe.amount_problem, page.state.safe.reason_problem is None) == (words.AMOUNT_WRONG, False)
    presenter.choose_safe(CashMoveKind.PAY_IN)
    presenter.type_safe_amount("500")
    presenter.type_safe_reason("总部拨来")
    presenter.keep_safe()
    presenter.choose_safe(CashMoveKind.TO_BANK)
    presenter.type_safe_amount("120.50")
    presenter.type_safe_reason("当天营业款")
    presenter.keep_safe()
    assert page.told[-1].zh == "存银行 ¥120.50，已记下。"
    assert page.state.standing is not None
    assert page.state.standing.safe_fen == 37950
    assert (page.state.safe.amount, page.state.safe.busy) == ("", False)


def test_an_act_is_followed_by_a_look_though_one_is_under_way(page: Page) -> None:
    figures = HeldLane()
    slow = Page(page.desk, figures=figures)
    slow.presenter.open(lambda: None)
    slow.presenter.choose_safe(CashMoveKind.PAY_IN)
    slow.presenter.type_safe_amount("500")
    slow.presenter.type_safe_reason("总部拨来")
    slow.presenter.keep_safe()
    assert slow.state.standing is not None
    assert slow.state.standing.safe_fen == 50000  # of this counter, whatever the hall is asked
    before = len(slow.states)
    figures.run_all()
    assert len(slow.states) == before + 2  # the look that was under way, and the one after the act


def test_a_payment_is_put_right_once_by_a_counter_entry(page: Page) -> None:
    accept(books_of(page.desk.store), 1)
    number, paid = order_number(1).receipt_number, order_number(1).payment
    presenter = page.presenter
    presenter.type_receipt("BH20261120-03-9999")
    presenter.find()
    assert page.state.correct.receipt_problem == refusals.CORRECT_NO_ORDER
    presenter.type_receipt(str(number).lower())
    presenter.find()
    assert (page.state.correct.chosen, page.state.correct.ways) == (
        paid.id,
        (PaymentMethod.CARD, PaymentMethod.SCAN),
    )
    presenter.choose_method(PaymentMethod.CARD)
    presenter.correct()
    assert page.state.correct.reason_problem is not None
    presenter.type_correct_reason("客户刷的是卡")
    presenter.correct()
    assert "现金 改为 银行卡" in page.told[-1].zh
    (now,) = page.corrections.payments(str(number))
    assert now.method is PaymentMethod.CARD


def test_an_x_report_is_printed_of_the_drawer_that_runs(page: Page) -> None:
    page.presenter.print_x()
    assert page.printed == []
    page.cash.open(period_id="P-1", notes={10000: 3}, leave=Leave(ZHOU, Right.CASH_PERIOD, "P-1"))
    page.presenter.look()
    page.presenter.print_x()
    assert [report.expected_fen for report in page.printed] == [30000]


def test_whoever_may_not_see_the_day_is_asked_and_what_was_typed_goes_with_its_person(page: Page) -> None:
    clerk = Page(page.desk, person=ZHOU)
    clerk.presenter.open(lambda: None)
    assert ([asked.wanted.right for asked in clerk.asked], clerk.states) == ([Right.VIEW_DAY], [])
    page.presenter.type_safe_amount("500")
    page.presenter.left()
    assert page.presenter.state.safe.amount == ""
