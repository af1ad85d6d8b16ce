"""The two questions about a test page, asked at the terminal."""

from dataclasses import dataclass

from app.printer_ports import Ruler
from app.texts import commands as words
from app.texts.language import Text
from commands.terminal import tell, terminal_language

_RULER = {"1": Ruler.FITS, "2": Ruler.TOO_WIDE, "3": Ruler.TOO_SHORT}
_YES_NO = {"y": True, "n": False, "是": True, "不": False, "不是": False}


@dataclass(frozen=True, slots=True)
class PageAnswers:
    chinese_right: bool
    ruler: Ruler


def ask_about_page() -> PageAnswers | None:
    """None where the person leaves (Ctrl+D)."""
    try:
        chinese = _asked(words.ASK_PAGE_CHINESE)
        while chinese not in _YES_NO:
            chinese = _asked(words.ASK_YES_OR_NO)
        tell(words.ASK_PAGE_RULER)
        ruler = _asked(words.ASK_ONE_TO_THREE)
        while ruler not in _RULER:
            ruler = _asked(words.ASK_ONE_TO_THREE)
    except EOFError:
        return None
    return PageAnswers(_YES_NO[chinese], _RULER[ruler])


def _asked(question: Text) -> str:
    print(question.say(terminal_language()), end=" ", flush=True)  # input's own prompt goes to standard error
    return input().strip().lower()
