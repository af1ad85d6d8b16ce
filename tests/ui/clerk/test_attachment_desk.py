"""F12: pictures go with the form, are looked at by right, and stay once the form is signed."""

from dataclasses import replace

import pytest

from app.device_ports import CameraFrame, CameraState
from app.domain.attachment import MOST_ATTACHMENTS, AttachmentKind, MediaType
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.texts import identity as words
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.attachment_state import AttachmentsState
from ui.clerk.state import DialogKind

FRAME = CameraFrame(2, 1, bytes(range(6)))


class PicturesAtDesk(ClerkAtDesk):
    """`held` is what the dialog paints, `seen` the camera's frames it got."""

    held: AttachmentsState

    def __init__(self, hall: Hall | None = None) -> None:
        super().__init__(hall)
        self.seen: list[CameraFrame] = []
        self.pictures = self.presenter.attachments
        self.pictures.listen(self._paint, self.seen.append)

    def _paint(self, state: AttachmentsState) -> None:
        self.held = state

    def opened(self) -> "PicturesAtDesk":
        self.choose_customer()
        self.pictures.open()
        return self

    def kinds(self) -> list[AttachmentKind]:
        return [each.kind for each in self.presenter.form.attachments]


def test_without_a_customer_there_is_nobody_to_attach_to() -> None:
    desk = PicturesAtDesk()
    desk.pictures.open()
    assert desk.presenter.dialog is DialogKind.NONE
    assert desk.words() == [words.CUSTOMER_FIRST.zh]


def test_a_file_is_shrunk_kept_named_and_counted() -> None:
    desk = PicturesAtDesk().opened()
    assert desk.held.note == "还没有附件，最多 12 份"
    desk.pictures.add_file("/tmp/front.jpg")
    desk.pictures.choose_kind(AttachmentKind.AUTHORISATION)
    desk.pictures.add_file("/tmp/letter.jpg")
    assert desk.kinds() == [AttachmentKind.IDENTITY_COPY, AttachmentKind.AUTHORISATION]
    first = desk.presenter.form.attachments[0]
    assert desk.hall.attachments.kept[first.id] == (desk.presenter.form.id, b"picture of front.jpg")
    assert first.media_type is MediaType.JPEG
    assert [row.title for row in desk.held.rows] == ["证件复印件", "授权书"]
    assert desk.held.note == "2 份，共 1 KB；最多 12 份"
    assert desk.held.selected == 1
    assert desk.form.customer is not None
    assert desk.form.customer.attachments == "附件 2"
    desk.add("jf20")
    assert desk.form.content is not None
    assert [each.sha256 for each in desk.form.content.attachments] == [
        each.sha256 for each in desk.presenter.form.attachments
    ]


@pytest.mark.parametrize(
    ("file", "said"), [("/tmp/no.pdf", words.NOT_A_PICTURE), ("/tmp/a.jpg", words.ATTACHED_ALREADY)]
)
def test_a_picture_that_cannot_be_is_said_where_one_looks(file: str, said: object) -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.add_file("/tmp/a.jpg")
    desk.pictures.add_file(file)
    assert desk.held.problem == getattr(said, "zh", "")
    assert len(desk.presenter.form.attachments) == 1
    assert len(desk.hall.attachments.kept) == 1
    desk.pictures.select(0)
    assert desk.held.problem == ""


def test_twelve_are_enough() -> None:
    desk = PicturesAtDesk().opened()
    for n in range(MOST_ATTACHMENTS + 1):
        desk.pictures.add_file(f"/tmp/{n}.jpg")
    assert len(desk.presenter.form.attachments) == MOST_ATTACHMENTS
    assert "12" in desk.held.problem


def test_the_chosen_one_is_shown_and_the_trail_knows_it() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.add_file("/tmp/a.jpg")
    desk.pictures.add_file("/tmp/b.jpg")
    desk.pictures.move(-1)
    desk.pictures.view()
    assert desk.held.picture == b"picture of a.jpg"
    (event,) = [each for each in desk.hall.audit.events if each.kind is AuditKind.ATTACHMENT_VIEWED]
    assert (event.subject, event.reason) == (desk.presenter.form.id, desk.presenter.form.attachments[0].id)
    desk.pictures.move(1)
    assert desk.held.picture is None


def test_one_whose_time_was_up_is_said_to_be_gone() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.add_file("/tmp/a.jpg")
    desk.hall.attachments.kept.clear()
    desk.pictures.view()
    assert (desk.held.picture, desk.held.problem) == (None, words.PICTURE_GONE.zh)


