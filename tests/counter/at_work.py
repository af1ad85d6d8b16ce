"""A counter at work and the hands on it: what a clerk does by keys, a customer by pointer, and what both read."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.texts.language import Language
from commands.counter import Counter
from commands.stock import DemoData
from ui.clerk.closing import Stage
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import DialogKind
from ui.customer.signature_pad import SignaturePad
from ui.shell.approval.view import ApprovalDialog
from ui.shell.demo_order import DemoClerk, DemoOrder
from ui.shell.rehearsal import Hands, handwriting, settle
from ui.shell.top_line import SearchButton
from ui.shell.window import ShellWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


class AtWork:
    """`order` handles the demo's whole order; the methods here are for other ways."""

    def __init__(self, counter: Counter, data: DemoData) -> None:
        staff = data.staff[0]
        self.counter = counter
        self.program = counter.program
        clerk = DemoClerk(staff.member.number, staff.password)
        self.order = DemoOrder(
            counter.program, clerk, customer_language=Language.ZH, picture=lambda name, widget: settle()
        )

    @property
    def hands(self) -> Hands:
        return self.order.hands

    @property
    def window(self) -> ShellWindow:
        return self.program.window

    @property
    def presenter(self) -> ClerkPresenter:
        return self.order.presenter

    # ── what is read ──────────────────────────────────────────────────────────────────────

    def words(self) -> str:
        return words_on(self.window)

    def customer_words(self) -> str:
        return words_on(self.program.place.view)

    def strip(self) -> str:
        return words_on(self.window.strip)

    def until_said(self, *sentences: str) -> None:
        """Each stands on the clerk's screen at the same moment."""
        self.until(f"the screen says {sentences}", lambda: all(each in self.words() for each in sentences))

    def until(self, step: str, happened: Callable[[], bool]) -> None:
        self.hands.until(step, happened)

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def sign_on(self) -> None:
        self.order.sign_on()

    def press(self, key: Qt.Key) -> None:
        self.hands.press(self.window, key)
        settle()

    def press_with_alt(self, key: Qt.Key) -> None:
        """To the window, whatever has the focus."""
        QTest.keyClick(self.window, key, ALT)
        settle()

    def search(self, key: Qt.Key, typed: str) -> None:
        """F2 or F3, and what is searched for; nothing is chosen yet."""
        self.press(key)
        self.hands.type_text(self.window, typed)
        self.until(f"{typed} is found", lambda: self.presenter.finder.state().count > 0)

    def choose_customer(self, phone: str) -> None:
        self.search(Key.Key_F3, phone)
        self.press(Key.Key_Return)
        self.until("the customer stands on the form", lambda: self.presenter.form.customer is not None)

    def put_on(self, typed: str) -> None:
        """The first hit of F2 becomes a line."""
        lines = len(self.presenter.form.lines)
        self.search(Key.Key_F2, typed)
        self.press(Key.Key_Return)
        self.until(f"{typed} stands on the form", lambda: len(self.presenter.form.lines) == lines + 1)

    def ask_for(self, act: str) -> None:
        """Anything by its name or initials: the field at the top, then Enter."""
        (field,) = self.window.top_line.findChildren(SearchButton)
        self.hands.click(field)
        settle()
        self.hands.type_text(self.window, act)
        self.until(f"{act} is found", lambda: self.presenter.finder.state().count > 0)
        self.press(Key.Key_Return)

    def hand_over(self) -> None:
        self.press(Key.Key_F9)
        self.until("the customer may sign", lambda: self.presenter.customer_side.has_form)

    def give_cash(self, amount: str) -> None:
        """Typed over whatever stood in the field, and taken where it is enough."""
        self.until("cash is asked for", lambda: self.presenter.dialog is DialogKind.CASH)
        field = self.window.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        self.hands.type_text(self.window, amount)
        self.press(Key.Key_Return)

    def until_accepted(self) -> str:
        """The order's id."""
        self.until("the order is accepted", lambda: self.presenter.closing.stage is Stage.ACCEPTED)
        assert self.presenter.closing.outcome is not None
        return self.presenter.closing.outcome.order.id

    def next_customer(self) -> None:
        self.press(Key.Key_Return)
        self.until("the desk is free", lambda: self.presenter.closing.stage is Stage.OPEN)

    def approved_by(self, number: str, pin: str) -> None:
        """A colleague comes to the desk, where approval is asked, and gives it by keyboard."""
        self.until("a colleague is asked", lambda: isinstance(self.window.overlay.dialog(), ApprovalDialog))
        dialog = self.window.overlay.dialog()
        assert isinstance(dialog, ApprovalDialog)
        for field, typed in ((dialog.reason, "checked"), (dialog.number, number), (dialog.pin, pin)):
            field.edit.setFocus()
            field.edit.clear()
            self.hands.type_text(self.window, typed)
            self.press(Key.Key_Return)

    # ── what the customer does ────────────────────────────────────────────────────────────

    def customer_signs(self) -> None:
        """Reads to the end, writes, and hands it in."""
        view = self.program.place.view
        settle()
        while more := touchable(view, QWidget, "readOnButton"):
            self.hands.click(more[0])
            settle()
        (pad,) = touchable(view, SignaturePad, "signaturePad")
        self.hands.write(pad, handwriting(pad.width(), pad.height()))
        settle()
        (button,) = touchable(view, QWidget, "signButton")
        self.hands.click(button)
        self.until("the signature is stored", lambda: self.presenter.closing.stage not in (Stage.OPEN, Stage.KEEPING))

    # ── questions ─────────────────────────────────────────────────────────────────────────

    def answer(self, said: str) -> None:
        """Presses the one button on the clerk's screen that says it."""
        buttons = self.window.findChildren(QAbstractButton)
        (button,) = [one for one in buttons if one.isVisible() and one.accessibleName() == said]
        self.hands.click(button)
        settle()


def words_on(widget: QWidget) -> str:
    """Everything a person reads there now, a line a label."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def touchable(inside: QWidget, kind: type[W], name: str) -> list[W]:
    return [part for part in inside.findChildren(kind, name) if part.isVisible() and part.isEnabled()]
