from app.domain.order import CentralState, OrderState
from app.wire.batch import LineAnswer
from offline_cache.downlink import Downlink
from tests.fakes.orders import NOW
from tests.offline_cache.parts import Books, Counter, accept


def test_reading_goes_on_where_it_ended(counter: Counter) -> None:
    with counter.opened() as store:
        assert Downlink(store).cursor() == ""
        Downlink(store).keep_cursor("one")
        Downlink(store).keep_cursor("two")
    with counter.opened() as store:
        assert Downlink(store).cursor() == "two"


def test_a_later_state_shows_on_the_order(books: Books) -> None:
    order = accept(books, 1)
    lines = (LineAnswer("L-1", OrderState.COMPLETED), LineAnswer("L-2", OrderState.FAILED))
    assert Downlink(books.store).apply_order_state(order.id, state=OrderState.PARTIAL, lines=lines)
    row = books.orders.row(order.id)
    assert row is not None
    assert (row.state, row.line_states, row.central) == (
        OrderState.PARTIAL,
        tuple((line.id, line.state) for line in lines),
        CentralState.PENDING,
    )


def test_an_answer_read_late_does_not_take_a_later_state_back(books: Books) -> None:
    order = accept(books, 1)
    done = (LineAnswer("L-1", OrderState.COMPLETED),)
    Downlink(books.store).apply_order_state(order.id, state=OrderState.COMPLETED, lines=done)
    early = (LineAnswer("L-1", OrderState.ACKNOWLEDGED),)
    books.outbox.mark_acked(order.id, result="{}", central_id="x", lines=early, at=NOW)
    row = books.orders.row(order.id)
    assert row is not None
    assert (row.central, row.state, row.line_states) == (
        CentralState.ACCEPTED,
        OrderState.COMPLETED,
        (("L-1", OrderState.COMPLETED),),
    )


def test_an_order_of_another_counter_is_left_alone(books: Books) -> None:
    assert not Downlink(books.store).apply_order_state("elsewhere", state=OrderState.COMPLETED, lines=())
