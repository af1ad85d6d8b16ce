"""Nobody is served: the on-sale list turns its pages, the promises stay."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.domain.offering import Offering
from app.texts import customer as words
from app.texts.language import Language
from tests.fakes.orders import TODAY
from tests.ui.customer.stage import SLOW, Stage, a_demo_form, catalogue, desk, state_of
from tests.ui.looks import settle
from ui.customer.idle_page import IdlePage
from ui.customer.offer_row import OfferRow
from ui.customer.pace import Pace
from ui.frame.theme import Theme
from ui.widgets.qr import QrView

STEADY = Pace(page_ms=150, thanks_ms=3_600_000, rest_ms=3_600_000)
BRISK = Pace(page_ms=15, thanks_ms=3_600_000, rest_ms=3_600_000)


def rows(stage: Stage) -> list[OfferRow]:
    return [row for row in stage.view.findChildren(OfferRow) if row.isVisible()]


def says(stage: Stage, sentence: str) -> bool:
    return sentence in stage.words()


def test_every_offer_is_on_exactly_one_page_in_order(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot)
    listed = [offering for page in stage.view.idle.pages for offering in page]
    assert listed == list(catalogue().on_sale(TODAY))
    assert all(stage.view.idle.pages)


def test_the_rows_stay_inside_the_list(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=SLOW)
    for height in (768, 800, 900, 1080):
        stage.view.resize(1366, height)
        settle(stage.view)
        last = rows(stage)[-1]
        around = last.parentWidget()
        assert around is not None
        assert around.rect().contains(last.geometry()), height


def test_pages_turn_by_themselves_and_begin_again(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=STEADY)
    count, offers = len(stage.view.idle.pages), len(catalogue().on_sale(TODAY))
    assert count > 1
    for page in (*range(2, count + 1), 1):
        qtbot.waitUntil(partial(says, stage, words.ON_SALE_NOTE.say(Language.ZH, n=offers, page=page, pages=count)))


def test_a_new_catalogue_shows_with_the_next_round(qtbot: QtBot, theme: Theme) -> None:
    on_sale: list[tuple[Offering, ...]] = [catalogue().on_sale(TODAY)[:2]]
    page = IdlePage(on_sale=lambda: on_sale[0], brand=desk().hall.brand, list_address="", page_ms=15)
    qtbot.addWidget(page)
    page.resize(1366, 696)
    page.render_idle(Language.ZH, larger=False)
    page.begin()
    assert [offering for shown in page.pages for offering in shown] == list(on_sale[0])
    on_sale[0] = catalogue().on_sale(TODAY)[:5]
    qtbot.waitUntil(lambda: len(page.pages[0]) == 5)


def test_nothing_turns_while_somebody_is_served(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=BRISK)
    assert stage.view.idle.turning
    stage.show(state_of(a_demo_form()))
    assert not stage.view.idle.turning
    stage.show(None)
    assert stage.view.idle.turning


def test_nothing_on_sale_is_an_empty_list(qtbot: QtBot, theme: Theme) -> None:
    page = IdlePage(on_sale=tuple, brand=desk().hall.brand, list_address="", page_ms=1_000)
    qtbot.addWidget(page)
    page.begin()
    page.render_idle(Language.EN, larger=False)
    assert page.pages == ((),)


def test_the_promises_and_whom_to_call(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot)
    said = stage.words()
    for _, promise in words.PROMISES:
        assert promise.say(Language.ZH) in said
    assert words.SUPERVISION.say(Language.ZH, phone=desk().hall.brand.supervision_phone) in said
    assert words.ASK_HOTLINE.say(Language.ZH, hotline=desk().hall.brand.hotline) in said


@pytest.mark.parametrize("address", ["", "https://hall.example/on-sale"])
def test_a_code_only_where_there_is_an_address(qtbot: QtBot, theme: Theme, address: str) -> None:
    stage = Stage(qtbot, list_address=address)
    codes = [code.payload for code in stage.view.findChildren(QrView) if code.isVisible()]
    assert codes == ([address] if address else [])
    assert (words.SCAN_LIST.say(Language.ZH) in stage.words()) == bool(address)


def test_larger_type_shows_fewer_a_page(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot)
    before = len(stage.view.idle.pages[0])
    stage.press("largerButton")
    assert len(stage.view.idle.pages[0]) < before
    assert [offer for page in stage.view.idle.pages for offer in page] == list(catalogue().on_sale(TODAY))
