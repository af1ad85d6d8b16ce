"""A line of the form in the words of a large card: short, whole, from the content alone. No Qt."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.content import BeforeAfter, ContentLine, TableRow
from app.domain.form_words import near_day, whole_day
from app.domain.hall_time import clock_time, hall_date
from app.domain.order_line import Action
from app.texts import customer as words
from app.texts import form as form_words
from app.texts import papers
from app.texts.language import Language


def moment_words(at: datetime, zone: ZoneInfo, language: Language) -> str:
    """2026 年 11 月 20 日 10:27, 20 November 2026 10:27, of an aware moment."""
    return f"{whole_day(hall_date(at, zone), language)} {clock_time(at, zone)}"


def row_words(table: BeforeAfter, row: TableRow, language: Language) -> str:
    """30 GB·500 分钟·每月 ¥129: a column that neither row has anything in is left to the form on paper."""
    nothing = form_words.NOT_INCLUDED.say(language)
    cells = zip(table.columns, row.cells, table.now.cells, table.then.cells, strict=True)
    parts = [
        f"{head} {cell}" if cell == nothing else cell for head, cell, now, then in cells if not now == then == nothing
    ]
    parts.append(form_words.PLAIN_MONTHLY.say(language, sum=row.price.removesuffix(".00")))
    return ("·" if language is Language.ZH else ", ").join(parts)


def when_words(line: ContentLine, table: BeforeAfter, today: str, language: Language) -> tuple[str, str]:
    """When what is now ends and what comes begins. `today` is the ISO day of the content, "" while there is none."""
    if not today or line.effective_on in ("", today):
        return table.now.when, table.then.when
    begins, drawn_up_on = date.fromisoformat(line.effective_on), date.fromisoformat(today)
    last = near_day(begins - timedelta(days=1), today=drawn_up_on, language=language)
    first = near_day(begins, today=drawn_up_on, language=language)
    return words.NOW_UNTIL.say(language, day=last), words.FROM_DAY.say(language, day=first)


def spoken_lines(line: ContentLine, today: str, language: Language) -> tuple[str, ...]:
    """Everything of a line as sentences, a change's table too: one a paragraph of the elders' page."""
    if line.table is None or Action(line.action) is not Action.MODIFY:
        return line.plain
    now, then = when_words(line, line.table, today, language)
    rows = (
        words.ROW_SENTENCE.say(language, when=when, what=row_words(line.table, row, language))
        for when, row in ((now, line.table.now), (then, line.table.then))
    )
    return (*rows, *line.plain)


# What the sentences of a line say of it already, whatever it is; every other fact stands below all lines.
_SAID = {
    *("start", "stop", "included", "tiers", "overage", "cap", "throttle", "trial", "term", "penalty", "old_term"),
    *("discount", "provider", "cancel", "sharing", "address", "appointment", "rules", "waiver"),
}


def fine_words(line: ContentLine, language: Language) -> tuple[str, ...]:
    """到期后 2028-12-01 起每月 ¥199: its offer code, what the sentences leave out, and what it has none of."""
    said = [(papers.CODE.say(language), line.code)] if line.code else []
    said += [(fact.label, fact.value) for fact in line.facts if not fact.none and fact.key not in _SAID]
    nothing = ("、" if language is Language.ZH else ", ").join(fact.label for fact in line.facts if fact.none)
    said += [(words.NOTHING_OF.say(language), nothing)] if nothing else []
    return tuple(papers.FACT.say(language, label=label, value=value) for label, value in said)


_WORKED = re.compile(r"(?<== )¥[\d,.]*\d")


def in_lines(sentences: Sequence[str], *, fits: Callable[[str], bool], language: Language) -> str:
    """Sentences side by side where they fit into one line whole, so that only a long one is ever broken."""
    gap = " " if language is Language.EN else ""
    lines: list[str] = []
    for sentence in sentences:
        if lines and fits(lines[-1] + gap + sentence):
            lines[-1] += gap + sentence
        else:
            lines.append(sentence)
    return "\n".join(lines)


def worked_sums(said: str) -> tuple[tuple[str, bool], ...]:
    """The text in stretches; True marks a worked amount (= ¥477.60), which stands out."""
    out: list[tuple[str, bool]] = []
    at = 0
    for found in _WORKED.finditer(said):
        out += [(said[at : found.start()], False), (found[0], True)]
        at = found.end()
    return (*out, (said[at:], False))
