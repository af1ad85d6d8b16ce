"""People at one desk: taking over, unlocking, approving; through the real windows, on a real store."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.audit import AuditKind
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.shell.approval.view import ApprovalDialog
from ui.shell.rehearsal import settle

ZHANG = "15420260017"
CTRL = Qt.KeyboardModifier.ControlModifier


def sign_on_as(work: AtWork, number: str, password: str) -> None:
    """At the page that is open, by keyboard."""
    view = work.program.sign_on_view
    view.number.edit.setFocus()
    view.number.edit.selectAll()
    work.hands.type_text(work.window, number)
    work.until("the name is known", lambda: work.program.sign_on.state.person is not None)
    work.press(Key.Key_Return)
    work.hands.type_text(work.window, password)
    work.press(Key.Key_Return)


def until_on_duty(work: AtWork, number: str) -> None:
    def there() -> bool:
        person = work.program.duty.person
        return not work.window.signed_off and person is not None and person.number == number

    work.until(f"{number} is on duty", there)


def page_says(work: AtWork, said: str) -> None:
    work.until(f"the page says {said}", lambda: said in work.words())


def approve(work: AtWork, number: str, pin: str) -> None:
    """In the dialog that is open."""
    dialog = work.window.overlay.dialog()
    assert isinstance(dialog, ApprovalDialog)
    for field, typed in ((dialog.reason, "checked"), (dialog.number, number), (dialog.pin, pin)):
        QTest.keyClicks(field.edit, typed)
        QTest.keyClick(field.edit, Key.Key_Return)
    settle()


def approval_is_asked(work: AtWork) -> None:
    work.until("a colleague is asked", lambda: isinstance(work.window.overlay.dialog(), ApprovalDialog))


def test_a_colleague_takes_the_desk_over_with_the_form_on_it(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on("cx199")
        form_id = work.presenter.form.id
        QTest.keyClick(work.window, Key.Key_J, CTRL)
        page_says(work, "周敏 已交出台席，请接班的同事上岗接着办。")
        sign_on_as(work, "3021", "bh3021")
        until_on_duty(work, "3021")
        form = work.presenter.form
        assert (form.id, len(form.lines), form.clerk.number) == (form_id, 1, "3021")
        assert "林悦" in work.words()
    kinds = [kind for kind in place.audit() if kind != AuditKind.SECRET_CHANGED]
    assert kinds == ["sign_on", "sign_off", "sign_on", "clerk_switched", "sign_off"]


def test_a_locked_desk_opens_for_its_own_clerk_and_for_a_senior_one_only(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.program.lock()
        page_says(work, "已锁屏，单子还在")
        sign_on_as(work, "3021", "bh3021")
        page_says(work, "这个台席由 3017 锁着。请本人解锁，或请值班长、店长来。")
        sign_on_as(work, "3001", "bh3001")
        until_on_duty(work, "3001")
    assert place.audit()[:4] == ["sign_on", "locked", "sign_on_refused", "unlocked"]


def test_what_a_clerk_may_not_do_a_senior_one_approves_by_pin_without_the_centre(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.search(Key.Key_F2, "hlwzx100m")
        work.press(Key.Key_Return)
        approval_is_asked(work)
        assert "你没有「办政企专线」这项权限。" in work.words()
        approve(work, "3021", "581603")
        page_says(work, "这位同事不能替别人批准。")
        dialog = work.window.overlay.dialog()
        assert isinstance(dialog, ApprovalDialog)
        dialog.number.edit.clear()
        QTest.keyClicks(dialog.number.edit, "3001")
        work.until("the name is known", lambda: "沈岚·值班长" in work.words())
        QTest.keyClicks(dialog.pin.edit, "719204")
        QTest.keyClick(dialog.pin.edit, Key.Key_Return)
        work.until("the line stands on the form", lambda: len(work.presenter.form.lines) == 1)
        assert work.window.overlay.isHidden()
    assert place.checked().sound
    assert [kind for kind in place.audit() if "approv" in kind] == ["approval_refused", "approved"]


def test_wrong_passwords_are_slowed_down_on_the_page_and_over_a_restart(place: CounterPlace) -> None:
    with place.counter() as work:
        settle()
        for _ in range(3):
            sign_on_as(work, "3017", "wrong-password")
            work.until("it was looked at", lambda: not work.program.sign_on.state.checking)
        page_says(work, "秒再试")
        assert not work.program.sign_on_view.button.isEnabled()
        work.until("the wait is over", lambda: work.program.sign_on_view.button.isEnabled())
    with place.counter() as work:
        sign_on_as(work, "3017", "bh3017")
        page_says(work, "输错太多次")
        work.until("the wait is over", lambda: work.program.sign_on_view.button.isEnabled())
        sign_on_as(work, "3017", "bh3017")
        until_on_duty(work, "3017")
