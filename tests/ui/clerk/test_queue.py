"""The clerk's side of the queue over a real hall: from call to form and back, every verb once, and what is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.matter import QueueClass, Who
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Standing
from app.hall_ports import HallState
from app.texts.language import Language
from tests.fakes.orders import CLERK, CUSTOMER
from tests.ui.clerk.queue_bench import QueueAtDesk, QueueHall, a_queue, standing
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.find_state import Scope
from ui.clerk.items import Act
from ui.clerk.queue_state import Tint
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase

Place = tuple[QueueHall, QueueAtDesk]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with a_queue(tmp_path) as there:
        yield there


def accept(desk: QueueAtDesk) -> None:
    """The form at hand, whose customer is known, with a plan change and a top-up."""
    for typed in ("cx199", "jf20"):
        desk.add(typed)
    desk.confirm()
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("50")


def test_who_waits_and_why_the_next_one_is_next_stands_there_before_the_call(place: Place) -> None:
    hall, desk = place
    hall.comes()
    hall.clock.forward(minutes=2)
    hall.comes(care=(Care.ELDERLY,))
    hall.clock.forward(minutes=1)
    hall.there.change()
    assert desk.said() == "2 人在等本台能办的 下一位 移A002：老人，等了 1 分钟 × 20"
    assert [(each.act, each.key) for each in desk.strip.buttons] == [(Act.CALL, "F5"), (Act.QUEUE, "Ctrl G")]
    assert desk.view.visit is None


def test_a_call_opens_the_form_with_customer_language_matters_and_the_greeters_note(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes("plan_change", "top_up", known=True, language=Language.EN, who=Who.AGENT)
    hall.clock.forward(minutes=6)
    desk.queue.call()
    assert standing(hall, ticket) is Standing.CALLED
    assert (desk.strip.number, desk.strip.plain) == ("移A001", "普通号")
    assert "先叫的原因：等了 6 分钟" in desk.said()
    assert desk.form.customer is not None
    assert desk.form.customer.masked_name == CUSTOMER.masked_name
    assert desk.form.customer_language is Language.EN
    assert [each.name for each in desk.visit.matters] == ["套餐变更", "缴费"]
    assert desk.visit.brought == ("居民身份证",)
    assert desk.visit.notes[:2] == ("引导员：Asks about prices first", "来的是代办人，按 Ctrl H 登记")


def test_the_first_line_begins_the_service_and_the_accepted_order_finishes_it(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes("plan_change", "top_up", known=True)
    desk.queue.call()
    assert standing(hall, ticket) is Standing.CALLED  # that the ticket names them does not say that they are here
    accept(desk)
    assert desk.form.phase is Phase.ACCEPTED
    course = hall.now(ticket)
    assert (course.standing, course.owner) == (Standing.FINISHED, CLERK.number)
    assert desk.strip.number == ""


def test_with_something_left_the_clerk_is_asked_and_goes_on_with_the_same_customer(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes("plan_change", "sim_replacement", known=True)
    desk.queue.call()
    accept(desk)
    asked = desk.told[-1] if desk.told[-1].question else next(each for each in desk.told[::-1] if each.question)
    assert asked.words == "移A001 还有：补换卡。"
    assert [each.done for each in desk.visit.matters] == [True, False]
    desk.presenter.open_to_do()  # Enter
    assert standing(hall, ticket) is Standing.SERVING
    assert desk.form.customer is not None
    assert desk.form.phase is Phase.EDITING
    desk.queue.finish()
    assert standing(hall, ticket) is Standing.FINISHED
    assert desk.form.customer is None


def test_enter_opens_the_next_matter_and_a_matter_without_a_form_says_so(place: Place) -> None:
    hall, desk = place
    hall.comes("complaint", "plan_change", known=True)
    desk.queue.call()
    desk.presenter.open_to_do()
    assert desk.found.open
    assert desk.found.scope is Scope.OFFERS
    rows = [desk.presenter.finder.row(place).name for place in range(desk.found.count)]
    assert rows
    assert all("5G" in each for each in rows)
    desk.queue.form.open_matter("complaint")
    assert "不用开单" in desk.words()[-1]


def test_a_second_press_does_nothing_and_after_a_lost_answer_the_same_customer_is_called(tmp_path: Path) -> None:
    with a_queue(tmp_path, held=True) as (hall, desk):
        tickets = [hall.comes(), hall.comes()]
        desk.hall.store_lane.run_all()
        desk.queue.call()
        desk.queue.call()
        assert desk.hall.hall_lane.waiting == 1
        assert not any(each.enabled for each in desk.strip.buttons if each.act is Act.CALL)
        hall.there.becomes(HallState.LINKED)
        before = hall.there.picture
        desk.hall.hall_lane.run_late()  # it was done, and nobody here heard of it
        hall.there.picture = before
        assert "不会重复" in desk.words()[-1]
        desk.queue.call()
        desk.hall.hall_lane.run_all()
        assert [standing(hall, each) for each in tickets] == [Standing.CALLED, Standing.WAITING]
        assert desk.strip.number == "移A001"
        assert "不会重复" in desk.words()[-1]  # and no word that the desk is busy


def test_recalled_too_soon_is_a_sentence_and_the_button_counts_down(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes()
    desk.queue.call()
    hall.clock.forward(seconds=10)
    desk.queue.look()
    recall = next(each for each in desk.strip.buttons if each.act is Act.RECALL)
    assert (recall.words, recall.enabled) == ("30 秒后可重叫", False)
    desk.queue.call()  # F5 again
    assert "还要等 30 秒再叫" in desk.words()[-1]
    hall.clock.forward(seconds=30)
    desk.queue.call()
    assert hall.now(ticket).calls == 2


@pytest.mark.parametrize(("answer", "after"), [(0, Standing.WAITING), (1, Standing.CANCELLED)])
def test_whoever_does_not_come_goes_back_in_line_or_is_cancelled(place: Place, answer: int, after: Standing) -> None:
    hall, desk = place
    ticket = hall.comes(known=True)
    desk.queue.call()
    desk.queue.no_show()
    assert standing(hall, ticket) is Standing.CALLED  # too soon for somebody to walk over
    hall.clock.forward(seconds=41)
    desk.queue.no_show()
    assert standing(hall, ticket) is Standing.MISSED
    assert desk.form.customer is None
    desk.answer(answer)
    if answer:
        desk.give_reason("客户不办了")
    assert standing(hall, ticket) is after
    assert f"missed {ticket.ticket.id}" in desk.taken_back


def test_cut_off_it_says_what_follows_and_goes_on_alone_with_a_reason(place: Place) -> None:
    hall, desk = place
    hall.there.becomes(HallState.LOST)
    assert desk.said().startswith("10:27 起连不上厅里的排队。")
    assert [each.act for each in desk.strip.buttons] == [Act.GO_ALONE]
    assert Act.GO_ALONE in possible_acts(desk.presenter)
    desk.queue.call()
    desk.give_reason("厅里的排队断了")
    assert hall.there.seen().state is HallState.ALONE
    hall.comes()
    assert [each.words for each in desk.strip.pills] == ["自己叫号"]
    desk.queue.call()
    assert desk.strip.number == "移3A001"


def test_without_a_hall_there_is_no_strip_and_no_act(place: Place) -> None:
    hall, desk = place
    hall.there.becomes(HallState.NONE)
    desk.queue.look()
    assert desk.view.strip is None
    assert not set(desk.queue.acts()) & set(possible_acts(desk.presenter))
    desk.queue.call()
    assert "没有排队" in desk.words()[-1]


def test_on_hold_the_form_waits_and_comes_back_with_the_customer(place: Place) -> None:
    hall, desk = place
    first, second = hall.comes(known=True), hall.comes()
    desk.queue.call()
    desk.add("cx199")
    form_id = desk.form.form_id
    desk.queue.call()
    assert "先办完、挂起或转走" in desk.words()[-1]
    act_of(Act.HOLD_TICKET, desk.presenter)()
    desk.give_reason("客人填单")
    assert standing(hall, first) is Standing.ON_HOLD
    assert not desk.form.lines
    assert [each.words for each in desk.strip.pills] == ["挂起 移A001"]
    assert [each.act for each in desk.strip.buttons] == [Act.TAKE_OFF_HOLD, Act.CALL, Act.QUEUE]
    desk.queue.call()
    desk.queue.begin()
    desk.queue.finish()
    assert standing(hall, second) is Standing.FINISHED
    act_of(Act.TAKE_OFF_HOLD, desk.presenter)()
    assert standing(hall, first) is Standing.SERVING
    assert (desk.form.form_id, len(desk.form.lines)) == (form_id, 1)


def test_an_unsigned_form_keeps_its_ticket_from_being_finished(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes(known=True)
    desk.queue.call()
    desk.add("cx199")
    desk.queue.finish()
    assert standing(hall, ticket) is Standing.SERVING
    assert "1 行没签字" in desk.words()[-1]


def test_a_form_nobody_called_is_put_away_by_the_call(place: Place) -> None:
    hall, desk = place
    desk.demo_lines()
    hall.comes()
    desk.queue.call()
    assert not desk.form.lines
    assert [row.title for row in desk.screen.drafts] == ["张**"]


def test_one_matter_is_split_off_and_the_rest_goes_to_another_class(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes("plan_change", "sim_replacement")
    desk.queue.call()
    desk.queue.begin()
    act_of(Act.SPLIT_TICKET, desk.presenter)()
    desk.queue.lists.move(1)
    desk.queue.lists.enter()
    assert hall.now(ticket).matters == ("plan_change",)
    assert "补换卡 另取了 移A002" in desk.words()[-1]
    desk.presenter.find_anything()
    desk.presenter.finder.type("zgbdt")  # 转给别的台
    desk.presenter.finder.take(and_go_on=False)
    rows = desk.queue.lists.view().rows
    assert (rows[1].title, rows[1].note) == ("固网业务", "2 个台开着·0 人在等")
    desk.queue.lists.select(1)
    desk.queue.lists.enter()
    desk.give_reason("业务不在本台")
    moved = hall.now(ticket)
    assert (moved.standing, moved.queue.value) == (Standing.WAITING, "fixed")
    assert desk.strip.number == ""


def test_this_one_is_called_with_a_reason_and_news_moves_neither_choice_nor_dialog(place: Place) -> None:
    hall, desk = place
    hall.comes()
    wanted = hall.comes("sim_replacement")
    desk.queue.open_queue()
    desk.queue.lists.move(1)
    hall.comes(care=(Care.PREGNANT,))
    hall.clock.forward(minutes=1)
    hall.there.change()
    view = desk.queue.lists.view()
    assert [row.title for row in view.rows] == ["移A003", "移A001", "移A002"]
    assert (view.rows[view.selected].key, desk.screen.dialog) == (wanted.ticket.id, DialogKind.QUEUE)
    desk.queue.lists.enter()
    desk.give_reason("只问一句")
    assert standing(hall, wanted) is Standing.CALLED
    assert [event.reason for event in hall.hall.audit.events if event.kind.value == "ticket_out_of_turn"] == [
        "只问一句"
    ]


def test_enter_calls_nobody_else_where_the_one_chosen_was_called_elsewhere(place: Place) -> None:
    hall, desk = place
    first, second = hall.comes(), hall.comes()
    desk.queue.open_queue()
    hall.open_desk("05", "3055", frozenset(QueueClass))
    hall.there.elsewhere.call_next(desk="05", key=hall.key())
    hall.there.change()
    desk.queue.lists.enter()
    assert desk.asked == []
    desk.queue.lists.enter()
    desk.give_reason("只问一句")
    assert [standing(hall, each) for each in (first, second)] == [Standing.CALLED, Standing.CALLED]
    assert desk.strip.number == "移A002"


def test_the_list_says_why_a_ticket_does_not_fit_this_desk(place: Place) -> None:
    hall, desk = place
    hall.comes()
    hall.open_desk("03", CLERK.number, frozenset())
    desk.queue.open_queue()
    assert "本台办不了：没有移动技能" in desk.queue.lists.view().rows[0].note


def test_a_pause_says_when_somebody_is_back(place: Place) -> None:
    _, desk = place
    act_of(Act.PAUSE_DESK, desk.presenter)()
    desk.give_reason("吃饭", what="30")
    assert desk.said() == "本台停着：吃饭，说好 10:57 回来"
    act_of(Act.RESUME_DESK, desk.presenter)()
    assert desk.said() == "没有人在等本台能办的"


def test_the_last_desk_with_a_skill_is_warned_before_it_closes_and_opens_again(place: Place) -> None:
    hall, desk = place
    hall.comes()
    act_of(Act.CLOSE_DESK, desk.presenter)()
    assert "最后一个会办移动的台" in desk.words()[-1]
    desk.answer(0)
    assert desk.said().startswith("本台没在叫号")
    assert Act.CALL not in possible_acts(desk.presenter)
    act_of(Act.OPEN_DESK, desk.presenter)()
    assert desk.said().startswith("1 人在等本台能办的")


def test_both_clocks_of_a_protected_customer_run_and_turn_amber(place: Place) -> None:
    hall, desk = place
    hall.comes(care=(Care.ELDERLY,))
    hall.clock.forward(minutes=1)
    desk.queue.call()
    desk.queue.begin()
    hall.clock.forward(minutes=4, seconds=10)
    painted = desk.painted
    desk.queue.look()
    desk.queue.look()
    assert desk.painted == painted + 1  # the same second is painted once
    said = {each.words: each.tint for each in desk.strip.said}
    assert said["6 分钟内叫到：做到了"] is Tint.PLAIN
    assert said["6 分钟内办完：还剩 50 秒"] is Tint.WARN


def test_a_form_parked_here_is_taken_up_at_another_desk_once(place: Place) -> None:
    hall, desk = place
    desk.demo_lines()
    form_id = desk.form.form_id
    desk.presenter.parking.park()
    assert [each.form_id for each in hall.there.parked()] == [form_id]
    hall.there.take_up(form_id, key="05 has it")
    desk.presenter.take_up(form_id)
    assert not desk.form.lines
    assert "已经在别的台接着办" in desk.words()[-1]
    assert desk.screen.drafts == ()


def test_a_form_of_another_desk_is_listed_and_taken_up(place: Place) -> None:
    hall, desk = place
    form_id = hall.parked_by_other()
    desk.presenter.parking.park()  # F6 on an empty form
    assert desk.screen.list is not None
    assert [(row.title, row.pill.words if row.pill else "") for row in desk.screen.list.rows] == [
        ("张**·变更", "05 号台")
    ]
    desk.presenter.lists.enter()
    assert desk.form.form_id == form_id
    assert hall.there.parked() == ()
    assert form_id in desk.hall.book.saved


def test_what_was_taken_back_while_cut_off_leaves_the_hall_once_it_is_there(place: Place) -> None:
    hall, desk = place
    desk.demo_lines()
    form_id = desk.form.form_id
    desk.presenter.parking.park()
    hall.there.becomes(HallState.LOST)
    desk.presenter.take_up(form_id)
    assert desk.form.form_id == form_id
    hall.there.becomes(HallState.LINKED)
    assert hall.there.parked() == ()


def test_our_own_parked_form_comes_back_once_and_leaves_the_hall(place: Place) -> None:
    hall, desk = place
    desk.demo_lines()
    form_id = desk.form.form_id
    for _ in range(2):
        desk.presenter.parking.park()
        desk.presenter.parking.park()
        assert desk.screen.list is not None
        assert [row.key for row in desk.screen.list.rows] == [form_id]
        desk.presenter.lists.enter()
        assert desk.form.form_id == form_id
        assert hall.there.parked() == ()
