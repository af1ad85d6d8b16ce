"""The clerk's presenter: what a clerk does at the desk, one method an act; it paints nothing itself.

The form lies on the FormDesk, its way from signature to receipt is Closing, lists are ListDesk, searching is Finder.
"""

from collections.abc import Callable, Mapping

from app.domain.customer import Customer
from app.domain.hall_time import hall_date
from app.domain.order_form import OrderForm
from app.domain.staff import StaffMember
from app.ports import DraftRecord
from app.texts import clerk as words
from app.texts.language import Language, Text
from ui.clerk.acts import possible_acts
from ui.clerk.after_restart import AfterRestart
from ui.clerk.attachment_desk import AttachmentDesk
from ui.clerk.card_desk import CardDesk
from ui.clerk.cash import Cash
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.closing import Closing, Stage
from ui.clerk.code_desk import CodeConfirmation
from ui.clerk.covering import Covering
from ui.clerk.customer_side import CustomerSide
from ui.clerk.dialogs import DialogStack
from ui.clerk.family_pay_desk import FamilyPayDesk
from ui.clerk.find_state import Scope
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.handler_desk import HandlerDesk
from ui.clerk.installation_desk import InstallationDesk
from ui.clerk.invoice_desk import InvoiceDesk
from ui.clerk.items import Act
from ui.clerk.list_desk import ListDesk
from ui.clerk.lock import why_locked
from ui.clerk.means_desk import MeansDesk
from ui.clerk.next_step import NextStep
from ui.clerk.notice import Notice
from ui.clerk.order_list import OrderList
from ui.clerk.order_reader import OrderReader
from ui.clerk.order_state import OrderAct
from ui.clerk.outside import Outside
from ui.clerk.owed_back import OwedBack
from ui.clerk.painting import Painting
from ui.clerk.parking import Parking
from ui.clerk.permits import Permits
from ui.clerk.put_away import PutAway, Why
from ui.clerk.queue_desk import QueueDesk
from ui.clerk.reception import Reception
from ui.clerk.reversing import Reversing
from ui.clerk.state import ClerkState, DialogKind
from ui.clerk.suggesting import Suggesting
from ui.clerk.taking import Taking
from ui.clerk.taking_off import UNDOING, TakingOff
from ui.clerk.till import Till
from ui.clerk.unmasking import Unmasking
from ui.clerk.voice import Voice
from ui.clerk.wish_desk import WishDesk
from ui.frame.form_state import FormState

# What a sentence is about, so that it goes when that is over.
LOCKED = "locked"


