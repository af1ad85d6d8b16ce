"""The form on the desk with what is chosen on it: the number worked on, the line selected, the last step undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from app.domain.attachment import Attachment
from app.domain.customer import Customer, Product
from app.domain.falling import falls_with
from app.domain.family_pay import FamilyPay
from app.domain.form_answers import FormAnswers
from app.domain.form_rules import renewable_products
from app.domain.handler import Handler
from app.domain.identity_card import CardRead
from app.domain.installation import Installation
from app.domain.instead import top_up_on, with_more
from app.domain.invoice import InvoiceRequest
from app.domain.number_hold import held_numbers
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.staff import StaffMember
from app.domain.standing import standing_on
from app.errors import FormRefused
from app.ports import Ids
from app.search_ports import OfferHit
from app.texts import refusals
from app.texts.language import Language
from ui.clerk.fit import fit, fit_to_cancel, taken
from ui.clerk.items import TopUp


class FormDesk:
    """`changed` is called after every change of the form, with True where it is worth keeping as a draft.

    `leave` is asked before a line comes on it; what it is given is called where the clerk may, or somebody approved.
    `replaced` is told the line that took the place of another, which can be undone.
    """

    def __init__(
        self,
        form: OrderForm,
        *,
        ids: Ids,
        changed: Callable[[bool], None],
        leave: Callable[[OrderLine, Callable[[], None]], None],
        replaced: Callable[[OrderLine], None],
    ) -> None:
        self._ids = ids
        self._changed = changed
        self._leave = leave
        self._replaced = replaced
        self._undo: OrderForm | None = None
        self.form = form
        self.number = ""
        self.selected: str | None = None
        self.record: Customer | None = None  # newer than the form's own, for the column beside it

    @property
    def may_undo(self) -> bool:
        return self._undo is not None

    def lay(self, form: OrderForm) -> None:
        """Another form altogether: new, taken up again, or the next version of this one."""
        self.form = form
        self._undo = None
        self.record = None
        self._stay_on_number()
        self._settle(selected=form.lines[-1].id if form.lines else None, keep=False)

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def set_customer(self, customer: Customer) -> None:
        self.form = self.form.with_customer(customer)
        self._undo = None
        self.record = None
        self.number = ""
        self._stay_on_number()
        self._settle(selected=None, keep=False)

    def renew_customer(self, customer: Customer) -> None:
        """The same person's newer record. Lines stay, and say where they do not fit it any more; so does the number."""
        self.form = self.form.with_customer(customer)
        self._undo = self._undo.with_customer(customer) if self._undo is not None else None
        self.record = None
        self._stay_on_number()
        self._settle(selected=self.selected, keep=False)

    def _stay_on_number(self) -> None:
        """The number chosen as long as it is theirs, else their first."""
        numbers = self.form.customer.numbers() if self.form.customer else ()
        if self.number not in numbers:
            self.number = numbers[0] if numbers else ""

    def know(self, customer: Customer) -> None:
        """What became of the customer since their form was made: it stands beside the form, never on it."""
        if self.form.customer is not None and self.form.customer.id == customer.id:
            self.record = standing_on(customer, catalogue=self.form.catalogue, day=self.form.today)
            self._settle(selected=self.selected, keep=False)

    def take(self, item: OfferHit | TopUp) -> None:
        """What was found goes on the form. Raises InputRefused."""
        if isinstance(item, OfferHit):
            self.add_offer(item.offering, leaving=item.leaving)
        elif item.problem is not None:
            raise item.problem
        elif top_up_on(self.form) is not None:
            self._with_new_line(lambda line_id: self._topped_up(item.amount_fen or 0, line_id))
        else:
            self.top_up(item.amount_fen or 0)

    def add_offer(self, offering: Offering, *, leaving: bool = False) -> None:
        """Ordered, changed to, renewed or cancelled, as it fits the number. Raises FormRefused."""
        found = fit(self.form, offering, number=self.number, leaving=leaving)
        self._with_new_line(lambda line_id: taken(self.form, offering, found, line_id=line_id))

    def cancel_product(self, product_id: str) -> None:
        """Raises FormRefused."""
        product = self._product(product_id)
        found = fit_to_cancel(self.form, product)
        if found.why is not None:
            raise FormRefused(found.why)
        self._with_new_line(lambda line_id: self.form.with_cancellation(product, line_id=line_id))

    def top_up(self, amount_fen: int) -> None:
        """A line of its own. Raises FormRefused."""
        self._with_new_line(
            lambda line_id: self.form.with_top_up(number=self.number, amount_fen=amount_fen, line_id=line_id)
        )

    def _topped_up(self, amount_fen: int, line_id: str) -> OrderForm:
        """One top-up with the one that stands there: both go on one account, and are often one pressed twice."""
        standing = top_up_on(self.form)
        if standing is not None:
            return with_more(self.form, standing, amount_fen=amount_fen)
        return self.form.with_top_up(number=self.number, amount_fen=amount_fen, line_id=line_id)

    def falling(self) -> tuple[OrderLine, ...]:
        """The lines that cannot stand without the selected one."""
        form = self.form
        return falls_with(
            self.selected or "", customer=form.customer, catalogue=form.catalogue, lines=form.lines, today=form.today
        )

    def remove_line(self, falling: tuple[OrderLine, ...]) -> OrderLine | None:
        """The selected line goes, with what cannot stand without it; the one after it, or before it, is selected."""
        lines = self.form.lines
        at = next((i for i, line in enumerate(lines) if line.id == self.selected), None)
        if at is None:
            return None
        gone = (lines[at], *falling)
        self._undo = self.form
        for line in gone:
            self.form = self.form.without_line(line.id)
        left = self.form.lines
        self._settle(selected=left[min(at, len(left) - 1)].id if left else None, keep=True)
        return lines[at]

    def undo(self) -> None:
        """Once: the form as it was before the last line went, and what went with it, or another took its place. What
        came back is selected. What is entered after that was the last step, and stays."""
        if self._undo is not None:
            gone_from, self.form, self._undo = self.form, self._undo, None
            came = _came(gone_from, self.form)
            self._settle(selected=came[0].id if came else self.selected, keep=True)

    def pay_by(self, method: PaymentMethod, *, fixed: tuple[PlannedPart, ...] = ()) -> None:
        """`fixed` are parts of a mixed payment, `method` pays the rest."""
        self.form, self._undo = self.form.with_payment_method(method, fixed=fixed), None
        self._settle(selected=self.selected, keep=True)

    def invoice(self, asked: InvoiceRequest | None) -> None:
        """An electronic invoice is wanted, or not any more."""
        self.form, self._undo = replace(self.form, invoice=asked), None
        self._settle(selected=self.selected, keep=True)

    def confirm(self, line_id: str, answer: SecondConfirmation) -> None:
        self.form, self._undo = self.form.with_confirmation(line_id, answer), None
        self._settle(selected=self.selected, keep=True)

    def answer(self, answers: FormAnswers) -> None:
        """What the customer answered beside the lines."""
        self.form, self._undo = self.form.with_answers(answers), None
        self._settle(selected=self.selected, keep=True)

    def agree(self, line_id: str, installation: Installation) -> None:
        """Where a line is put in, and when somebody comes."""
        self.form, self._undo = self.form.with_installation(line_id, installation), None
        self._settle(selected=self.selected, keep=True)

    def wish(self, line_id: str, day: date | None) -> None:
        """The day the customer names for a line, None for the offer's own. Raises FormRefused."""
        self.form, self._undo = self.form.with_wished_day(line_id, day), None
        self._settle(selected=self.selected, keep=True)

    def stand_at(self, handler: Handler) -> None:
        """Who is at the desk, and what was seen of them."""
        self.form, self._undo = self.form.with_handler(handler), None
        self._settle(selected=self.selected, keep=True)

    def pay_for(self, line_id: str, agreed: FamilyPay) -> None:
        """Who pays for whom on one line."""
        self.form, self._undo = self.form.with_family_pay(line_id, agreed), None
        self._settle(selected=self.selected, keep=True)

    def restore(self) -> None:
        """复机: the number on hold goes on. Raises FormRefused."""
        held = self._meant(held_numbers(self.form.customer, catalogue=self.form.catalogue))
        if held is not None:
            self.cancel_product(held.id)

    def renew(self) -> None:
        """The broadband line has another term. Raises FormRefused."""
        form = self.form
        product = self._meant(renewable_products(form.customer, catalogue=form.catalogue, today=form.today))
        if product is not None:
            offering = self.form.catalogue.offerings[product.offering_code]
            self._with_new_line(lambda line_id: self.form.with_change(product, offering, line_id=line_id))

    def _meant(self, products: Sequence[Product]) -> Product | None:
        """Of several, the one of the chosen number, else the first that is not on the form yet."""
        on_form = {line.product.id for line in self.form.lines if line.product is not None}
        ordered = sorted(products, key=lambda product: (product.id in on_form, product.number != self.number))
        return next(iter(ordered), None)

    def read_card(self, read: CardRead) -> None:
        """The card of the form's customer was read."""
        self.form, self._undo = self.form.with_card_read(read), None
        self._settle(selected=self.selected, keep=True)

    def attach(self, attachment: Attachment) -> None:
        """A picture kept with the form. Raises FormRefused."""
        self.form, self._undo = self.form.with_attachment(attachment), None
        self._settle(selected=self.selected, keep=True)

    def detach(self, attachment_id: str) -> None:
        self.form, self._undo = self.form.without_attachment(attachment_id), None
        self._settle(selected=self.selected, keep=True)

    def speak(self, language: Language) -> None:
        self.form, self._undo = self.form.in_language(language), None
        self._settle(selected=self.selected, keep=True)

    def hand_to(self, clerk: StaffMember) -> None:
        """A colleague goes on with it."""
        self.form, self._undo = replace(self.form, clerk=clerk), None
        self._settle(selected=self.selected, keep=True)

    def stand_in(self, *, today: date, offline: bool) -> None:
        """The day or the link changed: dates and what may be promised are worked out anew."""
        if (today, offline) != (self.form.today, self.form.offline):
            self.form = self.form.dated(today).as_offline(offline)
            self._undo = self._undo.dated(today).as_offline(offline) if self._undo is not None else None
            self._stay_on_number()
            self._settle(selected=self.selected, keep=False)

    def stand_under(self, form: OrderForm) -> None:
        """The same form under a newer catalogue; what could be undone was of the older one."""
        self.form = form
        self._undo = None
        self._settle(selected=self.selected, keep=True)

    # ── what is chosen ────────────────────────────────────────────────────────────────────

    def select(self, line_id: str | None) -> None:
        self._settle(selected=line_id, keep=False)

    def move(self, step: int) -> None:
        lines = self.form.lines
        if lines:
            at = next((i for i, line in enumerate(lines) if line.id == self.selected), -1 if step > 0 else len(lines))
            self.select(lines[max(0, min(at + step, len(lines) - 1))].id)

    def choose_number(self, number: str) -> None:
        if self.form.customer is not None and number in self.form.customer.numbers():
            self.number = number
            self._settle(selected=self.selected, keep=False)

    def next_number(self, step: int) -> None:
        numbers = self.form.customer.numbers() if self.form.customer else ()
        if numbers:
            self.choose_number(numbers[(numbers.index(self.number) + step) % len(numbers)])

    def _with_new_line(self, act: Callable[[str], OrderForm]) -> None:
        """Where it takes the place of another, that can be undone."""
        if not self.number:
            raise FormRefused(refusals.NO_CUSTOMER)
        line_id = self._ids.uuid7()

        def lay() -> None:
            before, self.form = self.form, act(line_id)
            came, gone = _came(before, self.form), _came(self.form, before)
            self._undo = before if gone else None
            self._settle(selected=came[0].id, keep=True)
            if gone:
                self._replaced(came[0])

        self._leave(_came(self.form, act(line_id))[0], lay)

    def _product(self, product_id: str) -> Product:
        products = self.form.customer.products if self.form.customer else ()
        product = next((p for p in products if p.id == product_id), None)
        if product is None:
            raise FormRefused(refusals.NO_CUSTOMER)
        return product

    def _settle(self, *, selected: str | None, keep: bool) -> None:
        self.selected = selected if any(line.id == selected for line in self.form.lines) else None
        self._changed(keep)


def _came(before: OrderForm, now: OrderForm) -> tuple[OrderLine, ...]:
    return tuple(line for line in now.lines if line not in before.lines)
