"""The payment dialog's keys in the real window, while a provider has the part at hand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.paying import PAID, PENDING, SILENT
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.test_looks import put_on
from tests.ui.looks import settle
from ui.clerk.closing import Stage
from ui.clerk.collecting import Step

Key = Qt.Key


def press(*keys: Key | str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)
        settle(focused.window())


def paid_by(counter: Counter, digit: str) -> None:
    put_on(counter, "bhk")
    counter.view.setFocus()
    press(Key.Key_F4, Key.Key_F4, digit, Key.Key_F9)
    counter.customer_signs()
    settle(counter.window)


def test_a_code_is_typed_and_sent_and_the_charge_cancelled_by_keys(make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.hall.provider.says = PENDING
    paid_by(counter, "3")
    press("28457190", Key.Key_Return)
    assert counter.hall.provider.calls[0][2] == "28457190"
    assert counter.presenter.till.collecting.step is Step.WAITING
    press(Key.Key_Delete)
    assert counter.hall.provider.calls[-1][0] == "cancel"
    counter.hall.provider.says = PAID
    press(Key.Key_Return, Key.Key_Return)  # once more, with no code: the customer scans
    assert counter.presenter.closing.stage is Stage.ACCEPTED


def test_another_way_is_chosen_by_its_digit(make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.hall.provider.says = SILENT
    paid_by(counter, "2")
    press(Key.Key_Return)
    assert counter.presenter.till.collecting.step is Step.ASKING
    press("1")
    assert (counter.presenter.form.version, counter.presenter.closing.stage) == (2, Stage.OPEN)
    press(Key.Key_F9)
    counter.customer_signs()
    settle(counter.window)
    press("10", Key.Key_Return)
    assert counter.presenter.closing.stage is Stage.ACCEPTED
