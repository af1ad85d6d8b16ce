"""What a line says of its installation: facts for every surface, sentences for the customer."""

from app.domain.content import Fact
from app.domain.form_words import fact, whole_day
from app.domain.installation import Installation
from app.domain.order_line import OrderLine
from app.texts import installation as words
from app.texts.language import Language


def installation_facts(line: OrderLine, language: Language) -> tuple[Fact, ...]:
    """装机地址 and 上门, where the service has to be put in; 待填 until it is agreed."""
    if not line.needs_installation:
        return ()
    agreed = line.installation
    address = agreed.address if agreed else words.TO_FILL_IN.say(language)
    visit = _visit(agreed, language) if agreed else words.TO_FILL_IN.say(language)
    return (
        fact("address", words.LABEL_ADDRESS, address, language),
        fact("appointment", words.LABEL_APPOINTMENT, visit, language),
    )


def installation_sentences(line: OrderLine, language: Language) -> tuple[str, ...]:
    agreed = line.installation
    if not line.needs_installation or agreed is None:
        return ()
    half = words.HALVES[agreed.half.value]
    return (
        words.PLAIN_ADDRESS.say(language, address=agreed.address),
        words.PLAIN_VISIT.say(language, day=whole_day(agreed.day, language), half=half),
    )


def _visit(agreed: Installation, language: Language) -> str:
    return words.APPOINTMENT.say(language, day=agreed.day, half=words.HALVES[agreed.half.value])
