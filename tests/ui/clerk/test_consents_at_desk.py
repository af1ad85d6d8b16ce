"""Notices and consents at the clerk's desk: named among what is still to do, answered by the customer alone."""

from dataclasses import replace

import pytest

from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.consent_question import ConsentNeed, ConsentQuestion
from app.domain.order_form import ToDoKind
from app.domain.order_line import ConfirmationChannel
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, a_customer, sample_id
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.closing import Stage
from ui.clerk.items import Act
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase

FRAUD = ConsentQuestion(
    code="fraud_notice",
    need=ConsentNeed.ACKNOWLEDGE,
    title=Text("反诈告知书", "Notice on fraud"),
    words=Text("号码只能自己用。", "The number is yours alone."),
    yes=Text("我知道了", "I have read it"),
    no=None,
    matters=("value_added_cancel",),
    picture=None,
)
PORTRAIT = replace(
    FRAUD,
    code="portrait",
    need=ConsentNeed.SEPARATE,
    title=Text("人像", "Your picture"),
    no=Text("不同意", "No"),
    matters=(),
    picture=AttachmentKind.CARD_PHOTO,
)
PHOTO = Attachment(sample_id(31), AttachmentKind.CARD_PHOTO, MediaType.JPEG, "7c1e94b2" * 8, 24_576)


def at_desk(*, second_screen: bool = True) -> ClerkAtDesk:
    """Caller display is to be cancelled, which asks for the notice here."""
    catalogue = replace(CATALOGUE, consents=(FRAUD, PORTRAIT))
    desk = ClerkAtDesk(Hall(catalogue=catalogue, second_screen=second_screen))
    desk.choose_customer()
    desk.add("ldxs")
    return desk


def left(desk: ClerkAtDesk) -> list[ToDoKind]:
    return [item.kind for item in desk.presenter.form.still_to_do()]


def test_it_is_named_and_keeps_the_form_from_being_signed() -> None:
    desk = at_desk()
    assert left(desk) == [ToDoKind.CONSENT]
    assert desk.form.to_do.items[0].title == FRAUD.title.zh
    desk.presenter.sign()
    assert not desk.presenter.customer_side.has_form


@pytest.mark.parametrize(("second_screen", "phase"), [(True, Phase.EDITING), (False, Phase.WITH_CUSTOMER)])
def test_enter_leads_the_customer_to_it_and_turns_a_single_screen(second_screen: bool, phase: Phase) -> None:
    desk = at_desk(second_screen=second_screen)
    desk.presenter.open_to_do()
    assert desk.customer.phase is phase
    assert [ask.code for ask in desk.customer.asks] == [FRAUD.code]


def test_the_customers_answer_opens_the_way_and_is_signed_with_its_time() -> None:
    desk = at_desk()
    desk.presenter.customer_side.answer(FRAUD.code, True)
    assert left(desk) == []
    desk.presenter.sign()
    desk.customer_signs()
    assert desk.presenter.closing.stage is Stage.ACCEPTED
    (kept,) = desk.hall.book.recorded.values()
    (said,) = kept.signed.content.consents
    assert (said.answer, said.at) == ("yes", desk.hall.clock.now().isoformat())
    assert said.channel == ConfirmationChannel.CUSTOMER_SCREEN


def test_a_signed_form_takes_no_answer_any_more() -> None:
    desk = at_desk()
    desk.presenter.customer_side.answer(FRAUD.code, True)
    desk.presenter.sign()
    desk.customer_signs()
    before = desk.presenter.form.answers
    desk.presenter.customer_side.answer(FRAUD.code, False)
    desk.presenter.customer_side.want_large_print(True)
    assert desk.presenter.form.answers == before


def test_a_picture_that_is_not_wanted_leads_to_the_pictures() -> None:
    desk = at_desk()
    desk.presenter.desk.attach(PHOTO)
    desk.presenter.customer_side.answer(FRAUD.code, True)
    desk.presenter.customer_side.answer(PORTRAIT.code, False)
    assert left(desk) == [ToDoKind.PICTURE]
    desk.presenter.open_to_do()
    assert desk.screen.dialog is DialogKind.ATTACHMENTS
    desk.presenter.desk.detach(PHOTO.id)
    assert left(desk) == []


def test_another_customer_is_asked_anew() -> None:
    desk = at_desk()
    desk.presenter.customer_side.answer(FRAUD.code, True)
    desk.presenter.customer_side.want_large_print(True)
    desk.choose_customer(a_customer(1).phone)
    assert desk.presenter.form.answers.consents == ()
    assert not desk.presenter.form.answers.large_print


def test_a_form_put_away_keeps_what_was_answered() -> None:
    desk = at_desk()
    desk.presenter.customer_side.answer(FRAUD.code, True)
    desk.presenter.parking.park()
    (draft,) = desk.hall.book.drafts()
    desk.presenter.take_up(draft.form_id)
    assert left(desk) == []


# ── taking a consent back ─────────────────────────────────────────────────────────────────


def test_a_consent_is_taken_back_by_name_on_whatever_form_and_no_harder_than_it_is_given() -> None:
    news = replace(PORTRAIT, code="marketing", need=ConsentNeed.OPTIONAL, matters=("new_connection",), picture=None)
    desk = ClerkAtDesk(Hall(catalogue=replace(CATALOGUE, consents=(FRAUD, news))))
    desk.choose_customer()
    assert Act.CONSENTS not in possible_acts(desk.presenter), "nothing is signed yet that could hold it"
    desk.add("spcl")
    assert "marketing" not in {ask.code for ask in desk.customer.asks}
    assert Act.CONSENTS in possible_acts(desk.presenter)
    act_of(Act.CONSENTS, desk.presenter)()
    assert {ask.code: ask.given for ask in desk.customer.asks} == {"marketing": None}
    assert Act.CONSENTS not in possible_acts(desk.presenter)
    assert left(desk) == [ToDoKind.CONFIRM], "it keeps nobody from signing"
    desk.confirm()
    desk.presenter.customer_side.answer("marketing", False)
    (said,) = desk.presenter.form.content().consents
    assert (said.code, said.answer, said.channel) == ("marketing", "no", "customer_screen")
    form_id = desk.form.form_id
    desk.presenter.parking.park()
    desk.presenter.take_up(form_id)
    assert {ask.code: ask.given for ask in desk.customer.asks} == {"marketing": False}
