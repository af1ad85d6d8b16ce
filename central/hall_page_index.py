"""What is here: who is called, how long each class waits now, and where the other pages are. Read on a phone."""

from html import escape

from app.domain.announcements import CallOut
from app.domain.business_hall import BusinessHall
from app.domain.display_picture import ClassShown, display_picture
from app.domain.hall_time import clock_time
from app.texts import display
from app.texts import hall_pages as words
from app.texts.language import Language, Text
from central.hall_page_look import page, phone_head, switch_link
from central.hall_page_seen import HallSnapshot

_LOOKS_AGAIN = '<meta http-equiv="refresh" content="15">'


def index_page(seen: HallSnapshot, *, hall: BusinessHall, language: Language) -> str:
    """Looks again by itself, without a script."""
    calls = seen.calls()
    classes = display_picture(seen.picture, calls).classes
    title = words.INDEX_TITLE.say(language)
    at = words.AS_OF.say(language, time=clock_time(seen.at, hall.zone))
    parts = (
        f"<header><span>{escape(words.HALL.say(language, operator=hall.brand.operator, hall=hall.name))}</span>",
        f"{switch_link(language)}</header><main><h2>{escape(title)}</h2>",
        f"<p class=at>{escape(at)} · {escape(hall.opening_hours)}</p>",
        _table(display.CALLING, [_call(each, language) for each in calls], display.NOBODY_YET, language),
        _table(words.INDEX_WAITS, [_class(each, language) for each in classes], display.NOBODY_WAITS, language),
        f"<p>{escape(words.INDEX_TICKET.say(language))}</p><p>{escape(words.INDEX_NO_TICKET.say(language))}</p></main>",
        f'<footer><a href="/display?language={language.value}">',
        f"{escape(words.INDEX_TELEVISION.say(language))}</a></footer>",
    )
    return page(title=title, body="".join(parts), head=phone_head() + _LOOKS_AGAIN, language=language)


def _table(title: Text, rows: list[str], without: Text, language: Language) -> str:
    body = "".join(rows) or f"<tr><td>{escape(without.say(language))}</td></tr>"
    return f"<section><h2>{escape(title.say(language))}</h2><table>{body}</table></section>"


def _call(call: CallOut, language: Language) -> str:
    return _cells(call.number.shown, display.COUNTER.filled(desk=call.counter), language=language)


def _class(shown: ClassShown, language: Language) -> str:
    return _cells(shown.queue.called, shown.waits, shown.says, language=language)


def _cells(*said: Text, language: Language) -> str:
    return "<tr>" + "".join(f"<td>{escape(each.say(language))}</td>" for each in said) + "</tr>"
