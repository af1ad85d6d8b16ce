"""Money as whole fen, and how it is written."""

import re
import unicodedata

from app.errors import InputRefused
from app.texts.language import Language, Text

MOST_FEN = 100_000_000_00  # a hundred million yuan: anything above is a slip of the hand
SMALLEST_CASH_FEN = 10  # 1 角: a drawer holds no smaller coin

_BELOW_ZERO = re.compile(r"^¥?\s*[-−–]\s*¥?\s*[\d.,]+$", re.ASCII)
_FINER = re.compile(r"^¥?\s*[\d,]+\.\d{3,}$", re.ASCII)
_AMOUNT = re.compile(r"^¥?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$", re.ASCII)


def yuan(fen: int) -> str:
    """¥1,234.50, a minus before the sign (−¥5.00)."""
    sign = "−" if fen < 0 else ""
    whole, part = divmod(abs(fen), 100)
    return f"{sign}¥{whole:,}.{part:02d}"


def yuan_short(fen: int) -> str:
    """¥199 where it is whole yuan, ¥0.15 otherwise."""
    words = yuan(fen)
    return words[:-3] if fen % 100 == 0 else words


def yuan_signed(fen: int) -> str:
    """+¥6 or −¥5, short."""
    return yuan_short(fen) if fen < 0 else "+" + yuan_short(fen)


def sum_typed(words: str) -> int:
    """Fen above 0 from what a person typed; 0 for anything else."""
    try:
        return read_amount(words)
    except InputRefused:
        return 0


def read_amount(words: str) -> int:
    """Fen from what a person typed (50, 50.5, ¥1,200.00, also full-width). Raises InputRefused with a sentence."""
    plain = unicodedata.normalize("NFKC", words).strip()
    found = _AMOUNT.match(plain)
    if found is None:
        if _BELOW_ZERO.match(plain):
            raise InputRefused(
                Text("金额不能是负数，请核对“{words}”。", 'No amount is below zero. Check "{words}".'), words=plain
            )
        if _FINER.match(plain):
            raise InputRefused(
                Text("“{words}”比分还小，请最多写两位小数。", '"{words}" goes below a fen. Type two decimals at most.'),
                words=plain,
            )
        raise InputRefused(
            Text(
                "“{words}”不是金额，请只输数字，例如 50 或 50.50。",
                '"{words}" is not an amount. Type digits, for example 50 or 50.50.',
            ),
            words=words.strip() or " ",
        )
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))
    if fen > MOST_FEN:
        raise InputRefused(Text("金额太大，请核对位数。", "The amount is too large. Check the digits."))
    return fen


def share_half_up(fen: int, parts: int, of: int) -> int:
    """fen × parts ÷ of, half a fen rounded up (R15)."""
    return (2 * fen * parts + of) // (2 * of)


_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "拾", "佰", "仟")
_LARGE = ("", "万", "亿")


def _capitals_group(group: int) -> str:
    out, gap = "", False
    for power in (3, 2, 1, 0):
        digit = group // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + _SMALL[power]
            gap = False
        else:
            gap = True
    return out


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_THOUSANDS = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))


def _number_words(number: int) -> str:
    for size, name in _THOUSANDS:
        if number >= size:
            rest = number % size
            joined = " and " if 0 < rest < 100 else " " if rest else ""
            return f"{_number_words(number // size)} {name}{joined}{_number_words(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred{f' and {_number_words(rest)}' if rest else ''}"
    if number >= 20:
        rest = number % 10
        return _TENS[number // 10] + (f"-{_ONES[rest]}" if rest else "")
    return _ONES[number]


def amount_in_words(fen: int, language: Language) -> str:
    """壹仟零伍元伍角, One thousand and five yuan and fifty fen: the amount as a voucher says it, hard to alter.

    Raises ValueError below zero.
    """
    if language is Language.ZH:
        return capitals(fen)
    if fen < 0:
        raise ValueError("words of a negative amount")
    whole, part = divmod(fen, 100)
    yuan_words = [f"{_number_words(whole)} yuan"] if whole or not part else []
    fen_words = [f"{_number_words(part)} fen"] if part else []
    words = " and ".join([*yuan_words, *fen_words]) + ("" if part else " only")
    return words[0].upper() + words[1:]


def capitals(fen: int) -> str:
    """The amount in capitals as on vouchers: 贰拾元整, 壹仟零伍元伍角. Raises ValueError below zero."""
    if fen < 0:
        raise ValueError("capitals of a negative amount")
    whole, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    groups = [whole // 10_000**i % 10_000 for i in (2, 1, 0)]
    out = ""
    for i, group in enumerate(groups):
        if group:
            out += ("零" if out and group < 1000 else "") + _capitals_group(group) + _LARGE[2 - i]
        elif out and not out.endswith("零") and any(groups[i + 1 :]):
            out += "零"
    out = out.replace("零零", "零")
    if out:
        out += "元"
    if jiao == cent == 0:
        return (out or "零元") + "整"
    if jiao:
        out += _DIGITS[jiao] + "角"
    elif out:
        out += "零"
    return out + (_DIGITS[cent] + "分" if cent else "整")
