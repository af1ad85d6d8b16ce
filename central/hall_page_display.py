"""The hall's television in a browser, as our own window shows it: the newest call large, those before, who waits.

What is shown and said comes from display_picture.py and announcements.py, so that both say the same. The whole screen
is HTML made here; the script only puts it in place, moves the clock and plays the recordings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from html import escape

import segno

import resources
from app.domain.announcements import (
    CHIME,
    OLDEST_S,
    PACES,
    Announcements,
    CallOut,
    Pace,
    QuietHours,
    calls_in,
    languages_of,
    recordings_of,
)
from app.domain.business_hall import BusinessHall
from app.domain.display_picture import (
    ClassShown,
    Notice,
    day_words,
    display_picture,
    fraud_notice,
    notice_at,
    notices,
    on_screen,
)
from app.domain.hall_time import clock_time
from app.domain.matter import QueueClass
from app.texts import display as words
from app.texts import hall_pages
from app.texts.language import Language
from central.hall_page_look import edition, file_name, page
from central.hall_page_seen import HallSnapshot

_FEW = 3  # classes beside each other in large letters
_LONG = 6  # characters of a number and its desk together that still fit in the largest letters
_SCREEN = (
    "<header>{brand}<span class=hall>{hall}</span><span class=day>{day}</span><span id=clock>{clock}</span></header>"
    "<div class=middle><div class=left>{call}<div class='classes {many}'>{classes}</div>"
    "<p class=notice>{notice}</p></div>"
    "<div class=right><div class=head><span>{before}</span><span>{missed}</span></div><div class=rows>{rows}</div>"
    "{scan}</div></div><footer>{fraud}</footer>"
)
_OUTSIDE = (
    "<p id=lost role=alert hidden></p><button id=sound type=button hidden>{sound}</button>"
    '<div id=screen data-lost="{lost}" data-edition="{edition}" data-at="{at}" data-offset="{offset}"'
    ' data-volume="{volume}">{screen}</div>'
)


@dataclass(frozen=True, slots=True)
class ScreenAsked:
    """One screen as its address asks for it; `host` begins the address a phone scans, "" for none. `spoken` languages
    in order; none of them while `quiet`. `volume` is per cent."""

    classes: frozenset[QueueClass]
    language: Language
    dark: bool
    host: str
    spoken: tuple[Language, ...]
    quiet: QuietHours | None
    volume: int


def display_page(seen: HallSnapshot, asked: ScreenAsked, hall: BusinessHall) -> str:
    look = "dark" if asked.dark else "light"
    head = (
        f'<link rel="stylesheet" href="/file/{file_name(f"display-{look}.css")}">'
        f'<script src="/file/{file_name("display.js")}" defer></script>'
        '<noscript><meta http-equiv="refresh" content="10"></noscript>'
    )
    body = _OUTSIDE.format(
        sound=escape(hall_pages.SOUND_ON.say(asked.language)),
        lost=escape(words.LOST.say(asked.language, at="{at}")),
        edition=edition(),
        at=_ms(seen),
        offset=_offset_minutes(seen, hall),
        volume=asked.volume,
        screen=screen(seen, asked, hall),
    )
    title = hall.name.say(asked.language)
    return page(title=title, body=body, head=head, language=asked.language, scheme=look)


def message(seen: HallSnapshot, asked: ScreenAsked, hall: BusinessHall) -> dict[str, object]:
    """What a screen is sent whenever something changed: the whole of it, and what is to be said, by how many wait
    behind it."""
    calls = seen.calls(asked.classes)
    return {
        "edition": edition(),
        "at": _ms(seen),
        "offset": _offset_minutes(seen, hall),
        "call": _key(calls[0]) if calls else "",
        "say": [
            {"key": _key(call), "play": [_recordings(call, asked, pace) for pace in PACES]}
            for call in _to_say(seen, asked, hall)
        ],
        "html": screen(seen, asked, hall),
    }


def screen(seen: HallSnapshot, asked: ScreenAsked, hall: BusinessHall) -> str:
    language = asked.language
    shown = display_picture(seen.picture, seen.calls(asked.classes), classes=asked.classes)
    classes = "".join(_class(each, language) for each in shown.classes)
    return _SCREEN.format(
        brand=_icon("brand-mark"),
        hall=escape(hall_pages.HALL.say(language, operator=hall.brand.operator, hall=hall.name)),
        day=escape(day_words(seen.at, hall.zone).say(language)),
        clock=clock_time(seen.at, hall.zone),
        call=_large(shown.newest, language),
        many="many" if len(shown.classes) > _FEW else "",
        classes=classes,
        notice=_notice(notice_at(notices(promises=seen.picture.promises), seen.at), language),
        before=escape(words.CALLED_BEFORE.say(language)),
        missed=escape(words.MISSED.say(language)),
        rows="".join(_row(each, language) for each in shown.last),
        scan=_scan(asked),
        fraud=_notice(fraud_notice(hall.brand.hotline), language),
    )


def _to_say(seen: HallSnapshot, asked: ScreenAsked, hall: BusinessHall) -> Iterable[CallOut]:
    """Every call that is still of use, oldest first; the script plays those it has not played."""
    local = seen.at.astimezone(hall.zone).time()
    if not asked.spoken or (asked.quiet is not None and asked.quiet.holds(local)):
        return ()
    courses = [each for each in seen.courses.values() if each.since >= seen.at - timedelta(seconds=OLDEST_S)]
    calls = (call for each in courses for call in calls_in(each) if on_screen(call.queue, asked.classes))
    return Announcements().heard(calls, now=seen.at).without(courses).waiting


def _key(call: CallOut) -> str:
    """Of one call; no ticket's id, which opens its page."""
    return f"{call.number} {call.desk} {call.at.timestamp():.3f}"


