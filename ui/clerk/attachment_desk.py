"""F12: the pictures kept with the form at hand: added from a file or the camera, looked at, removed before signing."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from app.device_ports import CameraFrame, CameraState
from app.domain.approval import Leave
from app.domain.attachment import MOST_ATTACHMENTS, Attachment, AttachmentKind, MediaType, total_bytes
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.errors import FormRefused, Trouble
from app.handling.attach_document import attach_document
from app.handling.remove_document import remove_document
from app.handling.view_document import view_document
from app.texts import form as form_words
from app.texts import identity as words
from app.texts.language import Language, Text
from ui.clerk.attachment_state import AttachmentsState, KindChoice
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.state import DialogKind, ListRow
from ui.clerk.voice import Voice

PICTURE_DEADLINE_S = 30.0
STORE_DEADLINE_S = 20.0
KINDS = (AttachmentKind.IDENTITY_COPY, AttachmentKind.AUTHORISATION, AttachmentKind.OTHER)

T = TypeVar("T")


class Desk(Protocol):
    """The clerk's presenter as the attachments see it."""

    desk: FormDesk

    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def may_edit(self) -> bool:
        """Whether the form at hand can be changed now; nobody is told anything."""
        ...

    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...


class AttachmentDesk:
    """`listen` for the dialog; `see` for the camera's frames while it is on."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._render: Callable[[AttachmentsState], None] = lambda _: None
        self._see: Callable[[CameraFrame], None] = lambda _: None
        self._kind = AttachmentKind.IDENTITY_COPY
        self._selected = 0
        self._frame: CameraFrame | None = None
        self._camera_on = False
        self._picture: bytes | None = None
        self._aside = ""
        self._busy = False
        self._problem: Trouble | Text | None = None

    def listen(self, render: Callable[[AttachmentsState], None], see: Callable[[CameraFrame], None]) -> None:
        self._render, self._see = render, see

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def open(self) -> None:
        """F12. Also of a signed form: then only to look."""
        if self._desk.form.customer is None:
            self._voice.tell(words.CUSTOMER_FIRST, icon="info")
            return
        self._selected = 0
        self._show_nothing()
        self._desk.open_dialog(DialogKind.ATTACHMENTS)
        self.emit()

    def choose_kind(self, kind: AttachmentKind) -> None:
        """What the next picture is."""
        self._kind = kind
        self.emit()

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        self._selected = max(0, min(index, len(self._desk.form.attachments) - 1))
        self._show_nothing()
        self.emit()

    def add_file(self, path: str) -> None:
        """A file the clerk chose."""
        pictures = self._outside.devices.pictures
        self._with_leave(lambda leave: self._shrink(lambda: pictures.from_file(Path(path)), leave))

    def photograph(self) -> None:
        """The camera on; once more takes what it sees."""
        if not self._desk.may_edit():
            return
        if not self._camera_on:
            self._camera_to_be_on()
        elif self._frame is not None:
            frame, pictures = self._frame, self._outside.devices.pictures
            self._with_leave(lambda leave: self._shrink(lambda: pictures.from_frame(frame), leave))

    def camera_off(self) -> None:
        self._close_camera()
        self.emit()

    def view(self) -> None:
        """The chosen one, in large; the trail says who looked."""
        chosen, out = self._chosen(), self._outside
        if chosen is None:
            return
        form = self._desk.form
        self._show_nothing()
        if chosen.media_type is MediaType.WLT:
            self._aside = words.WLT_NOT_SHOWN.say(self._desk.language)
            self.emit()
            return

        def seen(picture: bytes) -> None:
            now = self._chosen()
            if now is not None and now.id == chosen.id:
                self._picture = picture
                self.emit()

        def view(leave: Leave) -> None:
            self._run(
                lambda: view_document(
                    subject=form.id,
                    today=form.today,
                    attachment_id=chosen.id,
                    leave=leave,
                    attachments=out.devices.attachments,
                    audit=out.audit,
                    clock=out.clock,
                ),
                seen,
            )

        out.gate.ask(Right.VIEW_ATTACHMENT, subject=form.id, then=view)

    def remove(self) -> None:
        """The chosen one, while the form is not signed."""
        chosen, out = self._chosen(), self._outside
        if chosen is None or not self._desk.may_edit():
            return
        form = self._desk.form

        def removed(_: None) -> None:
            self._desk.desk.detach(chosen.id)
            self.select(self._selected)

        def remove(leave: Leave) -> None:
            self._run(
                lambda: remove_document(
                    form=form,
                    attachment_id=chosen.id,
                    leave=leave,
                    attachments=out.devices.attachments,
                    clock=out.clock,
                ),
                removed,
            )

        out.gate.ask(Right.REMOVE_ATTACHMENT, subject=form.id, then=remove)

    def closed(self) -> None:
        """The dialog is gone."""
        self._close_camera()
        self._show_nothing()

    def hide(self) -> None:
        """Until somebody asks for it again."""
        self.closed()
        self.emit()

    def keep_photo(self, photo: bytes) -> None:
        """The picture in a card's chip, as it came. One is enough; nobody is asked to approve what comes by itself."""
        form, gate = self._desk.form, self._outside.gate
        there = any(each.kind is AttachmentKind.CARD_PHOTO for each in form.attachments)
        if not there and gate.may(Right.ADD_ATTACHMENT).why is None:
            gate.ask(
                Right.ADD_ATTACHMENT,
                subject=form.id,
                then=lambda leave: self._attach(photo, AttachmentKind.CARD_PHOTO, MediaType.WLT, leave),
            )

    # ── how it is done ────────────────────────────────────────────────────────────────────

    def _with_leave(self, then: Callable[[Leave], None]) -> None:
        self._outside.gate.ask(Right.ADD_ATTACHMENT, subject=self._desk.form.id, then=then)

    def _shrink(self, job: Callable[[], bytes], leave: Leave) -> None:
        if self._busy or not self._desk.may_edit():
            return
        kind = self._kind
        self._busy, self._problem = True, None
        self.emit()

        def then(picture: bytes) -> None:
            self._busy = False
            self._close_camera()
            self._attach(picture, kind, MediaType.JPEG, leave)

        self._outside.devices.lane.run(job, then=then, failed=self._failed, deadline_s=PICTURE_DEADLINE_S)

    def _attach(self, picture: bytes, kind: AttachmentKind, media_type: MediaType, leave: Leave) -> None:
        form, out = self._desk.form, self._outside

        def job() -> Attachment:
            return attach_document(
                form=form,
                picture=picture,
                kind=kind,
                media_type=media_type,
                leave=leave,
                attachments=out.devices.attachments,
                clock=out.clock,
                ids=out.ids,
            )

        def attached(attachment: Attachment) -> None:
            if self._desk.form.id != form.id or not self._desk.may_edit():
                return  # the form went on without it; what was kept of it goes by itself
            try:
                self._desk.desk.attach(attachment)
            except FormRefused as refused:
                self._failed(refused)
                return
            self._selected = len(self._desk.form.attachments) - 1
            self._show_nothing()
            self.emit()

        self._run(job, attached)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._outside.store_lane.run(job, then=then, failed=self._failed, deadline_s=STORE_DEADLINE_S)

    def _failed(self, error: Exception) -> None:
        """Said in the dialog, where the clerk looks."""
        self._busy = False
        if isinstance(error, Trouble):
            self._problem = error
            self.emit()
        else:
            self.emit()
            self._voice.say_failed(error)

    def _camera_to_be_on(self) -> None:
        camera = self._outside.devices.camera
        said = {CameraState.NONE: words.CAMERA_NONE, CameraState.UNSUPPORTED: words.CAMERA_UNSUPPORTED}
        self._show_nothing()
        self._problem = said.get(camera.state())
        if self._problem is None:
            self._camera_on = True
            camera.open(shown=self._frame_came, broke=self._camera_broke)
        self.emit()

    def _frame_came(self, frame: CameraFrame) -> None:
        self._frame = frame
        self._see(frame)

    def _camera_broke(self) -> None:
        self._close_camera()
        self._problem = words.CAMERA_BROKE
        self.emit()

    def _close_camera(self) -> None:
        if self._camera_on:
            self._outside.devices.camera.close()
        self._camera_on, self._frame = False, None

    def _show_nothing(self) -> None:
        self._picture, self._aside, self._problem = None, "", None

    def _chosen(self) -> Attachment | None:
        held = self._desk.form.attachments
        return held[self._selected] if self._selected < len(held) else None

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> AttachmentsState:
        language, form, may_edit = self._desk.language, self._desk.form, self._desk.may_edit()
        return AttachmentsState(
            title=words.ATTACHMENTS.say(language),
            note=_note(form, may_edit=may_edit).say(language),
            rows=tuple(_row(each, language) for each in form.attachments),
            selected=self._selected,
            empty=words.ATTACHMENTS_EMPTY.say(language),
            kinds=tuple(
                KindChoice(kind, form_words.ATTACHMENT_KINDS[kind].say(language), str(place))
                for place, kind in enumerate(KINDS, 1)
            ),
            kind=self._kind,
            kind_label=words.KIND_LABEL.say(language),
            may_edit=may_edit,
            add_words=words.ADD_FILE.say(language),
            camera_words=(words.PHOTOGRAPH if self._camera_on else words.TAKE_PHOTO).say(language),
            camera=self._camera_on,
            picture=self._picture,
            aside=self._aside_words(language),
            busy=words.SHRINKING.say(language) if self._busy else "",
            problem=self._problem.say(language) if self._problem is not None else "",
            view_words=words.VIEW_PICTURE.say(language),
            remove_words=words.REMOVE_PICTURE.say(language),
            close_words=(words.CAMERA_OFF if self._camera_on else words.KEY_CLOSE).say(language),
        )

    def _aside_words(self, language: Language) -> str:
        if self._camera_on:
            return words.CAMERA_HINT.say(language)
        return self._aside if self._desk.form.attachments else words.ATTACHMENTS_EMPTY_MORE.say(language)

    def emit(self) -> None:
        self._render(self.state())


def _note(form: OrderForm, *, may_edit: bool) -> Text:
    if not may_edit:
        return words.LOCKED_NOTE
    if not form.attachments:
        return words.ATTACHMENTS_NONE.filled(most=MOST_ATTACHMENTS)
    kb = _kb(total_bytes(form.attachments))
    return words.ATTACHMENTS_NOTE.filled(n=len(form.attachments), kb=kb, most=MOST_ATTACHMENTS)


def _row(attachment: Attachment, language: Language) -> ListRow:
    return ListRow(
        key=attachment.id,
        title=form_words.ATTACHMENT_KINDS[attachment.kind].say(language),
        note=words.ATTACHMENT_HASH.say(language, hash=attachment.sha256[:16]),
        aside=words.ATTACHMENT_ASIDE.say(language, kb=_kb(attachment.byte_count)),
        pill=None,
    )


def _kb(count: int) -> int:
    """Rounded up: nothing is 0 KB."""
    return -(-count // 1024)
