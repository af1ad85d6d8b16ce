"""SIGKILL on the real program at its worst moments, and what the next start makes of it. The paper outlives both."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.order import CentralState
from app.papers.printed import PrintedText, Slip
from app.ports import PrintState
from app.texts import clerk_orders, printers
from app.texts.language import Language, Text
from tests.counter.at_work import AtWork, Key
from tests.counter.child_counter import Place
from tests.counter.place import CounterPlace
from ui.clerk.state import DialogKind

ROOT = Path(__file__).parents[2]
DIES_WITHIN_S = 90
TOP_UP_FEN = 5000  # what the demo's order takes


def live_until_killed(online: CounterPlace, at: Place) -> None:
    """One life of the counter, ended there."""
    command = [sys.executable, "-m", "tests.counter.child_counter"]
    where = [str(online.place.store), online.central_url, online.printer_address, at.value]
    died = subprocess.run([*command, *where], cwd=ROOT, capture_output=True, text=True, timeout=DIES_WITHIN_S)
    assert died.returncode == -signal.SIGKILL, died.stderr


def paper(slip: Slip) -> str:
    return "\n".join(row.words for row in slip.rows if isinstance(row, PrintedText))


def copy_marks(online: CounterPlace) -> list[bool]:
    """For each slip that ever came out, whether it says that it is a copy."""
    return ["补打" in paper(slip) for slip in online.printer.slips()]


def until_at_rest(work: AtWork, order_id: str) -> None:
    """Printed, and the centre has it."""

    def rests() -> bool:
        row = work.counter.parts.order_book.row(order_id)
        assert row is not None
        return row.print_state == PrintState.CONFIRMED and row.central is CentralState.ACCEPTED

    work.until("order and paper come to rest", rests)


def only_order(online: CounterPlace) -> str:
    """The id of the one order there is, whole in the store."""
    report = online.checked()
    assert (report.integrity, report.partial) == ("ok", 0)
    (order_id,) = report.orders
    return order_id


def assert_one_at_centre(online: CounterPlace, order_id: str) -> None:
    (order,) = online.at_centre("productOrder")
    (payment,) = online.at_centre("payment")
    assert order["externalId"] == order_id
    assert payment["totalAmount"]["value"] == TOP_UP_FEN / 100


def signs_on_to_an_unfinished_form(work: AtWork) -> None:
    work.sign_on()
    work.until("the unfinished form is offered", lambda: work.presenter.dialog is DialogKind.UNFINISHED)
    work.until_said(clerk_orders.UNFINISHED_TITLE.zh, "¥50.00")


def test_killed_with_the_money_taken_the_form_is_finished_once(online: CounterPlace) -> None:
    live_until_killed(online, Place.PAID)
    assert online.checked().orders == ()
    with online.counter() as work:
        signs_on_to_an_unfinished_form(work)
        work.press(Key.Key_Return)
        order_id = work.until_accepted()
        until_at_rest(work, order_id)
        assert work.presenter.dialog is DialogKind.NONE
    assert only_order(online) == order_id
    assert_one_at_centre(online, order_id)
    assert copy_marks(online) == [False]
    with online.counter() as work:
        work.sign_on()
        work.until("the start was read", lambda: work.presenter.lists.lists.last is not None)
        assert work.presenter.dialog is DialogKind.NONE, "asked once, answered once"
    assert copy_marks(online) == [False]


def test_killed_with_the_money_taken_it_goes_back_once(online: CounterPlace) -> None:
    live_until_killed(online, Place.PAID)
    with online.counter() as work:
        signs_on_to_an_unfinished_form(work)
        work.press(Key.Key_F8)
        work.approved_by("1002", "640928")  # a clerk returns no money alone
        work.until_said(clerk_orders.GIVEN_BACK.say(Language.ZH, sum="¥50.00"))
        assert work.presenter.dialog is DialogKind.NONE
        assert work.counter.parts.order_book.unfinished() == ()
    with online.counter() as work:
        work.sign_on()
        work.choose_customer("15420260017")
        assert work.presenter.dialog is DialogKind.NONE
    assert online.checked().orders == ()
    about_money = ("approved", "signed_voided", "payment_returned")
    assert [kind for kind in online.audit() if kind in about_money] == list(about_money)
    assert online.at_centre("productOrder") == []
    assert copy_marks(online) == []


def test_killed_before_printing_it_is_said_and_printed_once(online: CounterPlace) -> None:
    live_until_killed(online, Place.RECORDED)
    order_id = only_order(online)
    assert copy_marks(online) == []
    with online.counter() as work:
        work.sign_on()
        work.until_said("已存好，还没打印，现在就打。")
        until_at_rest(work, order_id)
    with online.counter() as work:
        work.sign_on()
        until_at_rest(work, order_id)
    assert copy_marks(online) == [False]
    assert_one_at_centre(online, order_id)


@pytest.mark.parametrize(
    ("at", "before", "said", "after"),
    [
        (Place.SENT, [], printers.NOT_OUT, [True]),
        (Place.PRINTED, [False], printers.CAME_OUT, [False]),
        (Place.PRINTED, [False], printers.NOT_OUT, [False, True]),
    ],
)
def test_killed_while_printing_the_clerk_is_asked(
    online: CounterPlace, at: Place, before: list[bool], said: Text, after: list[bool]
) -> None:
    live_until_killed(online, at)
    order_id = only_order(online)
    assert copy_marks(online) == before
    with online.counter() as work:
        work.sign_on()
        work.until_said(printers.ASK.say(Language.ZH, paper="小票", about=""))
        assert copy_marks(online) == before, "nothing is printed again by itself"
        work.answer(said.zh)
        jobs = work.counter.parts.print_jobs
        work.until("the answer is followed", lambda: copy_marks(online) == after and not jobs.open())
    assert only_order(online) == order_id
    with online.counter() as work:
        work.sign_on()
        work.until("the start was read", lambda: work.presenter.lists.lists.last is not None)
        assert printers.ASK.say(Language.ZH, paper="小票", about="") not in work.words()
    assert copy_marks(online) == after
