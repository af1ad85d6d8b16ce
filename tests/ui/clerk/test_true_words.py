"""What stands on the screen is true at every moment: sentences go when they are over, figures follow what happened."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.order import CentralState
from app.ports import LinkState, PrintState, UnfinishedVersion
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CALLER_ID, CATALOGUE, CUSTOMER, NOW, a_form, signed
from tests.fakes.print_jobs import job
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_page import lines_on
from tests.ui.looks import check_looks, settle
from ui.clerk.number_row import NumberRow, ProductChip
from ui.clerk.paper_asks import ABOUT
from ui.widgets.scroll import Scroll


def said(counter: Counter) -> list[str]:
    return [
        part.accessibleName() or part.text()
        for toast in counter.window.toasts.toasts()
        for part in toast.findChildren(QWidget)
        if hasattr(part, "text")
    ]


def area(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("language", list(Language))
def test_toasts_cover_nothing_that_can_be_pressed(make_counter: MakeCounter, language: Language) -> None:
    counter = make_counter(language=language)
    lines_on(counter)
    counter.presenter.remove_line()
    counter.presenter.sign()
    settle(counter.window)
    toasts = counter.window.toasts
    assert len(toasts.toasts()) == 2
    covered = [
        part.accessibleName()
        for part in counter.window.findChildren(QAbstractButton)
        if part.isVisible()
        and not toasts.isAncestorOf(part)
        and area(part, counter.window).intersects(toasts.geometry())
    ]
    assert covered == []


def test_the_offer_to_undo_goes_once_it_cannot_be_undone_any_more(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    counter.presenter.remove_line()
    assert any("已从本单移走" in words for words in said(counter))
    counter.presenter.undo()
    assert not any("已从本单移走" in words for words in said(counter))
    counter.presenter.remove_line()
    counter.presenter.find_offer()
    counter.presenter.finder.type("jf30")
    counter.presenter.finder.take(and_go_on=False)
    assert not any("已从本单移走" in words for words in said(counter))


def test_where_a_form_was_put_goes_when_it_is_taken_up(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    form_id = counter.presenter.form.id
    counter.presenter.parking.park()
    assert any("已挂单" in words for words in said(counter))
    counter.presenter.take_up(form_id)
    assert not any("已挂单" in words for words in said(counter))


def test_a_question_about_paper_goes_when_the_printer_answered_after_all() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    order_id = next(iter(desk.hall.book.recorded))
    jobs = desk.hall.print_jobs
    jobs.add(replace(job("job-a", PrintState.UNKNOWN), order_id=order_id))
    desk.presenter.store_changed()
    assert len([notice for notice in desk.told if notice.question]) == 1
    assert ABOUT not in desk.taken_back
    jobs.mark("job-a", PrintState.CONFIRMED, at=NOW)
    desk.presenter.store_changed()
    assert ABOUT in desk.taken_back
    jobs.add(replace(job("job-b", PrintState.UNKNOWN), order_id=order_id))
    desk.presenter.store_changed()
    assert len([notice for notice in desk.told if notice.question]) == 2, "unknown again is asked again"


def test_nobody_reads_a_line_once_the_form_is_back_or_signed() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    third = desk.form.lines[2].line.id
    desk.presenter.customer_side.looks_at(third)
    assert desk.form.customer_note == "客户屏正在看第 3 行"
    desk.presenter.sign()
    assert desk.form.customer_note == ""
    desk.presenter.sign()
    desk.presenter.customer_side.looks_at(third)
    desk.customer_signs()
    assert desk.form.customer_note == ""


def test_the_parked_count_is_what_the_list_shows() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.parking.park()
    assert desk.screen.drafts_count == 1
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert desk.screen.drafts_count == 0


def balance(desk: ClerkAtDesk) -> str:
    assert desk.form.customer is not None
    return dict(desk.form.customer.rows)["余额"]


def test_the_balance_after_a_top_up_says_what_is_on_its_way_and_then_what_the_centre_has() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    before = desk.hall.customers.known[CUSTOMER.id]
    desk.add("jf50")
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    assert balance(desk) == "¥32.60，无欠费"
    desk.hall.customers.known[CUSTOMER.id] = replace(before, unsent=(("top_up", 5000),))  # as the store lays it over
    desk.give("50")
    assert balance(desk) == "¥32.60，无欠费\n另收 ¥50.00，上传后入账"
    desk.hall.central.people = (replace(CUSTOMER, balance_fen=8260),)
    desk.hall.book.centre_says(next(iter(desk.hall.book.recorded)), CentralState.ACCEPTED)
    desk.presenter.store_changed()
    assert balance(desk) == "¥82.60，无欠费"


LONG = replace(
    CALLER_ID,
    name=Text(
        "来电显示与骚扰电话拦截加强版家庭共享包", "Caller display with nuisance call protection, family sharing edition"
    ),
)


@pytest.mark.parametrize("language", list(Language))
def test_a_long_name_wraps_in_the_customers_column_and_pushes_nothing(
    make_counter: MakeCounter, language: Language
) -> None:
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, LONG.code: LONG})
    counter = make_counter(hall=Hall(catalogue=catalogue), language=language)
    counter.presenter.find_customer()
    counter.presenter.finder.type(CUSTOMER.phone)
    counter.presenter.finder.take(and_go_on=False)
    settle(counter.window)
    check_looks(counter.window)
    (scroll,) = counter.view.customer.findChildren(Scroll)
    inside = scroll.widget()
    assert inside is not None
    assert inside.width() <= scroll.viewport().width()
    chip = max((c for c in counter.view.customer.findChildren(ProductChip) if c.isVisible()), key=QWidget.height)
    row = next(r for r in counter.view.customer.findChildren(NumberRow) if r.isVisible())
    assert row.rect().contains(QRect(chip.mapTo(row, QPoint(0, 0)), chip.size()))


def test_the_last_order_is_named_in_the_clerks_language() -> None:
    hall = Hall()
    ClerkAtDesk(hall).accepted()
    desk = ClerkAtDesk(hall, language=Language.EN)
    assert desk.screen.last_order is not None
    assert "5G Free 129 → 5G Free 199, Caller display" in desk.screen.last_order.note
    desk.presenter.set_language(Language.ZH)
    assert "5G畅行129 → 5G畅行199、来电显示" in desk.screen.last_order.note


def test_a_form_left_by_a_restart_is_named_in_the_clerks_language() -> None:
    hall = Hall()
    version = signed(a_form())
    hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=None),)
    desk = ClerkAtDesk(hall, language=Language.EN)
    assert desk.screen.unfinished is not None
    assert dict(desk.screen.unfinished.rows)["Services"].startswith("5G Free 129 → 5G Free 199, Caller display")


def test_the_pane_beside_a_found_customer_says_what_a_clerk_needs() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.find_customer()
    desk.presenter.finder.type(CUSTOMER.phone)
    assert desk.found.detail is not None
    assert desk.found.detail.facts == (("手机", "154****0017"),), "the record is on its way"
    hall.store_lane.run_all()
    facts = dict(desk.found.detail.facts)
    assert facts["身份证"] == "990101********1234"
    assert facts["余额"] == "¥32.60，无欠费"
    assert facts["在用"] == "154****0017  5G畅行129、来电显示"
    assert [check.words for check in desk.found.detail.checks] == ["视力不好，请读给她听。"]
    desk.presenter.finder.move(0)
    assert hall.store_lane.waiting == 0, "read once"


def test_asking_the_centre_says_how_and_that_it_cannot_be_while_it_is_away() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_customer()
    desk.presenter.finder.type("15412350009")
    assert desk.found.detail is not None
    assert desk.found.detail.subtitle != desk.presenter.finder.row(0).note
    assert "存在本机" in desk.found.detail.subtitle
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    assert desk.found.detail is not None
    assert "连不上中心" in desk.found.detail.subtitle
