from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.desk_duty import DeskDuty, open_desk
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Appointment, Care, Dispute, QueueTicket, facts_of
from app.domain.routing import (
    Lane,
    Waiting,
    Weights,
    check_weights,
    fits,
    lane_of,
    priority,
    propose,
    rank,
    reason_for,
    waiting_of,
    with_handlers_away,
)
from app.domain.ticket_ledger import CallRules, begin, call, no_show, opened, re_insert, transfer
from app.errors import InputRefused
from app.handling.matters_file import read_matters
from app.texts.language import Text
from resources import path
from tests.fakes.queue import a_ticket, at

MATTERS = read_matters(Path(path("matters.toml")).read_text("utf-8")).matters
WEIGHTS = Weights()
ALL = frozenset(QueueClass)
OPEN = frozenset({"1", "3"})


def a_desk(
    *, desk: str = "3", staff: str = "2107", skills: frozenset[QueueClass] = ALL, certificates: tuple[str, ...] = ()
) -> DeskDuty:
    return open_desk(desk=desk, staff=staff, skills=skills, certificates=frozenset(certificates), at=at(0))


def seen(ticket: QueueTicket, *, weights: Weights = WEIGHTS) -> Waiting:
    return waiting_of(opened(ticket), weights=weights, rules=MATTERS)


def came(n: int, minute: float, *care: Care) -> Waiting:
    return seen(a_ticket(n, issued=at(minute), care=care))


def s(minute: float) -> float:
    return at(minute).timestamp()


def order(waiting: list[Waiting], minute: float) -> list[int]:
    return [each.number.n for each in rank(waiting, now_s=s(minute))]


def test_the_weighted_wait_decides() -> None:
    line = [came(1, 0), came(2, 5, Care.ELDERLY), came(3, 1)]
    assert order(line, 5.1) == [1, 3, 2]  # 5.1, 4.1 and 0.1 × 20
    assert order(line, 5.5) == [2, 1, 3]  # 0.5 × 20
    assert priority(line[1], now_s=s(6)) == pytest.approx(20)


def test_nobody_starves_behind_the_protected() -> None:
    """However many protected customers come, one an instant: an ordinary one is called within 20 times their wait."""
    line = [came(1, 0)]
    line += [came(2 + n, n * 0.5, Care.ILL) for n in range(100)]
    assert order(line, 50)[:100].index(1) < 100
    assert order(line[:1] + line[96:], 50)[0] == 1  # those of the last 2.5 minutes stand behind 50 minutes


def test_of_two_alike_the_first_is_called_first() -> None:
    line = [came(2, 0), came(1, 0)]
    assert order(line, 5) == [2, 1]
    assert order(line[::-1], 5) == [1, 2]


@pytest.mark.parametrize(
    ("ticket", "lane"),
    [
        (a_ticket(), Lane.ORDINARY),
        (a_ticket(care=(Care.DISABLED,)), Lane.PROTECTED),
        (replace(a_ticket(), appointment=Appointment(at(10), at(20))), Lane.APPOINTMENT),
        (replace(a_ticket(), appointment=Appointment(at(-30), at(-15))), Lane.APPOINTMENT),  # late, within the grace
        (replace(a_ticket(), appointment=Appointment(at(-30), at(-15.1))), Lane.ORDINARY),
        (replace(a_ticket(), appointment=Appointment(at(0), at(9)), care=frozenset({Care.ILL})), Lane.PROTECTED),
    ],
)
def test_lanes(ticket: QueueTicket, lane: Lane) -> None:
    assert lane_of(ticket, WEIGHTS) is lane


@pytest.mark.parametrize(("stars", "lane"), [(5, Lane.ORDINARY), (6, Lane.STARS), (7, Lane.STARS)])
def test_stars_weigh_two_and_never_protect(stars: int, lane: Lane) -> None:
    facts = facts_of(customer_id="C", name="张伟", phone="", stars=stars, open_orders=0)
    waiting = seen(replace(a_ticket(), customer=facts))
    assert waiting.lane is lane
    assert priority(waiting, now_s=s(4)) == pytest.approx(8 if lane is Lane.STARS else 4)


def test_an_appointment_counts_double_from_its_slot_on() -> None:
    early = seen(replace(a_ticket(), appointment=Appointment(at(10), at(20))))
    assert priority(early, now_s=s(9)) == pytest.approx(9)
    assert priority(early, now_s=s(14)) == pytest.approx(14 + 4)
    assert reason_for(early, desk=None, now_s=s(9)).zh == "等了 9 分钟"
    assert reason_for(early, desk=None, now_s=s(14)).zh == "预约到点，等了 14 分钟 × 2"
    assert order([early, came(2, 1)], 9) == [1, 2]
    assert order([early, came(2, -3)], 14) == [1, 2]


@pytest.mark.parametrize(
    ("care", "minute", "zh", "en"),
    [
        ((Care.ELDERLY,), 4.9, "老人，等了 4 分钟 × 20", "elderly, waited 4 min × 20"),
        ((Care.ELDERLY, Care.ILL), 0.5, "老人、生病，等了 30 秒 × 20", "elderly and ill, waited 30 s × 20"),
        ((), 12, "等了 12 分钟", "waited 12 min"),
    ],
)
def test_the_reason_can_be_read_aloud(care: tuple[Care, ...], minute: float, zh: str, en: str) -> None:
    proposal = propose([came(1, 0, *care)], desk=a_desk(), open_desks=OPEN, now_s=s(minute))
    assert proposal is not None
    assert proposal.reason == Text(zh, en)


