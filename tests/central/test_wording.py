"""The centre takes a form only in the approved words of its template, with everything acknowledged that has to be."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.domain.consent import ConsentAnswer
from app.domain.content import Attached, Content, SignedConsent
from app.domain.form_answers import FormAnswers
from app.domain.order import Order
from app.domain.order_line import ConfirmationChannel
from app.texts.language import Language
from app.wire.batch import AnswerStatus
from central.application import create_app
from central.load import load_catalogue
from commands.stock import shipped_templates
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, NOW, a_form, order_of
from tests.fakes.print_jobs import CountingIds

SHIPPED = shipped_templates()
TEMPLATE = SHIPPED["2026-11.1"]
ASKED = tuple(replace(each, matters=(), picture=None, below_age=None) for each in TEMPLATE.consents)
WORDED = replace(CATALOGUE.worded(TEMPLATE), version="2026-11-19.6", template_version=TEMPLATE.version, consents=ASKED)


@pytest.fixture
def counter(engine: Engine, clock: HandClock, ids: CountingIds) -> Counter:
    load_catalogue(engine, WORDED, toml='template = "2026-11.1"', at=NOW, ids=CountingIds())
    return Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED))


def an_order(*, language: Language = Language.ZH) -> Order:
    form = replace(a_form(language=language), catalogue=WORDED)
    yes = (ConsentAnswer(each.code, True, NOW, ConfirmationChannel.CUSTOMER_SCREEN) for each in ASKED)
    return order_of(form.with_answers(FormAnswers(consents=tuple(yes))))


def signed_as(change: Callable[[Content], Content]) -> Order:
    """The same order, signed over other words: hashes and handwriting all agree."""
    order = an_order()
    content = change(order.signed.content)
    signature = replace(order.signed.signature, content_sha256=content.sha256)
    signed = replace(order.signed, content=content, content_bytes=content.to_bytes(), signature=signature)
    return replace(order, signed=signed)


def with_fraud_notice(content: Content, **other: str) -> Content:
    def changed(said: SignedConsent) -> SignedConsent:
        return replace(said, **other) if said.code == "fraud_notice" else said

    return replace(content, consents=tuple(map(changed, content.consents)))


@pytest.mark.parametrize("language", Language)
def test_in_the_approved_words_it_is_accepted(counter: Counter, language: Language) -> None:
    counter.accept(an_order(language=language))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: replace(content, statement="我同意一切。"),
        lambda content: replace(content, notices=content.notices[1:]),
        lambda content: with_fraud_notice(content, words="知道了就好。"),
        lambda content: with_fraud_notice(content, code="another"),
    ],
    ids=["statement", "notice", "consent", "question"],
)
def test_other_words_are_refused(counter: Counter, change: Callable[[Content], Content]) -> None:
    assert counter.refusal(envelope(signed_as(change))) == "wording_differs"


@pytest.mark.parametrize("answer", ["no", "none"])
def test_what_has_to_be_acknowledged_was(counter: Counter, answer: str) -> None:
    order = signed_as(lambda content: with_fraud_notice(content, answer=answer))
    assert counter.refusal(envelope(order)) == "not_acknowledged"


def test_a_refused_or_open_consent_is_no_reason_to_refuse_anybody(counter: Counter) -> None:
    def without(content: Content) -> Content:
        free = ("portrait", "marketing")
        return replace(
            content, consents=tuple(replace(c, answer="none" if c.code in free else c.answer) for c in content.consents)
        )

    counter.accept(signed_as(without))


PHOTO = Attached("card_photo", "证件照片", "7c1e94b2" * 8, 24_576)


@pytest.mark.parametrize(
    ("answer", "refused"), [("yes", None), ("no", "not_consented"), ("none", "not_consented"), (None, "not_consented")]
)
def test_a_picture_of_the_face_is_kept_with_its_own_consent_or_not_at_all(
    counter: Counter, answer: str | None, refused: str | None
) -> None:
    def photographed(content: Content) -> Content:
        said = tuple(
            replace(each, answer=answer or "") if each.code == "portrait" else each
            for each in content.consents
            if answer is not None or each.code != "portrait"
        )
        return replace(content, attachments=(PHOTO,), consents=said)

    order = signed_as(photographed)
    if refused is None:
        counter.accept(order)
    else:
        assert counter.refusal(envelope(order)) == refused


def test_a_form_whose_catalogue_has_its_own_words_is_left_alone(counter: Counter) -> None:
    counter.accept(order_of(a_form()))


def test_a_catalogue_that_only_names_the_version_but_has_its_own_words_is_left_alone(
    engine: Engine, counter: Counter
) -> None:
    own = replace(CATALOGUE, version="2026-11-19.4", template_version=TEMPLATE.version)
    load_catalogue(engine, own, toml='[[notice]]\nzh = "…"', at=NOW, ids=CountingIds())
    counter.accept(order_of(replace(a_form(), catalogue=own)))


def test_a_template_the_centre_does_not_have_is_no_way_round_the_words(counter: Counter) -> None:
    """It waits: a counter may be newer than its centre."""
    order = signed_as(lambda content: replace(content, template_version="2099-1.1", statement="随便写的。", notices=()))
    (answer,) = counter.send(envelope(order))
    assert answer.reason is not None
    assert (answer.status, answer.reason.code) == (AnswerStatus.WAIT, "template_unknown")
