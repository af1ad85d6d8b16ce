"""挂单 at the hall: what is parked here can be taken up at another desk, and what others parked can be taken up here.

The copy at this counter stays the one that is worked on; before it is opened again the hall is asked whether another
desk was quicker, so that no form is on two desks.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.draft import form_to_draft
from app.domain.order_form import OrderForm
from app.domain.parked_form import FormToPark, ParkedForm
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.errors import HallTrouble, QueueRefused, Trouble
from app.hall_ports import HallState
from app.ports import DraftRecord
from app.texts import clerk_queue as words
from app.texts import queue_acts
from app.texts.language import same
from ui.clerk.lists import joined
from ui.clerk.outside import Outside
from ui.clerk.put_away import PutAway, Why, summary
from ui.clerk.queue_asking import HALL_DEADLINE_S
from ui.clerk.voice import Voice

T = TypeVar("T")


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    put_away: PutAway

    @property
    def clerk(self) -> StaffMember: ...
    def emit(self) -> None: ...


class ParkedElsewhere:
    """`forms` are those of other desks, as they were read last."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._at_hall: set[str] = set()
        self._untold: set[str] = set()  # taken back or thrown away while nobody at the hall could be told
        self.forms: tuple[ParkedForm, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether the hall server is there to ask."""
        return self._outside.hall.seen().state is HallState.LINKED

    def park(self, form: OrderForm) -> None:
        """Beside the copy of this counter, which is kept first."""
        if not self.linked:
            return
        hall, language = self._outside.hall, self._voice.language
        customer = form.customer.masked_name if form.customer is not None else ""
        label = joined((customer, summary(form).say(language)))
        parked = FormToPark(form.id, label, self._desk.clerk.number, form_to_draft(form))

        def failed(error: Exception) -> None:
            if isinstance(error, QueueRefused):
                self._voice.say_failed(error)
            else:
                self._lost(error)
                self._voice.tell(words.ONLY_HERE, icon="info")

        self._untold.discard(form.id)
        self._run(lambda: hall.park(parked), lambda _: self._at_hall.add(form.id), failed)

    def read(self, then: Callable[[], None]) -> None:
        """`then` once what other desks parked is known, or nobody answered."""
        if not self.linked:
            self.forms = ()
            then()
            return

        def found(forms: tuple[ParkedForm, ...]) -> None:
            self._keep(forms)
            then()

        def failed(error: Exception) -> None:
            self._lost(error)
            self.forms = ()
            then()

        self._run(self._outside.hall.parked, found, failed)

    def take_up(self, form: ParkedForm, lay: Callable[[str, Leave | None], None]) -> None:
        """Of another desk. `lay` gets it once it is on disk here."""

        def taken(body: FormToPark, leave: Leave | None) -> None:
            self.forms = tuple(each for each in self.forms if each.form_id != form.form_id)
            self._desk.put_away.adopt(self._record(body), lambda: lay(form.form_id, leave))

        def take(leave: Leave | None) -> None:
            hall, key = self._outside.hall, self._key(form.form_id)
            self._run(
                lambda: hall.take_up(form.form_id, key=key), lambda body: taken(body, leave), self._say_and_read_again
            )

        if form.by == self._desk.clerk.number:
            take(None)
            return
        about = words.ABOUT_PARKED.filled(desk=form.desk, by=form.by, label=form.label)
        self._outside.gate.ask(Right.TAKE_UP_OTHERS, subject=form.form_id, about=about, then=take)

    def bring_back(self, form_id: str, lay: Callable[[], None]) -> None:
        """Of this desk: `lay` unless another one has it by now; without an answer too, since the copy is here."""
        if not self.linked:
            self._untold |= {form_id} & self._at_hall
            lay()
            return
        hall, key = self._outside.hall, self._key(form_id)

        def failed(error: Exception) -> None:
            if isinstance(error, QueueRefused) and error.text.zh != queue_acts.FORM_NOT_PARKED.zh:
                self._gone(form_id)
                return
            if not isinstance(error, QueueRefused):
                self._lost(error)
                self._untold |= {form_id} & self._at_hall
            lay()

        def back(_: FormToPark) -> None:
            self._at_hall.discard(form_id)
            lay()

        self._run(lambda: hall.take_up(form_id, key=key), back, failed)

    def throw_away(self, form_id: str) -> None:
        """Nobody wants it any more: no other desk finds it either."""
        self._untold |= {form_id} & self._at_hall
        self.look()

    def look(self) -> None:
        """Once the hall is there: no other desk may take up what this one has again."""
        while self._untold and self.linked:
            self._take_away(self._untold.pop())

    def _take_away(self, form_id: str) -> None:
        hall, key = self._outside.hall, self._key(form_id)
        self._at_hall.discard(form_id)
        self._run(lambda: hall.take_up(form_id, key=key), lambda _: None, self._quietly)

    def _keep(self, forms: tuple[ParkedForm, ...]) -> None:
        own, there = self._outside.hall.seen().desk, {each.form_id for each in forms}
        here = {record.form_id for record in self._desk.put_away.records}
        self.forms = tuple(each for each in forms if each.desk != own and each.form_id not in here)
        for form_id in (self._at_hall & here) - there:
            self._gone(form_id)

    def _gone(self, form_id: str) -> None:
        self._at_hall.discard(form_id)
        self._desk.put_away.forget(form_id)
        self._voice.tell(words.GONE_ELSEWHERE, icon="info")

    def _record(self, parked: FormToPark) -> DraftRecord:
        return DraftRecord(
            form_id=parked.form_id,
            saved_at=self._outside.clock.now(),
            customer_masked=parked.label,
            summary=same(""),
            why=Why.PARKED.value,
            body=parked.body,
            missing=same(""),
        )

    def _key(self, form_id: str) -> str:
        """The same whenever this desk asks for this form: an answer that got lost is given again."""
        return f"{self._outside.hall.seen().desk} {form_id}"

    def _say_and_read_again(self, error: Exception) -> None:
        self._lost(error)
        if isinstance(error, Trouble):
            self._voice.say_failed(error)
        self.read(self._desk.emit)

    def _quietly(self, error: Exception) -> None:
        if not isinstance(error, QueueRefused):
            self._lost(error)

    def _lost(self, error: Exception) -> None:
        """The strip says that the hall is away; a bug goes on its way."""
        if not isinstance(error, HallTrouble | QueueRefused | TimeoutError):
            raise error

    def _run(self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        self._outside.hall_lane.run(job, then=then, failed=failed, deadline_s=HALL_DEADLINE_S)
