"""A form put away and taken up again under the catalogue of that day."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import Catalogue
from app.domain.consent import ConsentAnswer
from app.domain.draft import TakenUp, form_from_draft, form_to_draft, take_up_draft
from app.domain.form_answers import FormAnswers, RefusedOffer
from app.domain.offering import Offering, Price, PriceType
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.errors import InputRefused
from tests.fakes import orders as demo


def later(*offers: Offering, without: str = "") -> Catalogue:
    """Tomorrow's catalogue, with these offers in place of those of the same code."""
    changed = {offer.code: offer for offer in offers}
    kept = [changed.get(o.code, o) for o in demo.CATALOGUE.offerings.values() if o.code != without]
    return replace(demo.CATALOGUE, version="2026-11-20.1", offerings={o.code: o for o in kept})


def taken_up(form: OrderForm, catalogue: Catalogue) -> TakenUp:
    return take_up_draft(
        form_to_draft(form),
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue=catalogue,
        catalogue_of={demo.CATALOGUE.version: demo.CATALOGUE}.get,
        customer_of={demo.CUSTOMER.id: demo.CUSTOMER}.get,
    )


def answered() -> OrderForm:
    """Everything a customer can answer beside the lines, and a line confirmed by a code."""
    by_code = SecondConfirmation(Decision.CONFIRMED, demo.NOW, ConfirmationChannel.ONE_TIME_CODE, "message-7")
    form = demo.a_form()
    line = next(line for line in form.lines if line.offer_asks)
    screen = ConfirmationChannel.CUSTOMER_SCREEN
    return form.with_confirmation(line.id, by_code).with_answers(
        FormAnswers(
            consents=(ConsentAnswer("marketing", False, demo.NOW, screen),),
            refused=(RefusedOffer("5G-199", demo.PHONE, demo.PLAN_199.name, demo.NOW, screen),),
            large_print=True,
        )
    )


def test_what_the_customer_answered_is_put_away_and_comes_back() -> None:
    assert taken_up(answered(), demo.CATALOGUE) == TakenUp(answered())


def test_a_draft_of_before_there_were_answers_has_none() -> None:
    row = json.loads(form_to_draft(demo.a_form()))
    del row["answers"]
    for line in row["lines"]:
        line["confirmation"] = line["confirmation"][:3] if line["confirmation"] else None
    found = form_from_draft(
        json.dumps(row),
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue_of=lambda _: demo.CATALOGUE,
        customer_of=lambda _: demo.CUSTOMER,
    )
    assert found == demo.a_form()


def test_a_code_counts_for_its_version_and_the_customers_own_touch_for_the_next_too() -> None:
    (by_code,) = (line.confirmation for line in answered().next_version().lines if line.offer_asks)
    (by_touch,) = (line.confirmation for line in demo.a_form().next_version().lines if line.offer_asks)
    assert by_code is None
    assert by_touch is not None


DEARER = replace(demo.RING_VIDEO, price=Price(PriceType.MONTHLY, 900, None))


def test_under_the_same_catalogue_it_comes_back_as_it_was() -> None:
    assert taken_up(demo.a_form(), demo.CATALOGUE) == TakenUp(demo.a_form())


def test_it_is_signed_at_the_prices_of_the_newer_catalogue_and_confirmed_again() -> None:
    found = taken_up(demo.a_form(), later(DEARER))
    assert found.newer is not None
    assert [(each.name.en, each.before_fen, each.now_fen) for each in found.newer.changed] == [
        ("Video ring tone", 600, 900)
    ]
    assert found.form.content().catalogue_version == "2026-11-20.1"
    assert found.form.unconfirmed_monthly_fen() == 900
    assert [item.kind for item in found.form.still_to_do()] == [ToDoKind.CONFIRM]


def test_what_was_confirmed_at_the_same_terms_stays_confirmed() -> None:
    moved = replace(demo.RING_VIDEO, position=9, sale_until=date(2027, 1, 1), source="R1")
    found = taken_up(demo.a_form(), later(moved))
    assert found.newer is not None
    assert found.newer.same_for_customer
    assert found.form.lines[2].confirmed
    assert found.form.still_to_do() == ()


def test_what_was_confirmed_under_a_catalogue_nobody_has_is_confirmed_again() -> None:
    form = replace(demo.a_form(), catalogue=replace(demo.CATALOGUE, version="2026-01-01.1"))
    found = taken_up(form, demo.CATALOGUE)
    assert found.made_under_unknown
    assert not found.form.lines[2].confirmed


def test_an_offer_that_went_off_sale_is_left_to_do() -> None:
    found = taken_up(demo.a_form(), later(replace(demo.RING_VIDEO, sale_until=date(2026, 11, 19))))
    form = found.form
    assert found.newer is not None
    assert [name.en for name in found.newer.off_sale] == ["Video ring tone"]
    (conflict,) = form.still_to_do()
    assert (conflict.kind, conflict.line_id) == (ToDoKind.CONFLICT, form.lines[2].id)
    assert "went off sale on 2026-11-19" in conflict.detail.en


def test_a_service_the_newer_catalogue_has_not_is_taken_off_and_named() -> None:
    found = taken_up(demo.a_form(), later(without=demo.RING_VIDEO.code))
    assert found.newer is not None
    assert [name.en for name in found.newer.gone] == ["Video ring tone"]
    assert demo.RING_VIDEO.code not in {line.after.code for line in found.form.lines if line.after is not None}


def test_a_draft_whose_customer_is_gone_is_refused() -> None:
    with pytest.raises(InputRefused, match="in today's catalogue"):
        take_up_draft(
            form_to_draft(demo.a_form()),
            desk=demo.DESK,
            clerk=demo.CLERK,
            catalogue=demo.CATALOGUE,
            catalogue_of={demo.CATALOGUE.version: demo.CATALOGUE}.get,
            customer_of=lambda _: None,
        )


def test_a_day_the_customer_named_is_kept() -> None:
    free = replace(demo.CALLER_ID, wish_days=60)
    catalogue = replace(demo.CATALOGUE, offerings={**demo.CATALOGUE.offerings, free.code: free})
    bare = replace(demo.CUSTOMER, products=demo.CUSTOMER.products[:1])
    form = demo.an_empty_form(catalogue=catalogue, customer=bare)
    form = form.with_addition(free, number=demo.PHONE, line_id="a").with_wished_day("a", date(2026, 12, 24))
    again = form_from_draft(
        form_to_draft(form),
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue_of=lambda _: catalogue,
        customer_of=lambda _: bare,
    )
    assert again.lines[0].wished_on == date(2026, 12, 24)
