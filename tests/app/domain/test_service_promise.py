import pytest

from app.domain.desk_duty import DeskDuty, open_desk, pause
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.routing import Waiting, Weights, waiting_of
from app.domain.service_promise import Breach, DeskAhead, breaches, foresee
from app.domain.ticket_ledger import opened
from app.domain.ticket_times import Promises
from tests.fakes.queue import a_ticket, at
from tests.hall_day.day import DayPlan, play

MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED
NOW = at(5).timestamp()
SERVICE_S = 240.0


def duty(name: str, *skills: QueueClass) -> DeskDuty:
    return open_desk(desk=name, staff=name, skills=frozenset(skills or (MOBILE,)), certificates=frozenset(), at=at(0))


def one(n: int, came: float, *care: Care, queue: QueueClass = MOBILE) -> Waiting:
    return waiting_of(opened(a_ticket(n, issued=at(came), care=care, queue=queue)), weights=Weights(), rules={})


def seen(
    waiting: list[Waiting],
    *desks: DeskAhead,
    paused: tuple[DeskDuty, ...] = (),
    service_s: float = SERVICE_S,
    finished_s: int = 3600,
) -> tuple[Breach, ...]:
    return breaches(
        waiting,
        desks=desks,
        paused=paused,
        service_s=lambda _: service_s,
        promises=Promises(protected_finished_s=finished_s),
        now_s=NOW,
    )


def test_the_line_is_played_forward_by_the_same_rule() -> None:
    waiting = [one(1, 0), one(2, 4, Care.ELDERLY), one(3, 1)]
    found = foresee(waiting, desks=[DeskAhead(duty("1"), 60)], service_s=lambda _: 120.0, now_s=NOW)
    assert [each.waiting.number.n for each in found] == [2, 1, 3]
    assert [each.called_s for each in found] == [60 + 60, 300 + 180, 240 + 300]
    assert found[0].finished_s == 240


def test_nothing_will_be_missed() -> None:
    assert seen([one(1, 4, Care.ELDERLY), one(2, 4)], DeskAhead(duty("1"), 0), DeskAhead(duty("2"), 30)) == ()


def test_two_elderly_will_be_late_and_one_desk_more_would_do() -> None:
    waiting = [one(n, 4.5, Care.ELDERLY) for n in (1, 2, 3)]
    (breach,) = seen(waiting, DeskAhead(duty("1"), 240))
    assert breach.says.zh == "2 位老人会超过 6 分钟"
    assert breach.helps.zh == "给移动业务再开一个台，就来得及。"
    assert breach.tickets == (waiting[1].ticket_id, waiting[2].ticket_id)
    assert breach.more_desks == 1


def test_a_paused_desk_that_can_is_asked_back_first() -> None:
    waiting = [one(n, 4.5, Care.ELDERLY) for n in (1, 2, 3)]
    away = pause(duty("5"), at=at(1), reason="午饭")
    other = pause(duty("6", FIXED), at=at(1), reason="午饭")
    (breach,) = seen(waiting, DeskAhead(duty("1"), 240), paused=(other, away))
    assert breach.helps.zh == "请 5 号台回来，就来得及。"
    assert breach.more_desks == 0


@pytest.mark.parametrize(
    ("count", "more", "zh"),
    [
        (4, 1, "给移动业务再开一个台，就来得及。"),
        (6, 2, "给移动业务再开 2 个台，就来得及。"),
        (8, 3, "给移动业务再开 3 个台，就来得及。"),
        (9, 3, "再开 3 个台也来不及。请先告诉他们要等多久，能自助的带去自助。"),
    ],
)
def test_how_many_more_desks(count: int, more: int, zh: str) -> None:
    """They have a minute left and services take fifty seconds: each desk calls two of them in time."""
    waiting = [one(n, 0, Care.PREGNANT) for n in range(1, count + 1)]
    (breach,) = seen(waiting, DeskAhead(duty("1"), 0), service_s=50.0)
    assert (breach.more_desks, breach.helps.zh) == (more, zh)


def test_called_in_time_but_not_finished_is_another_sentence() -> None:
    (breach,) = seen([one(1, 4.5, Care.ILL, Care.ELDERLY)], DeskAhead(duty("1"), 0), service_s=420.0, finished_s=360)
    assert breach.says.zh == "1 位照顾号客人叫得到，6 分钟内办不完"
    assert "7 分钟" in breach.helps.zh
    assert breach.more_desks == 0


def test_the_ordinary_wait_has_its_own_promise_and_comes_last() -> None:
    waiting = [one(1, -8), one(2, 4.9, Care.ELDERLY), one(3, 4.8, Care.ELDERLY)]
    found = seen(waiting, DeskAhead(duty("1"), 300))
    assert [each.says.en for each in found] == [
        "1 elderly customers will wait longer than 6 min",
        "1 customers will wait longer than 10 min",
    ]


def test_a_class_no_open_desk_serves_is_foreseen_as_missed() -> None:
    (breach,) = seen([one(1, 4, Care.ELDERLY, queue=FIXED)], DeskAhead(duty("1"), 0))
    assert breach.queue is FIXED
    assert breach.helps.zh == "给固网业务再开一个台，就来得及。"
    assert foresee([one(1, 4, queue=FIXED)], desks=[], service_s=lambda _: 1.0, now_s=NOW)[0].called_s is None


def test_what_is_foreseen_is_what_happens_where_nobody_else_comes() -> None:
    """A played day, its last customers: services known, nobody after them."""
    visits = play(DayPlan(seed=2, minutes=90, load=1.6, cv=0.8))
    last = max(each.arrives for each in visits)
    moment = at(last).timestamp()
    serving = {}
    for each in visits:
        for period in each.course.periods:
            if period.standing.value == "serving" and period.began.timestamp() <= moment < period.ended.timestamp():
                serving[period.desk] = period.ended.timestamp() - moment
    waiting, service = [], {}
    for each in visits:
        called = each.course.first_called_at
        if called is not None and called.timestamp() > moment:
            waiting.append(waiting_of(opened(each.course.ticket), weights=Weights(), rules={}))
            service[each.course.ticket.id] = each.course.periods[-1].length_s
    desks = [DeskAhead(duty(name), left_s) for name, left_s in sorted(serving.items())]
    assert len(waiting) > 5
    foreseen = foresee(waiting, desks=desks, service_s=lambda one: service[one.ticket_id], now_s=moment)
    really = {each.course.ticket.id: each.called for each in visits}
    for one_of_them in foreseen:
        assert one_of_them.called_s is not None
        assert one_of_them.called_s / 60 == pytest.approx(really[one_of_them.waiting.ticket_id], abs=1e-6)


def test_what_comes_after_every_limit_need_not_be_played() -> None:
    waiting = [one(n, 4) for n in range(1, 8)]
    played = foresee(waiting, desks=[DeskAhead(duty("1"), 0)], service_s=lambda _: 240.0, now_s=NOW, until_s=600)
    assert [each.called_s is None for each in played] == [False] * 3 + [True] * 4
    (breach,) = seen(waiting, DeskAhead(duty("1"), 0))
    assert breach.tickets == tuple(each.ticket_id for each in waiting[3:])
