"""What the bottom strip knows, and what it says of it: never silent, a fault says what follows. No Qt here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.hall_time import clock_time, hall_date
from app.hall_ports import HallSeen
from app.outbox_ports import OutboxStatus
from app.ports import LinkState, LinkStatus
from app.texts import cash_screens as cash_words
from app.texts import shell as words
from app.texts import weekdays
from app.texts.language import Language
from ui.shell.hall_strip import hall_words
from ui.shell.printer.state import PrintersSeen, strip_says
from ui.widgets.strip_tone import StripTone

PRINTER, UNSENT = "printer", "unsent"  # the items that can be pressed


class SavedWhere(StrEnum):
    NOTHING_YET = "nothing_yet"  # no order since the start: the store is ready
    HALL = "hall"  # this PC and the hall server
    CENTRE = "centre"  # this PC and the centre
    ALONE = "alone"  # 单机保存


class DrawerReport(StrEnum):
    SHUT = "shut"
    OPEN = "open"
    AWAY = "away"  # set up, and its printer does not answer for it


class ReaderReport(StrEnum):
    READY = "ready"
    AWAY = "away"
    DEMO = "demo"
    NONE = "none"  # none is set


class CustomerScreenReport(StrEnum):
    ON = "on"
    TURNED = "turned"  # this very screen is turned to the customer
    OFF = "off"


@dataclass(frozen=True, slots=True)
class CashStanding:
    """Since when the drawer's period runs; None while none does."""

    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class StripState:
    """Moments are aware UTC. Drawer and reader are None where this counter has none: then nothing is said of
    them, nor of a hall without a server; `cash` where no periods are kept."""

    link: LinkStatus
    outbox: OutboxStatus
    saved: SavedWhere
    saved_at: datetime | None
    printers: PrintersSeen
    customer_screen: CustomerScreenReport
    now: datetime
    zone: ZoneInfo
    drawer: DrawerReport | None = None
    reader: ReaderReport | None = None
    hall: HallSeen | None = None
    disk_low: bool = False
    cash: CashStanding | None = None

    @property
    def offline(self) -> bool:
        """The whole strip turns amber."""
        return self.link.away


@dataclass(frozen=True, slots=True)
class StripLine:
    """One item as it is painted. `name` is its place, the same however it fares; one that `warns` keeps
    its words longer than what is well."""

    name: str
    icon: str
    words: str
    tone: StripTone
    warns: bool = False


_DRAWER = {
    DrawerReport.SHUT: words.DRAWER_SHUT,
    DrawerReport.OPEN: words.DRAWER_OPEN,
    DrawerReport.AWAY: words.DRAWER_AWAY,
}
_READER = {
    ReaderReport.READY: words.READER_READY,
    ReaderReport.AWAY: words.READER_AWAY,
    ReaderReport.DEMO: words.READER_DEMO,
    ReaderReport.NONE: words.READER_NONE,
}
_SCREEN = {
    CustomerScreenReport.ON: words.CUSTOMER_SCREEN_ON,
    CustomerScreenReport.TURNED: words.CUSTOMER_SCREEN_TURNED,
    CustomerScreenReport.OFF: words.CUSTOMER_SCREEN_OFF,
}
_SAVED = {
    SavedWhere.HALL: words.SAVED_TWICE,
    SavedWhere.CENTRE: words.SAVED_CENTRE,
    SavedWhere.ALONE: words.SAVED_ALONE,
}


def strip_lines(state: StripState, language: Language) -> tuple[StripLine, ...]:
    """The items from left to right."""
    usual = StripTone.WARN if state.offline else StripTone.PLAIN
    lines = [_network(state, language), *_hall(state, language, usual), _unsent(state, language, usual)]
    if state.outbox.dead:
        dead = words.DEAD_ENTRIES.say(language, count=state.outbox.dead)
        lines.append(StripLine("refused", "ban", dead, StripTone.FAULT))
    lines.append(_saved(state, language, usual))
    lines.append(_printer(state, language, usual))
    if state.drawer is not None:
        tone = usual if state.drawer is DrawerReport.SHUT else StripTone.FAULT
        lines.append(StripLine("drawer", "archive", _DRAWER[state.drawer].say(language), tone))
    lines += _cash(state, language, usual)
    if state.reader is not None:
        tone = StripTone.FAULT if state.reader is ReaderReport.AWAY else usual
        lines.append(StripLine("reader", "id-card", _READER[state.reader].say(language), tone))
    off = state.customer_screen is CustomerScreenReport.OFF
    screen = _SCREEN[state.customer_screen].say(language)
    lines.append(StripLine("customer_screen", "monitor", screen, StripTone.FAULT if off else usual))
    return tuple(lines)


