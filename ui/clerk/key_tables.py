"""What the keys of the clerk's page do at each moment: the bar shows only what works, in the words of that moment."""

from dataclasses import replace
from typing import Final

from app.texts import clerk as words
from app.texts import form_paper, order_ending
from app.texts.language import Text
from ui.frame.form_state import Phase
from ui.frame.shortcuts import COUNTER_KEYS, Act, KeyEntry


def _table(**said: Text | None) -> tuple[KeyEntry, ...]:
    """These acts in the order of the whole table; None leaves an act its usual words."""
    acts = {Act(name): text for name, text in said.items()}
    return tuple(replace(e, words=acts[e.act] or e.words) for e in COUNTER_KEYS if e.act in acts)


TABLES: Final[dict[Phase, tuple[KeyEntry, ...]]] = {
    Phase.EDITING: COUNTER_KEYS,
    Phase.WITH_CUSTOMER: _table(sign=words.SIGN_BACK, anything=None, line=None),
    Phase.SIGNED: _table(anything=None, line=None),
    Phase.TAKING_MONEY: _table(pay=words.SIGN_MONEY, cancel_line=words.CASH_KEY_VOID, anything=None, line=None),
    Phase.ACCEPTED: _table(
        add=words.KEY_NEXT_ADD,
        customer=words.KEY_NEXT_CUSTOMER,
        park=words.SIGN_NEXT,
        cancel_line=order_ending.VOID,
        sign=form_paper.ACT,
        print=words.REPRINT,
        anything=None,
        line=None,
        open=words.SIGN_NEXT,
    ),
}
