"""The guides' pictures of the pages beside the demo's order: `python -m tests.ui.take_page_pictures [FOLDER]`.

Set-up, settings and the clerk's queue, each in both languages, light and dark, with the sample hall of the
tests. In both languages an order the centre took in part with its next version, the customer's key pad, tickets on
80 mm paper, and the on-sale list, of which pdftoppm makes a picture.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

import ui.clerk.style
import ui.customer.style
import ui.display.style
import ui.manager.style
import ui.settings.style
import ui.setup.style
import ui.shell.style
from app.domain.queue_ticket import Care
from app.domain.setup_fields import SetupStep
from app.papers.queue_ticket import queue_ticket
from app.texts import centre_answers, form
from app.texts.language import Language
from app.texts.printer_models import UNKNOWN
from printing.layout import lay_out
from printing.pdf_on_sale import on_sale_list_pdf
from printing.profiles import PAPER_80
from printing.raster import preview
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import TODAY, order_of
from tests.papers import tickets
from tests.papers.test_on_sale_list import listed
from tests.ui import take_hall_page_pictures
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.queue_bench import QueueHall
from tests.ui.customer.stage import (
    CARD,
    LINE_OF,
    PLAN,
    RING,
    VERIFY_BASE,
    ActsTaken,
    a_demo_form,
    catalogue,
    demo,
    desk,
)
from tests.ui.display import take_pictures as take_display_pictures
from tests.ui.looks import settle
from tests.ui.settings.test_view import Page as SettingsPage
from tests.ui.setup.test_presenter import NAMED
from tests.ui.setup.test_view import Assistant
from tests.ui.shell.samples import ONLINE
from ui.clerk.order_state import OrderAct
from ui.customer.view import CustomerView
from ui.frame.application import application
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.shell.settings.state import SettingName
from ui.shell.top_line import TopLineState

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE = (1366, 768)
TICKETS = {
    "ordinary": (tickets.ORDINARY, tickets.AT_HAND),
    "cared-for": (tickets.ELDERLY, tickets.AT_HAND),
    "alone": (tickets.ALONE, replace(tickets.AT_HAND, pages_url="")),
    "reception-room": (tickets.DISPUTE, replace(tickets.AT_HAND, handler=tickets.HE)),
}
STYLES = tuple(
    face.style.rules for face in (ui.shell, ui.setup, ui.settings, ui.manager, ui.clerk, ui.customer, ui.display)
)


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    qt: QApplication = application()
    theme = Theme(qt, extra=STYLES, parent=qt)
    for name, look in ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-")):
        theme.switch(name)
        for language in Language:
            said = f"{look}{language.value}"
            _set_up(folder, language, said)
            settings = SettingsPage(language)
            for key, value in ((SettingName.LANGUAGE, language.value), (SettingName.THEME, name.value)):
                settings.presenter.change(key, value)
                settings.world.lane.run_all()
            _take(settings.view, folder / f"settings-{said}.png")
            _queue(folder, language, said, theme)
    theme.switch(ThemeName.LIGHT)
    for language in Language:
        _in_part(folder, language, theme)
        _code_pad(folder, language)
        _tickets(folder, language)
        _on_sale(folder, language)
    take_hall_page_pictures.take(folder)
    take_display_pictures.take(folder, theme)
    return 0


def _set_up(folder: Path, language: Language, said: str) -> None:
    """`said` is the end of a picture's name: its look and language."""
    assistant = Assistant(language)
    _take(assistant.view, folder / f"setup-begin-{said}.png")
    assistant.to(SetupStep.HALL)
    _take(assistant.view, folder / f"setup-hall-{said}.png")
    _on(assistant, times=3)
    assistant.world.printers = (NAMED,)
    assistant.presenter.find_printers()
    assistant.world.lane.run_all()
    assistant.presenter.answer("printer.address", NAMED.address)
    assistant.presenter.print_test()
    assistant.world.lane.run_all()
    _take(assistant.view, folder / f"setup-printer-{said}.png")
    assistant.presenter.answer("printer.address", "")
    assistant.presenter.answer("printer.model", UNKNOWN)
    _on(assistant, times=2)
    _take(assistant.view, folder / f"setup-check-{said}.png")