def time_words(state: StripState, language: Language) -> str:
    """2026-11-20 周五 10:24, Fri 2026-11-20 10:24."""
    day = hall_date(state.now, state.zone)
    weekday = weekdays.SHORT[day.weekday()]
    return words.TIME_NOW.say(language, date=day.isoformat(), weekday=weekday, time=clock_time(state.now, state.zone))


def offline_words(since: datetime, now: datetime, language: Language) -> str:
    """How long the centre has been away."""
    minutes = max(0, int((now - since).total_seconds()) // 60)
    if minutes == 0:
        return words.OFFLINE_NOW.say(language)
    if minutes < 60:
        return words.OFFLINE_MINUTES.say(language, minutes=minutes)
    return words.OFFLINE_HOURS.say(language, hours=minutes // 60, minutes=minutes % 60)


def _network(state: StripState, language: Language) -> StripLine:
    if state.link.state is LinkState.ONLINE:
        return StripLine("network", "cloud", words.ONLINE.say(language), StripTone.GOOD)
    if state.link.state is LinkState.CONNECTING:
        return StripLine("network", "cloud", words.CONNECTING.say(language), StripTone.PLAIN)
    if state.link.state is LinkState.UNAUTHORISED:
        return StripLine("network", "cloud-off", words.UNAUTHORISED.say(language), StripTone.FAULT)
    offline = offline_words(state.link.since, state.now, language)
    return StripLine("network", "cloud-off", offline, StripTone.OFFLINE)


def _hall(state: StripState, language: Language, usual: StripTone) -> tuple[StripLine, ...]:
    said = hall_words(state.hall) if state.hall is not None else None
    if said is None:
        return ()
    text, fault = said
    return (StripLine("hall", "server", text.say(language), StripTone.FAULT if fault else usual),)


def _printer(state: StripState, language: Language, usual: StripTone) -> StripLine:
    says = strip_says(state.printers)
    tone = StripTone.FAULT if says.fault else StripTone.WARN if says.warns else usual
    return StripLine(PRINTER, says.icon, says.words.say(language), tone, warns=says.warns)


def _cash(state: StripState, language: Language, usual: StripTone) -> tuple[StripLine, ...]:
    """Amber while no period runs: cash taken then belongs to nobody."""
    if state.cash is None:
        return ()
    if state.cash.since is None:
        return (StripLine("cash", "wallet", cash_words.STRIP_NONE.say(language), StripTone.WARN, warns=True),)
    since = clock_time(state.cash.since, state.zone)
    return (StripLine("cash", "wallet", cash_words.STRIP_OPEN.say(language, time=since), usual),)


def _unsent(state: StripState, language: Language, usual: StripTone) -> StripLine:
    outbox = state.outbox
    if outbox.waiting and outbox.oldest_at is not None:
        oldest = clock_time(outbox.oldest_at, state.zone)
        said = words.UNSENT_OLDEST.say(language, count=outbox.waiting, time=oldest)
    else:
        said = words.UNSENT.say(language, count=outbox.waiting)
    return StripLine(UNSENT, "cloud-upload", said, usual)


def _saved(state: StripState, language: Language, usual: StripTone) -> StripLine:
    if state.disk_low:
        return StripLine("saved", "hard-drive", words.STORE_FULL.say(language), StripTone.FAULT)
    if state.saved is SavedWhere.NOTHING_YET or state.saved_at is None:
        return StripLine("saved", "hard-drive", words.STORE_READY.say(language), usual)
    time = state.saved_at.astimezone(state.zone).strftime("%H:%M:%S")
    alone = state.saved is SavedWhere.ALONE
    return StripLine("saved", "hard-drive", _SAVED[state.saved].say(language, time=time), usual, warns=alone)
