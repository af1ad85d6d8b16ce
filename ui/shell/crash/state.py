"""What the crash page shows: what was kept, and whether the support bundle is written. No Qt here.

With known trouble that kept the program from opening it shows that instead: its sentence, what was kept, what to do.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import StoreDamaged, StoreFull, StoreGone, StoreInUse, StoreLocked, StoreNewer, Trouble
from app.texts import crash as words
from app.texts import not_opened
from app.texts.language import Language, Text


class FormKept(StrEnum):
    """What became of the form that lay on the desk."""

    NONE = "none"  # nothing stood on it
    SAVING = "saving"
    DRAFT = "draft"
    SIGNED = "signed"  # on disk since the customer signed
    UNSAVED = "unsaved"
    ENTERED = "entered"  # not a form: what was filled in in the set-up assistant
    CLOSED = "closed"  # no store is open yet, or no window to go on in


class BundleStage(StrEnum):
    UNASKED = "unasked"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CrashState:
    """`file` is where the bundle lies, once it is saved. `can_go_on` where there is a window to go on in.

    `trouble` is known and kept the program from opening: then nothing of the program went wrong.
    """

    form: FormKept = FormKept.SAVING
    bundle: BundleStage = BundleStage.UNASKED
    file: Path | None = None
    can_go_on: bool = True
    trouble: Trouble | None = None


_FORM = {
    FormKept.NONE: words.FORM_NONE,
    FormKept.SAVING: words.FORM_SAVING,
    FormKept.DRAFT: words.FORM_DRAFT,
    FormKept.SIGNED: words.FORM_SIGNED,
    FormKept.UNSAVED: words.FORM_UNSAVED,
}


_NOT_OPENED: tuple[tuple[type[Trouble], Text, Text], ...] = (
    (StoreGone, not_opened.GONE_KEPT, not_opened.GONE_NOW),  # a kind of the next one
    (StoreDamaged, not_opened.DAMAGED_KEPT, not_opened.DAMAGED_NOW),
    (StoreNewer, not_opened.NEWER_KEPT, not_opened.NEWER_NOW),
    (StoreLocked, not_opened.LOCKED_KEPT, not_opened.LOCKED_NOW),
    (StoreFull, words.ALL_KEPT, not_opened.FULL_NOW),
    (StoreInUse, words.ALL_KEPT, not_opened.IN_USE_NOW),
)


def head(state: CrashState) -> tuple[Text, Text]:
    """The heading, and what happened."""
    if state.trouble is None:
        return words.TITLE, words.WHAT
    return not_opened.TITLE, Text(*(state.trouble.say(language) for language in Language))


def rows(state: CrashState, language: Language) -> tuple[tuple[str, str], ...]:
    """What was kept and what to do, label and sentence."""
    found = _went_wrong(state) if state.trouble is None else _not_opened(state.trouble)
    if state.bundle is BundleStage.SAVING:
        found.append((words.BUNDLE, words.BUNDLE_SAVING))
    elif state.bundle is BundleStage.SAVED:
        found.append((words.BUNDLE, words.BUNDLE_SAVED.filled(file=state.file)))
    elif state.bundle is BundleStage.FAILED:
        found.append((words.BUNDLE, words.BUNDLE_FAILED))
    return tuple((label.say(language), said.say(language)) for label, said in found)


def _went_wrong(state: CrashState) -> list[tuple[Text, Text]]:
    found = [(words.KEPT, _FORM[state.form])] if state.form in _FORM else []
    if state.form is FormKept.ENTERED:
        found.append((words.ENTERED, words.ENTERED_KEPT))
    else:
        found.append((words.ACCEPTED_ORDERS, words.ALL_KEPT))
    found.append((words.NOW, words.GO_ON_OR_RESTART if state.can_go_on else words.RESTART_FIRST))
    return found


def _not_opened(trouble: Trouble) -> list[tuple[Text, Text]]:
    for kind, kept, now in _NOT_OPENED:
        if isinstance(trouble, kind):
            return [(words.ACCEPTED_ORDERS, kept), (words.NOW, now)]
    return [(not_opened.LEFT, not_opened.LEFT_AS_IT_IS), (words.NOW, not_opened.OTHER_NOW)]
