"""A hall on the television, without a network: news as a test wants it, a voice that writes down what it says."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import resources
from app.display_ports import HallNews
from app.domain.announcements import CallOut, Pace
from app.domain.catalogue import Catalogue
from app.domain.matter import QueueClass
from app.domain.queue_picture import ClassWait, QueuePicture
from app.domain.ticket_ledger import TicketCourse, call, opened
from app.domain.told_wait import WaitEstimate
from app.handling.read_catalogue import read_catalogue
from app.texts.language import Language, Text
from tests.fakes.queue import a_ticket, at
from ui.display.presenter import DisplayPresenter
from ui.display.state import ScreenRules

ZONE = ZoneInfo("Asia/Shanghai")
MOBILE, FIXED, COMPLAINT = QueueClass.MOBILE, QueueClass.FIXED, QueueClass.COMPLAINT
NOON = at(29)
CALLED = ((14, MOBILE, 3), (15, MOBILE, 4), (2, COMPLAINT, 5), (6, FIXED, 1), (16, MOBILE, 2), (17, MOBILE, 3))


class Ear:
    """What is put into `news` is taken once."""

    def __init__(self) -> None:
        self.news = HallNews()

    def listen(self, told: Callable[[], None]) -> None: ...

    def take(self) -> HallNews:
        taken, self.news = self.news, HallNews(lost_since=self.news.lost_since, pages_url=self.news.pages_url)
        return taken


class Clock:
    def __init__(self, now: datetime = NOON) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


class Voice:
    """Busy for so many looks after each call."""

    def __init__(self, looks: int = 0) -> None:
        self.said: list[tuple[CallOut, int]] = []
        self.paces: list[Pace] = []
        self._looks, self._left = looks, 0

    def say(self, call: CallOut, *, volume: int, pace: Pace) -> None:
        self.said.append((call, volume))
        self.paces.append(pace)
        self._left = self._looks

    def busy(self) -> bool:
        self._left -= 1
        return self._left >= 0


def numbered(n: int, queue: QueueClass, desk: int, minute: float) -> TicketCourse:
    return call(opened(a_ticket(n, queue=queue)), desk=f"{desk:02}", staff="1", at=at(minute))


def a_wait(queue: QueueClass, waiting: int, low: int, high: int) -> ClassWait:
    told = WaitEstimate(60 * low, 60, None, low, high)
    return ClassWait(queue, waiting, told, told)


def a_picture(*, waits: tuple[ClassWait, ...] | None = None, newest: tuple[TicketCourse, ...] = ()) -> QueuePicture:
    before = tuple(numbered(n, queue, desk, 20 + at_) for at_, (n, queue, desk) in enumerate(CALLED))
    if waits is None:
        waits = (a_wait(MOBILE, 4, 5, 9), a_wait(FIXED, 2, 8, 14), a_wait(COMPLAINT, 1, 3, 6))
    return QueuePicture(NOON, "e", (*before, *newest), (), (), waits)


@cache
def on_sale_here() -> Catalogue:
    return read_catalogue(resources.path("demo/catalogue.toml").read_text("utf-8"), matters=None)


def rules_of(language: Language = Language.ZH, *, classes: frozenset[QueueClass] = frozenset()) -> ScreenRules:
    hall = Text("示例通信·滨河路营业厅", "Example Telecom, Binhe Road")
    return ScreenRules(hall, "00001", ZONE, language=language, classes=classes, catalogue=on_sale_here())


class Screen:
    """A presenter with everything it needs, all of it in the test's hands."""

    def __init__(self, rules: ScreenRules | None = None, *, voice: Voice | None = None) -> None:
        self.ear, self.clock, self.voice = Ear(), Clock(), voice or Voice()
        self.presenter = DisplayPresenter(rules=rules or rules_of(), ear=self.ear, voice=self.voice, clock=self.clock)
