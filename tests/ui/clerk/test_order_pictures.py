"""F12 in an accepted order: the pictures signed with it, each looked at by right, and those whose time was up."""

import hashlib
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.audit import AuditKind
from app.domain.right import Right
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW, a_form, order_of, sample_id
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_order_reader import facts, hall_with_orders, opened
from ui.clerk.attachment_dialog import AttachmentDialog
from ui.clerk.attachment_state import AttachmentsState
from ui.clerk.order_state import OrderAct

COPY, LETTER = b"a copy of an identity card", b"a letter"
KINDS = ((AttachmentKind.IDENTITY_COPY, MediaType.JPEG, COPY), (AttachmentKind.CARD_PHOTO, MediaType.WLT, LETTER))


def hall_with_pictures() -> Hall:
    hall, form = Hall(), a_form()
    for place, (kind, media_type, picture) in enumerate(KINDS):
        sha256 = hashlib.sha256(picture).hexdigest()
        attachment = Attachment(sample_id(900 + place), kind, media_type, sha256, len(picture))
        form = form.with_attachment(attachment)
        hall.attachments.kept[attachment.id] = (form.id, picture)
        hall.attachments.named[attachment.id] = attachment
    hall.book.record(order_of(form))
    return hall


def at_the_pictures(hall: Hall) -> ClerkAtDesk:
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(next(iter(hall.book.recorded)))
    desk.presenter.reader.act(OrderAct.PICTURES)
    return desk


def shown(desk: ClerkAtDesk) -> AttachmentsState:
    return desk.presenter.reader.pictures.state()


def let_go(hall: Hall, number: int) -> None:
    hall.attachments.expired[sample_id(number)] = NOW + timedelta(days=180)


def test_the_order_names_its_pictures_and_says_which_are_gone() -> None:
    hall = hall_with_pictures()
    let_go(hall, 901)
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(next(iter(hall.book.recorded)))
    assert "附件 2" in [each.words for each in opened(desk).acts]
    said = facts(opened(desk))
    assert said["证件复印件"] == "可看"
    assert said["证件芯片照片"] == "2027-05-19 到期，图片已删"


def test_an_order_without_pictures_offers_none() -> None:
    desk = ClerkAtDesk(hall_with_orders(1))
    desk.presenter.read_order(next(iter(desk.hall.book.recorded)))
    assert OrderAct.PICTURES not in {each.act for each in opened(desk).acts}


def test_enter_shows_the_chosen_one_and_the_trail_says_who_looked() -> None:
    hall = hall_with_pictures()
    desk = at_the_pictures(hall)
    assert shown(desk).picture is None
    assert not shown(desk).may_edit
    desk.presenter.reader.pictures.view()
    assert shown(desk).picture == COPY
    (event,) = hall.audit.events
    assert (event.kind, event.subject, event.reason) == (
        AuditKind.ATTACHMENT_VIEWED,
        "BH20261120-03-0001",
        sample_id(900),
    )
    desk.presenter.reader.pictures.closed()
    assert shown(desk).picture is None


def test_one_whose_time_was_up_says_so_and_nobody_looked() -> None:
    hall = hall_with_pictures()
    let_go(hall, 900)
    desk = at_the_pictures(hall)
    desk.presenter.reader.pictures.view()
    assert shown(desk).picture is None
    assert shown(desk).aside.startswith("这份附件的图片已按期限删除")
    assert shown(desk).rows[0].note == "2027-05-19 到期，图片已删"
    assert hall.audit.events == []


def test_a_chips_photo_is_not_shown_and_it_is_said() -> None:
    desk = at_the_pictures(hall_with_pictures())
    desk.presenter.reader.pictures.move(1)
    desk.presenter.reader.pictures.view()
    assert shown(desk).selected == 1
    assert "WLT" in shown(desk).aside


def test_it_asks_for_its_right() -> None:
    hall = hall_with_pictures()
    desk = at_the_pictures(hall)
    hall.gate.on_duty(replace(CLERK, revoked=frozenset({Right.VIEW_ATTACHMENT})))
    desk.presenter.reader.pictures.view()
    (asked,) = hall.asked
    assert (asked.wanted.right, asked.wanted.subject) == (Right.VIEW_ATTACHMENT, "BH20261120-03-0001")
    assert "张**" in asked.wanted.about.zh
    assert shown(desk).picture is None


def test_by_keyboard(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_with_pictures())
    counter.presenter.read_order(next(iter(counter.hall.book.recorded)))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F12)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, AttachmentDialog)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Return)
    assert counter.presenter.reader.pictures.state().picture == COPY
    keys.press(Qt.Key.Key_F8)
    assert len(counter.hall.attachments.kept) == 2, "nothing is removed here"
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None
