"""The demo's counter in its hall: paired by itself, the desk open while somebody serves it, orders copied to the hall,
and every order taken as always once the hall server is gone.
"""

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_settings import BEHIND
from app.domain.ticket_ledger import TicketCourse
from app.hall_ports import HallState
from app.texts import hall_link, shell
from commands.demo_hall import demo_hall
from commands.outside import SystemClock, SystemIds
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace

IDS = SystemIds()
LI = "19420260128"


def staff_at_desk(work: AtWork) -> list[tuple[str, str]]:
    picture = work.counter.hall.seen().picture
    return [] if picture is None else [(each.desk, each.staff) for each in picture.desks]


def at_hand(work: AtWork) -> TicketCourse | None:
    return work.presenter.queue.at_hand


def take_order(work: AtWork) -> str:
    work.choose_customer(LI)
    work.put_on("jf50")
    work.press(Key.Key_F4)
    work.hand_over()
    work.customer_signs()
    work.give_cash("100")
    return work.until_accepted()


def copies(work: AtWork, order_id: str) -> int:
    row = work.counter.parts.order_book.row(order_id)
    return 0 if row is None else row.copies


def test_a_counter_lives_in_its_hall_and_through_its_loss(place: CounterPlace) -> None:
    person = place.data.staff[0].member.number
    with place.store() as store, demo_hall(place.place, store, place.data, clock=SystemClock(), ids=IDS) as hall:
        assert hall is not None
        assert hall.pages
        store.close()
        with place.counter() as work:
            work.sign_on()
            work.until("the desk is open", lambda: staff_at_desk(work) == [("03", person)])
            work.until("the strip says so", lambda: hall_link.STRIP_LINKED.zh in work.strip())
            work.window.settings_pressed.emit()
            page = work.program.pages.settings.presenter
            work.until("the settings page has the queue's rules", lambda: BEHIND.key in page.state.values)
            work.press(Key.Key_Escape)
            draft = TicketDraft(queue=QueueClass.MOBILE, matters=("top_up",), issued_by=person)
            work.counter.hall.queue.issue(draft, ticket_id=IDS.uuid7())
            work.press(Key.Key_F5)
            work.until("the customer is called", lambda: at_hand(work) is not None)
            first = take_order(work)
            work.until("the copy lies in the hall", lambda: copies(work, first) == 2)
            work.until("which is said", lambda: shell.SAVED_TWICE.zh.split("{")[0] in work.strip())

            hall.process.kill()
            work.until("the loss is said", lambda: hall_link.STRIP_LOST.zh in work.strip())
            work.press(Key.Key_Return)
            second = take_order(work)
            assert copies(work, second) == 1
            assert work.counter.hall.seen().state is HallState.LOST
