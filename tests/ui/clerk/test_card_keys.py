"""Card and pictures by the keyboard, in the real window: F11 and F12, and what each key does in their dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.device_ports import CameraFrame, CardReading
from app.domain.attachment import AttachmentKind
from app.domain.identity_card import ReadOutcome
from devices.demo_reader import DemoReader
from tests.fakes.clerk_ports import Hall
from tests.fakes.clock import HandClock
from tests.fakes.identity_cards import HOLDER, card_of
from tests.fakes.orders import NOW, a_customer
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import settle
from ui.clerk.attachment_dialog import AttachmentDialog
from ui.clerk.card_dialog import CardDialog
from ui.clerk.scanning import scanned

KNOWN = (HOLDER, a_customer(1))


def press(counter: Counter, key: Qt.Key) -> None:
    part: QWidget | None = counter.window.focusWidget()
    QTest.keyClick(counter.view if part is None else part, key)
    settle(counter.window)


def dialog(counter: Counter) -> object:
    return counter.window.overlay.dialog()


def test_f11_reads_the_card_and_gives_the_keys_back(make_counter: MakeCounter) -> None:
    hall = Hall(known=KNOWN)
    hall.reader.lays(CardReading(ReadOutcome.MOVED_TOO_SOON, None), CardReading(ReadOutcome.READ, card_of(HOLDER)))
    counter = make_counter(hall=hall)
    press(counter, Qt.Key.Key_F11)
    assert isinstance(dialog(counter), CardDialog)
    press(counter, Qt.Key.Key_Return)
    assert dialog(counter) is None
    assert counter.presenter.form.card_read is not None
    press(counter, Qt.Key.Key_F2)
    assert counter.presenter.finder.state().open


def test_esc_stops_a_reading(make_counter: MakeCounter) -> None:
    hall = Hall(known=KNOWN, held=True)
    hall.reader.lays(CardReading(ReadOutcome.READ, card_of(HOLDER)))
    counter = make_counter(hall=hall)
    press(counter, Qt.Key.Key_F11)
    press(counter, Qt.Key.Key_Escape)
    assert dialog(counter) is None
    hall.devices_lane.run_all()
    assert hall.reader.stops[0].is_set()
    assert counter.presenter.form.customer is None


def test_in_the_demo_arrows_choose_the_card(make_counter: MakeCounter) -> None:
    demo = DemoReader(KNOWN, clock=HandClock(NOW))
    hall = Hall(known=KNOWN, demo_cards=demo)
    hall.reader.lays(CardReading(ReadOutcome.DAMAGED, None))
    counter = make_counter(hall=hall)
    press(counter, Qt.Key.Key_F11)
    press(counter, Qt.Key.Key_Down)
    assert counter.presenter.card.state().selected == 1
    press(counter, Qt.Key.Key_Return)
    assert demo.read(at_most_s=0, stop=hall.reader.stops[0]).card is not None, "the chosen card was laid down"


def test_f12_lists_chooses_shows_and_removes(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    with_customer(counter)
    press(counter, Qt.Key.Key_F12)
    shown = dialog(counter)
    assert isinstance(shown, AttachmentDialog)
    shown.file_chosen.emit("/tmp/a.jpg")
    press(counter, Qt.Key.Key_2)
    shown.file_chosen.emit("/tmp/b.jpg")
    kinds = [each.kind for each in counter.presenter.form.attachments]
    assert kinds == [AttachmentKind.IDENTITY_COPY, AttachmentKind.AUTHORISATION]
    press(counter, Qt.Key.Key_Up)
    press(counter, Qt.Key.Key_Return)
    assert counter.presenter.attachments.state().picture == b"picture of a.jpg"
    press(counter, Qt.Key.Key_F8)
    assert [each.kind for each in counter.presenter.form.attachments] == [AttachmentKind.AUTHORISATION]
    press(counter, Qt.Key.Key_Escape)
    assert dialog(counter) is None


def test_the_camera_is_left_before_the_dialog(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    with_customer(counter)
    press(counter, Qt.Key.Key_F12)
    press(counter, Qt.Key.Key_F3)
    assert counter.hall.camera.on
    press(counter, Qt.Key.Key_Escape)
    assert (counter.hall.camera.on, isinstance(dialog(counter), AttachmentDialog)) == (False, True)
    press(counter, Qt.Key.Key_F3)
    counter.hall.camera.sees(CameraFrame(2, 2, bytes(12)))
    press(counter, Qt.Key.Key_Return)
    assert len(counter.presenter.form.attachments) == 1
    press(counter, Qt.Key.Key_F3)
    press(counter, Qt.Key.Key_Escape)
    press(counter, Qt.Key.Key_Escape)
    assert (counter.hall.camera.on, dialog(counter)) == (False, None)


def test_f2_asks_for_a_file(make_counter: MakeCounter, qtbot: QtBot, tmp_path: Path) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    with_customer(counter)
    press(counter, Qt.Key.Key_F12)
    press(counter, Qt.Key.Key_F2)
    shown = dialog(counter)
    assert isinstance(shown, AttachmentDialog)
    (asked,) = shown.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "front.jpg"))
    asked.close()
    assert len(counter.presenter.form.attachments) == 1


def test_a_click_on_the_strip_is_the_key(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    with_customer(counter)
    QTest.mouseClick(counter.view.customer.attachments, Qt.MouseButton.LeftButton)
    assert isinstance(dialog(counter), AttachmentDialog)


def with_customer(counter: Counter) -> None:
    presenter = counter.presenter
    presenter.find_customer()
    presenter.finder.type(HOLDER.phone)
    presenter.finder.take(and_go_on=False)
    settle(counter.window)


# ── scanning ──────────────────────────────────────────────────────────────────────────────


def test_a_scan_is_looked_for_and_is_no_reading(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    scanned(f" {HOLDER.identification.number} ", counter.presenter)
    found = counter.presenter.finder.state()
    assert (found.open, found.typed, found.count) == (True, HOLDER.identification.number, 1)
    counter.presenter.finder.take(and_go_on=False)
    assert counter.presenter.form.customer == HOLDER
    assert counter.presenter.form.card_read is None


def test_a_scan_into_an_open_search_takes_its_place_and_one_over_a_dialog_is_let_go(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=Hall(known=KNOWN))
    with_customer(counter)
    counter.presenter.find_offer()
    counter.presenter.finder.type("abc")
    scanned("5G-199", counter.presenter)
    assert counter.presenter.finder.state().typed == "5G-199"
    counter.presenter.finder.close()
    counter.presenter.attachments.open()
    scanned("5G-129", counter.presenter)
    assert not counter.presenter.finder.state().open
