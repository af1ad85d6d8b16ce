"""What the customer is asked beside the lines of a form, as both screens show it. No Qt."""

from dataclasses import replace

from app.domain.consent import Asked
from app.domain.consent_question import ConsentNeed
from app.domain.order_form import OrderForm
from app.domain.suggestion import Suggestion
from app.texts import consents as words
from app.texts import suggestion as suggesting
from app.texts.language import Language
from ui.frame.form_state import AskView, CustomerCard

SUGGESTION = "suggestion"  # what its answer is called by, beside the codes of consents

_NOTES = {
    ConsentNeed.ACKNOWLEDGE: words.MUST,
    ConsentNeed.SEPARATE: words.CHOOSE,
    ConsentNeed.NECESSARY: words.NECESSARY,
    ConsentNeed.OPTIONAL: words.OPTIONAL,
}


def ask_views(form: OrderForm, *, suggestion: Suggestion | None, language: Language) -> tuple[AskView, ...]:
    """In the order of the template; then what is suggested, which nobody has to answer."""
    consents = tuple(_view(asked, language) for asked in form.asked())
    return consents if suggestion is None else (*consents, _suggested(suggestion, language))


def with_alerts(
    card: CustomerCard | None, *, elder: bool, suggestion: Suggestion | None, language: Language
) -> CustomerCard | None:
    """What the clerk is told beside the customer's own alerts."""
    if card is None:
        return None
    more = [suggesting.ELDER.say(language)] if elder else []
    if suggestion is not None:
        more.append(suggesting.ALERT.say(language, name=suggestion.offering.name, reason=suggestion.reason))
    return replace(card, alerts=(*card.alerts, *more))


def _suggested(suggestion: Suggestion, language: Language) -> AskView:
    return AskView(
        code=SUGGESTION,
        title=suggesting.TITLE.say(language, name=suggestion.offering.name),
        words=suggestion.reason.say(language),
        yes=suggesting.YES.say(language),
        no=suggesting.NO.say(language),
        given=None,
        note=suggesting.NOTE.say(language),
        open=False,
    )


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
