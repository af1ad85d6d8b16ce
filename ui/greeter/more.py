"""更多: a dispute with who takes charge of it, a note for the clerk, the ticket's language, a booked slot."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.desk_duty import DeskStanding
from app.domain.matter import QueueClass
from app.domain.queue_ticket import MOST_NOTE, Appointment
from app.texts import greeter as words
from app.texts.language import Language
from ui.greeter.outside import GreeterOutside
from ui.greeter.said import hour, person_said
from ui.greeter.state import MoreView, Option
from ui.greeter.visit import Visit

_SLOT = timedelta(minutes=30)
_SLOTS_AROUND = (-1, 0, 1, 2)  # the running half hour and its neighbours: who comes earlier or later is sent away
_NONE = "none"


class More:
    """`visit` gives the visit at hand, `change` takes the new one."""

    def __init__(
        self,
        outside: GreeterOutside,
        *,
        visit: Callable[[], Visit],
        change: Callable[[Visit], None],
        language: Language,
    ) -> None:
        self._outside = outside
        self._visit = visit
        self._change = change
        self._language = language
        self._render: Callable[[MoreView], None] = lambda _: None

    def listen(self, render: Callable[[MoreView], None]) -> None:
        self._render = render
        self._show()

    def choose_handler(self, number: str) -> None:
        """Tapped once more nobody is in charge, and there is no dispute."""
        visit = self._visit()
        self._set(replace(visit, handler="" if visit.handler == number else number))

    def type_note(self, typed: str) -> None:
        self._change(replace(self._visit(), note=typed[:MOST_NOTE]))

    def choose_language(self, value: str) -> None:
        self._set(replace(self._visit(), language=Language(value)))

    def choose_slot(self, value: str) -> None:
        slot = None
        if value != _NONE:
            begins = datetime.fromisoformat(value)
            slot = Appointment(begins, begins + _SLOT)
        self._set(replace(self._visit(), appointment=slot))

    def _set(self, visit: Visit) -> None:
        self._change(visit)
        self._show()

    def _show(self) -> None:
        language, visit = self._language, self._visit()
        handlers = self._handlers(visit)
        self._render(
            MoreView(
                title=words.MORE_TITLE.say(language),
                dispute=words.DISPUTE.say(language),
                dispute_note=(words.DISPUTE_NOTE if handlers else words.NO_HANDLER).say(language),
                handlers=handlers,
                note=words.TICKET_NOTE.say(language),
                note_hint=words.TICKET_NOTE_HINT.say(language),
                note_text=visit.note,
                language=words.LANGUAGE.say(language),
                languages=(
                    Option(Language.ZH.value, words.CHINESE.zh, visit.language is Language.ZH),
                    Option(Language.EN.value, words.ENGLISH.en, visit.language is Language.EN),
                ),
                appointment=words.APPOINTMENT.say(language),
                slots=self._slots(visit),
                done=words.DONE.say(language),
            )
        )

    def _handlers(self, visit: Visit) -> tuple[Option, ...]:
        """Whoever is on duty and handles complaints; a ticket with a dispute is called at their desk alone."""
        picture, language = self._outside.hall.seen().picture, self._language
        found = []
        for duty in picture.desks if picture is not None else ():
            if duty.standing is not DeskStanding.CLOSED and QueueClass.COMPLAINT in duty.skills and duty.staff:
                name = person_said(self._outside.name_of(duty.staff), duty.staff, language)
                said = words.HANDLER.say(language, name=name, desk=duty.desk.lstrip("0"))
                found.append(Option(duty.staff, said, duty.staff == visit.handler))
        return tuple(found)

    def _slots(self, visit: Visit) -> tuple[Option, ...]:
        now, zone, language = self._outside.clock.now(), self._outside.zone, self._language
        begun = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
        own = visit.appointment
        begins = [begun + _SLOT * step for step in _SLOTS_AROUND]
        none = Option(_NONE, words.NO_APPOINTMENT.say(language), own is None)
        slots = (
            Option(
                each.isoformat(),
                words.SLOT.say(language, begins=hour(each, zone), ends=hour(each + _SLOT, zone)),
                own is not None and own.begins == each,
            )
            for each in begins
        )
        return (none, *slots)
