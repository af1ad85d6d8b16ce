"""Every case of cases.toml, worked by hand beforehand, comes out to the fen and the day.

Sources: R15 half-up, R16 deposits, R29 timing, S14 trials, S20 discounts, S68 waivers, S103, S157 penalties.
"""

import pytest

from tests.worked.case import Case, cases, demo_catalogue, outcome
from tests.worked.page import PAGE, page

CATALOGUE = demo_catalogue()
CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.id))
def test_it_comes_out_as_worked_by_hand(case: Case) -> None:
    found = outcome(case, CATALOGUE)
    assert {name: found[name] for name in case.expect} == dict(case.expect), case.row["why"]


def test_there_are_sixty_at_least_and_every_offer_on_sale_is_in_one() -> None:
    assert len(CASES) >= 60
    assert len({case.id for case in CASES}) == len(CASES)
    worked = {code for case in CASES for code in case.row["do"].split()[1:]}
    assert {offering.code for offering in CATALOGUE.on_sale(CASES[0].day)} <= worked


def test_the_page_people_read_is_made_of_the_same_cases() -> None:
    assert PAGE.read_text("utf-8") == page(), "make it again: python -m tests.worked.page"
