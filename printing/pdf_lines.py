"""Lines of mixed Chinese and Latin text: what may stand at the start and end of a line, and where it is broken.

reportlab's own breaking starts lines with ，；：！？ and knows no label that stays with its value.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from printing.line_marks import AMOUNT, NOT_FIRST, NOT_LAST, WIDE_FIGURE
from printing.pdf_fonts import Weight, advance, registered

MISSING_WIDTH = 1600  # thousandths of the size, of the box that stands for a character without a glyph

_PAUSES = tuple("，。；：、,.;:")
_ORPHAN = 0.08  # of the column: a last line shorter than this looks forgotten
_NARROWEST = 85  # percent of the column that lines are narrowed to for its sake

_WIDE = "\u2e80-\u303f\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# The font's curly quotes are as wide as a Chinese character: right beside one, wrong in an English sentence.
_LATIN_QUOTE = re.compile(f"(?<![{_WIDE}0-9¥])[“‘](?![{_WIDE}])|(?<![{_WIDE}])[”’](?![{_WIDE}])")
_WHOLE = re.compile(rf"{AMOUNT}|.", re.DOTALL)
_PLAIN = re.compile("[ -~¥\u4e00-\u9fff\u3001\u3002，：；（）]*")  # nothing in it is misleading or composed of parts
_TOKEN = re.compile(f" +|{WIDE_FIGURE}|[{_WIDE}…—“”]|[^ {_WIDE}…—“”]+")


@dataclass(frozen=True, slots=True)
class Style:
    """`size` in px (96 to the inch), `colour` as #RRGGBB."""

    weight: Weight
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style. `gap` px stay free before it but at a line's start; `glued` keeps it with what precedes."""

    text: str
    style: Style
    gap: float = 0.0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at `x` px from the line's start."""

    x: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    pieces: tuple[Piece, ...]
    width: float

    def followed_by(self, other: "Line", *, gap: float) -> "Line":
        """Both as one line, `gap` px apart."""
        start = self.width + gap
        moved = (Piece(start + piece.x, piece.text, piece.style) for piece in other.pieces)
        return Line((*self.pieces, *moved), start + other.width)


@dataclass(slots=True)
class _Word:
    """What is never broken, with the room before it that falls away at a line's start."""

    gap: float
    space: str
    parts: list[tuple[float, str, Style]]  # gap before, words, style

    def width(self) -> float:
        return sum(gap + text_width(words, style) for gap, words, style in self.parts)

    def last(self) -> str:
        return self.parts[-1][1][-1]


def drawable(text: str) -> str:
    """`text` without what has no ink and can mislead: controls, direction marks, joiners. Any blank is a space."""
    if _PLAIN.fullmatch(text):
        return text
    out = []
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category == "Cs":  # half a character: nothing that could be written
            out.append("□")
        elif category in ("Zs", "Zl", "Zp", "Cc") and char != "\u3000":
            out.append(" ")
        elif category != "Cf" and not "\ufe00" <= char <= "\ufe0f" and not "\U000e0100" <= char <= "\U000e01ef":
            out.append(char)
    return _LATIN_QUOTE.sub(lambda found: "'" if found[0] in "‘’" else '"', "".join(out))


def text_width(text: str, style: Style) -> float:
    """Width in px."""
    widths = registered()[style.weight]
    try:
        each = sum(map(widths.__getitem__, map(ord, text)))
    except KeyError:  # a character of the other font
        known = ((char, widths.of(ord(char))) for char in text)
        each = sum(_rare_width(char, style.weight) if width is None else width for char, width in known)
    return each * style.size / 1000


def _rare_width(char: str, weight: Weight) -> int:
    width = advance(char, weight)
    return MISSING_WIDTH if width is None else width


def _words(spans: Iterable[Span]) -> list[_Word]:
    words: list[_Word] = []
    space, gap = "", 0.0
    for span in spans:
        gap = max(gap, span.gap)
        glued = span.glued
        for token in _TOKEN.findall(drawable(span.text)):
            if token[0] == " ":
                space = " "
                continue
            if words and _stay_together(words[-1].last(), token, space=space, gap=gap, glued=glued):
                words[-1].parts.append((gap, token if gap else space + token, span.style))
            else:
                words.append(_Word(gap, space, [(0.0, token, span.style)]))
            space, gap, glued = "", 0.0, False
    return words


