"""What the customer answered on one form beside its lines: consents, what they refused, and how they want their papers.

Pure; the form holds the answers, this works out what is asked, what is open and what stands in the signed content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.attachment import Attachment
from app.domain.consent import Asked, ConsentAnswer, asked_consents
from app.domain.consent_question import ConsentNeed, ConsentQuestion
from app.domain.content import SignedRefusal
from app.domain.hall_time import on_paper
from app.domain.order_line import ConfirmationChannel, OrderLine, SecondConfirmation
from app.texts import consents as words
from app.texts.language import Language, Text


class RefusalKind(StrEnum):
    """What it was that the customer did not want."""

    LINE = "line"  # a value-added line the clerk put on the form
    SUGGESTION = "suggestion"  # an offer the program suggested (S170)


@dataclass(frozen=True, slots=True)
class RefusedOffer:
    """A suggestion the customer did not want: which offer for which number, when (aware UTC) and where they said so."""

    code: str
    number: str
    name: Text
    at: datetime
    channel: ConfirmationChannel


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """Everything of one form. `large_print` is how the customer wants their papers (R24); `wanted` are the codes of
    questions they asked to answer, to give or to take back a consent (PIPL 15)."""

    consents: tuple[ConsentAnswer, ...] = ()
    refused: tuple[RefusedOffer, ...] = ()
    large_print: bool = False
    wanted: tuple[str, ...] = ()


NO_ANSWERS = FormAnswers()


def form_consents(
    questions: Sequence[ConsentQuestion],
    answers: FormAnswers,
    *,
    matters: Sequence[str],
    attachments: Sequence[Attachment],
    age: int | None,
) -> tuple[Asked, ...]:
    """The notices and consents of a form, answered or not."""
    return asked_consents(
        questions, answers.consents, matters=matters, attachments=attachments, age=age, wanted=answers.wanted
    )


def changeable(questions: Sequence[ConsentQuestion], asked: Sequence[Asked]) -> tuple[str, ...]:
    """The codes of consents that may be given or taken back at any time, and that the form does not ask by itself."""
    here = {each.question.code for each in asked if each.stands}
    return tuple(each.code for each in questions if each.need is ConsentNeed.OPTIONAL and each.code not in here)


def carried_over(confirmation: SecondConfirmation | None) -> SecondConfirmation | None:
    """What still counts on the next version: a code was bound to the version it was asked for."""
    if confirmation is not None and confirmation.channel is ConfirmationChannel.ONE_TIME_CODE:
        return None
    return confirmation


def signed_refusals(
    lines: Sequence[OrderLine], refused: Sequence[RefusedOffer], *, zone: ZoneInfo, language: Language
) -> tuple[SignedRefusal, ...]:
    """Lines the customer declined, then suggestions; a suggestion ordered after all is none."""
    ordered = {(line.number, line.after.code) for line in lines if line.after is not None and not line.declined}
    out = [
        _refusal(RefusalKind.LINE, line.after.code, line.after.name, line.confirmation, zone, language)
        for line in lines
        if line.declined and line.after is not None and line.confirmation is not None
    ]
    out += [
        _refusal(RefusalKind.SUGGESTION, each.code, each.name, each, zone, language)
        for each in refused
        if (each.number, each.code) not in ordered
    ]
    return tuple(out)


def _refusal(
    kind: RefusalKind,
    code: str,
    name: Text,
    said: SecondConfirmation | RefusedOffer,
    zone: ZoneInfo,
    language: Language,
) -> SignedRefusal:
    text = words.REFUSED_LINE if kind is RefusalKind.LINE else words.REFUSED_SUGGESTION
    return SignedRefusal(
        kind=kind.value,
        code=code,
        words=text.say(language, name=name),
        at=said.at.isoformat(),
        at_words=words.ANSWERED_AT[said.channel.value].say(language, at=on_paper(said.at, zone)),
        channel=said.channel.value,
    )


def open_consents(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Those that still keep the form from being signed."""
    return tuple(each for each in asked if each.open or each.stands_against)


def answers_row(answers: FormAnswers) -> dict[str, Any]:
    """For a draft."""
    return {
        "consents": [[each.code, each.given, each.at.isoformat(), each.channel.value] for each in answers.consents],
        "refused": [
            [each.code, each.number, each.name.zh, each.name.en, each.at.isoformat(), each.channel.value]
            for each in answers.refused
        ],
        "large_print": answers.large_print,
        "wanted": list(answers.wanted),
    }


def read_answers(row: dict[str, Any] | None) -> FormAnswers:
    """Of a draft; one from before 0.3 has none."""
    if row is None:
        return NO_ANSWERS
    consents = (
        ConsentAnswer(code, given, datetime.fromisoformat(at), ConfirmationChannel(channel))
        for code, given, at, channel in row["consents"]
    )
    refused = (
        RefusedOffer(code, number, Text(zh, en), datetime.fromisoformat(at), ConfirmationChannel(channel))
        for code, number, zh, en, at, channel in row["refused"]
    )
    return FormAnswers(tuple(consents), tuple(refused), row["large_print"], tuple(row.get("wanted", ())))
