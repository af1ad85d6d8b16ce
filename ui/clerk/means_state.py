"""What the choice of means shows: a row a means, and in a mixed payment the sum of each."""

from dataclasses import dataclass

from app.domain.payment import PaymentMethod


@dataclass(frozen=True, slots=True)
class MeansRow:
    """`why_not` says why it cannot be chosen now, "" where it can. `sum` is what it pays, or what was typed for it."""

    method: PaymentMethod
    key: str
    icon: str
    name: str
    note: str
    why_not: str
    sum: str
    chosen: bool
    selected: bool


@dataclass(frozen=True, slots=True)
class MeansState:
    """`mixed`: sums are typed, a row pays the rest. `split_words` is the row that leads there."""

    title: str
    note: str
    rows: tuple[MeansRow, ...]
    mixed: bool
    split_words: str
    split_note: str
    problem: str
