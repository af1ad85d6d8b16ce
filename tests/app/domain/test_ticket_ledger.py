from collections.abc import Callable

import pytest

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care, TicketNumber
from app.domain.ticket_ledger import (
    Act,
    CallRules,
    Standing,
    TicketCourse,
    begin,
    call,
    cancel,
    finish,
    hold,
    no_show,
    opened,
    re_insert,
    recall,
    split,
    take_off_hold,
    transfer,
)
from app.errors import QueueRefused
from app.texts.language import Language
from tests.fakes.orders import sample_id
from tests.fakes.queue import DAY, a_ticket, at

RULES = CallRules()
CHILD = TicketNumber(DAY, "B", 9)


def waiting() -> TicketCourse:
    return opened(a_ticket(18, matters=("plan_change", "sim_replacement")))


def called() -> TicketCourse:
    return call(waiting(), desk="3", staff="2107", at=at(4))


def serving() -> TicketCourse:
    return begin(called(), desk="3", staff="2107", at=at(5))


def on_hold() -> TicketCourse:
    return hold(serving(), desk="3", staff="2107", at=at(6), reason="填表")


def missed() -> TicketCourse:
    return no_show(called(), desk="3", staff="2107", at=at(6), rules=RULES)


def finished() -> TicketCourse:
    return finish(serving(), desk="3", staff="2107", at=at(9))


def cancelled() -> TicketCourse:
    return cancel(waiting(), by="5006", at=at(2), reason="走了")


STANDINGS: dict[Standing, Callable[[], TicketCourse]] = {
    Standing.WAITING: waiting,
    Standing.CALLED: called,
    Standing.SERVING: serving,
    Standing.ON_HOLD: on_hold,
    Standing.MISSED: missed,
    Standing.FINISHED: finished,
    Standing.CANCELLED: cancelled,
}
ACTS: dict[Act, Callable[[TicketCourse], TicketCourse]] = {
    Act.CALL: lambda course: call(course, desk="3", staff="2107", at=at(20)),
    Act.RECALL: lambda course: recall(course, desk="3", staff="2107", at=at(20), rules=RULES),
    Act.BEGIN: lambda course: begin(course, desk="3", staff="2107", at=at(20)),
    Act.HOLD: lambda course: hold(course, desk="3", staff="2107", at=at(20), reason="填表"),
    Act.RETURN: lambda course: take_off_hold(course, desk="3", staff="2107", at=at(20)),
    Act.NO_SHOW: lambda course: no_show(course, desk="3", staff="2107", at=at(20), rules=RULES),
    Act.RE_INSERT: lambda course: re_insert(course, by="5006", at=at(20), rules=RULES),
    Act.TRANSFER: lambda course: transfer(
        course, to=QueueClass.FIXED, by="2107", at=at(20), reason="不会办", desk=course.desk
    ),
    Act.SPLIT: lambda course: split(
        course,
        codes=("plan_change",),
        id=sample_id(99),
        number=CHILD,
        queue=QueueClass.FIXED,
        by="2107",
        at=at(20),
        desk=course.desk,
    )[0],
    Act.FINISH: lambda course: finish(course, desk="3", staff="2107", at=at(20)),
    Act.CANCEL: lambda course: cancel(course, by="5006", at=at(20), reason="走了", desk=course.desk),
}
AT_DESK = {Standing.CALLED, Standing.SERVING, Standing.ON_HOLD}
ALLOWED = {
    Act.CALL: {Standing.WAITING},
    Act.RECALL: {Standing.CALLED},
    Act.BEGIN: {Standing.CALLED},
    Act.HOLD: {Standing.SERVING},
    Act.RETURN: {Standing.ON_HOLD},
    Act.NO_SHOW: {Standing.CALLED},
    Act.RE_INSERT: {Standing.MISSED},
    Act.TRANSFER: AT_DESK | {Standing.WAITING},
    Act.SPLIT: AT_DESK | {Standing.WAITING},
    Act.FINISH: {Standing.SERVING},
    Act.CANCEL: AT_DESK | {Standing.WAITING, Standing.MISSED},
}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("act", Act)
def test_each_act_goes_from_its_own_standings_only(act: Act, standing: Standing) -> None:
    before = STANDINGS[standing]()
    assert before.standing is standing
    if standing in ALLOWED[act]:
        after = ACTS[act](before)
        assert after.periods[:-1] == before.periods  # what was closed stays as it is
        last = after.periods[-1]
        assert (last.standing, last.began, last.ended_by) == (standing, before.since, act)
        assert last.ended == after.since
        return
    with pytest.raises(QueueRefused) as refused:
        ACTS[act](before)
    for language in Language:
        said = refused.value.say(language)
        assert "018" in said
        assert "{" not in said
    assert before == STANDINGS[standing]()


def at_desk_four(act: Act, course: TicketCourse) -> TicketCourse:
    if act is Act.TRANSFER:
        return transfer(course, to=QueueClass.FIXED, by="5", at=at(20), reason="x", desk="4")
    if act is Act.SPLIT:
        codes, id = ("plan_change",), sample_id(99)
        return split(course, codes=codes, id=id, number=CHILD, queue=QueueClass.FIXED, by="5", at=at(20), desk="4")[0]
    return cancel(course, by="5", at=at(20), reason="x", desk="4")