def _recordings(call: CallOut, asked: ScreenAsked, pace: Pace) -> list[str]:
    said = languages_of(call, asked.spoken, pace)
    names = [name for language in said for name in recordings_of(call, language, pace)]
    return names if pace is Pace.HURRIED else [CHIME, *names]


def _large(call: CallOut | None, language: Language) -> str:
    if call is None:
        said = (words.NOBODY_YET.say(language), words.TAKE_TICKET.say(language))
        return f"<section class='call nobody'><p>{escape(said[0])}</p><p>{escape(said[1])}</p></section>"
    number, sign = call.number.shown.say(language), f"<small>{escape(words.COUNTER_SIGN.say(language))}</small>"
    desk = f"<b>{escape(call.counter)}</b>"
    other = Language.EN if language is Language.ZH else Language.ZH
    again = words.CALLED_AGAIN.say(language, n=call.nth) if call.nth > 1 else ""
    size = "call long" if len(number) + len(call.counter) > _LONG else "call"
    return (
        f"<section class='{size}' id=call><div class=line><span>{_icon('volume-2')}"
        f"{escape(words.CALLING.say(language))}</span><span>{escape(words.BRING_ID.say(language))}</span></div>"
        f"<div class=number><b>{escape(number)}</b>{_icon('arrow-right')}"
        f"<span class=desk>{desk + sign if language is Language.ZH else sign + desk}</span></div>"
        f'<div class="line foot"><span lang={other.value}>{escape(call.said.say(other))}</span>'
        f"<span>{escape(again)}</span></div></section>"
    )


def _class(shown: ClassShown, language: Language) -> str:
    name, waits, says = (escape(each.say(language)) for each in (shown.queue.called, shown.waits, shown.says))
    return f"<div class=class><p><span>{name}</span><span>{waits}</span></p><b>{says}</b></div>"


def _row(call: CallOut, language: Language) -> str:
    desk = words.COUNTER.say(language, desk=call.counter)
    return f"<p><b>{escape(call.number.shown.say(language))}</b><span>{escape(desk)}</span></p>"


def _scan(asked: ScreenAsked) -> str:
    """The code of the page of what is here; every phone can read it in the same network."""
    code = _code(f"http://{asked.host}/") if asked.host else ""
    lines = (words.SCAN, words.SCAN_OWN) if code else (words.SCAN_OWN,)
    said = "".join(f"<p>{escape(each.say(asked.language))}</p>" for each in lines)
    return f"<div class=scan>{code}<div>{said}</div></div>"


def _notice(notice: Notice, language: Language) -> str:
    return f"{_icon(notice.icon)}<span>{escape(notice.says.say(language))}</span>"


@cache
def _icon(name: str) -> str:
    """A shipped icon as part of the page: it has the colour of the words beside it."""
    svg = resources.path(f"icons/{name}.svg").read_text("utf-8")
    return svg[svg.index("<svg") :].replace("<svg", '<svg aria-hidden="true"', 1)


@cache
def _code(payload: str) -> str:
    rows = segno.make(payload, error="m", micro=False).matrix
    size = len(rows) + 4
    path = "".join(f"M{x + 2} {y + 2}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return f'<svg class=code viewBox="0 0 {size} {size}" aria-hidden="true"><path d="{path}"/></svg>'


def _ms(seen: HallSnapshot) -> int:
    """Since 1970, as scripts count."""
    return round(seen.at.timestamp() * 1000)


def _offset_minutes(seen: HallSnapshot, hall: BusinessHall) -> int:
    """Of the hall's clock: a television's own zone may be set wrong."""
    offset = seen.at.astimezone(hall.zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)
