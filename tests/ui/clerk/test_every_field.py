"""Every field of the acceptance form (domain §2) is found on all its media, from what came out of each: the bytes a
printer got, the text of the PDF, the words on the customer's screen, in both sizes, and on the clerk's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent import ConsentAnswer
from app.domain.content import Content
from app.domain.form_answers import FormAnswers, RefusedOffer
from app.domain.handler import Handler
from app.domain.invoice import InvoiceRequest
from app.domain.matter import Who
from app.domain.money import amount_in_words, yuan
from app.domain.order import Order
from app.domain.order_line import ConfirmationChannel, Decision
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.papers.acceptance_form import acceptance_form
from app.papers.form_parts import hash_words, head_facts, invoice_number
from app.papers.printed import PrintedText
from app.papers.receipt import receipt
from app.texts.language import Language
from printing.layout import lay_out
from printing.pdf import acceptance_form_pdf
from printing.profiles import PAPER_80
from tests.central.test_reversal import an_order, reversal_of
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER as ZHANG
from tests.fakes.orders import NOW, PHONE, PLAN_199, ZONE, an_empty_form, order_of, sample_id
from tests.printing.pdf import reading
from tests.printing.test_preview_is_paper import sent
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.customer.stage import VISIT, Stage, a_questioned_form, catalogue, decided, demo, state_of
from ui.customer.plain_words import fine_words

pytestmark = pytest.mark.needs("pdftotext")

VERIFY_URL = "https://centre.example/verify/0"
SLIP, PAGES, CUSTOMER, LARGE, CLERK = MEDIA = ("80 mm", "A4", "customer", "customer, large", "clerk")
PAPERS = (SLIP, PAGES)
SCREENS = (CUSTOMER, LARGE)
WHOLE = (SLIP, PAGES, CLERK)  # facts as facts; the customer's screen says them in sentences


def rich_order(language: Language) -> Order:
    """Change, cancellation, value-added with its confirmation and a provider, waiver, broadband, device, deposit,
    top-up; an agent, an invoice, several means, consents and a refusal; it amends an earlier form."""
    form = a_questioned_form(language=language, answered=True)
    phone = demo().customers[0].phone
    for place, code in enumerate(("VAS-0018", "BB-0020", "DEV-0026", "DEP-0025"), 40):
        form = form.with_addition(catalogue().offerings[code], number=phone, line_id=sample_id(place))
        form = form.with_installation(sample_id(place), VISIT)
    form = decided(form, sample_id(40), Decision.CONFIRMED)
    refused = RefusedOffer(
        "VAS-0016", phone, catalogue().offerings["VAS-0016"].name, NOW, ConfirmationChannel.CUSTOMER_SCREEN
    )
    consents = tuple(
        ConsentAnswer(asked.question.code, True, NOW, ConfirmationChannel.CUSTOMER_SCREEN) for asked in form.asked()
    )
    agent = Handler(Who.AGENT, "李*", "990101********0041", "154****0018", "女儿", ("holder_id",))
    form = replace(
        form,
        handler=agent,
        invoice=InvoiceRequest("滨河商贸有限公司", "91110000600037341L", "zhang@example.cn"),
        answers=FormAnswers(consents, (refused,)),
    ).with_payment_method(PaymentMethod.CASH, fixed=(PlannedPart(PaymentMethod.CARD, 1000),))
    order = order_of(form)
    content = replace(order.signed.content, amends="BH20261119-03-0007")
    signature = replace(order.signed.signature, content_sha256=content.sha256)
    return replace(order, signed=replace(order.signed, content=content, signature=signature))


def fields(order: Order) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Field of domain §2, the media it belongs on, what must be found there."""
    content: Content = order.signed.content
    for fact in head_facts(content):
        yield f"head {fact.key}", MEDIA, (fact.value,)
    yield "head formNo", WHOLE, (str(order.receipt_number),)  # given when it is accepted
    yield "head orderNo", WHOLE, (order.id,)
    yield "head page n/N", PAPERS, ("第1页，共" if content.language == "zh" else "Page 1 of",)
    for fact in content.customer:
        yield f"customer {fact.key}", MEDIA, (fact.value,)
        yield f"customer {fact.key}", MEDIA if fact.key not in ("name", "phone") else MEDIA[1:], (fact.label,)
    for fact in content.account:
        yield f"account {fact.key}", MEDIA, (fact.label, fact.value)
    yield "operator", PAPERS, (content.operator,)
    for line in content.lines:
        name = f"line {line.position}"
        yield name, WHOLE, (line.action_word, line.title, line.code, line.price, line.number)
        yield name, SCREENS, (line.action_word, line.title_plain, *line.plain)
        yield name, (CUSTOMER,), (line.price_plain,)
        yield name, (LARGE,), (re.sub(r"[^\d,.]", "", line.price_plain),)
        yield name, SCREENS, fine_words(line, Language(content.language))
        for fact in line.facts:
            yield f"{name} {fact.key}", WHOLE, (fact.label, fact.value)
            yield f"{name} {fact.key}", SCREENS, (fact.label,) if fact.none else ()
        for period in (line.table.now, line.table.then) if line.table else ():
            yield f"{name} before and after", WHOLE, (period.when, *period.cells, period.price)
    for charge in content.charges:
        yield f"fee {charge.name}", MEDIA, (charge.name, yuan(charge.paid_fen), charge.why)
        yield f"fee {charge.name}", (PAGES, *SCREENS, CLERK), (yuan(charge.due_fen), yuan(charge.discount_fen))
    total = content.sums.today_fen
    if content.charges:
        yield "fee total", MEDIA, (yuan(total), amount_in_words(total, Language(content.language)))
    else:
        yield "fee total", MEDIA[1:], ("今天不收费",)
    yield "fee payment", (PAGES, *SCREENS, CLERK), (content.payment_words,)
    yield "fee invoice number", MEDIA, (invoice_number(content).value,)
    yield "summary", WHOLE, (yuan(content.sums.bill_fen),)
    for row in (*content.this_month, *content.first_bill):
        yield f"bill {row.name}", MEDIA, (row.name, row.first_day[5:], row.how, yuan(row.fen))
    for notice in content.notices:
        yield "notice", MEDIA, (notice,)
    for consent in content.consents:
        yield f"consent {consent.code}", MEDIA, (consent.title, consent.words, consent.answer_words)
        yield f"consent {consent.code}", WHOLE, (consent.at_words,)
    for refusal in content.refusals:
        yield "refusal", MEDIA, (refusal.words, refusal.at_words)
    yield "statement", MEDIA, (content.statement,)
    for contact in re.split("[·\u3000]", content.contacts):
        yield "hotline, supervision, appeal", MEDIA, (contact,)
    yield "signed at", WHOLE, ("2026-11-20 10:27:36",)
    yield "handler's signature", PAPERS, ("李*",)
    yield "seal", PAPERS, ("受理专用章" if content.language == "zh" else "accepted",)
    yield "hash", WHOLE, (hash_words(content.sha256),)
    yield "copy", PAPERS, ("客户联" if content.language == "zh" else "Customer's copy",)


