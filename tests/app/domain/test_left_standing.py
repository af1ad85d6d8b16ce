"""What stands on an order that is to be taken back, named so that it is taken back first."""

import pytest

from app.domain.dependence import stranded_refusal
from app.domain.holding import Holding
from app.domain.left_standing import left_standing_refusal
from app.domain.offering import FOR_EVERYBODY, Companion, Conditions, OfferingKind, Where
from app.texts.language import Text

PHONE, OTHER = "15420260001", "15420260002"
DEAR = Conditions(requires=(Companion(Where.NUMBER, (OfferingKind.PLAN,), (), 19900),))
NOT_A = Conditions(excludes=(Companion(Where.NUMBER, (), ("A",)),))
FIVE_STARS = Conditions(stars_from=5)


def held(id: str, kind: OfferingKind, *, fen: int = 0, number: str = PHONE, on: Conditions = FOR_EVERYBODY) -> Holding:
    return Holding(id, number, id.upper()[0], kind, True, None, fen, on)


PLAN_129, PLAN_199 = (held("p", OfferingKind.PLAN, fen=fen) for fen in (12900, 19900))
ANOTHER_PLAN = held("q", OfferingKind.PLAN)
A, AGAIN = (held(id, OfferingKind.VALUE_ADDED) for id in ("a", "a2"))
RING = held("r", OfferingKind.VALUE_ADDED, on=DEAR)
QUIET = held("n", OfferingKind.VALUE_ADDED, on=NOT_A)
SUB_CARD = held("s", OfferingKind.SUB_CARD, number=OTHER)
STAR = held("t", OfferingKind.VALUE_ADDED, on=FIVE_STARS)


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ((PLAN_199, RING), (PLAN_129, RING), "R（"),
        ((PLAN_129, A), (A,), "A（"),
        ((PLAN_129, QUIET), (PLAN_129, QUIET, A), "N（"),
        ((PLAN_129, AGAIN), (PLAN_129, AGAIN, A), "A（"),
        ((ANOTHER_PLAN,), (ANOTHER_PLAN, PLAN_129), "Q（"),
        ((PLAN_129, SUB_CARD), (SUB_CARD,), "S（"),
        ((PLAN_129, RING), (RING,), ""),
        ((PLAN_129, STAR, A), (PLAN_129, STAR), ""),
        ((PLAN_199, RING), (PLAN_199,), ""),
    ],
    ids=[
        "a dearer plan it needs",
        "the plan it goes with",
        "what it keeps out comes back",
        "the same service comes back",
        "another main plan",
        "a sub-card on another number",
        "what was at odds before",
        "stars were asked when it was ordered",
        "the later one is the one taken back",
    ],
)
def test_what_stands_on_it_is_named(before: tuple[Holding, ...], after: tuple[Holding, ...], named: str) -> None:
    why = left_standing_refusal(before, after, names={})
    assert (why is not None) is bool(named)
    if why is not None:
        assert why.zh.startswith(named)
        assert why.zh.count("（") == 1, "and nothing else"
        assert "****" in why.zh


def test_what_would_be_left_behind_is_the_subject_of_the_sentence() -> None:
    """It has to go first; said the other way round a clerk took the plan for it."""
    another = held("u", OfferingKind.VALUE_ADDED, on=DEAR)
    for after, en, zh in (
        (
            (RING,),
            "R (154****0001) needs Big plan; cancel it on this form first.",
            "R（154****0001） 要靠 大套餐 才能用",
        ),
        (
            (RING, another),
            "R (154****0001), U (154****0001) need Big plan; cancel them on this form first.",
            "R（154****0001）、U（154****0001） 要靠 大套餐 才能用",
        ),
    ):
        why = stranded_refusal(Text("大套餐", "Big plan"), before=(PLAN_199, *after), after=after, names={})
        assert why is not None
        assert why.en == en
        assert why.zh.startswith(zh)
