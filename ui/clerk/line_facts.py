"""Which facts of a line stand on the clerk's screen, and in what order; paper and customer always get all of them."""

from app.domain.order_line import Action
from app.texts import clerk as words
from app.texts.language import Language
from ui.frame.form_state import LineView
from ui.widgets.facts import FactPair

# Owed in any case, 无 or 不含 where empty (design/README.md, line card).
ALWAYS = frozenset({"overage", "term", "penalty", "first_month", "cancel", "start", "stop", "reorder", "arrival"})
# The table of a change says when it starts; the pill says that and when the customer confirmed.
SAID_ELSEWHERE = frozenset({"confirmation"})
_WORKED = "= "  # before the sum of a worked amount


def line_facts(view: LineView, language: Language, *, whole: bool = False) -> tuple[FactPair, ...]:
    """`whole` leaves nothing out: an order that was accepted is read as it was signed."""
    if whole:
        return tuple(_pair(fact.label, fact.value) for fact in view.line.facts)
    hidden = set(SAID_ELSEWHERE)
    if view.line.table is not None:
        hidden.add("start")
    if view.line.action == Action.TOP_UP:
        hidden |= {"term", "penalty"}
    pairs = [
        _pair(fact.label, fact.value)
        for fact in view.line.facts
        if fact.key not in hidden and (not fact.none or fact.key in ALWAYS)
    ]
    if view.line.missing:
        comma = "、" if language is Language.ZH else ", "
        pairs.append(FactPair(words.MISSING.say(language), comma.join(view.line.missing), missing=True))
    return tuple(pairs)


def _pair(label: str, value: str) -> FactPair:
    head, found, worked = value.rpartition(_WORKED)
    return FactPair(label, head + found, strong=worked) if found else FactPair(label, value)
