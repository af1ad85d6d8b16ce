import pytest

from app.domain.matter import QueueClass
from app.domain.queue_figures import Kept, class_rates, day_figures, protected_per_s, protected_words
from app.domain.queue_ticket import Care, TicketNumber
from app.domain.staffing import Rates
from app.domain.ticket_ledger import TicketCourse, begin, call, cancel, finish, opened, split, transfer
from app.domain.ticket_times import Promises
from tests.fakes.queue import DAY, a_ticket, at

PROMISES = Promises()
ELDERLY = (Care.ELDERLY,)
MOBILE, COMPLAINT = QueueClass.MOBILE, QueueClass.COMPLAINT


def visit(n: int, came: float, called: float, finished: float | None, care: tuple[Care, ...] = ()) -> TicketCourse:
    course = call(opened(a_ticket(n, issued=at(came), care=care)), desk="3", staff="a", at=at(called))
    course = begin(course, desk="3", staff="a", at=at(called))
    return course if finished is None else finish(course, desk="3", staff="a", at=at(finished))


def test_a_day_is_told_by_customers_and_by_both_clocks() -> None:
    courses = [
        visit(1, 0, 2, 5, ELDERLY),
        visit(2, 0, 3, 9, ELDERLY),  # called in time, finished late
        visit(3, 0, 8, 10, ELDERLY),
        opened(a_ticket(4, issued=at(8), care=ELDERLY)),
        visit(5, 0, 9, 20),
        visit(6, 0, 11, None),
        cancel(opened(a_ticket(7)), by="g", at=at(4), reason="走了"),
    ]
    found = day_figures(courses, now=at(12), promises=PROMISES)
    assert (found.protected, found.ordinary, found.finished, found.left) == (4, 3, 4, 1)
    assert found.protected_called == Kept(kept=2, missed=1, running=1)
    assert found.protected_finished == Kept(kept=1, missed=2, running=1)
    assert found.ordinary_called == Kept(kept=1, missed=1)
    assert found.protected_called.share == pytest.approx(2 / 3)
    assert found.mean_wait_s == pytest.approx(60 * (2 + 3 + 8 + 9 + 11) / 5)
    assert protected_words(found, promises=PROMISES).zh == "今天照顾号 4 位：6 分钟内叫到 2，办完 1"


def test_nothing_yet_is_no_share() -> None:
    found = day_figures([], now=at(0), promises=PROMISES)
    assert (found.mean_wait_s, found.protected_called.share) == (None, None)


def test_a_visit_in_parts_is_one_customer_and_finished_when_all_of_it_is() -> None:
    ticket = a_ticket(1, care=ELDERLY, matters=("plan_change", "complaint"))
    course = begin(call(opened(ticket), desk="3", staff="a", at=at(1)), desk="3", staff="a", at=at(1))
    number = TicketNumber(DAY, "C", 1)
    whole, part = split(
        course, codes=("complaint",), id="x", number=number, queue=COMPLAINT, by="a", at=at(2), desk="3"
    )
    whole = finish(whole, desk="3", staff="a", at=at(3))
    assert day_figures([whole, part], now=at(4), promises=PROMISES).protected_finished == Kept(running=1)
    moved = transfer(part, to=COMPLAINT, by="g", at=at(4), reason="主管", to_desk="5")
    late = finish(
        begin(call(moved, desk="5", staff="b", at=at(5)), desk="5", staff="b", at=at(5)),
        desk="5",
        staff="b",
        at=at(9),
    )
    found = day_figures([whole, late], now=at(10), promises=PROMISES)
    assert (found.protected, found.transfers, found.finished) == (1, 1, 2)
    assert found.protected_finished == Kept(missed=1)
    assert found.protected_called == Kept(kept=1)


def test_rates_of_a_class_are_those_of_its_stretch() -> None:
    courses = [
        visit(1, -50, -49, 5),  # came before, finished within
        visit(2, 10, 12, 18),
        visit(3, 20, 24, None),
        cancel(opened(a_ticket(4, issued=at(30))), by="g", at=at(34), reason="走了"),
        opened(a_ticket(5, issued=at(10), queue=COMPLAINT)),
        opened(a_ticket(6, issued=at(60), care=ELDERLY)),
        opened(a_ticket(7, issued=at(50), care=ELDERLY)),
    ]
    found = class_rates(courses, queues=[MOBILE], since=at(0), now=at(60))
    waited_min = 2 + 4 + 4 + 10
    assert found == Rates(4 / 3600, 2 / (60 * (54 + 6)), 1 / (60 * waited_min))
    assert class_rates(courses, queues=[COMPLAINT], since=at(0), now=at(60)) is None
    assert protected_per_s(courses, since=at(0), now=at(60)) == pytest.approx(1 / 3600)
    assert protected_per_s(courses, since=at(0), now=at(0)) == 0
