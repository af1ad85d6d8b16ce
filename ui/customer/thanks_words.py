"""What happens when, after an order: one row a date, from the signed content alone. No Qt."""

from datetime import date

from app.domain.content import Content, ContentLine
from app.domain.money import yuan
from app.domain.order_line import Action
from app.texts import customer as words
from app.texts import form as form_words
from app.texts.language import Language
from ui.customer.plain_words import plain_day


def _joined(lines: list[ContentLine], language: Language) -> str:
    names = [line.title.split(" → ")[-1] for line in lines]
    return "、".join(names) if language is Language.ZH else ", ".join(names)


def _day(iso: str, today: str, language: Language) -> str:
    if not iso:
        return words.INSTALLED.say(language)
    if iso == today:
        return words.AT_ONCE.say(language)
    return plain_day(date.fromisoformat(iso), language)


def what_happens_when(content: Content, language: Language) -> tuple[tuple[str, str], ...]:
    """(when, what) in order of time; what is installed later stands last but for the bill. Names stay as signed."""
    rows: list[tuple[str, str, str]] = []
    for iso in sorted({line.effective_on for line in content.lines}, key=lambda day: day or "9999"):
        these = [line for line in content.lines if line.effective_on == iso]
        for text, actions in (
            (words.CREDITED, (Action.TOP_UP,)),
            (words.ENDS_THEN, (Action.DELETE,)),
            (words.BEGINS_THEN, (Action.ADD, Action.MODIFY)),
        ):
            found = [line for line in these if Action(line.action) in actions]
            if found:
                rows.append(
                    (iso, _day(iso, content.drawn_up_on, language), text.say(language, names=_joined(found, language)))
                )
    month = int(content.sums.bill_month[5:7])
    name = form_words.MONTH_NAMES[month - 1]
    bill = words.BILL_ROW.say(language, month=month, month_name=name)
    return (
        *((when, what) for _, when, what in rows),
        (bill, words.BILL_WORDS.say(language, sum=yuan(content.sums.bill_fen))),
    )
