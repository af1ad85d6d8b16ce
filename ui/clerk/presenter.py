"""The clerk's presenter: what a clerk does at the desk, one method an act; it paints nothing itself.

The form lies on the FormDesk, its way from signature to receipt is Closing, lists are ListDesk, searching is Finder.
"""

from collections.abc import Callable

from app.domain.customer import Customer
from app.domain.hall_time import hall_date
from app.domain.order_form import OrderForm, ToDo, ToDoKind
from app.domain.payment import PaymentMethod
from app.domain.staff import StaffMember
from app.errors import FormRefused
from app.handling.start_form import start_form
from app.ports import CustomerHit, OrderRow
from app.texts import clerk as words
from app.texts.language import Language, Text
from ui.clerk.acts import act_of
from ui.clerk.after_restart import AfterRestart
from ui.clerk.cash import Cash
from ui.clerk.closing import Closing, Stage
from ui.clerk.customer_side import CustomerSide
from ui.clerk.desk_state import clerk_state, phase_of
from ui.clerk.dialogs import DialogStack
from ui.clerk.find_state import Scope
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.items import Act, AskCentre, Item
from ui.clerk.list_desk import ListDesk
from ui.clerk.lock import why_locked
from ui.clerk.notice import Notice, NoticeAnswer
from ui.clerk.outside import Outside
from ui.clerk.parking import Parking
from ui.clerk.put_away import PutAway, Why
from ui.clerk.reception import Reception
from ui.clerk.state import ClerkState, DialogKind
from ui.clerk.till import Till
from ui.clerk.voice import Voice
from ui.frame.form_state import FormState
from ui.frame.form_view import Standing, form_state


