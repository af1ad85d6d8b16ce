"""What the crash page shows: what was kept, and whether the support bundle is written. No Qt here."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.texts import crash as words
from app.texts.language import Language


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
    """`file` is where the bundle lies, once it is saved. `can_go_on` where there is a window to go on in."""

    form: FormKept = FormKept.SAVING
    bundle: BundleStage = BundleStage.UNASKED
    file: Path | None = None
    can_go_on: bool = True


_FORM = {
    FormKept.NONE: words.FORM_NONE,
    FormKept.SAVING: words.FORM_SAVING,
    FormKept.DRAFT: words.FORM_DRAFT,
    FormKept.SIGNED: words.FORM_SIGNED,
    FormKept.UNSAVED: words.FORM_UNSAVED,
}


def rows(state: CrashState, language: Language) -> tuple[tuple[str, str], ...]:
    """What was kept and what to do, label and sentence."""
    found = [(words.KEPT, _FORM[state.form])] if state.form in _FORM else []
    if state.form is FormKept.ENTERED:
        found.append((words.ENTERED, words.ENTERED_KEPT))
    else:
        found.append((words.ACCEPTED_ORDERS, words.ALL_KEPT))
    found.append((words.NOW, words.GO_ON_OR_RESTART if state.can_go_on else words.RESTART_FIRST))
    if state.bundle is BundleStage.SAVING:
        found.append((words.BUNDLE, words.BUNDLE_SAVING))
    elif state.bundle is BundleStage.SAVED:
        found.append((words.BUNDLE, words.BUNDLE_SAVED.filled(file=state.file)))
    elif state.bundle is BundleStage.FAILED:
        found.append((words.BUNDLE, words.BUNDLE_FAILED))
    return tuple((label.say(language), said.say(language)) for label, said in found)
