"""Whatever lay over the clerk's page, afterwards its keys work without a touch of the mouse."""

from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.clerk.view import ClerkView
from ui.customer.turned import TurnedScreen
from ui.shell.settings.state import CustomerScreenChoice

ZHANG = "15420260017"


def has_the_keys(work: AtWork) -> bool:
    return isinstance(work.window.focusWidget(), ClerkView)


def test_after_the_settings_enter_acts_on_the_form_and_not_on_the_rail(online: CounterPlace) -> None:
    with online.counter() as work:
        work.sign_on()
        work.window.rail.setFocus()
        work.window.settings_pressed.emit()
        settings = work.program.pages.settings.view
        work.until("the settings are open", lambda: settings.isVisible() and bool(settings.rows))
        work.press(Key.Key_Escape)
        work.until("the keys are the form's", lambda: has_the_keys(work))


def test_after_the_turned_screen_came_back_the_next_key_is_the_clerks(online: CounterPlace) -> None:
    with online.counter() as work:
        work.sign_on()
        program = work.counter.program
        program.put_screen(CustomerScreenChoice.TURNED)
        work.choose_customer(ZHANG)
        work.put_on("cx199")
        work.press(Key.Key_F9)
        turned = work.window.findChildren(TurnedScreen)[-1]
        work.until("the screen is turned", lambda: turned.turned)
        program.place.view.back_pressed.emit()
        turned.way_back.field.edit.setText("bh3017")
        turned.way_back.hand_back.click()
        work.until("the screen is the clerk's", lambda: not turned.turned)
        work.until("the keys are the form's", lambda: has_the_keys(work))


def test_after_the_signature_on_the_one_screen_the_payment_dialog_has_the_keys(online: CounterPlace) -> None:
    with online.counter() as work:
        work.sign_on()
        program = work.counter.program
        program.put_screen(CustomerScreenChoice.TURNED)
        work.choose_customer(ZHANG)
        work.put_on("jf20")
        work.press(Key.Key_F4)
        work.press(Key.Key_F9)
        turned = work.window.findChildren(TurnedScreen)[-1]
        work.until("the screen is turned", lambda: turned.turned)
        work.customer_signs()
        program.place.view.back_pressed.emit()
        turned.way_back.field.edit.setText("bh3017")
        turned.way_back.hand_back.click()
        work.until("the screen is the clerk's", lambda: not turned.turned)
        dialog = work.window.overlay.dialog()
        assert dialog is not None
        work.until("the keys are the dialog's", lambda: dialog.isAncestorOf(work.window.focusWidget()))
