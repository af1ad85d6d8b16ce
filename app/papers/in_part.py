"""部分受理 on paper: which of the signed items the centre refused, what became of their money, and what stands.

It is said of the order, like a copy mark: what was signed stays as it was, and so does its hash.
"""

from dataclasses import dataclass

from app.domain.content import Content
from app.domain.money import yuan
from app.domain.partly import partly
from app.texts import partly as words
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class RefusedLines:
    """Line id and reason of each; `settled` once their money went back."""

    lines: tuple[tuple[str, Text], ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class InPart:
    """`mark` and `meaning` stand on top, `rows` below the lines: each refused item and its reason, then what stands."""

    mark: str
    meaning: str
    rows: tuple[str, ...]


def in_part(content: Content, refused: RefusedLines | None) -> InPart | None:
    """None where the centre refused nothing, or all of it."""
    if refused is None or not refused.lines:
        return None
    language, whys = Language(content.language), dict(refused.lines)
    told = partly(content, whys)
    which = ("、" if language is Language.ZH else ", ").join(str(line.position) for line in told.refused)
    back = words.PAPER_FREE
    if told.back_fen:
        back = words.PAPER_BACK_DONE if refused.settled else words.PAPER_BACK
    before, after = yuan(told.monthly_before_fen), yuan(told.monthly_after_fen)
    each = [
        words.PAPER_ROW.say(language, n=line.position, what=line.title, why=whys[line.id].say(language))
        for line in told.refused
    ]
    stands = words.PAPER_STANDS.say(language, n=len(told.stands), before=before, after=after)
    money = back.say(language, sum=yuan(told.back_fen))
    return InPart(
        words.IN_PART.say(language),
        words.PAPER_WHY.say(language, which=which, money=money, n=len(told.stands)),
        (*each, money, stands),
    )
