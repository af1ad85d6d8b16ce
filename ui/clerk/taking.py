"""What becomes of a choice in the search popup: put on the form, opened, asked of the centre, or done."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.customer import Customer
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from app.ports import OrderRow
from app.search_ports import CustomerHit
from app.texts.language import Language, Text
from ui.clerk.acts import Desk as ActsDesk
from ui.clerk.acts import act_of
from ui.clerk.closing import Stage
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.items import Act, AskCentre, FindReceipt, Item, key_of
from ui.clerk.painting import Painting
from ui.clerk.permits import Permits
from ui.clerk.reception import Reception
from ui.clerk.taking_off import UNDOING
from ui.clerk.voice import Voice


class Desk(ActsDesk, Protocol):
    """The clerk's presenter as the choice sees it."""

    desk: FormDesk
    finder: Finder
    reception: Reception
    permits: Permits
    painting: Painting
    shell_acts: Mapping[Act, Callable[[], None]]

    @property
    def number(self) -> str: ...
    @property
    def language(self) -> Language: ...
    def why_locked(self) -> Text | None: ...
    def read_order(self, order_id: str) -> None: ...
    def undo(self) -> None: ...


class Taking:
    """ui.clerk.finder.FindDesk."""

    def __init__(self, desk: Desk, *, voice: Voice) -> None:
        self._desk = desk
        self._voice = voice

    @property
    def form(self) -> OrderForm:
        return self._desk.form

    @property
    def number(self) -> str:
        return self._desk.number

    @property
    def finds_customers(self) -> bool:
        return self._desk.permits.finds_customers()

    @property
    def awaits_customer(self) -> bool:
        return self._desk.reception.waits

    @property
    def language(self) -> Language:
        return self._desk.language

    def take_found(self, item: Item) -> None:
        """Enter in the popup. Raises Trouble with the sentence it shows."""
        desk = self._desk
        if isinstance(item, Act):
            desk.finder.close()
            act_of(item, desk)()
            return
        if isinstance(item, OrderRow):
            desk.read_order(item.order_id)
            return
        if isinstance(item, FindReceipt):
            return  # its answer is on the way
        if desk.closing.stage is Stage.ACCEPTED:
            desk.next_customer()
        locked = desk.why_locked()
        if locked is not None:
            raise FormRefused(locked)
        if isinstance(item, CustomerHit):
            desk.reception.choose(item.customer_id)
        elif isinstance(item, AskCentre):
            if item.refused is not None:
                raise item.refused
            desk.permits.ask_centre(lambda: desk.reception.ask_centre(item))
        elif desk.reception.waits:
            desk.reception.after(lambda: self._voice.try_act(lambda: desk.desk.take(item)))
        else:
            desk.desk.take(item)

    def key_of(self, act: Act) -> str:
        return key_of(act, to_drafts=self._desk.painting.tells_of_drafts)

    @property
    def may_undo(self) -> bool:
        return self._desk.desk.may_undo

    def undo(self) -> None:
        self._desk.undo()

    def said_here(self) -> None:
        self._voice.take_back(UNDOING)

    def find_receipt(self, number: str, found: Callable[[OrderRow | None], None]) -> None:
        """An order that is not of today."""
        self._desk.lists.find(number, found)

    def look_up(self, customer_id: str, found: Callable[[Customer], None]) -> None:
        """A customer shown in full before they are chosen."""
        self._desk.reception.look_up(customer_id, found)
