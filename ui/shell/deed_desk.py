"""What the settings page does beside setting: support bundle, catalogue file, passphrase; each by right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtWidgets import QFileDialog

from app.domain.approval import Leave
from app.domain.right import Right
from app.errors import StoreLocked
from app.ports import Lane
from app.printer_ports import Ruler
from app.texts import desk_deeds as words
from app.texts.language import Language, Text
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.frame.theme import LanguageChoice
from ui.settings.sentence import sentence_of
from ui.settings.view import PageAct
from ui.shell.passphrase_dialog import PassphraseDialog
from ui.shell.window import ShellWindow

PRINT_S, FILE_S, KEY_S = 60.0, 120.0, 30.0  # deadlines; a catalogue of 100,000 offers takes half a minute
_FILE_KINDS = "TOML (*.toml)"


class Deed(StrEnum):
    """Its value is the subject under which gate and audit trail know it."""

    TEST_PAGE = "test_page"
    BUNDLE = "support_bundle"
    CATALOGUE = "catalogue"
    PASSPHRASE = "passphrase"
    RECOVERY_SHEET = "recovery_sheet"
    HALL_PAIRING = "hall_pairing"


ICONS: Final = {
    Deed.TEST_PAGE: "printer",
    Deed.BUNDLE: "archive",
    Deed.CATALOGUE: "layers",
    Deed.PASSPHRASE: "lock",
    Deed.RECOVERY_SHEET: "file-check",
    Deed.HALL_PAIRING: "server",
}


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A test page that went out: what is said of it, and its printer as it was set and as it answered, by the settings'
    keys. `second`: the hall's second printer."""

    said: Text
    printer: Mapping[str, str]
    second: bool = False


@dataclass(frozen=True, slots=True)
class FoundByPage:
    """Which settings two looks at a page would have otherwise, by their keys, and what else is to be said: all where
    nothing is to be changed."""

    values: Mapping[str, str]
    note: Text


class DeskDeeds(Protocol):
    """Each on a lane; most give the sentence for what came of it. Raises Trouble, save_bundle OSError too."""

    def print_test(self, leave: Leave, *, second: bool = False) -> PrintedPage: ...
    def judge_page(self, page: PrintedPage, *, chinese_right: bool, ruler: Ruler) -> FoundByPage:
        """Changes nothing."""
        ...

    def save_bundle(self, leave: Leave) -> Text: ...
    def import_catalogue(self, file: Path, leave: Leave) -> Text: ...
    def change_passphrase(self, old: str, new: str, leave: Leave) -> Text: ...

    def new_recovery_sheet(self, passphrase: str, language: Language, leave: Leave) -> Path:
        """The file, to be printed and deleted; the sheet before it is worth nothing from then on."""
        ...

    def delete_sheet(self, file: Path) -> None:
        """At once. Raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class DeedNeeds:
    """Lanes of the store, of the printer, and one for `files`, which may take long. `voice` is None before sign-on."""

    window: ShellWindow
    language: LanguageChoice
    deeds: DeskDeeds
    store: Lane
    printing: Lane
    files: Lane
    gate: Gate
    voice: Callable[[], Voice | None]


class DeedDesk:
    """One of each at a time; what is pressed again meanwhile is left out."""

    def __init__(self, needs: DeedNeeds) -> None:
        self._needs = needs
        self._under_way: set[Deed] = set()
        self._dialog: PassphraseDialog | None = None
        self.acts = (
            PageAct(ICONS[Deed.CATALOGUE], words.CATALOGUE, self.choose_catalogue),
            PageAct(ICONS[Deed.PASSPHRASE], words.PASSPHRASE, self.ask_passphrase),
            PageAct(ICONS[Deed.BUNDLE], words.BUNDLE, self.save_bundle),
        )

    @property
    def dialog(self) -> PassphraseDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._needs.window.overlay.held(self._dialog)

    def save_bundle(self) -> None:
        def asked(leave: Leave) -> None:
            self._tell(Deed.BUNDLE, words.BUNDLE_BEGUN)
            self._run(
                Deed.BUNDLE,
                lambda: self._needs.deeds.save_bundle(leave),
                lane=self._needs.files,
                deadline_s=FILE_S,
                unwritten=words.BUNDLE_FAILED,
            )

        self._ask(Deed.BUNDLE, Right.SUPPORT_BUNDLE, asked)

    def choose_catalogue(self) -> None:
        title = words.CATALOGUE_TITLE.say(self._needs.language.language)
        file, _ = QFileDialog.getOpenFileName(self._needs.window, title, "", _FILE_KINDS)
        if file:
            self.import_catalogue(Path(file))

    def import_catalogue(self, file: Path) -> None:
        """Reading a large one must not hold up what the counter saves."""

        def asked(leave: Leave) -> None:
            self._tell(Deed.CATALOGUE, words.CATALOGUE_BEGUN)
            self._run(
                Deed.CATALOGUE,
                lambda: self._needs.deeds.import_catalogue(file, leave),
                lane=self._needs.files,
                deadline_s=FILE_S,
            )

        self._ask(Deed.CATALOGUE, Right.IMPORT_CATALOGUE, asked)

    def ask_passphrase(self) -> None:
        """First whoever may, then the dialog."""

        def asked(leave: Leave) -> None:
            dialog = PassphraseDialog(self._needs.language.language, parent=self._needs.window)
            dialog.wanted.connect(lambda old, new: self._change(old, new, leave))
            self._dialog = dialog
            self._needs.window.overlay.open(dialog)

        self._ask(Deed.PASSPHRASE, Right.STORE_PASSPHRASE, asked)

    def _change(self, old: str, new: str, leave: Leave) -> None:
        person, dialog = self._needs.gate.person, self.dialog
        if dialog is None or person is None or person.number != leave.person.number:
            self._close()  # the desk went to somebody else meanwhile
            return
        dialog.render_busy(busy=True)
        self._run(
            Deed.PASSPHRASE,
            lambda: self._needs.deeds.change_passphrase(old, new, leave),
            lane=self._needs.store,
            deadline_s=KEY_S,
            then=self._close,
            failed=self._refuse,
        )

    def _refuse(self, error: Exception, said: Text) -> None:
        """In the dialog where it is still open, at the field it concerns."""
        dialog = self.dialog
        if dialog is None:
            self._tell(Deed.PASSPHRASE, said)
        else:
            dialog.render_busy(busy=False)
            dialog.refuse(said, old=isinstance(error, StoreLocked))

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.dismissed.emit()

    def _ask(self, deed: Deed, right: Right, then: Callable[[Leave], None]) -> None:
        if deed not in self._under_way:
            self._needs.gate.ask(right, subject=deed.value, then=then)

    def _run(
        self,
        deed: Deed,
        job: Callable[[], Text],
        *,
        lane: Lane,
        deadline_s: float,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[Exception, Text], None] | None = None,
        unwritten: Text | None = None,
    ) -> None:
        def done(said: Text) -> None:
            self._under_way.discard(deed)
            self._tell(deed, said)
            then()

        def broke(error: Exception) -> None:
            self._under_way.discard(deed)
            said = sentence_of(error, late=words.LATE, unwritten=unwritten)
            if failed is not None:
                failed(error, said)
            else:
                self._tell(deed, said, icon="circle-alert")

        self._under_way.add(deed)
        lane.run(job, then=done, failed=broke, deadline_s=deadline_s)

    def _tell(self, deed: Deed, said: Text, *, icon: str = "") -> None:
        voice = self._needs.voice()
        if voice is not None:
            voice.tell(said, icon=icon or ICONS[deed], about=deed.value)
