"""What is drawn besides words: the handwriting, the code, the mark and the seal."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from app.domain.signature import Point, Stroke
from printing import pdf_style as style
from printing.pdf import acceptance_form_pdf
from printing.pdf_blocks import LEFT
from printing.pdf_marks import QR_SIDE
from printing.pdf_pen import PAGE_WIDTH
from tests.papers.samples import VERIFY_URL
from tests.printing.pdf import reading
from tests.printing.pdf.samples import STROKES, sample_form

_Place = tuple[float, float]


def _curves(pdf: bytes) -> list[tuple[float, list[_Place]]]:
    """Stroked curves in ink: (line width, their points), px from the bottom left."""
    out: list[tuple[float, list[_Place]]] = []
    width, ink, places, curved = 1.0, False, list[_Place](), False
    for operands, operator in reading.operations(pdf):
        numbers = [float(str(each)) for each in operands] if operator in ("w", "RG", "m", "c", "l") else []
        if operator == "w":
            width = numbers[0]
        elif operator == "RG":
            ink = [round(part * 255) for part in numbers] == [int(style.INK[i : i + 2], 16) for i in (1, 3, 5)]
        elif operator == "m":
            places, curved = [(numbers[0], numbers[1])], False
        elif operator in ("c", "l"):
            places.append((numbers[-2], numbers[-1]))
            curved = curved or operator == "c"
        elif operator == "S" and ink and curved:
            out.append((width, places))
    return out


def _handwriting(strokes: tuple[Stroke, ...]) -> list[tuple[float, list[_Place]]]:
    """The curves a form has with `strokes` and has not without."""
    without = _curves(acceptance_form_pdf(sample_form(strokes=())))
    return [curve for curve in _curves(acceptance_form_pdf(sample_form(strokes=strokes))) if curve not in without]


def test_the_handwriting_is_vectors_wider_where_the_pen_was_pressed() -> None:
    curves = _handwriting(STROKES)
    # every touch of the three long strokes is a point of a path; where the width changes it is one of two
    assert sum(len(places) - 1 for _, places in curves) == 3 * 39
    by_pressure = sorted({width for width, _ in curves})
    assert [by_pressure[0], by_pressure[-1]] == pytest.approx([2.0, 3.0])
    assert len(by_pressure) > 5


def test_the_handwriting_keeps_its_shape_inside_its_box() -> None:
    places = [place for _, curve in _handwriting(STROKES) for place in curve]
    touches = [touch for stroke in STROKES[:3] for touch in stroke]
    wide, high = (max(p[i] for p in places) - min(p[i] for p in places) for i in (0, 1))
    drawn = wide / high
    written = (max(t.x for t in touches) - min(t.x for t in touches)) / (
        max(t.y for t in touches) - min(t.y for t in touches)
    )
    assert drawn == pytest.approx(written, rel=0.01)
    assert all(LEFT + 9 <= x <= LEFT + 270 - 9 for x, _ in places)


def test_a_small_hand_stays_small() -> None:
    small = tuple(tuple(replace(t, x=t.x // 10, y=t.y // 10) for t in stroke) for stroke in STROKES[:1])
    (_, curve), *_ = wider = _handwriting(small)
    assert curve
    places = [place for _, each in wider for place in each]
    assert max(x for x, _ in places) - min(x for x, _ in places) < 270 / 6  # a tenth of the pad, enlarged a little


def test_no_part_of_the_form_is_a_picture() -> None:
    page = reading.reader(acceptance_form_pdf(sample_form())).pages[0]
    assert len(page.images) == 0
    assert "Do" not in {operator for _, operator in reading.operations(acceptance_form_pdf(sample_form()))}


_TOUCHES = st.builds(
    Point,
    x=st.integers(-(10**6), 10**6),
    y=st.integers(-(10**6), 10**6),
    t_ms=st.integers(0, 10**6),
    pressure=st.integers(-(10**4), 10**4),
)


@settings(max_examples=15)
@given(st.lists(st.lists(_TOUCHES, max_size=6).map(tuple), max_size=5).map(tuple))
def test_any_handwriting_stays_inside_its_box(strokes: tuple[Stroke, ...]) -> None:
    for _, places in _handwriting(strokes):
        assert all(LEFT + 8 <= x <= LEFT + 262 for x, _ in places)


@pytest.mark.needs("pdftoppm")
def test_the_code_on_paper_is_the_code_of_the_public_page() -> None:
    dots_an_inch = 384  # 4 dots a px
    picture = reading.picture(acceptance_form_pdf(sample_form()), dots_an_inch=dots_an_inch)
    code = segno.make(VERIFY_URL, micro=False, error="m", boost_error=False)
    rows = [list(row) for row in code.matrix]
    one = QR_SIDE / len(rows)
    left, top = PAGE_WIDTH - style.MARGIN - QR_SIDE, 36.0
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            at = (round((left + (across + 0.5) * one) * 4), round((top + (down + 0.5) * one) * 4))
            grey = picture.getpixel(at)
            assert isinstance(grey, int)
            assert (grey < 128) == bool(dark), (down, across)


def test_the_colours_are_the_designs() -> None:
    tokens = json.loads(resources.path("style/tokens.json").read_text(encoding="utf-8"))["color"]["light"]
    ours = {
        "ink": style.INK, "ink2": style.INK2, "ink3": style.INK3,
        "line": style.HAIR, "accent": style.ACCENT, "danger": style.DANGER, "surface": style.WHITE,
    }  # fmt: skip
    assert ours == {name: tokens[name] for name in ours}


def test_colour_is_in_the_mark_and_the_seal_only() -> None:
    colours = {
        "#" + "".join(f"{round(float(str(part)) * 255):02X}" for part in operands)
        for operands, operator in reading.operations(acceptance_form_pdf(sample_form()))
        if operator in ("rg", "RG")
    }
    quiet = {style.INK, style.INK2, style.INK3, style.HAIR, style.EDGE, style.WHITE, "#000000"}
    assert colours - quiet == {style.ACCENT, style.DANGER}


def test_lanes_that_draw_at_once_give_each_the_pages_it_would_have_alone() -> None:
    form = sample_form()
    alone = acceptance_form_pdf(form)
    with ThreadPoolExecutor(3) as lanes:
        drawn = list(lanes.map(lambda _: acceptance_form_pdf(form), range(24)))
    assert [each == alone for each in drawn] == [True] * 24
