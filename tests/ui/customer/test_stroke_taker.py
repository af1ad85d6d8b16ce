from hypothesis import given
from hypothesis import strategies as st

from app.domain.signature import Point
from ui.customer.stroke_taker import LEAST_STEP, MOST_POINTS, StrokeTaker

HEIGHT = 400


def test_positions_become_thousandths_of_the_height() -> None:
    taker = StrokeTaker()
    taker.down(100, 200, height=HEIGHT, at_ms=5_000, pressure=0.5)
    taker.move(300, 40, height=HEIGHT, at_ms=5_016, pressure=0.75)
    taker.up()
    assert taker.strokes == ((Point(250, 500, 0, 500), Point(750, 100, 16, 750)),)


def test_time_runs_from_the_first_touch_of_all_strokes() -> None:
    taker = StrokeTaker()
    taker.down(0, 0, height=HEIGHT, at_ms=70, pressure=0.5)
    taker.up()
    taker.down(10, 10, height=HEIGHT, at_ms=170, pressure=0.5)
    assert [stroke[0].t_ms for stroke in taker.strokes] == [0, 100]


def test_after_clearing_time_begins_anew() -> None:
    taker = StrokeTaker()
    taker.down(0, 0, height=HEIGHT, at_ms=70, pressure=0.5)
    taker.clear()
    assert taker.empty
    taker.down(0, 0, height=HEIGHT, at_ms=900, pressure=0.5)
    assert taker.strokes[0][0].t_ms == 0


def test_a_move_before_a_touch_writes_nothing() -> None:
    taker = StrokeTaker()
    taker.move(10, 10, height=HEIGHT, at_ms=0, pressure=0.5)
    taker.up()
    assert taker.empty
    assert taker.strokes == ()


def test_a_second_touch_ends_the_stroke_before() -> None:
    taker = StrokeTaker()
    taker.down(0, 0, height=HEIGHT, at_ms=0, pressure=0.5)
    taker.down(100, 100, height=HEIGHT, at_ms=9, pressure=0.5)
    assert len(taker.strokes) == 2


def test_a_trembling_hand_writes_one_point() -> None:
    taker = StrokeTaker()
    taker.down(100, 100, height=1000, at_ms=0, pressure=0.5)
    taker.move(100 + LEAST_STEP - 1, 100, height=1000, at_ms=1, pressure=0.5)
    assert len(taker.strokes[0]) == 1
    taker.move(100 + LEAST_STEP, 100, height=1000, at_ms=2, pressure=0.5)
    assert len(taker.strokes[0]) == 2


def test_who_draws_without_end_is_stopped() -> None:
    taker = StrokeTaker()
    taker.down(0, 0, height=1000, at_ms=0, pressure=0.5)
    for step in range(MOST_POINTS + 50):
        taker.move(10 * (step % 2 + 1), 5 * step, height=1000, at_ms=step, pressure=0.5)
    assert len(taker.strokes[0]) == MOST_POINTS


moves = st.lists(
    st.tuples(st.floats(-50, 900), st.floats(-50, 450), st.integers(0, 30), st.floats(-0.5, 1.5)),
    min_size=1,
    max_size=60,
)


@given(strokes=st.lists(moves, max_size=5), height=st.integers(120, 1200))
def test_what_comes_out_is_a_signature_whatever_goes_in(
    strokes: list[list[tuple[float, float, int, float]]], height: int
) -> None:
    taker, at_ms = StrokeTaker(), 1_000
    for stroke in strokes:
        for first, (x, y, later_ms, pressure) in enumerate(stroke):
            at_ms += later_ms
            act = taker.down if first == 0 else taker.move
            act(x, y, height=height, at_ms=at_ms, pressure=pressure)
        taker.up()
    out = taker.strokes
    assert len(out) == len(strokes)
    assert all(stroke for stroke in out)
    points = [point for stroke in out for point in stroke]
    assert all(0 <= point.pressure <= 1000 for point in points)
    assert [point.t_ms for point in points] == sorted(point.t_ms for point in points)
    for stroke_in, stroke_out in zip(strokes, out, strict=True):
        x, y, _, _ = stroke_in[0]
        assert (stroke_out[0].x, stroke_out[0].y) == (round(1000 * x / height), round(1000 * y / height))
