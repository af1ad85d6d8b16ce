"""A drawer's period from the float to the hand-over, on a real store; what a blind count may not see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cash_period import CashMoveKind
from app.domain.right import Right
from app.errors import CashRefused
from app.texts import cash as refusals
from app.texts import cash_screens as words
from app.texts.audit import REASONS
from tests.fakes.clerk_ports import HeldLane
from tests.offline_cache.parts import Counter, copy_of
from tests.people.bench import HE, LIN, PASSWORDS, SHEN, ZHOU, Desk, started
from tests.ui.shell.cash.bench import AtDrawer
from ui.shell.cash.state import CountState, MenuAct


@pytest.fixture
def desk(staffed: Counter, tmp_path: Path) -> Iterator[Desk]:
    with started(copy_of(staffed, tmp_path / "store")) as desk:
        yield desk


@pytest.fixture
def drawer(desk: Desk) -> AtDrawer:
    return AtDrawer(desk)


def test_who_comes_on_duty_is_told_and_opens_with_what_was_counted(drawer: AtDrawer) -> None:
    drawer.presenter.look(remind=True)
    assert drawer.stands is None
    (told,) = drawer.said
    assert (told.words, told.question) == (words.REMIND.zh, False)  # it stands in nobody's way
    told.answers[0].act()
    assert drawer.counting.total_fen == 0
    drawer.count(y100=2, y50=2)
    assert drawer.pages[-1] is None
    assert drawer.stands is not None
    assert (drawer.stands.float_fen, drawer.stands.staff) == (30000, ZHOU.number)
    drawer.presenter.press()
    assert drawer.menu.acts == (MenuAct.MOVE, MenuAct.CLOSE, MenuAct.HAND_OVER)


def test_what_should_be_there_is_on_no_page_before_the_count(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.pages.clear()
    drawer.presenter.begin(MenuAct.CLOSE)
    drawer.count(y100=2, y50=1)
    before = [page for page in drawer.pages if isinstance(page, CountState)]
    assert before
    assert all(page.left_fen is None for page in before)
    assert (drawer.result.counted.expected_fen, drawer.result.counted.difference_fen) == (30000, -5000)


def test_an_even_count_closes_and_what_it_left_can_be_carried_over(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.CLOSE)
    drawer.count(y100=3)
    drawer.presenter.counting.close()
    assert drawer.stands is None
    assert drawer.said[-1].words == "交班了：点到 ¥300.00，平。"
    assert [period.closed_at is not None for period in drawer.printed] == [True]
    drawer.presenter.begin(MenuAct.OPEN)
    assert drawer.counting.left_fen == 30000
    drawer.presenter.counting.carry_over()
    assert drawer.stands is not None
    assert (drawer.stands.float_fen, drawer.stands.float_counted) == (30000, False)


def test_a_difference_asks_a_reason_and_beyond_the_limit_somebody_else(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.CLOSE)
    drawer.count(y100=3, y5=1)  # ¥5 too much: within the limit
    drawer.presenter.counting.close()
    assert drawer.result.reason_problem is not None
    drawer.presenter.counting.recount()
    assert drawer.counting.total_fen == 0
    drawer.count(y100=2)
    assert [each.counted_fen for each in drawer.result.period.counts] == [30500, 20000]
    drawer.presenter.counting.type_reason("找零看错")
    drawer.presenter.counting.close()
    assert drawer.stands is not None  # nobody approved yet
    assert drawer.wanted() is Right.CASH_DIFFERENCE
    drawer.approve_by(SHEN)
    assert drawer.stands is None
    (period,) = drawer.cash.periods(drawer.today())
    assert (period.reason, period.approver) == ("找零看错", SHEN.number)


def test_a_senior_clerk_needs_a_second_person_for_their_own_drawer(desk: Desk) -> None:
    drawer = AtDrawer(desk, person=SHEN)
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.CLOSE)
    drawer.count(y100=1)
    drawer.presenter.counting.type_reason("原因不明")
    drawer.presenter.counting.close()
    asked = drawer.asked[-1]
    assert (asked.why, asked.reason, asked.ready) == (words.BEYOND, "原因不明", words.READY_REASONS)
    assert drawer.stands is not None


def test_a_colleague_takes_over_with_their_own_password(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.HAND_OVER)
    drawer.count(y100=3)
    counting = drawer.presenter.counting
    counting.close()
    assert (drawer.result.taker_problem, drawer.result.password_problem) == (
        words.HAND_MISSING,
        words.HAND_PASSWORD_MISSING,
    )
    counting.type_taker(LIN.number)
    counting.close("wrong")
    assert drawer.result.password_problem is not None
    assert drawer.taken_over == []
    counting.close(PASSWORDS[LIN.number])
    assert drawer.said[-1].words == "周敏 的钱箱交给 林悦：¥300.00，平。"
    assert [person.number for person in drawer.taken_over] == [LIN.number]
    assert drawer.stands is not None
    assert (drawer.stands.staff, drawer.stands.float_fen) == (LIN.number, 30000)


def test_cash_moves_with_a_reason_and_the_safe_asks_for_its_right(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.MOVE)
    moving = drawer.presenter.moving
    moving.type_amount("-5")
    moving.enter()
    assert drawer.moving.amount_problem == words.AMOUNT_WRONG
    assert drawer.moving.reason_problem is not None
    moving.type_amount("50")
    moving.type_reason("换零钱")
    moving.enter()
    assert drawer.wanted() is Right.MOVE_CASH
    drawer.approve_by(SHEN)
    assert drawer.said[-1].words == "存入 ¥50.00，已记下。"
    drawer.presenter.begin(MenuAct.MOVE)
    moving.choose_kind(CashMoveKind.TO_SAFE)
    moving.type_amount("100")
    moving.type_reason("钱箱钱多了")
    moving.enter()
    assert drawer.wanted() is Right.SAFE_CASH


def test_leaving_with_an_open_period_is_asked_once(drawer: AtDrawer) -> None:
    gone: list[str] = []
    presenter = drawer.presenter
    presenter.look()
    assert presenter.may_go(lambda: gone.append("went"))
    drawer.opens(y100=3)
    assert not presenter.may_go(lambda: gone.append("went"))
    question = drawer.said[-1]
    assert [answer.words for answer in question.answers] == [words.CLOSE_TITLE.zh, words.LEAVE_OPEN.zh]
    question.answers[1].act()
    assert gone == ["went"]
    assert presenter.may_go(lambda: None)
    presenter.look()
    assert not presenter.may_go(lambda: gone.append("closed"))
    drawer.said[-1].answers[0].act()
    drawer.count(y100=3)
    presenter.counting.close()
    assert gone == ["went", "closed"]


def test_what_comes_back_after_the_desk_was_locked_opens_nothing(desk: Desk) -> None:
    drawer = AtDrawer(desk, lane=HeldLane())
    drawer.presenter.press()
    drawer.presenter.give_up()
    drawer.run()
    assert drawer.pages == []
    drawer.presenter.begin(MenuAct.OPEN)
    drawer.run()
    drawer.count(y100=3)
    drawer.run()
    drawer.presenter.begin(MenuAct.CLOSE)
    drawer.run()
    drawer.count(y100=3)
    drawer.presenter.give_up()
    drawer.run()
    assert drawer.pages[-1] is None
    assert drawer.said[-1].words == words.COUNT_KEPT.zh
    (period,) = drawer.cash.periods(drawer.today())
    assert len(period.counts) == 1


def test_a_count_that_was_begun_for_somebody_else_asks_for_the_right_to(desk: Desk, drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.gate.on_duty(LIN)
    drawer.presenter.look(remind=True)
    assert drawer.said[-1].words == words.REMIND_OTHERS.zh.format(staff="周敏 3017")
    drawer.presenter.begin(MenuAct.CLOSE)
    assert drawer.wanted() is Right.CASH_DIFFERENCE


def test_the_drawer_opens_for_each_act_over_its_cash_under_its_right(drawer: AtDrawer) -> None:
    drawer.opens(y100=3)
    drawer.presenter.begin(MenuAct.MOVE)
    for kind in (CashMoveKind.PAY_IN, CashMoveKind.TO_SAFE):
        drawer.presenter.begin(MenuAct.MOVE)
        drawer.presenter.moving.choose_kind(kind)
        drawer.presenter.moving.type_amount("20")
        drawer.presenter.moving.type_reason("换零钱")
        drawer.presenter.moving.enter()
        drawer.approve_by(HE)
    drawer.presenter.begin(MenuAct.CLOSE)
    count = (Right.CASH_PERIOD, "drawer_counted")
    moves = [(Right.MOVE_CASH, "drawer_moved"), (Right.SAFE_CASH, "drawer_moved")]
    assert drawer.opened == [count, *moves, count]
    assert drawer.cash.standing().safe_fen == 2000
    assert all(reason in REASONS for _, reason in drawer.opened)


def test_where_cash_was_refused_for_want_of_a_period_the_way_out_stands_beside_it(drawer: AtDrawer) -> None:
    drawer.voice.offer(refusals.OPEN_FIRST, words.DO_OPEN, lambda: drawer.presenter.begin(MenuAct.OPEN), key="Ctrl M")
    drawer.voice.say_failed(CashRefused(refusals.OPEN_FIRST))
    (answer,) = drawer.said[-1].answers
    assert (answer.words, answer.key) == ("开班", "Ctrl M")
    answer.act()
    assert drawer.counting.total_fen == 0
    drawer.voice.say_failed(CashRefused(refusals.NO_PERIOD))
    assert drawer.said[-1].answers == ()
