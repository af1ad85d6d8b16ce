"""办理条件 on a line: what the offer goes with, said before it is signed."""

from app.domain.content import Fact
from app.domain.dependence import Names, condition_words
from app.domain.form_words import fact
from app.domain.order_line import Action, OrderLine
from app.texts import conditions as words
from app.texts.language import Language


def condition_facts(line: OrderLine, names: Names, language: Language) -> tuple[Fact, ...]:
    """Nothing where the offer has no conditions, or goes."""
    taken_up = line.after if line.action in (Action.ADD, Action.MODIFY) else None
    said = [each.say(language) for each in condition_words(taken_up.conditions, names=names)] if taken_up else []
    if not said:
        return ()
    return (fact("conditions", words.LABEL, ("；" if language is Language.ZH else "; ").join(said), language),)
