"""A counter knows its orders that wait for the first of the month, with the centre and without it, until that day."""

from datetime import datetime

import pytest

from app.domain.order import CentralState, OrderState
from commands.outside import CLOCK_VARIABLE
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.counter.test_offline import signed
from ui.clerk.number_row import ProductChip

ZHANG = "15420260017"
PLAN, CALLER_ID = "01939e2b-7c00-7000-8000-000000001001", "01939e2b-7c00-7000-8000-000000001002"
PLAN_SAYS = "5G畅行129 从 2026 年 12 月 1 日起换成 5G畅行199，还没生效；要再改先把那张单返销，或者等生效后再来。"
CALLER_SAYS = "来电显示 从 2026 年 12 月 1 日起停用，还没生效；要再改先把那张单返销，或者等生效后再来。"
NOTES = ("12-01 起换成 5G畅行199", "12-01 起停用")
DECEMBER = datetime.fromisoformat("2026-12-01T09:00+08:00")


def to_december(place: CounterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.centre.stop()
    monkeypatch.setenv(CLOCK_VARIABLE, DECEMBER.isoformat())


def change_and_cancel(work: AtWork) -> str:
    """The order's id, accepted at this counter."""
    work.choose_customer(ZHANG)
    for typed in ("cx199", "ldxs"):
        work.put_on(typed)
    order_id = signed(work)
    work.next_customer()
    return order_id


def refused(work: AtWork, typed: str, sentence: str) -> None:
    """F2 says it, Enter does nothing, Esc closes."""
    work.search(Key.Key_F2, typed)
    finder = work.presenter.finder
    assert finder.row(0).blocked == sentence
    work.press(Key.Key_Return)
    assert finder.state().problem == sentence
    work.press(Key.Key_Escape)


def no_second_time(work: AtWork) -> None:
    """The same customer again: column, search and the way out all say it, and nothing comes on the form."""
    work.choose_customer(ZHANG)
    work.until_said(*NOTES)
    for typed, sentence in (("cx199", PLAN_SAYS), ("26GD-5G-0239", PLAN_SAYS), ("ldxs", CALLER_SAYS)):
        refused(work, typed, sentence)
    chips = [chip for chip in work.window.findChildren(ProductChip) if chip.isVisible()]
    assert [chip.isEnabled() for chip in chips[:2]] == [False, False]
    for product_id, sentence in ((PLAN, PLAN_SAYS), (CALLER_ID, CALLER_SAYS)):
        work.presenter.cancel_product(product_id)
        work.until_said(sentence)
    assert work.presenter.form.lines == ()


def central_of(work: AtWork, order_id: str) -> CentralState | None:
    row = work.counter.parts.order_book.row(order_id)
    return row.central if row is not None else None


def until_accepted_there(work: AtWork, *order_ids: str) -> None:
    def accepted() -> bool:
        return all(central_of(work, order_id) is CentralState.ACCEPTED for order_id in order_ids)

    work.until("the centre has accepted", accepted)


def allowed_again(work: AtWork) -> None:
    work.choose_customer(ZHANG)
    work.until("the plan is the new one", lambda: "5G畅行199" in work.words() and NOTES[0] not in work.words())
    assert "来电显示" not in work.words()
    work.put_on("26GD-5G-0239")
    work.put_on("ldxs")
    titles = [line.name.zh for line in work.presenter.form.lines]
    assert titles == ["5G畅行199 → 5G畅行239", "来电显示"]


def test_with_the_centre(online: CounterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    with online.counter() as work:
        work.sign_on()
        first = change_and_cancel(work)
        no_second_time(work)
        until_accepted_there(work, first)
        no_second_time(work)
        work.put_on("jf20")
        money = signed(work, cash="20")
        until_accepted_there(work, money)
        assert work.counter.parts.outbox.dead() == ()
    to_december(online, monkeypatch)
    online.centre.start()
    with online.counter() as work:
        work.sign_on()
        allowed_again(work)

        def completed() -> bool:
            there = work.counter.parts.order_book.row(first)
            return there is not None and there.state is OrderState.COMPLETED

        work.until("the order is told to be in effect", completed)
        work.until_said("5G畅行199 → 5G畅行239")


def test_without_the_centre(online: CounterPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    online.centre.stop()
    with online.counter() as work:
        work.sign_on()
        first = change_and_cancel(work)
        no_second_time(work)
        work.put_on("jf20")
        money = signed(work, cash="20")
    with online.counter() as work:  # also after the program was closed
        work.sign_on()
        no_second_time(work)
        online.centre.start()
        until_accepted_there(work, first, money)
        no_second_time(work)
    to_december(online, monkeypatch)
    with online.counter() as work:  # the centre is away again: nobody but this counter itself knows
        work.sign_on()
        allowed_again(work)


def test_money_without_the_centre_has_its_limit_over_all_that_is_unsent(online: CounterPlace) -> None:
    online.centre.stop()
    with online.counter() as work:
        work.sign_on()
        work.until("the centre is away", lambda: work.presenter.form.offline)
        work.choose_customer(ZHANG)
        work.put_on("jf300")
        money = signed(work, cash="300")
        work.next_customer()
        work.choose_customer(ZHANG)
        work.put_on("jf300")
        work.until_said("离线时每位客户最多 ¥500，还没上传的单已收 ¥300，现在最多再收 ¥200。")
        assert work.presenter.form.signable_lines() == ()
        online.centre.start()
        until_accepted_there(work, money)
        work.until("the same line may be signed", lambda: len(work.presenter.form.signable_lines()) == 1)