def _stay_together(last: str, token: str, *, space: str, gap: float, glued: bool) -> bool:
    if glued:
        return True
    if gap:
        return False
    if space and token[0] not in NOT_FIRST:
        return last.isdigit() and not token[0].isdigit()  # 30 GB, 24 个月
    latin = not _wide(last) and not _wide(token[0])
    return token[0] in NOT_FIRST or last in NOT_LAST or latin


def _wide(char: str) -> bool:
    return re.match(f"[{_WIDE}…—“”]", char) is not None


def _split(word: _Word, room: float) -> list[_Word]:
    """A word wider than a whole line, cut so that each part fits `room`, none starts with a closing mark where that can
    be, and amounts stay whole."""
    out: list[_Word] = []
    part: list[tuple[float, str, Style]] = []
    used = 0.0
    for gap, text, style in word.parts:
        for index, token in enumerate(_tokens(text, style, room)):
            before = gap if index == 0 else 0.0
            width = text_width(token, style)
            while part and used + before + width > room:
                cut = _cut(part, token)
                out.append(_Word(0.0, "", part[:cut]))
                part = part[cut:]
                used = sum(each_gap + text_width(each, each_style) for each_gap, each, each_style in part)
            part.append((before if part else 0.0, token, style))
            used += part[-1][0] + width
    out.append(_Word(0.0, "", part))
    out[0].gap, out[0].space = word.gap, word.space
    return out


def _tokens(text: str, style: Style, room: float) -> list[str]:
    """Amounts, and each other character by itself."""
    return [
        each
        for token in _WHOLE.findall(text)
        for each in ([token] if len(token) == 1 or text_width(token, style) <= room else token)
    ]


def _cut(part: list[tuple[float, str, Style]], following: str) -> int:
    """How many tokens stay on the full line: the most behind which one may end and the next begin."""
    tokens = [token for _, token, _ in part] + [following]
    begins = [cut for cut in range(1, len(part) + 1) if tokens[cut][0] not in NOT_FIRST]
    ends = [cut for cut in begins if tokens[cut - 1][-1] not in NOT_LAST]
    return max(ends or begins, default=len(part))


def broken(spans: Iterable[Span], *, width: float) -> tuple[Line, ...]:
    """The lines of `spans` in a column of `width` px; one empty line where there are no words."""
    return _broken(tuple(spans), width)


def forget() -> None:
    """Lets go of the words broken last: they are a customer's, and no other form has the same."""
    _broken.cache_clear()


@lru_cache(maxsize=1024)
def _broken(spans: tuple[Span, ...], width: float) -> tuple[Line, ...]:
    """Kept while one form is laid out: with each of the spacings tried, the same words break alike."""
    lines: list[Line] = []
    placed: list[Piece] = []
    x = 0.0
    queue = _words(spans)
    queue.reverse()
    while queue:
        word = queue.pop()
        style = word.parts[0][2]
        lead = (word.gap + text_width(word.space, style)) if placed else 0.0
        needed = word.width()
        if needed > width:
            queue.extend(reversed(_split(word, width)))
            continue
        if placed and x + lead + needed > width + 0.01:
            lines.append(Line(_merged(placed), x))
            placed, x, lead = [], 0.0, 0.0
        if placed and word.space and not word.gap:
            placed.append(Piece(x, word.space, style))
        x += lead
        for gap, text, part_style in word.parts:
            x += gap
            placed.append(Piece(x, text, part_style))
            x += text_width(text, part_style)
    lines.append(Line(_merged(placed), x))
    return tuple(lines)


def settled(spans: Sequence[Span], *, width: float) -> tuple[Line, ...]:
    """As `broken`, in a column a little narrower where a last syllable would stand on a line of its own: then the line
    before ends with a mark where one is near."""
    lines = broken(spans, width=width)
    if len(lines) == 1 or lines[-1].width >= width * _ORPHAN:
        return lines
    narrower = (broken(spans, width=width * part / 100) for part in range(99, _NARROWEST, -1))
    same = takewhile(lambda each: len(each) == len(lines), narrower)
    found = [each for each in same if each[-1].width >= width * _ORPHAN]
    return next((each for each in found if each[-2].pieces[-1].text[-1:] in _PAUSES), found[0] if found else lines)


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    end = 0.0
    for piece in pieces:
        if out and out[-1].style == piece.style and abs(end - piece.x) < 0.001:
            out[-1] = Piece(out[-1].x, out[-1].text + piece.text, piece.style)
        else:
            out.append(piece)
        end = piece.x + text_width(piece.text, piece.style)
    return tuple(out)
