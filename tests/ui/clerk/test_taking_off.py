"""F8 on a line that others need: they are named first, one more F8 takes all, Ctrl+Z brings all back."""

from dataclasses import replace

from app.domain.offering import Companion, Conditions, Where
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, PLAN_199, RING_VIDEO
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.fit import FitKind, fit

NEEDY = replace(RING_VIDEO, conditions=Conditions(requires=(Companion(Where.NUMBER, (), (PLAN_199.code,)),)))
SOLD = replace(CATALOGUE, offerings={**CATALOGUE.offerings, NEEDY.code: NEEDY})


def at_desk() -> ClerkAtDesk:
    desk = ClerkAtDesk(Hall(catalogue=SOLD))
    desk.demo_lines()
    return desk


def names(desk: ClerkAtDesk) -> list[str]:
    return [line.name.zh for line in desk.presenter.form.lines]


def select(desk: ClerkAtDesk, index: int) -> None:
    desk.presenter.desk.select(desk.presenter.form.lines[index].id)


def test_what_depends_on_it_is_named_and_goes_with_one_confirmation() -> None:
    desk = at_desk()
    before = desk.presenter.form.lines
    select(desk, 0)
    desk.presenter.remove_line()
    assert desk.presenter.form.lines == before
    asked = desk.told[-1]
    assert "视频彩铃" in asked.words
    assert [(answer.words, answer.key) for answer in asked.answers] == [("一起去掉", "F8")]
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == len(before) - 2
    assert "视频彩铃" in desk.words()[-1]
    desk.presenter.undo()
    assert desk.presenter.form.lines == before


def test_the_answer_by_mouse_does_the_same() -> None:
    desk = at_desk()
    select(desk, 0)
    desk.presenter.remove_line()
    desk.told[-1].answers[0].act()
    assert len(desk.presenter.form.lines) == 2


def test_another_line_chosen_meanwhile_is_asked_about_for_itself() -> None:
    desk = at_desk()
    count = len(desk.presenter.form.lines)
    select(desk, 0)
    desk.presenter.remove_line()
    select(desk, 2)
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == count - 1, "nothing needs that one"


def test_a_line_nobody_needs_goes_at_once() -> None:
    desk = at_desk()
    count = len(desk.presenter.form.lines)
    select(desk, 1)
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == count - 1


def test_an_offer_whose_need_is_not_met_says_so_where_it_is_found() -> None:
    desk = ClerkAtDesk(Hall(catalogue=SOLD))
    desk.choose_customer()
    desk.add("spcl")
    assert not desk.presenter.form.lines
    found = fit(desk.presenter.form, NEEDY, number=desk.presenter.number)
    assert found.kind is FitKind.NO
    assert found.why is not None
    assert "要先有" in found.why.zh