@pytest.mark.parametrize("standing", sorted(AT_DESK))
@pytest.mark.parametrize("act", [Act.TRANSFER, Act.SPLIT, Act.CANCEL])
def test_another_desk_changes_nothing(act: Act, standing: Standing) -> None:
    with pytest.raises(QueueRefused) as refused:
        at_desk_four(act, STANDINGS[standing]())
    assert "3 号台" in refused.value.say(Language.ZH)


def test_finishing_at_another_desk_is_refused() -> None:
    with pytest.raises(QueueRefused, match="desk 3"):
        finish(serving(), desk="4", staff="2108", at=at(9))


def test_calling_again_is_spaced_and_capped() -> None:
    course = called()
    with pytest.raises(QueueRefused) as refused:
        recall(course, desk="3", staff="2107", at=at(4.5), rules=RULES)
    assert "10 秒" in refused.value.say(Language.ZH)
    course = recall(course, desk="3", staff="2107", at=at(5), rules=RULES)
    course = recall(course, desk="3", staff="2107", at=at(6), rules=RULES)
    with pytest.raises(QueueRefused, match="3 times"):
        recall(course, desk="3", staff="2107", at=at(8), rules=RULES)
    assert course.first_called_at == at(4)


def test_nobody_is_marked_absent_before_they_could_walk_over() -> None:
    with pytest.raises(QueueRefused, match="in 40 s"):
        no_show(called(), desk="3", staff="2107", at=at(4), rules=RULES)


def test_whoever_comes_back_is_put_behind_some_and_at_last_takes_a_new_ticket() -> None:
    back = re_insert(missed(), by="5006", at=at(7), rules=RULES)
    assert (back.behind, back.missed_rounds, back.calls) == (3, 1, 0)
    assert back.ticket.seniority_at == at(0)
    again = no_show(call(back, desk="4", staff="2108", at=at(10)), desk="4", staff="2108", at=at(11), rules=RULES)
    with pytest.raises(QueueRefused, match="2 rounds"):
        re_insert(again, by="5006", at=at(12), rules=RULES)
    assert cancel(again, by="5006", at=at(12), reason="没来").standing is Standing.CANCELLED


def test_a_transfer_keeps_number_seniority_and_owner() -> None:
    moved = transfer(serving(), to=QueueClass.FIXED, by="2107", at=at(8), reason="宽带", desk="3", to_desk="5")
    assert (moved.standing, moved.queue, moved.for_desk, moved.desk) == (Standing.WAITING, QueueClass.FIXED, "5", "")
    assert moved.ticket == serving().ticket
    assert moved.owner == "2107"
    assert moved.transfers == 1
    taken = begin(call(moved, desk="5", staff="2110", at=at(9)), desk="5", staff="2110", at=at(9))
    assert (taken.owner, taken.staff) == ("2107", "2110")  # whoever was asked first stays the owner


def test_a_transfer_to_where_it_waits_already_is_none() -> None:
    with pytest.raises(QueueRefused, match="Mobile"):
        transfer(waiting(), to=QueueClass.MOBILE, by="5006", at=at(1), reason="x")


def test_a_split_leaves_the_rest_and_keeps_seniority_and_care() -> None:
    ticket = a_ticket(18, matters=("plan_change", "broadband_move", "complaint"), care=(Care.PREGNANT,))
    course = begin(call(opened(ticket), desk="3", staff="2107", at=at(4)), desk="3", staff="2107", at=at(5))
    stays, left = split(
        course,
        codes=("complaint", "broadband_move"),
        id=sample_id(99),
        number=CHILD,
        queue=QueueClass.FIXED,
        by="2107",
        at=at(7),
        desk="3",
    )
    assert stays.standing is Standing.SERVING
    assert stays.matters == ("plan_change",)
    assert left.matters == ("broadband_move", "complaint")  # in the order they were chosen
    assert left.ticket.seniority_at == at(0)
    assert left.ticket.issued_at == at(7)
    assert left.ticket.protected
    assert left.ticket.split_from == ticket.id
    assert left.owner == "2107"


@pytest.mark.parametrize("codes", [(), ("top_up",), ("plan_change", "sim_replacement")])
def test_a_split_of_nothing_or_of_all_is_none(codes: tuple[str, ...]) -> None:
    with pytest.raises(QueueRefused):
        split(serving(), codes=codes, id="x", number=CHILD, queue=QueueClass.FIXED, by="2107", at=at(7), desk="3")


@pytest.mark.parametrize(
    "act",
    [
        lambda course: hold(course, desk="3", staff="2107", at=at(9), reason=" "),
        lambda course: transfer(course, to=QueueClass.FIXED, by="2107", at=at(9), reason="", desk="3"),
        lambda course: cancel(course, by="2107", at=at(9), reason="", desk="3"),
    ],
)
def test_what_needs_a_reason_says_so(act: Callable[[TicketCourse], TicketCourse]) -> None:
    with pytest.raises(QueueRefused, match="why"):
        act(serving())


def test_a_clock_set_back_closes_no_period_before_it_began() -> None:
    course = call(waiting(), desk="3", staff="2107", at=at(-30))
    assert course.periods[0].length_s == 0
    assert begin(course, desk="3", staff="2107", at=at(-20)).since == at(0)
