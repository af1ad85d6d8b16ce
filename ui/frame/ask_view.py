"""What the customer is asked beside the lines of a form, as both screens show it. No Qt."""

from app.domain.consent import Asked
from app.domain.consent_question import ConsentNeed
from app.domain.order_form import OrderForm
from app.texts import consents as words
from app.texts.language import Language
from ui.frame.form_state import AskView

_NOTES = {
    ConsentNeed.ACKNOWLEDGE: words.MUST,
    ConsentNeed.SEPARATE: words.CHOOSE,
    ConsentNeed.OPTIONAL: words.OPTIONAL,
}


def ask_views(form: OrderForm, *, language: Language) -> tuple[AskView, ...]:
    """In the order of the template."""
    return tuple(_view(asked, language) for asked in form.asked())


def _view(asked: Asked, language: Language) -> AskView:
    question, answer = asked.question, asked.answer
    given = answer.given if answer is not None else None
    yes, no = question.yes.say(language), question.no.say(language) if question.no is not None else ""
    note = _NOTES[question.need].say(language)
    if given is not None:
        note = words.ANSWERED_YES.say(language, yes=yes) if given else words.ANSWERED_NO.say(language, no=no)
    return AskView(
        code=question.code,
        title=question.title.say(language),
        words=question.words.say(language),
        yes=yes,
        no=no,
        given=given,
        note=note,
        open=asked.open,
    )
