"""Characters as a thermal printer counts them: normalised words and their width in cells.

A cell is half a Chinese character wide. Width follows GBK's bytes: Unicode's tables disagree on 446 characters. What
GBK lacks is drawn; what no shipped font has either, becomes a box with its number.
"""

import re
import unicodedata
from functools import lru_cache

from app.texts.language import Language
from app.texts.papers import IN_BOX
from printing.font_cover import drawn_by

BOX_CELLS = 3  # of the box with its Unicode number that stands for a character no shipped font draws
_SAME_MEANING = {
    "¥": "￥",  # U+00A5 is four bytes of GB18030: printed as "0 6"
    "−": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "•": "·",
    "\ua78f": "·",  # ꞏ, the dot in names where it was typed on a phone
    "✓": "√",
    "✔": "√",
    "☑": "■",
    "☒": "■",
    "☐": "□",
    "❏": "□",
    "⇒": "→",
    "➜": "→",
    "➔": "→",
    "\t": " ",
}
_NOT_A_CHARACTER = "□"
_AS_THEY_ARE = re.compile("[ -~\u4e00-\u9fff，。、；：！？（）《》￥→·]*")  # most words hold nothing else


class _Characters(dict[int, str]):
    """str.translate's table, filled as characters come by."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _plain(chr(code))
        return found


def _plain(char: str) -> str:
    if char in _SAME_MEANING:
        return _SAME_MEANING[char]
    kind = unicodedata.category(char)
    if char == "\n":
        return char
    if kind in ("Cc", "Cf"):  # an ESC inside a name must never reach the printer
        return ""
    if kind == "Cs":
        return _NOT_A_CHARACTER
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":  # which look of the sign before it
        return ""
    if kind[0] == "Z":
        return "  " if char == "\u3000" else " "
    return char


_CHARACTERS = _Characters()


def normalised(words: str) -> str:
    """`words` in the characters a printer has, meaning unchanged; line breaks stay, other control characters go."""
    if _AS_THEY_ARE.fullmatch(words):
        return words
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", words).translate(_CHARACTERS)


def in_gbk(words: str) -> bool:
    """Whether a printer in its Chinese mode can write them as text."""
    try:
        words.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def width(words: str) -> int:
    """Cells that normalised `words` take."""
    if words.isascii():
        return len(words)
    if len(words) == 1:
        return _char_width(words)
    try:
        return len(words.encode("gbk"))
    except UnicodeEncodeError:
        return sum(map(_char_width, words))


def is_boxed(char: str) -> bool:
    """Whether one normalised character is printed as a box with its number: the printer cannot write it, nor we draw
    it."""
    return not in_gbk(char) and drawn_by(char) is None


def is_mark(char: str) -> bool:
    """Whether one normalised character stands on the one before it and takes no cell of its own."""
    return unicodedata.category(char) in ("Mn", "Me") and not in_gbk(char) and drawn_by(char) is not None


def boxed_note(words: str) -> str:
    """What the boxes in normalised `words` hold, said in type large enough to read; "" where there is none."""
    if in_gbk(words):
        return ""
    codes = " ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in words if is_boxed(char)))
    return IN_BOX.say(Language.ZH, codes=codes) if codes else ""


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if in_gbk(char):
        return 1 if char.isascii() else 2
    if is_boxed(char):
        return BOX_CELLS
    if is_mark(char):
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" or (kind == "A" and not char.isalpha()) else 1
