"""The form on the customer's screen: only the customer answers, reads to the end, and signs what stands there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.money import yuan
from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from tests.fakes.orders import sample_id
from tests.ui.customer.stage import (
    LINE_OF,
    PLAN,
    RING,
    VISIT,
    Stage,
    a_demo_form,
    a_long_form,
    a_short_form,
    an_empty_form,
    catalogue,
    demo,
    state_of,
)
from tests.ui.looks import settle
from ui.customer.line_card import LineCard
from ui.customer.pace import Pace
from ui.frame.form_state import Phase
from ui.frame.theme import Theme
from ui.widgets.button import Button
from ui.widgets.words import Stress, Words

ZH = Language.ZH


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


@pytest.fixture
def tall(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot, tall=True)


def sign_words(stage: Stage) -> str:
    button = stage.button("signButton")
    assert isinstance(button, Button)
    return button.words()


def cards(stage: Stage) -> list[LineCard]:
    return [card for card in stage.view.findChildren(LineCard) if card.isVisible()]


# ── the customer's own choice ─────────────────────────────────────────────────────────────


def test_one_card_a_line_and_a_choice_only_where_one_is_due(tall: Stage) -> None:
    tall.show(state_of(a_demo_form(decision=None)))
    assert [card.line_id for card in cards(tall)] == [view.line.id for view in state_of(a_demo_form()).lines]
    assert [card.line_id for card in cards(tall) if card.choice.isVisible()] == [LINE_OF[RING]]


@pytest.mark.parametrize(
    ("name", "decision"), [("orderButton", Decision.CONFIRMED), ("declineButton", Decision.DECLINED)]
)
def test_a_touch_decides(stage: Stage, name: str, decision: Decision) -> None:
    stage.show(state_of(a_demo_form(decision=None), phase=Phase.EDITING))
    stage.press(name)
    assert stage.acts.decided == [(LINE_OF[RING], decision)]
    assert stage.acts.looked_at == [LINE_OF[RING]]


def test_nothing_is_lit_before_the_customer_chose_and_both_weigh_the_same(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(decision=None)))
    order, decline = stage.button("orderButton"), stage.button("declineButton")
    assert not order.property("lit")
    assert not decline.property("lit")
    assert abs(order.width() - decline.width()) <= 1
    assert order.height() == decline.height() == 56


def test_the_chosen_one_is_lit_and_nothing_moves(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(decision=None)))
    before = stage.button("orderButton").geometry()
    stage.show(state_of(a_demo_form(decision=Decision.DECLINED)))
    assert stage.button("declineButton").property("lit")
    assert not stage.button("orderButton").property("lit")
    assert stage.button("orderButton").geometry() == before


def test_a_choice_may_be_changed_until_it_is_signed(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(decision=Decision.CONFIRMED)))
    stage.press("declineButton")
    assert stage.acts.decided == [(LINE_OF[RING], Decision.DECLINED)]


@pytest.mark.parametrize("language", Language)
def test_every_sentence_of_every_line_is_there_to_read(stage: Stage, language: Language) -> None:
    state = state_of(a_long_form(language=language))
    stage.show(state)
    for card, view in zip(stage.view.form.cards, state.lines, strict=True):
        said = " ".join(label.text() for label in card.findChildren(Words) if label.isVisible())
        for sentence in (view.line.title_plain, view.line.price_plain, *view.line.plain):
            assert sentence in said


# ── signing ───────────────────────────────────────────────────────────────────────────────


def test_the_whole_way_to_a_signature(stage: Stage) -> None:
    state = state_of(a_demo_form())
    stage.show(state)
    stage.read_on()
    stage.write()
    assert sign_words(stage) == words.CONFIRM.say(ZH)
    width = stage.pad.width_units()
    stage.press("signButton")
    [(strokes, told_width, sha256)] = stage.acts.signed
    assert len(strokes) == 2
    assert told_width == width
    assert sha256 == state.content_sha256


def test_what_was_never_on_the_screen_cannot_be_signed(stage: Stage) -> None:
    stage.show(state_of(a_long_form()))
    stage.write()
    assert not stage.button("signButton").isEnabled()
    assert sign_words(stage) == words.FIRST_READ.say(ZH)
    stage.press("signButton")
    assert stage.acts.signed == []
    stage.read_on()
    assert stage.button("signButton").isEnabled()


def test_reading_on_by_the_wheel_counts_as_well(stage: Stage) -> None:
    stage.show(state_of(a_long_form()))
    stage.write()
    bar = stage.view.form.area.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 300)
        settle(stage.view)
    assert stage.button("signButton").isEnabled()


def test_a_jump_to_the_end_does_not_count_for_what_lies_between(stage: Stage) -> None:
    stage.show(state_of(a_long_form()))
    stage.write()
    bar = stage.view.form.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(stage.view)
    assert not stage.button("signButton").isEnabled()


def test_a_new_line_has_to_be_read_too(stage: Stage) -> None:
    form = a_demo_form()
    stage.show(state_of(form))
    stage.read_on()
    longer = form.with_addition(
        catalogue().offerings["TV-0021"], number=demo().customers[0].phone, line_id=sample_id(40)
    ).with_installation(sample_id(40), VISIT)
    stage.view.form.area.verticalScrollBar().setValue(0)
    stage.show(state_of(longer))
    stage.write()
    assert sign_words(stage) == words.FIRST_READ.say(ZH)


def test_what_fits_the_screen_is_read_at_once(stage: Stage) -> None:
    stage.show(state_of(a_short_form()))
    stage.write()
    assert stage.button("signButton").isEnabled()


def test_an_unanswered_service_closes_the_signature(tall: Stage) -> None:
    tall.show(state_of(a_demo_form(decision=None)))
    assert sign_words(tall) == words.FIRST_CHOOSE.say(ZH)
    tall.write()
    assert not tall.button("signButton").isEnabled()
    assert tall.pad.empty


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (None, words.SOME_TO_CHOOSE.say(ZH, all=5, n=1)),
        (Decision.DECLINED, words.I_HAVE_READ_SOME.say(ZH, all=5, n=4)),
        (Decision.CONFIRMED, words.I_HAVE_READ.say(ZH, n=5)),
    ],
)
def test_head_and_signature_count_the_same_items(tall: Stage, decision: Decision | None, says: str) -> None:
    tall.show(state_of(a_demo_form(decision=decision)))
    assert "请看看这 5 项对不对" in tall.words()
    assert tall.view.form.sign.statement.text() == says


def test_while_the_clerk_still_works_nothing_is_signed(tall: Stage) -> None:
    tall.show(state_of(a_demo_form(), phase=Phase.EDITING))
    tall.write()
    assert tall.pad.empty
    assert sign_words(tall) == words.NOT_YET.say(ZH)


def test_without_handwriting_nothing_is_signed(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    assert sign_words(tall) == words.FIRST_SIGN.say(ZH)
    tall.press("signButton")
    assert tall.acts.signed == []


def test_a_slip_of_the_pen_is_no_name_and_the_button_says_what_is_missing(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    QTest.mouseClick(tall.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert not tall.pad.empty
    assert sign_words(tall) == words.FINISH_NAME.say(ZH) == "请写完名字"
    tall.press("signButton")
    assert tall.acts.signed == []
    tall.write()
    assert sign_words(tall) == words.CONFIRM.say(ZH)


def test_the_customer_may_write_anew(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    assert not tall.has("clearButton")
    tall.write()
    tall.press("clearButton")
    assert tall.pad.empty
    assert sign_words(tall) == words.FIRST_SIGN.say(ZH)
    assert not tall.has("clearButton")


def test_the_pad_stays_where_it_is_while_the_customer_writes(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    before = tall.pad.geometry()
    QTest.mouseClick(tall.pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 200))
    settle(tall.view)
    assert tall.pad.geometry() == before


def test_a_change_of_the_content_wipes_what_was_written(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    tall.write()
    tall.show(state_of(a_demo_form()))
    assert not tall.pad.empty, "the same content painted again keeps it"
    tall.show(state_of(a_demo_form(decision=Decision.DECLINED)))
    assert tall.pad.empty
    assert not tall.button("signButton").isEnabled()


def test_the_other_language_is_another_content(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    tall.write()
    tall.show(state_of(a_demo_form(language=Language.EN)))
    assert tall.pad.empty


def test_amounts_stand_beside_the_signature(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    said = tall.words()
    for amount in ("¥70.00", "¥285", "每月从 ¥214 变成", "每月多 ¥71。12 月账单预计 ¥285.00。"):
        assert amount in said


def test_without_the_network_the_customer_is_told(tall: Stage) -> None:
    tall.show(state_of(a_demo_form(offline=True)))
    assert words.OFFLINE_NOTE.say(ZH) in tall.words()
    assert words.NOT_SIGNED_NOW.say(ZH) in tall.words()
    tall.show(state_of(a_demo_form()))
    assert words.OFFLINE_NOTE.say(ZH) not in tall.words()


# ── what the clerk sees of it ─────────────────────────────────────────────────────────────


def test_a_touched_card_is_looked_at(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    QTest.mouseClick(cards(tall)[0], Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert tall.acts.looked_at == [LINE_OF[PLAN]]


def test_where_the_scrolling_stops_is_looked_at(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=Pace(page_ms=3_600_000, thanks_ms=3_600_000, rest_ms=20))
    stage.show(state_of(a_long_form()))
    qtbot.waitUntil(lambda: stage.acts.looked_at == [])
    stage.press("readOnButton")
    qtbot.waitUntil(lambda: len(stage.acts.looked_at) == 1)
    first_whole = stage.acts.looked_at[0]
    area = stage.view.form.area
    card = next(card for card in cards(stage) if card.line_id == first_whole)
    top = card.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height()


def test_the_line_the_clerk_asks_about_comes_into_sight(stage: Stage) -> None:
    form = a_long_form()
    stage.show(state_of(form))
    asked = form.lines[-1].id
    stage.show(state_of(form, line_asked=asked))
    area = stage.view.form.area
    card = next(card for card in cards(stage) if card.line_id == asked)
    top = card.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + card.height() <= area.viewport().height()
    assert card.property("edge") == "selected"
    area.verticalScrollBar().setValue(0)
    stage.show(state_of(form, line_asked=asked, phase=Phase.EDITING))
    assert area.verticalScrollBar().value() == 0, "asked once: afterwards the customer scrolls"


def test_lines_that_go_leave_no_card(tall: Stage) -> None:
    tall.show(state_of(a_demo_form()))
    tall.show(state_of(a_short_form()))
    assert len(cards(tall)) == 1
    tall.show(state_of(an_empty_form(), phase=Phase.EDITING))
    assert cards(tall) == []
    assert words.NOTHING_YET.say(ZH) in tall.words()


def test_numbers_are_named_only_where_there_is_a_choice_of_them(tall: Stage) -> None:
    shown = state_of(a_demo_form()).lines[0].line.number
    tall.show(state_of(a_demo_form()))
    assert shown not in cards_of(tall)
    other = demo().customers[0].numbers()[1]
    tall.show(state_of(a_demo_form().with_top_up(number=other, amount_fen=1000, line_id=sample_id(41))))
    assert shown in cards_of(tall)


def cards_of(stage: Stage) -> str:
    """What stands on the lines' own cards: a bill has the numbers of all there is."""
    parts = (part for card in stage.view.form.cards for part in card.findChildren(Words))
    return " ".join(part.text() for part in parts if part.isVisible())


