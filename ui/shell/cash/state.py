"""What the drawer's dialog shows, as values. No Qt here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.cash_period import CashCounted, CashMoveKind, CashPeriod, sum_of
from app.domain.payment import NOTES_FEN
from app.errors import InputRefused
from app.texts import cash as cash_words
from app.texts import cash_screens as words
from app.texts.language import Text


class Purpose(StrEnum):
    """Why the notes are counted."""

    OPEN = "open"
    CLOSE = "close"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class CountState:
    """`typed` is what stands in each row, the largest note first (NOTES_FEN).

    `left_fen` is what the period before left, offered at the opening; None for none.
    """

    purpose: Purpose
    typed: tuple[str, ...] = ("",) * len(NOTES_FEN)
    left_fen: int | None = None
    problem: Text | None = None
    busy: bool = False

    def notes(self) -> dict[int, int]:
        """Raises InputRefused for what is no count."""
        try:
            notes = {note: int(each) for note, each in zip(NOTES_FEN, self.typed, strict=True) if each.strip()}
        except ValueError:
            raise InputRefused(cash_words.NO_SUCH_COUNT) from None
        sum_of(notes)
        return notes

    def row_fen(self, place: int) -> int | None:
        """What a row comes to; None where nothing, or no count, stands there."""
        typed = self.typed[place].strip()
        return NOTES_FEN[place] * int(typed) if typed.isdecimal() else None

    @property
    def total_fen(self) -> int:
        return sum(self.row_fen(place) or 0 for place in range(len(NOTES_FEN)))

    @property
    def pieces(self) -> int:
        return sum(int(each) for each in self.typed if each.strip().isdecimal())


@dataclass(frozen=True, slots=True)
class ResultState:
    """The period just counted, expected and difference with it. `beyond`: a second person has to allow the difference.

    `taker` is the staff number of whoever takes the drawer over; `giver` the name of whoever counted.
    """

    purpose: Purpose
    period: CashPeriod
    counted: CashCounted
    beyond: bool
    giver: str = ""
    reason: str = ""
    reason_problem: Text | None = None
    taker: str = ""
    taker_problem: Text | None = None
    password_problem: Text | None = None
    problem: Text | None = None
    busy: bool = False


# What is done at a drawer, as it is offered there.
KIND_WORDS: Final[dict[CashMoveKind, Text]] = {
    CashMoveKind.PAY_IN: words.PAY_IN,
    CashMoveKind.PAY_OUT: words.PAY_OUT,
    CashMoveKind.TO_SAFE: words.TO_SAFE,
    CashMoveKind.FROM_SAFE: words.FROM_SAFE,
}


@dataclass(frozen=True, slots=True)
class MoveState:
    kind: CashMoveKind = CashMoveKind.PAY_IN
    amount: str = ""
    amount_problem: Text | None = None
    reason: str = ""
    reason_problem: Text | None = None
    problem: Text | None = None
    busy: bool = False


class MenuAct(StrEnum):
    """What the key of the drawer offers, in this order."""

    OPEN = "open"
    MOVE = "move"
    CLOSE = "close"
    HAND_OVER = "hand_over"
    X_REPORT = "x_report"
    DRAWER = "drawer"


@dataclass(frozen=True, slots=True)
class MenuState:
    """`period` None where none runs; `holder` is whose it is; `acts` those that can be done now."""

    period: CashPeriod | None
    holder: Text
    since: str
    acts: tuple[MenuAct, ...]


Page = CountState | ResultState | MoveState | MenuState
