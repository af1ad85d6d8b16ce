"""受理单 while it is made: immutable, every act gives a new one.

What its lines mean in money and dates is in charge.py and effective_time.py, in words in line_words.py,
what may stand together in form_rules.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.attachment import Attachment, refuse_another
from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.consent import Asked, signed_consents
from app.domain.content import SCHEMA, Content, ContentLine, Sums
from app.domain.customer import Customer, Product
from app.domain.effective_time import redated
from app.domain.family_pay import FamilyPay
from app.domain.form_answers import NO_ANSWERS, FormAnswers, carried_over, form_consents, signed_refusals
from app.domain.form_head import account_facts, attached, customer_facts
from app.domain.form_money import FormMoney
from app.domain.form_rules import (
    addition_refusal,
    cancellation_refusal,
    change_refusal,
    changeable,
    refuse_if,
    wish_refusal,
)
from app.domain.form_sums import monthly_delta_fen
from app.domain.form_todo import ToDo, ToDoKind, matters_of, needs_card, still_to_do
from app.domain.hall_time import hall_date
from app.domain.handler import IN_PERSON, Handler, age_of
from app.domain.identity_card import CardRead
from app.domain.installation import Installation
from app.domain.invoice import InvoiceRequest, signed_invoice
from app.domain.line_words import content_lines
from app.domain.matter import OfflineClass
from app.domain.matter_checks import needs_confirmation
from app.domain.matter_limits import most_top_up_fen
from app.domain.money import SMALLEST_CASH_FEN, yuan_short
from app.domain.number_hold import with_resting
from app.domain.offering import Offering
from app.domain.offline_limit import offline_ruling
from app.domain.once import once
from app.domain.order_line import Action, LineState, OfflineRuling, OrderLine, SecondConfirmation, of_today
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart, fault_of, method_of, plan_words, planned_parts, signed_parts
from app.domain.pending_words import form_notices
from app.domain.said_lines import SaidLines
from app.domain.staff import StaffMember
from app.domain.standing import standing_on
from app.errors import Bug, FormRefused
from app.texts import form as words
from app.texts import refusals
from app.texts.language import Language, Text

__all__ = ["OrderForm", "ToDo", "ToDoKind"]


@dataclass(frozen=True)
class OrderForm:
    """`today` is the hall's day all dates are worked out from; `offline` whether the centre is away.

    `language` is the customer's: what is signed and printed speaks it. `version` counts from 1. `card_read` says when
    the customer's card was read; None where they were found by what was typed. `attachments` are kept pictures.
    `payment_method` pays what the parts of `payment_fixed` leave. `handler` is who stands at the desk.
    The customer is as they stand on `today`: an effect whose day has come is simply so. `said` goes from version to
    version and is no part of the form.
    """

    id: str
    version: int
    desk: CounterDesk
    clerk: StaffMember
    catalogue: Catalogue
    today: date
    offline: bool
    language: Language
    customer: Customer | None
    lines: tuple[OrderLine, ...]
    payment_method: PaymentMethod | None
    card_read: CardRead | None = None
    attachments: tuple[Attachment, ...] = ()
    payment_fixed: tuple[PlannedPart, ...] = ()
    answers: FormAnswers = NO_ANSWERS
    handler: Handler = IN_PERSON
    invoice: InvoiceRequest | None = None
    said: SaidLines = field(default_factory=SaidLines, compare=False, repr=False)

    # ── acts ──────────────────────────────────────────────────────────────────────────────

    def with_customer(self, customer: Customer) -> "OrderForm":
        """Another customer's lines do not stay, nor what was read and kept of them."""
        standing = standing_on(customer, catalogue=self.catalogue, day=self.today)
        if self.customer is not None and self.customer.id == customer.id:
            return replace(self, customer=standing, lines=of_today(self.lines, standing))
        fresh = replace(self, customer=standing, lines=(), card_read=None, attachments=())
        return replace(fresh, answers=NO_ANSWERS, handler=IN_PERSON, invoice=None)

    def with_card_read(self, read: CardRead) -> "OrderForm":
        """The card of the form's customer was read."""
        return replace(self, card_read=read)

    def with_handler(self, handler: Handler) -> "OrderForm":
        """Who stands at the desk, and what was seen of them."""
        return replace(self, handler=handler)

    def with_attachment(self, attachment: Attachment) -> "OrderForm":
        """Raises FormRefused for one too many, one too large, or the same picture twice."""
        refuse_another(self.attachments, attachment)
        return replace(self, attachments=(*self.attachments, attachment))

    def without_attachment(self, attachment_id: str) -> "OrderForm":
        return replace(self, attachments=tuple(a for a in self.attachments if a.id != attachment_id))

    def with_addition(self, offering: Offering, *, number: str, line_id: str) -> "OrderForm":
        """Raises FormRefused with the sentence of why_not."""
        refuse_if(self.why_not(offering, number=number))
        return self._with_line(line_id, Action.ADD, number, after=offering)

    def with_change(self, product: Product, offering: Offering, *, line_id: str) -> "OrderForm":
        """Raises FormRefused."""
        refuse_if(self.why_no_change(product, offering))
        before = self.catalogue.offerings[product.offering_code]
        return self._with_line(line_id, Action.MODIFY, product.number, before=before, after=offering, product=product)

    def with_cancellation(self, product: Product, *, line_id: str) -> "OrderForm":
        """Raises FormRefused."""
        refuse_if(cancellation_refusal(product, customer=self.customer, catalogue=self.catalogue, lines=self.lines))
        before = self.catalogue.offerings[product.offering_code]
        return self._with_line(line_id, Action.DELETE, product.number, before=before, product=product)

    def with_top_up(self, *, number: str, amount_fen: int, line_id: str) -> "OrderForm":
        """Raises FormRefused for nothing, fen, too much, or a number that is not the customer's."""
        if self.customer is None:
            raise FormRefused(refusals.NO_CUSTOMER)
        if number not in self.customer.numbers():
            raise FormRefused(refusals.NUMBER_UNKNOWN, number=number)
        if amount_fen <= 0:
            raise FormRefused(refusals.TOP_UP_AMOUNT)
        if amount_fen % SMALLEST_CASH_FEN:
            raise FormRefused(refusals.TOP_UP_FEN)
        if amount_fen > (most := most_top_up_fen(self.catalogue)):
            raise FormRefused(refusals.TOP_UP_TOO_LARGE, most=yuan_short(most))
        return self._with_line(line_id, Action.TOP_UP, number, amount_fen=amount_fen)

    def without_line(self, line_id: str) -> "OrderForm":
        return replace(self, lines=tuple(line for line in self.lines if line.id != line_id))

    def with_confirmation(self, line_id: str, confirmation: SecondConfirmation | None) -> "OrderForm":
        """The customer's own answer to one line; None takes it back."""
        asks = {line.id for line in self.lines if needs_confirmation(line, catalogue=self.catalogue)}
        return self._with(line_id, lambda line: replace(line, confirmation=confirmation) if line.id in asks else line)

    def with_installation(self, line_id: str, installation: Installation) -> "OrderForm":
        """Where one line is put in and when somebody comes; a line that needs none is left as it is."""
        return self._with(
            line_id, lambda line: replace(line, installation=installation) if line.needs_installation else line
        )

    def with_family_pay(self, line_id: str, family_pay: FamilyPay) -> "OrderForm":
        """Who pays for whom on one line; any other line is left as it is."""
        return self._with(line_id, lambda line: line.paid_as(family_pay) if line.needs_family_pay else line)

    def with_wished_day(self, line_id: str, day: date | None) -> "OrderForm":
        """The day the customer names for one line, None for the offer's own. Raises FormRefused with the sentence."""
        refuse_if(next((wish_refusal(each, day, today=self.today) for each in self.lines if each.id == line_id), None))
        return self._with(line_id, lambda line: line.wished_for(day))

    def _with(self, line_id: str, change: Callable[[OrderLine], OrderLine]) -> "OrderForm":
        return replace(self, lines=tuple(change(line) if line.id == line_id else line for line in self.lines))

    def with_payment_method(self, method: PaymentMethod | None, *, fixed: tuple[PlannedPart, ...] = ()) -> "OrderForm":
        return replace(self, payment_method=method, payment_fixed=fixed)

    def dated(self, today: date) -> "OrderForm":
        dated = replace(self, today=today, lines=redated(self.lines, before=self.today, today=today))
        return dated.with_customer(self.customer) if self.customer is not None else dated

    def as_offline(self, offline: bool) -> "OrderForm":
        return replace(self, offline=offline)

    def in_language(self, language: Language) -> "OrderForm":
        return replace(self, language=language)

    def with_answers(self, answers: FormAnswers) -> "OrderForm":
        """What the customer answered beside the lines."""
        return replace(self, answers=answers)

    def next_version(self) -> "OrderForm":
        lines = tuple(replace(line, confirmation=carried_over(line.confirmation)) for line in self.lines)
        return replace(self, version=self.version + 1, lines=lines)

    def _with_line(
        self,
        line_id: str,
        action: Action,
        number: str,
        *,
        before: Offering | None = None,
        after: Offering | None = None,
        product: Product | None = None,
        amount_fen: int = 0,
    ) -> "OrderForm":
        line = OrderLine(line_id, action, number, before, after, product, amount_fen, None)
        line = with_resting(line, customer=self.customer, catalogue=self.catalogue)
        return replace(self, lines=(*self.lines, line))

    # ── answers ───────────────────────────────────────────────────────────────────────────

    def why_not(self, offering: Offering, *, number: str) -> Text | None:
        """Why this offer cannot be ordered for this number; None where it can. It may still be a change."""
        who, of, on, day = self.customer, self.catalogue, self.lines, self.today
        return addition_refusal(offering, number=number, customer=who, catalogue=of, lines=on, today=day)

    def why_no_change(self, product: Product, offering: Offering) -> Text | None:
        """Why this product cannot be changed to this offer; None where it can."""
        who, of, on, day = self.customer, self.catalogue, self.lines, self.today
        return change_refusal(product, offering, customer=who, catalogue=of, lines=on, today=day)

    def changeable(self, offering: Offering, *, number: str) -> Product | None:
        """The installed product that ordering this offer would change: the main plan, or the line of the same kind."""
        return changeable(offering, number=number, customer=self.customer, catalogue=self.catalogue)

    @property
    def card_read_today(self) -> CardRead | None:
        """A reading counts on its own day in the hall: a form taken up later needs the card once more (R04)."""
        read = self.card_read
        return read if read is not None and hall_date(read.read_at, self.desk.hall.zone) == self.today else None

    @property
    def needs_card(self) -> bool:
        """A line that counts asks for the customer's own card, read already or not."""
        return any(needs_card(line, self.catalogue) for line in self.counted_lines())

    def ruling(self, line: OrderLine) -> OfflineRuling:
        """What may be promised for this line as things stand (domain matrix §3)."""
        if not self.offline:
            return OfflineRuling(OfflineClass.DONE, None, None)
        matters = self.catalogue.matters

        def due(each: OrderLine) -> int:
            return self._money((each,)).due_fen

        return offline_ruling(line, lines=self.lines, customer=self.customer, matters=matters, due_fen=due)

    def line_state(self, line: OrderLine) -> LineState:
        """Why this line is, or is not, part of what is signed."""
        return self._states()[line.id]

    @once
    def _states(self) -> dict[str, LineState]:
        return {line.id: self._state_of(line) for line in self.lines}

    def _state_of(self, line: OrderLine) -> LineState:
        ruled = self.ruling(line).offline
        if ruled is OfflineClass.REFUSED:
            return LineState.REFUSED
        if ruled is OfflineClass.DRAFT:
            return LineState.DRAFT_ONLY
        if line.declined:
            return LineState.DECLINED
        asks = needs_confirmation(line, catalogue=self.catalogue)
        return LineState.WAITING if asks and not line.confirmed else LineState.READY

    @once
    def signable_lines(self) -> tuple[OrderLine, ...]:
        """What is signed: an unconfirmed, declined, draft or refused line never is (S11)."""
        return tuple(line for line in self.lines if self.line_state(line) is LineState.READY)

    @once
    def counted_lines(self) -> tuple[OrderLine, ...]:
        """What the sums count while the form is made: the signable lines and those waiting for the customer."""
        return tuple(line for line in self.lines if self.line_state(line) in (LineState.READY, LineState.WAITING))

    def unconfirmed_monthly_fen(self) -> int:
        return monthly_delta_fen([x for x in self.lines if self.line_state(x) is LineState.WAITING], today=self.today)

    @once
    def money(self) -> FormMoney:
        return self._money(self.counted_lines())

    def _money(self, lines: tuple[OrderLine, ...]) -> FormMoney:
        return FormMoney(lines, self.customer, self.catalogue, self.today, self.offline)

    def due_today_fen(self) -> int:
        return self.money().due_fen

    def payment_parts(self) -> tuple[PlannedPart, ...]:
        """How what is due today is to be paid, as it is planned now."""
        return planned_parts(self.due_today_fen(), rest=self.payment_method, fixed=self.payment_fixed)

    def payment_fault(self) -> Text | None:
        """Why it cannot be paid as planned; None where it can."""
        return fault_of(self)

    def asked(self) -> tuple[Asked, ...]:
        """The notices and consents of this form, answered or not."""
        matters = tuple(line.matter for line in self.counted_lines())
        said, age = self.answers, age_of(self.customer, self.today)
        return form_consents(self.catalogue.consents, said, matters=matters, attachments=self.attachments, age=age)

    def sums(self) -> Sums:
        return self.money().sums

    @once
    def still_to_do(self) -> tuple[ToDo, ...]:
        """Empty: the customer may sign."""
        return still_to_do(
            customer=self.customer,
            catalogue=self.catalogue,
            today=self.today,
            states=[(line, self.line_state(line)) for line in self.lines],
            due_fen=self.due_today_fen(),
            payment_method=self.payment_method,
            payment_fault=self.payment_fault(),
            card_read=self.card_read_today is not None,
            offline=self.offline,
            asked=self.asked(),
            handler=self.handler,
        )

    # ── words ─────────────────────────────────────────────────────────────────────────────

    def shown_lines(self, language: Language) -> tuple[ContentLine, ...]:
        """Every line in any language, for screens; numbered as the clerk sees them."""
        return self._content_lines(self.lines, language)

    @once
    def content(self) -> Content:
        """What is signed: the signable lines only, in the customer's language. Raises Bug without a customer."""
        if self.customer is None:
            raise Bug("a form without a customer has no content")
        language, lines = self.language, self.signable_lines()
        brand, zone = self.desk.hall.brand, self.desk.hall.zone
        money = self.money() if lines == self.counted_lines() else self._money(lines)
        fees = money.charges(language)
        asked = signed_invoice(self.invoice, fees, top_up_fen=sum(line.amount_fen for line in lines))
        paid = planned_parts(money.due_fen, rest=self.payment_method, fixed=self.payment_fixed)
        return Content(
            schema=SCHEMA,
            language=language.value,
            form_id=self.id,
            version=self.version,
            amends="",
            catalogue_version=self.catalogue.version,
            template_version=self.catalogue.template_version,
            offline=self.offline,
            mode=(words.OFFLINE if self.offline else words.ONLINE).say(language),
            operator=brand.operator.say(language),
            hall=self.desk.hall.name.say(language),
            desk=self.desk.label.say(language),
            clerk=f"{self.clerk.name if language is Language.ZH else self.clerk.latin_name} {self.clerk.number}",
            customer=customer_facts(
                self.customer,
                language,
                read=self.card_read_today,
                zone=zone,
                attachments=self.attachments,
                handler=self.handler,
                matters=matters_of(lines, self.catalogue),
            ),
            account=account_facts(self.customer, lines, language, invoice=asked),
            lines=self._content_lines(lines, language),
            charges=fees,
            sums=money.sums,
            payment_method=method_of(paid).value,
            payment_words=plan_words(paid, language),
            notices=form_notices(self.customer, catalogue=self.catalogue, language=language),
            statement=self.catalogue.statement.say(language),
            contacts=words.CONTACTS.say(
                language, hotline=brand.hotline, supervision=brand.supervision_phone, appeal=brand.appeal
            ),
            drawn_up_on=self.today.isoformat(),
            attachments=tuple(attached(each, language) for each in self.attachments),
            payments=signed_parts(paid, language),
            invoice=asked,
            consents=signed_consents(
                self.asked(), template_version=self.catalogue.template_version, zone=zone, language=language
            ),
            refusals=signed_refusals(self.lines, self.answers.refused, zone=zone, language=language),
            large_print=self.answers.large_print,
            this_month=money.this_month(language),
            first_bill=money.first_bill(language),
            matters_version=self.catalogue.matters_version,
        )

    def _content_lines(self, lines: tuple[OrderLine, ...], language: Language) -> tuple[ContentLine, ...]:
        return content_lines(
            lines,
            customer=self.customer,
            catalogue=self.catalogue,
            waivers=self._money(lines).waivers,
            today=self.today,
            zone=self.desk.hall.zone,
            offline=self.offline,
            language=language,
            said=self.said,
        )
