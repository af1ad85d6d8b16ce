"""The right of the greeter's page: who waits in the order of routing, the desks, and what will be missed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.matter import Matter
from app.domain.matters import minutes_for
from app.domain.queue_figures import protected_words
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import PromiseKind, PromiseState, promise_clocks, served_s, waited_s
from app.hall_ports import HallSeen, HallState
from app.texts import greeter as words
from app.texts.language import Language, Text
from ui.greeter.said import clock, hour, matters_of
from ui.greeter.state import BannerView, DeskRow, HallView, WaitRow, Weight

MOST_ROWS = 80  # further down nobody scrolls; the search finds them
_SOON_S = 180.0  # a promise with less than this left is said in amber
_LATE_SHARE = 0.85
_USUAL_S = 360.0  # of a matter that says no minutes


@dataclass(frozen=True, slots=True)
class HallNeeds:
    seen: HallSeen
    matters: Mapping[str, Matter]
    now: datetime
    zone: ZoneInfo
    language: Language


def hall_view(needs: HallNeeds) -> HallView:
    language, picture = needs.language, needs.seen.picture
    if picture is None:
        empty = (words.NO_PICTURE.say(language), words.NO_PICTURE_NOTE.say(language))
        title = words.WAITING_COUNT.say(language, count=0)
        return HallView(None, title, "", (), "", empty, words.DESKS.say(language), "", (), "", "")
    if needs.seen.state is HallState.LOST:
        needs = replace(needs, now=picture.at)
    day = picture.notes.day
    mean = ""
    if day is not None and day.mean_wait_s is not None:
        mean = words.MEAN.say(language, minutes=round(day.mean_wait_s / 60))
    open_count = sum(1 for duty in picture.desks if duty.calls)
    paused = sum(1 for duty in picture.desks if duty.standing is DeskStanding.PAUSED)
    beyond = len(picture.line) - MOST_ROWS
    return HallView(
        banner=_lost(needs, picture) or banner_of(picture, language),
        title=words.WAITING_COUNT.say(language, count=len(picture.line)),
        mean=mean,
        rows=(*_waiting(needs, picture), *_missed(needs, picture)),
        rest=words.AND_REST.say(language, count=beyond) if beyond > 0 else "",
        empty=(words.NOBODY_WAITS.say(language), words.NOBODY_WAITS_NOTE.say(language)),
        desks_title=words.DESKS.say(language),
        desks_note=words.DESKS_COUNT.say(language, open=open_count, paused=paused) if picture.desks else "",
        desks=tuple(_desk(needs, picture, duty) for duty in sorted(picture.desks, key=lambda each: each.desk)),
        no_desks="" if picture.desks else words.NO_DESKS.say(language),
        foot=protected_words(day, promises=picture.promises).say(language) if day is not None else "",
    )


def _lost(needs: HallNeeds, picture: QueuePicture) -> BannerView | None:
    """What stands here is old: it is said, and its times stand still."""
    if needs.seen.state is not HallState.LOST:
        return None
    at = hour(picture.at, needs.zone)
    return BannerView(words.LOST.say(needs.language), words.AS_IT_WAS.say(needs.language, at=at), "")


def banner_of(picture: QueuePicture, language: Language) -> BannerView | None:
    """What will be missed first; then a skill nobody has any more, then desks that the rates ask for."""
    said = notes_of(picture)
    if not said:
        return None
    says, helps = said[0]
    if len(said) > 1:
        rest = words.AND_MORE.say(language, first=(helps or says).say(language), count=len(said) - 1)
        helps_said = rest
    else:
        helps_said = helps.say(language) if helps is not None else ""
    return BannerView(says.say(language), helps_said, words.SHOW_MANAGER.say(language))


def notes_of(picture: QueuePicture) -> tuple[tuple[Text, Text | None], ...]:
    """All that should be said of the hall, each with what would help."""
    notes = picture.notes
    return (
        *((breach.says, breach.helps) for breach in notes.breaches),
        *((alarm, None) for alarm in notes.alarms),
        *((need, None) for need in notes.needs),
    )


def course_of(picture: QueuePicture | None, ticket_id: str) -> TicketCourse | None:
    if picture is None:
        return None
    return next((course for course in picture.courses if course.ticket.id == ticket_id), None)


def _waiting(needs: HallNeeds, picture: QueuePicture) -> list[WaitRow]:
    courses = {course.ticket.id: course for course in picture.courses}
    line = picture.line[:MOST_ROWS]
    return [_row(needs, picture, courses[each.ticket_id]) for each in line if each.ticket_id in courses]


def _missed(needs: HallNeeds, picture: QueuePicture) -> list[WaitRow]:
    """Called, and nobody came: the greeter puts them back when they do."""
    return [_row(needs, picture, course) for course in picture.courses if course.standing is Standing.MISSED]


def _row(needs: HallNeeds, picture: QueuePicture, course: TicketCourse) -> WaitRow:
    language, ticket = needs.language, course.ticket
    number = ticket.number.shown.say(language)
    matters = matters_of(course, needs.matters, language)
    left, left_weight, late = _left(needs, picture, course)
    pill = None
    if course.standing is Standing.MISSED:
        pill = ("undo-2", words.NOT_COME.say(language))
    elif ticket.protected:
        pill = ("heart-handshake", words.CARED.say(language))
    elif ticket.appointment is not None:
        pill = ("calendar-check", words.BOOKED.say(language))
    time = clock(waited_s(course, now=needs.now))
    spoken = "，".join(part for part in (number, matters, left, time, pill[1] if pill else "") if part)
    warned = left_weight is not Weight.PLAIN or late
    return WaitRow(
        ticket_id=ticket.id,
        number=number,
        matters=matters,
        left=left,
        left_weight=left_weight,
        time=time,
        time_weight=(Weight.DANGER if late else Weight.WARN) if warned else Weight.PLAIN,
        pill=pill,
        spoken=spoken,
    )


def _left(needs: HallNeeds, picture: QueuePicture, course: TicketCourse) -> tuple[str, Weight, bool]:
    """What is left of the promise to call them, of whoever is cared for, and of anybody once it is nearly over."""
    language = needs.language
    clocks = promise_clocks(course, now=needs.now, promises=picture.promises)
    called = next((each for each in clocks if each.kind is PromiseKind.CALLED), None)
    if called is None or course.first_called_at is not None:
        return "", Weight.PLAIN, False
    if called.state is PromiseState.MISSED:
        over = words.OVER.say(language, time=clock(called.took_s - called.limit_s))
        return over, Weight.DANGER, True
    if course.ticket.protected or called.left_s < _SOON_S:
        return words.LEFT.say(language, time=clock(called.left_s)), Weight.WARN, False
    return "", Weight.PLAIN, False


def _desk(needs: HallNeeds, picture: QueuePicture, duty: DeskDuty) -> DeskRow:
    language = needs.language
    desk = words.DESK.say(language, n=duty.desk.lstrip("0") or "0")
    has = next((c for c in picture.courses if c.desk == duty.desk and c.standing in _AT_IT), None)
    if has is None:
        if duty.standing is DeskStanding.PAUSED:
            return DeskRow(desk, "", _paused(needs, duty), None, False, "", True)
        return DeskRow(desk, "", words.DESK_FREE.say(language), None, False, "", False)
    number = has.number.shown.say(language)
    if has.standing is Standing.CALLED:
        called_s = (needs.now - has.since).total_seconds()
        return DeskRow(desk, number, words.DESK_WALKING.say(language), None, False, clock(called_s), False)
    took_s = served_s(has, now=needs.now)
    _, most = minutes_for(needs.matters, has.matters)
    share = took_s / (most * 60 if most else _USUAL_S)
    missed = any(
        each.kind is PromiseKind.FINISHED and each.state is PromiseState.MISSED
        for each in promise_clocks(has, now=needs.now, promises=picture.promises)
    )
    late = missed or share >= _LATE_SHARE
    doing = matters_of(has, needs.matters, language)
    return DeskRow(desk, number, doing, min(1.0, share), late, clock(took_s), False)


def _paused(needs: HallNeeds, duty: DeskDuty) -> str:
    language = needs.language
    if duty.back_at is not None:
        return words.DESK_BACK.say(language, at=hour(duty.back_at, needs.zone))
    return words.DESK_PAUSED.say(language, reason=duty.reason)


_AT_IT = (Standing.CALLED, Standing.SERVING)