def said(text: str) -> str:
    """What a reader takes in: blanks, signs of the paper's own alphabet and capitals aside."""
    text = re.sub(r"[\s·、，,．.]|→|−|-", "", text.replace("￥", "¥"))
    return text.translate(str.maketrans("‘’“”", "''\"\"")).lower()


def on_slip(order: Order) -> str:
    paper = receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url=VERIFY_URL,
        zone=ZONE,
        only_here=False,
        copy=None,
    )
    laid_out = lay_out(paper, columns=PAPER_80.columns)
    slip = sent(laid_out, PAPER_80)
    return "\n".join(row.words for row in slip.rows if isinstance(row, PrintedText))


def on_pages(order: Order) -> str:
    form = acceptance_form(order, zone=ZONE, verify_url=VERIFY_URL, only_here=False)
    return reading.words_in_order(acceptance_form_pdf(form))


def words_on(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen))


def on_customers(order: Order, stage: Stage) -> tuple[str, str]:
    """As cards, and page by page in large type."""
    content = order.signed.content
    state = replace(state_of(order.signed.form), content=content)
    stage.show(state)
    cards = stage.words()
    stage.press("largerButton")
    pages = [stage.words()]
    for _ in range(len(state.lines) + len(state.asks)):
        stage.view.elder.turn(1)
        pages.append(stage.words())
    return cards, "\n".join(pages)


