"""The customer's screen joined to the clerk's presenter: what one does the other sees, through to the receipt."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from tests.fakes.orders import CATALOGUE, DESK, TODAY
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.customer.stage import SLOW, VERIFY_BASE, Stage, write
from tests.ui.looks import settle
from ui.customer.signature_pad import SignaturePad
from ui.customer.view import CustomerView
from ui.frame.form_state import Phase
from ui.frame.theme import Theme


class BothScreens(Stage):
    """The view listens to a presenter with its real customer's side; the clerk's half is `clerk`."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clerk = ClerkAtDesk()
        self.view = CustomerView(
            on_sale=lambda: CATALOGUE.on_sale(TODAY),
            desk=DESK,
            acts=self.clerk.presenter.customer_side,
            verify_base=VERIFY_BASE,
            pace=SLOW,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()
        self.repaint()

    def repaint(self) -> None:
        """What the presenter last showed."""
        self.view.render_form(self.clerk.customer)
        settle(self.view)

    def press(self, name: str) -> None:
        super().press(name)
        self.repaint()


@pytest.fixture
def both(qtbot: QtBot, theme: Theme) -> BothScreens:
    return BothScreens(qtbot)


def test_from_the_choice_to_the_rating(both: BothScreens) -> None:
    clerk = both.clerk
    clerk.demo_lines()
    clerk.presenter.pay()
    both.repaint()
    both.press("orderButton")
    both.read_on()
    assert [view.decision for view in clerk.form.lines if view.needs_confirmation] == [Decision.CONFIRMED]
    clerk.presenter.sign()
    both.repaint()
    write(both.pad)
    settle(both.view)
    both.press("signButton")
    assert clerk.form.phase is Phase.TAKING_MONEY
    assert "签好了，请付" in both.words()
    clerk.give("50")
    both.repaint()
    assert words.THANKS.say(Language.ZH) in both.words()
    order = next(iter(clerk.hall.book.recorded.values()))
    assert len(order.signed.signature.strokes) == 2
    assert order.signed.signature.content_sha256 == order.signed.content.sha256
    assert str(order.receipt_number) in both.words()
    both.press("score8")
    assert [(event.kind, event.reason) for event in clerk.hall.audit.events] == [("rating", "8")]


def test_the_form_is_signed_in_the_customers_language(both: BothScreens) -> None:
    both.clerk.demo_lines()
    both.repaint()
    both.press("languageButton")
    assert both.clerk.form.language is Language.ZH, "the clerk reads on in their own"
    assert both.clerk.form.customer_language is Language.EN
    assert words.SIGN_HERE.say(Language.EN) in both.words()


def test_a_line_added_while_the_customer_writes_is_not_signed(both: BothScreens) -> None:
    clerk = both.clerk
    clerk.ready()
    clerk.presenter.sign()
    both.repaint()
    both.read_on()
    write(both.pad)
    settle(both.view)
    clerk.presenter.customer_side.take_back()
    clerk.add("jf30")
    both.repaint()
    assert both.pad.empty
    assert not both.button("signButton").isEnabled()


def test_a_screen_that_lags_behind_signs_nothing(both: BothScreens) -> None:
    clerk = both.clerk
    clerk.ready()
    clerk.presenter.sign()
    both.repaint()
    both.read_on()
    write(both.pad)
    settle(both.view)
    clerk.presenter.customer_side.take_back()
    clerk.add("jf30")
    clerk.presenter.sign()
    both.press("signButton")
    assert clerk.form.phase is Phase.WITH_CUSTOMER
    assert clerk.hall.book.signed == {}
    assert both.pad.empty


def test_the_clerk_sees_what_the_customer_looks_at(both: BothScreens) -> None:
    both.clerk.demo_lines()
    both.repaint()
    both.press("orderButton")
    assert both.clerk.form.customer_note != ""


def test_nothing_on_it_is_reached_by_name_but_once(both: BothScreens) -> None:
    """The demo's hands find what they touch by its name."""
    both.clerk.ready()
    both.clerk.presenter.sign()
    both.repaint()
    names = [
        part.objectName()
        for part in both.view.findChildren(QWidget)
        if part.isVisible() and isinstance(part, QAbstractButton | SignaturePad)
    ]
    assert sorted(names) == sorted(set(names))
    assert {"signButton", "signaturePad", "orderButton", "declineButton", "largerButton", "languageButton"} <= set(
        names
    )
