"""Characters as a thermal printer counts them: normalised words and their width in cells.

A cell is half a Chinese character wide. Width follows GBK's bytes: Unicode's tables disagree on 446 characters.
"""

import unicodedata

_SAME_MEANING = {
    "¥": "￥",  # U+00A5 is four bytes of GB18030: printed as "0 6"
    "−": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "•": "·",
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
    if kind[0] == "Z":
        return "  " if char == "\u3000" else " "
    return char


_CHARACTERS = _Characters()


def normalised(words: str) -> str:
    """`words` in the characters a printer has, meaning unchanged; line breaks stay, other control characters go."""
    if words.isascii() and words.isprintable():
        return words
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
    try:
        return len(words.encode("gbk"))
    except UnicodeEncodeError:
        return sum(map(_char_width, words))


def _char_width(char: str) -> int:
    if in_gbk(char):
        return 1 if char.isascii() else 2
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in "WF" or (kind == "A" and not char.isalpha()) else 1
