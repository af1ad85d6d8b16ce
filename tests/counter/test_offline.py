"""A day at the counter with the centre away for a while: what may be promised, and that everything arrives once."""

from collections.abc import Iterable

import pytest

from app.domain.order import CentralState
from app.papers.printed import PrintedText
from app.ports import PrintState
from app.texts import clerk as words
from app.texts import papers, shell
from app.texts.language import Language
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.clerk.state import DialogKind

ZH = Language.ZH
ZHANG, LI = "15420260017", "19420260128"
NO_SIM = "要联网核验本人，防止别人冒补，所以现在不能办。"
LATER = "要联网查地址有没有资源，才能约上门时间。"


@pytest.fixture
def away(online: CounterPlace) -> CounterPlace:
    """The centre had its address and is gone."""
    online.centre.stop()
    return online


def signed(work: AtWork, *, cash: str = "") -> str:
    if cash:
        work.press(Key.Key_F4)
    work.hand_over()
    work.customer_signs()
    if cash:
        work.give_cash(cash)
    return work.until_accepted()


def until_printed(work: AtWork, order_id: str) -> None:
    def printed() -> bool:
        row = work.counter.parts.order_book.row(order_id)
        return row is not None and row.print_state == PrintState.CONFIRMED

    work.until("the receipt is printed", printed)


def last_receipt(place: CounterPlace) -> str:
    return "\n".join(row.words for row in place.printer.slips()[-1].rows if isinstance(row, PrintedText))


def all_of(work: AtWork, central: CentralState, order_ids: Iterable[str]) -> bool:
    rows = [work.counter.parts.order_book.row(order_id) for order_id in order_ids]
    return all(row is not None and row.central is central for row in rows)


def test_the_loss_of_the_centre_is_said_at_once(online: CounterPlace) -> None:
    with online.counter() as work:
        work.sign_on()
        work.until("the strip says online", lambda: shell.ONLINE.zh in work.strip())
        assert words.OFFLINE_BANNER_EMPTY.zh not in work.words()
        online.centre.stop()
        work.until_said(words.OFFLINE_BANNER_EMPTY.zh)
        assert shell.OFFLINE_NOW.zh in work.strip()
        online.centre.start()
        work.until("the strip says online again", lambda: shell.ONLINE.zh in work.strip())
        assert words.OFFLINE_BANNER_EMPTY.zh not in work.words()


def test_each_matter_has_its_ruling_without_the_centre(away: CounterPlace) -> None:
    with away.counter() as work:
        work.sign_on()
        work.until_said(words.OFFLINE_BANNER_EMPTY.zh)
        work.choose_customer(LI)
        for typed in ("cx199", "BB-0020", "FEE-0024"):
            work.put_on(typed)
        work.until_said(words.TELL_QUEUED.zh, LATER, NO_SIM)
        order_id = signed(work)
        until_printed(work, order_id)
        work.until_said(words.COPY_ALONE.zh, words.CENTRAL_PENDING.zh)
        receipt = last_receipt(away)
        assert papers.NOT_YET_EFFECTIVE.zh in receipt
        assert papers.ONLY_HERE.zh in receipt
        assert "5G畅行199" in receipt
        assert "单宽1000M" not in receipt
        assert "补换卡" not in receipt
        work.next_customer()
        work.press(Key.Key_F6)
        work.until("the drafts are listed", lambda: work.presenter.dialog is DialogKind.DRAFTS)
        work.until_said(words.DRAFTS.zh, "单宽1000M", words.WHY_DRAFT["offline"].zh)
    with away.counter() as work:
        work.sign_on()
        work.until("the draft outlives the program", lambda: len(work.presenter.put_away.records) == 1)


def test_every_order_arrives_once_and_in_its_turn(away: CounterPlace) -> None:
    with away.counter() as work:
        work.sign_on()
        work.until_said(words.OFFLINE_BANNER_EMPTY.zh)
        orders: list[str] = []
        for phone, typed, cash in ((ZHANG, "cx199", ""), (LI, "jf20", "20"), (ZHANG, "VAS-0014", "")):
            work.choose_customer(phone)
            work.put_on(typed)
            orders.append(signed(work, cash=cash))
            work.next_customer()
        for order_id in orders:
            until_printed(work, order_id)
        assert all_of(work, CentralState.PENDING, orders)
        work.until("the strip counts them", lambda: shell.UNSENT.zh.format(count=3) in work.strip())
        away.centre.start()
        work.until("the centre has them all", lambda: all_of(work, CentralState.ACCEPTED, orders))
        work.until("the strip counts none", lambda: shell.UNSENT.zh.format(count=0) in work.strip())
        work.ask_for("jtddz")
        work.until_said(words.ORDERS_TODAY.zh, words.COMPLETED.zh, words.ORDER_STATES["accepted"].zh)
    there = away.at_centre("productOrder")
    assert sorted(order["externalId"] for order in there) == sorted(orders)
    numbers = [order["externalId"] for order in there]
    assert numbers.index(orders[0]) < numbers.index(orders[2]), "the same customer's orders in their order"
    assert len(away.at_centre("payment")) == 1
    assert len(away.printer.slips()) == 3
