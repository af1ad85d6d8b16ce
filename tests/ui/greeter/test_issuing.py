"""Two taps to one ticket, on a real queue: whatever is pressed twice, lost, or has no paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.domain.matter import QueueClass, Who
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import TicketCourse
from app.errors import HallTrouble, PrinterTrouble
from app.hall_ports import HallQueuePort, HallState
from app.ports import PrintState
from app.printer_ports import PrinterCondition
from app.texts import greeter as words
from app.texts import queue_acts
from app.texts.language import Language, Text
from tests.ui.greeter.conftest import Make
from tests.ui.greeter.scene import GreeterScene
from tests.ui.looks import settle
from ui.frame.open_paper import CAME_OUT_CAP, NOT_OUT_CAP
from ui.frame.theme import Theme
from ui.greeter.card_dialog import CardDialog
from ui.greeter.more_dialog import MoreDialog
from ui.greeter.outside import TicketPaper
from ui.greeter.parts import MatterTile
from ui.greeter.pick_dialog import PickDialog
from ui.greeter.visit import Visit
from ui.widgets.toast_action import ToastAction
from ui.widgets.words import Words


def tile(scene: GreeterScene, key: str) -> MatterTile:
    return next(each for each in scene.view.choice.tiles if each.key == key)


def line(scene: GreeterScene) -> list[str]:
    scene.hall.change()
    picture = scene.hall.picture
    assert picture is not None
    return [str(course.number) for course in picture.courses]


def seen(scene: GreeterScene) -> str:
    settle(scene.window)
    return "\n".join(part.text() for part in scene.view.findChildren(Words) if part.isVisible())


def test_two_taps_are_a_ticket(make: Make) -> None:
    scene = make()
    scene.open_desk("01", "3017", QueueClass.MOBILE)
    scene.hall.change()
    tile(scene, "plan").click()
    assert "等" in seen(scene) or "马上叫到" in seen(scene)
    scene.view.choice.issue.button.click()
    assert line(scene) == ["A001"]
    ((course, before),) = scene.papers.printed
    assert (course.ticket.matters, course.ticket.issued_by, before) == (("plan_change",), "5006", 0)
    assert course.ticket.missing == (), "nobody asked what was brought"
    assert course.ticket.told is not None
    assert scene.view.presenter.visit == Visit(), "the page is the next customer's"
    assert "移A001" in scene.said()[-1]
    (again,) = scene.toasts.toasts()[-1].findChildren(ToastAction)
    again.click()
    assert [each.number for each in scene.papers.again] == [course.number], "the number stays"
    assert line(scene) == ["A001"]


def test_what_is_missing_is_named_with_what_can_be_done_today(make: Make) -> None:
    scene = make()
    presenter = scene.view.presenter
    presenter.visit = presenter.visit.with_who(Who.AGENT)
    presenter.tap_tile("plan")
    assert "少" not in seen(scene), "nothing is missing before somebody asked"
    presenter.tap_document("agent_id")
    said = seen(scene)
    assert "少 1 样" in said
    assert "请机主把身份证送来" in said
    presenter.tap_tile("new")
    assert "新装入网 不能由代办人办" in seen(scene)
    presenter.take()
    ((course, _),) = scene.papers.printed
    assert (course.ticket.brought, course.ticket.missing) == (("agent_id",), ("holder_id",))


def test_the_card_stands_for_what_a_password_would_do(make: Make) -> None:
    scene = make()
    presenter = scene.view.presenter
    for key in ("plan", "sim"):
        presenter.tap_tile(key)
    presenter.tap_document("resident_id")
    assert "2 件事都要" in seen(scene)
    assert "都齐了" in seen(scene)
    assert len(scene.view.choice.needs.ticks) == 1
    presenter.take()
    ((course, _),) = scene.papers.printed
    assert set(course.ticket.brought) == {"resident_id", "id_or_password"}
    assert course.ticket.missing == ()


def test_pressed_twice_it_is_one_ticket(make: Make) -> None:
    scene = make(held=True)
    tile(scene, "sim").click()
    button = scene.view.choice.issue.button
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    button.click()
    scene.view.presenter.take()
    assert not button.isEnabled()
    scene.view.presenter.tap_tile("pay")
    assert scene.view.presenter.visit.codes == ("sim_replacement",), "not changed under the thumb"
    scene.lane.run_all()
    assert line(scene) == ["A001"]
    assert len(scene.papers.printed) == 1


class LostAnswers:
    """The queue issues, and the answer gets lost `times` times."""

    def __init__(self, queue: HallQueuePort, times: int) -> None:
        self._queue, self._times = queue, times
        self.asked: list[str] = []
        self.issue_of_queue = queue.issue

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        self.asked.append(ticket_id)
        course = self.issue_of_queue(draft, ticket_id=ticket_id)
        if len(self.asked) <= self._times:
            raise HallTrouble(queue_acts.HALL_UNREACHABLE)
        return course


def test_a_lost_answer_is_asked_for_again_under_the_same_key(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make()
    lost = LostAnswers(scene.hall.elsewhere, 2)
    monkeypatch.setattr(scene.hall.elsewhere, "issue", lost.issue)
    presenter = scene.view.presenter
    presenter.tap_tile("plan")
    presenter.take()
    assert words.UNANSWERED.zh in seen(scene)
    presenter.tap_tile("sim")
    assert presenter.visit.codes == ("plan_change",), "first this ticket comes to its end"
    scene.hall.becomes(HallState.LOST)
    presenter.take()
    assert words.UNANSWERED.zh in seen(scene), "nobody there to ask"
    scene.hall.becomes(HallState.LINKED)
    for _ in range(2):
        presenter.take()
    assert len(set(lost.asked)) == 1
    assert len(lost.asked) == 3
    assert line(scene) == ["A001"]
    assert len(scene.papers.printed) == 1
    assert presenter.visit == Visit()


def test_what_was_left_unanswered_is_seen_in_the_line(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = make()
    monkeypatch.setattr(scene.hall.elsewhere, "issue", LostAnswers(scene.hall.elsewhere, 9).issue)
    scene.view.presenter.tap_tile("plan")
    scene.view.presenter.take()
    scene.view.choice.issue.other.click()
    scene.hall.change()
    assert [row.accessibleName()[:5] for row in scene.view.hall.rows()] == ["移A001"]
    assert scene.papers.printed == []


def test_a_printer_without_paper_costs_nobody_their_number(make: Make) -> None:
    scene = make()
    scene.view.presenter.tap_tile("plan")
    scene.view.presenter.take()
    ((course, _),) = scene.papers.printed
    empty = PrinterTrouble(Text("打印机缺纸。", "The printer is out of paper."))
    waits = PrintState.FAILED_BEFORE_SEND
    scene.papers.tell(TicketPaper(course.ticket.id, "移A001", 0, waits, empty, PrinterCondition.PAPER_OUT))
    assert "移A001 已取好" in scene.said()[-1]
    below = scene.toasts.toasts()[-1].findChildren(Words)[1].text()
    assert below == "打印机缺纸。装好纸就接着打，等着的会自己出来。"
    unsure = TicketPaper(course.ticket.id, "移A001", 0, PrintState.UNKNOWN, condition=PrinterCondition.COVER_OPEN)
    scene.papers.tell(unsure)
    scene.papers.tell(unsure)
    assert [said for said in scene.said() if "出来了吗" in said] == ["号票出来了吗？移A001"]
    assert line(scene) == ["A001"]


def test_a_tickets_question_has_keys_changes_its_language_and_is_asked_again_if_need_be(make: Make) -> None:
    scene = make()
    first, second = (TicketPaper(id, f"移A00{id}", 0, PrintState.UNKNOWN) for id in "12")
    scene.papers.tell(first)
    scene.papers.tell(second)
    scene.view.presenter.set_language(Language.EN)
    assert scene.said() == ["Did the ticket come out? 移A001", "Did the ticket come out? 移A002"]
    scene.papers.undone = True
    scene.toasts.press(CAME_OUT_CAP)
    assert scene.papers.answers == [("1", True)]
    assert scene.said() == ["Did the ticket come out? 移A002", "Did the ticket come out? 移A001"]
    scene.papers.undone = False
    scene.toasts.press(NOT_OUT_CAP)
    scene.toasts.press(CAME_OUT_CAP)
    assert scene.papers.answers[1:] == [("2", False), ("1", True)]
    scene.view.presenter.set_language(Language.ZH)
    assert scene.said() == []


def test_self_service_ends_the_visit_or_leaves_the_rest(make: Make) -> None:
    scene = make()
    presenter = scene.view.presenter
    presenter.tap_tile("plan")
    presenter.tap_tile("sim")
    scene.view.choice.self_service.button.click()
    assert presenter.visit.codes == ("sim_replacement",)
    presenter.clear()
    presenter.tap_tile("plan")
    scene.view.choice.self_service.button.click()
    assert presenter.visit == Visit()
    assert "不用取号" in scene.said()[-1]
    assert line(scene) == []


def test_a_dispute_is_for_whoever_takes_charge(make: Make) -> None:
    scene = make()
    scene.open_desk("03", "3001", QueueClass.MOBILE, QueueClass.COMPLAINT)
    scene.hall.change()
    presenter = scene.view.presenter
    presenter.open_more()
    dialog = scene.view.dialog
    assert isinstance(dialog, MoreDialog)
    dialog.handlers.buttons[0].click()
    scene.view.close_dialog()
    assert presenter.visit.codes == ("complaint",), "whoever comes for nothing else comes for that"
    presenter.tap_tile("complaint")
    presenter.tap_tile("plan")
    presenter.tap_care(Care.PREGNANT)
    scene.view.presenter.take()
    ((course, _),) = scene.papers.printed
    assert course.ticket.dispute is not None
    assert (course.ticket.dispute.handler, course.queue) == ("3001", QueueClass.COMPLAINT)
    assert course.ticket.matters == ("plan_change",)
    assert course.ticket.care == {Care.PREGNANT}


def test_the_keyboard_alone_issues(make: Make) -> None:
    scene = make()
    view = scene.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_2)
    assert "sim_replacement" in view.presenter.visit.codes
    QTest.keyClick(view, Qt.Key.Key_9)
    dialog = view.dialog
    assert isinstance(dialog, PickDialog)
    QTest.keyClicks(dialog.field.edit, "gh")  # 过户
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Down)
    QTest.keyClick(dialog.options[0], Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert view.presenter.visit.codes == ("sim_replacement", "ownership_transfer")
    QTest.keyClick(view, Qt.Key.Key_F9)
    assert line(scene) == ["A001"]
    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = view.dialog
    assert isinstance(dialog, PickDialog)
    QTest.keyClicks(dialog.field.edit, "a001")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert isinstance(view.dialog, CardDialog)


def test_every_target_is_large_enough_for_a_thumb(theme: Theme, make: Make) -> None:
    scene = make(Language.EN)
    scene.issue()
    scene.hall.change()
    for key in ("plan", "sim", "net"):
        scene.view.presenter.tap_tile(key)
    scene.view.presenter.open_more()
    settle(scene.window)
    targets = [each for each in scene.window.findChildren(QAbstractButton) if each.isVisible()]
    assert len(targets) > 20
    assert [(each.accessibleName(), each.size()) for each in targets if min(each.width(), each.height()) < 48] == []
