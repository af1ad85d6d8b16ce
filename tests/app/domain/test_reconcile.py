"""Our takings by a provider against its own list: what agrees is counted, what does not is named in words."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.day_facts import Account, TakingFact, TakingKind
from app.domain.day_summary import MethodCheck
from app.domain.payment import PaymentMethod
from app.domain.reconcile import Listed, ListedKind, reconcile, silent
from app.texts.language import Language
from tests.fakes.orders import NOW, ZONE

TODAY = date(2026, 11, 20)
CARD, SCAN, CASH = PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.CASH
A_DAY = timedelta(days=1)


def ours(
    key: str, fen: int, *, kind: TakingKind = TakingKind.TAKEN, method: PaymentMethod = CARD, id: str = ""
) -> TakingFact:
    return TakingFact(
        *(f"{id or key}/fees", key, "O-1", TODAY, "PC03", "03", "2107", NOW),
        *(method.value, Account.FEES.value, kind.value, fen, f"R-{key}"),
    )


def theirs(key: str, fen: int, *, back: str = "", method: PaymentMethod = CARD, at: datetime = NOW) -> Listed:
    kind = ListedKind.REFUND if back else ListedKind.CHARGE
    return Listed(kind, f"PC03.{key}", f"PC03.{back}" if back else "", method, fen, at)


def checked(mine: list[TakingFact], lines: list[Listed], *methods: PaymentMethod) -> tuple[MethodCheck, ...]:
    return reconcile(
        mine, lines, day=TODAY, zone=ZONE, methods=methods or (CARD,), key_of=lambda device, own: f"{device}.{own}"
    )


def back(key: str, fen: int, *, id: str = "B1", method: PaymentMethod = CARD) -> TakingFact:
    return ours(key, -fen, kind=TakingKind.RETURNED, id=id, method=method)


def moved(key: str, fen: int, out: PaymentMethod, into: PaymentMethod) -> list[TakingFact]:
    kind = TakingKind.CORRECTED
    return [ours(key, -fen, kind=kind, method=out, id="C/out"), ours(key, fen, kind=kind, method=into, id="C/in")]


def at_midnight(fact: TakingFact, day: date) -> TakingFact:
    return replace(fact, day=day)


CASES: dict[str, tuple[list[TakingFact], list[Listed], tuple[int, int, int, int], list[str]]] = {
    "all agrees, a return in part": (
        [ours("K1", 5000), ours("K2", 900), back("K1", 2000)],
        [theirs("K1", 5000), theirs("K2", 900), theirs("K1", 2000, back="B1")],
        (3900, 2, 3900, 2),
        [],
    ),
    "two accounts of one charge are one": (
        [ours("K1", 3000), replace(ours("K1", 2000), id="K1/deposit")],
        [theirs("K1", 5000)],
        (5000, 1, 5000, 1),
        [],
    ),
    "ours alone": (
        [ours("K1", 5000)],
        [],
        (5000, 1, 0, 0),
        ["10:27 03 号台 收款 ¥50.00（R-K1）：我们记了，收款方没有。"],
    ),
    "theirs alone": (
        [],
        [theirs("K1", 5000)],
        (0, 0, 5000, 1),
        ["10:27 收款 ¥50.00（PC03.K1）：收款方有，我们没记。"],
    ),
    "another sum": (
        [ours("K1", 5000)],
        [theirs("K1", 4000)],
        (5000, 1, 4000, 1),
        ["10:27 03 号台 收款（R-K1）：我们记 ¥50.00，收款方记 ¥40.00。"],
    ),
    "refunded there alone": (
        [ours("K1", 5000)],
        [theirs("K1", 5000), theirs("K1", 5000, back="B9")],
        (5000, 1, 0, 1),
        ["10:27 退款 ¥50.00（PC03.B9）：收款方有，我们没记。"],
    ),
    "refunded here alone": (
        [ours("K1", 5000), back("K1", 5000)],
        [theirs("K1", 5000)],
        (0, 1, 5000, 1),
        ["10:27 03 号台 退款 ¥50.00（R-K1）：我们记了，收款方没有。"],
    ),
    "under another means there": (
        [ours("K1", 5000)],
        [theirs("K1", 5000, method=SCAN)],
        (5000, 1, 0, 0),
        ["10:27 03 号台 收款 ¥50.00（R-K1）：收款方记在扫码上。"],
    ),
    "corrected to what the provider has": (
        [ours("K1", 5000, method=SCAN), *moved("K1", 5000, SCAN, CARD)],
        [theirs("K1", 5000)],
        (5000, 1, 5000, 1),
        [],
    ),
    "corrected into cash": (
        [ours("K1", 5000), *moved("K1", 5000, CARD, CASH)],
        [theirs("K1", 5000)],
        (0, 0, 5000, 1),
        ["10:27 03 号台 收款 ¥50.00（R-K1）：我们已更正到别的方式，收款方还在这一种。"],
    ),
    "corrected out of cash": (
        [ours("K1", 5000, method=CASH), *moved("K1", 5000, CASH, CARD)],
        [],
        (5000, 1, 0, 0),
        ["10:27 03 号台 收款 ¥50.00（R-K1）：我们更正到这一种方式，收款方没有。"],
    ),
    "corrected a day later": (
        [at_midnight(ours("K1", 5000), TODAY - A_DAY), *moved("K1", 5000, CARD, CASH)],
        [theirs("K1", 5000, at=NOW - A_DAY)],
        (-5000, 0, 0, 0),
        ["10:27 03 号台 收款 ¥50.00（R-K1）：我们已更正到别的方式，收款方还在这一种。"],
    ),
    "their clock is behind midnight": (
        [ours("K1", 5000)],
        [theirs("K1", 5000, at=NOW + A_DAY)],
        (5000, 1, 5000, 1),
        [],
    ),
    "ours is of the day before": (
        [at_midnight(ours("K1", 5000), TODAY - A_DAY)],
        [theirs("K1", 5000)],
        (0, 0, 0, 0),
        [],
    ),
    "theirs is of another day": ([], [theirs("K1", 5000, at=NOW + A_DAY)], (0, 0, 0, 0), []),
}


@pytest.mark.parametrize("name", CASES)
def test_each_difference_is_named(name: str) -> None:
    mine, lines, sums, said = CASES[name]
    (check,) = checked(mine, lines)
    assert (check.ours_fen, check.ours, check.theirs_fen, check.theirs) == sums
    assert [text.say(Language.ZH) for text in check.differing] == said
    assert all("{" not in text.say(Language.EN) for text in check.differing)


def test_each_means_is_held_against_its_own() -> None:
    card, scan = checked([ours("K1", 5000, method=SCAN)], [theirs("K1", 5000)], CARD, SCAN)
    assert [text.zh for text in card.differing] == ["10:27 收款 ¥50.00（R-K1）：我们记在扫码上。"]
    assert [text.zh for text in scan.differing] == ["10:27 03 号台 收款 ¥50.00（R-K1）：收款方记在银行卡上。"]


def test_without_a_list_ours_alone_is_said() -> None:
    mine = [ours("K1", 5000), back("K1", 1000), at_midnight(ours("K2", 1), TODAY - A_DAY)]
    assert silent(mine, day=TODAY, methods=(CARD, SCAN)) == (
        MethodCheck("card", 4000, 1, None, None),
        MethodCheck("scan", 0, 0, None, None),
    )
