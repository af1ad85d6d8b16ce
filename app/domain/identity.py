"""Numbers that stand for people: resident IDs (R01) and mobile numbers by allocated prefix (R14).

`demo` lets through what no real person can have: region 99xxxx and the prefixes 154 and 194.
"""

import re
from datetime import date

from stdnum.cn import ric

from app.errors import InputRefused
from app.texts.language import Text

OLDEST_YEAR = 1900  # nobody older has a card of 18 digits

_PROVINCES = frozenset(
    (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46)
    + (50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83)
)
_DEMO_PROVINCE = 99

# R14, as allocated until 2023-03. It tells who got the prefix, not whose network a ported number is on.
_TELECOM = "133 149 153 162 1700 1701 1702 173 17400 17401 17402 17403 17404 17405 177 180 181 189 190 191 193 199"
_MOBILE = (
    "1340 1341 1342 1343 1344 1345 1346 1347 1348 135 136 137 138 139 147 148 150 151 152 157 158 159 165"
    " 1703 1705 1706 172 178 182 183 184 187 188 195 197 198"
)
_UNICOM = "130 131 132 145 146 155 156 166 167 1704 1707 1708 1709 171 175 176 185 186 196"
_BROADNET = "192"
ALLOCATED_PREFIXES = tuple(f"{_TELECOM} {_MOBILE} {_UNICOM} {_BROADNET}".split())
DEMO_PREFIXES = ("154", "194")

_SHAPE = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)


def check_resident_id(number: str, *, demo: bool) -> None:
    """GB 11643 (R01): length, digits, region, birth date, check digit; a small x counts as X.

    Raises InputRefused with a sentence that says which of them is wrong.
    """
    number = number.upper()
    if len(number) != 18:
        raise InputRefused(
            Text(
                "身份证号应是 18 位，现在是 {count} 位，请再核对。",
                "An ID number has 18 characters, this one has {count}. Check it once more.",
            ),
            count=len(number),
        )
    if not _SHAPE.fullmatch(number):
        raise InputRefused(
            Text(
                "身份证号前 17 位是数字，最后一位是数字或 X，请再核对。",
                "An ID number is 17 digits and then a digit or X. Check it once more.",
            )
        )
    province = int(number[:2])
    if province not in _PROVINCES and not (demo and province == _DEMO_PROVINCE):
        raise InputRefused(
            Text(
                "身份证号开头的地区码 {code} 不存在，请核对前 6 位。",
                "No region has the code {code}. Check the first 6 digits.",
            ),
            code=number[:6],
        )
    birth_date(number)
    if ric.calc_check_digit(number) != number[-1]:
        raise InputRefused(
            Text(
                "身份证号的校验位不对，有一位可能输错了，请对着证件再看一遍。",
                "The check digit of this ID number is wrong. One digit may be mistyped: compare it with the card.",
            )
        )


def birth_date(number: str) -> date:
    """The birth date inside a resident ID of 18 characters. Raises InputRefused where there is no such day."""
    words = number[6:14]
    try:
        born = date(int(words[:4]), int(words[4:6]), int(words[6:]))
    except ValueError:
        born = None
    if born is None or born.year < OLDEST_YEAR:
        raise InputRefused(
            Text(
                "身份证号里的出生日期 {born} 不存在，请核对第 7 到 14 位。",
                "The birth date {born} in this ID number does not exist. Check digits 7 to 14.",
            ),
            born=f"{words[:4]}-{words[4:6]}-{words[6:]}",
        )
    return born


def check_phone(number: str, *, demo: bool) -> None:
    """A mobile number of 11 digits whose prefix is allocated (R14). Raises InputRefused with a sentence."""
    if not re.fullmatch(r"[0-9]+", number, re.ASCII):
        raise InputRefused(Text("手机号只能是数字，请再核对。", "A mobile number is digits only. Check it once more."))
    if len(number) != 11:
        raise InputRefused(
            Text(
                "手机号应是 11 位，现在是 {count} 位，请再核对。",
                "A mobile number has 11 digits, this one has {count}. Check it once more.",
            ),
            count=len(number),
        )
    allowed = ALLOCATED_PREFIXES + DEMO_PREFIXES if demo else ALLOCATED_PREFIXES
    if not number.startswith(allowed):
        raise InputRefused(
            Text(
                "没有 {prefix} 开头的手机号段，请核对前 3 位。",
                "No mobile numbers begin with {prefix}. Check the first 3 digits.",
            ),
            prefix=number[:3],
        )
