"""The whole demo order by real key events in the real window; the customer acts by pointer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.order_line import Action
from app.ports import UnfinishedVersion
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import a_form, paid, signed
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from ui.clerk.list_dialog import ListDialog
from ui.clerk.payment_dialog import PaymentDialog
from ui.clerk.search_popup import SearchPopup
from ui.clerk.unfinished_dialog import UnfinishedDialog
from ui.frame.form_state import Phase
from ui.widgets.keycap import KeyCap

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
MOST_EVENTS = 40


def put_on_four_lines(keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_F2)
    keys.type("15412340017")
    keys.press(Qt.Key.Key_Return)
    for text in ("cx199", "ldxs", "spcl"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return, CTRL)
    keys.type("jf20")
    keys.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("second_screen", [True, False], ids=["two-screens", "one-screen-turned"])
def test_the_demo_order_takes_at_most_forty_key_events(make_counter: MakeCounter, second_screen: bool) -> None:
    counter = make_counter(hall=Hall(second_screen=second_screen))
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    assert [line.action for line in counter.presenter.form.lines] == [
        Action.MODIFY,
        Action.DELETE,
        Action.ADD,
        Action.TOP_UP,
    ]
    keys.press(Qt.Key.Key_F4)
    keys.press(Qt.Key.Key_Return)
    counter.customer_confirms()
    if second_screen:
        keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    assert isinstance(counter.window.overlay.dialog(), PaymentDialog)
    keys.type("100")
    keys.press(Qt.Key.Key_Return)
    assert counter.customer.phase is Phase.ACCEPTED
    assert counter.customer.accepted is not None
    assert counter.customer.accepted.change_fen == 8000
    keys.press(Qt.Key.Key_Return)
    assert counter.presenter.form.customer is None
    assert keys.events <= MOST_EVENTS
    assert keys.events <= 16  # what it takes today; more wants a reason


def test_f_keys_rest_under_a_dialog_and_work_again_after_it(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F3)
    popup = counter.window.overlay.dialog()
    assert isinstance(popup, SearchPopup)
    keys.press(Qt.Key.Key_F2)
    assert counter.window.overlay.dialog() is popup
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None
    keys.press(Qt.Key.Key_F2)
    assert isinstance(counter.window.overlay.dialog(), SearchPopup)


def test_the_popup_is_led_from_its_field(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    keys.press(Qt.Key.Key_F2)
    finder = counter.presenter.finder
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    assert finder.state().selected == 2
    keys.press(Qt.Key.Key_Tab)
    assert finder.state().tab.value == "plans"
    keys.press(Qt.Key.Key_Backtab)
    assert finder.state().tab.value == "all"
    keys.type("jf")
    keys.press(Qt.Key.Key_Return)
    popup = counter.window.overlay.dialog()
    assert isinstance(popup, SearchPopup)
    assert popup.detail.amount.hasFocus()
    keys.type("30")
    keys.press(Qt.Key.Key_Return)
    assert counter.presenter.form.lines[-1].amount_fen == 5000  # with the ¥20 that stood there


def test_typing_never_moves_the_caret(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F3)
    keys.type("1541")
    field = counter.window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(1)
    keys.type("9")
    assert (field.text(), field.cursorPosition()) == ("19541", 2)


def test_arrows_choose_lines_and_f8_takes_one_off_until_ctrl_z(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Up)
    assert counter.presenter.desk.selected == counter.presenter.form.lines[1].id
    keys.press(Qt.Key.Key_F8)
    assert len(counter.presenter.form.lines) == 3
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(counter.presenter.form.lines) == 4
    keys.press(Qt.Key.Key_Delete)
    assert len(counter.presenter.form.lines) == 3


def test_alt_arrows_choose_the_number(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    before = counter.presenter.number
    keys.press(Qt.Key.Key_Down, ALT)
    assert counter.presenter.number == before  # one number only: round to itself


def test_esc_and_f8_in_the_payment_dialog(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    counter.customer_confirms()
    keys.press(Qt.Key.Key_F4)
    keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None
    keys.press(Qt.Key.Key_F4)
    assert isinstance(counter.window.overlay.dialog(), PaymentDialog)
    keys.press(Qt.Key.Key_F8)
    assert counter.window.overlay.dialog() is None
    assert counter.presenter.form.version == 2


def test_enter_is_offered_in_the_payment_dialog_only_while_it_takes_the_money(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    counter.customer_confirms()
    keys.press(Qt.Key.Key_F4)
    keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, PaymentDialog)
    offered = []
    for typed in ("1", "000", "x"):
        keys.type(typed)
        offered.append("Enter" in [cap.text() for cap in dialog.keys.findChildren(KeyCap) if cap.isVisible()])
    assert offered == [False, True, False]


def test_drafts_by_f6_arrows_and_enter(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    put_on_four_lines(keys)
    keys.press(Qt.Key.Key_F6)
    assert counter.presenter.form.lines == ()
    keys.press(Qt.Key.Key_F6)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, ListDialog)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert counter.window.overlay.dialog() is None
    assert len(counter.presenter.form.lines) == 4


def test_ctrl_k_does_an_act_by_name(make_counter: MakeCounter) -> None:
    counter = make_counter()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_K, CTRL)
    keys.type("离线")
    keys.press(Qt.Key.Key_Return)
    assert isinstance(counter.window.overlay.dialog(), ListDialog)
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None


def left_over_counter(make_counter: MakeCounter) -> Counter:
    hall = Hall()
    version = signed(a_form())
    hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=paid(version)),)
    return make_counter(hall=hall)


def test_the_question_after_a_restart_stays_until_it_is_answered(make_counter: MakeCounter) -> None:
    counter = left_over_counter(make_counter)
    keys = Keyboard(counter.window)
    dialog = counter.window.overlay.dialog()
    assert dialog is not None
    dialog.setFocus()
    keys.press(Qt.Key.Key_Escape)
    assert isinstance(counter.window.overlay.dialog(), UnfinishedDialog)
    keys.press(Qt.Key.Key_Return)
    assert counter.window.overlay.dialog() is None
    assert counter.customer.phase is Phase.ACCEPTED
