"""F4, F9 and Enter: what still keeps the form from being signed, and the steps from there to the next customer."""

from typing import Protocol

from app.domain.order_form import OrderForm, ToDo, ToDoKind
from app.domain.payment import PaymentMethod
from app.texts import clerk as words
from ui.clerk.attachment_desk import AttachmentDesk
from ui.clerk.card_desk import CardDesk
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.closing import Closing, Stage
from ui.clerk.customer_side import NOT_YET, CustomerSide
from ui.clerk.family_pay_desk import FamilyPayDesk
from ui.clerk.form_desk import FormDesk
from ui.clerk.handler_desk import HandlerDesk
from ui.clerk.installation_desk import InstallationDesk
from ui.clerk.means_desk import MeansDesk
from ui.clerk.parking import Parking
from ui.clerk.permits import Permits
from ui.clerk.till import Till
from ui.clerk.voice import Voice


class Queue(Protocol):
    """The ticket at the desk, as the next step sees it."""

    def open_next(self) -> bool:
        """What its customer came for next is opened; False where nothing is known of that."""
        ...


class Desk(Protocol):
    """The clerk's presenter as the next step sees it."""

    desk: FormDesk
    card: CardDesk
    attachments: AttachmentDesk
    installation: InstallationDesk
    handler: HandlerDesk
    family_pay: FamilyPayDesk
    means: MeansDesk
    customer_side: CustomerSide
    till: Till
    parking: Parking
    watch: CatalogueWatch
    permits: Permits

    @property
    def queue(self) -> Queue: ...
    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def find_customer(self) -> None: ...
    def find_offer(self) -> None: ...
    def next_customer(self) -> None: ...
    def refused_to_edit(self) -> bool: ...


class NextStep:
    """Each key of the one big button."""

    def __init__(self, desk: Desk, *, voice: Voice) -> None:
        self._desk = desk
        self._voice = voice

    def pay(self) -> None:
        """F4: choose how before signing (cash at once, then all means), take it afterwards, store again where the store
        had no room."""
        desk = self._desk
        if desk.closing.stage is Stage.PAID:
            desk.closing.accept()
        elif desk.closing.stage is Stage.SIGNED:
            desk.till.open_cash()
        elif not desk.refused_to_edit():
            if desk.form.due_today_fen() == 0:
                self._voice.tell(words.NOTHING_DUE, icon="info")
            elif desk.form.payment_method is None:
                desk.desk.pay_by(PaymentMethod.CASH)
            else:
                desk.means.open()

    def sign(self) -> None:
        """F9: hand the form to the customer; once more takes it back."""
        desk = self._desk
        if desk.closing.stage is not Stage.OPEN:
            desk.refused_to_edit()
        elif desk.customer_side.has_form:
            desk.customer_side.take_back()
            desk.watch.look()
        elif not desk.watch.look():
            left = desk.form.still_to_do()
            if left:
                self._voice.tell(words.NOT_YET.filled(what=left[0].title), icon="info", about=NOT_YET)
                self._go_to(left[0])
            else:
                self._voice.take_back(NOT_YET)
                desk.permits.sign(self._hand_over)

    def _hand_over(self) -> None:
        """Nothing came between while a colleague was asked."""
        desk = self._desk
        if desk.closing.stage is Stage.OPEN and not desk.customer_side.has_form and not desk.form.still_to_do():
            desk.customer_side.hand_over()

    def open(self, index: int = 0) -> None:
        """Enter: the thing still to do, or after the order the next customer."""
        desk = self._desk
        if desk.closing.stage is Stage.ACCEPTED:
            desk.next_customer()
            return
        left = desk.form.still_to_do()
        if desk.closing.stage is Stage.OPEN and index < len(left):
            self._go_to(left[index])

    def _go_to(self, item: ToDo) -> None:
        desk = self._desk
        if item.line_id is not None:
            desk.desk.select(item.line_id)
        if item.kind is ToDoKind.CHOOSE_CUSTOMER:
            desk.find_customer()
        elif item.kind is ToDoKind.READ_CARD:
            desk.card.open()
        elif item.kind is ToDoKind.ADD_LINE:
            if not desk.queue.open_next():
                desk.find_offer()
        elif item.kind is ToDoKind.PAYMENT_METHOD:
            self.pay()
        elif item.kind is ToDoKind.INSTALLATION and item.line_id is not None:
            desk.installation.open(item.line_id)
        elif item.kind is ToDoKind.HANDLER:
            desk.handler.open()
        elif item.kind is ToDoKind.FAMILY_PAY and item.line_id is not None:
            desk.family_pay.open(item.line_id)
        elif item.kind is ToDoKind.CONSENT:
            desk.customer_side.ask_consents()
        elif item.kind is ToDoKind.PICTURE:
            desk.attachments.open()
        elif item.kind is ToDoKind.CONFIRM and item.line_id is not None:
            self._ask_about(item.line_id)

    def _ask_about(self, line_id: str) -> None:
        """One turned screen goes to the customer, who may then sign as well."""
        side = self._desk.customer_side
        if side.has_second_screen:
            side.ask_about(line_id)
        else:
            self._desk.permits.sign(lambda: side.ask_about(line_id))
