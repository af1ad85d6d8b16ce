"""What is still to come beside each product, in the customer's column and in the search, in every look."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.customer import Product
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import BROADBAND_300, CATALOGUE, CUSTOMER, PHONE, PLAN_199, RING_VIDEO
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.number_row import ProductChip
from ui.frame.theme import Theme
from ui.widgets.words import Words

DECEMBER = date(2026, 12, 1)
LONG = replace(RING_VIDEO, code="VAS-LONG", name=Text("视频会员代收", "Video membership, collected"))
FASTER = replace(BROADBAND_300, code="KD-1000", name=Text("单宽1000M", "Broadband 1000M"))
OFFERS = {**CATALOGUE.offerings, LONG.code: LONG, FASTER.code: FASTER}
WAITS = {
    "5G-129": PendingEffect(EffectKind.CHANGES, "L1", DECEMBER, PLAN_199.code),
    "VAS-01": PendingEffect(EffectKind.ENDS, "L2", DECEMBER),
    "VAS-LONG": PendingEffect(EffectKind.BEGINS, "L3", DECEMBER),
    "KD-300": PendingEffect(EffectKind.CHANGES, "L4", None, FASTER.code),
    "VAS-02": PendingEffect(EffectKind.BEGINS, "L5", None),
    "DEP-ONU": PendingEffect(EffectKind.ENDS, "L6", None),
    "FEE-CARD": None,
}
SAID = {
    Language.ZH: (
        "12-01 起换成 5G畅行199",
        "12-01 起停用",
        "12-01 起生效",
        "装好后换成 单宽1000M",
        "装好后生效",
        "拆完后停用",
    ),
    Language.EN: (
        "5G Free 199 from 12-01",
        "Off from 12-01",
        "Starts 12-01",
        "Broadband 1000M once installed",
        "Starts once installed",
        "Off once removed",
    ),
}


def hall_that_waits() -> Hall:
    hall = Hall(catalogue=replace(CATALOGUE, offerings=OFFERS))
    products = tuple(
        Product(f"P-{code}", PHONE, code, date(2025, 3, 1), None, None, True, pending)
        for code, pending in WAITS.items()
    )
    hall.customers.put(replace(CUSTOMER, products=products))
    hall.central.people = ()
    return hall


def chosen(counter: Counter) -> None:
    counter.presenter.find_customer()
    counter.presenter.finder.type(PHONE)
    counter.presenter.finder.take(and_go_on=False)
    settle(counter.window)


def searched(counter: Counter) -> None:
    counter.presenter.find_offer()
    counter.presenter.finder.type("cx199")
    settle(counter.window)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_what_is_to_come_reads_well_in_the_column_and_in_the_search(
    look: Look, make_counter: MakeCounter, theme: Theme
) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=hall_that_waits(), language=look.language)
    show_as(counter.window, look, theme)
    chosen(counter)
    check_both_sizes(counter.window)
    searched(counter)
    check_both_sizes(counter.window)
    detail = counter.presenter.finder.state().detail
    assert detail is not None
    assert detail.blocked
    assert not detail.may_take


@pytest.mark.parametrize("language", Language)
def test_each_product_says_what_is_to_come_and_only_that_can_not_be_cancelled(
    make_counter: MakeCounter, language: Language
) -> None:
    counter = make_counter(hall=hall_that_waits(), language=language)
    chosen(counter)
    chips = [chip for chip in counter.view.findChildren(ProductChip) if chip.isVisible()]
    notes = SAID[language]
    assert [chip.isEnabled() for chip in chips] == [False] * len(notes) + [True]
    for chip, note in zip(chips, notes, strict=False):
        assert chip.accessibleName().endswith(note)
        assert note in words_on(chip)
    assert not any(note in words_on(chips[-1]) for note in notes)


def words_on(chip: ProductChip) -> list[str]:
    return [label.text() for label in chip.findChildren(Words) if label.isVisible()]
