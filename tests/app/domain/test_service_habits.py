from pathlib import Path

import pytest

from app.domain.service_habits import FADES, MOST_S, ServiceHabits, expected_s, file_s, learned, next_day
from app.handling.matters_file import read_matters
from resources import path

MATTERS = read_matters(Path(path("matters.toml")).read_text("utf-8")).matters


def after(count: int, took_s: float, *matters: str, hour: int = 10) -> ServiceHabits:
    habits = ServiceHabits()
    for _ in range(count):
        habits = learned(habits, matters=matters, hour=hour, took_s=took_s, rules=MATTERS)
    return habits


def said(habits: ServiceHabits, *matters: str, hour: int = 10) -> float:
    return expected_s(habits, matters=matters, hour=hour, rules=MATTERS)


def test_it_starts_from_the_file() -> None:
    assert said(ServiceHabits(), "plan_change") == 180
    assert said(ServiceHabits(), "plan_change", "new_connection") == 180 + 17.5 * 60
    assert file_s("unknown", MATTERS) == 300


def test_it_moves_to_what_was_measured_the_hour_first() -> None:
    habits = after(50, 300, "plan_change")
    assert said(habits, "plan_change") == pytest.approx(300, rel=0.03)
    assert 280 < said(habits, "plan_change", hour=15) < 300  # another hour knows it from the day
    assert said(habits, "top_up") == 180


def test_several_matters_share_the_time_as_usual() -> None:
    habits = after(200, 2 * (180 + 300), "plan_change", "sim_replacement")
    assert said(habits, "plan_change") == pytest.approx(360, rel=0.05)
    assert said(habits, "sim_replacement") == pytest.approx(600, rel=0.05)


def test_old_days_fade() -> None:
    habits = after(30, 600, "plan_change")
    faded = habits
    for _ in range(200):
        faded = next_day(faded)
    assert said(faded, "plan_change") == pytest.approx(180, rel=0.06)
    assert next_day(habits).by_matter["plan_change"].count == pytest.approx(30 * FADES)


@pytest.mark.parametrize("took_s", [0, -5, MOST_S + 1])
def test_what_is_no_service_teaches_nothing(took_s: float) -> None:
    assert after(1, took_s, "plan_change") == ServiceHabits()
