"""One worked case read from cases.toml, and what the program makes of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import resources
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.effective_time import effective_time, first_day_without
from app.domain.form_money import FormMoney
from app.domain.hall_time import hall_date
from app.domain.installation import HalfDay, Installation
from app.domain.number_hold import with_resting
from app.domain.offering import Offering
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import penalty_example
from app.handling.read_catalogue import read_catalogue
from commands.stock import shipped_matters
from tests.fakes import orders as demo

CASES = Path(__file__).parent / "cases.toml"
NUMBER = "15412340017"
_SINCE = date(2025, 3, 1)
_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Case:
    """`row` is the record of the file; money in yuan, days as days."""

    id: str
    row: Mapping[str, Any]

    @property
    def day(self) -> date:
        """The hall's, of a case that names a moment too."""
        at: datetime | None = self.row.get("at")
        day: date = self.row["day"] if at is None else hall_date(at, _ZONE)
        return day

    @property
    def expect(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.row["expect"]
        return found


def cases() -> tuple[Case, ...]:
    rows = tomllib.loads(CASES.read_text("utf-8"))["case"]
    return tuple(Case(row["id"], row) for row in rows)


def demo_catalogue() -> Catalogue:
    text = resources.path("demo/catalogue.toml").read_text("utf-8")
    return read_catalogue(text, matters=shipped_matters())


def outcome(case: Case, catalogue: Catalogue) -> dict[str, Any]:
    """Everything a case may expect, as the program works it out."""
    row, today = case.row, case.day
    line, customer = _line(row, catalogue), _customer(row)
    lines = (line, *_also(row, catalogue)) if line else ()
    money = FormMoney(
        tuple(with_resting(each, customer=customer, catalogue=catalogue) for each in lines),
        customer,
        catalogue,
        today,
        row.get("offline", False),
    )
    found = {
        "today": _yuan(money.due_fen),
        "this_month": _yuan(money.bill.this_month_fen),
        "bill": _yuan(money.bill.next_month_fen),
        "deposit": _yuan(money.sums.deposit_fen),
        "waived": _yuan(sum(each.fen for each in money.waivers.values())),
    }
    return found if line is None else found | _of_line(line, today=today)


def _of_line(line: OrderLine, *, today: date) -> dict[str, Any]:
    when = effective_time(line, today=today)
    sums = FormMoney((line,), None, _EMPTY, today, offline=False)
    figures = sums.sums
    example = penalty_example(line.after) if line.after else None
    return {
        "starts": when.starts_on,
        "stops": when.stops_on,
        "gone": first_day_without(line, today=today),
        "term_ends": when.term_ends_on,
        "expires": when.expires_on,
        "discount_ends": when.discount_ends_on,
        "before": _yuan(_fee_before(line, today)),
        "monthly": _yuan(figures.monthly_after_fen + _fee_before(line, today)),
        "leave_example": _yuan(example.sum_fen) if example else "",
    }


_EMPTY = demo.CATALOGUE


def _fee_before(line: OrderLine, today: date) -> int:
    from_line = replace(line, action=Action.DELETE, after=None) if line.before else None
    if from_line is None:
        return 0
    return -FormMoney((from_line,), None, _EMPTY, today, offline=False).sums.monthly_after_fen


def _yuan(fen: int) -> str:
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def _line(row: Mapping[str, Any], catalogue: Catalogue) -> OrderLine | None:
    act, *codes = row["do"].split()
    offers = [catalogue.offerings[code] for code in codes]
    if act == "keep":
        return None
    before, after = _before_after(act, offers)
    visit = row.get("visit")
    return OrderLine(
        id="one",
        action={"order": Action.ADD, "cancel": Action.DELETE}.get(act, Action.MODIFY),
        number=NUMBER,
        before=before,
        after=after,
        product=_product(row) if before else None,
        amount_fen=0,
        confirmation=None,
        installation=Installation("滨河路 12 号", visit, HalfDay.MORNING) if visit else None,
        wished_on=row.get("wish"),
    )


def _also(row: Mapping[str, Any], catalogue: Catalogue) -> tuple[OrderLine, ...]:
    """Further orders on the same form."""
    codes = (each.removeprefix("order ") for each in row.get("also", ()))
    return tuple(
        OrderLine(f"also {n}", Action.ADD, NUMBER, None, catalogue.offerings[code], None, 0, None)
        for n, code in enumerate(codes)
    )


def _has(row: Mapping[str, Any]) -> tuple[Product, ...]:
    """What the number has besides: the code, since when, and the last day of its term."""
    found = []
    for n, (code, since, *ends) in enumerate(each.split() for each in row.get("has", ())):
        term = date.fromisoformat(ends[0]) if ends else None
        found.append(Product(f"H-{n}", NUMBER, code, date.fromisoformat(since), term, None, primary=False))
    return tuple(found)


def _before_after(act: str, offers: list[Offering]) -> tuple[Offering | None, Offering | None]:
    if act == "order":
        return None, offers[0]
    if act == "cancel":
        return offers[0], None
    return offers[0], offers[-1]


def _product(row: Mapping[str, Any]) -> Product:
    code = row["do"].split()[1]
    return Product("P-1", NUMBER, code, row.get("since", _SINCE), row.get("term_ends"), None, primary=True)


def _customer(row: Mapping[str, Any]) -> Customer:
    uses = tuple((code, date.fromisoformat(day)) for code, day in (each.split() for each in row.get("uses", ())))
    products = () if row["do"].startswith("order") else (_product(row),)
    return replace(demo.CUSTOMER, stars=row.get("stars", 0), products=(*products, *_has(row)), waiver_uses=uses)
