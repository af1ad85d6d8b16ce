"""One matter in plain words and one large figure, for those who want larger type. No Qt."""

from dataclasses import dataclass

from app.domain.content import Sums
from app.domain.money import yuan_short
from app.domain.order_line import LineState
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.plain_words import spoken_lines
from ui.frame.form_state import LineView


@dataclass(frozen=True, slots=True)
class LargeFigure:
    """`unit` is "" where the figure says all itself (每天 ¥25)."""

    caption: str
    figure: str
    unit: str
    foot: str


def bare_yuan(fen: int) -> str:
    """6, 0.15, 2,599: the figure without its sign, 元 stands after it."""
    return yuan_short(abs(fen)).lstrip("¥")


def title_words(view: LineView, language: Language) -> str:
    """A question where the customer has to answer one."""
    if view.needs_confirmation:
        return words.ORDER_OR_NOT.say(language, name=view.line.title_plain)
    return words.ACTION_NAME.say(language, action=view.line.action_word, name=view.line.title_plain)


def body_words(view: LineView, today: str, language: Language) -> str:
    """Why it is not signed now where it is not, else everything owed, a sentence a line."""
    if view.state in (LineState.DRAFT_ONLY, LineState.REFUSED):
        said = (words.NOT_SIGNED_NOW.say(language), view.reason, view.instead)
        return "\n".join(part for part in said if part)
    return "\n".join(spoken_lines(view.line, today, language))


def large_figure(view: LineView, sums: Sums, language: Language) -> LargeFigure:
    """What this matter alone costs or saves, and what it then comes to altogether."""
    line = view.line
    money = line.figures
    unit = words.YUAN.say(language)
    delta = money.monthly_after_fen - money.monthly_before_fen
    once = money.today_fen
    if delta:
        caption = words.EACH_MONTH_MORE if delta > 0 else words.EACH_MONTH_LESS
        return LargeFigure(caption.say(language), bare_yuan(delta), unit, _monthly_foot(view, sums, language))
    if once:
        foot = words.TODAY_ALTOGETHER.say(language, sum=bare_yuan(sums.today_fen))
        return LargeFigure(words.PAY_ONCE.say(language), bare_yuan(once), unit, foot)
    return LargeFigure(words.PRICE.say(language), line.price_plain, "", _monthly_foot(view, sums, language))


def _monthly_foot(view: LineView, sums: Sums, language: Language) -> str:
    waits = view.state is LineState.WAITING
    text = words.ALTOGETHER_WITH_IT if waits else words.ALTOGETHER
    return text.say(language, sum=bare_yuan(sums.monthly_after_fen))
