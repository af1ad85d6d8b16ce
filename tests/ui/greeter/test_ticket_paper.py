"""From the greeter's large button to paper over TCP, and once more: the same number, the same told wait."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.matter import QueueClass
from app.papers.printed import PrintedText
from commands.receipts import PrintRoom
from commands.ticket_papers import LaneTicketPapers, TicketRoom
from printing.profiles import PAPER_80
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.orders import HALL
from tests.ui.greeter.scene import GREETER, GreeterScene
from ui.frame.theme import Theme
from ui.greeter.state import CardAct
from ui.greeter.view import GreeterView


@pytest.fixture
def scene(tmp_path: Path, theme: Theme) -> Iterator[GreeterScene]:
    scene = GreeterScene(tmp_path)
    yield scene
    scene.close()


def printing(scene: GreeterScene, printer: VirtualPrinter) -> LaneTicketPapers:
    ports = scene.ports
    prints = PrintRoom(
        order_book=ports.book,
        jobs=ports.print_jobs,
        printer=printer_at(printer.address, answers=True),
        profile=PAPER_80,
        clock=scene.clock,
        ids=ports.ids,
        zone=HALL.zone,
        verify_base="",
    )

    def fail(wrong: Exception) -> None:
        raise wrong

    room = TicketRoom(prints, HALL, scene.outside.matters, {GREETER.number: GREETER}.get, scene.hall.seen)
    return LaneTicketPapers(
        room, lane=InstantLane(), audit=WrittenAudit(), person=lambda: GREETER, told=lambda _: None, failed=fail
    )


def test_a_ticket_printed_again_from_its_card_keeps_number_and_told_wait_though_the_queue_moved_on(
    scene: GreeterScene,
) -> None:
    scene.open_desk("3", "3017", QueueClass.MOBILE)
    with VirtualPrinter(port=0) as printer:
        outside = replace(scene.outside, papers=printing(scene, printer))
        view = GreeterView(outside, overlay=scene.overlay, toasts=scene.toasts, language=scene.view.presenter.language)
        page = view.presenter
        page.begin()
        scene.hall.listen(page.hall_changed)
        first = scene.issue()
        scene.hall.change()
        page.tap_tile("plan")
        page.take()
        picture = scene.hall.seen().picture
        assert picture is not None
        _, course = picture.courses
        scene.call("3", first)
        scene.hall.change()
        page.card.open(course.ticket.id)
        page.card.choose_act(CardAct.REPRINT)
        original, copy = (
            [row.words.strip() for row in slip.rows if isinstance(row, PrintedText)] for slip in printer.slips()
        )
    assert course.number.shown.zh in original
    assert any(row.startswith("前面") and row.endswith("1 人") for row in original)
    assert copy[0] == "【补打 第1次】"
    assert copy[-len(original) :] == original
