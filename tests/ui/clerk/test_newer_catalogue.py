"""A newer catalogue while a form lies on the desk: nobody signs yesterday's prices, and what changed is named."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.catalogue import Catalogue
from app.domain.offering import Offering, Price, PriceType
from app.domain.order_form import ToDoKind
from app.texts.language import Text
from tests.fakes.orders import CATALOGUE, PLAN_199, RING_VIDEO
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_page import lines_on
from tests.ui.looks import settle
from ui.frame.form_state import Phase

DEARER = replace(RING_VIDEO, price=Price(PriceType.MONTHLY, 900, None))
OTHER_TERMS = replace(PLAN_199, cap=Text("每月 ¥300 封顶", "Capped at ¥300 a month"))
OFF_SALE = replace(RING_VIDEO, sale_until=date(2026, 11, 19))


def newer(*offers: Offering, without: str = "", number: int = 1) -> Catalogue:
    changed = {offer.code: offer for offer in offers}
    kept = [changed.get(o.code, o) for o in CATALOGUE.offerings.values() if o.code != without]
    return replace(CATALOGUE, version=f"2026-11-20.{number}", offerings={o.code: o for o in kept})


def news(desk: ClerkAtDesk) -> str:
    return desk.screen.news.words if desk.screen.news is not None else ""


def test_the_form_goes_under_it_at_once_and_what_changed_is_named() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.confirm()
    desk.hall.catalogues.catalogue = newer(DEARER, OTHER_TERMS)
    desk.presenter.store_changed()
    assert desk.presenter.form.catalogue.version == "2026-11-20.1"
    assert desk.form.lines[2].line.price == "+¥9 /月"
    assert news(desk) == "目录更新了，本单已换成新的：5G畅行199 条款变了；视频彩铃 ¥6 → ¥9。请和客户再看一遍。"
    assert desk.form.to_do.items[0].kind is ToDoKind.CONFIRM, "what was confirmed is asked again"


def test_the_banner_goes_by_esc_and_with_the_form() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.tick()
    assert news(desk)
    desk.presenter.parking.park()
    assert not news(desk)
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert news(desk)
    desk.presenter.watch.dismiss()
    assert not news(desk)


def test_two_catalogues_in_a_row_are_told_together() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.tick()
    desk.hall.catalogues.catalogue = newer(DEARER, OTHER_TERMS, number=2)
    desk.presenter.tick()
    assert "视频彩铃 ¥6 → ¥9；5G畅行199 条款变了" in news(desk)


def test_what_it_does_not_have_is_taken_off_and_named() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.hall.catalogues.catalogue = newer(without=RING_VIDEO.code)
    desk.presenter.tick()
    assert [line.line.title for line in desk.form.lines] == ["5G畅行129 → 5G畅行199", "来电显示", "话费"]
    assert "视频彩铃 新目录里没有，已移走" in news(desk)


def test_an_offer_off_sale_today_is_never_signed() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.hall.catalogues.catalogue = newer(OFF_SALE)
    desk.presenter.sign()
    assert not desk.customer.may_sign
    assert "视频彩铃 现在不卖，不能签" in news(desk)
    desk.presenter.sign()
    assert not desk.customer.may_sign, "the line is still on it"
    desk.presenter.remove_line()
    desk.presenter.sign()
    assert desk.customer.may_sign


def test_while_the_customer_reads_the_same_terms_nothing_disturbs_them() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    before = desk.customer.content_sha256
    desk.hall.catalogues.catalogue = newer(replace(RING_VIDEO, position=9))
    desk.presenter.tick()
    assert desk.customer.content_sha256 == before
    assert desk.form.phase is Phase.WITH_CUSTOMER
    desk.customer_signs()
    assert len(desk.hall.book.signed) == 1


def test_a_form_in_the_customers_hands_comes_back_where_its_terms_changed() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.tick()
    assert desk.form.phase is Phase.EDITING
    assert "视频彩铃 ¥6 → ¥9" in news(desk)


def test_a_signature_made_in_the_moment_a_price_changed_does_not_count() -> None:
    desk = ClerkAtDesk()
    desk.ready()
    desk.presenter.sign()
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.customer_signs()
    assert desk.hall.book.signed == {}
    assert "没有算数" in desk.told[-1].words
    assert desk.form.phase is Phase.EDITING


def test_a_signed_form_stays_under_the_catalogue_it_was_signed_under() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    before = desk.form.content_sha256
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.tick()
    assert desk.form.content_sha256 == before
    assert not news(desk)
    desk.give("20")
    desk.presenter.next_customer()
    assert desk.presenter.form.catalogue.version == "2026-11-20.1"


def test_what_changed_is_said_no_longer_once_the_form_is_signed() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.tick()
    desk.confirm()
    desk.presenter.pay()
    desk.presenter.sign()
    assert news(desk)
    desk.customer_signs()
    assert not news(desk)


def test_a_draft_names_what_changed_since_it_was_put_away() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.parking.park()
    desk.hall.catalogues.older = {CATALOGUE.version: CATALOGUE}
    desk.hall.catalogues.catalogue = newer(DEARER)
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert "视频彩铃 ¥6 → ¥9" in news(desk)


def test_its_banner_stands_beside_the_one_of_the_network_and_goes_by_its_button(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    counter.hall.catalogues.catalogue = newer(DEARER)
    counter.presenter.tick()
    settle(counter.window)
    assert counter.view.news.isVisible()
    QTest.keyClick(counter.view, Qt.Key.Key_Escape)
    settle(counter.window)
    assert not counter.view.news.isVisible()


def test_other_matters_under_the_same_catalogue_are_in_force_for_the_open_form_at_once() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("cx199")
    strict = {code: replace(each, real_name=True) for code, each in CATALOGUE.matters.items()}
    desk.hall.catalogues.catalogue = replace(CATALOGUE, matters=strict, matters_version="2026-12-01.1")
    desk.presenter.store_changed()
    assert desk.presenter.form.catalogue.matters_version == "2026-12-01.1"
    assert [item.kind for item in desk.form.to_do.items] == [ToDoKind.READ_CARD]
    assert not news(desk), "nothing the customer reads became other"
