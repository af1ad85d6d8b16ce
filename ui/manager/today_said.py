"""今天 in words: the seven tiles and the chart, from the figures, the hall's queue and the same weekday before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.day_summary import DaySummary, FigureName, Hour, PromiseFigure
from app.domain.desk_duty import DeskStanding
from app.domain.figure_table import Behind
from app.domain.money import yuan_short
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import waited_s
from app.hall_ports import HallSeen, HallState
from app.papers.figure_cells import NO_NAMES, Names
from app.papers.figure_words import tenths
from app.texts import today_page as words
from app.texts.language import Language, Text, same
from ui.manager.ages import age_words
from ui.manager.asks_presenter import AsksState
from ui.manager.repair_presenter import RepairState
from ui.manager.today_look import Before
from ui.manager.today_state import LIVE, ChartView, HourBar, TileView, Weight

TARGET: Final = 0.9  # of promises to be kept (picture 11); below it the tile and its pill warn


@dataclass(frozen=True, slots=True)
class TodayData:
    """`summary` None until the first figures are here; `trouble`: the newest question was not answered.

    `asks` None where no desk can ask, `repair` where this counter has no repair desk; `may_answer`: whoever is on duty
    approves.
    """

    now: datetime
    zone: ZoneInfo
    seen: HallSeen
    names: Names = field(default_factory=lambda: NO_NAMES)
    summary: DaySummary | None = None
    before: Before | None = None
    asks: AsksState | None = None
    may_answer: bool = False
    repair: RepairState | None = None
    trouble: bool = False


def note_of(data: TodayData) -> Text:
    """数据到 15:47:06，来自本厅; and which of the weeks beside it cannot be relied on."""
    if data.summary is None:
        return words.NEVER if data.trouble else words.NOT_YET
    at = data.summary.made_at.astimezone(data.zone).strftime("%H:%M:%S")
    if data.trouble:
        return words.NO_ANSWER.filled(at=at)
    said = (words.AS_OF_DESK if data.seen.state is HallState.NONE else words.AS_OF_HALL).filled(at=at)
    tampered = data.before.tampered if data.before is not None else ()
    return words.WEEK_TAMPERED.filled(said=said, day=max(tampered)) if tampered else said


def tiles_of(data: TodayData, language: Language) -> tuple[TileView, ...]:
    """正在等, 正在办, 受理单, 收款, 照顾号, 待上传, 待修复."""
    tiles = [_waiting(data, language), _serving(data, language)]
    if data.summary is not None:
        tiles += [
            _orders(data, data.summary, language),
            _takings(data.summary, language),
            _protected(data.summary, language),
            _unsent(data, data.summary, language),
            _repair(data, data.summary, language),
        ]
    return tuple(tiles)


def waiting_courses(data: TodayData) -> tuple[TicketCourse, ...]:
    """In the order they will be called."""
    picture = data.seen.picture
    if picture is None:
        return ()
    by_id = {each.ticket.id: each for each in picture.courses}
    return tuple(by_id[each.ticket_id] for each in picture.line if each.ticket_id in by_id)


def served_courses(data: TodayData) -> tuple[TicketCourse, ...]:
    picture = data.seen.picture
    return tuple(each for each in picture.courses if each.standing is Standing.SERVING) if picture else ()


def _waiting(data: TodayData, language: Language) -> TileView:
    title, unit = words.WAITING.say(language), words.PEOPLE.say(language)
    quiet = _no_queue(data)
    if quiet is not None:
        return TileView("waiting", "users", title, words.NONE.say(language), "", quiet.say(language))
    waits = [waited_s(each, now=data.now) for each in waiting_courses(data)]
    note = words.NOBODY_WAITS
    if waits:
        note = words.WAITS.filled(mean=_minutes(sum(waits) / len(waits)), longest=_minutes(max(waits)))
    behind = Behind(LIVE, "waiting")
    return TileView("waiting", "users", title, str(len(waits)), unit, note.say(language), behind=behind)


def _serving(data: TodayData, language: Language) -> TileView:
    title, unit = words.SERVING.say(language), words.PEOPLE.say(language)
    picture = data.seen.picture
    quiet = _no_queue(data)
    if quiet is not None or picture is None:
        return TileView(
            "serving", "headphones", title, words.NONE.say(language), "", (quiet or words.NO_DESK).say(language)
        )
    on_duty = [each for each in picture.desks if each.standing is not DeskStanding.CLOSED]
    note = words.NO_DESK
    if on_duty:
        note = words.DESKS_OPEN.filled(all=len(on_duty), open=sum(1 for each in on_duty if each.calls))
    count, behind = len(served_courses(data)), Behind(LIVE, "serving")
    return TileView("serving", "headphones", title, str(count), unit, note.say(language), behind=behind)


def _no_queue(data: TodayData) -> Text | None:
    if data.seen.state is HallState.NONE:
        return words.NO_QUEUE
    return words.NO_PICTURE if data.seen.picture is None else None


def _orders(data: TodayData, summary: DaySummary, language: Language) -> TileView:
    ago = data.before.orders_until(data.now, data.zone) if data.before is not None else None
    note = words.NO_PAST
    if ago is not None:
        weekday = words.WEEKDAYS[summary.scope.first.weekday()]
        note = words.LAST_WEEK.filled(weekday=weekday, count=ago)
    elif summary.usual.days:
        note = words.USUAL.filled(count=round(summary.usual.orders))
    return TileView(
        "orders",
        "file-check",
        words.ORDERS.say(language),
        f"{summary.orders:,}",
        words.FORMS.say(language),
        note.say(language),
        behind=Behind(FigureName.ORDERS),
    )


def _takings(summary: DaySummary, language: Language) -> TileView:
    fen = summary.takings_fen
    sign, (whole, part) = "−" if fen < 0 else "", divmod(abs(fen), 100)
    by_method = methods_of(summary)[:2]
    join = "，" if language is Language.ZH else ", "
    note = join.join(
        words.METHOD_AND_SUM.say(language, method=called.say(language), sum=yuan_short(sum_fen).replace("¥", ""))
        for _, called, sum_fen in by_method
    )
    return TileView(
        "takings",
        "wallet",
        words.TAKINGS.say(language),
        f"{sign}{whole:,}",
        words.YUAN.say(language, fen=f".{part:02d}" if part else "").strip(),
        note or words.NO_TAKINGS.say(language),
        behind=Behind(FigureName.TAKINGS, "income"),
    )


def methods_of(summary: DaySummary) -> list[tuple[str, Text, int]]:
    """What came in by each means without deposits, most first; a means that came to nothing is left out."""
    sums: dict[str, int] = {}
    for each in summary.takings:
        if each.account != "deposit":
            sums[each.method] = sums.get(each.method, 0) + each.net_fen
    known = set(PaymentMethod)
    found = [
        (method, METHOD_WORDS[PaymentMethod(method)] if method in known else same(method), fen)
        for method, fen in sums.items()
        if fen
    ]
    return sorted(found, key=lambda each: -each[2])


def _protected(summary: DaySummary, language: Language) -> TileView:
    promise = next((each for each in summary.promises if each.key == "protected_finished"), None)
    minutes = _minutes(promise.limit_s) if promise is not None and promise.limit_s else 6
    title = words.PROTECTED.say(language, minutes=minutes)
    if promise is None or not promise.decided:
        note = words.NO_PROTECTED.say(language)
        return TileView("protected", "heart-handshake", title, words.NONE.say(language), "", note)
    below = falls_short(promise)
    note = (words.KEPT_BELOW if below else words.KEPT_OF).say(
        language, decided=promise.decided, kept=promise.kept, target=round(TARGET * 100)
    )
    return TileView(
        "protected",
        "heart-handshake",
        title,
        f"{round(promise.kept / promise.decided * 100)}%",
        "",
        note,
        Weight.WARN if below else Weight.PLAIN,
        Behind(FigureName.TICKETS, "protected"),
    )


def falls_short(promise: PromiseFigure) -> int:
    """How many more would have had to be kept; 0 where enough were."""
    needed = -(-promise.decided * round(TARGET * 100) // 100)
    return max(0, needed - promise.kept)


def _unsent(data: TodayData, summary: DaySummary, language: Language) -> TileView:
    note, weight = words.ALL_SENT.say(language), Weight.GOOD
    if summary.unsent:
        note, weight = oldest(data.now, summary.unsent_since, language), Weight.WARN
    return TileView(
        "unsent",
        "cloud-upload",
        words.UNSENT.say(language),
        f"{summary.unsent:,}",
        words.ORDERS_UNIT.say(language),
        note,
        weight,
        Behind(FigureName.UNSENT),
    )


def _repair(data: TodayData, summary: DaySummary, language: Language) -> TileView:
    note, weight = words.NONE_REFUSED.say(language), Weight.GOOD
    if summary.refused:
        note, weight = oldest(data.now, summary.refused_since, language), Weight.WARN
    return TileView(
        "repair",
        "wrench",
        words.REPAIR.say(language),
        f"{summary.refused:,}",
        words.ORDERS_UNIT.say(language),
        note,
        weight,
        Behind(FigureName.REFUSED),
        page="repair",
    )


def oldest(now: datetime, since: datetime | None, language: Language) -> str:
    age = age_words(now - since) if since is not None else words.NONE
    return words.OLDEST.say(language, age=age.say(language))


def chart_of(data: TodayData, language: Language) -> ChartView:
    """From the first hour anybody came, or is expected, to the last; what is expected only of hours to come."""
    summary = data.summary
    now_hour = data.now.astimezone(data.zone).hour
    known: dict[int, Hour] = {each.hour: each for each in summary.hours} if summary is not None else {}
    came = {hour for hour, each in known.items() if each.came}
    expected = {
        hour: round(mean)
        for hour, mean in (data.before.came if data.before is not None else ())
        if hour > now_hour and round(mean)
    }
    hours = came | set(expected)
    if not came:
        return ChartView(())
    bars = tuple(_bar(known.get(hour), hour, expected, language) for hour in range(min(hours), max(hours) + 1))
    waits = [(each.longest_wait_s or 0.0, n) for n, each in enumerate(_in_order(known, hours)) if each is not None]
    longest_s, at = max(waits, default=(0.0, -1))
    return ChartView(
        bars,
        longest=words.LONGEST.say(language, minutes=tenths(longest_s / 60)) if longest_s else "",
        longest_at=at if longest_s else -1,
        about=tuple(words.ABOUT.say(language, count=each.expected) if each.expected else "" for each in bars),
        legend=(words.CAME.say(language), words.MEAN_WAIT.say(language), words.EXPECTED.say(language)),
        minutes=words.MINUTES_AXIS.say(language, n="{n}"),
    )


def _in_order(known: Mapping[int, Hour], hours: set[int]) -> list[Hour | None]:
    return [known.get(hour) for hour in range(min(hours), max(hours) + 1)]


def _bar(found: Hour | None, hour: int, expected: Mapping[int, int], language: Language) -> HourBar:
    name = words.HOUR.say(language, hour=hour)
    came = found.came if found is not None else (None if hour in expected else 0)
    wait_s = found.mean_wait_s if found is not None else None
    wait = words.MINUTES.say(language, n=tenths(wait_s / 60)) if wait_s is not None else words.NONE.say(language)
    said = words.HOUR_SAID.say(language, hour=name, came=came or 0, wait=wait)
    wait_min = wait_s / 60 if wait_s is not None else None
    return HourBar(name, came, wait_min, expected.get(hour), said, Behind(FigureName.TICKETS, f"hour:{hour}"))


def _minutes(seconds: float) -> int:
    return round(seconds / 60)
