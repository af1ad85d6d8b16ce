"""From the hall's news to what the television shows and says; nothing of Qt."""

from datetime import UTC, date, datetime, timedelta

from app.display_ports import CallVoice, HallEar
from app.domain.announcements import Announcements, CallOut, calls_in, pace_of
from app.domain.display_picture import (
    day_words,
    display_picture,
    flashes,
    fraud_notice,
    newest_calls,
    notice_at,
    notices,
    offer_notices,
    on_screen,
)
from app.domain.hall_time import clock_time, hall_date
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_times import Promises
from app.ports import Clock
from app.texts import display as words
from app.texts.language import Language, Text
from ui.display.state import (
    CallWords,
    ClassWords,
    DisplayState,
    NoticeWords,
    ScanWords,
    ScreenRules,
)

_HALF_FLASH_MS = 700  # lit so long, then plain so long: five flashes in the seconds a call is new
_CALLING = timedelta(minutes=3)  # after which nobody is on the way any more
_NO_SHIFT = timedelta()


class DisplayPresenter:
    """`look` some times a second, from the window's thread: takes the news, lets the voice go on, gives the state.

    Time is the hall server's wherever it was heard once, so that a screen with a wrong clock still calls in time.
    """

    def __init__(self, *, rules: ScreenRules, ear: HallEar, voice: CallVoice, clock: Clock) -> None:
        self._rules, self._ear, self._voice, self._clock = rules, ear, voice, clock
        self._shift = _NO_SHIFT
        self._picture: QueuePicture | None = None
        self._calls: tuple[CallOut, ...] = ()
        self._announcements = Announcements()
        self._lost_since: datetime | None = None
        self._pages_url = ""

    def look(self) -> DisplayState:
        self._take_news()
        self._speak()
        return self._state()

    def _take_news(self) -> None:
        news = self._ear.take()
        self._lost_since = news.lost_since
        self._pages_url = news.pages_url
        courses = news.courses
        if news.picture is not None:
            self._picture = news.picture
            courses = (*news.picture.courses, *courses)  # an event is newer than the picture it came with
            if news.heard_at is not None:
                self._shift = news.picture.at - news.heard_at
        now, classes = self._now(), self._rules.classes
        self._calls = newest_calls(self._calls, courses, now=now, classes=classes)
        calls = (call for course in courses for call in calls_in(course) if on_screen(call.queue, classes))
        self._announcements = self._announcements.heard(calls, now=now).without(courses)

    def _speak(self) -> None:
        if self._voice.busy():
            return
        now = self._now()
        call, self._announcements = self._announcements.next(now=now)
        if call is not None and self._rules.volume > 0 and not self._quiet(now):
            behind = len(self._announcements.waiting)
            self._voice.say(call, volume=self._rules.volume, pace=pace_of(behind))

    def _quiet(self, now: datetime) -> bool:
        local = now.astimezone(self._rules.zone).time()
        return any(hours.holds(local) for hours in self._rules.quiet)

    def _now(self) -> datetime:
        return self._clock.now() + self._shift

    def _state(self) -> DisplayState:
        rules, now, say = self._rules, self._now(), self._say
        picture = self._picture or _nothing_yet(now)
        shown = display_picture(picture, self._calls, classes=rules.classes)
        fraud = fraud_notice(rules.hotline)
        flash = int((now - shown.newest.at) / timedelta(milliseconds=_HALF_FLASH_MS)) if shown.newest else 0
        return DisplayState(
            title=say(rules.hall),
            day=say(day_words(now, rules.zone)),
            clock=clock_time(now, rules.zone),
            call=None if shown.newest is None else self._call(shown.newest, now),
            lit=flashes(shown.newest, now) and flash % 2 == 0,
            nobody=say(words.NOBODY_YET),
            nobody_note=say(words.TAKE_TICKET),
            last_head=say(words.CALLED_BEFORE),
            last_note=say(words.MISSED),
            last=tuple((say(call.number.shown), say(words.COUNTER.filled(desk=call.counter))) for call in shown.last),
            classes=tuple(
                ClassWords(say(each.queue.called), say(each.waits), say(each.says)) for each in shown.classes
            ),
            empty=say(words.NOBODY_WAITS),
            scan=self._scan(),
            notice=self._notice(picture, now),
            fraud=NoticeWords(fraud.icon, say(fraud.says)),
            on_sale=self._on_sale(now),
        )

    def _call(self, call: CallOut, now: datetime) -> CallWords:
        other = Language.EN if self._rules.language is Language.ZH else Language.ZH
        return CallWords(
            number=self._say(call.number.shown),
            counter=call.counter,
            counter_sign=self._say(words.COUNTER_SIGN),
            sign_first=self._rules.language is Language.EN,
            head=self._say(words.CALLING if now - call.at < _CALLING else words.CALLED_LAST),
            bring=self._say(words.BRING_ID),
            other_language=call.said.say(other),
            again=self._say(words.CALLED_AGAIN.filled(n=call.nth)) if call.nth > 1 else "",
        )

    def _on_sale(self, now: datetime) -> str:
        n = 0 if self._rules.catalogue is None else len(self._rules.catalogue.on_sale(self._day(now)))
        return self._say(words.ON_SALE.filled(n=n)) if n else ""

    def _day(self, now: datetime) -> date:
        """The hall's: a television runs for weeks."""
        return hall_date(now, self._rules.zone)

    def _scan(self) -> ScanWords | None:
        """The hall's page for phones, which shows calls and waits; a ticket's own page is on the ticket."""
        if not self._pages_url:
            return None
        said = "" if self._rules.language is Language.ZH else f"?language={self._rules.language}"
        return ScanWords(f"{self._pages_url}/{said}", self._say(words.SCAN), self._say(words.SCAN_OWN))

    def _notice(self, picture: QueuePicture, now: datetime) -> NoticeWords:
        """While the hall is lost, that, and nothing else: what stands above it may be old."""
        if self._picture is None and self._lost_since is not None:
            return NoticeWords("triangle-alert", self._say(words.NEVER_HEARD), warns=True)
        if self._lost_since is not None:
            at = clock_time(self._lost_since + self._shift, self._rules.zone)
            return NoticeWords("triangle-alert", self._say(words.LOST.filled(at=at)), warns=True)
        catalogue = self._rules.catalogue
        offers = () if catalogue is None else offer_notices(catalogue, self._day(now))
        notice = notice_at(notices(promises=picture.promises, offers=offers), now)
        return NoticeWords(notice.icon, self._say(notice.says))

    def _say(self, text: Text) -> str:
        return text.say(self._rules.language)


def _nothing_yet(at: datetime) -> QueuePicture:
    return QueuePicture(at.astimezone(UTC), "", (), (), (), (), promises=Promises())
