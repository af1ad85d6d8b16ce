"""Whether a signed form speaks in the approved words of its template, and asked what it must (S08, S100, R12)."""

from app.domain.consent_question import ConsentNeed
from app.domain.content import SINCE, Content
from app.domain.form_template import FormTemplate, Templates
from app.texts import centre_answers as words
from app.texts.language import Language
from app.wire.batch import Reason
from central.examine import reason

_CONSENTS_SIGNED = SINCE[Content]["consents"]


def template_unknown(content: Content, templates: Templates) -> Reason | None:
    """Why the words of a form cannot be held to anything yet: its template is none of the centre's. It waits until the
    centre has it, as a counter may be the newer of the two; a centre without templates holds no form to any."""
    if not templates or content.template_version in templates or content.schema < _CONSENTS_SIGNED:
        return None
    return reason("template_unknown", words.TEMPLATE_UNKNOWN, version=content.template_version)


def wording_refusal(content: Content, templates: Templates) -> Reason | None:
    """None for forms of before 0.3, and for those whose catalogue holds its own words: the centre has no others."""
    template = templates.get(content.template_version)
    if template is None or content.schema < _CONSENTS_SIGNED:
        return None
    language = Language(content.language)
    approved = {notice.say(language) for notice in template.notices}
    if content.statement != template.statement.say(language) or not approved <= set(content.notices):
        return reason("wording_differs", words.WORDING_DIFFERS, version=template.version)
    questions = {question.code: question for question in template.consents}
    for said in content.consents:
        question = questions.get(said.code)
        if question is None or said.words != question.words.say(language):
            return reason("wording_differs", words.WORDING_DIFFERS, version=template.version)
        if question.need in (ConsentNeed.ACKNOWLEDGE, ConsentNeed.NECESSARY) and said.answer != "yes":
            return reason("not_acknowledged", words.NOT_ACKNOWLEDGED, title=question.title)
    return _picture_refusal(content, template)


def _picture_refusal(content: Content, template: FormTemplate) -> Reason | None:
    """A picture is kept with the customer's own yes to it, or not at all (R09, PIPL 29)."""
    agreed = {said.code for said in content.consents if said.answer == "yes"}
    kept = {each.kind for each in content.attachments}
    for question in template.consents:
        if question.picture is not None and question.picture.value in kept and question.code not in agreed:
            return reason("not_consented", words.NOT_CONSENTED, title=question.title)
    return None
