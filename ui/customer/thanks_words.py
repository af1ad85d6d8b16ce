"""What happens when, after an order: one row a date, from the signed content alone. No Qt."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from app.domain.content import Content, ContentLine
from app.domain.form_words import near_day
from app.domain.money import yuan
from app.domain.order_line import Action
from app.texts import customer as words
from app.texts import form as form_words
from app.texts.language import Language, Text
from ui.frame.form_state import Accepted, PrintNews

_PRINT_NEWS = {
    PrintNews.NONE: words.PRINTING,
    PrintNews.PRINTING: words.PRINTING,
    PrintNews.HELD: words.PRINT_WAITS,
    PrintNews.PRINTED: words.PRINTED,
    PrintNews.HANDED_OVER: words.PRINTING,
    PrintNews.WAITING: words.PRINT_WAITS,
    PrintNews.ASK: words.PRINT_WAITS,
}
Happening = tuple[str, str] | None  # the ISO day, and the name of what it happens to
Finds = Callable[[ContentLine, str], Happening]  # in a line; the second is the ISO day it was signed
_INSTALLED = "9999-12-31"  # a day nobody knows yet: after all that are known


def outcome_words(done: Accepted, *, lines: int, language: Language) -> str:
    """One sentence under the thanks: signed, paid and given back, when it counts, where the receipt is."""
    said = [(words.SIGNED_ITEM if lines == 1 else words.SIGNED_ITEMS).say(language, n=lines)]
    if done.paid_fen:
        said.append(words.PAID.say(language, paid=yuan(done.paid_fen)))
    if done.change_fen:
        said.append(words.CHANGE.say(language, sum=yuan(done.change_fen)))
    if done.offline:
        said.append(words.LATER.say(language))
    said.append(_PRINT_NEWS[done.print_news].say(language))
    return ("，" if language is Language.ZH else ", ").join(said)


def what_happens_when(content: Content, language: Language, *, answered: bool) -> tuple[tuple[str, str], ...]:
    """(when, what) in order of time; what is installed later stands last but for the bill. Names stay as signed.

    Not `answered`: the centre has not said yet that it took an order, and nothing of it is promised for now.
    """
    happens: dict[str, list[str]] = {}
    for one, several, finds in _HAPPENS:
        _put(happens, (one, several), finds, content, language)
    gap = "，" if language is Language.ZH else "; "
    rows = [(_when(day, content, language, answered=answered), gap.join(happens[day])) for day in sorted(happens)]
    month = int(content.sums.bill_month[5:7])
    bill = words.BILL_ROW.say(language, month=month, month_name=form_words.MONTH_NAMES[month - 1])
    return (*rows, (bill, words.BILL_WORDS.say(language, sum=yuan(content.sums.bill_fen))))


def _done(line: ContentLine, today: str) -> Happening:
    """Paid once and done with."""
    once = line.figures.once_fen + line.figures.deposit_fen > 0 and line.figures.monthly_after_fen == 0
    return (line.effective_on or _INSTALLED, line.title) if line.action == Action.ADD and once else None


def _ends(line: ContentLine, today: str) -> Happening:
    """A service runs to the end of the day before the first one without it."""
    return (_day_before(line.effective_on, today), line.title) if line.action == Action.DELETE else None


def _lasts(line: ContentLine, today: str) -> Happening:
    if line.action != Action.MODIFY or line.effective_on in ("", today):
        return None
    return _day_before(line.effective_on, today), line.title.split(" → ")[0]


def _begins(line: ContentLine, today: str) -> Happening:
    if line.action not in (Action.ADD, Action.MODIFY) or _done(line, today) is not None:
        return None
    return line.effective_on or _INSTALLED, line.title.split(" → ")[-1]


def _credited(line: ContentLine, today: str) -> Happening:
    if line.action != Action.TOP_UP:
        return None
    return line.effective_on or today, f"{line.title} {yuan(line.figures.top_up_fen)}"


def _put(
    happens: dict[str, list[str]],
    texts: tuple[Text, Text],
    finds: Finds,
    content: Content,
    language: Language,
) -> None:
    named: dict[str, list[str]] = {}
    for line in content.lines:
        found = finds(line, content.drawn_up_on)
        if found is not None:
            named.setdefault(found[0], []).append(found[1])
    for day, names in named.items():
        one, several = texts
        text = one if len(names) == 1 else several
        happens.setdefault(day, []).append(text.say(language, names=_joined(names, language)))


def _joined(names: Sequence[str], language: Language) -> str:
    """A Chinese list takes a space only after a figure or a Latin letter: 5G畅行199 开始."""
    if language is Language.EN:
        *first, last = names
        return words.AND.say(language, first=", ".join(first), last=last) if first else last
    said = "、".join(names)
    return said + " " if said[-1].isascii() else said


def _day_before(iso: str, today: str) -> str:
    if iso in ("", today):
        return iso or today
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def _when(iso: str, content: Content, language: Language, *, answered: bool) -> str:
    """What waits for the centre comes into effect with it, never at once; what is done for good does today."""
    if iso == _INSTALLED:
        return words.INSTALLED.say(language)
    if iso == content.drawn_up_on:
        of_today = (line for line in content.lines if line.effective_on == iso)
        waits = any(line.on_acceptance or line.action == Action.TOP_UP for line in of_today)
        later = words.ONCE_ONLINE if content.offline else words.AT_ONCE if answered else words.ONCE_ACCEPTED
        return (later if waits else words.AT_ONCE).say(language)
    drawn_up_on = date.fromisoformat(content.drawn_up_on)
    return near_day(date.fromisoformat(iso), today=drawn_up_on, language=language)


# Of one, of several, and how they are found.
_HAPPENS: tuple[tuple[Text, Text, Finds], ...] = (
    (words.DONE_NOW, words.DONE_NOW, _done),
    (words.CREDITED, words.CREDITED, _credited),
    (words.ENDS_THEN, words.END_THEN, _ends),
    (words.LASTS_UNTIL, words.LASTS_UNTIL, _lasts),
    (words.BEGINS_THEN, words.BEGIN_THEN, _begins),
)
