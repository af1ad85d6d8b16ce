"""What is special about one copy of the A4 form: worth nothing, a later copy, made again, not yet in effect, kept here
alone."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.content import Content
from app.domain.hall_time import on_paper
from app.papers.receipt import CopyMark
from app.texts import acceptance_form as words
from app.texts import papers, training
from app.texts.language import Language


@dataclass(frozen=True, slots=True)
class Mark:
    """Something special about this copy, in a frame, and what it means: 单机保存 / 打印时本单只存在…

    `on_each_page`: its word stands on every page, that none of them passes for one of the first.
    """

    word: str
    meaning: str
    on_each_page: bool = False


@dataclass(frozen=True, slots=True)
class RemadeMark:
    """The archive's file was let go, or lies with another counter: this one was made again, `at` (aware UTC), `by` whom
    (name and number)."""

    at: datetime
    by: str


def worthless(language: Language, *, settled: bool, practice: bool) -> tuple[Mark, ...]:
    """First of all: what makes the whole paper worth nothing."""
    marks = []
    if practice:
        marks.append(Mark(training.MARK.say(language), training.MARK_WHY.say(language)))
    if settled:
        marks.append(Mark(words.SETTLED.say(language), words.SETTLED_WHY.say(language)))
    return tuple(marks)


def watermark(language: Language, *, settled: bool, practice: bool) -> str:
    """What lies pale across every page, "" for a paper that counts."""
    if practice:
        return training.MARK.say(language)
    return words.SETTLED.say(language) if settled else ""


def copy_marks(
    language: Language,
    content: Content,
    *,
    zone: ZoneInfo,
    only_here: bool,
    copy: CopyMark | None,
    remade: RemadeMark | None,
) -> tuple[Mark, ...]:
    """What is special about this copy of a paper that counts."""
    marks = []
    if copy is not None:
        by = papers.COPY_BY.say(language, at=on_paper(copy.at, zone), clerk=copy.clerk)
        marks.append(Mark(papers.COPY_MARK.say(language, n=copy.number), by, on_each_page=True))
    if remade is not None:
        why = words.REMADE_WHY.say(language, at=on_paper(remade.at, zone), by=remade.by)
        marks.append(Mark(words.REMADE.say(language), why, on_each_page=True))
    if content.offline:
        marks.append(Mark(papers.NOT_YET_EFFECTIVE.say(language), papers.NOT_YET_EFFECTIVE_WHY.say(language)))
    if only_here:
        marks.append(Mark(papers.ONLY_HERE.say(language), papers.ONLY_HERE_WHY.say(language)))
    return tuple(marks)
