"""F6 and what belongs to it: the form at hand is put away, thrown away, or changed for one put away before."""

from collections.abc import Callable
from typing import Protocol

from app.domain.approval import Leave
from app.domain.draft import TakenUp, clerk_of_draft
from app.domain.order_form import OrderForm
from app.domain.order_rights import named
from app.domain.parked_form import ParkedForm
from app.domain.staff import StaffMember
from app.ports import DraftRecord
from app.texts import clerk as words
from app.texts.language import same
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.closing import Closing, Stage
from ui.clerk.form_desk import FormDesk
from ui.clerk.list_desk import ListDesk
from ui.clerk.permits import Permits
from ui.clerk.put_away import PutAway, Why, lines_words, summary
from ui.clerk.voice import Voice


class Desk(Protocol):
    """The clerk's presenter as parking sees it."""

    desk: FormDesk
    put_away: PutAway
    lists: ListDesk
    watch: CatalogueWatch
    permits: Permits

    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    @property
    def clerk(self) -> StaffMember: ...
    def new_form(self) -> OrderForm: ...
    def refused_to_edit(self) -> bool: ...
    def next_customer(self) -> None: ...
    def close_dialogs(self) -> None: ...
    def stand_in(self) -> None: ...


class Parking:
    """Nothing here touches a form that is signed."""

    def __init__(self, desk: Desk, *, voice: Voice) -> None:
        self._desk = desk
        self._voice = voice

    def park(self) -> None:
        """F6: put this form away; on an empty one, open those put away; after an order, the next form."""
        desk = self._desk
        outcome = desk.closing.outcome
        if outcome is not None:
            desk.next_customer()
            self._voice.tell(words.NEXT_BEGUN.filled(number=outcome.order.receipt_number))
        elif not desk.form.lines:
            desk.lists.open_drafts()
        elif not desk.refused_to_edit():
            self.set_aside()
            desk.desk.lay(desk.new_form())

    def set_aside(self) -> None:
        """The form at hand is kept, and it is said where it went."""
        form = self._desk.form
        customer = form.customer.masked_name if form.customer else ""
        offline = form.offline and not form.signable_lines()
        self._desk.put_away.keep(form, Why.OFFLINE if offline else Why.PARKED)
        if not offline:
            self._desk.lists.elsewhere.park(form)
        said = words.DRAFT_PUT_AWAY if offline else words.PARKED
        self._voice.tell(said.filled(customer=customer, lines=lines_words(form)), about=_about(form.id))

    def discard(self) -> None:
        """This unsigned form is not wanted."""
        desk = self._desk
        if desk.refused_to_edit():
            return
        form = desk.form

        def discard(leave: Leave) -> None:
            if desk.form.id == form.id and not desk.refused_to_edit():
                desk.put_away.discard(form.id, leave)
                desk.lists.elsewhere.throw_away(form.id)
                desk.desk.lay(desk.new_form())

        desk.permits.discard(form.id, named(form), summary(form), discard)

    def discard_parked(self, record: DraftRecord, then: Callable[[], None]) -> None:
        """F8 in the list of those put away."""

        def discard(leave: Leave) -> None:
            self._desk.put_away.discard(record.form_id, leave)
            self._desk.lists.elsewhere.throw_away(record.form_id)
            then()

        self._desk.permits.discard(record.form_id, same(record.customer_masked), record.summary, discard)

    def take_up(self, form_id: str) -> None:
        """A form put away comes back, with today's dates, terms, and what may be promised now."""
        desk = self._desk
        record = next((each for each in desk.put_away.records if each.form_id == form_id), None)
        if record is not None and clerk_of_draft(record.body) not in ("", desk.clerk.number):
            desk.permits.take_up(record, lambda leave: self._bring_back(form_id, leave))
        else:
            self._bring_back(form_id, None)

    def take_up_elsewhere(self, form: ParkedForm) -> None:
        """One that another desk put away."""
        if self._desk.closing.stage is Stage.ACCEPTED or not self._desk.refused_to_edit():
            self._desk.lists.elsewhere.take_up(form, self._take_up)

    def _bring_back(self, form_id: str, leave: Leave | None) -> None:
        self._desk.lists.elsewhere.bring_back(form_id, lambda: self._take_up(form_id, leave))

    def _take_up(self, form_id: str, leave: Leave | None) -> None:
        desk = self._desk
        if desk.closing.stage is Stage.ACCEPTED:
            desk.next_customer()
        if desk.refused_to_edit():
            return
        if desk.form.lines:
            self.set_aside()
        desk.put_away.take_up(form_id, clerk=desk.clerk, leave=leave, then=self._taken_up)

    def _taken_up(self, found: TakenUp) -> None:
        self._voice.take_back(_about(found.form.id))
        if found.newer is not None:
            self._desk.watch.found(found.newer)
        elif found.made_under_unknown:
            self._voice.tell(words.NEWER_CATALOGUE, icon="info")
        self._desk.close_dialogs()
        self._desk.desk.lay(found.form)
        self._desk.stand_in()


def _about(form_id: str) -> str:
    """What the sentence of a form put away is about: it goes when the form comes back."""
    return f"parked {form_id}"
