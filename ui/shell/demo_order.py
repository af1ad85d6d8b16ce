"""The demo's one order, by the hands of a clerk and a customer, through the real windows.

Change a plan, cancel one value-added service, add one with the customer's own confirmation, a cash top-up with
change, signature.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.texts.language import Language
from ui.clerk.closing import Stage
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import DialogKind
from ui.customer.signature_pad import SignaturePad
from ui.shell.program import CounterProgram
from ui.shell.rehearsal import Hands, RehearsalStopped, handwriting, settle

W = TypeVar("W", bound=QWidget)

PHONE = "15420260017"
PLAN, CANCELLED, ADDED = "26GD-5G-0199", "VAS-0014", "VAS-0015"
TOP_UP, TENDERED = "50", "100"
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class DemoClerk:
    number: str
    password: str


class DemoOrder:
    """`picture` is called with a name at each station; nothing of the program is called that a person could not."""

    def __init__(
        self,
        program: CounterProgram,
        clerk: DemoClerk,
        *,
        customer_language: Language,
        picture: Callable[[str, QWidget], None],
    ) -> None:
        self._program = program
        self._clerk = clerk
        self._customer_language = customer_language
        self._picture = picture
        self.hands = Hands()

    @property
    def keys(self) -> int:
        """Key presses from the first search for the customer on, without searched text and amounts."""
        return self.hands.keys - self._keys_before

    _keys_before = 0

    @property
    def presenter(self) -> ClerkPresenter:
        presenter = self._program.presenter
        if presenter is None:
            raise RehearsalStopped("sign on")
        return presenter

    def sign_on(self) -> None:
        hands, program, view = self.hands, self._program, self._program.sign_on_view
        view.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        hands.type_text(program.window, self._clerk.number)
        hands.until("the clerk's name stands beside the number", lambda: program.sign_on.state.person is not None)
        self._picture("01-sign-on", program.window)
        hands.press(program.window, Qt.Key.Key_Return)
        hands.type_text(program.window, self._clerk.password)
        hands.press(program.window, Qt.Key.Key_Return)
        hands.until("sign on", lambda: program.presenter is not None and not program.window.signed_off)
        self._picture("02-empty-form", program.window)
        self._picture("03-customer-idle", program.place.view)
        self._keys_before = hands.keys

    def put_on_form(self) -> None:
        """Customer, four lines, method of payment: all by keyboard."""
        hands, window, presenter = self.hands, self._program.window, self.presenter
        hands.press(window, Qt.Key.Key_F3)
        hands.type_text(window, PHONE)
        hands.until("the customer is found", lambda: presenter.finder.state().count > 0)
        self._picture("04-find-customer", window)
        hands.press(window, Qt.Key.Key_Return)
        hands.until("the customer stands on the form", lambda: presenter.form.customer is not None)
        for place, typed in enumerate((PLAN, CANCELLED, ADDED, f"jf{TOP_UP}"), 1):
            hands.press(window, Qt.Key.Key_F2)
            hands.type_text(window, "cx199" if typed == PLAN else typed)
            hands.until(f"{typed} is found", lambda: presenter.finder.state().count > 0)
            settle()
            if typed == PLAN:
                self._picture("05-search", window)
            hands.press(window, Qt.Key.Key_Return)
            hands.until(f"line {place} stands on the form", partial(_has_lines, presenter, place))
        hands.press(window, Qt.Key.Key_F4)
        hands.until("cash is chosen", lambda: presenter.form.payment_method is not None)
        self._picture("06-form", window)

    def customer_confirms_and_signs(self) -> None:
        """The clerk asks; the customer answers, reads and signs by pointer alone."""
        hands, window, presenter = self.hands, self._program.window, self.presenter
        hands.press(window, Qt.Key.Key_Return)
        hands.until("the customer is asked", lambda: presenter.customer_side.line_asked is not None)
        view = self._program.place.view
        if presenter.form.language is not self._customer_language:
            hands.click(_visible(view, QWidget, "languageButton"))
            hands.until("the form speaks the customer's language", self._form_speaks)
        self._picture("07-customer-asked", view)
        hands.click(self._in_reach(view, "orderButton"))
        hands.until("the customer said yes", lambda: not presenter.form.still_to_do())
        hands.press(window, Qt.Key.Key_F9)
        hands.until("the customer may sign", lambda: presenter.customer_side.has_form)
        self._read_on(view)
        view.form.area.verticalScrollBar().setValue(0)  # who signs looks once more at what it is about
        pad = _visible(view, SignaturePad, "signaturePad")
        hands.write(pad, handwriting(pad.width(), pad.height()))
        settle()
        self._picture("08-customer-signs", view)
        hands.click(_visible(view, QWidget, "signButton"))
        hands.until("the signature is stored", lambda: presenter.closing.stage is Stage.SIGNED)

    def _form_speaks(self) -> bool:
        return self.presenter.form.language is self._customer_language

    def _in_reach(self, view: QWidget, name: str) -> QWidget:
        """The part of that name, after reading on to where it stands."""
        for _ in range(_MOST_PAGES):
            settle()
            part = _visible(view, QWidget, name)
            more = [one for one in view.findChildren(QWidget, "readOnButton") if one.isVisible()]
            if part.visibleRegion().contains(part.rect().center()) or not more:
                return part
            self.hands.click(more[0])
        raise RehearsalStopped(f"{name} can be reached")

    def _read_on(self, view: QWidget) -> None:
        """Down to the last line: nothing may be signed that was never on the screen."""
        for _ in range(_MOST_PAGES):
            settle()
            more = [part for part in view.findChildren(QWidget, "readOnButton") if part.isVisible()]
            if not more:
                return
            self.hands.click(more[0])
        raise RehearsalStopped("the end of the form can be reached")

    def take_cash(self) -> None:
        hands, window, presenter = self.hands, self._program.window, self.presenter
        hands.until("cash is asked for", lambda: presenter.dialog is DialogKind.CASH)
        hands.type_text(window, TENDERED)
        settle()
        self._picture("09-payment", window)
        hands.press(window, Qt.Key.Key_Return)
        hands.until("the order is accepted", lambda: presenter.closing.stage is Stage.ACCEPTED)

    def after(self) -> None:
        """Once everything that was to come has come."""
        self._picture("10-accepted", self._program.window)
        self._picture("11-customer-thanks", self._program.place.view)


def _has_lines(presenter: ClerkPresenter, count: int) -> bool:
    return len(presenter.form.lines) == count


def _visible(inside: QWidget, kind: type[W], name: str) -> W:
    """The part of that name a person could touch now. Raises RehearsalStopped where there is none."""
    for part in inside.findChildren(kind, name):
        if part.isVisible() and part.isEnabled():
            return part
    raise RehearsalStopped(f"{name} can be touched")
