"""The strip in the smallest window: what it keeps of its words, and that all of it stands in one row."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.domain.queue_picture import QueuePicture
from app.hall_ports import HallSeen, HallState
from app.outbox_ports import OutboxStatus
from app.ports import LinkState, LinkStatus, PaperKind
from app.printer_ports import PrinterCondition
from app.texts.language import Language
from tests.fakes.orders import NOW
from tests.ui.looks import settle
from tests.ui.shell.samples import FIRST, ONLINE, PRINTERS
from ui.frame.theme import Theme
from ui.shell.status_strip import StatusStrip
from ui.shell.strip_state import (
    CashStanding,
    CustomerScreenReport,
    DrawerReport,
    ReaderReport,
    SavedWhere,
    StripState,
    strip_lines,
)
from ui.widgets.strip_item import StripItem
from ui.widgets.strip_tone import StripTone
from ui.widgets.words import Words

# Whatever a counter can have, away from its centre for most of a day, and each thing in its longest words.
LONG_DAY = replace(
    ONLINE,
    link=LinkStatus(LinkState.OFFLINE, NOW - timedelta(hours=10, minutes=48)),
    outbox=OutboxStatus(488, NOW - timedelta(hours=10, minutes=48), 0, None),
    saved=SavedWhere.HALL,
    drawer=DrawerReport.SHUT,
    cash=CashStanding(NOW),
    reader=ReaderReport.DEMO,
    customer_screen=CustomerScreenReport.TURNED,
    hall=HallSeen(HallState.LINKED, "03", NOW, QueuePicture(NOW, "", (), (), (), ())),
)
_OUT = replace(FIRST, condition=PrinterCondition.PAPER_OUT)
ONE_THING_WRONG = {
    "nothing": LONG_DAY,
    "drawer open": replace(LONG_DAY, drawer=DrawerReport.OPEN),
    "no cash period": replace(LONG_DAY, cash=CashStanding()),
    "reader away": replace(LONG_DAY, reader=ReaderReport.AWAY),
    "no customer screen": replace(LONG_DAY, customer_screen=CustomerScreenReport.OFF),
    "refused": replace(LONG_DAY, outbox=replace(LONG_DAY.outbox, dead=12)),
    "saved here alone": replace(LONG_DAY, saved=SavedWhere.ALONE),
    "disk low": replace(LONG_DAY, disk_low=True),
    "hall lost": replace(LONG_DAY, hall=HallSeen(HallState.ALONE, "03", NOW)),
    "paper low": replace(
        LONG_DAY, printers=replace(PRINTERS, first=replace(FIRST, condition=PrinterCondition.PAPER_LOW))
    ),
    "paper out": replace(LONG_DAY, printers=replace(PRINTERS, first=_OUT, waiting=(PaperKind.RECEIPT,) * 12)),
    "paper out while printing": replace(LONG_DAY, printers=replace(PRINTERS, first=_OUT, busy=True)),
}


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> StatusStrip:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.resize(1366, 32)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def render(strip: StatusStrip, state: StripState, language: Language) -> None:
    strip.render_strip(state, language)
    strip.resize(1366, strip.sizeHint().height())
    settle(strip)


def rows(strip: StatusStrip) -> int:
    return len({item.geometry().center().y() for item in strip.findChildren(StripItem) if item.isVisible()})


def in_words(strip: StatusStrip) -> set[str]:
    return {label.text() for label in strip.findChildren(Words) if label.isVisible()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wrong", ONE_THING_WRONG)
def test_all_of_it_stands_in_one_row_with_one_thing_wrong(strip: StatusStrip, wrong: str, language: Language) -> None:
    render(strip, ONE_THING_WRONG[wrong], language)
    assert (rows(strip), strip.sizeHint().height()) == (1, 32)
    for line in strip_lines(ONE_THING_WRONG[wrong], language):
        needed = line.name == "network" or line.warns or line.tone is StripTone.FAULT
        assert not needed or line.words in in_words(strip), "what somebody has to see to keeps its words"


@pytest.mark.parametrize("language", Language)
def test_an_open_drawer_while_one_form_waits_leaves_the_rest_its_words(strip: StatusStrip, language: Language) -> None:
    just_away = replace(
        LONG_DAY,
        link=LinkStatus(LinkState.OFFLINE, NOW),
        outbox=OutboxStatus(1, NOW, 0, None),
        drawer=DrawerReport.OPEN,
        reader=ReaderReport.READY,
        customer_screen=CustomerScreenReport.ON,
    )
    render(strip, just_away, language)
    assert rows(strip) == 1
    lines = {line.name: line.words for line in strip_lines(just_away, language)}
    assert {lines[name] for name in ("network", "hall", "unsent", "saved", "printer", "drawer")} <= in_words(strip)


def test_what_is_well_loses_its_words_before_what_warns(strip: StatusStrip) -> None:
    render(strip, replace(LONG_DAY, cash=CashStanding(), drawer=DrawerReport.OPEN), Language.EN)
    assert "No cash period; Ctrl M opens one" in in_words(strip)
    assert not {"Drawer shut", "Hall server ready"} & in_words(strip)


def test_an_icon_alone_says_in_its_hint_what_is_so_now(strip: StatusStrip) -> None:
    render(strip, ONE_THING_WRONG["drawer open"], Language.EN)
    (reader,) = [item for item in strip.findChildren(StripItem) if item.words() == "Demo reader"]
    assert reader.toolTip() == "Demo reader"
    render(strip, replace(ONE_THING_WRONG["drawer open"], reader=ReaderReport.READY), Language.EN)
    assert reader.toolTip() == "Reader ready"
    render(strip, ONLINE, Language.EN)
    render(strip, replace(ONLINE, reader=ReaderReport.READY), Language.EN)
    assert {item.toolTip() for item in strip.findChildren(StripItem) if item.isVisible()} == {""}
