"""套内 (domain §2): what a plan may hold and this one does not, each with its explicit none."""

from app.domain.content import Fact
from app.domain.offering import AllowanceKind, Offering
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts.language import Language

PLAN_COLUMNS = (AllowanceKind.DATA, AllowanceKind.VOICE, AllowanceKind.SMS)  # in the table of a plan's change


def left_out(line: OrderLine, offering: Offering, language: Language) -> tuple[Fact, ...]:
    """Of a plan that is taken up; what the table of a change says stands there."""
    if not offering.is_main_plan:
        return ()
    said = {each.kind for each in offering.allowances}
    if line.action is Action.MODIFY and line.before is not None:
        said |= {*PLAN_COLUMNS, *(each.kind for each in line.before.allowances)}
    none = words.NOT_INCLUDED.say(language)
    return tuple(
        Fact(kind, text.say(language), none, none=True)
        for kind, text in words.PLAN_MAY_HOLD.items()
        if kind not in said
    )
