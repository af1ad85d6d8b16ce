"""One version of the words every form of its time carries: notices, statement, consents, and the code's message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.consent_question import ConsentQuestion
from app.texts.language import Text


class NoticeKey(StrEnum):
    """The notices domain §2 asks of every form; a template has each once."""

    FRAUD = "fraud"
    PERSONAL_INFORMATION = "personal_information"
    BEYOND_ALLOWANCE = "beyond_allowance"
    TIME_LIMITS = "time_limits"
    GOOD_TO_KNOW = "good_to_know"


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """`version` never changes its words; `valid_from` is the first day it may be named by a catalogue.

    `code_message` is the text message of a confirmation code, with its elements as placeholders (S62).
    """

    version: str
    valid_from: date
    name: Text
    notices: tuple[Text, ...]
    statement: Text
    consents: tuple[ConsentQuestion, ...]
    code_message: Text


Templates = Mapping[str, FormTemplate]
NO_TEMPLATES: Templates = MappingProxyType({})