class ClerkPresenter:
    """Made at sign-on for one clerk. `listen` before `begin`; every method is called on the window's thread."""

    def __init__(self, outside: Outside, *, clerk: StaffMember, language: Language) -> None:
        """`language` is the clerk's; a form begins in Chinese until the customer asks for another."""
        self._outside = outside
        self._clerk = clerk
        self.shell_acts: Mapping[Act, Callable[[], None]] = {}
        self.voice = Voice(language)
        self.painting = Painting(outside, self)
        self.dialogs = DialogStack(changed=self.emit)
        self.permits = Permits(outside, self)
        self.taking_off = TakingOff(self, voice=self.voice)
        changed, replaced = self._form_changed, self.taking_off.replaced
        self.desk = FormDesk(
            self.new_form(), ids=outside.ids, changed=changed, leave=self.permits.line, replaced=replaced
        )
        self.taking = Taking(self, voice=self.voice)
        self.finder = Finder(search=outside.search, desk=self.taking, demo=outside.demo)
        self.put_away = PutAway(outside, voice=self.voice, changed=self.emit)
        self.reception = Reception(
            outside,
            chosen=self._customer_chosen,
            renewed=self._customer_renewed,
            became=self.desk.know,
            not_found=self.finder.found_later,
        )
        self.attachments = AttachmentDesk(outside, self, voice=self.voice)
        self.card = CardDesk(
            outside,
            self,
            voice=self.voice,
            chosen=self._customer_chosen,
            renewed=self._customer_renewed,
            photo=self.attachments.keep_photo,
        )
        self.unmasking = Unmasking(outside, self, voice=self.voice)
        self.installation = InstallationDesk(self)
        self.handler = HandlerDesk(self, demo=outside.demo)
        self.invoice = InvoiceDesk(self)
        self.family_pay = FamilyPayDesk(self, clock=outside.clock, search=outside.search, demo=outside.demo)
        self.wish = WishDesk(self)
        self.means = MeansDesk(outside, self)
        self.code = CodeConfirmation(outside, self, voice=self.voice)
        self.suggesting = Suggesting(outside, self, voice=self.voice)
        self.customer_side = CustomerSide(outside, self, voice=self.voice)
        self.lists = ListDesk(outside, self, voice=self.voice)
        self.orders = OrderList(outside, self, voice=self.voice, to_first=lambda: self.lists.choose(0))
        self.restart = AfterRestart(outside, self, voice=self.voice)
        self.till = Till(outside, self, voice=self.voice)
        self.parking = Parking(self, voice=self.voice)
        self.watch = CatalogueWatch(outside, self)
        self.next_step = NextStep(self, voice=self.voice)
        self.reversing = Reversing(outside, self, voice=self.voice)
        self.owed_back = OwedBack(outside, self, voice=self.voice, till=self.till)
        self.reader = OrderReader(outside, self, voice=self.voice)
        self.covering = Covering(self)
        self.queue = QueueDesk(outside, self, voice=self.voice)

    def listen(
        self,
        *,
        render: Callable[[ClerkState], None],
        show_customer: Callable[[FormState], None],
        tell: Callable[[Notice], None],
        take_back: Callable[[str], None],
    ) -> None:
        """`render` paints the clerk's screen, `show_customer` the customer's in the customer's language.

        `take_back` closes what was told about something that is over.
        """
        self.voice.listen(tell, take_back=take_back)
        self.painting.listen(render=render, show_customer=show_customer)

    def serve(self, acts: Mapping[Act, Callable[[], None]]) -> None:
        """What the window around the page can do, for Ctrl+K."""
        self.shell_acts = acts

    def begin(self) -> None:
        """Once after sign-on: the last order, drafts, and a signed version left by a restart."""
        self.stand_in()
        self.till.begin_duty()
        self.lists.read_at_start()

    # ── the form at hand ──────────────────────────────────────────────────────────────────

    @property
    def form(self) -> OrderForm:
        return self.desk.form

    @property
    def number(self) -> str:
        return self.desk.number

    @property
    def closing(self) -> Closing:
        return self.till.closing

    @property
    def cash(self) -> Cash:
        return self.till.cash

    @property
    def language(self) -> Language:
        return self.voice.language

    @property
    def clerk(self) -> StaffMember:
        """Whoever is signed on: new forms are theirs."""
        return self._clerk

    @property
    def dialog(self) -> DialogKind:
        """The one on top."""
        return self.dialogs.top

    def find_offer(self) -> None:
        """F2. After an accepted order it begins the next form."""
        self._find(Scope.OFFERS)

    def find_customer(self) -> None:
        """F3. After an accepted order it begins the next form, and asks for that one."""
        if self.ready_for_customer():
            self.permits.search(lambda: self._find(Scope.CUSTOMERS))

    def find_anything(self) -> None:
        """Ctrl+K: always, also while a form is signed or accepted."""
        self.dialogs.clear()
        seen = tuple(row for row in self.lists.lists.orders if self.permits.sees(row))
        self.finder.open(Scope.ANYTHING, receipts=seen, acts=possible_acts(self))

    def _find(self, scope: Scope) -> None:
        if self.ready_for_customer():
            self.dialogs.clear()
            self.finder.open(scope)

    def ready_for_customer(self) -> bool:
        """After an accepted order the next form begins. False where the one at hand is locked: the clerk was told."""
        if self.closing.stage is Stage.ACCEPTED:
            self.next_customer()
        return not self.refused_to_edit()

    def cancel_product(self, product_id: str) -> None:
        """From the customer's column."""
        if not self.refused_to_edit():
            self.voice.try_act(lambda: self.desk.cancel_product(product_id))

    def remove_line(self) -> None:
        """F8: the selected line; of a signed form the whole version, to be signed again; or the order just accepted."""
        if self.closing.stage in (Stage.SIGNED, Stage.PAID):
            self.till.amend()
        elif not self._act_on_accepted(OrderAct.VOID):
            self.taking_off.take_off()

    def _act_on_accepted(self, act: OrderAct) -> bool:
        """On its own page, where the order just accepted is opened for it."""
        outcome = self.closing.outcome
        if outcome is not None:
            self.reader.open(outcome.order.id, then=lambda: self.reader.act(act))
        return outcome is not None

    def undo(self) -> None:
        """Ctrl+Z, once, for a line taken off."""
        if self.why_locked() is None:
            self.desk.undo()

    def pay(self) -> None:
        """F4."""
        self.next_step.pay()

    def sign(self) -> None:
        """F9. Of an order just accepted, its A4 form."""
        if not self._act_on_accepted(OrderAct.FORM):
            self.next_step.sign()

    def open_to_do(self, index: int = 0) -> None:
        """Enter."""
        self.next_step.open(index)

    def read_order(self, order_id: str) -> None:
        """An accepted order, opened to read."""
        self.reader.open(order_id)

    def take_up(self, form_id: str) -> None:
        """A form put away comes back."""
        self.parking.take_up(form_id)

    def discard_parked(self, record: DraftRecord, then: Callable[[], None]) -> None:
        """A form put away is thrown away."""
        self.parking.discard_parked(record, then)

    def print_again(self) -> None:
        """F10: another copy of the receipt of the form just accepted."""
        outcome = self.closing.outcome
        if outcome is None:
            self.voice.tell(words.PRINT_AFTER_SIGNING, icon="info")
        else:
            self.lists.reprint(outcome.order.id, str(outcome.order.receipt_number))

    def next_customer(self) -> None:
        """After an accepted order."""
        self.till.begin()
        self.customer_side.begin()
        self.desk.lay(self.new_form())
        self.stand_in()
        self.restart.offer()

    # ── customer ──────────────────────────────────────────────────────────────────────────

    def _customer_chosen(self, customer: Customer) -> None:
        had = self.form.customer
        if had is not None and had.id != customer.id:
            if self.form.lines:
                self.parking.set_aside()
            self.desk.lay(self.new_form())
        self.desk.set_customer(customer)
        self.finder.centre_answered()

    def _customer_renewed(self, customer: Customer) -> None:
        """Not while somebody signs it; the form says itself which of its lines do not fit any more."""
        had = self.form.customer
        if had is None or had.id != customer.id or self.why_locked() is not None:
            return
        if self.form.with_customer(customer).customer != had:
            self.desk.renew_customer(customer)

    def form_voided(self, form: OrderForm) -> None:
        """The next version lies open, to be changed and signed again."""
        self.customer_side.begin()
        self.desk.lay(form)
        self.stand_in()
        self.put_away.keep(form, Why.LEFT_OPEN)

    def finish_left(self, form: OrderForm, closing: Callable[[Closing], None]) -> None:
        """A signed version from before a restart is taken up; `closing` says how far it had come."""
        self.desk.lay(form)
        closing(self.closing)

    # ── the world around ──────────────────────────────────────────────────────────────────

    def stand_in(self) -> None:
        """The day and the link as they are now; a signed form stays as it was signed."""
        if self.closing.stage is Stage.OPEN:
            now, link = self._outside.clock.now(), self._outside.central.link()
            self.desk.stand_in(today=hall_date(now, self._outside.desk.hall.zone), offline=link.away)
            self.watch.look()

    def newer_catalogue(self) -> bool:
        """Whether one arrived that changes the form at hand for the customer: then it lies open again, to be read."""
        return self.watch.look()

    def tick(self) -> None:
        """Every few seconds, and whenever the link changed."""
        self.stand_in()
        self.emit()

    def store_changed(self) -> None:
        """Centre or printer answered: what is known of the orders is read again."""
        self.watch.look()
        self.till.store_changed()
        self.lists.read_orders()
        if self.form.customer is not None and self.closing.stage is Stage.OPEN:
            self.reception.look_up(self.form.customer.id, self._customer_renewed)

    def order_changed(self) -> None:
        """The rows of the orders were read again."""
        self.reader.refresh()
        self.orders.refresh()
        outcome, customer = self.closing.outcome, self.form.customer
        if outcome is not None and customer is not None:
            self.reception.follow(outcome, customer)

    def set_language(self, language: Language) -> None:
        self.voice.language = language
        self.cash.speak(language)
        self.finder.form_changed()
        self.emit()

    def set_clerk(self, clerk: StaffMember) -> None:
        """Another clerk took the desk over, and with it the form at hand; what is signed stays as it was signed."""
        self._clerk = clerk
        self.covering.close()
        if self.closing.stage is Stage.OPEN:
            self.desk.hand_to(clerk)

    # ── dialogs and sentences ─────────────────────────────────────────────────────────────

    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None:
        self.finder.close()
        self.dialogs.open(dialog, over=over)

    def close_dialog(self) -> None:
        """Esc."""
        self.dialogs.close()

    def close_dialogs(self) -> None:
        """All of them: the form is wanted."""
        self.dialogs.clear()

    def why_locked(self) -> Text | None:
        """Why the form at hand cannot be changed now; None where it can."""
        return why_locked(self.closing, with_customer=self.customer_side.has_form)

    def may_edit(self) -> bool:
        return self.why_locked() is None

    def refused_to_edit(self) -> bool:
        locked = self.why_locked()
        if locked is not None:
            self.voice.tell(locked, icon="lock", about=LOCKED)
        return locked is not None

    # ── state ─────────────────────────────────────────────────────────────────────────────

    def new_form(self) -> OrderForm:
        return self._outside.new_form(self._clerk)

    def _form_changed(self, worth_keeping: bool) -> None:
        self.customer_side.form_changed()
        self.suggesting.form_changed()
        if not self.desk.may_undo:
            self.voice.take_back(UNDOING)
        if self.why_locked() is None:
            self.voice.take_back(LOCKED)
        if worth_keeping:
            if self.form.lines:
                self.put_away.keep(self.form, Why.LEFT_OPEN)
            elif not self.put_away.came_from_offline(self.form.id):
                self.put_away.forget(self.form.id)
        self.finder.form_changed()
        self.emit()

    def emit(self) -> None:
        self.painting.emit()
        self.queue.form_changed()
