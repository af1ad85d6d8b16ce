"""Pairing with the hall server from the settings page: by right, looked for in the hall, then paired by its code."""

from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.right import Right
from app.errors import CentralTrouble, HallTrouble
from app.ports import Lane
from app.texts import hall_link as words
from app.texts.language import Text
from app.wire.hall_found import HallFound
from ui.settings.sentence import sentence_of
from ui.settings.view import PageAct
from ui.shell.deed_desk import ICONS, Deed, DeedNeeds
from ui.shell.hall_pairing_dialog import HallPairingDialog

_DEED: Final = Deed.HALL_PAIRING
LOOK_S, PAIR_S = 10.0, 20.0  # deadlines


class HallPairingActs(Protocol):
    """Each on a lane: both ask the network."""

    def nearby(self) -> tuple[HallFound, ...]:
        """Hall servers that answered in the hall; none is no trouble."""
        ...

    def pair(self, *, url: str, typed: str, leave: Leave) -> Text:
        """The sentence for what came of it. Raises InputRefused, HallTrouble, CentralTrouble, RightMissing."""
        ...


class HallPairingDesk:
    """One dialog at a time."""

    def __init__(self, needs: DeedNeeds, acts: HallPairingActs, *, lane: Lane) -> None:
        self._needs, self._acts, self._lane = needs, acts, lane
        self._dialog: HallPairingDialog | None = None
        self.act = PageAct(ICONS[_DEED], words.PAIR_ACT, self.ask)

    @property
    def dialog(self) -> HallPairingDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._needs.window.overlay.held(self._dialog)

    def ask(self) -> None:
        """First whoever may, then the dialog, which is looked for meanwhile."""
        self._needs.gate.ask(Right.CENTRE_ADDRESS, subject=_DEED.value, then=self._open)

    def _open(self, leave: Leave) -> None:
        dialog = HallPairingDialog(self._needs.language.language, parent=self._needs.window)
        dialog.wanted.connect(lambda url, typed: self._pair(url, typed, leave))
        self._dialog = dialog
        self._needs.window.overlay.open(dialog)

        def found(halls: tuple[HallFound, ...]) -> None:
            if self.dialog is dialog:
                dialog.render_found(halls)

        self._lane.run(self._acts.nearby, then=found, failed=lambda _: found(()), deadline_s=LOOK_S)

    def _pair(self, url: str, typed: str, leave: Leave) -> None:
        person, dialog = self._needs.gate.person, self.dialog
        if dialog is None or person is None or person.number != leave.person.number:
            self._close()  # the desk went to somebody else meanwhile
            return
        dialog.render_busy(busy=True)
        self._lane.run(
            lambda: self._acts.pair(url=url, typed=typed, leave=leave),
            then=self._paired,
            failed=self._refused,
            deadline_s=PAIR_S,
        )

    def _paired(self, said: Text) -> None:
        self._close()
        self._tell(said, ICONS[_DEED])

    def _refused(self, error: Exception) -> None:
        said = sentence_of(error, late=words.PAIR_LATE)
        if self.dialog is None:
            self._tell(said, "circle-alert")
            return
        self.dialog.render_busy(busy=False)
        self.dialog.refuse(said, address=isinstance(error, HallTrouble | CentralTrouble | TimeoutError))

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.dismissed.emit()

    def _tell(self, said: Text, icon: str) -> None:
        voice = self._needs.voice()
        if voice is not None:
            voice.tell(said, icon=icon, about=_DEED.value)