def test_the_chips_own_format_is_not_shown_and_says_why() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.keep_photo(bytes(1024))
    desk.pictures.open()
    desk.pictures.view()
    assert (desk.held.picture, desk.held.aside) == (None, words.WLT_NOT_SHOWN.zh)
    assert not [each for each in desk.hall.audit.events if each.kind is AuditKind.ATTACHMENT_VIEWED]


def test_one_added_by_mistake_goes() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.add_file("/tmp/a.jpg")
    desk.pictures.add_file("/tmp/b.jpg")
    desk.pictures.remove()
    assert [row.note for row in desk.held.rows] == [f"校验值 {desk.presenter.form.attachments[0].sha256[:16]}"]
    assert (len(desk.hall.attachments.kept), desk.held.selected) == (1, 0)


def test_a_signed_form_keeps_what_it_has() -> None:
    desk = PicturesAtDesk()
    desk.ready()
    desk.pictures.open()
    desk.pictures.add_file("/tmp/a.jpg")
    desk.presenter.close_dialog()
    desk.presenter.sign()
    desk.customer_signs()
    desk.pictures.open()
    assert not desk.held.may_edit
    assert desk.held.note == words.LOCKED_NOTE.zh
    desk.pictures.remove()
    desk.pictures.add_file("/tmp/b.jpg")
    desk.pictures.photograph()
    assert (len(desk.presenter.form.attachments), desk.hall.camera.on) == (1, False)


def test_a_picture_that_is_ready_when_the_customer_has_signed_is_not_kept_with_the_form() -> None:
    hall = Hall(held=True)
    desk = PicturesAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    hall.central_lane.run_all()
    desk.add("ldxs")
    desk.pictures.add_file("/tmp/a.jpg")
    hall.store_lane.run_all()
    hall.devices_lane.run_all()  # shrunk; keeping it waits behind the signature
    desk.presenter.sign()
    hall.store_lane.run_all()
    assert desk.presenter.form.attachments == ()


def test_who_may_not_is_asked_for_an_approval() -> None:
    desk = PicturesAtDesk().opened()
    desk.hall.gate.on_duty(replace(CLERK, revoked=frozenset(Right)))
    desk.pictures.add_file("/tmp/a.jpg")
    assert [asked.wanted.right for asked in desk.hall.asked] == [Right.ADD_ATTACHMENT]
    assert not desk.presenter.form.attachments
    desk.pictures.keep_photo(bytes(1024))  # what comes by itself asks nobody
    assert len(desk.hall.asked) == 1


# ── the camera ────────────────────────────────────────────────────────────────────────────


def test_the_camera_shows_what_it_sees_and_takes_it_when_told() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.photograph()
    assert (desk.held.camera, desk.held.camera_words, desk.held.aside) == (True, "拍下来", words.CAMERA_HINT.zh)
    desk.pictures.photograph()  # nothing seen yet
    assert not desk.presenter.form.attachments
    desk.hall.camera.sees(FRAME)
    assert desk.seen == [FRAME]
    desk.pictures.photograph()
    assert desk.hall.attachments.kept[desk.presenter.form.attachments[0].id][1] == b"frame " + bytes(range(6))
    assert (desk.held.camera, desk.hall.camera.on) == (False, False)


@pytest.mark.parametrize(
    ("state", "said"), [(CameraState.NONE, words.CAMERA_NONE), (CameraState.UNSUPPORTED, words.CAMERA_UNSUPPORTED)]
)
def test_without_a_camera_a_file_is_offered(state: CameraState, said: object) -> None:
    desk = PicturesAtDesk().opened()
    desk.hall.camera.here = state
    desk.pictures.photograph()
    assert (desk.held.camera, desk.held.problem) == (False, getattr(said, "zh", ""))


def test_a_camera_that_goes_away_is_said_and_one_left_is_closed() -> None:
    desk = PicturesAtDesk().opened()
    desk.pictures.photograph()
    desk.hall.camera.breaks()
    assert (desk.held.camera, desk.held.problem, desk.hall.camera.on) == (False, words.CAMERA_BROKE.zh, False)
    desk.pictures.photograph()
    desk.pictures.camera_off()
    assert not desk.hall.camera.on
    desk.pictures.photograph()
    desk.pictures.closed()
    assert not desk.hall.camera.on


def test_it_speaks_the_clerks_language() -> None:
    desk = PicturesAtDesk()
    desk.presenter.set_language(Language.EN)
    desk.opened()
    assert (desk.held.title, desk.held.empty) == ("Attachments", words.ATTACHMENTS_EMPTY.en)
