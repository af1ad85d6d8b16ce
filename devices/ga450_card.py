"""The text of an identity card's chip: 256 bytes of UTF-16LE in fields of fixed width, one layout for each kind.

Which kind it is stands as a letter at byte 248: I for the foreign permanent resident's card of 2017, J for residents of
Hong Kong, Macao and Taiwan, blank for the resident identity card. Others (the foreign card of 2023 has Y) are refused,
not guessed at.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.customer import DocumentType
from app.domain.identity_card import Sex

TEXT_BYTES = 256
_KIND_AT = 248
_KINDS = {
    "": DocumentType.RESIDENT_ID,
    "I": DocumentType.FOREIGN_PERMANENT,
    "J": DocumentType.HMT_RESIDENCE,
}
# Field widths in bytes, in the order of the chip.
_RESIDENT = {
    "name": 30,
    "sex": 2,
    "ethnicity": 4,
    "born_on": 16,
    "address": 70,
    "number": 36,
    "issuer": 30,
    "valid_from": 16,
    "valid_until": 16,
}
_FOREIGN = {
    "latin_name": 120,
    "sex": 2,
    "number": 30,
    "nationality": 6,
    "name": 30,
    "valid_from": 16,
    "valid_until": 16,
    "born_on": 16,
    "version": 4,
    "issuer": 8,  # the code of the office that took the application
}
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}
_LONG_TERM = "长期"
# GB 3304, by code from 01.
_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇"
    " 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京"
    " 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
_ETHNICITIES = tuple(_NAMES.split())
_OTHER_ETHNICITIES = {"97": "其他", "98": "外国血统中国籍人士"}


class NotReadable(Exception):
    """What came from the chip is no text of a card: a field that must be there is not, or is no date."""


class UnknownKind(Exception):
    """A letter this program has no layout for."""


@dataclass(frozen=True, slots=True, repr=False)
class ChipText:
    """The fields as words and days, not yet judged."""

    kind: DocumentType
    name: str
    latin_name: str
    number: str
    sex: Sex
    ethnicity: str
    nationality: str
    born_on: date
    address: str
    issuer: str
    valid_from: date
    valid_until: date | None


def read_text(raw: bytes) -> ChipText:
    """Raises NotReadable, UnknownKind."""
    if len(raw) != TEXT_BYTES:
        raise NotReadable
    letter = _words(raw[_KIND_AT : _KIND_AT + 2])
    if letter not in _KINDS:
        raise UnknownKind
    kind = _KINDS[letter]
    said = _fields(raw, _FOREIGN if kind is DocumentType.FOREIGN_PERMANENT else _RESIDENT)
    if not said["number"]:
        raise NotReadable
    code = said.get("ethnicity", "") if kind is DocumentType.RESIDENT_ID else ""
    return ChipText(
        kind=kind,
        name=said["name"],
        latin_name=said.get("latin_name", ""),
        number=said["number"],
        sex=_SEXES.get(said["sex"], Sex.UNSAID),
        ethnicity=_ethnicity(code),
        nationality=said.get("nationality", ""),
        born_on=_day(said["born_on"]),
        address=said.get("address", ""),
        issuer=said["issuer"],
        valid_from=_day(said["valid_from"]),
        valid_until=None if said["valid_until"] == _LONG_TERM else _day(said["valid_until"]),
    )


def _fields(raw: bytes, widths: dict[str, int]) -> dict[str, str]:
    said, at = {}, 0
    for name, width in widths.items():
        said[name] = _words(raw[at : at + width])
        at += width
    return said


def _words(raw: bytes) -> str:
    try:
        return raw.decode("utf-16-le").strip(" \0　")
    except UnicodeDecodeError as wrong:
        raise NotReadable from wrong


def _day(words: str) -> date:
    if len(words) != 8 or not words.isascii() or not words.isdigit():
        raise NotReadable
    try:
        return date(int(words[:4]), int(words[4:6]), int(words[6:]))
    except ValueError as wrong:
        raise NotReadable from wrong


def _ethnicity(code: str) -> str:
    if code.isascii() and code.isdigit() and 1 <= int(code) <= len(_ETHNICITIES):
        return _ETHNICITIES[int(code) - 1]
    return _OTHER_ETHNICITIES.get(code, "")