def test_a_desk_gets_only_whom_it_can_serve() -> None:
    line = [
        seen(a_ticket(1, queue=QueueClass.FIXED, matters=("broadband_new",), issued=at(0))),
        seen(a_ticket(2, queue=QueueClass.ENTERPRISE, matters=("leased_circuit",), issued=at(1))),
        came(3, 2),
    ]
    mobile = a_desk(skills=frozenset({QueueClass.MOBILE, QueueClass.ENTERPRISE}))
    proposal = propose(line, desk=mobile, open_desks=OPEN, now_s=s(9))
    assert proposal is not None
    assert proposal.waiting.number.n == 3  # no skill for the first, no certificate for the second
    certified = replace(mobile, certificates=frozenset({"C-ENT"}))
    proposal = propose(line, desk=certified, open_desks=OPEN, now_s=s(9))
    assert proposal is not None
    assert proposal.waiting.number.n == 2
    assert propose(line, desk=a_desk(skills=frozenset({QueueClass.REPAIR})), open_desks=OPEN, now_s=s(9)) is None


def test_a_transfer_keeps_seniority_and_goes_to_its_desk() -> None:
    course = begin(call(opened(a_ticket(1)), desk="1", staff="a", at=at(1)), desk="1", staff="a", at=at(2))
    sent = transfer(course, to=QueueClass.FIXED, by="a", at=at(8), reason="宽带", desk="1", to_desk="3")
    waiting = waiting_of(sent, weights=WEIGHTS, rules=MATTERS)
    other = seen(a_ticket(2, issued=at(1), queue=QueueClass.FIXED))
    assert order([other, waiting], 9) == [1, 2]
    assert not fits(waiting, a_desk(desk="4"), open_desks=OPEN)
    assert fits(waiting, a_desk(desk="4"), open_desks=frozenset({"4"}))  # desk 3 has closed meanwhile
    assert reason_for(waiting, desk=a_desk(), now_s=s(9)).zh == "转到本台的，等了 9 分钟"


def test_a_dispute_goes_to_its_handler_alone() -> None:
    waiting = seen(replace(a_ticket(), dispute=Dispute("3001", Text("接待室", "Reception room"))))
    assert not fits(waiting, a_desk(), open_desks=OPEN)
    assert fits(waiting, a_desk(staff="3001"), open_desks=OPEN)
    assert reason_for(waiting, desk=a_desk(staff="3001"), now_s=s(2)).en.startswith("this desk is in charge")


def test_a_dispute_whose_handler_left_goes_to_any_desk_of_its_class_and_one_that_was_sent_to_a_desk_to_that() -> None:
    ticket = replace(a_ticket(), dispute=Dispute("3001", Text("接待室", "Reception room")))
    here, there = a_desk(), a_desk(desk="1", staff="3001")
    (kept,) = with_handlers_away([seen(ticket)], on_duty=[here, there])
    assert not fits(kept, here, open_desks=OPEN)
    (left,) = with_handlers_away([kept], on_duty=[here])
    assert fits(left, here, open_desks=OPEN)
    assert not fits(left, a_desk(skills=frozenset()), open_desks=OPEN)
    assert reason_for(left, desk=here, now_s=s(2)).zh == "3001 负责的争议，此人不在台，等了 2 分钟"
    assert with_handlers_away([left], on_duty=[here, there]) == [kept]  # back at a desk
    sent = transfer(opened(ticket), to=QueueClass.MOBILE, by="g", at=at(1), reason="不在", to_desk="3")
    assert fits(waiting_of(sent, weights=WEIGHTS, rules=MATTERS), here, open_desks=OPEN)


def test_a_customer_at_another_desk_is_called_by_nobody() -> None:
    assert not fits(replace(came(1, 0), busy=True), a_desk(), open_desks=OPEN)


def test_whoever_comes_back_stands_behind_three() -> None:
    course = no_show(
        call(opened(a_ticket(1)), desk="3", staff="a", at=at(2)), desk="3", staff="a", at=at(3), rules=CallRules()
    )
    back = waiting_of(re_insert(course, by="g", at=at(6), rules=CallRules()), weights=WEIGHTS, rules=MATTERS)
    others = [came(n, n) for n in range(2, 7)]
    assert order([back, *others], 9) == [2, 3, 4, 1, 5, 6]
    assert order([back, *others[:1]], 9) == [2, 1]
    proposal = propose([back], desk=a_desk(), open_desks=OPEN, now_s=s(9))
    assert proposal is not None
    assert proposal.reason.zh == "过号回来的，等了 9 分钟"


@pytest.mark.parametrize("weights", [Weights(1, 2, 1), Weights(20, 1, 2), Weights(20, 2, 0)])
def test_weights_that_turn_the_lanes_round_are_refused(weights: Weights) -> None:
    with pytest.raises(InputRefused):
        check_weights(weights)
    check_weights(WEIGHTS)


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_a_proposal_is_the_first_of_the_ranking(seed: int, size: int) -> None:
    dice = Random(seed)
    line = [
        replace(
            came(n, dice.uniform(0, 60), *((Care.ELDERLY,) if dice.random() < 0.2 else ())),
            behind=dice.choice((0, 0, 0, 2)),
            queue=dice.choice((QueueClass.MOBILE, QueueClass.FIXED)),
        )
        for n in range(size)
    ]
    desk = a_desk(skills=frozenset({QueueClass.MOBILE}))
    proposal = propose(line, desk=desk, open_desks=OPEN, now_s=s(60))
    mine = [each for each in line if each.queue is QueueClass.MOBILE]
    assert (proposal.waiting if proposal is not None else None) == next(iter(rank(mine, now_s=s(60))), None)
    assert sorted(each.number.n for each in rank(line, now_s=s(60))) == list(range(size))