def a_reversal(language: Language) -> Order:
    """Of a value-added service that has not begun."""
    order = reversal_of(an_order())
    assert order.signed.content.language == language.value
    return order


@pytest.mark.parametrize(
    ("made", "language"), [(rich_order, Language.ZH), (rich_order, Language.EN), (a_reversal, Language.ZH)]
)
def test_every_field_is_on_every_medium(
    made: Callable[[Language], Order], language: Language, make_counter: MakeCounter, qtbot: QtBot
) -> None:
    order = made(language)
    cards, large = on_customers(order, Stage(qtbot))
    hall = Hall()
    if order.signed.content.reversal is not None:
        hall.book.record(an_order())
    hall.book.record(order)
    counter = make_counter(hall=hall, language=language)
    counter.presenter.read_order(order.id)
    dialog = counter.window.overlay.dialog()
    assert dialog is not None
    found = dict(zip(MEDIA, map(said, (on_slip(order), on_pages(order), cards, large, words_on(dialog))), strict=True))
    lacking = [
        (field, medium, text)
        for field, media, texts in fields(order)
        for medium in media
        for text in texts
        if said(text) not in found[medium]
    ]
    assert lacking == [], "\n".join(map(str, lacking))


# Domain §2, written out once: the key of each field by the part it stands in; a line's by what is done.
TAKEN_UP = {
    *("start", "expires", "overage", "cap", "throttle", "first_month", "term", "penalty", "after_term"),
    *("discount", "trial", "provider", "cancel"),
}
OF_THE_DOMAIN: dict[str, set[str]] = {
    "head": {"clerk", "hall", "channel", "mode", "amends", "agreement", "tariff", "rules", "drawn_up", "version"},
    "customer": {
        *("name", "type", "document", "document_number", "valid", "document_address", "phone", "post"),
        *("handler", "guardian", "verified", "online_check"),
    },
    "account": {"account", "pays", "collection", "invoice", "numbers", "home", "card", "device", "installation"},
    "a plan that changes": TAKEN_UP | {"downlink", "directed_data", "sharing"},
    "a new plan": TAKEN_UP | {"included", "sms", "downlink", "directed_data", "sharing"},
    "a new service": TAKEN_UP | {"included", "confirmation"},
    "a cancellation": {"stop", "last_month", "term", "penalty", "reorder"},
    "a top-up": {"arrival", "term", "penalty"},
}


def test_no_field_of_the_domain_is_missing() -> None:
    """Whatever the form happens to hold: a field that is nowhere would not be looked for on any medium above."""
    content = rich_order(Language.ZH).signed.content
    change, ending, service, _, top_up = content.lines[:5]
    nothing_yet = an_empty_form(customer=replace(ZHANG, products=()))
    new_plan = nothing_yet.with_addition(PLAN_199, number=PHONE, line_id=sample_id(60))
    found = {
        "head": head_facts(content),
        "customer": content.customer,
        "account": content.account,
        "a plan that changes": change.facts,
        "a new plan": new_plan.content().lines[0].facts,
        "a new service": service.facts,
        "a cancellation": ending.facts,
        "a top-up": top_up.facts,
    }
    assert {part: keys - {fact.key for fact in found[part]} for part, keys in OF_THE_DOMAIN.items()} == {
        part: set() for part in OF_THE_DOMAIN
    }
    assert change.table is not None
    assert change.table.columns == ("流量", "语音", "短信")
