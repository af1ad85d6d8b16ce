"""What the assistant shows, as values, and the words of each page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.device_settings import PRINTER_MODEL
from app.domain.finding import Finding
from app.domain.setting import Setting, SettingKind
from app.domain.setup_fields import OPENS_BY_ITSELF, RECOVERY_SHEET, STEP_FIELDS, SetupStep
from app.printer_ports import FoundPrinter
from app.texts import assistant as words
from app.texts.language import Language, Text, same
from app.texts.printer_models import UNKNOWN


class Phase(StrEnum):
    ASKING = "asking"
    CHECKING = "checking"  # the summary, before anything is written
    RUNNING = "running"
    DONE = "done"


class TrialPrint(StrEnum):
    """How far the printer's test page is."""

    NONE = "none"
    SENT = "sent"  # both questions are open
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """A finished set-up: what the doctor found, and the recovery sheet's file."""

    findings: tuple[Finding, ...]
    sheet: Path


@dataclass(frozen=True, slots=True)
class PageWords:
    side: Text
    head: Text
    note: Text


PAGES: Final[dict[SetupStep, PageWords]] = {
    SetupStep.LANGUAGE: PageWords(words.LANGUAGE, words.LANGUAGE_HEAD, words.LANGUAGE_NOTE),
    SetupStep.CENTRE: PageWords(words.CENTRE, words.CENTRE_HEAD, words.CENTRE_NOTE),
    SetupStep.HALL: PageWords(words.HALL, words.HALL_HEAD, words.HALL_NOTE),
    SetupStep.MANAGER: PageWords(words.MANAGER, words.MANAGER_HEAD, words.MANAGER_NOTE),
    SetupStep.STORE: PageWords(words.STORE, words.STORE_HEAD, words.STORE_NOTE),
    SetupStep.PRINTER: PageWords(words.PRINTER, words.PRINTER_HEAD, words.PRINTER_NOTE),
    SetupStep.CATALOGUE: PageWords(words.CATALOGUE, words.CATALOGUE_HEAD, words.CATALOGUE_NOTE),
}
STEPS: Final = tuple(SetupStep)
_UNTOLD: Final = ("manager.latin_name", "central.pairing_code", "drawer.pin") + (
    "printer.characters",
    "printer.answers",
    "printer.status",
)


@dataclass(frozen=True, slots=True)
class SetupState:
    """`faults` by the key of the field, only of pages a person tried to leave; `reached` is the furthest page."""

    answers: Mapping[str, str]
    phase: Phase = Phase.ASKING
    step: SetupStep = SetupStep.LANGUAGE
    reached: int = 0
    faults: Mapping[str, Text] = field(default_factory=dict)
    refused: int = 0  # how often a page was not left for its faults
    busy: Text | None = None
    trouble: Text | None = None
    good: Text | None = None  # what went well on this page: paired, catalogue read
    printers: tuple[FoundPrinter, ...] = ()
    searched: bool = False
    trial: TrialPrint = TrialPrint.NONE
    done_words: tuple[Text, ...] = ()  # what the set-up has done so far
    done: SetUpDone | None = None
    sheet_deleted: bool = False

    @property
    def language(self) -> Language:
        return Language(self.answers["language"])


def page_words(state: SetupState) -> tuple[Text, Text]:
    """Heading and note of the page that is shown."""
    if state.phase is Phase.CHECKING:
        return words.SUMMARY_HEAD, words.SUMMARY_NOTE
    if state.phase is Phase.RUNNING:
        return words.RUNNING_HEAD, words.RUNNING_NOTE
    if state.phase is Phase.DONE:
        if state.done is not None and any(one.state == "fault" for one in state.done.findings):
            return words.DONE_FAULT_HEAD, words.DONE_FAULT_NOTE
        return words.DONE_HEAD, words.DONE_NOTE
    page = PAGES[state.step]
    return page.head, page.note


def summary_of(step: SetupStep, answers: Mapping[str, str]) -> Text:
    """A step's answers in one line; secrets by that they are set, what is left out by that it comes later."""
    shown = [_shown(one, answers[one.key]) for one in STEP_FIELDS[step] if answers[one.key] and _told(one, answers)]
    if not shown or not answers[STEP_FIELDS[step][0].key]:
        return words.NOT_SET
    return Text(" · ".join(one.zh for one in shown), " · ".join(one.en for one in shown))


def _shown(field_: Setting, value: str) -> Text:
    """Of what would say only "set" or "no", its name too; of a file its name without its folders."""
    said = same(Path(value).name) if field_ is RECOVERY_SHEET else field_.shown(value)
    if field_.kind is not SettingKind.SECRET and field_ is not OPENS_BY_ITSELF:
        return said
    return Text(f"{field_.name.zh}：{said.zh}", f"{field_.name.en}: {said.en}")


def _told(field_: Setting, answers: Mapping[str, str]) -> bool:
    """Of a hall only what tells it from another, of a printer its model where it is known."""
    if field_ is PRINTER_MODEL:
        return answers[field_.key] != UNKNOWN
    if not field_.key.startswith("hall."):
        return field_.key not in _UNTOLD
    named = "hall.name.zh" if answers["language"] == Language.ZH else "hall.name.en"
    return field_.key in ("hall.id", named)
