"""A customer's screen on a stage: forms of the demo's hall, what the customer did, and hands that touch and write."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.device_ports import ReadingVoice
from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.consent import ConsentAnswer
from app.domain.form_answers import FormAnswers
from app.domain.installation import HalfDay, Installation
from app.domain.line_effect import line_effect, with_effects
from app.domain.order import CentralState
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.domain.signature import Stroke
from app.ports import LinkState, LinkStatus
from app.texts import paying
from app.texts import payment as words
from app.texts.language import Language
from commands.stock import DemoData, demo_data
from tests.fakes.identity_cards import READ
from tests.fakes.orders import NOW, TODAY, sample_id
from tests.ui.looks import settle
from ui.customer.pace import Pace
from ui.customer.signature_pad import SignaturePad
from ui.customer.view import CustomerView
from ui.frame.form_state import Accepted, FormState, Phase, PrintNews
from ui.frame.form_view import Standing, form_state
from ui.frame.pay_view import PayPart, PayView

PLAN, RING, CARD = "26GD-5G-0199", "VAS-0015", "FEE-0024"
MORE = ("VAS-0016", "VAS-0017", "VAS-0018", "PKG-0010", "ROAM-0013", "DEV-0026", "BB-0020", "TV-0021")
LINE_OF = {PLAN: sample_id(11), "VAS-0014": sample_id(12), RING: sample_id(13), CARD: sample_id(14)}
VISIT = Installation("滨河路 18 号 3 幢 1102", TODAY + timedelta(days=3), HalfDay.MORNING)
PORTRAIT = Attachment(sample_id(30), AttachmentKind.CARD_PHOTO, MediaType.JPEG, "7c1e94b2" * 8, 24_576)
SLOW = Pace(page_ms=3_600_000, thanks_ms=3_600_000, rest_ms=3_600_000)
VERIFY_BASE = "https://hall.example"


@cache
def demo() -> DemoData:
    return demo_data()


def catalogue() -> Catalogue:
    """The demo's offers without the questions of its template; `a_questioned_form` has those."""
    return replace(demo().catalogue, consents=())


def desk() -> CounterDesk:
    return demo().desk


def a_demo_form(
    *,
    language: Language = Language.ZH,
    decision: Decision | None = Decision.CONFIRMED,
    offline: bool = False,
    number: int = 1,
    version: int = 1,
    today: date = TODAY,
) -> OrderForm:
    """Plan 129 → 199, caller ID off, video ringtone with the customer's decision, a new SIM, a top-up of ¥50."""
    customer, offers = demo().customers[0], catalogue().offerings
    form = (
        an_empty_form(language=language, offline=offline, number=number, version=version, today=today)
        .with_card_read(READ)
        .with_change(customer.products[0], offers[PLAN], line_id=LINE_OF[PLAN])
        .with_cancellation(customer.products[1], line_id=LINE_OF["VAS-0014"])
        .with_addition(offers[RING], number=customer.phone, line_id=LINE_OF[RING])
        .with_addition(offers[CARD], number=customer.phone, line_id=LINE_OF[CARD])
        .with_top_up(number=customer.phone, amount_fen=5000, line_id=sample_id(15))
    )
    return (form if decision is None else decided(form, LINE_OF[RING], decision)).with_payment_method(
        PaymentMethod.CASH
    )


def an_empty_form(
    *,
    language: Language = Language.ZH,
    offline: bool = False,
    number: int = 1,
    version: int = 1,
    today: date = TODAY,
    customer: bool = True,
) -> OrderForm:
    return OrderForm(
        id=sample_id(number),
        version=version,
        desk=desk(),
        clerk=demo().staff[0].member,
        catalogue=catalogue(),
        today=today,
        offline=offline,
        language=language,
        customer=demo().customers[0] if customer else None,
        lines=(),
        payment_method=None,
    )


