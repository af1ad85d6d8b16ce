"""A ticket touched in the list: moved, split, put back, cancelled, each once; and the hall beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from app.device_ports import CardReading
from app.domain.audit import AuditKind
from app.domain.identity_card import ReadOutcome
from app.domain.matter import QueueClass, Who
from app.domain.queue_ticket import Care
from app.domain.right import Right
from app.domain.ticket_ledger import Standing, TicketCourse
from app.hall_ports import HallState
from app.texts import greeter as words
from app.texts.language import Language
from tests.fakes.identity_cards import a_card
from tests.fakes.orders import CUSTOMER
from tests.ui.greeter.conftest import Make
from tests.ui.greeter.scene import GreeterScene, busy
from tests.ui.greeter.test_issuing import seen
from tests.ui.looks import Look, check_looks, settle, show_as
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.greeter.card_dialog import CardDialog
from ui.greeter.pick_dialog import PickDialog
from ui.greeter.state import CardAct
from ui.widgets.words import Words


def touched(scene: GreeterScene, course: TicketCourse) -> CardDialog:
    scene.hall.change()
    scene.view.presenter.open_ticket(course.ticket.id)
    dialog = scene.view.dialog
    assert isinstance(dialog, CardDialog)
    return dialog


def now(scene: GreeterScene, course: TicketCourse) -> TicketCourse | None:
    scene.hall.change()
    picture = scene.hall.picture
    assert picture is not None
    return next((each for each in picture.courses if each.ticket.id == course.ticket.id), None)


def test_a_ticket_is_transferred_with_a_reason_and_keeps_its_number(make: Make) -> None:
    scene = make()
    scene.open_desk("02", "3021", QueueClass.FIXED)
    course = scene.issue()
    dialog = touched(scene, course)
    dialog.acts[CardAct.TRANSFER.value].click()
    assert not dialog.step.button.isEnabled(), "not before it is said where to"
    dialog.step.options.buttons[0].click()
    dialog.step.button.click()
    assert dialog.error() == words.NEEDS_REASON.zh
    dialog.step.reasons.buttons[0].click()
    dialog.step.button.click()
    moved = now(scene, course)
    assert moved is not None
    assert (moved.queue, moved.number) == (QueueClass.FIXED, course.number)
    assert moved.periods[-1].reason == words.WHY_WRONG_CLASS.zh
    assert scene.view.dialog is None
    assert "移A001 转到" in scene.said()[-1]


def test_a_visit_is_split_under_the_key_of_the_part_that_leaves(make: Make) -> None:
    scene = make(held=True)
    scene.open_desk("01", "3017", QueueClass.MOBILE, QueueClass.FIXED)
    course = scene.issue(matters=("plan_change", "broadband_move"))
    dialog = touched(scene, course)
    dialog.acts[CardAct.SPLIT.value].click()
    dialog.step.options.buttons[1].click()
    dialog.step.button.click()
    scene.view.presenter.card.do()
    scene.lane.run_all()
    scene.hall.change()
    assert [row.accessibleName()[:5] for row in scene.view.hall.rows()] == ["移A001", "宽B001"]


def test_whoever_comes_back_is_put_in_line_again(make: Make) -> None:
    scene = make()
    scene.open_desk("01", "3017", QueueClass.MOBILE)
    course = scene.issue()
    queue = scene.hall.elsewhere
    queue.call_next(desk="01", key=scene.new_id())
    scene.clock.forward(minutes=2)
    queue.no_show(ticket_id=course.ticket.id, desk="01", staff="3017", key=scene.new_id())
    dialog = touched(scene, course)
    assert words.NOT_COME.zh in seen(scene)
    dialog.acts[CardAct.PUT_BACK.value].click()
    back = now(scene, course)
    assert back is not None
    assert (back.standing, back.number) == (Standing.WAITING, course.number)


def test_cancelling_asks_for_a_right_and_a_reason(make: Make) -> None:
    scene = make()
    gate = scene.outside.gate
    person = gate.person
    assert person is not None
    course = scene.issue()
    dialog = touched(scene, course)
    dialog.acts[CardAct.CANCEL.value].click()
    dialog.step.reasons.buttons[0].click()
    gate.on_duty(replace(person, granted=frozenset(), revoked=frozenset({Right.CANCEL_TICKET})))
    dialog.step.button.click()
    assert now(scene, course) is not None, "nobody approved"
    (asked,) = scene.ports.asked
    assert (asked.wanted.right, asked.wanted.subject) == (Right.CANCEL_TICKET, course.ticket.id)
    asked.dismissed()
    gate.on_duty(person)
    dialog.step.button.click()
    assert now(scene, course) is None
    assert scene.ports.audit.events[-1].reason == words.WHY_LEFT.zh


def test_a_ticket_called_meanwhile_is_not_moved_from_here(make: Make) -> None:
    scene = make()
    scene.open_desk("01", "3017", QueueClass.MOBILE)
    course = scene.issue()
    dialog = touched(scene, course)
    dialog.acts[CardAct.CANCEL.value].click()
    dialog.step.reasons.buttons[0].click()
    scene.hall.elsewhere.call_next(desk="01", key=scene.new_id())
    dialog.step.button.click()
    assert "移A001" in dialog.error()
    called = now(scene, course)
    assert called is not None
    assert called.standing is Standing.CALLED


def test_a_customer_is_known_by_stars_and_never_in_clear(make: Make) -> None:
    scene = make()
    scene.view.presenter.open_customer()
    dialog = scene.view.dialog
    assert isinstance(dialog, PickDialog)
    dialog.field.edit.setText(CUSTOMER.phone)
    dialog.field.edit.textEdited.emit(CUSTOMER.phone)
    dialog.options[0].click()
    assert CUSTOMER.masked_name in seen(scene)
    assert CUSTOMER.phone not in seen(scene)
    scene.view.presenter.tap_tile("plan")
    scene.view.presenter.take()
    facts = scene.papers.printed[0][0].ticket.customer
    assert facts is not None
    assert (facts.name, facts.phone, facts.stars) == (CUSTOMER.masked_name, CUSTOMER.masked_phone, CUSTOMER.stars)


def test_a_card_brings_the_customer_and_the_care_their_age_asks_for(make: Make) -> None:
    scene = make()
    reader = scene.ports.reader
    reader.lays(CardReading(ReadOutcome.EXPIRED, None), CardReading(ReadOutcome.READ, a_card()))
    presenter = scene.view.presenter
    presenter.open_customer()
    dialog = scene.view.dialog
    assert isinstance(dialog, PickDialog)
    dialog.buttons["card"].click()
    scene.ports.devices_lane.run_all()
    assert "不查也能取号" in "".join(part.text() for part in dialog.findChildren(Words))
    dialog.buttons["card"].click()
    scene.ports.devices_lane.run_all()
    assert scene.view.dialog is None
    presenter.tap_tile("sim")
    assert presenter.visit.care == {Care.ELDERLY}
    assert scene.ports.audit.events[-1].kind is AuditKind.CARD_READ
    presenter.take()
    ticket = scene.papers.printed[0][0].ticket
    assert ticket.brought == ("resident_id",)
    assert ticket.large_print


def test_the_card_of_an_agent_makes_nobody_the_customer(make: Make) -> None:
    scene = make()
    scene.ports.reader.lays(CardReading(ReadOutcome.READ, a_card()))
    presenter = scene.view.presenter
    presenter.visit = presenter.visit.with_who(Who.AGENT)
    presenter.open_customer()
    dialog = scene.view.dialog
    assert isinstance(dialog, PickDialog)
    dialog.buttons["card"].click()
    scene.ports.devices_lane.run_all()
    assert scene.view.dialog is None
    assert (presenter.visit.customer, presenter.visit.care, presenter.visit.card_read) == (None, frozenset(), False)
    assert "客户没有记" in scene.said()[-1]
    own = replace(presenter.visit.with_who(Who.HOLDER), card_read=True)
    assert not own.with_who(Who.AGENT).card_read  # the card was that of whoever stands there


def test_a_ticket_is_sent_to_no_desk_that_is_paused_or_cannot_serve_it(make: Make) -> None:
    scene = make()
    for desk, skill in (("02", QueueClass.MOBILE), ("03", QueueClass.MOBILE), ("04", QueueClass.FIXED)):
        scene.open_desk(desk, f"30{desk}", skill)
    scene.hall.elsewhere.pause_desk(desk="03", reason="午饭", key=scene.new_id())
    dialog = touched(scene, scene.issue())
    dialog.acts[CardAct.TRANSFER.value].click()
    options = ["".join(part.text() for part in each.findChildren(Words)) for each in dialog.step.options.buttons]
    assert options == ["排固网", "只到 2 台"]


def test_the_hall_beside_says_who_waits_what_is_late_and_what_helps(make: Make) -> None:
    scene = make()
    busy(scene)
    scene.view.presenter.tap_tile("plan")
    said = seen(scene)
    for part in ("正在等 7 人", "余 1:20", "会超过 6 分钟", "4 开 1 停", "停，10:40 回", "100 次有 91 次"):
        assert part in said
    assert scene.view.hall.rows()[0].accessibleName().startswith("移A019，套餐变更，余 1:20，4:40，照顾")
    scene.clock.forward(minutes=2)
    scene.view.presenter.tick()
    assert "超 0:40" in seen(scene)
    scene.hall.becomes(HallState.LOST)
    assert words.LOST.zh in seen(scene)
    before = [row.accessibleName() for row in scene.view.hall.rows()]
    scene.clock.forward(minutes=2)
    scene.view.presenter.tick()
    assert [row.accessibleName() for row in scene.view.hall.rows()] == before, "what is old stands still"


def test_alone_only_where_there_is_a_desk(make: Make) -> None:
    scene = make(desk="03")
    scene.hall.becomes(HallState.LOST)
    scene.view.choice.issue.other.click()
    assert scene.alone == [True]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("name", "size"), [(ThemeName.LIGHT, QSize(1208, 712)), (ThemeName.DARK, QSize(1848, 992))])
def test_the_page_reads_well(theme: Theme, make: Make, language: Language, name: ThemeName, size: QSize) -> None:
    scene = make(language)
    busy(scene)
    presenter = scene.view.presenter
    for key in ("plan", "net"):
        presenter.tap_tile(key)
    presenter.tap_document("address_proof")
    presenter.tap_care(Care.DISABLED)
    show_as(scene.window, Look(language, name, size), theme)
    check_looks(scene.window, size=size)
    if size.width() < 1300:
        presenter.open_ticket(scene.view.hall.rows()[0].ticket_id)
        presenter.card.choose_act(CardAct.TRANSFER)
        settle(scene.window)
        check_looks(scene.window, size=size)
