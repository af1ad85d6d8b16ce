"""What a form asks its customer beside its lines: notices to acknowledge and separate consents (R07, R09).

The questions come from the template the catalogue names, one version for all forms of its time. Only the customer
answers, on their own screen; nothing is answered for them, and what may be refused is never asked with a yes ready.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.attachment import Attachment
from app.domain.consent_question import ConsentNeed, ConsentQuestion
from app.domain.content import SignedConsent
from app.domain.hall_time import on_paper
from app.domain.order_line import ConfirmationChannel
from app.texts import consents as words
from app.texts.language import Language


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """The customer's own answer to the question `code`: a yes or a no, when (aware UTC) and where."""

    code: str
    given: bool
    at: datetime
    channel: ConfirmationChannel


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of this form with its answer; None where the customer has said nothing.

    `stands` is False once what it asks about is gone from the form: its answer is kept, nothing waits for it.
    """

    question: ConsentQuestion
    answer: ConsentAnswer | None
    stands: bool = True

    @property
    def open(self) -> bool:
        """It still keeps the form from being signed."""
        if self.question.need is ConsentNeed.OPTIONAL or not self.stands:
            return False
        if self.question.need is ConsentNeed.SEPARATE:
            return self.answer is None
        return self.answer is None or not self.answer.given

    @property
    def forbids(self) -> bool:
        """Refused, and without it nothing of what it is about may be done."""
        return self.open and self.question.need is ConsentNeed.NECESSARY and self.answer is not None

    @property
    def stands_against(self) -> bool:
        """A picture is kept that the customer does not want kept: it has to go before the form is signed."""
        refused = self.answer is not None and not self.answer.given
        return self.question.picture is not None and self.stands and refused


def asked_consents(
    questions: Sequence[ConsentQuestion],
    answers: Sequence[ConsentAnswer],
    *,
    matters: Iterable[str],
    attachments: Sequence[Attachment],
    age: int | None = None,
    wanted: Sequence[str] = (),
) -> tuple[Asked, ...]:
    """What this form asks, and what was answered once: a no stays on the form after what it was about is gone.

    `age` is the customer's in whole years, None where their document does not tell it. `wanted` are questions asked
    because the customer wants to answer them, whatever is on the form.
    """
    said = {answer.code: answer for answer in answers}
    concerned = tuple(matters)
    standing = (
        (each, each.code in wanted or each.asked(matters=concerned, attachments=attachments, age=age))
        for each in questions
    )
    return tuple(
        Asked(question, said.get(question.code), stands)
        for question, stands in standing
        if stands or question.code in said
    )


def with_answer(answers: Sequence[ConsentAnswer], answer: ConsentAnswer) -> tuple[ConsentAnswer, ...]:
    """The last word counts."""
    return (*(said for said in answers if said.code != answer.code), answer)


def signed_consents(
    asked: Sequence[Asked], *, template_version: str, zone: ZoneInfo, language: Language
) -> tuple[SignedConsent, ...]:
    """As they stand in what is signed: the whole question, the answer, when and where."""
    return tuple(_signed(each, template_version=template_version, zone=zone, language=language) for each in asked)


def _signed(asked: Asked, *, template_version: str, zone: ZoneInfo, language: Language) -> SignedConsent:
    question, answer = asked.question, asked.answer
    if answer is None:
        said, value, at, shown, channel = words.NOT_ANSWERED.say(language), "none", "", "", ""
    else:
        no = question.no or words.NOT_ACKNOWLEDGED
        said = (question.yes if answer.given else no).say(language)
        value, at, channel = ("yes" if answer.given else "no"), answer.at.isoformat(), answer.channel.value
        shown = words.ANSWERED_AT[channel].say(language, at=on_paper(answer.at, zone))
    return SignedConsent(
        code=question.code,
        template_version=template_version,
        title=question.title.say(language),
        words=question.words.say(language),
        answer=value,
        answer_words=said,
        at=at,
        at_words=shown,
        channel=channel,
    )
