"""Forms put away unsigned: parked by the clerk, kept while they are made, left over offline. They survive a restart."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from app.domain.amendment_form import plain_form
from app.domain.approval import Leave
from app.domain.draft import TakenUp, clerk_of_draft, form_to_draft, take_up_draft
from app.domain.hall_time import hall_date
from app.domain.order_form import OrderForm
from app.domain.order_line import LineState
from app.domain.staff import StaffMember
from app.handling.discard_draft import discard_draft
from app.handling.take_up_others import take_up_others
from app.ports import DraftRecord, Ids
from app.texts import clerk as words
from app.texts.language import Text
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0

T = TypeVar("T")


class Why(StrEnum):
    """Why a form lies unsigned."""

    PARKED = "parked"
    OFFLINE = "offline"
    LEFT_OPEN = "left_open"


@dataclass(frozen=True, slots=True)
class _Wanted:
    form: OrderForm
    why: Why


class PutAway:
    """The drafts of this counter. `changed` is called when `records` did; trouble is told by the voice."""

    def __init__(self, outside: Outside, *, voice: Voice, changed: Callable[[], None]) -> None:
        self._outside = outside
        self._voice = voice
        self._changed = changed
        self._saving = False
        self._next: _Wanted | None = None
        self.records: tuple[DraftRecord, ...] = ()

    def others_than(self, form_id: str) -> tuple[DraftRecord, ...]:
        """Those that wait beside the form at hand."""
        return tuple(record for record in self.records if record.form_id != form_id)

    def keep(self, form: OrderForm, why: Why) -> None:
        """Saved in the background; while one save runs only the newest form waits behind it. It never waits behind a
        newer save of the same form, which it would undo."""
        wanted = _Wanted(form, why)
        if self._saving and why is Why.LEFT_OPEN:
            self._next = wanted
            return
        self._save(wanted)

    def keep_at_once(self, form: OrderForm, *, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Out of turn and without a word: the program itself went wrong. `then` once it is on disk."""
        record, book = self._record(form, Why.LEFT_OPEN), self._outside.order_book
        self._outside.store_lane.run(
            lambda: book.save_draft(record), then=lambda _: then(), failed=failed, deadline_s=STORE_DEADLINE_S
        )

    def forget(self, form_id: str) -> None:
        """The form was signed, discarded or taken up again."""
        self._nothing_waits(form_id)
        book = self._outside.order_book
        self._run(lambda: book.delete_draft(form_id), lambda _: self._set_gone(form_id))

    def discard(self, form_id: str, leave: Leave) -> None:
        """Nobody wants it any more: gone, and written down."""
        self._nothing_waits(form_id)
        out = self._outside

        def job() -> None:
            discard_draft(
                form_id=form_id,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                order_book=out.order_book,
                audit=out.audit,
                clock=out.clock,
            )

        self._run(job, lambda _: self._set_gone(form_id))

    def show(self, records: tuple[DraftRecord, ...]) -> None:
        self.records = records
        self._changed()

    def adopt(self, record: DraftRecord, then: Callable[[], None]) -> None:
        """Put away at another desk and taken up here: on this disk before anything is done with it."""
        book = self._outside.order_book

        def saved(_: None) -> None:
            self._set((record, *self.others_than(record.form_id)))
            then()

        self._run(lambda: book.save_draft(record), saved)

    def take_up(
        self, form_id: str, *, clerk: StaffMember, leave: Leave | None, then: Callable[[TakenUp], None]
    ) -> None:
        """Read the form again with today's customer and catalogue; a customer who is gone is told.

        `leave` is there where a colleague parked it.
        """
        record = next((r for r in self.records if r.form_id == form_id), None)
        if record is None:
            return
        out = self._outside

        def job() -> TakenUp:
            if leave is not None:
                take_up_others(
                    form_id=form_id,
                    clerk=clerk_of_draft(record.body),
                    leave=leave,
                    today=hall_date(out.clock.now(), out.desk.hall.zone),
                    audit=out.audit,
                    clock=out.clock,
                )
            return take_up_draft(
                record.body,
                desk=out.desk,
                clerk=clerk,
                catalogue=out.catalogues.current(),
                catalogue_of=out.catalogues.version,
                customer_of=out.customers.get,
            )

        self._run(job, then)

    def _save(self, wanted: _Wanted) -> None:
        self._saving = True
        form, book = wanted.form, self._outside.order_book
        record = self._record(form, wanted.why)
        self._nothing_waits(form.id)

        def saved(_: None) -> None:
            if record.why != Why.LEFT_OPEN:
                self._set((record, *(r for r in self.records if r.form_id != form.id)))
            go_on()

        def failed(error: Exception) -> None:
            self._voice.say_failed(error)
            go_on()

        def go_on() -> None:
            self._saving = False
            after, self._next = self._next, None
            if after is not None:
                self._save(after)

        lane = self._outside.store_lane
        lane.run(lambda: book.save_draft(record), then=saved, failed=failed, deadline_s=STORE_DEADLINE_S)

    def _nothing_waits(self, form_id: str) -> None:
        if self._next is not None and self._next.form.id == form_id:
            self._next = None

    def _record(self, form: OrderForm, why: Why) -> DraftRecord:
        return DraftRecord(
            form_id=form.id,
            saved_at=self._outside.clock.now(),
            customer_masked=form.customer.masked_name if form.customer else "",
            summary=summary(form),
            why=self._why(form, why).value,
            body=form_to_draft(form),
            missing=missing(form),
        )

    def came_from_offline(self, form_id: str) -> bool:
        """Such a form stays listed until it is finished or discarded."""
        return any(record.form_id == form_id and record.why == Why.OFFLINE for record in self.records)

    def _why(self, form: OrderForm, why: Why) -> Why:
        """What was left over offline stays that, however often it is taken up and put away again."""
        return Why.OFFLINE if self.came_from_offline(form.id) else why

    def _set_gone(self, form_id: str) -> None:
        left = tuple(r for r in self.records if r.form_id != form_id)
        if left != self.records:
            self._set(left)

    def _set(self, records: tuple[DraftRecord, ...]) -> None:
        self.records = records
        self._changed()

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        lane, voice = self._outside.store_lane, self._voice
        lane.run(job, then=then, failed=voice.say_failed, deadline_s=STORE_DEADLINE_S)