def a_long_form(*, language: Language = Language.ZH) -> OrderForm:
    """Twelve lines, everything decided."""
    form = a_demo_form(language=language)
    for place, code in enumerate(MORE[:7], 20):
        offering = catalogue().offerings[code]
        form = form.with_addition(offering, number=demo().customers[0].phone, line_id=sample_id(place))
        if offering.second_confirmation:
            form = decided(form, sample_id(place), Decision.CONFIRMED)
        form = form.with_installation(sample_id(place), VISIT)
    return form


def a_questioned_form(*, language: Language = Language.ZH, answered: bool = False) -> OrderForm:
    """The sample form as its template asks it: a new SIM wants the notice on fraud, a kept portrait a consent."""
    form = replace(a_demo_form(language=language), catalogue=demo().catalogue).with_attachment(PORTRAIT)
    if not answered:
        return form
    said = tuple(
        ConsentAnswer(each.question.code, True, NOW, ConfirmationChannel.CUSTOMER_SCREEN) for each in form.asked()
    )
    return form.with_answers(FormAnswers(consents=said))


def a_code_to_scan() -> PayView:
    """The balance paid its part, the rest is to be scanned."""
    parts = (PayPart(words.SCAN, 1000, False), PayPart(words.BALANCE, 500, True), PayPart(words.CASH, 500, False))
    says = paying.FOR_CUSTOMER_QR.filled(sum="¥10.00")
    return PayView(parts, says, "http://127.0.0.1:8624/wallet/019aa000-0000-7000-8000-000000000001", 500)


def a_second_form(*, language: Language = Language.ZH) -> OrderForm:
    """A top-up and the video ringtone, for a customer whose plan and caller ID change by an earlier order."""
    first = a_demo_form().lines[:2]
    found = (line_effect(line, today=TODAY) for line in first)
    customer = with_effects(demo().customers[0], [each for each in found if each is not None])
    form = an_empty_form(language=language, customer=False).with_customer(customer)
    form = form.with_addition(catalogue().offerings[RING], number=customer.phone, line_id=LINE_OF[RING])
    form = form.with_top_up(number=customer.phone, amount_fen=5000, line_id=sample_id(15))
    return decided(form, LINE_OF[RING], Decision.CONFIRMED).with_payment_method(PaymentMethod.CASH)


def a_short_form(*, language: Language = Language.ZH) -> OrderForm:
    """One line that fits any screen."""
    form = an_empty_form(language=language).with_cancellation(
        demo().customers[0].products[1], line_id=LINE_OF["VAS-0014"]
    )
    return form.with_payment_method(PaymentMethod.CASH)


def decided(form: OrderForm, line_id: str, decision: Decision) -> OrderForm:
    return form.with_confirmation(line_id, SecondConfirmation(decision, NOW, ConfirmationChannel.CUSTOMER_SCREEN))


def state_of(
    form: OrderForm,
    *,
    phase: Phase = Phase.WITH_CUSTOMER,
    line_asked: str | None = None,
    language: Language | None = None,
) -> FormState:
    """As the clerk's presenter makes it for the customer."""
    standing = Standing(
        phase=phase,
        now=NOW,
        link=LinkStatus(LinkState.OFFLINE if form.offline else LinkState.ONLINE, NOW),
        number=form.customer.phone if form.customer else "",
        selected_line_id=None,
        line_asked=line_asked,
        line_read=None,
        signed_at=None,
        paid=False,
        outcome=None,
    )
    return form_state(form, standing, language=language or form.language)


def accepted(form: OrderForm, *, change_fen: int = 3000) -> FormState:
    """`form` signed, paid and committed."""
    state = state_of(form, phase=Phase.ACCEPTED)
    done = Accepted(
        order_id=sample_id(900),
        receipt_number="BH20261120-03-0041",
        check_code="7C1E 94B2",
        verify_token="7c1e94b2" * 4,
        signed_at=NOW,
        signed_at_words="2026-11-20 10:27:36",
        paid_fen=state.sums.sums.today_fen,
        paid_words="现金",
        cash_fen=state.sums.sums.today_fen,
        tendered_fen=state.sums.sums.today_fen + change_fen,
        change_fen=change_fen,
        offline=form.offline,
        central=CentralState.PENDING,
        central_words="",
        copies_words="",
        print_news=PrintNews.PRINTING,
        print_words="",
    )
    return replace(state, accepted=done)


