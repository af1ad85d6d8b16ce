"""When a hall shuts, read from its opening hours as they are printed: 周一至周五 09:00–18:00，周末 10:00–17:00."""

import re
from datetime import date
from typing import Final

_SPAN: Final = re.compile(r"(\d{1,2})[:：](\d{2})\s*(?:[-–—~～至到]+|to)\s*(\d{1,2})[:：](\d{2})", re.IGNORECASE)
_SHUT: Final = re.compile(r"([^，,；;。.(（\d]*)(?:休息|不营业|closed)", re.IGNORECASE)
_WORD: Final = re.compile(
    r"(?P<every>每天|每日|天天|daily|every\s?day)"
    r"|(?P<work>工作日|weekdays?)"
    r"|(?P<end>周末|双休日|weekends?)"
    r"|(?P<day>(?:周|星期|礼拜)?[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
    r"|(?P<to>[-–—~～至到]+|to|through)"
    r"|(?P<empty>营业时间|营业|上午|下午|晚上|和|及|与|hours|open|and|[\s,，、;；。.:：()（）/&+]+)",
    re.IGNORECASE,
)
_ZH: Final = "一二三四五六日天"
_EN: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK: Final = frozenset(range(7))
_DAY: Final = 24 * 60


def closing_minute(opening_hours: str, day: date) -> int | None:
    """Minutes since `day` began at which the hall shuts for good; None where its hours name none of that weekday.

    Hours of some weekdays go before those of every day. Where a word is not understood it is the earliest of all ends:
    nobody is asked why the hall closes when by one of its hours it may. One that shuts after midnight is open until
    its day is over.
    """
    found = list(_SPAN.finditer(opening_hours))
    ends = [_end(each) for each in found]
    begins = [0, *(each.end() for each in found)]
    labels = [opening_hours[begin : each.start()] for begin, each in zip(begins, found, strict=False)]
    behind, closed = _without_closed(opening_hours[begins[-1] :])
    read = [_weekdays(each) for each in (*labels, behind)]
    if closed is None or any(each is None for each in read) or read[-1]:
        return min(ends, default=None)
    if day.weekday() in closed:
        return None
    named, always, mine = list[int](), list[int](), frozenset[int]()
    for days, end in zip(read, ends, strict=False):
        mine = days or mine  # 09:00–12:00，14:00–18:00 are of the same days
        if mine in (frozenset(), _WEEK):
            always.append(end)
        elif day.weekday() in mine:
            named.append(end)
    return max(named or always, default=None)


def _end(span: re.Match[str]) -> int:
    begins, ends = (int(span[n]) * 60 + int(span[n + 1]) for n in (1, 3))
    return ends if begins < ends <= _DAY else _DAY


def _without_closed(said: str) -> tuple[str, frozenset[int] | None]:
    """What is left of it, and the weekdays it says the hall is closed on: 周日休息. None where they do not read."""
    closed = frozenset[int]()
    for each in _SHUT.finditer(said):
        days = _weekdays(each[1])
        if not days:
            return said, None
        closed |= days
    return _SHUT.sub("", said), closed


def _weekdays(said: str) -> frozenset[int] | None:
    """From Monday, 0; empty where it names none, None where it is not understood."""
    days, last, spans, at = set[int](), None, False, 0
    while at < len(said):
        word = _WORD.match(said, at)
        if word is None or (word["to"] and last is None):
            return None
        at = word.end()
        if word["every"]:
            days |= _WEEK
        elif word["work"]:
            days |= {0, 1, 2, 3, 4}
        elif word["end"]:
            days |= {5, 6}
        elif word["to"]:
            spans = True
        elif word["day"]:
            here = _number(word["day"].lower())
            if spans and last is not None:
                days |= {(last + n) % 7 for n in range((here - last) % 7 + 1)}
            days.add(here)
            last, spans = here, False
    return None if spans else frozenset(days)


def _number(word: str) -> int:
    """天 is Sunday as 日 is."""
    return _EN.index(word[:3]) if word.isascii() else min(_ZH.index(word[-1]), 6)
