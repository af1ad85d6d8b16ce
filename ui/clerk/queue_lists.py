"""The queue's lists: who waits and why in this order, where a ticket may go, what may be split off. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.desk_duty import DeskDuty
from app.domain.hall_time import clock_time
from app.domain.matter import QueueClass
from app.domain.ticket_ledger import TicketCourse
from app.texts import clerk_queue as words
from app.texts.language import Language, Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.queue_facts import InList
from ui.clerk.queue_here import QueueHere
from ui.clerk.queue_words import Look, matter_name, pill_of
from ui.clerk.state import DialogKind, ListRow, ListView
from ui.frame.form_state import Pill, PillKind

USUAL = QueueClass.MOBILE  # of a matter that names no class


@dataclass(frozen=True, slots=True)
class Target:
    """Where a ticket may go: a class, or with `desk` one desk of it."""

    queue: QueueClass
    desk: str = ""

    @property
    def called(self) -> Text:
        if self.desk:
            return words.TO_DESK.filled(desk=self.desk)
        return words.TO_CLASS.filled(queue=self.queue.called)


class Desk(Protocol):
    """The clerk's presenter as the lists see it."""

    dialogs: DialogStack

    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...


class Chosen(Protocol):
    """What Enter does in each list; the dialog is closed by then."""

    def call_this(self, course: TicketCourse) -> None: ...
    def put_back(self, course: TicketCourse) -> None: ...
    def transfer(self, target: Target) -> None: ...
    def split(self, code: str) -> None: ...


class QueueLists:
    """One of the three lies open at a time. The row chosen stays chosen by what it is, wherever news moves it."""

    def __init__(self, desk: Desk, here: QueueHere, *, chosen: Chosen) -> None:
        self._desk = desk
        self._here = here
        self._chosen = chosen
        self._key = ""
        self._render: Callable[[ListView], None] = lambda _: None

    def listen(self, render: Callable[[ListView], None]) -> None:
        self._render = render

    def open(self, kind: DialogKind) -> None:
        self._key = ""
        self._desk.open_dialog(kind)
        self._key = next(iter(self._keys()), "")

    def renew(self) -> None:
        """News of the hall."""
        if self._kind is not None:
            self._render(self.view())

    def move(self, step: int) -> None:
        self.select(self._place(self._keys()) + step)

    def select(self, place: int) -> None:
        keys = self._keys()
        if keys:
            self._key = keys[max(0, min(place, len(keys) - 1))]
            self._render(self.view())

    def enter(self) -> None:
        """Enter on the chosen row. Where it went away a moment ago, the first is chosen and nothing done."""
        kind, keys = self._kind, self._keys()
        if kind is None or not keys:
            return
        if self._key not in keys:
            self.select(0)
            return
        place = self._place(keys)
        facts, target = self._here.facts(), None
        waiting = facts.line[place].course if kind is DialogKind.QUEUE and place < len(facts.line) else None
        if kind is DialogKind.QUEUE_TO:
            target = self._targets()[place]
        self._desk.close_dialog()
        if kind is DialogKind.QUEUE_SPLIT:
            self._chosen.split(keys[place])
        elif target is not None:
            self._chosen.transfer(target)
        elif waiting is not None:
            self._chosen.call_this(waiting)
        else:
            self._chosen.put_back(facts.missed[place - len(facts.line)])

    @property
    def _kind(self) -> DialogKind | None:
        mine = (DialogKind.QUEUE, DialogKind.QUEUE_TO, DialogKind.QUEUE_SPLIT)
        return next((kind for kind in self._desk.dialogs.kinds if kind in mine), None)

    def _place(self, keys: list[str]) -> int:
        return keys.index(self._key) if self._key in keys else 0

    def _keys(self) -> list[str]:
        return [row.key for row in self.view().rows]

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def view(self) -> ListView:
        kind, look = self._kind, self._here.look()
        if kind is DialogKind.QUEUE_TO:
            return self._to_view(look)
        if kind is DialogKind.QUEUE_SPLIT:
            return self._split_view(look)
        return self._waiting_view(look)

    def _waiting_view(self, look: Look) -> ListView:
        facts, language = self._here.facts(), look.language
        rows = [
            *(_waiting_row(each, look) for each in facts.line),
            *(_missed_row(each, look) for each in facts.missed),
        ]
        place = self._place([row.key for row in rows])
        enter = words.LIST_ENTER if place < len(facts.line) else words.MISSED_ENTER
        note = words.LIST_NOTE.say(language, n=len(facts.line)) if rows else ""
        return _view(words.WAITING_LIST.say(language), note, rows, place, words.LIST_EMPTY, enter, language)

    def _to_view(self, look: Look) -> ListView:
        language, course = look.language, self._here.facts().at_hand
        title = words.TO_TITLE.say(language, number=course.number.shown) if course is not None else ""
        rows = [self._target_row(each, look) for each in self._targets()]
        place = self._place([row.key for row in rows])
        note = words.TO_NOTE.say(language)
        return _view(title, note, rows, place, words.TO_EMPTY, words.TO_ENTER, language)

    def _split_view(self, look: Look) -> ListView:
        language, course = look.language, self._here.facts().at_hand
        title = words.SPLIT_TITLE.say(language, number=course.number.shown) if course is not None else ""
        codes = course.matters if course is not None and len(course.matters) > 1 else ()
        rows = [
            ListRow(
                code,
                matter_name(code, look.rules).say(language),
                words.ON_CARD.say(language, queue=self.queue_of(code).called),
                "",
                None,
            )
            for code in codes
        ]
        place = self._place([row.key for row in rows])
        note = words.SPLIT_LIST_NOTE.say(language)
        return _view(title, note, rows, place, words.SPLIT_EMPTY, words.SPLIT_ENTER, language)

    def queue_of(self, code: str) -> QueueClass:
        """Where a matter waits."""
        matter = self._here.look().rules.get(code)
        return (matter.queue if matter is not None else None) or USUAL

    def _targets(self) -> list[Target]:
        """Classes first, then the other desks on duty, each with a class it serves."""
        seen, course = self._here.seen(), self._here.facts().at_hand
        if course is None:
            return []
        others = [each for each in (seen.picture.desks if seen.picture is not None else ()) if each.desk != seen.desk]
        desks = [Target(_best(course.queue, each), each.desk) for each in others if each.skills]
        return [*(Target(queue) for queue in QueueClass), *desks]

    def _target_row(self, target: Target, look: Look) -> ListRow:
        language, seen = look.language, self._here.seen()
        desks = seen.picture.desks if seen.picture is not None else ()
        if target.desk:
            duty = next(each for each in desks if each.desk == target.desk)
            comma = "、" if language is Language.ZH else ", "
            skills = comma.join(each.called.say(language) for each in QueueClass if each in duty.skills)
            note = words.TO_DESK_NOTE.say(language, skills=skills)
        else:
            opened = sum(1 for each in desks if target.queue in each.skills)
            waiting = sum(1 for each in self._here.facts().line if each.course.queue is target.queue)
            note = words.TO_CLASS_NOTE.say(language, desks=opened, n=waiting)
        return ListRow(f"{target.queue.value} {target.desk}", target.called.say(language), note, "", None)


