"""改单 as the customer sees it: what the earlier order gives back is as large as what is paid today, and on top."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.amendment import Amendment, earlier_lines
from app.domain.amendment_form import AmendmentForm, amending
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.right import Right
from app.texts import amendment as words
from app.texts.language import Language
from tests.fakes.print_jobs import CountingIds
from tests.ui.customer.stage import Stage, a_demo_form, a_short_form, state_of
from ui.frame.form_state import Phase


def amended(language: Language, *, back_fen: int) -> AmendmentForm:
    """Of ¥70.00 to pay today."""
    form = a_demo_form(language=language)
    returns = (PlannedPart(PaymentMethod.CASH, back_fen),)
    lines = earlier_lines(form.content().lines)
    of = Amendment("x", "BH20261120-03-0041", "客户改主意", returns, lines, Right.VOID_ORDER)
    next_one = amending(form, of, new_id=CountingIds().uuid7)
    assert isinstance(next_one, AmendmentForm)
    return next_one


@pytest.mark.parametrize(
    ("language", "back_fen", "net"),
    [
        (Language.ZH, 7000, "不付不退"),
        (Language.ZH, 5000, "实付 ¥20.00"),
        (Language.EN, 10000, "¥30.00 back"),
    ],
)
def test_what_comes_back_is_as_large_as_what_is_paid(language: Language, back_fen: int, net: str, qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    form = amended(language, back_fen=back_fen)
    stage.show(state_of(form))
    said = stage.words().splitlines()
    for caption, amount in ((words.CUSTOMER_BACK, f"¥{back_fen // 100}.00"), (words.CUSTOMER_NET, net)):
        assert said[said.index(caption.say(language)) + 1] == amount
    assert any(net in each and "¥70.00" in each for each in said)  # beside the earlier number, in one sentence
    page = stage.view.form
    assert page.replaced.isVisibleTo(page)
    assert page.replaced.y() < page.cards[0].y()


def test_who_pays_sees_it_beside_the_sum_they_pay(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.show(state_of(amended(Language.ZH, back_fen=5000), phase=Phase.TAKING_MONEY))
    said = stage.words().splitlines()
    assert said[said.index("原单退您") : said.index("原单退您") + 4] == ["原单退您", "¥50.00", "合计", "实付 ¥20.00"]


def test_a_form_that_replaces_nothing_says_nothing_of_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    stage.show(state_of(a_short_form()))
    assert words.CUSTOMER_BACK.zh not in stage.words()
    assert not stage.view.form.replaced.isVisible()