def test_the_bills_to_come_stand_below_the_lines_row_by_row(tall: Stage) -> None:
    form = a_demo_form()
    tall.show(state_of(form))
    said = [part.text() for part in tall.view.form.bill.findChildren(Words)]
    content = form.content()
    for row in content.first_bill:
        assert row.name in said
        assert any(row.how in words_of_row for words_of_row in said)
        assert yuan(row.fen) in said
    assert yuan(content.sums.bill_fen) in said
    tall.show(state_of(an_empty_form(), phase=Phase.EDITING))
    assert not tall.view.form.bill.isVisible()


def test_a_form_that_is_handed_over_is_read_from_its_beginning(stage: Stage) -> None:
    form = a_long_form()
    stage.show(state_of(form, phase=Phase.EDITING))
    bar = stage.view.form.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.show(state_of(form, phase=Phase.WITH_CUSTOMER))
    assert bar.value() == 0
    assert stage.has("readOnButton")


@pytest.mark.parametrize(
    ("language", "marked"), [(Language.ZH, "含待您确认的 ¥6。"), (Language.EN, "¥6 of it awaits your choice.")]
)
def test_what_the_customer_has_not_chosen_yet_is_marked_in_the_monthly_sum(
    stage: Stage, language: Language, marked: str
) -> None:
    stage.show(state_of(a_demo_form(language=language, decision=None)))
    [note] = [part for part in stage.view.form.sign.sums.findChildren(Words) if marked in part.text()]
    assert Stress.WARN in note.stresses()
    stage.show(state_of(a_demo_form(language=language)))
    assert marked not in stage.words()
    assert Stress.WARN not in note.stresses()