class ClerkPresenter:
    """Made at sign-on for one clerk. `listen` before `begin`; every method is called on the window's thread."""

    def __init__(self, outside: Outside, *, clerk: StaffMember, language: Language) -> None:
        """`language` is the clerk's; a form begins in Chinese until the customer asks for another."""
        self._outside = outside
        self._clerk = clerk
        self.voice = Voice(language)
        self._render: Callable[[ClerkState], None] = lambda _: None
        self._show_customer: Callable[[FormState], None] = lambda _: None
        self.dialogs = DialogStack(changed=self.emit)
        self.desk = FormDesk(self.new_form(), ids=outside.ids, changed=self._form_changed)
        self.finder = Finder(search=outside.search, desk=self, demo=outside.demo)
        self.put_away = PutAway(outside, voice=self.voice, changed=self.emit)
        self.reception = Reception(
            outside,
            chosen=self._customer_chosen,
            renewed=self._customer_renewed,
            not_found=self.finder.found_later,
        )
        self.customer_side = CustomerSide(outside, self, voice=self.voice)
        self.lists = ListDesk(outside, self, voice=self.voice)
        self.restart = AfterRestart(outside, self, voice=self.voice)
        self.till = Till(outside, self, voice=self.voice)
        self.parking = Parking(self, voice=self.voice)

    def listen(
        self,
        *,
        render: Callable[[ClerkState], None],
        show_customer: Callable[[FormState], None],
        tell: Callable[[Notice], None],
    ) -> None:
        """`render` paints the clerk's screen, `show_customer` the customer's in the customer's language."""
        self._render, self._show_customer = render, show_customer
        self.voice.listen(tell)
        self.emit()

    def begin(self) -> None:
        """Once after sign-on: the last order, drafts, and a signed version left by a restart."""
        self.stand_in()
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
        """F3."""
        self._find(Scope.CUSTOMERS)

    def find_anything(self) -> None:
        """Ctrl+K: always, also while a form is signed or accepted."""
        self.dialogs.clear()
        self.finder.open(Scope.ANYTHING, receipts=self.lists.lists.orders)

    def _find(self, scope: Scope) -> None:
        if self.closing.stage is Stage.ACCEPTED:
            self.next_customer()
        if self.refused_to_edit():
            return
        self.dialogs.clear()
        self.finder.open(scope)

    def take_found(self, item: Item) -> None:
        """Enter in the popup. Raises Trouble with the sentence it shows."""
        if isinstance(item, Act):
            self.finder.close()
            act_of(item, self)()
            return
        if isinstance(item, OrderRow):
            self.lists.open_orders(item.order_id)
            return
        if self.closing.stage is Stage.ACCEPTED:
            self.next_customer()
        locked = self._locked()
        if locked is not None:
            raise FormRefused(locked)
        if isinstance(item, CustomerHit):
            self.reception.choose(item.customer_id)
        elif isinstance(item, AskCentre):
            self.reception.ask_centre(item)
        elif self.reception.waits:
            self.reception.after(lambda: self.voice.try_act(lambda: self.desk.take(item)))
        else:
            self.desk.take(item)

    def cancel_product(self, product_id: str) -> None:
        """From the customer's column."""
        if not self.refused_to_edit():
            self.voice.try_act(lambda: self.desk.cancel_product(product_id))

    def remove_line(self) -> None:
        """F8: the selected line; on a signed form the whole version, to be changed and signed again."""
        if self.closing.stage in (Stage.SIGNED, Stage.PAID):
            self.till.amend()
            return
        if self.refused_to_edit():
            return
        gone = self.desk.remove_line()
        if gone is None:
            self.voice.tell(words.NO_LINE, icon="info")
        else:
            undo = NoticeAnswer(words.UNDO.say(self.language), self.undo, "Ctrl Z")
            self.voice.tell(words.LINE_GONE.filled(name=gone.name), answers=(undo,))

    def undo(self) -> None:
        """Ctrl+Z, once, for a line taken off."""
        if self._locked() is None:
            self.desk.undo()

    def pay(self) -> None:
        """F4: choose cash before signing, take it afterwards, store again where the store had no room."""
        if self.closing.stage is Stage.PAID:
            self.closing.accept()
        elif self.closing.stage is Stage.SIGNED:
            self.till.open_cash()
        elif self.closing.stage is Stage.OPEN and not self.refused_to_edit():
            if self.form.due_today_fen() == 0:
                self.voice.tell(words.NOTHING_DUE, icon="info")
            else:
                self.desk.pay_by(PaymentMethod.CASH)

    def sign(self) -> None:
        """F9: hand the form to the customer; once more takes it back."""
        if self.closing.stage is not Stage.OPEN:
            self.refused_to_edit()
        elif self.customer_side.has_form:
            self.customer_side.take_back()
        else:
            left = self.form.still_to_do()
            if left:
                self.voice.tell(words.NOT_YET.filled(what=left[0].title), icon="info")
                self._go_to(left[0])
            else:
                self.customer_side.hand_over()

    def open_to_do(self, index: int = 0) -> None:
        """Enter: the first thing still to do, or after the order the next customer."""
        if self.closing.stage is Stage.ACCEPTED:
            self.next_customer()
            return
        left = self.form.still_to_do()
        if self.closing.stage is Stage.OPEN and index < len(left):
            self._go_to(left[index])

    def _go_to(self, item: ToDo) -> None:
        if item.line_id is not None:
            self.desk.select(item.line_id)
        if item.kind is ToDoKind.CHOOSE_CUSTOMER:
            self.find_customer()
        elif item.kind is ToDoKind.ADD_LINE:
            self.find_offer()
        elif item.kind is ToDoKind.PAYMENT_METHOD:
            self.pay()
        elif item.kind is ToDoKind.CONFIRM and item.line_id is not None:
            self.customer_side.ask_about(item.line_id)

    def take_up(self, form_id: str) -> None:
        """A form put away comes back."""
        self.parking.take_up(form_id)

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
        if self.form.lines and had is not None and had.id != customer.id:
            self.parking.set_aside()
            self.desk.lay(self.new_form())
        self.desk.set_customer(customer)
        self.finder.centre_answered()

    def _customer_renewed(self, customer: Customer) -> None:
        """Only while nothing stands on the form: lines were made of what was known then."""
        had = self.form.customer
        if had is not None and had.id == customer.id and not self.form.lines and self._locked() is None:
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
            self.desk.stand_in(
                today=hall_date(now, self._outside.desk.hall.zone),
                offline=link.away,
            )

    def tick(self) -> None:
        """Every few seconds, and whenever the link changed."""
        self.stand_in()
        self.emit()

    def store_changed(self) -> None:
        """Centre or printer answered: what is known of the orders is read again."""
        self.lists.read_orders()

    def set_language(self, language: Language) -> None:
        self.voice.language = language
        self.cash.speak(language)
        self.finder.form_changed()
        self.emit()

    def set_clerk(self, clerk: StaffMember) -> None:
        """Another clerk signed on at this desk; the form at hand stays theirs who began it."""
        self._clerk = clerk

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

    def _locked(self) -> Text | None:
        return why_locked(self.closing, with_customer=self.customer_side.has_form)

    def refused_to_edit(self) -> bool:
        locked = self._locked()
        if locked is not None:
            self.voice.tell(locked, icon="lock")
        return locked is not None

    # ── state ─────────────────────────────────────────────────────────────────────────────

    def new_form(self) -> OrderForm:
        now, out = self._outside.clock.now(), self._outside
        return start_form(
            desk=out.desk,
            clerk=self._clerk,
            catalogue=out.catalogues.current(),
            today=hall_date(now, out.desk.hall.zone),
            offline=out.central.link().away,
            language=Language.ZH,
            ids=out.ids,
        )

    def _form_changed(self, worth_keeping: bool) -> None:
        self.customer_side.form_changed()
        if worth_keeping:
            if self.form.lines:
                self.put_away.keep(self.form, Why.LEFT_OPEN)
            else:
                self.put_away.forget(self.form.id)
        self.finder.form_changed()
        self.emit()

    def standing(self) -> Standing:
        side, closing = self.customer_side, self.closing
        return Standing(
            phase=phase_of(closing.stage, with_customer=side.has_form),
            now=self._outside.clock.now(),
            link=self._outside.central.link(),
            number=self.number,
            selected_line_id=self.desk.selected,
            line_asked=side.line_asked,
            line_read=side.line_read,
            signed_at=closing.signed.signature.signed_at if closing.signed else None,
            paid=closing.payment is not None,
            outcome=closing.outcome,
        )

    def emit(self) -> None:
        standing = self.standing()
        shown = form_state(self.form, standing, language=self.language)
        lists = self.lists.shown(drafts=tuple(r for r in self.put_away.records if r.form_id != self.form.id))
        self._render(
            clerk_state(
                self.form,
                shown,
                self.closing.stage,
                lists=lists,
                left=self.restart.left[0] if self.restart.left else None,
                dialogs=self.dialogs.kinds,
                language=self.language,
            )
        )
        same = self.form.language is self.language
        self._show_customer(shown if same else form_state(self.form, standing, language=self.form.language))
