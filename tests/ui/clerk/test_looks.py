"""Every scene of the clerk's page in every look: nothing cut, no missing glyph, no faint text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.offering import Price, PriceType
from app.domain.order import CentralState
from app.domain.order_line import Decision
from app.errors import InputRefused
from app.ports import LinkState, PaperKind, PrintJob, PrintState, UnfinishedVersion
from app.printer_ports import FoundBy, FoundPrinter, Readiness
from app.texts import form_paper as form_words
from app.texts import order_stays
from app.texts.language import Text, same
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CUSTOMER, NOW, RING_VIDEO, a_form, paid, signed
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.order_state import OrderAct
from ui.clerk.state import DialogKind
from ui.frame.pictures import SMALL
from ui.frame.theme import Theme

LINES = ("cx199", "ldxs", "spcl", "jf20")
DEARER = replace(RING_VIDEO, price=Price(PriceType.MONTHLY, 900, None))


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


def customer_found(counter: Counter) -> None:
    counter.presenter.finder.type("154")
    assert counter.presenter.finder.state().count > 1


def asking_centre(counter: Counter) -> None:
    counter.presenter.finder.type("15412350009")


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


def only_drafts(counter: Counter) -> None:
    counter.presenter.close_dialog()
    counter.presenter.parking.discard()
    put_on(counter, "dk300")
    assert counter.presenter.form.still_to_do()


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


def newer_catalogue(counter: Counter) -> None:
    """Beside it the network is down: both banners stand."""
    counter.hall.catalogues.catalogue = replace(
        CATALOGUE, version="2026-11-20.1", offerings={**CATALOGUE.offerings, DEARER.code: DEARER}
    )
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    assert counter.view.news.isVisible()


def with_customer(counter: Counter) -> None:
    counter.hall.central.go(LinkState.ONLINE)
    counter.presenter.tick()
    counter.presenter.watch.dismiss()
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


def accepted_receipt_waits(counter: Counter) -> None:
    """The page offers to void it."""
    rows = counter.hall.book.rows
    (order_id,) = rows
    rows[order_id] = replace(rows[order_id], print_state=PrintState.FAILED_BEFORE_SEND.value)
    counter.presenter.store_changed()


def accepted_acts(counter: Counter) -> None:
    counter.presenter.find_anything()
    counter.presenter.finder.move(1)


def order_found(counter: Counter) -> None:
    counter.presenter.finder.type("BH20261120-03-0001")


def order_unknown(counter: Counter) -> None:
    counter.presenter.finder.type("BH20261119-09-0001")


def orders(counter: Counter) -> None:
    counter.presenter.finder.close()
    counter.presenter.lists.open_orders()


def orders_unknown(counter: Counter) -> None:
    counter.presenter.orders.type("不认识的人")


def everybodys_orders(counter: Counter) -> None:
    counter.presenter.orders.type("")
    counter.presenter.orders.change()


def order(counter: Counter) -> None:
    order_id = counter.presenter.lists.lists.orders[0].order_id
    jobs = counter.hall.print_jobs
    jobs.add(PrintJob("r", order_id, PaperKind.RECEIPT, 0, PrintState.CONFIRMED, NOW, None, ""))
    jobs.add(PrintJob("c", order_id, PaperKind.RECEIPT, 1, PrintState.UNKNOWN, NOW + timedelta(days=1), None, ""))
    counter.presenter.lists.enter()


def form_paper(counter: Counter) -> None:
    hall = counter.hall
    hall.forms.printers = (
        FoundPrinter("cups://HP_LaserJet_M404", same(""), FoundBy.CUPS, Readiness.READY),
        FoundPrinter("cups://Back_Office", same(""), FoundBy.CUPS, Readiness.NOT_READY),
    )
    counter.presenter.reader.act(OrderAct.FORM)


def form_copy_not_saved(counter: Counter) -> None:
    counter.presenter.reader.paper.print()
    counter.presenter.reader.act(OrderAct.FORM)
    counter.hall.forms.trouble = InputRefused(form_words.NOT_WRITTEN, folder="/media/clerk/STICK")
    counter.presenter.reader.paper.save("/media/clerk/STICK/BH20261120-03-0001-1.pdf")


def form_unsure(counter: Counter) -> None:
    counter.presenter.close_dialog()
    counter.hall.forms.unknown = True
    counter.presenter.reader.act(OrderAct.FORM)


def no_page_printer(counter: Counter) -> None:
    counter.presenter.close_dialog()
    counter.hall.forms.unknown = False
    counter.hall.forms.printers = ()
    counter.presenter.reader.act(OrderAct.FORM)


def voiding(counter: Counter) -> None:
    counter.presenter.close_dialog()
    counter.presenter.reader.act(OrderAct.VOID)


def not_to_be_voided(counter: Counter) -> None:
    counter.reasons.give_up()
    order_id = counter.presenter.lists.lists.orders[0].order_id
    counter.hall.book.stays[order_id] = order_stays.ON_PAPER.filled(number="BH20261120-03-0001")
    counter.presenter.store_changed()


def history(counter: Counter) -> None:
    counter.presenter.reader.act(OrderAct.HISTORY)


def order_sent_back(counter: Counter) -> None:
    order_id = counter.presenter.lists.lists.orders[0].order_id
    why = Text("客户已销户，账户不存在。", "The customer has left; there is no such account any more.")
    counter.hall.book.centre_says(order_id, CentralState.REFUSED, refusal=why)
    counter.presenter.store_changed()


def settling(counter: Counter) -> None:
    counter.presenter.reader.act(OrderAct.SETTLE)


def order_voided(counter: Counter) -> None:
    counter.reasons.give_up()
    rows, order_id = counter.hall.book.rows, counter.presenter.lists.lists.orders[0].order_id
    rows[order_id] = replace(rows[order_id], central=CentralState.VOIDED)
    counter.presenter.store_changed()


def page_of_a_voided_order(counter: Counter) -> None:
    counter.presenter.close_dialogs()


def unfinished(counter: Counter) -> None:
    counter.presenter.close_dialog()
    version = signed(a_form())
    counter.hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=paid(version)),)
    counter.presenter.begin()


# One morning at the desk, each scene going on from the one before.
SCENES: tuple[Callable[[Counter], None], ...] = (
    empty,
    nothing_found,
    customer_found,
    asking_centre,
    acts,
    searching,
    topping_up,
    parked,
    offline,
    possible_offline,
    only_drafts,
    folded,
    declined,
    newer_catalogue,
    with_customer,
    paying,
    locked,
    accepted,
    accepted_receipt_waits,
    accepted_acts,
    order_found,
    order_unknown,
    orders,
    orders_unknown,
    everybodys_orders,
    order,
    form_paper,
    form_copy_not_saved,
    form_unsure,
    no_page_printer,
    voiding,
    not_to_be_voided,
    history,
    order_sent_back,
    settling,
    order_voided,
    page_of_a_voided_order,
    unfinished,
)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
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
            check_both_sizes(counter.window)
        except AssertionError as found:
            faults += [f"{scene.__name__}: {line}" for line in str(found).splitlines()]
    assert not faults, "\n".join(faults)
