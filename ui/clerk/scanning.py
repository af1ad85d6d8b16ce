"""What becomes of a scan: it is looked for like something typed into Ctrl+K, whole and at once."""

from typing import Protocol

from ui.clerk.finder import Finder
from ui.clerk.state import DialogKind
from ui.clerk.till import Till


class Desk(Protocol):
    """The clerk's presenter as a scan sees it."""

    finder: Finder
    till: Till

    @property
    def dialog(self) -> DialogKind: ...
    def find_anything(self) -> None: ...


def scanned(text: str, desk: Desk) -> None:
    """A payment code that is waited for is taken as one. While any other dialog is open a scan is let go.

    A document's number found this way is a number, not a reading (R04): it finds the customer, no more.
    """
    if desk.till.collecting.scanned(text) or desk.dialog is not DialogKind.NONE:
        return
    if not desk.finder.state().open:
        desk.find_anything()
    desk.finder.type(text.strip())
