"""The acts that the rights over pictures of papers gate."""

from collections.abc import Callable
from typing import Final

from app.domain.attachment import AttachmentKind, MediaType
from app.domain.right import Right
from app.handling.attach_document import attach_document
from app.handling.remove_document import remove_document
from app.handling.view_document import view_document
from tests.fakes import orders as demo
from tests.people.room import PICTURE, Room

Act = Callable[[Room], object]


def _attach(room: Room) -> object:
    form = demo.a_form()
    return attach_document(
        form=form,
        picture=b"...",
        kind=AttachmentKind.OTHER,
        media_type=MediaType.JPEG,
        leave=room.leave(Right.ADD_ATTACHMENT, form.id),
        attachments=room.attachments,
        clock=room.clock,
        ids=room.ids,
    )


def _see_picture(room: Room) -> object:
    form = room.form
    return view_document(
        subject=form.id,
        today=demo.TODAY,
        attachment_id=PICTURE.id,
        leave=room.leave(Right.VIEW_ATTACHMENT, form.id),
        attachments=room.attachments,
        audit=room.desk.trail,
        clock=room.clock,
    )


def _remove_picture(room: Room) -> None:
    form = room.form
    remove_document(
        form=form,
        attachment_id=PICTURE.id,
        leave=room.leave(Right.REMOVE_ATTACHMENT, form.id),
        attachments=room.attachments,
        clock=room.clock,
    )


PICTURE_ACTS: Final[dict[Right, Act]] = {
    Right.ADD_ATTACHMENT: _attach,
    Right.VIEW_ATTACHMENT: _see_picture,
    Right.REMOVE_ATTACHMENT: _remove_picture,
}
