"""F12 in an accepted order: the pictures that were signed with it, to look at. Nothing here adds or removes one."""

from collections.abc import Callable, Sequence
from typing import Protocol

from app.device_ports import KeptPicture
from app.domain.approval import Leave
from app.domain.attachment import AttachmentKind, MediaType
from app.domain.content import Attached
from app.domain.hall_time import hall_date
from app.domain.order import KeptOrder
from app.domain.right import Right
from app.errors import Trouble
from app.handling.view_document import view_document
from app.ports import OrderRow
from app.texts import clerk_orders, permits
from app.texts import identity as words
from app.texts.language import Language, Text, same
from ui.clerk.attachment_state import AttachmentsState
from ui.clerk.dialogs import DialogStack
from ui.clerk.order_words import kept_of, picture_state
from ui.clerk.outside import Outside
from ui.clerk.state import DialogKind, ListRow
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0


class Desk(Protocol):
    """The clerk's presenter as these pictures see it."""

    dialogs: DialogStack


class OrderPictures:
    """`listen` for the dialog, which is the one of the attachments of a form at hand."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._render: Callable[[AttachmentsState], None] = lambda _: None
        self._signed: tuple[Attached, ...] = ()
        self._kept: tuple[KeptPicture, ...] = ()
        self._row: OrderRow | None = None
        self._selected = 0
        self._picture: bytes | None = None
        self._said: Trouble | Text | None = None

    def listen(self, render: Callable[[AttachmentsState], None]) -> None:
        self._render = render

    def open(self, order: KeptOrder, row: OrderRow, kept: Sequence[KeptPicture]) -> None:
        """Over the order."""
        self._signed, self._kept, self._row = order.signed.content.attachments, tuple(kept), row
        self._desk.dialogs.open(DialogKind.ORDER_PICTURES, over=True)
        self.select(0)

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        self._selected = max(0, min(index, len(self._signed) - 1))
        self._picture, self._said = None, None
        self.emit()

    def view(self) -> None:
        """The chosen one, in large; the trail says who looked."""
        row, out = self._row, self._outside
        found = kept_of(self._signed[self._selected], self._kept) if self._signed else None
        if row is None or found is None or found.expired_at is not None:
            self._say(words.PICTURE_GONE)
            return
        if found.attachment.media_type is MediaType.WLT:
            self._say(words.WLT_NOT_SHOWN)
            return
        chosen = self._selected

        def seen(picture: bytes) -> None:
            if self._row is row and self._selected == chosen:
                self._picture, self._said = picture, None
                self.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, Trouble):
                self._say(error)
            else:
                self._voice.say_failed(error)

        def view(leave: Leave) -> None:
            out.store_lane.run(
                lambda: view_document(
                    subject=row.receipt_number,
                    today=hall_date(out.clock.now(), out.desk.hall.zone),
                    attachment_id=found.attachment.id,
                    leave=leave,
                    attachments=out.devices.attachments,
                    audit=out.audit,
                    clock=out.clock,
                ),
                then=seen,
                failed=failed,
                deadline_s=STORE_DEADLINE_S,
            )

        about = permits.VIEW_ATTACHMENT.filled(customer=same(row.customer_masked))
        out.gate.ask(Right.VIEW_ATTACHMENT, subject=row.receipt_number, about=about, then=view)

    def hide(self) -> None:
        """Until somebody asks for it again."""
        self._picture = None
        self.emit()

    def closed(self) -> None:
        """The dialog is gone, and with it what it showed."""
        self._picture, self._row = None, None

    def _say(self, said: Trouble | Text) -> None:
        self._picture, self._said = None, said
        self.emit()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> AttachmentsState:
        language = self._voice.language
        number = self._row.receipt_number if self._row is not None else ""
        return AttachmentsState(
            title=words.ATTACHMENTS.say(language),
            note=clerk_orders.PICTURES_NOTE.say(language, number=number),
            rows=tuple(self._list_row(each, language) for each in self._signed),
            selected=self._selected,
            empty=words.ATTACHMENTS_EMPTY.say(language),
            kinds=(),
            kind=AttachmentKind.OTHER,
            kind_label="",
            may_edit=False,
            add_words="",
            camera_words="",
            camera=False,
            picture=self._picture,
            aside=self._said.say(language) if self._said is not None else "",
            busy="",
            problem="",
            view_words=words.VIEW_PICTURE.say(language),
            remove_words="",
            close_words=words.KEY_CLOSE.say(language),
        )

    def _list_row(self, signed: Attached, language: Language) -> ListRow:
        return ListRow(
            key=signed.sha256,
            title=signed.words,
            note=picture_state(signed, self._kept, language, self._outside.desk.hall.zone),
            aside=words.ATTACHMENT_ASIDE.say(language, kb=-(-signed.byte_count // 1024)),
            pill=None,
        )

    def emit(self) -> None:
        self._render(self.state())
