"""A customer's data in clear: on one panel, for a moment, for a reason, by right or approval, written down first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.staff_ports import AuditSearch
from offline_cache.audit import StoredAudit
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.clerk.unmasking import SHOWN_S
from ui.shell.reason_dialog import ReasonDialog

ZHANG = "15420260017"
NAME = "张立"


def ask_in_full(work: AtWork, part: str, reason: str) -> None:
    QTest.keyClick(work.window, Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = work.window.overlay.dialog()
    assert isinstance(dialog, ReasonDialog)
    work.hands.click(dialog.what.button(part))
    dialog.reason.edit.setFocus()
    work.hands.type_text(work.window, reason)
    work.press(Key.Key_Return)


def test_a_number_is_shown_for_a_moment_to_whom_a_colleague_allowed_it(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        customer = work.presenter.form.customer
        assert customer is not None
        ask_in_full(work, "phone", "calling about a visit")
        work.approved_by("3001", "719204")
        work.until_said(ZHANG)
        assert NAME not in work.words()
        assert ZHANG not in work.customer_words()
        for _ in range(SHOWN_S):
            work.presenter.unmasking.tick()
        assert ZHANG not in work.words()
        ask_in_full(work, "document", "checking the card")
        work.approved_by("1002", "640928")
        work.until_said(customer.identification.number)
        work.program.lock()
        assert customer.identification.number not in work.words()
        assert work.presenter.unmasking.over(None, work.presenter.language) is None
    with place.store() as store:
        rows = StoredAudit(store).find(AuditSearch(kinds=frozenset({AuditKind.UNMASKED})), limit=9)
    assert [(r.event.subject, r.event.right, r.event.approver, r.event.reason) for r in reversed(rows)] == [
        (customer.id, Right.UNMASK_PHONE, "3001", "calling about a visit"),
        (customer.id, Right.UNMASK_DOCUMENT, "1002", "checking the card"),
    ]
