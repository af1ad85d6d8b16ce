"""After the signature: paying, thanks, the rating, and a QR that opens the receipt's page."""

from dataclasses import replace

import pytest
import segno
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.order import CentralState
from app.texts import customer as words
from app.texts.language import Language
from tests.fakes.orders import ZONE
from tests.ui.customer.stage import VERIFY_BASE, Stage, a_demo_form, a_short_form, accepted, state_of
from tests.ui.looks import settle
from ui.customer.pay_words import charge_rows
from ui.customer.thanks_page import ThanksPage
from ui.frame.form_state import Phase, PrintNews
from ui.frame.theme import Theme
from ui.widgets.qr import QrView

ZH = Language.ZH


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


def code(stage: Stage) -> QrView:
    return next(code for code in stage.view.findChildren(QrView) if code.isVisible())


def test_while_it_is_stored_and_while_it_is_paid(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(), phase=Phase.SIGNED))
    assert words.CONFIRMED_WAITING.say(ZH) in stage.words()
    stage.show(state_of(a_demo_form(), phase=Phase.TAKING_MONEY))
    assert words.PAYING.say(ZH, sum="¥70.00") in stage.words()
    assert not stage.has("score9")
    assert not [shown for shown in stage.view.findChildren(QrView) if shown.isVisible()]


def test_where_nothing_is_due_nothing_is_asked_for(stage: Stage) -> None:
    stage.show(state_of(a_short_form(), phase=Phase.TAKING_MONEY))
    assert words.SIGNED.say(ZH) in stage.words()
    assert "¥0.00" not in stage.words()


def test_thanks_say_what_was_paid_and_what_comes_back(stage: Stage) -> None:
    stage.show(accepted(a_demo_form(), change_fen=3000))
    said = stage.words()
    assert words.THANKS.say(ZH) in said
    assert "5 项已签字，收了 ¥70.00，找您 ¥30.00，小票正在打印" in said
    for fact in ("BH20261120-03-0041", "7C1E 94B2", "2026 年 11 月 20 日 10:"):
        assert fact in said
    stage.show(accepted(a_demo_form(), change_fen=0))
    assert "找您" not in stage.words()


def test_what_the_centre_did_not_take_is_not_promised(stage: Stage) -> None:
    state = accepted(a_demo_form())
    assert state.accepted is not None
    assert state.content is not None
    stage.show(state)
    whole = stage.words()
    plan = state.content.lines[0]
    after = plan.title.split(" → ")[1]
    assert (after in whole, "账单" in whole) == (True, True)
    stage.show(replace(state, accepted=replace(state.accepted, refused_lines=frozenset({plan.id}))))
    said = stage.words()
    assert words.IN_PART.say(ZH, n=1) in said
    assert (after in said, "账单" in said) == (False, False)


@pytest.mark.parametrize(
    ("news", "said"),
    [
        (PrintNews.PRINTING, "小票正在打印"),
        (PrintNews.PRINTED, "小票打好了"),
        (PrintNews.HANDED_OVER, "小票正在打印"),
        (PrintNews.WAITING, "小票由营业员打给您"),
        (PrintNews.ASK, "小票由营业员打给您"),
    ],
)
def test_thanks_say_where_the_receipt_is(stage: Stage, news: PrintNews, said: str) -> None:
    state = accepted(a_demo_form())
    assert state.accepted is not None
    stage.show(replace(state, accepted=replace(state.accepted, print_news=news)))
    assert said in stage.words()


@pytest.mark.parametrize("paid", [True, False])
def test_an_order_voided_meanwhile_is_not_thanked_for(stage: Stage, paid: bool) -> None:
    state = accepted(a_demo_form() if paid else a_short_form())
    assert state.accepted is not None
    stage.show(state)
    stage.show(replace(state, accepted=replace(state.accepted, central=CentralState.VOIDED)))
    said = stage.words()
    assert words.VOIDED.say(ZH) in said
    assert ("退给您 ¥70.00，请当面点清。" in said) == paid
    for gone in (words.THANKS.say(ZH), "BH20261120-03-0041", words.TAKE_WITH_YOU.say(ZH)):
        assert gone not in said


def test_nothing_paid_is_not_said(stage: Stage) -> None:
    stage.show(accepted(a_short_form(), change_fen=0))
    assert "1 项已签字，小票正在打印" in stage.words()
    stage.press("languageButton")
    assert "1 item signed, your receipt is printing" in stage.words()


def test_without_the_network_thanks_say_that_it_waits(stage: Stage) -> None:
    stage.show(accepted(a_demo_form(offline=True)))
    said = stage.words()
    assert "受理待生效" in said
    assert words.THANKS_LATER.say(ZH) in said
    assert words.THANKS.say(ZH) not in said
    assert words.AT_ONCE.say(ZH) not in said.split("\n")