def _best(queue: QueueClass, duty: DeskDuty) -> QueueClass:
    """The class it waits in already where that desk serves it, else that desk's first."""
    return queue if queue in duty.skills else next(each for each in QueueClass if each in duty.skills)


def _waiting_row(each: InList, look: Look) -> ListRow:
    language, course = look.language, each.course
    dot, comma = ("·", "、") if language is Language.ZH else (" · ", ", ")
    names = comma.join(matter_name(code, look.rules).say(language) for code in course.matters)
    fit = words.CAN.say(language) if each.unfit is None else words.CANNOT.say(language, why=each.unfit)
    return ListRow(
        key=course.ticket.id,
        title=course.number.shown.say(language),
        note=dot.join((each.line.reason.say(language), names, fit)),
        aside=words.LIST_AT.say(language, at=clock_time(course.ticket.issued_at, look.zone)),
        pill=pill_of(course.ticket, look),
    )


def _missed_row(course: TicketCourse, look: Look) -> ListRow:
    language = look.language
    return ListRow(
        key=course.ticket.id,
        title=course.number.shown.say(language),
        note=words.MISSED_ROW.say(language),
        aside="",
        pill=Pill(PillKind.DRAFT, words.MISSED_PILL.say(language)),
    )


def _view(
    title: str, note: str, rows: list[ListRow], selected: int, empty: Text, enter: Text, language: Language
) -> ListView:
    return ListView(
        title=title,
        note=note,
        rows=tuple(rows),
        selected=selected,
        empty=empty.say(language),
        enter=enter.say(language),
        f8="",
        f10="",
    )
