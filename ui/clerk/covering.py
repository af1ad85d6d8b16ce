"""What goes out of sight when the desk is locked, and what is closed when it goes to somebody else."""

from typing import Protocol

from ui.clerk.attachment_desk import AttachmentDesk
from ui.clerk.card_desk import CardDesk
from ui.clerk.dialogs import DialogStack
from ui.clerk.finder import Finder
from ui.clerk.order_reader import OrderReader
from ui.clerk.state import DialogKind
from ui.clerk.unmasking import Unmasking


class Desk(Protocol):
    """The clerk's presenter as the cover sees it."""

    finder: Finder
    dialogs: DialogStack
    card: CardDesk
    attachments: AttachmentDesk
    reader: OrderReader
    unmasking: Unmasking


class Covering:
    """The form, its cash and a version left unfinished go over to whoever comes; a look was one person's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def hide(self) -> None:
        """Before sign-on lies over the desk: no picture, and nothing of a customer in clear, stays below."""
        self._desk.unmasking.hide()
        self._desk.attachments.hide()
        self._desk.reader.pictures.hide()

    def close(self) -> None:
        """Somebody else came: what was searched, read and looked at before is theirs to ask for anew."""
        desk = self._desk
        desk.finder.close()
        desk.card.stop()
        desk.attachments.closed()
        desk.reader.pictures.closed()
        desk.dialogs.leave_only(DialogKind.CASH, DialogKind.UNFINISHED)
