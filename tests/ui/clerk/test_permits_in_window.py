"""The question for an approval before the search popup, in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.approval import Approval
from app.domain.right import Right
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.permit_desk import without
from tests.ui.looks import settle
from ui.frame.gate import Asked
from ui.frame.theme import Theme
from ui.widgets.dialog import Dialog


class Question(Dialog):
    """Stands in for the approval dialog: what matters here is who lies before whom."""


def test_the_search_popup_closes_behind_the_question(theme: Theme, qtbot: QtBot) -> None:
    hall = Hall()
    hall.gate.on_duty(without(Right.VALUE_ADDED))
    counter = Counter(theme, hall)
    qtbot.addWidget(counter.window)
    counter.window.show()
    asked: list[Asked] = []

    def open_dialog(question: Asked) -> None:
        asked.append(question)
        dialog = Question()
        dialog.setFixedSize(300, 200)
        counter.window.overlay.open_front(dialog)

    hall.gate.listen(open_dialog=open_dialog, tell=lambda _: None)
    presenter = counter.presenter
    presenter.find_customer()
    presenter.finder.type("张")
    presenter.finder.take(and_go_on=False)
    presenter.find_offer()
    presenter.finder.type("spcl")
    presenter.finder.take(and_go_on=False)
    settle(counter.window)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, Question)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(counter.window)
    assert counter.window.overlay.isHidden()
    wanted = asked[0].wanted
    asked[0].approved(Approval("1002", CLERK.number, wanted.right, wanted.subject, "x", NOW, wanted.about))
    assert len(presenter.form.lines) == 1
