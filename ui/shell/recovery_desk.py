"""A new recovery sheet from the settings page: by right, by passphrase, then printed and its file deleted."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.approval import Leave
from app.domain.right import Right
from app.texts import desk_deeds as words
from app.texts.language import Text
from ui.settings.sentence import sentence_of
from ui.settings.view import PageAct
from ui.shell.deed_desk import ICONS, KEY_S, Deed, DeedNeeds
from ui.shell.recovery_dialog import RecoveryDialog

_DEED: Final = Deed.RECOVERY_SHEET


class RecoveryDesk:
    """One at a time; what is pressed while one is made is left out."""

    def __init__(self, needs: DeedNeeds) -> None:
        self._needs = needs
        self._making = False
        self._dialog: RecoveryDialog | None = None
        self.act = PageAct(ICONS[_DEED], words.RECOVERY_SHEET, self.ask)

    @property
    def dialog(self) -> RecoveryDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._needs.window.overlay.held(self._dialog)

    def ask(self) -> None:
        """First whoever may, then the dialog."""
        if not self._making:
            self._needs.gate.ask(Right.STORE_PASSPHRASE, subject=_DEED.value, then=self._open)

    def _open(self, leave: Leave) -> None:
        dialog = RecoveryDialog(self._needs.language.language, parent=self._needs.window)
        dialog.wanted.connect(lambda passphrase: self._make(passphrase, leave))
        self._dialog = dialog
        self._needs.window.overlay.open(dialog)

    def _make(self, passphrase: str, leave: Leave) -> None:
        needs, person, dialog = self._needs, self._needs.gate.person, self.dialog
        if dialog is None or person is None or person.number != leave.person.number:
            self._close()  # the desk went to somebody else meanwhile
            return
        dialog.render_busy(busy=True)
        self._making = True
        language = needs.language.language
        needs.store.run(
            lambda: needs.deeds.new_recovery_sheet(passphrase, language, leave),
            then=self._made,
            failed=self._refused,
            deadline_s=KEY_S,
        )

    def _made(self, file: Path) -> None:
        """Where the dialog was closed meanwhile, a sentence says where the file is."""
        self._making = False
        if self.dialog is None:
            self._tell(words.SHEET_MADE.filled(file=file))
            return
        self.dialog.render_made(file)
        self.dialog.open_pressed.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))
        self.dialog.printed_pressed.connect(lambda: self._delete(file))

    def _refused(self, error: Exception) -> None:
        self._making = False
        said = sentence_of(error, late=words.LATE)
        if self.dialog is None:
            self._tell(said)
        else:
            self.dialog.render_busy(busy=False)
            self.dialog.refuse(said)

    def _delete(self, file: Path) -> None:
        try:
            self._needs.deeds.delete_sheet(file)
        except OSError:
            self._tell(words.SHEET_STAYS.filled(file=file))
            return
        self._tell(words.SHEET_GONE)
        self._close()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.dismissed.emit()

    def _tell(self, said: Text) -> None:
        voice = self._needs.voice()
        if voice is not None:
            voice.tell(said, icon=ICONS[_DEED], about=_DEED.value)