def summary(form: OrderForm) -> Text:
    names = [line.name for line in form.lines]
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def missing(form: OrderForm) -> Text:
    """What keeps it from being signed: the centre, for lines that only it can promise, and what is still to do.

    Beside lines that all wait for the centre nothing else is: that a line has to be added is so only without it.
    """
    states = {form.line_state(line) for line in form.lines}
    wait = bool(states & {LineState.DRAFT_ONLY, LineState.REFUSED})
    parts = [words.DRAFT_WANTS_CENTRE] if wait else []
    for each in form.still_to_do() if states & {LineState.READY, LineState.WAITING} or not wait else ():
        said = words.DRAFT_WANTS.get(each.kind.value)
        parts.append(said.filled(name=each.title) if said is not None and each.line_id else each.title)
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def still_missing(record: DraftRecord, *, away: bool) -> Text:
    """What keeps it from being signed now, "" for nothing. The centre was noted as of then: it is `away`, or is not."""
    if away:
        return record.missing
    return Text(_without_centre(record.missing.zh), _without_centre(record.missing.en))


def waited_for_centre(record: DraftRecord) -> bool:
    """Also one put away with something that could be signed beside it."""
    return record.why == Why.OFFLINE or still_missing(record, away=True) != still_missing(record, away=False)


def _without_centre(said: str) -> str:
    """Without what the list begins with; an older store has it in one language for both."""
    centre = words.DRAFT_WANTS_CENTRE
    if said in (centre.zh, centre.en):
        return ""
    return said.removeprefix(f"{centre.zh}、").removeprefix(f"{centre.en}, ")


def lines_words(form: OrderForm) -> Text:
    """4 行."""
    return words.ONE_LINE if len(form.lines) == 1 else words.LINES.filled(n=len(form.lines))


def left_over(form: OrderForm, *, ids: Ids) -> OrderForm | None:
    """What an offline form could only draft, as a form of its own for later; None where there is nothing."""
    lines = tuple(line for line in form.lines if form.line_state(line) is LineState.DRAFT_ONLY)
    if not lines:
        return None
    return replace(
        plain_form(form),
        id=ids.uuid7(),
        version=1,
        lines=lines,
        payment_method=None,
        payment_fixed=(),
        invoice=None,
        attachments=(),
    )
