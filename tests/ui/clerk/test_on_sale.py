"""Ctrl+P: the on-sale list to a printer or into a file, what is left out of it, and what is said where it fails."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt

from app.errors import PrinterTrouble
from app.texts import on_sale as words
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, TODAY
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_form_paper import printer
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, show_as
from ui.clerk.items import ACT_WORDS, Act
from ui.clerk.paper_dialog import FormPaperDialog
from ui.clerk.state import DialogKind
from ui.frame.shortcuts import ON_SALE_KEY, SELDOM_KEYS
from ui.frame.shortcuts import Act as KeyAct
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName

UNAPPROVED = replace(next(iter(CATALOGUE.offerings.values())), copy_approved=False)


def a_hall() -> Hall:
    hall = Hall(
        catalogue=replace(CATALOGUE, offerings=MappingProxyType({**CATALOGUE.offerings, UNAPPROVED.code: UNAPPROVED}))
    )
    hall.list_papers.printers = (printer("office"),)
    return hall


def test_it_is_printed_and_what_is_left_out_is_said() -> None:
    hall = a_hall()
    desk = ClerkAtDesk(hall)
    on_sale = desk.presenter.lists.on_sale
    on_sale.open()
    state = on_sale.state()
    count = len(CATALOGUE.on_sale(TODAY)) - 1
    assert state.said == words.SAID.say(Language.ZH, version=CATALOGUE.version, n=count)
    assert UNAPPROVED.name.zh in state.more
    assert [row.title for row in state.rows] == ["office", "存成 PDF 文件"]
    hall.list_papers.trouble = PrinterTrouble(words.NOT_KNOWN)
    on_sale.print()
    assert on_sale.state().problem == words.NOT_KNOWN.zh
    on_sale.print()
    assert hall.list_papers.made == [("cups://office", None, Language.ZH)]
    assert desk.told[-1].words == "在售清单已送打印机 office。"
    assert list(desk.screen.dialogs) == []


def test_into_a_file_in_the_customers_language() -> None:
    hall = a_hall()
    desk = ClerkAtDesk(hall)
    desk.presenter.customer_side.speak(Language.EN)
    on_sale = desk.presenter.lists.on_sale
    on_sale.open()
    on_sale.move(1)
    assert (on_sale.state().to_file, on_sale.state().file) == (True, f"on-sale-{CATALOGUE.version}-en.pdf")
    on_sale.save("/media/stick/list.pdf")
    assert hall.list_papers.made == [("file", Path("/media/stick/list.pdf"), Language.EN)]


def test_its_key_is_shown_and_opens_it(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=a_hall())
    assert ACT_WORDS[Act.ON_SALE].key == ON_SALE_KEY.caps[0] == "Ctrl P"
    assert ON_SALE_KEY in SELDOM_KEYS, "on F1, too"
    counter.view.key_acts()[KeyAct.ON_SALE]()
    assert isinstance(counter.window.overlay.dialog(), FormPaperDialog)
    assert counter.presenter.dialogs.top is DialogKind.ON_SALE
    Keyboard(counter.window).press(Qt.Key.Key_Return)
    assert counter.hall.list_papers.made == [("cups://office", None, Language.ZH)]


@pytest.mark.parametrize("look", [look for look in SMALL_LOOKS if look.theme is ThemeName.LIGHT], ids=str)
def test_it_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=a_hall(), language=look.language)
    counter.presenter.lists.on_sale.open()
    show_as(counter.window, look, theme)
    check_looks(counter.window, size=look.size)