def test_nothing_is_promised_before_the_centre_answered(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(), phase=Phase.TAKING_MONEY))
    assert "中心受理后" in stage.words().split("\n")
    pending = accepted(a_demo_form())
    stage.show(pending)
    assert "中心受理后" in stage.words().split("\n")
    done = pending.accepted
    assert done is not None
    stage.show(replace(pending, accepted=replace(done, central=CentralState.ACCEPTED)))
    assert "现在" in stage.words().split("\n")
    assert "中心受理后" not in stage.words()


def test_what_is_due_how_and_what_comes_next_stand_beside(stage: Stage) -> None:
    state = state_of(a_demo_form(), phase=Phase.TAKING_MONEY)
    stage.show(state)
    said = stage.words().split("\n")
    assert {"今天付", "¥70.00", "补换卡", "¥20.00", "话费充值", "¥50.00"} <= set(said)
    assert {"付法", "现金", "收您", "等您付", "接下来"} <= set(said)
    assert "找您" not in said
    assert "1. 请把钱交给营业员" in said
    stage.show(replace(state, given_fen=10_000))
    given = stage.words().split("\n")
    assert given[given.index("收您") + 1] == "¥100.00"
    assert given[given.index("找您") + 1] == "¥30.00"
    stage.show(accepted(a_demo_form()))
    assert "接下来" not in stage.words()


def test_where_nothing_is_due_the_column_says_what_is_paid_every_month(stage: Stage) -> None:
    stage.show(state_of(a_short_form(), phase=Phase.SIGNED))
    said = stage.words().split("\n")
    assert "今天不用付" in said
    assert said[said.index("每月从 ¥214 变成") + 1] == "¥209"
    assert "付法" not in said


def test_many_fees_are_named_as_far_as_there_is_room(stage: Stage) -> None:
    charge = state_of(a_demo_form()).content
    assert charge is not None
    five = tuple(replace(charge.charges[0], name=f"费{n}", paid_fen=n * 100) for n in range(1, 6))
    assert charge_rows(five[:4], ZH)[-1] == ("费4", "¥4.00", False)
    assert charge_rows(five, ZH)[2:] == (("费3", "¥3.00", False), ("其余 2 项", "¥9.00", False))


@pytest.mark.parametrize("score", [0, 9, 10])
def test_a_touch_rates_and_is_thanked(stage: Stage, score: int) -> None:
    stage.show(accepted(a_demo_form()))
    stage.press(f"score{score}")
    assert stage.acts.rated == [score]
    assert words.RATED.say(ZH, score=score) in stage.words()
    assert [place for place in range(11) if stage.button(f"score{place}").property("lit")] == [score]


def test_no_score_is_chosen_before_and_the_next_customer_begins_anew(stage: Stage) -> None:
    stage.show(accepted(a_demo_form()))
    assert not any(stage.button(f"score{place}").property("lit") for place in range(11))
    stage.press("score3")
    stage.show(state_of(a_demo_form(number=2)))
    stage.show(accepted(a_demo_form(number=2)))
    assert not any(stage.button(f"score{place}").property("lit") for place in range(11))


def test_the_code_opens_the_receipts_page(stage: Stage) -> None:
    state = accepted(a_demo_form())
    assert state.accepted is not None
    stage.show(state)
    assert code(stage).payload == f"{VERIFY_BASE}/verify/{state.accepted.verify_token}"


def test_every_module_of_the_code_is_painted_with_white_around(stage: Stage) -> None:
    stage.show(accepted(a_demo_form()))
    view = code(stage)
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    dark = [[picture.pixelColor(x, y).value() < 128 for x in range(view.width())] for y in range(view.height())]
    inked = [y for y, row in enumerate(dark) if any(row)]
    top, bottom = inked[0], inked[-1]
    wanted = segno.make(view.payload, error="m", micro=False).matrix
    module = (bottom - top + 1) / len(wanted)
    assert module == int(module), "modules of whole pixels"
    assert top >= 4 * module, "the quiet zone"
    left = min(row.index(True) for row in dark if any(row))
    for y, row in enumerate(wanted):
        for x, bit in enumerate(row):
            centre = dark[int(top + (y + 0.5) * module)][int(left + (x + 0.5) * module)]
            assert centre == bool(bit), (x, y)


def test_the_word_about_fraud_is_always_there(stage: Stage) -> None:
    state = state_of(a_demo_form(), phase=Phase.TAKING_MONEY)
    for shown in (state, accepted(a_demo_form())):
        stage.show(replace(shown, hotline="00001"))
        assert words.FRAUD.say(ZH, hotline="00001") in stage.words()


def test_without_a_centre_there_is_no_code_to_scan(qtbot: QtBot) -> None:
    page = ThanksPage(verify_base="", zone=ZONE)
    qtbot.addWidget(page)
    page.show()
    page.render_thanks(accepted(a_demo_form()), language=ZH, larger=False)
    settle(page)
    said = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    assert "BH" in "".join(said)
    assert words.TAKE_WITH_YOU.say(ZH) not in said
    assert not any(each.isVisible() for each in page.findChildren(QrView))