@dataclass
class ActsTaken:
    """CustomerActs that writes down what the customer did."""

    decided: list[tuple[str, Decision]] = field(default_factory=list)
    signed: list[tuple[tuple[Stroke, ...], int, str]] = field(default_factory=list)
    answered: list[tuple[str, bool]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # "again" and "leave" for the buttons beside the pad
    large_print: list[bool] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)
    spoke: list[Language] = field(default_factory=list)
    back: int = 0
    rated: list[int] = field(default_factory=list)

    def decide(self, line_id: str, decision: Decision) -> None:
        self.decided.append((line_id, decision))

    def sign(self, *, strokes: tuple[Stroke, ...], width: int, content_sha256: str) -> None:
        self.signed.append((strokes, width, content_sha256))

    def answer(self, code: str, given: bool) -> None:
        self.answered.append((code, given))

    def give_code(self, code: str) -> None:
        self.codes.append(code)

    def another_code(self) -> None:
        self.codes.append("again")

    def leave_code(self) -> None:
        self.codes.append("leave")

    def want_large_print(self, wanted: bool) -> None:
        self.large_print.append(wanted)

    def looks_at(self, line_id: str) -> None:
        self.looked_at.append(line_id)

    def speak(self, language: Language) -> None:
        self.spoke.append(language)

    def back_to_clerk(self) -> None:
        self.back += 1

    def rate(self, score: int) -> None:
        self.rated.append(score)


class Stage:
    """The view with its acts, and a customer's hands on it: real mouse events, nothing else."""

    def __init__(
        self,
        qtbot: QtBot,
        *,
        pace: Pace = SLOW,
        list_address: str = "",
        tall: bool = False,
        voice: ReadingVoice | None = None,
        training: bool = False,
    ) -> None:
        """`tall` is high enough for the sample form without scrolling."""
        self.acts = ActsTaken()
        self.view = CustomerView(
            on_sale=lambda: catalogue().on_sale(TODAY),
            desk=desk(),
            acts=self.acts,
            verify_base=VERIFY_BASE,
            list_address=list_address,
            training=training,
            pace=pace,
            voice=voice,
        )
        qtbot.addWidget(self.view)
        self.view.resize(1366, 2600 if tall else 768)
        self.view.show()
        settle(self.view)

    def show(self, state: FormState | None) -> None:
        self.view.render_form(state)
        settle(self.view)

    def button(self, name: str) -> QAbstractButton:
        """The one visible button of that name; AssertionError where there is none, or more."""
        found = [part for part in self.view.findChildren(QAbstractButton, name) if part.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def has(self, name: str) -> bool:
        return any(part.isVisible() for part in self.view.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        settle(self.view)

    def read_on(self) -> None:
        """Down to the end."""
        for _ in range(40):
            if not self.has("readOnButton"):
                return
            self.press("readOnButton")
        raise AssertionError("the end never came")

    @property
    def pad(self) -> SignaturePad:
        return next(pad for pad in self.view.findChildren(SignaturePad) if pad.isVisible())

    def write(self) -> None:
        write(self.pad)
        settle(self.view)

    def words(self) -> str:
        """What a person could read now."""
        from_labels = (part.property("text") for part in self.view.findChildren(QWidget) if part.isVisible())
        return "\n".join(str(text) for text in from_labels if text)


def write(pad: QWidget) -> None:
    """Two strokes by mouse."""
    for stroke in (((0.2, 0.6), (0.35, 0.4), (0.4, 0.7)), ((0.6, 0.45), (0.55, 0.65), (0.75, 0.5))):
        spots = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=spots[0])
        for here, there in pairwise(spots):
            for step in range(1, 5):
                QTest.mouseMove(pad, here + (there - here) * (step / 4))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=spots[-1])
