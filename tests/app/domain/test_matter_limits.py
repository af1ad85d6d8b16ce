"""What a customer may name with a matter is the hall's file's to say: a sum, the day of a visit."""

from dataclasses import replace

import pytest

from app.domain.matter import SumRange
from app.domain.matter_limits import family_pay_sums, most_top_up_fen, visit_days
from app.errors import FormRefused
from commands.stock import demo_data
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk

SOLD = demo_data().catalogue
FEW = replace(
    SOLD,
    matters={
        **SOLD.matters,
        "top_up": replace(SOLD.matters["top_up"], sums=SumRange(1_00, 200_00)),
        "family_pay": replace(SOLD.matters["family_pay"], sums=SumRange(50_00, 80_00)),
        "broadband_new": replace(SOLD.matters["broadband_new"], visit_days=7),
    },
)


def test_without_a_word_of_the_file_the_usual_holds() -> None:
    assert most_top_up_fen(SOLD) == 50_000_00
    assert family_pay_sums("family_pay", catalogue=SOLD) == SumRange(10_00, 1_000_00)
    assert visit_days("broadband_new", catalogue=SOLD) == 60


def test_a_top_up_is_held_to_it() -> None:
    form = demo.an_empty_form(catalogue=FEW)
    assert form.with_top_up(number=demo.PHONE, amount_fen=200_00, line_id="a").lines
    with pytest.raises(FormRefused) as refused:
        form.with_top_up(number=demo.PHONE, amount_fen=201_00, line_id="a")
    assert "¥200" in str(refused.value)


def test_family_pay_and_a_visit_are_held_to_it_at_the_desk() -> None:
    customer = demo_data().customers[0]
    desk = ClerkAtDesk(Hall(catalogue=FEW, known=(customer,)))
    desk.choose_customer(customer.phone)
    desk.add("亲情付")
    desk.add("单宽1000M")
    family, broadband = desk.presenter.form.lines
    fill = desk.presenter.family_pay
    fill.open(family.id)
    for key, typed in (("other", "15420260345"), ("limit", "100")):
        fill.type(key, typed)
    fill.choose("own")
    fill.keep()
    assert "在 ¥50 到 ¥80 之间" in fill.state().problem
    visit = desk.presenter.installation
    visit.open(broadband.id)
    visit.type_address("滨河路 18 号")
    visit.type_day("2026-12-20")
    visit.choose_half("morning")
    visit.keep()
    assert "7" in visit.state().problem
