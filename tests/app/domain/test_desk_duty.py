from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.desk_duty import (
    DeskDuty,
    DeskStanding,
    close_desk,
    lacks,
    on_duty_s,
    open_desk,
    pause,
    paused_s,
    resume,
)
from app.domain.matter import QueueClass
from app.errors import QueueRefused
from app.handling.matters_file import read_matters
from resources import path
from tests.fakes.queue import at

MATTERS = read_matters(Path(path("matters.toml")).read_text("utf-8")).matters


def a_desk(*, certificates: frozenset[str] = frozenset()) -> DeskDuty:
    skills = frozenset({QueueClass.MOBILE, QueueClass.ENTERPRISE})
    return open_desk(desk="3", staff="2107", skills=skills, certificates=certificates, at=at(0))


def test_a_pause_is_a_closed_period_with_its_reason() -> None:
    duty = pause(a_desk(), at=at(60), reason="午饭", back_at=at(90))
    assert (duty.calls, duty.back_at) == (False, at(90))
    assert paused_s(duty, now=at(70)) == 600
    duty = close_desk(resume(duty, at=at(95)), at=at(200))
    assert [(each.standing, each.reason, each.length_s) for each in duty.periods] == [
        (DeskStanding.OPEN, "", 3600),
        (DeskStanding.PAUSED, "午饭", 35 * 60),
        (DeskStanding.OPEN, "", 105 * 60),
    ]
    assert (paused_s(duty, now=at(999)), on_duty_s(duty, now=at(999))) == (35 * 60, 200 * 60)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: resume(a_desk(), at=at(1)), "not paused"),
        (lambda: pause(a_desk(), at=at(1), reason=" "), "why"),
        (lambda: pause(a_desk(), at=at(9), reason="午饭", back_at=at(9)), "past"),
        (lambda: pause(pause(a_desk(), at=at(1), reason="午饭"), at=at(2), reason="会议"), "already"),
        (lambda: close_desk(close_desk(a_desk(), at=at(1)), at=at(2)), "not open"),
        (lambda: pause(close_desk(a_desk(), at=at(1)), at=at(2), reason="午饭"), "not open"),
    ],
)
def test_what_a_desk_cannot_do(act: Callable[[], DeskDuty], said: str) -> None:
    with pytest.raises(QueueRefused, match=said):
        act()


def test_what_a_desk_lacks_is_said() -> None:
    def of(queue: QueueClass, *matters: str, certificates: frozenset[str] = frozenset()) -> str:
        missing = lacks(a_desk(certificates=certificates), queue=queue, matters=matters, rules=MATTERS)
        return missing.zh if missing is not None else ""

    assert of(QueueClass.MOBILE, "plan_change") == ""
    assert of(QueueClass.FIXED, "broadband_new") == "没有固网技能"
    assert of(QueueClass.ENTERPRISE, "leased_circuit") == "没有有效的政企业务上岗证"
    assert of(QueueClass.ENTERPRISE, "leased_circuit", certificates=frozenset({"C-ENT"})) == ""
