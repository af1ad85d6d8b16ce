"""Every state an order can have at the centre has its words, its pill and its icon on every screen that shows one."""

from dataclasses import replace

import pytest

from app.domain.order import OVER, CentralState
from app.texts.language import Language, Text
from tests.ui.shell.samples import LAST_ORDER, SIGNING_ON
from ui.clerk.lists import order_pill
from ui.frame.form_state import PillKind
from ui.frame.line_view import centre_said
from ui.frame.outcome import CENTRAL_WORDS
from ui.shell.sign_on.state import CardTone, card_lines

WHY = Text("主套餐重复", "A second main plan")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("central", CentralState)
def test_each_state_is_said_everywhere(central: CentralState, language: Language) -> None:
    row = replace(LAST_ORDER, central=central, refusal=WHY)
    pill = order_pill(row, language)
    line, _, _ = centre_said("line", central=central, line_states=(), refusal=WHY, in_part=False, language=language)
    (card, *_) = card_lines(replace(SIGNING_ON, last_order=row), language)
    assert line is not None
    said = (pill.words, line.words, card.detail, CENTRAL_WORDS[central].say(language, why=WHY))
    assert all(said)
    assert not any("{" in words for words in said)


@pytest.mark.parametrize("central", OVER)
def test_an_order_of_which_nothing_comes_is_neither_good_nor_waiting(central: CentralState) -> None:
    row = replace(LAST_ORDER, central=central, refusal=WHY)
    line, why, then = centre_said(
        "line", central=central, line_states=(), refusal=WHY, in_part=False, language=Language.ZH
    )
    (card, *_) = card_lines(replace(SIGNING_ON, last_order=row), Language.ZH)
    assert line is not None
    assert (order_pill(row, Language.ZH).kind, line.kind) == (PillKind.DECLINED, PillKind.DECLINED)
    assert (why, then, card.tone) == ("", "", CardTone.PLAIN)
