"""People at one desk: taking over, unlocking, approving; through the real windows, on a real store."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.domain.approval import Leaves, Needed
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.errors import RightMissing
from app.handling.keep_signed import keep_signed
from app.handling.start_form import start_form
from app.handling.take_payment import take_payment
from app.staff_ports import AuditSearch
from app.texts.language import Language, Text
from commands.outside import SystemClock, SystemIds
from commands.soak import STROKES
from commands.stored_parts import stored_parts
from offline_cache.audit import StoredAudit
from offline_cache.schema import JOURNAL
from offline_cache.staff import StoredStaff
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.clerk.state import DialogKind
from ui.manager.summary_view import SummaryView
from ui.manager.view import ManagerView
from ui.shell.approval.view import ApprovalDialog
from ui.shell.modes import COUNTER, MANAGER
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
        work.presenter.lists.open_orders()
        work.until("the list lies open", lambda: work.presenter.dialog is DialogKind.ORDERS)
        work.program.lock()
        page_says(work, "已锁屏，单子还在")
        sign_on_as(work, "3021", "bh3021")
        page_says(work, "这个台席由 3017 锁着。请本人解锁，或请值班长、店长来。")
        sign_on_as(work, "3001", "bh3001")
        until_on_duty(work, "3001")
        assert work.presenter.dialogs.kinds == ()
        assert work.window.overlay.isHidden()
    assert place.audit()[:4] == ["sign_on", "locked", "sign_on_refused", "unlocked"]


def test_who_takes_over_before_the_money_is_asked_for_the_right_to_take_it(place: CounterPlace) -> None:
    with place.store() as store:
        book = StoredStaff(store)
        record = book.record("3021")
        assert record is not None
        book.keep(replace(record, member=replace(record.member, revoked=frozenset({Right.TAKE_CASH}))))
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on("jf50")
        work.press(Key.Key_F4)
        work.hand_over()
        work.customer_signs()
        work.program.hand_over()
        page_says(work, "周敏 已交出台席，请接班的同事上岗接着办。")
        sign_on_as(work, "3021", "bh3021")
        until_on_duty(work, "3021")
        work.give_cash("50")
        approval_is_asked(work)
        assert "收 张* 现金 ¥50.00" in work.words()
        assert [left.payment for left in work.counter.parts.order_book.unfinished()] == [None]
        work.press(Key.Key_Escape)
        work.until("the sum may be entered again", lambda: work.presenter.dialog is DialogKind.CASH)
        work.give_cash("50")
        work.approved_by("1002", "640928")
        work.until_accepted()


def test_what_one_person_opened_beside_the_form_is_closed_for_the_next(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.program.pages.open_about()
        assert work.window.overlay.dialog() is not None
        work.program.hand_over()
        page_says(work, "周敏 已交出台席，请接班的同事上岗接着办。")
        sign_on_as(work, "3021", "bh3021")
        until_on_duty(work, "3021")
        assert work.window.overlay.dialog() is None
        assert work.window.overlay.isHidden()


def test_a_right_taken_back_while_somebody_works_counts_at_their_next_act(place: CounterPlace) -> None:
    cash = Needed(Right.TAKE_CASH, Text("收现金", "Take cash"))
    with place.counter() as work:
        work.sign_on()
        leaves, today = work.presenter.permits.leaves(), work.presenter.form.today
        leaves.demand((cash,), today, subject="form")
        book = StoredStaff(work.counter.parts.store)
        record = book.record("3017")
        assert record is not None
        book.keep(replace(record, member=replace(record.member, revoked=frozenset({Right.TAKE_CASH}))))
        with pytest.raises(RightMissing):
            leaves.demand((cash,), today, subject="form")


def test_what_a_clerk_may_not_do_a_senior_one_approves_by_pin_without_the_centre(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.search(Key.Key_F2, "hlwzx100m")
        work.press(Key.Key_Return)
        approval_is_asked(work)
        assert "你没有「办政企专线」这项权限。" in work.words()
        work.approved_by("3021", "581603")
        page_says(work, "这位同事不能替别人批准。")
        work.approved_by("3001", "719204")
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


def test_the_managers_page_comes_when_it_is_opened_and_again(place: CounterPlace) -> None:
    with place.counter() as work:
        sign_on_as(work, "1002", "bh1002")
        until_on_duty(work, "1002")
        for _ in range(2):
            work.window.mode_chosen.emit(MANAGER.name)
            page_says(work, "今天还没有受理单")  # the figures are here
            (page,) = work.window.findChildren(ManagerView)
            assert page.isVisible()
            work.window.mode_chosen.emit(COUNTER.name)
            assert not page.isVisible()


def test_the_summary_goes_onto_paper_and_into_files(place: CounterPlace, tmp_path: Path) -> None:
    with place.counter() as work:
        sign_on_as(work, "1002", "bh1002")
        until_on_duty(work, "1002")
        work.window.mode_chosen.emit(MANAGER.name)
        (face,) = work.window.findChildren(ManagerView)
        face.tab_chosen.emit("summary")
        page_says(work, "未日结")
        (page,) = work.window.findChildren(SummaryView)
        page.sheet_chosen.emit(str(tmp_path / "day.xlsx"))
        page.page_chosen.emit(str(tmp_path / "day.pdf"))
        page.bar.narrow.click()
        page_says(work, "日报已送去打印。")
        assert (tmp_path / "day.xlsx").read_bytes().startswith(b"PK")
        assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")


def paid_and_left(place: CounterPlace) -> None:
    """A top-up of ¥50 signed and paid by 3017 when the power went."""
    clock, ids = SystemClock(), SystemIds()
    with place.store() as store:
        parts = stored_parts(store)
        customer = next(one for one in parts.customers.all() if one.phone == ZHANG)
        form = start_form(
            desk=parts.desk,
            clerk=place.data.staff[0].member,
            catalogue=parts.catalogues.current(),
            today=hall_date(clock.now(), parts.desk.hall.zone),
            offline=True,
            language=Language.ZH,
            ids=ids,
        ).with_customer(customer)
        form = form.with_top_up(number=ZHANG, amount_fen=50_00, line_id=ids.uuid7())
        book, leaves = parts.order_book, Leaves(form.clerk)
        signed = keep_signed(
            form=form.with_payment_method(PaymentMethod.CASH),
            strokes=STROKES,
            pad_width=2600,
            leaves=leaves,
            cash_limit_fen=50_00,
            order_book=book,
            clock=clock,
            ids=ids,
        )
        take_payment(
            signed=signed,
            tendered_fen=50_00,
            leaves=leaves,
            cash_limit_fen=50_00,
            order_book=book,
            clock=clock,
            ids=ids,
        )


def test_a_clerk_returns_money_with_a_managers_pin_and_the_journal_says_whose(place: CounterPlace) -> None:
    paid_and_left(place)
    with place.counter() as work:
        work.sign_on()
        work.until("the unfinished form is offered", lambda: work.presenter.dialog is DialogKind.UNFINISHED)
        work.press(Key.Key_F8)
        work.until("a colleague is asked", lambda: "退给 张* ¥50.00，签好的版本作废" in work.words())
        work.press(Key.Key_Escape)
        work.until("the question is back", lambda: "¥50.00" in work.words() and not work.window.overlay.isHidden())
        assert work.counter.parts.order_book.unfinished()
        work.press(Key.Key_F8)
        work.approved_by("1002", "640928")
        work.until("the money went back", lambda: work.counter.parts.order_book.unfinished() == ())
    assert place.checked().sound
    with place.store() as store:
        trail = StoredAudit(store).find(AuditSearch(person="1002"), limit=9)
        with store.read() as connection:
            sworn = connection.execute(select(JOURNAL.c.kind, JOURNAL.c.body).order_by(JOURNAL.c.seq)).all()
    assert [(row.event.kind, row.event.staff_number, row.event.approver) for row in reversed(trail)] == [
        (kind, "3017", "1002") for kind in (AuditKind.APPROVED, AuditKind.SIGNED_VOIDED, AuditKind.PAYMENT_RETURNED)
    ]
    assert [kind for kind, _ in sworn] == ["payment_taken", "approved", "payment_returned", "cash_due"]
    assert '"approver": "1002"' in sworn[1].body
