"""新老客户同权 (S99): no file of the operator's may hold a field that asks who is new, nor words that say so."""

import re
from collections.abc import Iterator, Mapping

_FIELD = re.compile(r"(.*_)?new_(user|customer|client|subscriber)s?(_.*)?|eligib(le|ility)(_.*)?", re.ASCII)
_NEW_ZH = r"新(?:用户|客户|客|入网|开户|装|号)"
_NEAR_ZH = r"[^，。；、]{0,6}"
_PEOPLE = r"(?:users?|customers?|subscribers?|clients?)"
_WORDS = re.compile(
    rf"{_NEW_ZH}{_NEAR_ZH}(?:专享|专属|专用|才|独享|限定)"
    rf"|新(?:用户|客户){_NEAR_ZH}首(?:年|月|单)"
    rf"|[仅只限]{_NEAR_ZH}(?:{_NEW_ZH}|首次(?:入网|开户|办理))|[仅只](?:限|供|面向|给)新"
    rf"|(?:老|存量|在网)(?:用户|客户){_NEAR_ZH}(?:不可|不能|不得|不享|除外|勿)"
    rf"|\b(?:new|first[- ]time)[- ](?:{_PEOPLE}|numbers?) (?:only|exclusive)|only (?:for|to) (?:new|first-time)\b"
    rf"|\bfor (?:new|first-time) {_PEOPLE}|\bnot (?:for|open to) existing {_PEOPLE}"
    rf"|\bexisting {_PEOPLE} (?:cannot|may not|are excluded|excluded)",
    re.IGNORECASE,
)


def asks_who_is_new(field: str) -> bool:
    return _FIELD.fullmatch(field) is not None


def places(record: Mapping[str, object]) -> Iterator[str]:
    """The fields of one record that break it: `new_users_only`, `term.eligibility`, or the field whose words do."""
    for field, value in record.items():
        if asks_who_is_new(field) or _say_so(value):
            yield field
        else:
            yield from _inside(field, value)


def _inside(path: str, value: object) -> Iterator[str]:
    rows = value if isinstance(value, list) else [value]
    for index, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            continue
        here = f"{path}[{index}]" if isinstance(value, list) else path
        for field, inner in row.items():
            if asks_who_is_new(field):
                yield f"{here}.{field}"
            else:
                yield from _inside(f"{here}.{field}", inner)


def _say_so(value: object) -> bool:
    if isinstance(value, str):
        return _WORDS.search(value) is not None
    if isinstance(value, dict):
        return any(_say_so(inner) for inner in value.values())
    return isinstance(value, list) and any(_say_so(inner) for inner in value)