def _on(assistant: Assistant, *, times: int) -> None:
    for _ in range(times):
        assistant.presenter.next()
        assistant.world.lane.run_all()


def _queue(folder: Path, language: Language, said: str, theme: Theme) -> None:
    """Somebody cared for at the desk, who came for two things; the first is on the form."""
    with tempfile.TemporaryDirectory() as place:
        hall = QueueHall(Path(place), catalogue=demo().catalogue, known=demo().customers)
        counter = Counter(theme, hall.hall, language=language)
        counter.window.render_top(TopLineState(desk(), demo().staff[0].member, parked=0))
        counter.window.render_strip(ONLINE)
        hall.comes("plan_change", "sim_replacement", known=True, care=(Care.ELDERLY,), language=language)
        hall.clock.forward(minutes=1)
        presenter = counter.presenter
        presenter.queue.call()
        presenter.find_offer()
        presenter.finder.type(catalogue().offerings[PLAN].name.zh)
        presenter.finder.take(and_go_on=False)
        hall.clock.forward(minutes=3, seconds=12)
        presenter.queue.look()
        _take(counter.window, folder / f"clerk-queue-{said}.png")
        hall.there.close()


def _in_part(folder: Path, language: Language, theme: Theme) -> None:
    """The page of an order the centre took in part, then the next version of what it refused."""
    order = order_of(a_demo_form(language=language))
    hall = Hall(catalogue=demo().catalogue, known=demo().customers)
    hall.book.record(order)
    offers = catalogue().offerings
    refused = {
        LINE_OF[PLAN]: centre_answers.CHANGING.filled(name=offers["26GD-5G-0129"].name),
        LINE_OF[CARD]: centre_answers.OFF_SALE.filled(name=offers[CARD].name, day=TODAY),
    }
    hall.book.centre_takes_part(order.id, refused)
    counter = Counter(theme, hall, language=language)
    counter.window.render_top(TopLineState(desk(), demo().staff[0].member, parked=0))
    counter.window.render_strip(ONLINE)
    counter.window.resize(*SIZE)
    counter.window.show()
    settle(counter.window)
    counter.presenter.reader.listen(lambda question: question.given("", question.ready[0].say(language)), drawer=None)
    for name, act in (("order-in-part", counter.presenter.read_order), ("order-amended", _amends(counter))):
        act(order.id)
        for toast in counter.window.toasts.toasts():
            toast.close_toast()
        _take(counter.window, folder / f"{name}-{language.value}.png")


def _amends(counter: Counter) -> Callable[[str], None]:
    return lambda order_id: counter.presenter.reader.act(OrderAct.AMEND)


def _code_pad(folder: Path, language: Language) -> None:
    clerk = ClerkAtDesk(Hall(catalogue=demo().catalogue, known=demo().customers))
    clerk.choose_customer(demo().customers[0].phone)
    clerk.add(catalogue().offerings[RING].name.zh)
    clerk.presenter.customer_side.speak(language)
    clerk.presenter.code.open()
    view = CustomerView(
        on_sale=lambda: catalogue().on_sale(TODAY), desk=desk(), acts=ActsTaken(), verify_base=VERIFY_BASE
    )
    view.render_form(clerk.customer)
    _take(view, folder / f"code-pad-{language.value}.png")


def _tickets(folder: Path, language: Language) -> None:
    for name, (ticket, at_hand) in TICKETS.items():
        here = replace(at_hand, hall=desk().hall)
        paper = lay_out(queue_ticket(replace(ticket, language=language), here), columns=PAPER_80.columns)
        (folder / f"ticket-{name}-{language.value}.png").write_bytes(preview(paper, PAPER_80))


def _on_sale(folder: Path, language: Language) -> None:
    """Its first page."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "list.pdf"
        brand = desk().hall.brand
        foot = form.CONTACTS.say(
            language, hotline=brand.hotline, supervision=brand.supervision_phone, appeal=brand.appeal
        )
        file.write_bytes(on_sale_list_pdf(replace(listed(demo().catalogue, language=language), foot=foot)))
        page = [str(file), str(folder / f"on-sale-{language.value}")]
        subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", *page], check=True)


def _take(view: QWidget, file: Path) -> None:
    view.resize(*SIZE)
    view.show()
    settle(view)
    view.grab().save(str(file))
    view.hide()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
